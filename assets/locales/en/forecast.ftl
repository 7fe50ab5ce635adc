# A person's own forecast of a renewal, beside what the CRM says.

forecast-commit = Commit
forecast-most-likely = Most likely
forecast-best-case = Best case
forecast-at-risk = At risk
forecast-omitted = Omitted
forecast-short-commit = Commit
forecast-short-most-likely = Likely
forecast-short-best-case = Best
forecast-short-at-risk = At risk
forecast-short-omitted = Omitted
forecast-commit-of-source = Commit by the CRM alone (notice unknown)
forecast-not-called = not called yet
forecast-own = { $category } (yours, { $day })
forecast-of-source = the CRM: { $category }
forecast-none = No renewal lies ahead. `mamori doctor` says whether an export of contracts came.
forecast-head-source = The CRM
forecast-head-own = Yours
label-forecast = forecast
cmd-forecast-lower = Lower the forecast
cmd-forecast-raise = Raise the forecast
history-forecast = forecast
verb-forecast-no-renewal = { $account } has no renewal date, so there is nothing to forecast. Type one with e r.
verb-forecast-no-notice = { $account }: no notice period is on file, so it cannot be Commit. Import the contract with it, or stay at Most likely.
verb-forecast-top = { $account } is at Commit, the surest there is.
verb-forecast-bottom = { $account } is omitted already; nothing is below that.
verb-forecast-none = { $account } has no forecast of yours.
verb-forecast-none-turned = None of these could be changed: no renewal date, or at the end of the ladder.
done-forecast = { $account }: forecast { $category }
done-forecast-many = { $count ->
    [one] { $count } forecast: { $category }
   *[other] { $count } forecasts: { $category }
}
done-forecast-raised = { $count ->
    [one] { $count } forecast raised
   *[other] { $count } forecasts raised
}
done-forecast-lowered = { $count ->
    [one] { $count } forecast lowered
   *[other] { $count } forecasts lowered
}
done-forecast-off = { $account }: your forecast removed
done-forecast-off-many = { $count ->
    [one] { $count } forecast removed
   *[other] { $count } forecasts removed
}
brief-date-forecast = Your forecast of { $day }: { $category }
not-a-forecast = “{ $text }” is no forecast. Say commit, most_likely, best_case, at_risk, omitted, raise, lower, or off.
help-forecast = The renewals ahead by category, and your own word on one
help-forecast-example = mamori forecast acme at_risk
arg-call = commit, most_likely, best_case, at_risk, omitted; one step with raise or lower; off removes yours
hint-renewal-lower = lower
hint-renewal-raise = raise
hint-account-lower = lower
hint-account-raise = raise
