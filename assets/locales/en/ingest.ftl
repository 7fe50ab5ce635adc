# Reading exports: notes, set-aside rows, refusals.

ingest-encoding-used = Read as { $encoding }.
ingest-encoding-close = Read as { $taken }; { $other } fits about as well. If names look wrong, name the encoding with --encoding.
ingest-encoding-unknown = There is no encoding called “{ $encoding }”. Use UTF-8, CP932, CP1252 or another common name.
ingest-encoding-unsupported = The text is in none of the expected encodings; it is probably { $encoding }. Export it as UTF-8, or name the encoding with --encoding.

ingest-refused-empty = The file is empty. Export it again.
ingest-refused-zip = There is nothing to read in this ZIP archive: no CSV, JSON, workbook or calendar, or only another archive. Unpack it and read the files in it.
ingest-refused-pdf = This is a PDF, not a table. Export the data as CSV or JSON.
ingest-refused-html = This is a web page, probably a login page saved instead of the export. Sign in and export again.
ingest-refused-xml = This is XML. Export the data as CSV or JSON.
ingest-refused-no-events = There is no event in this calendar. Export it with its events.
ingest-refused-book = The workbook cannot be read: it is damaged or no workbook. Open it in a spreadsheet program, save it again as XLSX and read that.
ingest-refused-sheet = The sheet is larger than { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
}, or a cell stands far outside the table. Delete what is beside the table, or save the table as CSV.
ingest-refused-encrypted = The file is protected by a password. Unlock it, or export it without one.
ingest-refused-packing = The file is packed in the archive in a way that is not read here. Pack it as an ordinary ZIP file, or unpack it.
ingest-refused-archive = The archive is damaged: what comes out of it is not what was put in. Export or download it again.
ingest-refused-truncated = The archive ends too early: the download was cut off. Download it again.
ingest-refused-bomb = The archive unpacks to far more than an export holds, so it was left alone. Unpack it by hand if you trust it.
ingest-refused-large = The file is larger than { $limit } MB, and is no plain usage file that is read in passing. Export a shorter period, or split it.
ingest-refused-line = A line of the file is longer than any record can be: it is damaged, or no table. Export it again.
ingest-refused-columns = The table has more than { $limit ->
    [one] { $limit } column
   *[other] { $limit } columns
}: it is damaged, or no table of records. Export fewer columns.
ingest-refused-deep = The JSON is nested too deeply near line { $line } to be an export. Export the file again.
ingest-refused-gone = There is no such file any more. Put it back, or leave it out.
ingest-refused-permission = You may not read this file. Ask its owner, or change its permissions.
ingest-refused-folder = This is a folder, not a file. Name the files in it.
ingest-refused-nul = The file holds NUL bytes: it is damaged or not a text file. Export it again.
ingest-refused-quote = A quote opens on line { $line } and never closes. Mend the line or export the file again.
ingest-refused-cut-off = The file ends in the middle of line { $line }: it was cut off. Export it again.
ingest-refused-json = The JSON is broken near line { $line }. Export the file again.
ingest-refused-excel = A spreadsheet has rounded the ids in “{ $column }”: they look like 1.23E+15, or end in zeros. Export the file again and do not open and save it in Excel.
ingest-refused-changing = The file changed while it was being read: it is still being written. Read it again in a moment.
ingest-refused-unreadable = The file cannot be read: { $error }.
ingest-cancelled = Reading was cancelled; nothing was written.

ingest-unmapped = No kind of export has these columns: { $columns }. Map them: Enter on the file under 7 Data, or mamori preset learn.
ingest-unmapped-near = By { $columns } closest to an export of { $entity }, but without { $missing }. If it is one, map them: Enter under 7 Data.
ingest-unmapped-key = This looks like an export of { $entity }, but nothing tells its rows apart. Export it with { $missing }.
ingest-preset-unknown = There is no preset called “{ $preset }”. See the list of presets.
ingest-preset-broken = The preset “{ $preset }” cannot be read: { $error }.

