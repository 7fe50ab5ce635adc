# データの状態:不足しているもの、そのために使えないもの、行の直し方、データ画面。

file-cannot-read = { $path } を読めませんでした。開く権限を確認して、もう一度お試しください。
config-cannot-change = { $path } を変更できませんでした: { $why }。手で直してから、もう一度お試しください。
config-fine = { $path } に問題はありません。
config-none = { $path } はありません。既定値を使います。
retry-nothing = 保留中の行がないため、再試行するものはありません。
retry-gone = { $path } など、保留行のあるファイルが見つかりません。元の場所に戻すか、新しいエクスポートを読み込んでください。

problem-record = 行
problem-mend = 直し方
orphans-title = どの顧客にも紐づかない参照です。顧客が読み込まれると、すぐに集計されます。
orphan-source = ソース
orphan-reference = 参照
orphan-rows = 待機行数
orphan-nameless = (顧客の指定なし)

mend-bytes = UTF-8で書き出すか、--encoding で文字コードを指定してください。
mend-cells = セル内のカンマ、引用符、改行を確認してください。
mend-day = 日付を YYYY-MM-DD の形にしてください。
mend-number = 数字、符号、小数点だけにしてください。
mend-word = yes か no で書いてください。
mend-currency = USD や JPY などの3文字の通貨コードにしてください。
mend-key = ID列を埋めて書き出し直してください。
mend-name = 顧客名を埋めて書き出し直してください。
mend-excel = Excelで保存せずに書き出し直してください。
mend-row = 元のシステムで行を直して書き出し直してください。

need-arr = ARRなし
need-owner = 担当者なし
need-tier = ティア・セグメントなし
need-start = 開始日なし
need-end = 契約終了日なし
need-notice = 解約通知期間なし
need-auto-renew = 更新方法なし
need-seats = 契約席数なし
need-contact = 担当窓口なし
need-role = 窓口の役割なし
need-usage = 利用データなし
need-ticket = チケットなし
need-priority = チケットの優先度なし
need-response = アンケート回答なし
need-activity = 接点の記録なし
need-direction = 接点の方向なし
need-invoice = 請求書なし
need-due = 請求書の期日なし
need-training = 研修の記録なし

lock-arr = ARRの中央値で順位づけ
lock-owner = 誰の一覧にも入らない
lock-tier = 中位ティアとみなす
lock-start = 契約年数と導入期限が不明
lock-end = 更新期限が出ない
lock-notice = 解約通知期限が出ない
lock-auto-renew = 自動更新かどうか不明
lock-seats = 席数利用率が出ない
lock-contact = 関係性スコアが出ない
lock-role = チャンピオン・スポンサーの確認不可
lock-usage = 利用が不明で「健全」にならない
lock-ticket = サポートスコアが出ない
lock-priority = P1の警告が出ない
lock-response = 感情はパルスのみ
lock-activity = 最終接点が不明(「なし」ではない)
lock-direction = 双方向の接点が不明
lock-invoice = 請求書の確認不可
lock-due = 支払遅延が不明
lock-training = 研修は手作業で記録
