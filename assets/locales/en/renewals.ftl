# Screen 4: renewals by the quarter in which one has to act.

screen-renewals = Renew
scope-renewals = Renewals
cmd-renewals = Renewals
tab-this-quarter = This Q
tab-next-quarter = Next Q
tab-all-renewals = All
tab-passed = Passed
empty-this-quarter = No opt-out or renewal falls into this quarter. ] shows the next one.
empty-next-quarter = No opt-out or renewal falls into the next quarter. ] shows all.
empty-all-renewals = No renewal lies ahead. 7 shows whether an export of contracts came.
empty-passed = No deadline has passed. ] shows what lies ahead.
renewals-undated = No date on file
renewals-count = { $count ->
    [one] one renewal
   *[other] { $count } renewals
}
renewals-unpriced = { $count } without ARR
head-act-by = ACT BY
head-renews = RENEWS
head-alone = BY
head-category = CATEGORY
renews-auto = itself
renews-order = order
renews-unknown = ?
label-deal = opportunity

# Forecast categories of opportunities and stages of accounts
category-closed = Closed
category-commit = Commit
category-most-likely = Most Likely
category-best-case = Best Case
category-at-risk = At Risk
category-pipeline = Pipeline
category-omitted = Omitted
stage-onboarding = Onboarding
stage-adoption = Adoption
stage-value = Value
stage-live = Live
stage-renewal = Renewal
stage-expansion = Expansion
stage-advocacy = Advocacy
stage-churned = Churned

renewal-to-confirm = confirm?
renewal-ended = ended
renewal-no-new-term = no new term on file
renewal-over = ended { $day } ({ $ago } ago)
label-renewed = next term
renewal-confirm = until { $day } (to confirm: d on screen 4)
renewal-nothing-to-take = No next term is proposed here. One is where a contract renewed by itself.
done-term-taken = { $account }: next term taken, until { $day }
done-terms-taken = { $count ->
    [one] One next term taken
   *[other] { $count } next terms taken
}
brief-date-over = The term ended on { $day }, { $days ->
    [one] one day
   *[other] { $days } days
} ago, and no new term is on file
brief-date-goes-on = No notice by the deadline: renewed by itself until { $day }, to be confirmed

renewals-quarter = Deadline in { $quarter }
forecast-by-deadline = By the quarter in which one has to act, then by health:
forecast-unknown-then = unknown then
retention-label = 12 months
retention-said = GRR { $gross }%, NRR { $net }% of { $begin } in { $accounts ->
    [one] one account
   *[other] { $accounts } accounts
}
retention-of = { $currency } GRR { $gross }%, NRR { $net }%
retention-unknown = { $count ->
    [one] one account
   *[other] { $count } accounts
} left out, ARR unknown then or now
retention-none = Nobody was a customer on { $since }, as far as is on file.
retention-span = From { $since } to { $until }: accounts that were customers on the first day
retention-begin = Begin
retention-churn = Churn
retention-contraction = Contraction
retention-expansion = Expansion
retention-end = End
retention-gross = GRR
retention-net = NRR
retention-logos = Customers lost
retention-formulas = GRR = (begin − churn − contraction) / begin. NRR = (begin + expansion − churn − contraction) / begin. New customers are in neither.
retention-ahead = { $until } lies ahead: what is left on a day is known once it has come. Give a day up to today.
retention-no-span = { $since } is not before { $until }. Give --from a day before --to.
help-retention = What is left of the ARR of a year ago: GRR, NRR and customers lost
help-retention-example = mamori retention --from 2025-04-01
arg-first-day = The accounts that were customers on this day (else twelve months before the last)
arg-last-day = What is left of them on this day (else today)
