### The brief before a call, pages that leave the house, follow-up messages.

brief-title = Brief: { $account }, { $day }
brief-state = Where it stands
brief-questions = Three questions
brief-promises = Promises
brief-people = People
brief-usage = Use, against its own baseline
brief-dates = Dates and invoices
brief-tickets = Open tickets
brief-timeline = Last entries
brief-onboarding = Onboarding
brief-since = Since you last spoke on { $day }
brief-since-touch = Since the { $kind } on { $day }
brief-since-never = No two-way touch on file; changes since { $day }

brief-nothing = Nothing on file.
brief-no-change = Nothing has changed.
brief-no-promise = No open promise on either side.
brief-no-people = Nobody is on file. Import contacts, or add one with the next call.
brief-no-usage = Use does not apply to this account.
brief-use-unknown = No use is on file for this account.
brief-no-date = No term, deadline or invoice on file.
brief-no-ticket = No open ticket.
brief-tickets-unknown = No source of tickets: whether one is open is not known.
brief-no-entry = Nothing has been logged yet.

brief-score = Health { $score } ({ $band }), { $change }
brief-score-none = Health { $band }: too little is measured
brief-score-up = up { $points } in 30 days
brief-score-down = down { $points } in 30 days
brief-score-same = as 30 days ago
brief-score-no-history = no history of 30 days yet
brief-amount = { $amount }
brief-percent = { $value }
brief-contract = ARR { $arr }, owner { $owner }, stage { $stage }
brief-pulse = Your pulse: { $level } on { $day }
brief-pulse-reason = { $pulse }, because of: { $reason }

brief-measure = { $measure }: { $value } ({ $note })
brief-measure-missing = { $measure }: no data ({ $note })
brief-no-note = as measured

brief-promise-ours = We: { $text }, no date
brief-promise-ours-due = We: { $text }, by { $due }
brief-promise-ours-late = { $days ->
    [one] We: { $text }, { $days } day late (was due { $due })
   *[other] We: { $text }, { $days } days late (was due { $due })
}
brief-promise-theirs = They: { $text }, no date
brief-promise-theirs-due = They: { $text }, by { $due }
brief-promise-theirs-late = { $days ->
    [one] They: { $text }, { $days } day late (was due { $due })
   *[other] They: { $text }, { $days } days late (was due { $due })
}

brief-person = { $name }, { $title }
brief-person-met = { $who }: { $role }, last met { $day }
brief-person-never-met = { $who }: { $role }, never met
brief-person-role = { $who }: { $role }
brief-more-people = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
brief-gap-champion = No champion on file
brief-gap-sponsor = No executive sponsor on file
brief-gap-buyer = No economic buyer on file
brief-gap-left = The { $role } { $name } left on { $day }; nobody has followed

brief-change-score = Health { $from } → { $to }
brief-change-usage = { $metric } a week: { $from } → { $to } ({ $change })
brief-change-tickets = Tickets: { $opened } opened, { $closed } closed
brief-change-ticket = New: { $name }
brief-change-paid = Invoice { $number } was paid on { $day }
brief-change-overdue = Invoice { $number } became overdue (due { $day })
brief-change-left = { $name } left on { $day }
brief-change-role = { $name } is now { $role }
brief-change-renewal-off = Auto-renewal was switched off on { $day }
brief-change-notice = Notice was served on { $day }
brief-change-competitor = { $name } is being looked at as an alternative
brief-change-shortened = The term was shortened from { $from } to { $to ->
    [one] { $to } day
   *[other] { $to } days
}
brief-change-seats = Seats { $from } → { $to }
brief-change-arr = ARR { $from } → { $to }
brief-change-nps = NPS { $score }{ $who }
brief-change-csat = CSAT { $score }{ $who }
brief-change-ces = CES { $score }{ $who }
brief-change-state = { $field }: { $from } → { $to }

brief-words = { $answer }: “{ $words }”

