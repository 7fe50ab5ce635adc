# Verbs of a person and what they answer; fields of the list; the filter language.

## Words

waiting-on-customer = the customer
waiting-on-product = product
waiting-on-sales = sales
waiting-on-support = support
waiting-on-accounting = accounting
waiting-on-legal = legal
pulse-red = red
pulse-yellow = yellow
pulse-green = green
pulse-reason-champion = champion
pulse-reason-usage = usage
pulse-reason-support = support
pulse-reason-price = price
pulse-reason-competitor = competitor
pulse-reason-other = other

## What was done: the toast and the history

done-handled = { $account } handled
done-handled-many = { $count ->
    [one] { $count } account handled
   *[other] { $count } accounts handled
}
done-snoozed = { $account } snoozed until { $day }
done-snoozed-many = { $count ->
    [one] { $count } account snoozed until { $day }
   *[other] { $count } accounts snoozed until { $day }
}
done-snoozed-change = { $account } snoozed until its data changes
done-snoozed-change-many = { $count ->
    [one] { $count } account snoozed until its data changes
   *[other] { $count } accounts snoozed until their data change
}
done-waiting = { $account } waits on { $on } until { $day }
done-waiting-many = { $count ->
    [one] { $count } account waits on { $on } until { $day }
   *[other] { $count } accounts wait on { $on } until { $day }
}
done-pulse = { $account }: pulse { $level }
done-pulse-many = { $count ->
    [one] { $count } account: pulse { $level }
   *[other] { $count } accounts: pulse { $level }
}
done-logged = Touch logged for { $account }
done-logged-many = { $count ->
    [one] Touch logged for { $count } account
   *[other] Touch logged for { $count } accounts
}
done-corrected = { $account }: { $field } corrected
done-task-added = Task added: { $task }
done-tasks-added = { $count ->
    [one] { $count } task added
   *[other] { $count } tasks added
}
done-finished = Done: { $task }
done-finished-many = { $count ->
    [one] { $count } task done
   *[other] { $count } tasks done
}
done-reopened = Open again: { $task }
done-reopened-many = { $count ->
    [one] { $count } task open again
   *[other] { $count } tasks open again
}
done-task-snoozed = Snoozed until { $day }: { $task }
done-tasks-snoozed = { $count ->
    [one] { $count } task snoozed until { $day }
   *[other] { $count } tasks snoozed until { $day }
}
done-task-waiting = Waits on { $on } until { $day }: { $task }
done-tasks-waiting = { $count ->
    [one] { $count } task waits on { $on } until { $day }
   *[other] { $count } tasks wait on { $on } until { $day }
}
done-due = Due { $day }: { $task }
done-due-many = { $count ->
    [one] { $count } task due { $day }
   *[other] { $count } tasks due { $day }
}
done-due-none = No due day: { $task }
done-due-none-many = { $count ->
    [one] { $count } task without a due day
   *[other] { $count } tasks without a due day
}
done-priority = p{ $priority }: { $task }
done-priority-many = { $count ->
    [one] { $count } task is p{ $priority }
   *[other] { $count } tasks are p{ $priority }
}
done-priority-none = No priority: { $task }
done-priority-none-many = { $count ->
    [one] { $count } task without a priority
   *[other] { $count } tasks without a priority
}
done-edited = Changed: { $task }
done-edited-many = { $count ->
    [one] { $count } task changed
   *[other] { $count } tasks changed
}
done-assigned = Assigned to { $owner }: { $task }
done-assigned-many = { $count ->
    [one] { $count } task assigned to { $owner }
   *[other] { $count } tasks assigned to { $owner }
}
done-unassigned = Assigned to nobody: { $task }
done-unassigned-many = { $count ->
    [one] { $count } task assigned to nobody
   *[other] { $count } tasks assigned to nobody
}
done-dropped = Dropped: { $task }
done-dropped-many = { $count ->
    [one] { $count } task dropped
   *[other] { $count } tasks dropped
}
done-deleted = Deleted: { $task }
done-deleted-many = { $count ->
    [one] { $count } task deleted
   *[other] { $count } tasks deleted
}

