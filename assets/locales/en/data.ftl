# The state of the data: what is missing, what it locks, how to mend a row, the Data screen.

file-cannot-read = { $path } could not be read. Check that you may open it, then try again.
config-cannot-change = { $path } could not be changed: { $why }. Mend the file by hand, then try again.
config-fine = { $path } is fine.
config-none = { $path } does not exist; the defaults hold.
retry-nothing = Nothing is set aside, so there is nothing to try again.
retry-gone = { $path } and the other files with rows set aside are no longer there. Put them back, or read newer exports.

problem-record = Row
problem-mend = What to do
orphans-title = References that no account is known for; their rows count as soon as the account is read.
orphan-source = Source
orphan-reference = Reference
orphan-rows = Rows waiting
orphan-nameless = (no account named)

mend-bytes = Export as UTF-8, or name the encoding with --encoding.
mend-cells = Look for a comma, quote or line break inside a cell.
mend-day = Write the date as YYYY-MM-DD.
mend-number = Leave only digits, sign and decimal point.
mend-scale = Name another scale in the header, as in CSAT (1-10), and read the file again.
mend-nps = Give the answer as it was, or map the column to another kind of survey.
mend-word = Write yes or no.
mend-currency = Write a three-letter code such as USD or JPY.
mend-key = Fill the id column and export again.
mend-name = Fill the name of the account and export again.
mend-excel = Export again and do not open and save it in Excel.
mend-row = Correct the row in the source and export again.

need-arr = no ARR
need-owner = no owner
need-tier = no tier or segment
need-start = no start date
need-end = no end of term
need-notice = no notice period
need-auto-renew = no renewal mode
need-seats = no contracted seats
need-contact = no contacts
need-role = no contact roles
need-usage = no usage
need-ticket = no tickets
need-priority = no ticket priority
need-response = no survey responses
need-activity = no touches
need-direction = no direction of touches
need-invoice = no invoices
need-due = no due dates of invoices
need-training = no training

need-own = no { $column }
lock-arr = ranked by the median ARR
lock-owner = in nobody's list
lock-tier = taken for mid tier
lock-start = no tenure, no onboarding clock
lock-end = no renewal clock
lock-notice = no opt-out clock
lock-auto-renew = unknown whether it renews by itself
lock-seats = no seat utilisation
lock-contact = part of the relationship score
lock-role = no champion or sponsor check
lock-usage = usage missing, nobody can be healthy
lock-ticket = no support score
lock-priority = no P1 signal
lock-response = sentiment by pulse only
lock-activity = last touch unknown, not “never”
lock-direction = two-way touches unknown
lock-invoice = no invoice check
lock-due = overdue invoices unknown
lock-training = training ticked by hand
lock-own = { $measure } not measured

screen-data = Data
scope-data = Data
scope-first-run = First run
cmd-data = Data
cmd-demo = Open the demo
cmd-import = Import files
cmd-me = Say who you are
cmd-not-collected = Say what is not collected
cmd-refuse = No: not collected, not the same, let be
cmd-take-in = Yes: take it in as it is
cmd-retry = Read set-aside files again
cmd-write-problems = Write set-aside rows as CSV
hint-first-demo = demo
hint-first-import = import
hint-refuse = no
hint-refuse-gap = not collected
hint-refuse-pair = not the same
hint-refuse-problem = let be
hint-take-in = take in
hint-retry = again
hint-write-problems = CSV
tab-sources = Sources
tab-problems = Problems
tab-missing = Missing
tab-runs = Runs
empty-sources = Nothing has been read yet. R shows what there is to read; :import takes a file or a folder.
empty-problems = No row is set aside. ] shows what is missing.
empty-missing = Nothing is missing. 1 goes to Triage.
empty-runs = No run yet. R shows what there is to read.
group-refused = Files not read
group-set-aside = Rows set aside
group-orphans = References nobody knows
group-missing = Missing, and what it locks
group-not-collected = Declared as not collected

