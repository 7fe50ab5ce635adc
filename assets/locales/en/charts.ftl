# Charts of an account and of the book.

section-charts = Charts
tab-checklist = Steps
tab-signals = Signals
tab-contacts = People
tab-contract = Terms
tab-invoices = Bills
page-book = The book by band
cmd-charts = charts of the account
cmd-book = the book by band, and who moved
chart-health = Health
chart-usage = Usage
chart-usage-of = Usage: { $metric } by week
chart-nps = { $answers ->
    [one] NPS of 180 days (1 answer)
   *[other] NPS of 180 days ({ $answers } answers)
  }
chart-seats = Active users of the contracted seats
chart-range = now { $now }, lowest { $low } ({ $low-day }), highest { $high } ({ $high-day })
chart-no-health = No score in this year: too little is known. i says what is missing.
chart-no-usage = No usage on file. R reads an export of usage.
chart-no-nps = Nobody answered a survey in this time. R reads an export of answers.
chart-no-seats = Seats or active users are not on file. R reads exports of contracts and of usage.
chart-mark-call = call or meeting
chart-mark-ticket = ticket
chart-mark-urgent = ticket P1 or P2
chart-mark-contract = contract
chart-mark-settings = scorecard or settings
book-said = { $count ->
    [one] 1 account, and how the bands were over 26 weeks
   *[other] { $count } accounts, and how the bands were over 26 weeks
  }{ $gone ->
    [0] {""}
   *[other] ; { $gone } excluded
  }
chart-promoter = 9-10 promoter
chart-passive = 7-8 passive
chart-detractor = 0-6 detractor
book-empty = No account in the book yet. R reads exports.
book-fell = Fell most in 30 days
book-none = none
book-rose = Rose most in 30 days
chart-band = Band
chart-accounts = Accounts
chart-share = Share
chart-bar = Today
chart-weeks = 26 weeks
chart-score = Score
chart-change = 30 days
help-chart = The year of an account in charts, or the whole book by band with who moved most
help-chart-example = mamori chart "Northwind Traders"
foot-bands = the book
foot-fell = fell in 30d
foot-rose = rose in 30d
foot-more = the whole book
