# The command line: help, arguments, tables and what is said.

help-example = Example:
help-mamori = A full-screen cockpit for Customer Success Managers: who needs me now, and why.
help-mamori-example = mamori
help-demo = Open the cockpit on a made-up portfolio, read from export files
help-demo-example = mamori demo --accounts 40
help-sync = Read export files (CSV, JSON) into the workspace
help-sync-example = mamori sync ~/Downloads/exports
help-sync-log = Past syncs, newest first
help-sync-log-example = mamori sync log
help-sync-problems = The rows that were set aside, with file, line, column, value and reason
help-sync-problems-example = mamori sync problems --csv problems.csv
help-sync-problems-accept = Take rows in without their bad cell, or a file that waits as it is
help-sync-problems-accept-example = mamori sync problems accept 12 accounts.csv
help-sync-problems-drop = Let rows be, or leave a file that waits out; undo takes it back
help-sync-problems-drop-example = mamori sync problems drop 12
arg-problem = Number of a row, or name of a file that waits, as `sync problems` lists them
problem-unknown = “{ $name }” is neither the number of a row nor a file that waits. See `mamori sync problems`.
problems-files = Files that wait for a yes or were not read: `mamori sync problems accept FILE` or `drop FILE` where they wait.
help-sync-retry = Read the files with set-aside rows again, with today's presets
help-sync-retry-example = mamori sync retry
help-sync-undo = Take a run back: what it changed is as it was before
help-sync-undo-example = mamori sync undo r12
help-sync-accept = Take a held run in
help-sync-accept-example = mamori sync accept r12
help-sync-drop = Drop a held run; its files stay where they are
help-sync-drop-example = mamori sync drop r12
help-config = Where the settings lie, and whether they can be read
help-config-example = mamori config check
help-config-path = Print the path of mamori.toml
help-config-path-example = mamori config path
help-config-check = Say what is wrong in mamori.toml, with its line
help-config-check-example = mamori config check
help-fields = Fields:
help-field-x = Any column of an export that means nothing else here
help-list = List accounts, those who need you first
help-list-example = mamori list 'band:risk renew<90d' --sort=-arr
help-show = Everything known of one account
help-show-example = mamori show acme
help-health = The health receipt: every measure, and the sum that adds up
help-health-example = mamori health acme --as-of 2026-03-01
help-signals = Open early warnings with their evidence
help-signals-example = mamori signals 'owner:aya'
help-signals-ack = Mark warnings as handled
help-signals-ack-example = mamori signals ack a12:usage_drop
help-signals-snooze = Put warnings off until a day; one that gets worse comes back before
help-signals-snooze-example = mamori signals snooze a12 --until mon
help-signals-wait = Wait for somebody
help-signals-wait-example = mamori signals wait a12 --on customer
help-task = Add, list and change tasks
help-task-example = mamori task list
help-task-add = Add a task as you would say it
help-task-add-example = mamori task add 'Send QBR deck @acme fri p1 #qbr'
help-task-list = List tasks
help-task-list-example = mamori task list acme --all
help-task-done = Finish tasks
help-task-done-example = mamori task done t12 t13
help-task-snooze = Put tasks off
help-task-snooze-example = mamori task snooze t12 --until mon
help-task-wait = Wait for somebody
help-task-wait-example = mamori task wait t12 --on customer
help-task-due = Change due days
help-task-due-example = mamori task due t12 --to fri
help-task-edit = Say a task anew
help-task-edit-example = mamori task edit t12 'Send QBR deck mon p2'
help-task-assign = Give tasks to somebody
help-task-assign-example = mamori task assign t12 --to 'Aya Mori'
help-task-drop = Drop tasks that will not be done
help-task-drop-example = mamori task drop t12
help-task-delete = Delete tasks
help-task-delete-example = mamori task delete t12
help-log = Log a call, meeting, e-mail or note, with promises and the next touch
help-log-example = mamori log acme 'Ops reorg; new VP starts in May' --owe 'send deck fri' --next '28 oct 14:00'
help-pulse = Set your own judgement of an account
help-pulse-example = mamori pulse acme red --reason champion
help-brief = Write the brief before a call; with --external, a page the customer may see
help-brief-example = mamori brief acme --format html > brief.html
help-undo = Take back what you did last
help-undo-example = mamori undo
help-redo = Do again what was taken back
help-redo-example = mamori redo
help-history = Every change made by a person, newest first
help-history-example = mamori history acme
help-export = Write out what is kept here, for other tools to take in
help-export-example = mamori export changes --since r12
help-export-changes = What was put right here and the source does not say yet, as a CSV that it takes in
help-export-changes-example = mamori export changes --since r12 > changes.csv
help-query = Read-only SQL over the documented views
help-query-example = mamori query 'SELECT name, health_score FROM v_account ORDER BY health_score'
help-keys = Every key of the cockpit and its twin on the command line
help-keys-example = mamori keys

