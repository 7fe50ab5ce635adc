# エクスポートの読み込み: 進み具合、順番待ち、フォルダーの見張り。

pace-seconds = 残り{ $count }秒
pace-minutes = 残り{ $count }分
pace-hours = 残り{ $count }時間
sync-reading = { $total } 中 { $done }  { $path }
sync-pace = { $total } 中 { $done } · 毎秒 { $rate } · { $rest }  { $path }
sync-behind = 別の mamori が取り込み中です。終わりしだい、この取り込みを始めます(Esc か Ctrl-C で中止)。
sync-scores-follow = ファイルを取り込んだ後に中断しました。スコアは次の一覧表示かコックピットの起動時に計算します。
store-not-written = ディスクに書き込めなかったため、何も変更していません: { $detail }。空き容量と接続を確認して、もう一度お試しください。
status-applying = 読み込み完了。既存のデータと照合中 …  (Esc で中止)
status-scoring = 取り込み完了。スコアを計算中 …
status-arrived = 新しいファイル{ $count }件: R
watch-begins = { $path } を見張っています。新しいエクスポートは書き込みが終わりしだい取り込みます。Ctrl-C で終了。
watch-gone = { $path } に接続できません。戻りしだい続きから取り込みます。操作は必要ありません。
watch-back = { $path } に再び接続しました。
names-unread = フリガナのない漢字名{ $count }件はローマ字で探せません。漢字で検索してください。
