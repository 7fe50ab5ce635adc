# Scores beside the receipt: the way back, changes, other days, other numbers.

# What would make it healthy, what is missing, why it changed
recovery-way = To be healthy ({ $score }): { $steps }.
recovery-step = { $measure } { $from } → { $to }, { $points ->
    [one] { $points } point
   *[other] { $points } points
}
recovery-step-points = { $measure } to { $points ->
    [one] { $points } point
   *[other] { $points } points
}
recovery-step-new = { $measure } on record with at least { $points ->
    [one] { $points } point
   *[other] { $points } points
}
recovery-do = { $do } ({ $reach })
recovery-lift = “{ $cap }” settled
unknown-coverage = No score: { $coverage } is measured, and { $least } is needed.
unknown-pillars = No score: { $count ->
    [one] { $count } pillar is
   *[other] { $count } pillars are
} measured, and { $least } are needed.
unknown-weight = No score: the pillars that are measured weigh { $weight } of 100, and { $least } is needed.
lack-more = { $count } more
do-csm-pulse-first = give your pulse
do-nps-first = ask for NPS
do-csat-first = ask for ratings of tickets
lack-list = Not known: { $list }.
lack-missing = { $measure } missing (-{ $coverage } of coverage)
lack-stale = { $measure } too old (-{ $coverage } of coverage)
lack-whole = Without these gaps the score would be { $score }.
change-line = In { $days ->
    [one] { $days } day
   *[other] { $days } days
} { $delta }: { $parts }.
change-none = In { $days ->
    [one] { $days } day
   *[other] { $days } days
} no change.
change-no-score-then = { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago there was no score.
change-no-score-now = { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago there was a score, now there is none.
change-part = { $name } { $points }
change-rest = { $count ->
    [one] { $count } smaller part { $points }
   *[other] { $count } smaller parts { $points }
}
change-weight = other weights ({ $name })
change-cap = limit “{ $name }”
change-coverage = { $name } came or went
change-config = scorecard or settings
change-late = facts that came in later
change-kind-data = data
change-kind-weight = weight
change-kind-cap = cap
change-kind-coverage = coverage
change-kind-config = config
points-up = +{ $points }
points-down = -{ $points }
brief-outlook = Back to healthy

# Two days of the book
moves-kind = Move
moves-account = Account
moves-from = From
moves-to = To
moves-worse = worse
moves-better = better
moves-other = other
moves-appeared = appeared
moves-left = left
moves-none = From { $since } to { $until } nobody changed band, appeared or left.

# The book of another day
cmd-as-of = book as of a day
cmd-since = who moved since a day
prompt-as-of = As of
prompt-since = Moved since
echo-past-day = A day, or how long ago: 2026-03-01, 30d, last fri; "today" comes back
header-as-of = as of { $day }
travel-no-day = “{ $text }” is no day. Type one, such as 2026-03-01 or 30d.
travel-ahead = { $day } is ahead, and nothing is known of it yet. Name today or a day before.
travel-going = The book is put together as it was known on { $day }.
travel-there = This is the book as it was known on { $day }. Type :as-of today to come back.
travel-back = This is the book of today.
travel-here = This is the book of today already.
travel-read-only = Nothing is written here: this is the book of { $day }. Type :as-of today first.
page-moves = Moves
moves-span = From { $since } to { $until }

# What if
help-what-if = Who changes band under other weights, limits and thresholds; writes nothing
help-what-if-example = mamori what-if --set usage_trend.weight=60 --set red_pulse.limit=55
arg-wish = A number to change: MEASURE.weight, PILLAR.weight, CAP.limit or MEASURE.THRESHOLD
arg-scorecard = A scorecard to lay over the one in force
what-if-nothing = There is nothing to try. Name a number (--set usage_trend.weight=60) or a file (--scorecard FILE).
what-if-said = { $flips } { $flips ->
    [one] account changes
   *[other] accounts change
 } band: { $redder } more at risk, { $calmer } no longer. The red list takes { $from ->
    [one] { $from } hour
   *[other] { $from } hours
} now, { $to } then.
wish-odd = “{ $text }” is no change of a number. Write it as usage_trend.weight=60 or red_pulse.limit=55.
wish-unknown = There is no number “{ $name }”. Measures and pillars are: { $known }; caps and their names are in mamori health --json.
wish-outside = { $name } goes from 0 to { $most }, and { $value } is outside. Nothing was changed.
wish-negative = { $name } cannot be below 0, and { $value } is. Nothing was changed.
scorecard-kept = Your scorecard is changed
cmd-what-if = what if: other weights and limits
cmd-keep-trial = keep the numbers on trial
cmd-drop-trial = drop the numbers on trial
prompt-what-if = What if
echo-what-if = usage_trend.weight=60 red_pulse.limit=55; several at once
header-what-if = what if
receipt-tried = What if: by the numbers on trial, not by those that are kept
trial-reading = The book is read for the trial.
trial-said = { $flips } change band, { $redder } more at risk, { $calmer } no longer; red list { $from } h, then { $to } h - :keep or :drop
trial-none = Nothing is on trial. Type :what-if to try other numbers.
trial-dropped = The scorecard is as it was.
trial-read-only = Other numbers are on trial. Type :keep or :drop first.

# The week
help-queue = What to do this week: must-dos, ranked work, the cut line, what will not fit
help-queue-example = mamori queue --hours 12
arg-hours = Hours there are for the queue this week
queue-kind = Queue
queue-kind-must-do = must do
queue-kind-ranked = ranked
queue-kind-deferred = not this week
queue-minutes = min
queue-carry = weeks
queue-reason = Why
queue-cut = --- not this week ---
queue-top-account = top account, last spoken with on { $day }
queue-top-account-never = top account, never spoken with
queue-no-hours = “{ $text }” is no number of hours. Type one, such as 6.
queue-keys = j k choose   Enter opens the account   Esc back
queue-said = { $must ->
    [one] { $must } must-do
   *[other] { $must } must-dos
} and { $ranked } ranked take { $used ->
    [one] { $used } hour
   *[other] { $used } hours
} (there { $budget ->
    [one] is { $budget } hour
   *[other] are { $budget } hours
}); { $deferred ->
    [0] everything fits this week.
   *[other] { $deferred } will not fit this week.
}
queue-booked = Meetings of the next seven days take { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} besides.
queue-red = The red list ({ $count ->
    [one] { $count } account
   *[other] { $count } accounts
}) takes { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} in all.

# The week and the news on the screen
cmd-queue = the week's queue
cmd-news = new since your last visit
page-queue = This week
page-news = New since your last visit
queue-item-minutes = { $minutes } min
queue-item-carry = { $weeks } w
news-line = Since { $since }: { $what }. All of it: :news
news-line-signals = { $count ->
    [one] { $count } new signal
   *[other] { $count } new signals
}
news-line-promises = { $count ->
    [one] { $count } promise due
   *[other] { $count } promises due
}
news-since = Since { $since }
news-moves = Moved band
news-signals = New signals
news-promises = Promises due
news-more = and { $count } more
news-synced = Data of { $day }

# Parents and children
label-roll-up = Family
roll-up-said = own { $own }, worst child { $worst }, all by ARR { $weighted }; { $unknown } without a score
roll-up-worst = { $name } { $points }
points-plain = { $points }

# What a person can do so that a measure gets better.
do-onboarding-progress = finish the overdue milestones, or agree on new dates in writing
do-seat-utilisation = get unused seats into use, or agree on fewer
do-pacing = agree on what the commitment is to be used for, and start it
do-usage-trend = find with the champion why use fell, and win it back
do-activity-recency = bring somebody back into the product
do-activation = get the first users to the activation event
do-touch-recency = hold a two-way call or meeting
do-multithreading = meet more people of the customer
do-champion-sponsor = name a champion and a sponsor, and meet them
do-open-severity = have the urgent and the old tickets closed
do-ticket-load = bring down what the tickets are about
do-csm-pulse = give your pulse again once it has changed
do-nps = close the loop with detractors and ask again
do-csat = follow up the low ratings
do-success-plan = agree on a success plan and meet what is overdue
do-value-evidence = put a proof of value with its figure on record
do-contract-state = have the notice, cut or evaluation withdrawn in writing
do-invoices = have the overdue invoices paid or the dispute settled
