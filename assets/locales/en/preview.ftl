# A file before it is taken in, and what is decided of it.

help-preset = What sources are known, and how a file would be read
help-preset-example = mamori preset check accounts.csv
help-preset-list = Every kind of file that is known by its columns
help-preset-list-example = mamori preset list
help-preset-show = The text of a preset, to write one of your own
help-preset-show-example = mamori preset show csv-account
help-preset-check = How a file would be read: columns, first rows, totals, what is to be decided
help-preset-check-example = mamori preset check accounts.csv --set day_order=day_month
help-preset-learn = Keep how a file is read, so that the next one of its source asks nothing
help-preset-learn-example = mamori preset learn accounts.csv --set tax=with --column 'Kundenname=name'
arg-set = Decide a matter: kind, account, currency, encoding, delimiter, header_line, day_order, decimal, tax, amount_unit
arg-column = Read a column into a field; HEADER=- keeps it as it is

preset-name = Name
preset-source = Source
preset-own = Own
preset-is-own = yes
preset-learned = Kept as “{ $name }” in { $path }. The next file with these columns is read so.
preset-unknown-decision = “{ $typed }” decides nothing. Write MATTER=WORD, such as day_order=day_month, or HEADER=FIELD; mamori preset check shows the words.
preset-bad-name = “{ $name }” cannot be the name of a preset. Use letters, digits, - and _, at most 60.
preset-kept = preset { $name }

preview-file = { $path }: { $entity } ({ $preset }), { $format }, { $encoding }{ $delimiter }{ $line ->
    [0] {""}
   *[other] , header in line { $line }
  }, as of { $day }
delimiter-comma = , comma
delimiter-semicolon = , semicolon
delimiter-tab = , tab
delimiter-pipe = , pipe
delimiter-other = , a sign of its own
delimiter-none = {""}
preview-column = Column
preview-field = Read into
preview-trust = By
preview-kept = kept as it is
preview-guessed = a guess
preview-alike = like its name
preview-named = its name
preview-decided = you
preview-rows = First rows, as they will be kept
preview-choices = What can be decided (? = open)
preview-matter = Matter
preview-taken = Taken as
preview-ways = Or
preview-asks = { $count ->
    [one] One thing is open
   *[other] { $count } things are open
  }, so the file waits. Decide with mamori preset learn { $path } --set MATTER=WORD, or take what is usual with mamori sync --yes.
preview-read = { $count ->
    [one] 1 record
   *[other] { $count } records
  }, { $aside }, { $skipped } passed over
preview-accounts = { $count ->
    [one] 1 account named
   *[other] { $count } accounts named
  }, { $known } of them known
preview-sum = { $field } in all: { $sum }
preview-days = from { $from } to { $to }

sync-asks = { $count ->
    [one] One thing is to be decided first
   *[other] { $count } things are to be decided first
  }. Look with mamori preset check, keep your decision with mamori preset learn { $path }, or take what is usual with --yes.

scope-file = a file looked at
cmd-next-way = take it another way
cmd-previous-way = the way before
cmd-ways = list its ways
pick-ways = Take it how?
pick-field-of = column “{ $column }”
pick-way-now = as it is now
file-keys = Right or Space takes the line under the cursor another way, e lists its ways. Esc leaves.
file-keys-held = Enter takes it in as it is, Esc leaves it waiting.
file-keys-keep = Right or Space takes it another way, e lists its ways. Enter keeps this for every file of the source and reads it. Esc leaves.
matter-kind = rows are
matter-account = account named by
matter-currency = currency named by
matter-encoding = encoding
matter-delimiter = delimiter
matter-header-line = header in line
matter-day-order = dates
matter-decimal = decimals
matter-tax = consumption tax
matter-amount-unit = amounts
way-day-month = day, month
way-month-day = month, day
way-year-month = year, month, day
way-tab = tab
way-no-column = no column
way-point = point before the decimals
way-comma = comma before the decimals
way-without = not in it
way-with = in it
way-major = whole units
way-minor = cents

sync-asks-older = The file speaks of { $day }, and a newer one of { $newer } is in force. If the older one is to count, take it in with --yes, or name its day with --as-of.
sync-asks-column = Gone since the file before: { $columns }. What is known of it stays. If that is meant, take the file in with --yes; else export the column again.
sync-asks-twice = “{ $column }” stands twice in the header. Take the first with --yes, or rename the one that is not meant.

# A template of one's own, as the journal names it.
template-kept-as = template { $name }

ingest-problem-notice = The opt-out deadline is not before the end of a term that is known; give the period, or the end as well.
arg-export = The export to read
arg-full = The files list everything there is: what they do not have is marked as gone
arg-since = Only what changed since this run or day

# The same on the screen.
sync-asks-here = { $count ->
    [one] One thing is to be decided first
   *[other] { $count } things are to be decided first
  }: its page opens once you read it with Enter, and again with Enter on it under 7 Data.
sync-asks-first = { $count ->
    [one] One thing is to be decided first
   *[other] { $count } things are to be decided first
  }: its page opens once you read it with Enter.
sync-asks-twice-first = “{ $column }” stands twice in the header: which is meant is asked once you read it with Enter.
ingest-unmapped-first = No kind of export has these columns: { $columns }. What they mean is asked once you read it with Enter.
ingest-unmapped-near-first = By { $columns } closest to an export of { $entity }, but without { $missing }. If it is one, its page opens once you read it with Enter; say there which column it is.
sync-asks-older-here = The file speaks of { $day }, and a newer one of { $newer } is in force, so it waits. Its page opens with Enter on it under 7 Data.
sync-asks-column-here = Gone since the file before: { $columns }. What is known of it stays; the file waits. Its page opens with Enter on it under 7 Data.
sync-asks-twice-here = “{ $column }” stands twice in the header, so the file waits. Its page opens with Enter on it under 7 Data.
