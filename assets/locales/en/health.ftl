# Health: names of what is measured, what the receipt notes, what a reason says.

as-typed = { $text }

# Pillars
pillar-onboarding = onboarding
pillar-usage = usage
pillar-relationship = relationship
pillar-support = support
pillar-sentiment = sentiment
pillar-outcomes = outcomes
pillar-commercial = commercial

# Measures
measure-onboarding-progress = onboarding progress
measure-pacing = pacing of consumption
measure-seat-utilisation = seat utilisation
measure-usage-trend = usage trend
measure-activity-recency = activity recency
measure-activation = activation
measure-touch-recency = two-way touch recency
measure-multithreading = multithreading
measure-champion-sponsor = champion and sponsor
measure-open-severity = open severity
measure-ticket-load = ticket load
measure-csm-pulse = CSM pulse
measure-nps = NPS
measure-csat = CSAT
measure-success-plan = success plan
measure-value-evidence = value evidence
measure-contract-state = contract state
measure-invoices = invoices

# Profiles
profile-onboarding = onboarding
profile-no-telemetry = no telemetry
profile-tech-touch = tech-touch
profile-renewal-window = renewal window
profile-adoption = adoption
profile-steady = steady

# Bands
band-healthy = healthy
band-watch = watch
band-at-risk = at risk
band-critical = critical
band-unknown = unknown
band-excluded = excluded

# States of a measure
measure-state-measured = measured
measure-state-stale = stale
measure-state-missing = missing
measure-state-not-applicable = not applicable

# Units
unit-percent = { $value }%
unit-days = { $value } d
unit-people = { $value ->
    [one] { $value } person
   *[other] { $value } people
}
unit-count = { $value }
unit-ratio = × { $value }
unit-points = { $value ->
    [one] { $value } point
   *[other] { $value } points
}
unit-per-week = { $value } a week
unit-state = { $value }