first-title = Welcome to mamori
first-why = There are no accounts here yet. Two exports are enough to begin: your accounts, and their contacts or activities.
first-waiting = { $count ->
    [one] { $file } waits for a decision: see how it is read, and decide
   *[other] { $file } and { $more } more wait for a decision: see how they are read, and decide
}
cmd-first-decide = Decide how a waiting file is read
first-demo = look around in a demo with 40 made-up accounts; nothing leaves this computer
first-import = import files or a folder (CSV, JSON): you see what would be read before anything is written
first-sync = read what lies in the workspace’s exports folder
first-quit = quit
first-drop = A file or folder dropped onto this window is imported as well.

prompt-import = Import file or folder
echo-import = Tab completes, Enter shows what would be read
pasted-path = { $path }: R shows what would be read of it, c logs the text as a note
page-import = Import
page-sample = File
import-looking = Trying it out
import-busy = Files are being read. Wait until they are, or cancel with Esc.
import-scoring = What was read is being scored. Try again in a moment.
import-counts = { $read ->
    [one] { $read } row
   *[other] { $read } rows
}: { $new } new, { $changed } changed, { $unchanged } as they were
import-aside = { $aside ->
    [one] { $aside } row would be set aside
   *[other] { $aside } rows would be set aside
}
import-was-aside = { $aside ->
    [one] { $aside } row was set aside
   *[other] { $aside } rows were set aside
}
import-values-were-aside = { $aside ->
    [one] { $aside } value was set aside
   *[other] { $aside } values were set aside
}
import-total = { $new } new, { $changed } changed, { $aside }; { $accounts ->
    [one] { $accounts } account would be scored
   *[other] { $accounts } accounts would be scored
}.
import-keys = Enter reads this, Esc leaves everything as it is
file-as-of = as of { $day }
file-counts = { $read ->
    [one] { $read } row
   *[other] { $read } rows
} last time: { $new } new, { $changed } changed, { $unchanged } as they were, { $aside }, { $skipped } left out
sample-column = Column
sample-field = Read as
sample-values = First values
sample-kept = (kept)
problem-place = line { $line }, row { $record }  { $column }

pick-owners = Who are you? Space ticks names, Enter takes them
pick-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
pick-everybody = nobody in particular: show everybody’s accounts
me-taken = You are { $names }
me-nobody = Everybody’s accounts are shown
offer-me = { $count ->
    [one] { $count } owner
   *[other] { $count } owners
} ({ $names }{ $more ->
    [0] { "" }
   *[other] { ", …" }
}). Which one are you? :me (Esc: close)
offer-me-short = { $count ->
    [one] { $count } owner
   *[other] { $count } owners
}. Which one are you? :me (Esc: close)
offer-not-collected-short = Data is missing. Never collected? :not-collected (Esc: close)
offer-not-collected = No { $names }… Never collected? :not-collected (Esc: close)
declare-nothing = Choose a missing export on the tab Missing first.
declare-comes = It comes in for other accounts, so it is collected. Ask the source for these as well.
declare-column = A column, not an export: fill it in the source, or with e per account.
declared-away = Not collected: { $kind }
declared-again = Collected again: { $kind }
language-set = Language: { $language }
language-en = English
language-ja = Japanese
document-changed-since = { $path } has been changed since, so it is left as it is. Edit it by hand.
status-not-collected = { $count } not collected
data-open = Enter shows the file and how its columns are read. A reads it again; x lets it be for good.
data-open-file = Enter shows how its columns are read.
data-asks = Enter or Y shows what is to be decided; x leaves the file out.
data-held-file = Y takes it in as it is, x leaves it out as long as it is so. A run is undone with Z, an answer with u.
data-accept = Y takes the row in without this cell, x lets it be.
take-in-nothing = Nothing here waits for a yes. Y takes in rows set aside, files that ask and runs that are held.
data-retry = A reads it again, once the file or a preset is mended.
orphan-waiting = { $count ->
    [one] { $count } row waits
   *[other] { $count } rows wait
}
orphan-why = { $count ->
    [one] { $count } row waits
   *[other] { $count } rows wait
} for an account that is called so.
source-age-first = { $age ->
    [0] It covers today
    [one] { $age } day since its last covered day
   *[other] { $age } days since its last covered day
}; too few files to know how often it comes.
source-age = { $age ->
    [0] It covers today
    [one] { $age } day since its last covered day
   *[other] { $age } days since its last covered day
}; a file usually comes every { $cadence ->
    [one] day
   *[other] { $cadence } days
}.
source-covered = Covers { $days }
gap-said = { $accounts } of { $total ->
    [one] { $total } account
   *[other] { $total } accounts
}, { $arr }: { $lock }.
gap-unpriced = { $count } of them without a known ARR.
gap-switch = x says that this is not collected: then it is not applicable instead of missing.
gap-declared = Declared as not collected in mamori.toml. x undoes it; so does the first imported row.
gap-column = Fill the column in the source and import again.
run-counts = { $files ->
    [one] { $files } file
   *[other] { $files } files
}: { $new } new, { $changed } changed, { $aside }, { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}
run-unchanged = { $path }: unchanged
run-undone = This run was undone.
run-undone-counts = undone: { $counts }
hint-first-sync = exports folder
hint-first-back = quit
hint-first-palette = cmd
hint-first-help = keys