brief-date-renewal = { $days ->
    [0] Renews today, { $day }
    [one] Renews on { $day }, in { $days } day
   *[other] Renews on { $day }, in { $days } days
}
brief-date-end = { $days ->
    [0] The term ends today, { $end }; it renews on order
    [one] The term ends on { $end }, in { $days } day; it renews on order
   *[other] The term ends on { $end }, in { $days } days; it renews on order
}
brief-date-order = { $days ->
    [0] Order due today, { $day }
    [one] Order due by { $day }, in { $days } day
   *[other] Order due by { $day }, in { $days } days
}
brief-date-order-late = { $days ->
    [one] The order was due on { $day }, { $days } day ago
   *[other] The order was due on { $day }, { $days } days ago
}
brief-date-notice = { $days ->
    [0] Opt-out by today, { $day }
    [one] Opt-out by { $day }, { $days } day left
   *[other] Opt-out by { $day }, { $days } days left
}
brief-date-notice-moved = { $days ->
    [0] Opt-out by today, { $day } (notice ends { $legal })
    [one] Opt-out by { $day } (notice ends { $legal }), { $days } day left
   *[other] Opt-out by { $day } (notice ends { $legal }), { $days } days left
}
brief-date-notice-over = { $days ->
    [one] The opt-out deadline was { $day }, { $days } day ago
   *[other] The opt-out deadline was { $day }, { $days } days ago
}
brief-date-off = Auto-renewal is off since { $day }
brief-date-touch = Next { $kind } on { $day }: { $subject }
brief-date-touch-bare = Next { $kind } on { $day }
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
brief-date-fiscal = Their fiscal year ends: { $end }
brief-invoice-late = { $days ->
    [one] Invoice { $number }, { $amount }: { $days } day overdue (due { $due })
   *[other] Invoice { $number }, { $amount }: { $days } days overdue (due { $due })
}
brief-invoice-due = Invoice { $number }, { $amount }: due { $due }
brief-invoice-open = Invoice { $number }, { $amount }: open

brief-ticket = { $days ->
    [0] { $priority } { $name }, opened today
    [one] { $priority } { $name }, open { $days } day
   *[other] { $priority } { $name }, open { $days } days
}
brief-ticket-priority = P{ $priority }
brief-ticket-unrated = Unrated
brief-more-tickets = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

brief-steps = { $done } of { $total ->
    [one] { $total } step
   *[other] { $total } steps
} done
brief-steps-unit = { $unit }: { $done } of { $total ->
    [one] { $total } step
   *[other] { $total } steps
} done
brief-step = Next step: { $step }
brief-step-due = Next step: { $step }, by { $due }
brief-step-late = { $days ->
    [one] Next step: { $step }, { $days } day late (was due { $due })
   *[other] Next step: { $step }, { $days } days late (was due { $due })
}

brief-entry = { $day } { $kind }: { $said }
brief-entry-with = { $entry } [{ $who }]

ask-renewal-off = What would have to change for you to stay with us?
ask-left = Who takes over from { $name }, and when can we meet?
ask-p1 = How far does “{ $subject }” still stop your work today?
ask-promise-late = What do you still need from us for “{ $text }”, and by when?
ask-promised-late = Where does “{ $text }” stand, and can we help?
ask-competitor = What do you hope to find at { $name } that you miss here?
ask-usage-falls = What has changed in the team's work since use went down?
ask-usage-grows = Which team brought the growth, and who is next?
ask-invoice-late = What holds invoice { $number } up on your side?
ask-step-late = What keeps “{ $step }” from being done, and who can decide it?
ask-order = Who places the order, and when does it go out?
ask-renewal = Who decides on the next term, and what do they need to see before { $day }?
ask-answer = What was behind your answer to our survey?
ask-tickets = What is behind the tickets of the last weeks: one cause, or many?
ask-seats-idle = Who was meant to use the seats that stand idle?
ask-seats-full = Who is waiting for a seat?
ask-seats-grew = What do the people who came in with the new seats use it for?
ask-silent = What has happened at your end since we last spoke?
ask-single = Who besides { $name } should we know?
ask-no-sponsor = Who in the management looks at the results?
ask-no-champion = Who on your side speaks for the product when we are not there?
ask-no-buyer = Who signs the next term?
ask-never-met = Could { $name } join us next time?
ask-unmeasured = How many people work with it in a normal week, and on what?
ask-praised = Would you tell others what you told us?
ask-term = Which result so far will count most when the next term is decided, before { $day }?
ask-worth = By which figure will you judge on { $day } that the term was worth it?
ask-seats-free = Who comes next for the seats that are still free?
ask-objective-late = What keeps “{ $title }” from being reached, and does it still matter?
ask-objective = How far is “{ $title }”, and what would bring it forward?
ask-answer-fair = What would have made your answer to our survey a better one?
ask-answer-good = Does your answer to our survey still hold today?
ask-live = What is harder than you expected since the go-live?
ask-module = What do you do { $module } with now: was it replaced, or is something missing?
ask-deal = What is still missing for your decision on “{ $name }”?
ask-budget = What has to stand in the budget for your next year?
ask-course = Who still needs “{ $course }”, and when would it suit?
ask-met-long = How does { $name } see it at the moment, and can we talk soon?
ask-step-near = Is everything in place for “{ $step }”?
ask-promise-near = Is { $day } still early enough for “{ $text }”?
ask-promised-near = Will “{ $text }” be ready by { $day }, or is something in the way?
ask-ticket = How much does “{ $subject }” hold you up?
ask-ticket-closed = Has “{ $subject }” stayed solved?
ask-last-talk = Last time it was about “{ $subject }”: what came of it?
ask-no-people = Who decides on your side, and who works with it every day?
ask-no-term = Until when does your current term run, and how does it go on?
ask-no-objective = What do you want to have reached with it a year from now?
ask-proof = Which result could you put a number on?
ask-no-feedback = From 0 to 10, how likely are you to recommend us, and why?
ask-never-spoke = What should we have talked about long ago?