arg-workspace = Folder of the workspace (else MAMORI_WORKSPACE, else the platform's data folder)
arg-today = Use this day as today
arg-lang = Language: en or ja
arg-json = Print JSON
arg-read-only = Write nothing
arg-no-color = Use no colours
arg-quiet = Print results only
arg-verbose = Say more about failures
arg-help = Print help
arg-version = Print the version
arg-accounts = How many accounts
arg-days = How many days of history
arg-seed = Another seed makes another portfolio
arg-dir = Also write the export files here
arg-export-only = Only write the export files
arg-fresh = Start over: throw away what was done in the demo
arg-paths = Files or folders (else the workspace's exports folder)
arg-dry-run = Say what would change and write nothing
arg-details = Also list every changed value with its place, before and after
arg-preset = Read with this preset
arg-as-of = The day of which it speaks
arg-encoding = Encoding of the files
arg-strict = Fail when rows had to be set aside
arg-yes = Answer every question with its default
arg-no-score = Do not score yet
arg-csv = As CSV
arg-filter = Words, or field op value: band:risk renew<90d owner:aya
arg-sort = Fields, the strongest first; a minus sorts downwards: -arr,name
arg-columns = Fields to show: name,arr,score
arg-external = Only what may leave the house: no score, amount, judgement or note
arg-page-format = What to write: md, html or json
arg-account = An id (a12), an external id, or a name that fits one account
arg-all = All of them
arg-recompute = Score again from facts
arg-ids = Ids
arg-id = Id
arg-until = A day: mon, 3d, 28 oct, eoq
arg-on = customer, product, sales, support, accounting or legal (先方 開発 営業 サポート 経理 法務)
arg-text = Text
arg-to = What it becomes
arg-kind = call, meeting, regular, visit, chat, email, webinar, qbr or note (電話 会議 定例会 訪問 チャット メール ウェビナー メモ)
arg-with = A person of the customer who took part
arg-direction = in, out or two-way (先方から こちらから 双方向)
arg-at = When it was
arg-owe = A promise of ours, with its day at the end
arg-owed = A promise of theirs
arg-next = The next touch
arg-level = green, yellow or red (緑 黄 赤)
arg-reason = Why; required for yellow, red, an override and what is dismissed
arg-count = How many
arg-limit = How many at most
arg-watch = Stay, and take in what arrives in the folder
arg-sql = One SELECT statement
arg-run = A run, as sync log names it: r12

cli-not-a-pulse = This is no pulse. Write green, yellow or red (緑 黄 赤).
cli-not-a-run = This is no run. Write r12 or 12; `mamori sync log` lists the runs.
cli-not-a-day = that is no day; write it as 2026-03-31
cli-not-a-language = there is English (en) and Japanese (ja)
hint-usage = Run the command with --help to see what it takes.
hint-bad-data = Nothing of the refused file was written. Mend it or export it again, then sync once more.

account-none = No account is called “{ $text }”. Try a part of its name, or its id as `mamori list` prints it.
account-several = “{ $text }” fits several accounts: { $names }. Name one by its id.
unknown-value = unknown
next-is-past = The next touch cannot be on { $day }: that day is over. Name a day from today on.
next-is-far = “{ $text }” would be { $day }. If you mean that day, type its year; else name a nearer one.
next-not-a-day = “{ $text }” names no day for the next touch. Try = fri 14:00, = 28 oct or = 2026-10-28.
not-a-day = “{ $text }” is no day that can be read. Try mon, 3d, 28 oct or 2026-10-28.
not-waited-for = Nobody called “{ $text }” can be waited for. Say customer, product, sales, support, accounting or legal.
not-a-kind = “{ $text }” is no kind of touch. Say call, meeting, regular, visit, chat, email, webinar, qbr or note.
not-a-direction = “{ $text }” is no direction. Say in, out or two-way.
not-a-pulse = “{ $text }” is no pulse. Say green, yellow or red.
task-none = There is no task “{ $text }”. `mamori task list --all` shows their ids.
signal-none = There is no open early warning “{ $text }”. `mamori signals` shows them.
nothing-to-undo = There is nothing to take back.
nothing-to-redo = There is nothing to do again.
taken-back = Taken back: { $what }
done-again = Done again: { $what }
list-empty = No account fits.

demo-written = { $files ->
    [one] One export file written to { $path }.
   *[other] { $files } export files written to { $path }.
  }
demo-ready = The demo is ready in { $path }. Run `mamori demo` in a terminal to open it.

sync-file = File
sync-entity = What
sync-status = Result
sync-read = Read
sync-new = New
sync-changed = Changed
sync-unchanged = Same
sync-aside = Aside
sync-skipped = Skipped
sync-applying = applying
sync-scoring = scoring
sync-status-applied = applied
sync-status-unchanged = unchanged
sync-status-refused = refused
sync-status-held = held
sync-status-unmapped = not recognised
report-done = Synced
report-would = Nothing written. It would be
report-unchanged = Nothing has changed since the last sync
report-summary = { $head }: { $new } new, { $changed } changed, { $aside }, { $accounts ->
    [one] one account touched
   *[other] { $accounts } accounts touched
  }.
sync-faults = { $files ->
    [0] { $aside }. See `mamori sync problems`.
    [one] One file was not applied. See the line that names it, mend the file and sync again.
   *[other] { $files } files were not applied. See the lines that name them, mend the files and sync again.
  }
log-run = Run
log-at = When
log-by = By
problem-number = No.
problem-line = Line
problem-column = Column
problem-value = Value
problem-reason = Reason
problems-none = No row is set aside.
problems-written = { $rows ->
    [one] One row written to { $path }.
   *[other] { $rows } rows written to { $path }.
  }
entity-account = accounts
entity-subscription = contracts
entity-contact = contacts
entity-usage = usage
entity-ticket = tickets
entity-response = survey responses
entity-activity = activities
entity-invoice = invoices
entity-opportunity = opportunities
entity-training = training
entity-task = tasks
entity-outcome = outcomes

show-owner = Owner
show-tier = Tier
show-stage = Stage
show-arr = ARR
show-renewal = Renewal
show-opt-out = Opt-out by
show-order-by = Order by
show-touch = Last two-way touch

receipt-measure = Measure
receipt-weight = Weight
receipt-value = Value
receipt-score = Score
receipt-points = Points
receipt-age = As of
receipt-note = Source
receipt-coverage = Coverage { $coverage }
receipt-raw = Sum { $raw } (0–100, higher is healthier)
receipt-cap = At most { $limit }: { $evidence }
receipt-total = Score { $score } ({ $band })
receipt-unknown = No score ({ $band })

signal-id = Id
signal-state = State
signal-state-snoozed = snoozed
signal-state-acknowledged = handled
signal-state-dismissed = dismissed
signal-severity = Sev
signal-account = Account
signal-since = Since
signal-evidence = Evidence

task-id = Id
task-due = Due
task-priority = Prio
task-status = Status
task-account = Account
task-title = Task
task-status-open = open
task-status-waiting = waiting
task-status-snoozed = snoozed
task-status-done = done
task-status-dropped = dropped
task-status-overdue = overdue

history-at = When
history-by = By
history-what = What
journal-undone = Undone
history-is-undone = undone

keys-keys = Keys
keys-scope = Where
keys-title = What
keys-cli = Command line

# Headings of help, and what was typed wrongly
usage-head = Usage
usage-commands = Commands
usage-command = COMMAND
usage-arguments = Arguments
usage-options = Options
usage-default = default
usage-values = values
usage-try-help = --help shows how it is used.
usage-unknown-argument = There is no argument or option “{ $text }”.
usage-unknown-command = There is no command “{ $text }”.
usage-near = { $what } Did you mean “{ $near }”?
usage-bad-value = The value “{ $text }” of { $name } cannot be read.
usage-bad-value-why = The value “{ $text }” of { $name } cannot be read: { $why }
usage-one-of = { $what } It can be: { $values }
usage-missing = An argument is missing: { $text }
usage-conflict = { $text } cannot be used with { $other }.
