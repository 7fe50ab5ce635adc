# Onboarding: checklists, their steps, templates.

help-onboarding = Onboarding checklists: list, show, start, tick, block, leave out
help-onboarding-example = mamori onboarding list
help-onboarding-list = Checklists by slip, and the accounts that should have one
help-onboarding-list-example = mamori onboarding list --all
help-onboarding-show = A whole checklist: slip, projected end, time to value, every step with evidence and reasons
help-onboarding-show-example = mamori onboarding show acme
help-onboarding-start = Start a checklist from a template
help-onboarding-start-example = mamori onboarding start acme --template onboarding-mid-touch --unit Osaka
help-onboarding-tick = Tick steps; of a checklist or account the next open one
help-onboarding-tick-example = mamori onboarding tick acme --evidence 'Mail of 28 October'
help-onboarding-untick = Open steps again that were ticked or not needed
help-onboarding-untick-example = mamori onboarding untick t142
help-onboarding-block = Say that steps cannot go on, on whose side and why
help-onboarding-block-example = mamori onboarding block t142 --on customer --because 'no admin named yet'
help-onboarding-not-needed = Say that steps are not needed here: no part of the plan, neither done nor left
help-onboarding-not-needed-example = mamori onboarding not-needed t142 --because 'their parent company has it'
help-onboarding-add = Add a step
help-onboarding-add-example = mamori onboarding add acme 'Security review 28 oct'
help-onboarding-note = Write the note of a step
help-onboarding-note-example = mamori onboarding note t142 'SSO goes through their parent company'
help-onboarding-template = Templates of checklists
help-onboarding-template-example = mamori onboarding template list
help-onboarding-template-list = Every template, one's own first
help-onboarding-template-list-example = mamori onboarding template list
help-onboarding-template-import = Read a table of steps (CSV, Excel) as a template: shown first, kept with --yes
help-onboarding-template-import-example = mamori onboarding template import rollout.xlsx --yes
arg-checklist = A checklist (c140), or the account it runs for
arg-template = A template by its name in `mamori onboarding template list` (else that of the tier)
arg-unit = Department or site, where an account has several checklists
arg-from = The day its steps count from (else the account's start; today where it is live, began long ago or has a checklist)
arg-steps = Steps (t142); a checklist or an account means its next open step
arg-step = A step (t142); a checklist or an account means its next open step
arg-evidence = What is on record that it is done
arg-because = The reason
arg-table = The table to read
arg-name = What it is called (else the file's name)

checklist-id = Id
checklist-account = Account
checklist-unit = Unit
checklist-percent = >Done
checklist-expected = >Expected
checklist-slip = >Slip
checklist-target = Target
checklist-status = Status
checklist-next = Next step
checklist-side = Side
checklist-on-track = on track
checklist-behind = behind
checklist-stuck = stuck
checklist-done = done
checklist-waiting-start = to start
checklist-step-blocked = blocked
checklist-not-needed = not needed
checklist-stopped = stopped
checklist-stopped-on = stopped { $day }
checklist-ended = It was stopped on { $day }.
checklist-begins = begins { $day }
checklist-owner = owner { $who }
checklist-not-needed-because = Not needed: { $why }
checklist-remarks = Owner, reason, evidence, notes
checklist-milestone = { $step } (milestone)
checklist-list-empty = No checklist runs. `mamori onboarding start ACCOUNT` begins one.
checklist-to-start = { $count ->
    [one] One account has no checklist yet: { $names }
   *[other] { $count } accounts have no checklist yet: { $names }
}
checklist-time-to-value = Time to value: median { $median ->
    [one] one day
   *[other] { $median } days
}, nine in ten within { $late ->
    [one] one day
   *[other] { $late } days
}
checklist-head = { $account }, { $template }: { $percent } done, { $expected } expected, { $status }
checklist-ends = At this pace it ends on { $day }.
checklist-term = From { $from } to { $target }, { $slip }.
checklist-took-to-value = Time to value: { $days ->
    [one] one day
   *[other] { $days } days
}, counted from { $from }.
checklist-no-value-yet = No value yet, { $days ->
    [one] one day
   *[other] { $days } days
} after { $from }.
side-us = us
side-customer = customer

checklist-none = There is no checklist “{ $text }”. `mamori onboarding list --all` shows them, `mamori onboarding start` begins one.
checklist-several = “{ $text }” has several checklists: { $names }. Name one by its id.
checklist-runs-already = { $account } already has this running: { $template }. Give the new one a unit, such as a department or site.
checklist-unit-runs-already = { $account } already has this running for { $unit }: { $template }. Finish that one first, or name another unit.
checklist-start-first = No checklist runs for this account yet. p starts one.
checklist-no-step = Every step is done. u undoes the last one.
step-none = There is no step “{ $text }”. `mamori onboarding show` prints their ids.
step-wants-evidence = { $step } is done only with evidence: { $evidence }. Tick it on screen 3, or with `mamori onboarding tick { $id } --evidence`.

done-checklist-started = { $account }: { $template } started, { $steps ->
    [one] one step
   *[other] { $steps } steps
}, { $from }
checklist-from = from { $day }
checklist-around = around { $day }
playbook-needs-deadline = { $template } is dated around the opt-out or order deadline, and none ahead is on file for { $account }. Give the day with --from.
playbook-needs-meeting = { $template } is dated around a meeting, and none is booked with { $account }. Give the day with --from.
start-no-account = This task belongs to no account, so nothing can be started for it. e and @name give it one.
done-ticked = Ticked: { $task }
done-unticked = Open again: { $task }
done-blocked = Blocked, waits on { $on }: { $task }
done-blocked-many = { $count ->
    [one] { $count } step blocked, waits on { $on }
   *[other] { $count } steps blocked, wait on { $on }
}
done-not-needed = Not needed: { $task }
done-not-needed-many = { $count ->
    [one] { $count } step not needed
   *[other] { $count } steps not needed
}
done-step-added = Step added to { $template }: { $step }

playbook-unreadable = { $file }, line { $line }: the template cannot be read, because { $why }. Mend the line; until then the template is left out.
playbook-format = { $file }, line { $line }: the template is of a format that this version does not know. It reads format = 1.
playbook-no-steps = { $file }, line { $line }: the template has no steps. Add at least one [[steps]].
playbook-empty = The template has no steps. Nothing was started.
template-id = Name
template-kind = For
template-steps = >Steps
template-title = Title
template-onboarding = onboarding
template-play = play
template-offset = When
template-milestone = Milestone
template-evidence = Evidence
template-yes = yes
template-none = There is no template “{ $text }”. There are: { $names }.
template-cannot-read = { $path } could not be read. Check the name and the permissions.
template-needs-name = The template needs a name of letters or digits. Give one with --name.
template-no-step-column = { $file } has no column of steps. Its header row must name one: step, task or 項目.
template-no-steps = { $file } names no step below its header row. Nothing was read.
template-no-name = { $file }, line { $line }: set aside, because the row names no step (“{ $text }”).
template-no-day = { $file }, line { $line }: “{ $text }” has no day; it falls on the first day.
template-day-of-last = { $file }, line { $line }: “{ $text }” has no day; it falls on that of the step before.
template-side-unknown = { $file }, line { $line }: “{ $text }” is no side that is known; steps of that name are ours.
template-counted-from = Days are counted from { $day }, the first in the table.
template-kept = Kept as { $name }, { $steps ->
    [one] one step
   *[other] { $steps } steps
}: { $path }
template-preview = Nothing is written yet: { $name } would have { $steps ->
    [one] one step
   *[other] { $steps } steps
}. Run it again with --yes to keep it.
template-read-only = Nothing is written: the workspace is open for reading only. Leave out --read-only to keep { $name }.

# The screen.
screen-onboarding = Onboard
scope-onboarding = Onboarding
cmd-onboarding = Onboarding
cmd-start-checklist = Start a checklist or play from a template
hint-start-checklist = play
cmd-step-close = Step not needed
cmd-call-cancel = Cancel the call: it does not take place
tab-active = Active
tab-blocked = Blocked
tab-launching = Launching
tab-live = Over
empty-active = No checklist runs and none is to start. @ finds an account, `mamori onboarding start` begins one.
empty-blocked = Nothing is blocked. [ goes back to what runs.
empty-launching = Nothing is about to launch. ] shows what is finished.
empty-live = No checklist is over yet. ] goes back to what runs.
head-project = ACCOUNT
head-next-step = NEXT STEP
head-done = DONE
head-expected = EXP
head-slip = SLIP
head-target = TARGET
head-status = STATUS
section-checklist = Checklist
label-no-checklist = No checklist. p starts one from a template.
checklist-since = since
checklist-not-begun = Began on { $day } and has no checklist yet.
checklist-ahead = Begins on { $day } and has no checklist yet.
checklist-not-begun-undated = Has no checklist yet.
checklist-progress = { $percent } done, { $expected } expected
checklist-slipped = { $days ->
    [0] no day late
    [one] one business day late
   *[other] { $days } business days late in all
}
checklist-target-on = target { $day }
checklist-projected = ends { $day } at this pace
checklist-value-open = { $days ->
    [one] day one, value still to come
   *[other] day { $days }, value still to come
}
checklist-value-reached = { $days ->
    [one] value after one day
   *[other] value after { $days } days
}
checklist-blocked-on = waits on { $on }: { $why }
checklist-blocked = waits on { $on }
checklist-wants = wants: { $text }
checklist-proof = on record: { $text }
strip-template = Start for
strip-template-counted = Start { $counted } for
template-of-digit = template
template-day = another day
template-more = all
label-plays = plays
pick-templates = Start from a template
pick-start-on = Start for which account
pick-calls = calls for it
prompt-anchor = Day
echo-anchor-start = when did it begin? The steps count from that day.
echo-anchor-deadline = opt-out or order deadline? None ahead is on file.
echo-anchor-meeting = on which day is the meeting? None is booked.
prompt-evidence = Evidence
prompt-blocked = Because
prompt-not-needed = Not needed because
echo-not-needed = Enter alone gives no reason
echo-start-day = From which day do its steps count? 1 dec, mon, 3d; Enter alone: as it was
prompt-step = Step
prompt-unit = Unit
echo-unit = one runs: which department or site?
done-checklists-started = { $count ->
    [one] One checklist started
   *[other] { $count } checklists started
}

# How far from the start
offset-first = day 1
offset-days = +{ $count } d
offset-days-before = -{ $count } d
offset-business = +{ $count } bd
offset-business-before = -{ $count } bd