fact-renewal-off = Auto-renewal is off since { $day }.
fact-left = { $name } ({ $role }) left on { $day }; nobody has followed.
fact-p1 = { $days ->
    [0] P1 ticket { $key } was opened today.
    [one] P1 ticket { $key } has been open for { $days } day.
   *[other] P1 ticket { $key } has been open for { $days } days.
}
fact-promise-late = Our promise, due { $due }, is open.
fact-promised-late = Their promise, due { $due }, is open.
fact-competitor = { $name } stands in an open opportunity.
fact-invoice-late = { $days ->
    [one] Invoice { $number } is { $days } day overdue.
   *[other] Invoice { $number } is { $days } days overdue.
}
fact-step-late = { $days ->
    [one] Due { $due }, { $days } day late.
   *[other] Due { $due }, { $days } days late.
}
fact-order = The order is due by { $day }; the term ends on { $end }.
fact-notice = { $days ->
    [0] The opt-out deadline is today, { $day }.
    [one] The opt-out deadline is { $day }, in { $days } day.
   *[other] The opt-out deadline is { $day }, in { $days } days.
}
fact-answer = { $score } on { $day }
fact-tickets = { $count ->
    [one] { $count } ticket in four weeks; usually { $usual }.
   *[other] { $count } tickets in four weeks; usually { $usual }.
}
fact-seats = { $percent } of { $seats ->
    [one] { $seats } seat is
   *[other] { $seats } seats are
} in use.
fact-seats-grew = Seats went from { $from } to { $to } in a year.
fact-silent = { $days ->
    [0] The last two-way touch was today, { $day }.
    [one] The last two-way touch was on { $day }, { $days } day ago.
   *[other] The last two-way touch was on { $day }, { $days } days ago.
}
fact-never-spoke = Missing: no two-way touch is on file.
fact-single = Only { $name } took part in the last three months.
fact-vacant = Nobody on file is { $role }.
fact-never-met = { $name } ({ $role }) took part in no touch on file.
fact-unmeasured = Missing: no use is on file for this account.
fact-term = { $days ->
    [0] The term ends today, { $day }.
    [one] The term ends on { $day }, in { $days } day.
   *[other] The term ends on { $day }, in { $days } days.
}
fact-objective-late = { $days ->
    [one] This objective was due on { $due }, { $days } day ago.
   *[other] This objective was due on { $due }, { $days } days ago.
}
fact-objective-due = The next objective of the plan, due { $due }.
fact-objective = An open objective of the plan.
fact-live = Live since { $day }.
fact-module = { $module }: last used on { $day }.
fact-deal = Open opportunity “{ $name }”, to close on { $day }.
fact-budget = Their fiscal year ends on { $day }.
fact-course = The certificate for “{ $course }” ran out on { $day }.
fact-met-long = { $days ->
    [one] { $name } ({ $role }) was last met on { $day }, { $days } day ago.
   *[other] { $name } ({ $role }) was last met on { $day }, { $days } days ago.
}
fact-step-near = { $days ->
    [0] The next step of the onboarding is due today, { $due }.
    [one] The next step of the onboarding is due on { $due }, in { $days } day.
   *[other] The next step of the onboarding is due on { $due }, in { $days } days.
}
fact-promise-near = { $days ->
    [0] Our promise is due today, { $day }.
    [one] Our promise is due on { $day }, in { $days } day.
   *[other] Our promise is due on { $day }, in { $days } days.
}
fact-promised-near = { $days ->
    [0] Their promise is due today, { $day }.
    [one] Their promise is due on { $day }, in { $days } day.
   *[other] Their promise is due on { $day }, in { $days } days.
}
fact-ticket = { $days ->
    [0] Ticket { $key } was opened today.
    [one] Ticket { $key } has been open for { $days } day.
   *[other] Ticket { $key } has been open for { $days } days.
}
fact-ticket-closed = Ticket { $key } was closed on { $day }, after you last spoke.
fact-last-talk = The last two-way touch: { $kind } on { $day }.
fact-no-people = Missing: nobody is on file as a contact.
fact-no-term = Missing: no end of the term is on file.
fact-no-objective = Missing: no objective is on file.
fact-no-proof = Missing: no proof of value is on file.
fact-old-proof = The latest proof of value is of { $day }.
fact-no-feedback = Missing: no answer to a survey is on file.
fact-old-feedback = The last answer to a survey is of { $day }.

