# 自分で登録したプログラム

scope-own = 自分のアクション
pick-own-action = 自分のアクション
action-fault = mamori.toml の{ $line }行目、アクション { $action }: { $fault }
action-fault-somewhere = mamori.toml のアクション { $action }: { $fault }
action-no-table = 表になっていません。[actions.名前] の下に run = ["プログラム", "引数"] と書いてください。
action-word = 「{ $word }」という項目はありません。削除してください。
action-word-near = 「{ $word }」という項目はありません。{ $near } ではありませんか。
action-form = { $key ->
    [run] run はプログラムと引数のリストで書きます。例: run = ["xdg-open", "https://example.com"]
    [key] key はキーを1つ、またはリストで書きます。例: key = "g t"
    [interactive] interactive は true か false です。
   *[other] { $key } は引用符で囲んだ文字列で書きます。
}
action-in-script = { $slot } が、{ $shell } がコマンドとして読む文の中にあるため、顧客名などがコマンドとして実行されるおそれがあります。文の中では "$1" とし、値は後ろに別の引数として書いてください。例: ["sh", "-c", "say \"$1\"", "sh", "{"{"}{ $slot }{"}"}"]
action-still-runs = { $action } はまだ実行中です。終わってからもう一度実行してください。
action-no-web-address = { $slot } が「{ $value }」で、Web アドレスではありません。開けるのは http と https だけです。
action-empty = 実行するものがありません。run にプログラムと引数を書いてください。
action-program = プログラム名そのものにデータは使えません。run の最初にプログラム名を書いてください。
action-slot = 「{ $slot }」という項目はありません。使える項目は docs/configuration.md にあります。
action-slot-near = 「{ $slot }」という項目はありません。{ $near } ではありませんか。
action-named-as-command = 同じ名前のコマンドがあります。別の名前にしてください。
action-key-taken = 「{ $key }」は { $other } のキー(またはその先頭)です。? とコマンド一覧からは実行できます。別のキーにしてください。
action-runs = { $action }: 実行中…
action-one-row = { $action } は1行ずつ実行します。Esc で選択を外してください。
action-refused = { $action } は実行しませんでした。{ $why }
action-no-account = { $slot } には顧客が必要です。顧客のある行を選んでください。
action-no-task = { $slot } にはタスクが必要です。画面2か顧客の画面でタスクを選んでください。
action-unknown = この行では { $slot } が分かりません。別の行を選ぶか、アクションから外してください。
action-option = { $slot } が「{ $value }」のため、プログラムがオプションと解釈してしまいます。--id={"{"}{ $slot }{"}"} のように前に文字を付けてください。
action-done = { $action }: 完了しました。
action-said = { $action }: { $said }
action-failed = { $action } は { $status } で終了しました。
action-complained = { $action } は { $status } で終了しました: { $why }
action-not-started = { $action }: { $program } を起動できませんでした({ $why })。mamori.toml にある名前を確認してください。
views-reread = views.toml を読み直しました。
