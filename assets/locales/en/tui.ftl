# The cockpit: screens, commands, strips, inputs, status.

## Screens and scopes

screen-triage = Triage
screen-tasks = Tasks
screen-account = Account
scope-everywhere = every screen
scope-lists = lists
scope-triage = Triage
scope-tasks = Tasks
scope-account = Account 360
scope-overlay = lists over a screen
scope-input = typed lines
scope-composer = composer
scope-strip = strips

## Tabs

tab-now = Now
tab-renewals = Renewals
tab-silent = Silent
tab-due = Due
tab-new = New
tab-waiting = Waiting
tab-snoozed = Snoozed
tab-all = All
tab-mine = Mine
tab-by-account = By account
tab-done-today = Done today
hint-tabs = [ ] tab
empty-now = Now is empty: nothing that is known needs you today.
empty-renewals = No deadline or renewal in the next 90 days. [ goes back to Now.
empty-silent = Nobody has been silent for too long. ] shows who is due.
empty-due = Nobody is due for contact this week. ] shows what is new.
empty-new = Nothing new since your last visit. R shows what there is to read.
empty-waiting = Nothing waits on somebody else. w on a row sets it waiting.
empty-snoozed = Nothing is snoozed. s on a row puts it off.
empty-all = No accounts yet. :import reads a file or a folder.
empty-filter = Nothing fits. Esc clears the filter.
empty-mine = No open task of yours. a adds one.
empty-waiting-tasks = No task waits or is snoozed. [ goes back to yours.
empty-by-account = No open task. a adds one.
empty-done-today = Nothing done yet today. d on a task finishes it.
finish-wake = Next wake: { $account }, { $day }.
finish-rest = { $tasks ->
    [one] { $tasks } task due
   *[other] { $tasks } tasks due
} (2), { $renewals ->
    [one] { $renewals } renewal
   *[other] { $renewals } renewals
} within 90 days (]).
finish-undated = { $count ->
    [one] { $count } account of { $all } has
   *[other] { $count } accounts of { $all } have
} no renewal date, so no deadline can be seen. [ and / missing:renew lists them; e r types a date.
finish-lacking = Never read: { $names }. No signal comes from them: 7 says what each locks, R reads what waits.
group-overdue = Overdue
group-today = Today
group-this-week = This week
group-later = Later
group-no-account = no account
list-cut-hours = not this week: the hours end here (:queue)
list-cut = beyond today's budget
list-loading = Loading the book

## Commands, in full

cmd-done = Done: reason handled, task finished
cmd-snooze = Snooze until a day, or until it gets worse
cmd-log = Log a call, e-mail or note
cmd-add = Add a task
cmd-wait = Waiting on somebody
cmd-due = Set the due day
cmd-pulse = Set your pulse: red, yellow, green
cmd-edit = Edit the task, or put a field right
cmd-delete = Delete the task
cmd-why = Why: the receipt of the score
cmd-copy = Copy name, link or JSON
cmd-open-link = Open the link in the browser
cmd-undo = Undo
cmd-redo = Redo
cmd-repeat = Repeat the last verb
cmd-open = Open the account
cmd-cancel = Cancel, clear the filter, clear marks
cmd-back = Back; quits at the top
cmd-quit = Quit (pressed twice)
cmd-suspend = Suspend
cmd-down = Down
cmd-up = Up
cmd-first = First row
cmd-last = Last row
cmd-half-down = Half a page down
cmd-half-up = Half a page up
cmd-page-down = Page down
cmd-page-up = Page up
cmd-triage = Triage
cmd-tasks = Tasks
cmd-next-tab = Next tab
cmd-previous-tab = Previous tab
cmd-next-pane = Next pane
cmd-previous-pane = Previous pane
cmd-find = Filter this list, search this account
cmd-next-match = Next match
cmd-previous-match = Previous match
cmd-go-to = Go to an account or a task
cmd-palette = Commands
cmd-help = Keys
cmd-sync = Read what waits; merge what is new
cmd-history = History of what was done
cmd-language = Switch between English and Japanese
cmd-zoom = Zoom the pane
cmd-narrower = Move the divider left
cmd-wider = Move the divider right
cmd-redraw = Redraw the screen
cmd-mark = Mark and go down
cmd-range = Mark a range
cmd-mark-all = Mark everything in the filter
cmd-scroll-down = Scroll the other pane down
cmd-scroll-up = Scroll the other pane up
cmd-columns-left = Columns to the left
cmd-columns-right = Columns to the right
cmd-next-account = Next account of the list
cmd-previous-account = Previous account of the list
cmd-accept = Save, choose
cmd-dismiss = Leave; a draft is kept
cmd-complete = Complete; in the composer the next kind
cmd-new-line = New line
cmd-next-direction = Next direction: two-way, in, out
cmd-line-up = Line up
cmd-line-down = Line down
cmd-strip-cancel = Leave the strip
cmd-edit-left = Left
cmd-edit-right = Right
cmd-edit-word-left = Word left
cmd-edit-word-right = Word right
cmd-edit-start = Start of the line
cmd-edit-end = End of the line
cmd-edit-back = Delete before the caret
cmd-edit-delete = Delete at the caret
cmd-edit-cut-word = Cut the word before
cmd-edit-cut-line = Cut to the start
cmd-edit-cut-end = Cut to the end
cmd-edit-yank = Put back what was cut

## Commands, in the footer

hint-done = done
hint-snooze = snooze
hint-log = log
hint-add = task
hint-wait = wait
hint-due = due
hint-pulse = pulse
hint-edit = edit
hint-delete = delete
hint-why = why
hint-copy = copy
hint-open-link = link
hint-undo = undo
hint-redo = redo
hint-repeat = repeat
hint-open = open
hint-back = back
hint-next-tab = tab
hint-find = find
hint-palette = cmd
hint-help = keys

## Strips

strip-snooze = Snooze until:
strip-due = Due:
strip-wait = Waiting on:
strip-pulse = Your pulse:
strip-reason = Because of:
strip-field = Put right:
strip-copy = Copy:
when-tomorrow = tomorrow
when-monday = Monday
when-week = +1 week
when-fortnight = +2 weeks
when-month = next month
when-renewal = 90d before renewal
when-change = until it changes
when-none = no day
when-typed = type a day
copy-name = name
copy-link = link
copy-json = JSON
field-of-owner = owner
field-of-segment = segment
field-of-tier = tier
field-of-stage = stage
field-of-renewal = renewal day
field-of-notice = notice
field-of-auto-renew = auto-renewal

## Typed lines

prompt-add = Task
prompt-edit = Edit
prompt-snooze = Snooze until
prompt-due = Due
echo-add = Send QBR deck @acme fri p1 #qbr
echo-several = Which one? Type its id: { $names }
echo-day = 3d, fri, 28 oct, eoq
echo-due = due
echo-far = in { $year }
marked-day = { $day } (holiday)
marked-day-short = { $day }
echo-holiday = (holiday)
echo-closed = (closed)
echo-moved = (moved to a business day)
echo-field = Enter saves; an empty line clears the field
echo-field-notice = { $whom }: 3 months, 30 days; Enter saves, an empty line clears it
echo-field-auto-renew = { $whom }: auto, manual (by order) or ended; Enter saves
echo-filter = words, or field:value: band:risk renew<90d arr>50k
echo-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
input-no-day = “{ $text }” is no day. Type one like 3d, fri or 28 oct.
input-no-account = No account is called “{ $text }”. Type more of its name after @.
compose-title = Log
compose-grammar = > our promise fri   < theirs   = next touch fri 14:00
compose-keys = Enter save   Ctrl-j line   Tab kind/@name   S-Tab direction   Esc keep draft
compose-next = next touch
direction-two-way = two-way
direction-in = from them
direction-out = from us
direction-none = no touch
touch-call = call
touch-meeting = meeting
touch-regular = regular
touch-visit = visit
touch-chat = chat
touch-email = e-mail
touch-webinar = webinar
touch-qbr = QBR
touch-note = note
touch-planned = planned
touch-cancelled = cancelled
touch-no-show = no-show

## Status

age-minutes = { $count ->
    [0] synced just now
   *[other] synced { $count }m ago
}
age-hours = synced { $count }h ago
age-days = synced { $count }d ago
header-problems = { $count ->
    [one] { $count } row set aside
   *[other] { $count } rows set aside
}
status-fresh = { $count } new, R merges
status-gone = { $count } no longer here, R merges
status-marked = { $count } marked
status-undo = undo { $count }
toast-undo = u undo
toast-undone = Undone: { $title }
toast-redone = Redone: { $title }
undo-nothing = There is nothing to undo.
redo-nothing = There is nothing to redo.
repeat-nothing = There is nothing to repeat yet.
merged = Merged; the newest order is on the screen.
pasted = { $count ->
    [one] { $count } character pasted
   *[other] { $count } characters pasted
} - c to log as a note
ime-on = An input method is on. Enter searches for “{ $text }”; any other key drops it.
confirm-many = { $count ->
    [one] { $count } row: { $verb }?
   *[other] { $count } rows: { $verb }?
}
confirm-delete = { $count ->
    [one] Delete the task “{ $title }”?
   *[other] Delete { $count } tasks, the first being “{ $title }”?
}
confirm-delete-next = { $count ->
    [one] Delete the next task of { $account }, “{ $title }”?
   *[other] Delete the next task of each, { $count } in all, the first being “{ $title }”?
}
confirm-delete-calls = { $count ->
    [one] Delete { $count } planned call?
   *[other] Delete { $count } planned calls?
}
confirm-verb-done = mark as done
confirm-verb-snooze = snooze
confirm-verb-wait = mark as waiting
confirm-verb-due = set the due day
confirm-verb-pulse = set your pulse
confirm-verb-override = change the score set by hand
confirm-verb-forecast = change the forecast
confirm-verb-add = add a task
confirm-verb-log = log this
confirm-verb-drop = close without doing
confirm-verb-close = close the open reasons
confirm-verb-start = start the template
confirm-verb-change = change
page-faults = What went wrong
toast-more = { $count ->
    [0] Enter reads it all
   *[other] { $count } more, Enter reads all
}
copied-through = { $what } (by OSC 52)
status-order = by { $order }
confirm-keys = y yes   any other key no
find-nothing = “{ $text }” is not in this timeline.
link-none = Nothing to copy or open: no link is on file for this account.
status-sync = Reading { $percent }%  { $path }  (Esc cancels)
status-sync-pace = Reading { $percent }% · { $rate }/s · { $rest }  { $path }  (Esc cancels)
status-sync-begins = Reading …  (Esc cancels)
toast-sync-cancelled = The sync was cancelled; nothing was changed.
toast-sync-refused = { $path } was refused: { $reason }
toast-sync-done = { $files ->
    [one] { $files } file read
   *[other] { $files } files read
}: { $new } new, { $changed } changed, { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
} scored again.
toast-sync-aside = { $files ->
    [one] { $files } file read
   *[other] { $files } files read
}: { $new } new, { $changed } changed, { $aside }, { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
} scored again.
verb-no-account = This task belongs to no account, so there is nobody to log it for.
verb-no-renewal = No renewal day is known, or it is less than 90 days away. Choose another day.
verb-no-task = No open task here. a adds one.
account-no-task-here = No task is under the cursor. Tab goes to Tasks and Checklist.
done-snoozed-renewal = { $count ->
    [one] { $count } account snoozed until 90 days before its renewal
   *[other] { $count } accounts snoozed until 90 days before their renewals
}
done-corrected-many = { $count ->
    [one] { $count } account corrected
   *[other] { $count } accounts corrected
}

## Over the screen

pick-keys = Keys
pick-palette = Commands
pick-go-to = Go to
pick-nothing = Nothing fits.
pick-row = Go to row
page-why = Why
page-waiting = Waiting to be read
page-history = History
waiting-looking = Looking for files
waiting-none = Nothing new in the exports folder.
waiting-count = { $count ->
    [one] { $count } file. Enter reads it, Esc leaves it.
   *[other] { $count } files. Enter reads them, Esc leaves them.
}
history-none = Nothing has been done yet.
history-taken-back = (undone)
history-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
history-task = task
history-touch = touch
history-pulse = pulse
history-verdict = reason
history-correction = correction
history-document = settings
history-ruling = identity

## Sections and their words

section-health = Health
section-tasks = Tasks
section-signals = Signals
section-timeline = Timeline
section-contacts = Contacts
section-contract = Contract
section-tickets = Tickets
section-invoices = Invoices
section-none = nothing on file; 7 shows what is missing
section-loading = loading
touch-tier-strategic = strategic
touch-tier-high = high touch
touch-tier-mid = mid touch
touch-tier-low = low touch
touch-tier-tech = tech touch
label-coverage = coverage
label-weight = weight
label-share = share
label-now = now
label-value = value
label-points = score
label-part = part
label-sum = Sum
label-at-most = max
label-score = Score
label-end = last day
label-closing = books close
label-renews = renews
label-arr = ARR
label-auto-renew = auto-renewal
label-opt-out = opt-out by
label-order-by = order by
label-notice = notice
label-by-hand = by hand
label-seats = seats
label-contact = contact
label-last-touch = last touch
label-never = never
label-owner = owner
label-no-owner = no owner
label-next = next
label-no-task = no open task; a adds one
label-no-signal = no open signal
label-why = why
label-no-reason = no open reason
label-also = also
label-you = you
label-book = book
label-at-risk = at risk
label-to-triage = { $count } to triage
label-tickets-unknown = tickets ?
label-tickets = { $count ->
    [0] no open ticket
    [one] { $count } open ticket
   *[other] { $count } open tickets
}
renews-alone = on
renews-not-alone = off
term-auto = renews by itself
term-manual = by order
term-ended = ended
notice-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
notice-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
invoice-late = overdue
invoice-open = open
invoice-closed = settled
contact-left = left
contact-never = no contact yet
role-champion = champion
role-sponsor = executive sponsor
role-buyer = economic buyer
role-admin = admin
role-power-user = power user
role-user = user
role-blocker = blocker
role-contact = contact
event-ticket = ticket
event-pulse = pulse
event-signal = signal
task-ours = we:
task-theirs = they:
task-waiting = waits on
task-snoozed = until
day-today = today
verdict-handled = handled
verdict-snoozed = snoozed
verdict-waiting = waiting

# A key that means nothing.
key-nothing = `{ $key }` is not a key here · ? lists them
open-nothing = No account on this row.

# The ground, and why an account stands where it stands.
cmd-theme = Theme: dark, light or auto; alone the other one
theme-dark = dark
theme-light = light
theme-auto = as the terminal says
theme-set = Theme: { $theme }
theme-unknown = There is no theme “{ $text }”. There are { $names }.
section-rank = Rank in triage
label-rank = rank
rank-said = ARR { $arr } × loss { $loss } × urgency { $urgency } = { $rank }
rank-must-do = a must-do, above the ranking
rank-meaning = The weights order the list by score and days to the deadline; they are no probability.
tab-calls-later = Later
empty-calls-later = Nothing is planned beyond the next seven days. = in the composer plans the next touch.
strip-not-offered = `{ $key }` is not one of these · Esc leaves

# The last line while something lies over the screen.
over-pick = Up Down choose   Enter take   Esc close
over-columns = Up Down choose   Enter shows or hides   Esc close
over-start = Up Down choose   Enter start   Tab another day   Esc close
over-owners = Up Down choose   Space tick   Enter take   Esc close
over-page = j k read   Esc close   X curtain
over-brief = j k read   y b copy   Esc close   X curtain
over-enter = j k read   Enter go on   Esc close
over-history = j k choose   / find   Enter unfold   Esc close
over-file = j k choose   Right Left another way   e list   Enter take   Esc close
quit-again = Press { $key } again to quit.
