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
