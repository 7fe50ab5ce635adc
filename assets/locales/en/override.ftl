# The person's own word beside the score; success plans and proofs of value.

override-score = { $score } { $band }
override-said = By hand { $claim } until { $until }: { $reason }
override-head = by hand { $claim } until { $until }
override-number = a number
override-end = end it
cmd-override = Override the score by hand, with a reason and an end
strip-override = By hand:
prompt-override = Why
prompt-override-number = Score and why
echo-override = The reason, a last day at its end (else 30 days): sponsor named, until 20 dec
echo-override-number = A score and the reason, a last day at its end: 62 sponsor named, until 20 dec
event-override = by hand
field-override = By hand
field-override-short = HAND
history-override = override
history-plan = plan
history-proof = proof
not-a-claim = “{ $text }” is no health. Say healthy, watch, at_risk, critical, a score from 0 to 100, or off.
not-a-number = “{ $text }” begins with no score. Type one from 0 to 100, then the reason.
verb-override-needs-reason = An override needs a reason. Add one, such as “new sponsor named”.
verb-override-past = { $day } is over. An override holds until today at the least.
verb-no-override = Nothing is overridden by hand here.
done-override = { $account }: by hand { $claim } until { $until }
done-override-many = { $count ->
    [one] { $count } account: by hand { $claim } until { $until }
   *[other] { $count } accounts: by hand { $claim } until { $until }
}
done-override-ended = { $account }: the computed health alone again
done-override-ended-many = { $count ->
    [one] { $count } account: the computed health alone again
   *[other] { $count } accounts: the computed health alone again
}
help-override = Say what the health is, beside the computed score
help-override-example = mamori override acme watch --reason "new sponsor named" --until "20 dec"
help-plan = Keep the success plan of an account
help-plan-example = mamori plan acme --objective "halve time per order 2027-03-31" --agree
help-proof = Write down a proof of value
help-proof-example = mamori proof acme "40 hours a month saved, confirmed by the COO"
arg-claim = healthy, watch, at_risk, critical, a score from 0 to 100, or off
arg-objective = What is to be reached, with its day at the end; several times
arg-met = The number of an objective that is met
arg-agree = Both sides agree to it
arg-review = Looked through, and stays as it is
arg-close = The plan is over
arg-day = The day of it, today if left out

plan-none = No success plan is open. Begin one with --objective.
plan-draft = Draft since { $day }
plan-agreed = Agreed on { $day }
plan-due = by { $day }
plan-met = met on { $day }
verb-no-plan = { $account } has no open success plan. Begin one with an objective.
verb-no-objective = The plan has no objective { $number }. See their numbers with `mamori plan`.
verb-proof-ahead = { $day } is ahead. A proof is of today or before.
done-plan = { $account }: success plan changed
done-proof = { $account }: proof of value of { $day }
done-proof-many = { $count ->
    [one] { $count } account: proof of value of { $day }
   *[other] { $count } accounts: proof of value of { $day }
}

cmd-plan = Success plan and proof of value: an objective, agreed, met, looked through, over, a proof
hint-plan = plan
strip-plan = Plan:
plan-choice-objective = objective
plan-choice-proof = proof of value
plan-choice-agree = agreed
plan-choice-review = looked through
plan-choice-close = over
plan-choice-met = objective met
plan-met-short = met: { $title }
prompt-objective = Objective
prompt-proof = Proof
echo-objective = What is to be reached, a day at its end: halve time per order 31 mar
echo-proof = The benefit with its figure, its day at the end (else today): 40 hours a month saved 3 nov
section-plan = Plan and value
tab-plan = Plan
plan-none-here = No success plan. P o writes its first objective.
proof-none-here = No proof of value. P v writes one down.