ingest-problem-bytes = Some bytes are no text in the encoding of the file.
ingest-problem-json = This line is no record of JSON: it is broken. Mend it, or export the file again.
ingest-problem-krona = “kr” is the money of several countries. Export the currency in a column (SEK, NOK, DKK), or name yours in mamori.toml.
ingest-problem-few-cells = The row has { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
 } instead of { $wanted }.
ingest-problem-many-cells = The row has { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
 } instead of { $wanted }; perhaps a comma stands outside quotes.
ingest-problem-day = This is no date in the style of the column. Write it with its day, as 2027-03-31.
ingest-problem-period = This is no period of notice in days, weeks, months, quarters or years.
ingest-problem-number = This is no number in the style of the column.
ingest-problem-csat = A CSAT answer is from 1 to 5.
ingest-problem-ces = A CES answer is from 1 to 7.
ingest-problem-nps = An NPS answer is from 0 to 10.
ingest-problem-yes-no = This is neither yes nor no.
ingest-problem-currency = This is no currency code.
ingest-problem-key = The id of the row is missing.
ingest-problem-name = The account has no name.
ingest-problem-excel-id = The id looks like 1.23E+15: a spreadsheet has rounded it. Export again without saving in Excel.
ingest-problem-id-case = The id has lost its upper and lower case in a spreadsheet and could be another account’s. Export again without saving in Excel.

ingest-note-titles = The header is on line { $line }; above it: { $text }
ingest-note-sheet = Read the sheet “{ $sheet }”; left out: { $others }
ingest-note-recurring = { $count ->
    [one] { $count } recurring event repeats
   *[other] { $count } recurring events repeat
 } in a way that is not unfolded here; only the first date is read.
ingest-note-footer = Lines left out as sums, closing lines or names of groups (line: text): { $text }
ingest-note-day-order = “{ $column }”: the order of day and month is open; read as { $taken }, not as { $other }.
ingest-note-decimal = “{ $column }”: a single point before three digits may group them or begin the decimals; amounts and counts are read as groups.
ingest-note-words = “{ $column }”: { $count ->
    [one] { $count } value is
   *[other] { $count } values are
 } of unknown words and left empty: { $words }
ingest-note-states = “{ $column }”: { $count ->
    [one] { $count } value says
   *[other] { $count } values say
 } neither that a customer is here nor that it has left; taken as here: { $words }
ingest-note-currency-blank = { $count ->
    [one] { $count } amount names
   *[other] { $count } amounts name
 } no currency; taken in the account's own, and as { $currency } where nothing names that either.
ingest-note-currency = No currency is named; amounts are taken in the account's own, and as { $currency } where nothing names that either.
ingest-note-taxed = { $count ->
    [one] { $count } amount includes
   *[other] { $count } amounts include
 } consumption tax; kept without it (at 10 %).
ingest-note-termless = { $count ->
    [one] { $count } amount is
   *[other] { $count } amounts are
 } of a trial or of no known term: no revenue is made of them, and they are kept as they stand.
ingest-note-totals = { $count ->
    [one] { $count } amount of a whole contract is
   *[other] { $count } amounts of whole contracts are
 } no ARR, for nobody says how long the contract is; kept as it stands.
ingest-note-by-use = { $count ->
    [one] { $count } price is
   *[other] { $count } prices are
 } for what is used and no recurring revenue.
ingest-note-resting = { $count ->
    [one] { $count } contract is
   *[other] { $count } contracts are
 } paused or never began, and brings nothing meanwhile.
ingest-note-apart = { $count ->
    [one] { $count } row is
   *[other] { $count } rows are
 } added to others of the same account and day: { $columns } tells them apart.
ingest-note-owner-ids = { $count ->
    [one] { $count } owner is
   *[other] { $count } owners are
 } given as an id of the system and not by name; a name found in another export goes before it. Export the owner's name as well.
ingest-note-billed = { $count ->
    [one] { $count } contract goes
   *[other] { $count } contracts go
 } on from month to month: how far is billed is kept as it stands, and is no end of a term.
ingest-note-continued = { $count ->
    [one] { $count } row goes
   *[other] { $count } rows go
 } on with the record above; what it adds is kept beside that record.
