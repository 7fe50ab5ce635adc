# Screen 6: what runs, and the library of templates.

screen-playbooks = Plays
scope-playbooks = Playbooks
cmd-playbooks = Playbooks
tab-running = Running
tab-library = Library
empty-running = No checklist runs. ] shows the library; 3 shows who should have one.
empty-library = No template is here. [ goes back to what runs.
group-onboarding = Onboarding
group-plays = Plays
playbook-steps = { $count ->
    [one] one step
   *[other] { $count } steps
}
playbook-runs = { $count ->
    [0] none runs
    [one] one runs
   *[other] { $count } run
}
playbook-called = { $count ->
    [0] no account calls for it
    [one] one account calls for it
   *[other] { $count } accounts call for it
}
playbook-own = own

# What became of runs, what calls for plays, stopping what runs
tab-triggers = Triggers
empty-triggers = No signal calls for a play. ] shows what runs; 1 shows who needs you.
playbook-finished = { $count ->
    [one] one finished
   *[other] { $count } finished
}
playbook-stopped = { $count ->
    [one] one stopped
   *[other] { $count } stopped
}
playbook-days = { $count ->
    [0] on the same day
    [one] in one day
   *[other] in { $count } days
}
playbook-quiet = { $all ->
    [one] { $count ->
        [0] it calls again
       *[other] quiet since
    }
   *[other] { $count } of { $all } quiet since
}
playbook-called-by = { $calls }: { $rules }
trigger-accounts = { $count ->
    [one] one account
   *[other] { $count } accounts
}
trigger-running = { $count ->
    [one] one runs
   *[other] { $count } run
}
trigger-play = p starts { $play } for one of these:
cmd-stop-run = Stop what runs
hint-stop-run = stop
hint-read-steps = steps
strip-stop = Stop:
stop-run = all that is left of it
stop-step = only this step
done-run-stopped = { $account }: { $template } stopped, { $steps ->
    [one] one step
   *[other] { $steps } steps
} left undone
done-runs-stopped = { $count ->
    [one] One run stopped
   *[other] { $count } runs stopped
}
run-not-running = Nothing of it is left to do. mamori play list --running shows what runs.
run-none = Nothing that runs is called “{ $text }”. mamori play list --running shows what does.

help-play = Plays: the library, what runs, start and stop
help-play-example = mamori play list
help-play-list = Every template with its runs, and how many accounts call for it
help-play-list-example = mamori play list --running
help-play-show = The steps of a template
help-play-show-example = mamori play show champion-left
help-play-start = Start a template for an account
help-play-start-example = mamori play start escalation acme
help-play-stop = Close every step that is left of what runs
help-play-stop-example = mamori play stop c140
arg-play = A template by its name in `mamori play list`
arg-running = What runs, instead of the library
arg-runs = What runs, by its id in `mamori play list --running`, or an account for which one thing runs
play-name = Name
play-title = Title
play-steps = Steps
play-running = Running
play-finished = Finished
play-called = Called for by
play-run = Id
play-account = Account
play-done = Done
play-next = Next step
play-at = Day
play-step = Step
play-evidence = Wants on record
play-none-runs = Nothing runs. mamori play start PLAY ACCOUNT starts a play.
