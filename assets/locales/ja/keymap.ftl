# 自分で決めるキー

help-config-schema = mamori.toml のJSONスキーマ(エディター用)
help-config-schema-example = mamori config schema > mamori.schema.json
keys-no-command = mamori.toml の「{ $command }」はリストや画面のコマンドではありません。コマンド名は mamori keys で確認できます。
keys-no-key = mamori.toml で { $command } に割り当てた「{ $key }」はキーではありません。mamori keys と同じ書き方(x、Ctrl-x、Alt-x、F5、g x など)にしてください。
keys-digit-counts = 数字は回数として使うため、「{ $key }」は { $command } に割り当てられません。別のキーにするか、digits = "count" を外してください。
keys-taken = mamori.toml で { $command } に割り当てた「{ $key }」は { $other } のキー(またはその先頭)です。{ $command } は既定のキーのままにします。別のキーにするか、先に { $other } のキーを変えてください。
keys-no-preset = 「{ $preset }」というキーの組はありません。使えるもの: { $names }
keys-digits = mamori.toml の digits = 「{ $word }」は使えません。"screens" か "count" にしてください。
keys-count = { $count }
theme-unknown-near = テーマ「{ $text }」はありません。{ $near } ではありませんか。
theme-reread = テーマを読み直しました。
theme-fault = { $file } の{ $line }行目: { $what }
theme-broken = { $why }
theme-odd = 「{ $word }」は使えません。書ける内容は docs/configuration.md を見てください。
theme-odd-near = 「{ $word }」は使えません。{ $near } ではありませんか。
theme-no-color = 色として読めません。"#F0476D" または ["#F0476D", 204, "red"] のように書いてください。
config-fault-near = { $path } の{ $line }行目: 「{ $word }」は使えません。{ $near } ではありませんか。
config-fault-word = { $path } の{ $line }行目: 「{ $word }」は使えません。書ける内容は docs/configuration.md を見てください。
config-kept = { $fault } 直前の設定のまま続けます。
config-reread = mamori.toml を読み直しました。
config-defaults = { $fault } 直すまでは既定の設定を使います。

## 補完とマニュアル

help-completions = シェル用の補完。シェルの起動時に読み込みます
help-completions-example = mamori completions zsh > ~/.zfunc/_mamori
arg-shell = bash、elvish、fish、powershell、zsh のいずれか
help-man = man 形式のマニュアル。コマンドとキーの一覧
help-man-example = mamori man | man -l -
arg-command = サブコマンド。省くと全体
man-keys = キー
man-none = 「{ $text }」というコマンドはありません。mamori --help で一覧を確認できます。
