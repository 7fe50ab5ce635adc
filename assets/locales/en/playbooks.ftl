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