## Why nothing was done

verb-no-reason = There is no open reason to judge here. Nothing has changed.
verb-nothing-chosen = No account is chosen. Choose a row first.
verb-nothing-changed = That is how it is already. Nothing has changed.
verb-nothing-open = That is finished already. Nothing has changed.
verb-nothing-typed = There is nothing to keep yet. Type what happened.
verb-pulse-needs-reason = A { $level } pulse needs a reason. Add one, such as champion, usage or price.
verb-task-needs-title = A task needs a title. Type what is to be done.
verb-task-needs-day = A task is snoozed until a day. Choose one, such as mon or 2w.
verb-bad-priority = A priority is 1 (today) to 4. Choose one of these.

## Fields of the account list

field-id = Id
field-id-short = ID
field-name = Account
field-name-short = ACCOUNT
field-owner = Owner
field-owner-short = OWNER
field-segment = Segment
field-segment-short = SEGMENT
field-tier = Tier
field-tier-short = TIER
field-stage = Stage
field-stage-short = STAGE
field-tag = Tags
field-tag-short = TAGS
field-arr = ARR
field-arr-yen = ARR
field-arr-short = ARR
field-mrr = MRR
field-mrr-yen = MRR
field-mrr-short = MRR
field-score = Health score
field-score-short = HP
field-band = Band
field-band-short = BAND
field-delta30 = Change in 30 days
field-delta30-short = 30d
field-renew = Renewal
field-renew-short = RENEW
field-optout = Opt-out or order deadline
field-optout-short = DUE BY
field-touch = Last two-way touch
field-touch-short = TOUCH
field-next-touch = next touch
field-next-touch-short = NEXT
field-coverage = Coverage
field-coverage-short = DATA
field-tasks = Open tasks
field-tasks-short = TSK
field-signal = Open signals
field-signal-short = SIG
field-sparkline = Score, 26 weeks
field-sparkline-short = TREND
field-reason = Why now
field-reason-short = WHY NOW
field-unknown = There is no field “{ $field }”. C names them all, and so does mamori list --help.
field-unknown-near = There is no field “{ $field }”. Did you mean { $near }?
field-drawn = “{ $field }” is only drawn. Ask for score or delta30 instead, as in score<50.

## The filter language

filter-no-column = No export on file has a column “{ $column }”. Tab behind x. offers those there are; what a field is made of is asked for by the field, as in segment:smb.
filter-no-column-near = No export on file has a column “{ $column }”. Did you mean x.{ $near }?
filter-hint-rule = mamori signals names the signals; the number of them works as well, as in signal>1.
filter-hint-rule-near = Did you mean { $near }?
filter-needs-value = “{ $field }” needs a value after it, as in { $field }:value.
filter-bad-value = “{ $value }” is no value of { $field }. { $hint }
filter-bad-operator = “{ $field }” can only be compared with : or =.
filter-unclosed = A parenthesis is open here. Close it with ).
filter-unopened = This ) closes nothing. Take it away, or open it with (.
filter-unclosed-quote = A quotation begins here and does not end. Close it with ".
filter-needs-field = “{ $text }” compares nothing. Put a field in front, as in band:risk.
filter-one-value = After “{ $op }” stands one value. For several write { $field }:a,b or { $field }:a..b.
filter-backwards = This range ends before it begins. Write { $field }:{ $range }.
filter-needs-term = Something to look for is missing here. Type a word or a condition such as band:risk.
filter-hint-number = Use a number, as in { $field }>2.
filter-hint-share = Use a share, as in { $field }<70%.
filter-hint-money = Use an amount, as in arr>=50k or 100万.
filter-hint-day = Try { $field }<90d, { $field }<eoq or { $field }<2026-12-31.
filter-hint-past-day = Try { $field }>30d, { $field }>3mo or { $field }<2026-12-31.
filter-hint-band = Use critical, at_risk, risk, watch, healthy, unknown.
filter-hint-tier = Use strategic, high, mid, low or tech.
