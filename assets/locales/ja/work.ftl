# 操作とその結果、一覧の項目、絞り込みの書き方。

## 語

waiting-on-customer = 先方
waiting-on-product = 開発
waiting-on-sales = 営業
waiting-on-support = サポート
waiting-on-accounting = 経理
waiting-on-legal = 法務
pulse-red = 赤
pulse-yellow = 黄
pulse-green = 緑
pulse-reason-champion = 推進者
pulse-reason-usage = 利用状況
pulse-reason-support = サポート
pulse-reason-price = 価格
pulse-reason-competitor = 競合
pulse-reason-other = その他

## 結果

done-handled = { $account } を確認済みにしました
done-handled-many = { $count }社を確認済みにしました
done-snoozed = { $account } を { $day } に再表示します
done-snoozed-many = { $count }社を { $day } に再表示します
done-snoozed-change = { $account } をデータが変わるまでスヌーズしました
done-snoozed-change-many = { $count }社をデータが変わるまでスヌーズしました
done-waiting = { $account } を{ $on }待ちにしました(再表示 { $day })
done-waiting-many = { $count }社を{ $on }待ちにしました(再表示 { $day })
done-pulse = { $account } の所感: { $level }
done-pulse-many = { $count }社の所感: { $level }
done-logged = 対応を記録しました: { $account }
done-logged-many = { $count }社の対応を記録しました
done-corrected = { $account } の { $field } を修正しました
done-task-added = タスクを追加しました: { $task }
done-tasks-added = { $count }件のタスクを追加しました
done-finished = 完了: { $task }
done-finished-many = { $count }件のタスクを完了しました
done-reopened = 未完了に戻しました: { $task }
done-reopened-many = { $count }件のタスクを未完了に戻しました
done-task-snoozed = { $day } に再表示します: { $task }
done-tasks-snoozed = { $count }件のタスクを { $day } に再表示します
done-task-waiting = { $on }待ち(再表示 { $day }): { $task }
done-tasks-waiting = { $count }件のタスクを{ $on }待ちにしました(再表示 { $day })
done-due = 期日 { $day }: { $task }
done-due-many = { $count }件のタスクの期日を { $day } にしました
done-due-none = 期日なし: { $task }
done-due-none-many = { $count }件のタスクの期日を外しました
done-priority = 優先度 p{ $priority }: { $task }
done-priority-many = { $count }件のタスクを優先度 p{ $priority } にしました
done-priority-none = 優先度なし: { $task }
done-priority-none-many = { $count }件のタスクの優先度を外しました
done-edited = 変更しました: { $task }
done-edited-many = { $count }件のタスクを変更しました
done-assigned = { $owner } に割り当てました: { $task }
done-assigned-many = { $count }件のタスクを { $owner } に割り当てました
done-unassigned = 担当を外しました: { $task }
done-unassigned-many = { $count }件のタスクの担当を外しました
done-dropped = 取りやめました: { $task }
done-dropped-many = { $count }件のタスクを取りやめました
done-deleted = 削除しました: { $task }
done-deleted-many = { $count }件のタスクを削除しました

## 何もしなかった理由

verb-no-reason = この顧客には対応が必要な理由が出ていません。何も変わっていません。
verb-nothing-chosen = 対象が選ばれていません。先に行を選んでください。
verb-nothing-changed = すでにその状態です。何も変わっていません。
verb-nothing-open = すでに完了しています。何も変わっていません。
verb-nothing-typed = 記録する内容がまだありません。対応内容を入力してください。
verb-pulse-needs-reason = 所感「{ $level }」には理由が必要です。推進者、利用状況、価格などを添えてください。
verb-task-needs-title = タスクには件名が必要です。やることを入力してください。
verb-task-needs-day = タスクのスヌーズには日付が必要です。月曜、2w などで指定してください。
verb-bad-priority = 優先度は 1(今日)から 4 です。この中から選んでください。

## 一覧の項目

field-id = ID
field-id-short = ID
field-name = 顧客
field-name-short = 顧客
field-owner = 担当CSM
field-owner-short = 担当
field-segment = セグメント
field-segment-short = セグメント
field-tier = タッチモデル
field-tier-short = タッチ
field-stage = ステージ
field-stage-short = ステージ
field-tag = タグ
field-tag-short = タグ
field-arr = ARR
field-arr-yen = ARR(万円)
field-arr-short = ARR
field-mrr = MRR(月額)
field-mrr-yen = MRR(万円)
field-mrr-short = MRR
field-score = ヘルススコア
field-score-short = 点
field-band = ヘルス区分
field-band-short = 区分
field-delta30 = 30日変化
field-delta30-short = 30日
field-renew = 更新日
field-renew-short = 更新
field-optout = 解約申出・発注の期限
field-optout-short = 期限
field-touch = 最終接触日
field-touch-short = 接触
field-next-touch = 次の接触
field-next-touch-short = 次回
field-coverage = データ充足率
field-coverage-short = 充足
field-tasks = タスク
field-tasks-short = タスク
field-signal = 解約予兆
field-signal-short = 予兆
field-sparkline = スコア推移(26週)
field-sparkline-short = 推移
field-reason = 要対応の理由
field-reason-short = 要対応の理由
field-unknown = 「{ $field }」という項目はありません。項目名は C か mamori list --help で確認できます。
field-unknown-near = 「{ $field }」という項目はありません。{ $near } のことですか。
field-drawn = 「{ $field }」は図です。score<50 のように score か delta30 で絞り込めます。

## 絞り込み

filter-no-column = 取り込んだファイルに「{ $column }」という列はありません。x. の後で Tab を押すと候補が出ます。項目になった列は、segment:smb のように項目名で絞り込みます。
filter-no-column-near = 取り込んだファイルに「{ $column }」という列はありません。x.{ $near } ですか?
filter-hint-rule = 予兆の名前は mamori signals に出ます。signal>1 のように件数でも絞り込めます。
filter-hint-rule-near = { $near } ですか?
filter-needs-value = 「{ $field }」のあとに値が必要です。{ $field }:値 のように書きます。
filter-bad-value = 「{ $value }」は { $field } の値として読めません。{ $hint }
filter-bad-operator = 「{ $field }」には : か = だけが使えます。
filter-unclosed = ここで開いた括弧が閉じていません。) で閉じてください。
filter-unopened = この ) に対応する括弧がありません。消すか、( で開いてください。
filter-unclosed-quote = ここで始まる引用が閉じていません。" で閉じてください。
filter-needs-field = 「{ $text }」の前に項目がありません。band:risk のように書きます。
filter-one-value = 「{ $op }」のあとの値は1つです。複数なら { $field }:a,b か { $field }:a..b と書きます。
filter-backwards = 範囲の前後が逆です。{ $field }:{ $range } と書きます。
filter-needs-term = ここに探す語がありません。語か、band:risk のような条件を入力してください。
filter-hint-number = { $field }>2 のように数で指定します。
filter-hint-share = { $field }<70% のように割合で指定します。
filter-hint-money = arr>=50k や 100万 のように金額で指定します。
filter-hint-day = { $field }<90d、{ $field }<期末、{ $field }<2026-12-31 のように書きます。
filter-hint-past-day = { $field }>30d、{ $field }>3mo、{ $field }<2026-12-31 のように書きます。
filter-hint-band = critical, at_risk, risk, watch, healthy, unknown のどれかです。
filter-hint-tier = strategic, high, mid, low, tech のどれかです。