# Taking a run back.
store-run-unknown = There is no run { $run }. `mamori sync log` lists the runs.
store-run-undone = { $run } was undone before. `mamori sync log` lists the runs.
store-run-untraced = What { $run } changed is no longer on record, so it cannot be undone. The hundred newest runs can.
run-taken-back = { $run } undone: { $removed ->
    [one] one row removed
   *[other] { $removed } rows removed
  }, { $restored ->
    [one] one row as before
   *[other] { $restored } rows as before
  }, { $accounts ->
    [one] one account touched
   *[other] { $accounts } accounts touched
  }.
run-taken-back-but = { $run } undone: { $removed } removed, { $restored } as before, { $accounts ->
    [one] one account touched
   *[other] { $accounts } accounts touched
  }. Left alone: { $left }, because a later run or a person spoke of it since.
left-by-run = { $run } said so too, or something else, since.
left-by-person = You wrote here since.
left-key = Row
left-field = Field
cmd-undo-run = Undo the run
data-undo-run = Z undoes this run, as far as nothing later stands on it.
undo-run-nothing = Choose a run on the tab Runs.
undo-run-sure = Z again undoes { $run }, as far as nothing later stands on it.

# What a run changes, by meaning.
shift-arr = { $count ->
    [one] One ARR value changes
   *[other] { $count } ARR values change
  }.
shift-arr-up = { $count ->
    [one] One ARR value changes
   *[other] { $count } ARR values change
  } (+{ $sum }).
shift-arr-down = { $count ->
    [one] One ARR value changes
   *[other] { $count } ARR values change
  } (−{ $sum }).
shift-absent = { $count ->
    [one] One account is
   *[other] { $count } accounts are
  } not in this file.
shift-earlier = { $count ->
    [one] One renewal date moves
   *[other] { $count } renewal dates move
  } earlier.
shift-later = { $count ->
    [one] One renewal date moves
   *[other] { $count } renewal dates move
  } later.
shift-owner = { $count ->
    [one] One owner changes.
   *[other] { $count } owners change.
 }
shift-fresh = { $count ->
    [one] One account is new.
   *[other] { $count } accounts are new.
 }
shift-unlinked = { $count ->
    [one] One customer named here belongs
   *[other] { $count } customers named here belong
 } to no account yet. What is said of them is kept until an account list names them, or you say whose they are: mamori account suggestions.
shift-other = { $count ->
    [one] One other value changes.
   *[other] { $count } other values change.
 }
shift-old = Before
shift-new = After
shift-unknown = unknown
waiting-keys = Enter reads this, R shows what it would change

# What is held until a person says yes.
held-scores = { $count } of { $total ->
    [one] { $total } account
   *[other] { $total } accounts
} would { $up ->
    [one] rise
   *[other] fall
  } by 5 points or more
held-arr = the ARR of the accounts you have would go from { $from } to { $to }
sync-would-hold = This would be held: { $why }. --yes takes it in.
sync-held = Held, nothing was changed: { $why }. Look with --dry-run --details; `mamori sync accept { $run }` (or --yes) takes it in.
toast-held = Held, nothing was changed: { $why }. It waits on screen 7, Runs: Enter takes it in, Z drops it.