outside-title = Meeting notes, { $day }
outside-company = { $company }
outside-company-of = { $company }
outside-person = { $name }
outside-person-title = { $name }, { $title }
outside-ours = Our open points
outside-theirs = Your open points
outside-dates = Dates
outside-requests = Your requests to support
outside-no-promise = None.
outside-no-date = None agreed yet.
outside-promise = { $text }
outside-promise-due = { $text }, by { $due }
outside-promise-late = { $text }, was due { $due }
outside-promise-kept = { $text }: done
outside-last = Last time: { $when } ({ $kind })
outside-next = Next time: { $when } ({ $kind })
outside-end = The current term runs until { $day }
outside-request = { $subject }, since { $day }
outside-on = { $day }
outside-at = { $day }, { $time }
outside-touch-call = call
outside-touch-meeting = meeting
outside-touch-regular = regular meeting
outside-touch-visit = visit
outside-touch-chat = chat
outside-touch-email = e-mail
outside-touch-webinar = webinar
outside-touch-qbr = quarterly review
outside-touch-note = talk

letter-minutes-subject-met = Subject: Our { $kind } on { $day }
letter-minutes-subject-wrote = Subject: Our { $kind } on { $day }
letter-minutes-subject = Subject: Where we stand
letter-minutes-body-met-open = Thank you for your time in our { $kind } on { $day }. This is what each of us took away; please tell me if I missed something.
letter-minutes-body-met = Thank you for your time in our { $kind } on { $day }. I noted no open point on either side; please tell me if I missed something.
letter-minutes-body-wrote-open = Thank you for our { $kind } on { $day }. This is what each of us took away; please tell me if I missed something.
letter-minutes-body-wrote = Thank you for our { $kind } on { $day }. I noted no open point on either side; please tell me if I missed something.
letter-minutes-body-open = These are the points that are open between us; please tell me if I missed something.
letter-minutes-body = I have no open point on either side at the moment; please tell me if I missed something.
letter-schedule-subject = Subject: A date for our next talk
letter-schedule-body = When could we talk again? Half an hour is enough. Please name two or three times in the next two weeks that suit you, and I will confirm one of them.
letter-schedule-subject-booked = Subject: Our date on { $when }
letter-schedule-body-booked = We are to talk on { $when }. Does that still suit you? If not, please name two or three other times, and I will confirm one of them.
letter-renewal-subject-dated = Subject: After { $day }: your next term
letter-renewal-body-dated = Your current term runs until { $day }. I would like to talk with you about the next one in good time: what it should bring you, and what you need from us for it. When would suit you?
letter-renewal-subject = Subject: Your next term
letter-renewal-body = I would like to talk with you about your next term in good time: what it should bring you, and what you need from us for it. When would suit you?
letter-no-reply-subject = Subject: A short follow-up
letter-no-reply-body = I wrote to you some days ago and would not like it to slip between us. Is the matter still of interest to you? A short word is enough; and if somebody else is the right person, please tell me who.
letter-handover-subject = Subject: Your new contact with us
letter-handover-body-open = A colleague of mine will look after you from now on and will be in touch with you shortly. I have handed over everything, these open points among it. Thank you for working with me.
letter-handover-body = A colleague of mine will look after you from now on and will be in touch with you shortly. I have handed over everything; no point is open on either side as far as I know. Thank you for working with me.
letter-ours = On our side:
letter-theirs = On your side:
letter-item = - { $text }
letter-next = We talk next on { $when }.
# In English the name stands in the greeting, without the company.
letter-to-person = { $company ->
   *[other] { $place ->
       *[other] Dear { $name },
    }
}
letter-to-company = { $company ->
   *[other] Hello,
}
letter-greeting = { "" }
# In English the name stands under the message alone.
letter-greeting-from = { $from ->
   *[other] { "" }
}
letter-greeting-of = { $from ->
   *[other] { "" }
}{ $company ->
   *[other] { "" }
}
letter-close = Kind regards
letter-close-of = Kind regards
    { $from }
    { $company }
