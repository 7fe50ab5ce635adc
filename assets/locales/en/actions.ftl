# Programs of the person's own

scope-own = Your actions
pick-own-action = your action
action-fault = [actions.{ $action }] in mamori.toml, line { $line }: { $fault }
action-fault-somewhere = [actions.{ $action }] in mamori.toml: { $fault }
action-no-table = It is no table. Write [actions.NAME] with run = ["program", "word"] under it.
action-word = “{ $word }” means nothing here. Take it out.
action-word-near = “{ $word }” means nothing here. Did you mean { $near }?
action-form = { $key ->
    [run] run is a list, the program and its words: run = ["xdg-open", "https://example.com"].
    [key] key is one key, or a list of them: key = "g t".
    [interactive] interactive is true or false.
   *[other] { $key } is a text in quotation marks.
}
action-in-script = { $slot } stands in what { $shell } reads as commands, where a name could be one. Put it behind them as a word of its own, "$1" in them: ["sh", "-c", "say \"$1\"", "sh", "{"{"}{ $slot }{"}"}"].
action-still-runs = { $action } still runs. It can be started again when it has ended.
action-no-web-address = { $slot } is “{ $value }”, which is no web address. Only http and https are opened.
action-empty = Nothing is to be run. Name the program and its words in run.
action-program = The program itself cannot come from the data. Write its name as the first word of run.
action-slot = Nothing is called “{ $slot }”. docs/configuration.md lists what can stand in braces.
action-slot-near = Nothing is called “{ $slot }”. Did you mean { $near }?
action-named-as-command = A command is called so already. Give it another name.
action-key-taken = “{ $key }” is a key of { $other }, or begins one; it can be run from ? and the palette. Take another key.
action-runs = { $action }: running…
action-one-row = { $action } is for one row. Esc clears the marks.
action-refused = { $action } was not run: { $why }
action-no-account = { $slot } needs an account under the cursor. Choose a row that has one.
action-no-task = { $slot } needs a task under the cursor. Choose one on screen 2, or in the account.
action-unknown = { $slot } is not known of this row. Choose another row, or leave it out of the action.
action-option = { $slot } is “{ $value }”, which the program would take for an option. Write a word in front of it, such as --id={"{"}{ $slot }{"}"}.
action-done = { $action }: done.
action-said = { $action }: { $said }
action-failed = { $action } ended with { $status }.
action-complained = { $action } ended with { $status }: { $why }
action-not-started = { $action }: { $program } could not be started ({ $why }). Check the name in [actions] of mamori.toml.
views-reread = views.toml was read again.