ingest-note-other-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
 } of another kind left out.
ingest-note-deleted = { $count ->
    [one] { $count } row is
   *[other] { $count } rows are
 } marked as deleted in the source and left out.
ingest-note-versions = { $count ->
    [one] { $count } older version of a row
   *[other] { $count } older versions of rows
 } left out; the newest counts.
ingest-note-values = { $count ->
    [one] One value could not be read and is set aside; the rest of its row was taken in.
   *[other] { $count } values could not be read and are set aside; the rest of their rows was taken in.
 }
ingest-note-repeated = { $count ->
    [one] { $count } row repeats
   *[other] { $count } rows repeat
 } another and counts once.
ingest-note-unlinked = { $count ->
    [one] { $count } event names
   *[other] { $count } events name
} no customer: neither an account nor a company address.
ingest-note-overwritten = { $count ->
    [one] { $count } value was
   *[other] { $count } values were
 } stated twice with different numbers; the later row counts.
ingest-note-monthly = { $count ->
    [one] { $count } row names
   *[other] { $count } rows name
 } a month only; usage is kept by month.
ingest-note-checksum = { $count ->
    [one] { $count } Salesforce id has
   *[other] { $count } Salesforce ids have
 } a wrong checksum and may be damaged.
ingest-note-lost-characters = { $count ->
    [one] { $count } value holds
   *[other] { $count } values hold
 } replacement characters: text was lost before the export reached us.
ingest-note-missing = No column for { $fields }. Unless another export has it: { $locks }.
ingest-note-no-account = No column names the account, so these rows count for nobody. Export them with the account ID.
ingest-note-nested = Its records hold others inside ({ $lists }). Those are kept as further columns; to have them read by themselves, export them as a file of their own.
ingest-note-page = This is one page of { $count ->
    [one] { $count } record
   *[other] { $count } records
 }; the system has more.
ingest-note-page-of = This is one page: { $count } of { $total ->
    [one] { $total } record
   *[other] { $total } records
}.
ingest-note-stream = Read the stream “{ $stream }”.
ingest-note-streams = { $count ->
    [one] { $count } record
   *[other] { $count } records
 } of other streams left out.
ingest-note-unused = Columns that are no metric left out: { $columns }

ingest-locks-account = revenue, ownership or service level stay unknown
ingest-locks-subscription = the opt-out clock and seat use stay unknown
ingest-locks-contact = part of the relationship score stays unknown
ingest-locks-usage = usage stays unknown, and no account can be called healthy
ingest-locks-ticket = part of the support score stays unknown
ingest-locks-response = part of the sentiment score stays unknown
ingest-locks-activity = the last two-way touch stays unknown
ingest-locks-invoice = overdue invoices stay unknown
ingest-locks-opportunity = the forecast follows the contracts alone
ingest-locks-training = completed courses are ticked by hand
ingest-locks-task = due and finished work stays unknown
ingest-locks-outcome = past losses cannot be compared with the score
ingest-problem-same-id = Line { $line } has the same id and says something else, and no column says which is newer. Take one of them out, or export a column with the time of the last change.
ingest-refused-tables = There is more than one table in this file: another begins on line { $line }. Export each into a file of its own.
ingest-unmapped-headless = The first row holds values, not names of columns: { $row }. Add a row of names, or say what they are with mamori preset learn --preset csv-account --column 'column 1=name'.
ingest-problem-long = A cell is longer than { $limit } kB.
ingest-note-labels = { $count ->
    [one] { $count } row repeats
   *[other] { $count } rows repeat
} or explains the header and was left out.
ingest-note-wide = { $count ->
    [one] { $count } column holds
   *[other] { $count } columns hold
} the values of a period each; each cell is read as a value of its own.
ingest-note-phones = { $count ->
    [one] { $count } phone number
   *[other] { $count } phone numbers
} stood without the 0 in front and got it back (312345678 is kept as 0312345678).
ingest-note-decimal-ids = { $count ->
    [one] { $count } id
   *[other] { $count } ids
} stood as “1001.0” and is kept as “1001”.
