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

lock-arr = ranked by the median ARR
lock-owner = in nobody's list
lock-tier = taken for mid tier
lock-start = no tenure, no onboarding clock
lock-end = no renewal clock
lock-notice = no opt-out clock
lock-auto-renew = unknown whether it renews by itself
lock-seats = no seat utilisation
lock-contact = no relationship score
lock-role = no champion or sponsor check
lock-usage = usage missing, nobody can be healthy
lock-ticket = no support score
lock-priority = no P1 warning
lock-response = sentiment by pulse only
lock-activity = last touch unknown, not “never”
lock-direction = two-way touches unknown
lock-invoice = no invoice check
lock-due = overdue invoices unknown
lock-training = training ticked by hand