# Notes of the receipt
note-too-young = not applicable: the account is too young
note-tier-without = not applicable to this tier
note-not-collected = not collected in this book
note-practice-not-in-use = not applicable: not yet on file for three accounts here
note-assumed = { $note } (assumed: carried back from a later file)
note-formula = by its own formula
note-formula-unknown = the formula needs something that is not known
note-priced-by-consumption = not applicable: priced by consumption
note-no-commitment = not applicable: no commitment to consumption
note-no-consumption = no consumption, or no first and last day of the term, on file
note-term-too-young = not applicable: the term has only begun
note-pacing = { $consumed } consumed of { $due } due by then, { $committed } in all
note-no-seats = not applicable: no seats in the plan
note-seats = { $users } active of { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}
note-seats-at-least = at least { $users } active of { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}
note-no-usage = no usage on file
note-too-little-usage = too little usage for a trend
note-trend-weeks = { $metric }: { $base } → { $recent } a week
note-trend-days = active days in 4 weeks ({ $metric }): { $base } → { $recent }
note-trend-months = { $metric }: { $base } → { $recent } a month
note-active = { $metric } last on { $day }
note-never-active = no activity since { $since }
note-activation-reached = activation event reached
note-activation-invited = people invited, no core action yet
note-activation-nothing = nobody invited yet
note-no-touch-known = no touches on file: unknown, not never
note-touch-never = no two-way touch seen since { $since }
note-touch = last two-way touch { $day }
note-no-people-known = no touch on file names its people
note-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
} met in 90 days, target { $target }
note-no-roles = no champion or sponsor on record
note-roles-untold = champion or sponsor on record, but no touch names its people
note-sponsor-missing = no sponsor on record
note-role-left = { $who } left, no successor on record
note-role-weakened = { $who } no longer argues for us
note-roles-active = { $who } in contact
note-role-silent = no recent contact with { $who }
note-no-tickets = no tickets on file
note-p1-open = { $days ->
    [0] oldest P1 opened today
   *[other] oldest P1 open for { $days } d
}
note-ticket-open = { $days ->
    [0] oldest ticket opened today
   *[other] oldest ticket open for { $days } d
}
note-no-open-ticket = no open ticket
note-too-few-months = too few months of tickets
note-tickets-silent = no ticket in { $days ->
    [one] { $days } day
   *[other] { $days } days
}: silence is no health
note-tickets = { $tickets } in 30 days, own median { $base }
note-no-pulse = no pulse given
note-pulse = { $days ->
    [0] { $level }, today
   *[other] { $level }, { $days } d ago
}
note-pulse-old = { $days ->
    [0] { $level }, today: due again
   *[other] { $level }, { $days } d ago: due again
}
note-no-answers = no answers on file
note-too-few-answers = too few answers
note-answers = { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
note-plan-none = no success plan
note-plan-draft = plan still a draft, { $overdue ->
    [0] nothing
   *[other] { $overdue }
} overdue
note-plan-agreed = plan agreed, { $overdue ->
    [0] nothing
   *[other] { $overdue }
} overdue
note-proof = last proof { $day }
note-proof-none = no proof of value
note-no-terms = no contract terms on file
note-contract-clean = nothing against the renewal
note-renewal-off = auto-renewal switched off
note-notice-served = notice served
note-competitor = competitor named: { $name }
note-term-shortened = term shortened from { $from } to { $to ->
    [one] { $to } day
   *[other] { $to } days
}
note-seats-cut = seats { $from } → { $to } ({ $percent })
note-downgrade = ARR { $from } → { $to }
note-no-invoices = no invoices on file
note-none-overdue = none overdue
note-invoice-late = oldest { $days } d overdue
note-invoice-disputed = an invoice is disputed
note-no-checklist = no onboarding checklist
note-checklist = { $done } done on day { $day } of { $target }

# Caps
cap-auto-renew-off = auto-renewal off
cap-auto-renew-off-evidence = auto-renewal was switched off on { $day }
cap-notice-served-evidence = notice was served, on file since { $day }
cap-dark-account = dark account
cap-dark-account-evidence = no core action in { $days ->
    [one] { $days } day
   *[other] { $days } days
} since the start
cap-red-pulse = red pulse
cap-red-pulse-evidence = red pulse of { $day }: { $reason }
cap-champion-gone = champion gone
cap-champion-gone-evidence = { $who } left on { $day }, no successor on record
cap-p1-open = P1 open
cap-p1-open-evidence = P1 open for { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $what }
cap-invoice-overdue = invoice overdue
cap-invoice-overdue-evidence = invoice { $number } overdue or disputed for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
cap-competitor = competitor
cap-competitor-evidence = the renewal names a competitor: { $name }
cap-seats-half-used = seats half used
cap-seats-half-used-evidence = { $percent } of { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
} in use
cap-coverage = coverage
cap-coverage-evidence = only { $coverage } of the weight is measured: missing data makes no green
cap-weak-pillar = weak pillar
cap-weak-pillar-evidence = the lowest pillar stands at { $score }: no green over a red pillar
cap-stale-ceiling = stale ceiling
cap-stale-ceiling-evidence = { $measure } is stale: the score stays at its last measured value

# Rules
rule-opt-out-near = opt-out near
rule-auto-renew-off = auto-renewal off
rule-usage-drop = usage drop
rule-no-touch = no touch
rule-champion-left = champion left
rule-p1-open = P1 open
rule-invoice-overdue = invoice overdue
rule-score-fall = score fall
rule-promise-overdue = promise overdue
rule-usage-slide = usage slide
rule-seats-low = few seats used
rule-no-activity = no activity
rule-dark-account = dark account
rule-no-sponsor = no sponsor
rule-sponsor-silent = sponsor silent
rule-single-threaded = single-threaded
rule-ticket-spike = ticket spike
rule-spike-then-silence = spike, then silence
rule-sla-breach = SLA breaches
rule-nps-detractor = detractor
rule-nps-fall = NPS fall
rule-csat-fall = CSAT fall
rule-onboarding-overdue = onboarding overdue
rule-ttv-overrun = time to value overrun
rule-objective-overdue = objective overdue
rule-no-value-proof = no proof of value
rule-qbr-missed = QBR missed
rule-no-shows = no-shows
rule-contraction = contraction
rule-red-too-long = red too long
rule-pulse-stale = pulse stale
rule-no-owner = no owner
rule-csm-churn = CSM changes
rule-competitor = competitor named
rule-external-event = external event
rule-expansion = room to grow

# Metrics
metric-core-actions = core actions
metric-events = events
metric-sessions = sessions
metric-active-users = active users
metric-logins = logins
metric-api-calls = API calls

# Why now: the reason, and the evidence in full
signal-opt-out-near = { $days ->
    [0] opt-out today
   *[other] opt-out in { $days } d
}
signal-opt-out-near-evidence = { $days ->
    [0] opt-out by today, { $day }
    [one] opt-out by { $day }, in { $days } day
   *[other] opt-out by { $day }, in { $days } days
} (from { $threshold } on), and no renewal talk is logged
signal-opt-out-moved-evidence = { $days ->
    [0] opt-out by today, { $day } (notice ends { $legal })
    [one] opt-out by { $day } (notice ends { $legal }), in { $days } day
   *[other] opt-out by { $day } (notice ends { $legal }), in { $days } days
} (from { $threshold } on), and no renewal talk is logged
signal-order-near = { $days ->
    [0] order due today
   *[other] order due in { $days } d
}
signal-order-late = order { $days } d late
signal-order-near-evidence = { $days ->
    [0] the next term needs an order today, { $day }
    [one] the next term needs an order by { $day }, in { $days } day
   *[other] the next term needs an order by { $day }, in { $days } days
} (from { $threshold } on), and no renewal talk is logged
signal-order-late-evidence = the next term needed an order by { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (from { $threshold } on), and no renewal talk is logged
signal-end-near = { $days ->
    [0] term ends today
   *[other] term ends in { $days } d
}
signal-end-near-evidence = { $days ->
    [0] the term ends today, { $day }
    [one] the term ends { $day }, in { $days } day
   *[other] the term ends { $day }, in { $days } days
} (from { $threshold } on); its notice is unknown, and no renewal talk is logged
signal-auto-renew-off = auto-renewal switched off
signal-auto-renew-off-evidence = auto-renewal was switched off on { $day }, within this term
signal-notice-served = notice served
signal-notice-served-evidence = notice was served, on file since { $day }
signal-usage-drop = usage { $percent }
signal-usage-drop-evidence = { $metric } { $from } → { $to } a week, { $percent } against the 8-week median (threshold { $threshold })
signal-usage-drop-since-evidence = { $metric } { $from } → { $to } a week since { $since }, { $percent } against the 8-week median of then (threshold { $threshold }); the median of today is { $usual }
signal-usage-drop-month-evidence = { $metric } { $from } → { $to } a month, { $percent } against the 3-month median (threshold { $threshold })
signal-no-touch = no touch for { $days } d
signal-no-touch-evidence = last two-way touch { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (limit { $threshold })
signal-never-touched = no touch seen, { $days } d
signal-never-touched-evidence = no two-way touch seen since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $threshold })
signal-champion-left = champion left
signal-champion-left-evidence = champion { $who } left on { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago, and no successor is on record
signal-sponsor-left = sponsor left
signal-sponsor-left-evidence = sponsor { $who } left on { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago, and no successor is on record
signal-champion-bounced = champion's mail bounces
signal-sponsor-bounced = sponsor's mail bounces
signal-bounced-evidence = mail to { $who } bounces since { $day }: check whether they have left
signal-p1-open = { $open ->
    [one] P1 open { $days } d
   *[other] { $open } P1 open, { $days } d
}
signal-p1-open-evidence = P1 “{ $what }” open since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold })
signal-invoice-overdue = invoice { $days } d overdue
signal-invoice-overdue-evidence = invoice { $number } of { $amount } was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (threshold { $threshold })
signal-invoice-overdue-evidence-plain = invoice { $number } was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (threshold { $threshold })
signal-score-fall = score down { $points }
signal-score-fall-since-evidence = score { $from } → { $low } by { $day }, down { $points } within { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold }); today { $to }, not yet { $recovered ->
    [one] { $recovered } point
   *[other] { $recovered } points
} up
signal-score-fall-by-today-evidence = { $evidence }, by the weights and practices of today
signal-score-fall-evidence = score { $from } → { $to }, down { $points } within { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold })
signal-red-pulse = red pulse
signal-red-pulse-evidence = red pulse of { $day }: { $reason }
signal-promise-overdue = promise { $days } d overdue
signal-promise-overdue-evidence = we promised “{ $what }” for { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago
signal-usage-slide = usage sliding { $percent }
signal-usage-slide-evidence = { $metric } { $from } → { $to } a week, { $percent } against the four weeks before { $since } (threshold { $threshold })
signal-seats-low = { $percent } of seats used
signal-seats-low-evidence = { $users } of { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
} in use in 30 days, { $percent } (threshold { $threshold })
signal-seats-low-evidence-at-least = at least { $users } of { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
} in use, { $percent } (threshold { $threshold })
signal-no-activity = no activity for { $days } d
signal-no-activity-evidence = last use of the product { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} before the last data (threshold { $threshold })
signal-dark-account = never used, { $days } d
signal-dark-account-evidence = no core action since the start on { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold })
signal-no-sponsor = no executive sponsor
signal-no-sponsor-evidence = none of { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
} is the executive sponsor (expected: 1)
signal-sponsor-silent = sponsor silent { $days } d
signal-sponsor-silent-evidence = last contact with the sponsor { $who } { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (limit { $threshold })
signal-single-threaded = only one contact answers
signal-single-threaded-evidence = one person in two-way touches of { $days ->
    [one] { $days } day
   *[other] { $days } days
} (at least 2, target { $target })
signal-sponsor-unseen-evidence = no touch with the sponsor { $who } seen since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $threshold })
signal-nobody-answers = no contact answers
signal-nobody-answers-evidence = nobody in two-way touches of { $days ->
    [one] { $days } day
   *[other] { $days } days
} (at least 2, target { $target })
signal-until-clear-evidence = { $said }, open until { $clear }
signal-ticket-spike = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
} in 30 d
signal-ticket-spike-evidence = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
} in the 30 days to { $day }, usually { $usual } (threshold { $threshold })
signal-spike-then-silence = silent after a ticket spike
signal-spike-then-silence-evidence = after the spike of { $day } only { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
} in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, usually { $usual } in 30, and usage { $percent }
signal-sla-breach = { $count ->
    [one] { $count } SLA breach
   *[other] { $count } SLA breaches
}
signal-sla-breach-evidence = { $count ->
    [one] { $count } SLA breach
   *[other] { $count } SLA breaches
} in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, the last on { $day } (threshold { $threshold }, or one P1)
signal-nps-detractor = detractor, NPS { $points }
signal-nps-detractor-evidence = { $who } answered { $score } on { $day } (threshold { $threshold }), and nobody has talked with them since
signal-nps-fall = NPS down { $points }
signal-nps-fall-evidence = { $who } answered { $from } → { $to } on { $day } (threshold −{ $threshold }), and nobody has talked with them since
somebody = somebody
signal-csat-fall = CSAT down { $points }
signal-csat-fall-evidence = CSAT { $from } → { $to } in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, { $count ->
    [one] { $count } answer
   *[other] { $count } answers
} (threshold −{ $threshold })
signal-csat-low = { $count ->
    [one] { $count } CSAT answer
   *[other] { $count } CSAT answers
} very low
signal-csat-low-evidence = { $count ->
    [one] { $count } CSAT answer
   *[other] { $count } CSAT answers
} of { $bottom } or less in { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold })
signal-milestones-late = { $count ->
    [one] { $count } milestone
   *[other] { $count } milestones
} overdue
signal-onboarding-slip = onboarding { $days } d late
signal-milestones-late-evidence = { $count ->
    [one] { $count } milestone
   *[other] { $count } milestones
} overdue (threshold { $milestones }), { $days ->
    [one] { $days } business day
   *[other] { $days } business days
} late in all (threshold { $slip })
signal-onboarding-slow = onboarding at { $percent } of pace
signal-onboarding-slow-evidence = work done is { $percent } of what should be done by day { $day } of { $target } (threshold { $threshold })
signal-ttv-overrun = no value after { $days } d
signal-ttv-overrun-evidence = { $days ->
    [one] { $days } day
   *[other] { $days } days
} since the onboarding began on { $day }, planned { $target } (threshold { $threshold }), and no first value yet
signal-objective-overdue = objective { $days } d overdue
signal-objective-overdue-evidence = objective “{ $what }” was due { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (threshold { $threshold })
signal-plan-idle = plan idle { $days } d
signal-plan-idle-evidence = nothing in the success plan was finished since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold })
signal-proof-old = value proof { $days } d old
signal-proof-old-evidence = last proof of value { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (limit { $threshold })
signal-proof-none = no value proof, { $days } d
signal-proof-none-evidence = no proof of value since the start on { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $threshold })
signal-qbr-missed = no QBR for { $days } d
signal-qbr-missed-evidence = last QBR { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (limit { $threshold }), and none is planned
signal-qbr-none = never a QBR, { $days } d
signal-qbr-none-evidence = no QBR since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $threshold }), and none is planned
signal-qbr-declined = QBR declined { $count ->
    [one] { $count } time
   *[other] { $count } times
}
signal-qbr-declined-evidence = the last { $count } QBRs were not held, the newest on { $day } (threshold { $threshold })
signal-no-shows = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
} missed
signal-no-shows-evidence = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
} in a row not held, the last with { $who } on { $day } (threshold { $threshold })
signal-seats-cut = seats cut { $percent }
signal-seats-cut-evidence = seats { $from } → { $to } on { $day }, { $percent }
signal-downgrade = ARR down { $percent }
signal-downgrade-evidence = ARR { $from } → { $to } on { $day }, { $percent }
signal-shortened = term shortened { $percent }
signal-shortened-evidence = term { $from } → { $to ->
    [one] { $to } day
   *[other] { $to } days
} on { $day }, { $percent }
signal-red-too-long = red for { $days } d, no plan
signal-red-too-long-evidence = red since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (threshold { $threshold }), now { $score }, and neither a success plan nor a play is open
signal-pulse-stale = pulse { $days } d old
signal-pulse-stale-evidence = last pulse { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (threshold { $threshold })
signal-no-owner = no owner for { $days } d
signal-owner-left = owner left { $days } d ago
signal-owner-left-evidence = { $who } no longer looks after accounts since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $threshold })
signal-no-owner-evidence = nobody has owned the account since { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $threshold })
signal-csm-churn = CSM changed { $count ->
    [one] { $count } time
   *[other] { $count } times
}
signal-csm-churn-evidence = the owner changed { $count ->
    [one] { $count } time
   *[other] { $count } times
} in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, last on { $day } (threshold { $threshold })
signal-competitor = competitor named
signal-competitor-evidence = an open opportunity names { $name }, on file since { $day }
signal-competitor-talk-evidence = a competitor came up in { $count ->
    [one] { $count } touch
   *[other] { $count } touches
} of { $days ->
    [one] { $days } day
   *[other] { $days } days
}, last on { $day } (threshold { $threshold }, or once with a buyer)
signal-external-event = { $event }
signal-external-event-evidence = { $event }, noted on { $day }: { $what }
event-acquisition = acquisition
event-leadership = change at the top
event-layoffs = layoffs
event-distress = in distress
signal-expansion = { $percent } of seats used
signal-expansion-evidence = { $percent } of the seats in use, { $before } four weeks ago (from { $threshold } on)

