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
brief-no-question = Nothing on file raises a question.
brief-no-change = Nothing has changed.
brief-no-promise = No open promise on either side.
brief-no-people = Nobody is on file. Import contacts, or add one with the next call.
brief-no-usage = Use does not apply to this account.
brief-no-date = No term, deadline or invoice on file.
brief-no-ticket = No open ticket.
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
brief-change-renewal-off = Automatic renewal was switched off on { $day }
brief-change-notice = Notice was served on { $day }
brief-change-competitor = { $name } is being looked at as an alternative
brief-change-shortened = The term was shortened from { $from } to { $to } days
brief-change-seats = Seats { $from } → { $to }
brief-change-arr = ARR { $from } → { $to }
brief-change-nps = NPS { $score }{ $who }
brief-change-csat = CSAT { $score }{ $who }
brief-change-ces = CES { $score }{ $who }
brief-change-state = { $field }: { $from } → { $to }

brief-words = { $answer }: “{ $words }”

brief-date-renewal = { $days ->
    [one] Renews on { $day }, in { $days } day
   *[other] Renews on { $day }, in { $days } days
}
brief-date-end = { $days ->
    [one] The term ends on { $end }, in { $days } day; it renews on order
   *[other] The term ends on { $end }, in { $days } days; it renews on order
}
brief-date-order = { $days ->
    [one] Order due by { $day }, in { $days } day
   *[other] Order due by { $day }, in { $days } days
}
brief-date-order-late = { $days ->
    [one] The order was due on { $day }, { $days } day ago
   *[other] The order was due on { $day }, { $days } days ago
}
brief-date-notice = { $days ->
    [one] Notice possible until { $day }, { $days } day left
   *[other] Notice possible until { $day }, { $days } days left
}
brief-date-notice-over = { $days ->
    [one] The last day for notice was { $day }, { $days } day ago
   *[other] The last day for notice was { $day }, { $days } days ago
}
brief-date-off = Renewal is off since { $day }
brief-date-touch = Next { $kind } on { $day }: { $subject }
brief-date-fiscal = Their fiscal year ends: { $end }
brief-invoice-late = { $days ->
    [one] Invoice { $number }, { $amount }: { $days } day overdue (due { $due })
   *[other] Invoice { $number }, { $amount }: { $days } days overdue (due { $due })
}
brief-invoice-due = Invoice { $number }, { $amount }: due { $due }
brief-invoice-open = Invoice { $number }, { $amount }: open

brief-ticket = { $days ->
    [one] { $priority } { $name }, open { $days } day
   *[other] { $priority } { $name }, open { $days } days
}
brief-ticket-priority = P{ $priority }
brief-ticket-unrated = Unrated
brief-more-tickets = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

brief-steps = { $done } of { $total } steps done
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
ask-term = What should be better for you by { $day }, when the term ends?

fact-renewal-off = Renewal is off since { $day }.
fact-left = { $name } ({ $role }) left on { $day }; nobody has followed.
fact-p1 = { $days ->
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
    [one] The last day for notice is { $day }, in { $days } day.
   *[other] The last day for notice is { $day }, in { $days } days.
}
fact-answer = { $score } on { $day }
fact-tickets = { $count ->
    [one] { $count } ticket in four weeks; usually { $usual }.
   *[other] { $count } tickets in four weeks; usually { $usual }.
}
fact-seats = { $percent } of { $seats } seats are in use.
fact-seats-grew = Seats went from { $from } to { $to } in a year.
fact-silent = { $days ->
    [one] The last two-way touch was on { $day }, { $days } day ago.
   *[other] The last two-way touch was on { $day }, { $days } days ago.
}
fact-never-spoke = No two-way touch is on file.
fact-single = Only { $name } took part in the last three months.
fact-vacant = Nobody on file is { $role }.
fact-never-met = { $name } ({ $role }) took part in no touch on file.
fact-unmeasured = No use is on file for this account.
fact-term = { $days ->
    [one] The term ends on { $day }, in { $days } day.
   *[other] The term ends on { $day }, in { $days } days.
}

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
outside-request = { $key } { $subject }, since { $day }
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

letter-minutes-subject = Subject: Our meeting on { $day }
letter-minutes-body = Thank you for your time on { $day }. Here is what we agreed; please tell me if I missed something.
letter-minutes-subject-plain = Subject: What we agreed
letter-minutes-body-plain = Thank you for your time. Here is what we agreed; please tell me if I missed something.
letter-schedule-subject = Subject: Finding a date for our next meeting
letter-schedule-body =
    I would like to find a date for our next meeting. Would one of these suit you?
    (1)
    (2)
    (3)
    If none does, please name two or three that do.
letter-renewal-subject = Subject: Your term until { $day }
letter-renewal-body = Your current term runs until { $day }. I would like to go through the next one with you in good time: what it should bring, and what you need from us for it.
letter-renewal-subject-plain = Subject: Your next term
letter-renewal-body-plain = I would like to go through the next term with you in good time: what it should bring, and what you need from us for it.
letter-no-reply-subject = Subject: My last message
letter-no-reply-body = My last message may have come at a bad moment. A short word is enough: does it still matter, and who should I ask?
letter-handover-subject = Subject: Your new contact with us
letter-handover-body = A colleague will look after you from now on; I have handed over everything that is open. These are the points as I have them, so that nothing is lost.
letter-ours = On our side:
letter-theirs = On your side:
letter-item = - { $text }
letter-next = Our next date: { $when }.
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
letter-greeting-from = This is { $from }.
letter-close = Kind regards
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
strip-after-keys = Esc or any other key: not now
done-prepared = { $call }: prepared
done-prepared-many = { $count ->
    [one] { $count } call done
   *[other] { $count } calls done
}
done-held = { $call }: held
done-held-many = { $count ->
    [one] { $count } call held
   *[other] { $count } calls held
}
verb-no-call = There is no call here. Choose one on screen 5.
curtain-title = External view
curtain-hint = Only what may be shown outside.  j k read  X lift the curtain
curtain-nobody = No account was under the cursor. X lifts the curtain.
done-cancelled = { $call }: cancelled
done-cancelled-many = { $count ->
    [one] { $count } call cancelled
   *[other] { $count } calls cancelled
}