# Whole lists, and what they do not have any more.
shift-gone = { $count ->
    [one] One account is
   *[other] { $count } accounts are
  } gone from a full list: kept, and out of the work until a file has it again.
shift-gone-rows = { $count ->
    [one] One other row is
   *[other] { $count } other rows are
  } gone from a full list.
shift-unsure = { $count ->
    [one] One full list has
   *[other] { $count } full lists have
  } rows set aside or files not read, so nobody is marked as gone.
shift-empty = { $count ->
    [one] One full list has
   *[other] { $count } full lists have
  } no rows at all, so nobody is marked as gone.
shift-back = { $count ->
    [one] One account that was gone is
   *[other] { $count } accounts that were gone are
  } back.
held-gone = { $count } of { $known ->
    [one] { $known } account
   *[other] { $known } accounts
} of { $source } are not in the full list any more
held-empty = the full list of { $source } ({ $kind }) has no row, and { $known } are on file; with --yes nobody is marked as gone
held-unjudged = what it would change cannot be judged: { $cause }
source-full = Declared as full: what its files do not list is gone.
source-gone = { $count ->
    [one] One row is gone
   *[other] { $count } rows are gone
  }, kept in case a file has it again: { $names }
show-gone = Gone from the full list since { $day }

# Runs that are held.
held-failed = what it would change cannot be judged, because the check itself failed
store-run-not-held = { $run } is not held. `mamori sync log` lists what is.
accept-changed = { $path } is not the file any more that { $run } held. Read it anew with `mamori sync`.
run-dropped = { $run } is dropped: nothing of it was in the book. Its files are where they were.
run-held = held: { $why }
data-held-run = Enter takes it in as it was looked at, Z drops it. Nothing of it is in the book.
log-held = { $run } is held: { $why }. Take it in with `mamori sync accept { $run }`, or drop it with `mamori sync drop { $run }`.
header-held = { $count } held (7)

# What was put right here, for the source to take in.
export-nothing = Nothing was put right here that the sources do not say already.
export-which = The accounts are known to several sources ({ $names }). Name one with --source.
export-cleared = { $count ->
    [one] One value was
   *[other] { $count } values were
  } cleared by hand: the cell is empty, which most tools leave as it is.

# Problems that the person lets be, and rows that contradict themselves.
done-rows-accepted = { $count ->
    [one] One row is accepted without its bad cell
   *[other] { $count } rows are accepted without their bad cells
}
done-left-out = { $count ->
    [one] One file is left out
   *[other] { $count } files are left out
}
verb-cannot-accept = Without that cell nothing tells the row apart. Mend it in the file, or let it be with x.
aside-said = { $values ->
    [0] { $rows } set aside
    [one] { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } and 1 value set aside
   *[other] { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } and { $values ->
    [one] { $values } value
   *[other] { $values } values
} set aside
}
sync-left-out = Left out, as you decided. `mamori undo` undoes that; `mamori sync problems` lists it then.
done-waived = { $count ->
    [one] One row is let be
   *[other] { $count } rows are let be
}
group-contradictions = Days that contradict each other
contradiction-said = { $second } ({ $before }) lies before { $first } ({ $after })
contradiction-keys = Enter opens the account. Mend the day in the source, and import again.
gap-fill = Enter lists the accounts. Fill the column in the source, or say it here for all of them with e.
hint-fill-gap = fill in
gap-list = Enter lists the accounts. Fill the column in the source and import it again.
gap-feed = Enter lists the accounts. It comes in for other accounts: ask the source for these as well.

# What a run changed.
page-changes = Changed by
changes-none = No value of a known row changed. New rows are counted beside the run.
changes-keys = Z, and Z again, undoes the run. Esc closes.
changes-more = and { $count } more
changes-gone = not listed any more
data-open-run = Enter lists what it changed.
import-values-aside = { $aside ->
    [one] { $aside } value would be set aside
   *[other] { $aside } values would be set aside
}