letter-close-from = Kind regards
    { $from }

## Calls

screen-calls = Calls
scope-calls = Calls
cmd-calls = Calls
cmd-brief = Brief before a call
cmd-curtain = Curtain: show only what the customer may see, or lift it
hint-brief = brief
hint-curtain = curtain
tab-calls-today = Today
tab-calls-week = Week
tab-calls-unlogged = Unlogged
empty-calls-today = No call today. ] shows the week, @ finds an account to prepare for with b.
empty-calls-week = No call is planned. In the composer (c), a line “= fri 14:00 review” plans one.
empty-calls-unlogged = Every meeting has been logged. [ goes back to what is ahead.
page-brief = Brief
copy-brief = brief
copy-brief-outside = external brief
copy-emails = e-mails
copy-letter = message
letter-choice-minutes = minutes
letter-choice-schedule = find a date
letter-choice-renewal = renewal
letter-choice-no-reply = no reply
letter-choice-handover = hand-over
letter-choice-language = other language
strip-letter-en = Message in English for
strip-letter-ja = Message in Japanese for
strip-after = How was it?
after-pulse = pulse
strip-after-keys = Esc or any other key: not now
done-prepared = { $call }: prepared
done-prepared-many = { $count ->
    [one] { $count } call done
   *[other] { $count } calls done
}
done-unprepared = { $call }: no longer prepared
done-unprepared-many = { $count ->
    [one] { $count } call no longer prepared
   *[other] { $count } calls no longer prepared
}
done-held = { $call }: held
done-held-many = { $count ->
    [one] { $count } call held
   *[other] { $count } calls held
}
verb-no-call = There is no call here. Choose one on screen 5.
curtain-title = External view
curtain-hint = Only what may be shown outside.  j k read  y b copy  X lift  ? keys
curtain-copy = Copy:  b this page as Markdown   any other key nothing
curtain-copied = Copied: this page, and nothing else.
curtain-keys =
    j k        read on, read back
    g g  G     first line, last line
    y b        copy this page as Markdown
    X  q       lift the curtain
    ?          back to the page
    Ctrl-c     quit
curtain-nobody = No account was under the cursor. X lifts the curtain.
done-cancelled = { $call }: cancelled
done-cancelled-many = { $count ->
    [one] { $count } call cancelled
   *[other] { $count } calls cancelled
}
done-moved = { $call }: on { $day } now
done-moved-many = { $count ->
    [one] { $count } call on { $day } now
   *[other] { $count } calls on { $day } now
}
done-call-deleted = { $call }: deleted
done-calls-deleted-many = { $count ->
    [one] { $count } call deleted
   *[other] { $count } calls deleted
}
verb-call-needs-day = A call needs a day; x cancels it.
verb-call-of-export = { $call } comes from { $source } and goes when it is gone there; here x cancels it.
copied-brief = { $lines ->
    [one] Brief for { $account } copied as Markdown, { $lines } line
   *[other] Brief for { $account } copied as Markdown, { $lines } lines
}
copied-brief-outside = { $lines ->
    [one] External brief for { $account } copied as Markdown, { $lines } line
   *[other] External brief for { $account } copied as Markdown, { $lines } lines
}
copied-letter = { $lines ->
    [one] Message to { $account } copied ({ $letter }, { $language }), { $lines } line
   *[other] Message to { $account } copied ({ $letter }, { $language }), { $lines } lines
}
copied-emails = { $count ->
    [one] E-mail address of { $account } copied: { $text }
   *[other] { $count } e-mail addresses of { $account } copied
}
copied-name = { $count ->
    [one] Name copied: { $text }
   *[other] { $count } names copied
}
copied-link = { $count ->
    [one] Link copied: { $text }
   *[other] { $count } links copied
}
copied-json = { $count ->
    [one] { $account } copied as JSON
   *[other] { $count } accounts copied as JSON
}
emails-none = No e-mail address of { $account } is on file. Import its contacts first.
draft-line-kept = What you typed is kept; a goes on with it
draft-kept = Draft for { $account } kept; c goes on with it
draft-found = A draft for { $account } was kept; c there goes on with it
