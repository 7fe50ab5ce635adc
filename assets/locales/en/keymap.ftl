# Keys of one's own.

help-config-schema = The JSON schema of mamori.toml, for editors
help-config-schema-example = mamori config schema > mamori.schema.json
keys-no-command = mamori.toml gives a key to “{ $command }”, which is no command of lists or screens. mamori keys names them.
keys-no-key = “{ $key }”, which mamori.toml gives to { $command }, is no key. Write it as mamori keys does: x, Ctrl-x, Alt-x, F5, g x.
keys-digit-counts = “{ $key }” cannot be the key of { $command }: digits count. Take another key, or leave digits = "count" out.
keys-taken = “{ $key }”, which mamori.toml gives to { $command }, is a key of { $other }, or begins one; { $command } keeps its own. Take another, or give { $other } one first.
keys-no-preset = There are no keys called “{ $preset }”. There are: { $names }.
keys-digits = digits = “{ $word }” in mamori.toml means nothing. Write "screens" or "count".
keys-count = { $count }
theme-unknown-near = There is no theme “{ $text }”. Did you mean { $near }?
theme-reread = The theme was read again.
theme-fault = { $file }, line { $line }: { $what }
theme-broken = { $why }.
theme-odd = “{ $word }” means nothing here. See docs/configuration.md for what can stand there.
theme-odd-near = “{ $word }” means nothing here. Did you mean { $near }?
theme-no-color = this is no colour. Write "#F0476D" or ["#F0476D", 204, "red"].
config-fault-near = { $path }, line { $line }: “{ $word }” means nothing here. Did you mean { $near }?
config-fault-word = { $path }, line { $line }: “{ $word }” means nothing here. See docs/configuration.md for what can stand there.
config-kept = { $fault } What was set before holds on.
config-reread = mamori.toml was read again.
config-defaults = { $fault } The defaults hold until it is mended.

## Completions and the manual

help-completions = Completions for a shell, to be read by it at its start
help-completions-example = mamori completions zsh > ~/.zfunc/_mamori
arg-shell = bash, elvish, fish, powershell or zsh
help-man = The manual as man reads it: everything that can be typed, and every key
help-man-example = mamori man | man -l -
arg-command = A subcommand; the whole program without it
man-keys = KEYS
man-none = There is no command “{ $text }”. mamori --help lists them.
