# 画面: タブ、操作、選択肢、入力、状態表示。

## 画面と範囲

screen-triage = 優先対応
screen-tasks = タスク
screen-account = 顧客
scope-everywhere = 全画面
scope-lists = 一覧
scope-triage = 優先対応
scope-tasks = タスク
scope-account = 顧客360
scope-overlay = ポップアップ
scope-input = 入力欄
scope-composer = 対応記録
scope-strip = 選択肢

## タブ

tab-now = 要対応
tab-renewals = 更新
tab-silent = 接触なし
tab-due = 接触期日
tab-new = 新着
tab-waiting = 待ち
tab-snoozed = スヌーズ
tab-all = 全件
tab-mine = 自分
tab-by-account = 顧客別
tab-done-today = 本日完了
hint-tabs = [ ] タブ
empty-now = 要対応はありません。把握できている範囲で今日の対応は済みです。
empty-renewals = 90日以内の期限・更新はありません。[ で要対応に戻ります。
empty-silent = 接触が途絶えている顧客はありません。] で接触期日へ。
empty-due = 今週中に接触期日を迎える顧客はありません。] で新着へ。
empty-new = 前回から新しいものはありません。R で取り込めるファイルを確認。
empty-waiting = 待ちの顧客はありません。行の上で w を押すと待ちになります。
empty-snoozed = スヌーズ中の顧客はありません。行の上で s を押すと後回しにします。
empty-all = まだ顧客がありません。:import でファイルやフォルダーを取り込みます。
empty-filter = 該当がありません。Esc で絞り込みを解除します。
empty-mine = 自分のタスクはありません。a で追加します。
empty-waiting-tasks = 待ち・スヌーズ中のタスクはありません。[ で自分のタスクへ。
empty-by-account = タスクはありません。a で追加します。
empty-done-today = 本日完了したタスクはまだありません。タスクの上で d を押すと完了。
finish-wake = 次の再表示: { $account } { $day }。
finish-rest = 期日のタスク{ $tasks }件(2)、90日以内の更新{ $renewals }社(])。
finish-undated = { $all }社中{ $count }社は更新日が不明で、期限が見えません。[ のあと / missing:renew で一覧、e r で日付を入力します。
finish-lacking = 未取込: { $names }。これらに基づく予兆は出ません。7 で影響を確認、R で取り込みます。
group-overdue = 期限超過
group-today = 今日
group-this-week = 今週
group-later = それ以降
group-no-account = 顧客なし
list-cut-hours = ここから先は今週の時間の外(:queue)
list-cut = ここから先は本日の枠の外
list-loading = 読み込み中

## 操作

cmd-done = 完了: 理由は確認済み、タスクは終了
cmd-snooze = 指定日か悪化するまでスヌーズ
cmd-log = 電話・メール・メモを記録
cmd-add = タスクを追加
cmd-wait = 待ちにする
cmd-due = 期日を決める
cmd-pulse = 担当者所感: 赤・黄・緑
cmd-edit = タスクの編集、項目の修正
cmd-delete = タスクを削除
cmd-why = スコア内訳: なぜこの点か
cmd-copy = 名前・リンク・JSON をコピー
cmd-open-link = リンクをブラウザで開く
cmd-undo = 元に戻す
cmd-redo = やり直す
cmd-repeat = 直前の操作を繰り返す
cmd-open = 顧客を開く
cmd-cancel = 中止、絞り込み解除、選択解除
cmd-back = 戻る(先頭では終了)
cmd-quit = 終了(2回押す)
cmd-suspend = 一時停止
cmd-down = 下へ
cmd-up = 上へ
cmd-first = 先頭へ
cmd-last = 末尾へ
cmd-half-down = 半ページ下
cmd-half-up = 半ページ上
cmd-page-down = 1ページ下
cmd-page-up = 1ページ上
cmd-triage = 優先対応
cmd-tasks = タスク
cmd-next-tab = 次のタブ
cmd-previous-tab = 前のタブ
cmd-next-pane = 次の枠
cmd-previous-pane = 前の枠
cmd-find = 一覧の絞り込み、顧客内の検索
cmd-next-match = 次の一致
cmd-previous-match = 前の一致
cmd-go-to = 顧客・タスクへ移動
cmd-palette = コマンド
cmd-help = キー一覧
cmd-sync = 待っているファイルの取り込み、新着の反映
cmd-history = 操作の履歴
cmd-language = 言語: 英語と日本語を切り替え
cmd-zoom = 枠を拡大
cmd-narrower = 境界を左へ
cmd-wider = 境界を右へ
cmd-redraw = 画面を描き直す
cmd-mark = 選択して下へ
cmd-range = 範囲を選択
cmd-mark-all = 絞り込みの全件を選択
cmd-scroll-down = 隣の枠を下へ
cmd-scroll-up = 隣の枠を上へ
cmd-columns-left = 列を左へ
cmd-columns-right = 列を右へ
cmd-next-account = 一覧の次の顧客
cmd-previous-account = 一覧の前の顧客
cmd-accept = 保存、決定
cmd-dismiss = 閉じる(下書きは残る)
cmd-complete = 補完、対応記録では種別
cmd-new-line = 改行
cmd-next-direction = 方向: 双方向・先方から・こちらから
cmd-line-up = 上の行
cmd-line-down = 下の行
cmd-strip-cancel = 選択肢を閉じる
cmd-edit-left = 左へ
cmd-edit-right = 右へ
cmd-edit-word-left = 1語左へ
cmd-edit-word-right = 1語右へ
cmd-edit-start = 行頭へ
cmd-edit-end = 行末へ
cmd-edit-back = 前の字を削除
cmd-edit-delete = 後の字を削除
cmd-edit-cut-word = 前の語を切り取る
cmd-edit-cut-line = 行頭まで切り取る
cmd-edit-cut-end = 行末まで切り取る
cmd-edit-yank = 切り取ったものを戻す

## 操作(下端の行)

hint-done = 完了
hint-snooze = スヌーズ
hint-log = 記録
hint-add = タスク
hint-wait = 待ち
hint-due = 期日
hint-pulse = 所感
hint-edit = 編集
hint-delete = 削除
hint-why = 理由
hint-copy = コピー
hint-open-link = リンク
hint-undo = 戻す
hint-redo = やり直し
hint-repeat = 繰り返し
hint-open = 開く
hint-back = 戻る
hint-next-tab = タブ
hint-find = 検索
hint-palette = コマンド
hint-help = キー

## 選択肢

strip-snooze = いつまでスヌーズ:
strip-due = 期日:
strip-wait = 誰を待つ:
strip-pulse = 所感:
strip-reason = 理由:
strip-field = 修正する項目:
strip-copy = コピー:
when-tomorrow = 明日
when-monday = 月曜
when-week = 1週間後
when-fortnight = 2週間後
when-month = 来月
when-renewal = 更新90日前
when-change = 変化があるまで
when-none = 期日なし
when-typed = 日付入力
copy-name = 名前
copy-link = リンク
copy-json = JSON
field-of-owner = 担当者
field-of-segment = セグメント
field-of-tier = タッチモデル
field-of-stage = ステージ
field-of-renewal = 更新日
field-of-notice = 申出期間
field-of-auto-renew = 自動更新

## 入力欄

prompt-add = タスク
prompt-edit = 編集
prompt-snooze = スヌーズ
prompt-due = 期日
echo-add = 見積送付 @サクラ 金曜 p1 #更新
echo-several = どの顧客ですか(IDを入力): { $names }
echo-day = 3日後、金曜、10/28、月末、期末
echo-far = { $year }年
echo-due = 期日
marked-day = { $day }(祝)
marked-day-short = { $day }祝
echo-holiday = (祝)
echo-closed = (休業日)
echo-moved = (営業日に変更)
echo-field = Enter で保存、空にすると消去
echo-field-notice = { $whom }: 3ヶ月、30日 のように。Enter で保存、空にすると消去
echo-field-auto-renew = { $whom }: 自動、都度、終了 のどれか。Enter で保存
echo-filter = 語、または 項目:値  例 band:risk renew<90d arr>500万
echo-rows = { $count }件
input-no-day = 「{ $text }」は日付として読めません。3日後、金曜、10/28 のように入力してください。
input-no-account = 「{ $text }」という顧客はありません。@ のあとに名前をもう少し入力してください。
compose-title = 記録
compose-grammar = > 当社の宿題 金曜   < 先方の宿題   = 次回 金曜 14:00
compose-keys = Enter 保存   Ctrl-j 改行   Tab 種別・@氏名   S-Tab 方向   Esc 下書き
compose-next = 次回
direction-two-way = 双方向
direction-in = 先方から
direction-out = こちらから
direction-none = 接触なし
touch-call = 電話
touch-meeting = 会議
touch-regular = 定例会
touch-visit = 訪問
touch-chat = チャット
touch-email = メール
touch-webinar = ウェビナー
touch-qbr = QBR
touch-note = メモ
touch-planned = 予定
touch-cancelled = 中止
touch-no-show = 欠席

## 状態表示

age-minutes = { $count ->
    [0] たった今同期
   *[other] { $count }分前に同期
}
age-hours = { $count }時間前に同期
age-days = { $count }日前に同期
header-problems = 保留{ $count }行
status-fresh = 新着 { $count }、R で反映
status-gone = 該当外 { $count }、R で反映
status-marked = { $count }件選択
status-undo = 戻せる操作 { $count }
toast-undo = u で戻す
toast-undone = 元に戻しました: { $title }
toast-redone = やり直しました: { $title }
undo-nothing = 元に戻す操作はありません。
redo-nothing = やり直す操作はありません。
repeat-nothing = 繰り返す操作はまだありません。
merged = 最新の並びに更新しました。
pasted = { $count }文字を貼り付け - c でメモとして記録
ime-on = IMEがオンです(英数／半角全角でオフ) — Enter で「{ $text }」を検索
confirm-many = { $count }件: { $verb }。実行しますか?
confirm-delete = { $count ->
    [1] タスク「{ $title }」を削除しますか?
   *[other] タスク{ $count }件(先頭は「{ $title }」)を削除しますか?
}
confirm-delete-next = { $count ->
    [1] { $account } の次のタスク「{ $title }」を削除しますか?
   *[other] 各社の次のタスク、計{ $count }件(先頭は「{ $title }」)を削除しますか?
}
confirm-delete-calls = 予定{ $count }件を削除しますか?
confirm-verb-done = 完了
confirm-verb-snooze = スヌーズ
confirm-verb-wait = 待ちにする
confirm-verb-due = 期日を設定
confirm-verb-pulse = 担当者所感を設定
confirm-verb-override = 手動判定を変更
confirm-verb-forecast = 予測を変更
confirm-verb-add = タスクを追加
confirm-verb-log = 記録
confirm-verb-drop = 実施せずに取りやめ
confirm-verb-close = 要対応の理由を閉じる
confirm-verb-start = テンプレートを開始
confirm-verb-change = 変更
page-faults = エラーの内容
toast-more = { $count ->
    [0] Enter で全文
   *[other] ほか{ $count }件、Enter で全文
}
copied-through = { $what } (OSC 52)
status-order = { $order } 順
confirm-keys = y はい   ほかのキー いいえ
find-nothing = 「{ $text }」はこの履歴にありません。
link-none = リンクが登録されていないため、コピーも開くこともできません。
status-sync = 取り込み中 { $percent }%  { $path }  (Esc で中止)
status-sync-pace = 取り込み中 { $percent }% · 毎秒 { $rate } · { $rest }  { $path }  (Esc で中止)
status-sync-begins = 取り込み中 …  (Esc で中止)
toast-sync-cancelled = 取り込みを中止しました。何も変更していません。
toast-sync-refused = { $path } を取り込めませんでした: { $reason }
toast-sync-done = { $files }ファイルを取り込み: 新規 { $new }、変更 { $changed }、{ $accounts }社を再計算。
toast-sync-aside = { $files }ファイルを取り込み: 新規 { $new }、変更 { $changed }、{ $aside }、{ $accounts }社を再計算。
verb-no-account = このタスクには顧客がないため、記録できません。
verb-no-renewal = 更新日が不明か、90日以内です。別の日を選んでください。
verb-no-task = 未完了のタスクがありません。a で追加します。
account-no-task-here = カーソルの下にタスクがありません。Tab でタスクかチェックリストに移ります。
done-snoozed-renewal = { $count }社を更新90日前までスヌーズしました
done-corrected-many = { $count }社を修正しました

## 重ねて開くもの

pick-keys = キー一覧
pick-palette = コマンド
pick-go-to = 移動
pick-nothing = 該当がありません。
pick-row = 行へ移動
page-why = スコア内訳
page-waiting = 取り込み待ち
page-history = 履歴
waiting-looking = ファイルを探しています
waiting-none = 取り込みフォルダーに新しいファイルはありません。
waiting-count = { $count }ファイル。Enter で取り込み、Esc でそのまま閉じます。
history-none = まだ操作はありません。
history-taken-back = (元に戻した操作)
history-rows = { $count }件
history-task = タスク
history-touch = 接触
history-pulse = 所感
history-verdict = 理由
history-correction = 訂正
history-document = 設定
history-ruling = 名寄せ

## 区分と語

section-health = ヘルス
section-tasks = タスク
section-signals = 解約予兆
section-timeline = 対応履歴
section-contacts = 関係者
section-contract = 契約
section-tickets = 問い合わせ
section-invoices = 請求
section-none = 登録なし(7 で不足を確認)
section-loading = 読み込み中
touch-tier-strategic = 最重要
touch-tier-high = ハイタッチ
touch-tier-mid = ミドルタッチ
touch-tier-low = ロータッチ
touch-tier-tech = テックタッチ
label-coverage = 充足率
label-weight = 重み
label-share = 重み
label-now = 現在
label-value = 値
label-points = 点
label-part = 寄与
label-sum = 合計
label-at-most = 上限
label-score = スコア
label-end = 満了日
label-closing = 決算月
label-renews = 更新
label-arr = ARR
label-auto-renew = 自動更新
label-opt-out = 解約申出期限
label-order-by = 発注期限
label-notice = 申出期間
label-by-hand = 手入力
label-seats = ライセンス
label-contact = 接触
label-last-touch = 最終接触
label-never = なし
label-owner = 担当
label-no-owner = 担当なし
label-next = 次
label-no-task = タスクなし(a で追加)
label-no-signal = 該当する予兆なし
label-why = 理由
label-no-reason = 理由なし
label-also = ほかに
label-you = 自分
label-book = 総額
label-at-risk = リスク
label-to-triage = 要対応{ $count }社
label-tickets-unknown = 問い合わせ ?
label-tickets = 未解決の問い合わせ{ $count }件
renews-alone = あり
renews-not-alone = なし
term-auto = 自動更新
term-manual = 都度更新
term-ended = 終了
notice-months = { $count }か月
notice-days = { $count }日
invoice-late = 支払い遅れ
invoice-open = 未入金
invoice-closed = 済み
contact-left = 退職
contact-never = 接触なし
role-champion = 推進者
role-sponsor = エグゼクティブスポンサー
role-buyer = 決裁者
role-admin = 管理者
role-power-user = パワーユーザー
role-user = 利用者
role-blocker = 反対者
role-contact = 先方担当者
event-ticket = 問い合わせ
event-pulse = 所感
event-signal = 予兆
task-ours = 当社:
task-theirs = 先方:
task-waiting = 待ち:
task-snoozed = 再表示
day-today = 今日
verdict-handled = 確認済み
verdict-snoozed = スヌーズ中
verdict-waiting = 待ち

# A key that means nothing.
key-nothing = 「{ $key }」はここでは使えません · ? で一覧
open-nothing = この行に顧客はありません。

# 画面の配色と、並び順の理由
cmd-theme = 配色: dark、light、auto(単独では反対の配色)
theme-dark = ダーク
theme-light = ライト
theme-auto = 端末に合わせる
theme-set = 配色: { $theme }
theme-unknown = テーマ「{ $text }」はありません。使えるのは { $names } です。
section-rank = 並び順の計算
label-rank = 順位
rank-said = ARR { $arr } × 損失 { $loss } × 緊急度 { $urgency } = { $rank }
rank-must-do = 必須対応(順位より先)
rank-meaning = 重みはスコアと期限までの日数で並べるためのもので、確率ではありません。
tab-calls-later = それ以降
empty-calls-later = 7日より先の予定はありません。記録画面の = で次回の予定を入れられます。
strip-not-offered = 「{ $key }」は選択肢にありません(Esc で閉じる)

# 画面の上に何かが開いている間の最終行。
over-pick = 上下 選ぶ   Enter 決定   Esc 閉じる
over-columns = 上下 選ぶ   Enter 表示・非表示   Esc 閉じる
over-start = 上下 選ぶ   Enter 開始   Tab 起点の日を変更   Esc 閉じる
over-owners = 上下 選ぶ   スペース 印   Enter 決定   Esc 閉じる
over-page = j k 読む   Esc 閉じる   X 外部表示
over-brief = j k 読む   y b コピー   Esc 閉じる   X 外部表示
over-enter = j k 読む   Enter 進む   Esc 閉じる
over-history = j k 選ぶ   / 絞り込み   Enter 詳細   Esc 閉じる
over-file = j k 選ぶ   左右 切り替え   e 一覧   Enter 決定   Esc 閉じる
quit-again = 終了するには、もう一度 { $key } を押してください。