# Compounds: what signals mean together
compound-full = { $name }: { $parts }
compound-partial = { $count } of 3 of { $name }: { $parts }
compound-decapitation = decapitation
compound-quiet-quit = quiet quit
compound-exit-preparation = exit preparation
compound-shelfware = shelfware
compound-failed-launch = failed launch
compound-value-vacuum = value vacuum
compound-contraction-spiral = contraction spiral
part-data-export = their data asked for
part-termination = competitor, or terms of leaving
part-never-live = never live
part-short-term = short term

# Signals over time and over the book
episode-cleared = cleared: { $rule } (open { $days } d)
signal-held = held back today
signal-back = back
signal-of-many = across the book
shared-drop = { $rule } in { $accounts } of { $of ->
    [one] { $of } account
   *[other] { $of } accounts
} since { $day }: product or export?

# A scorecard that cannot be read
scorecard-unreadable = { $file }, line { $line }: this scorecard cannot be read ({ $detail }). Correct the line, or remove the file to use the built-in scorecard.
scorecard-format = { $file }, line { $line }: this scorecard has format { $format }, and this version reads format 1. Update mamori, or set format = 1.
scorecard-unknown = { $file }, line { $line }: there is no “{ $name }”. Known are: { $known }.
scorecard-sum = { $file }, line { $line }: the weights of “{ $name }” sum to { $sum } and not to 100. Correct them so that they do.
scorecard-crossed = { $file }, line { $line }: the thresholds of “{ $name }” cross, or points leave 0–100. Put them in order.
scorecard-no-default = { $file }, line { $line }: the last profile must hold for every account. Give it when = "always".
scorecard-taken = { $file }, line { $line }: “{ $name }” is the name of a built-in measure or pillar. Choose another id for your own measure.
scorecard-formula = { $file }, line { $line }: the value of “{ $name }” cannot be worked out ({ $why }). Correct the formula, such as value = "x.logins_30d / seats".
formula-unknown = there is no “{ $name }”; known are { $known }
formula-odd = “{ $sign }” does not belong there
formula-unfinished = it ends too early

# Severities
severity-p1 = P1
severity-p2 = P2
severity-p3 = P3
severity-good = +
