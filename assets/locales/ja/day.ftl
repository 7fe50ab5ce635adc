# 備考、予定、宿題、顧客のまとめ確認。

tab-agenda = 予定
tab-promises = 宿題
empty-agenda = 予定はありません。a でタスクを追加します。
empty-promises = 未完了の宿題はありません。記録(c)の「> 」の行が当社の宿題になります。
group-no-day = 期日なし
group-week = { $from }〜{ $to }
group-week-this = 今週  { $from }〜{ $to }
group-week-next = 来週  { $from }〜{ $to }
group-ours = 当社の宿題
group-theirs = 先方の宿題
cmd-agenda-weeks = 予定を日別・週別で切り替え

cmd-notes = タスクの備考をエディターで編集
hint-notes = 備考
cmd-edit-redo = 元に戻した入力をやり直す
cmd-edit-undo = 入力を元に戻す
cmd-edit-outside = エディターで編集
notes-title = 備考
notes-keys = Enter 保存   Ctrl-j 改行   Esc 保存せず閉じる
arg-notes = タスクの備考
editor-none = エディターが設定されていません。EDITOR を設定するか、このまま入力してください。
editor-failed = 「{ $command }」が正常に終了しなかったため、何も変えていません。EDITOR を確認して、もう一度お試しください。
editor-too-long = 内容が 1 MB を超えているため、何も変えていません。短くしてください。

cmd-sweep-pulse = まとめ入力: 全顧客の所感
cmd-sweep-renewals = まとめ確認: 90日以内の更新
cmd-sweep-silent = まとめ確認: 接触なしの顧客
sweep-ask-pulse = 所感:
sweep-ask-renewals = 更新しますか:
sweep-ask-silent = 接触なし:
sweep-keeps = 継続
sweep-later = 後で
sweep-log = 記録
sweep-snooze = 2週間後
sweep-task = タスク
sweep-next = 次へ
sweep-back = 前へ
sweep-undo = 元に戻す
sweep-keeps-note = #更新 継続見込み
sweep-task-line = 連絡する 金曜
sweep-nothing-said = このまとめ確認ではまだ回答がありません。
sweep-nobody = 対象の顧客はありません。
sweep-all-asked = { $count }社はすべて確認済みか先送り中です。先送りしたものは期日に戻ります。
sweep-done = { $count }社をすべて確認しました。
sweep-stopped = { $of }社中{ $at }社まで確認しました。同じコマンドで続きから再開します。
