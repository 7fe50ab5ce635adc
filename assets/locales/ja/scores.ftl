# スコアの周辺: 良好への道、変化、別の日、別の数値。

# 良好への道、不足、変化の理由
recovery-way = 良好になるには({ $score }): { $steps }。
recovery-step = { $measure } { $from } → { $to }、{ $points }点
recovery-step-points = { $measure }を{ $points }点に
recovery-step-new = { $measure }を{ $points }点以上で記録
recovery-do = { $do }({ $reach })
recovery-lift = 「{ $cap }」の解消
unknown-coverage = スコアなし: 充足率{ $coverage }({ $least }以上が必要)。
unknown-pillars = スコアなし: 測定できる観点は{ $count }つ({ $least }つ以上が必要)。
unknown-weight = スコアなし: 測定できる観点の重みは100のうち{ $weight }({ $least }以上が必要)。
lack-more = ほか{ $count }件
do-csm-pulse-first = 所感を記録する
do-nps-first = NPSを聞く
do-csat-first = 問い合わせの評価を聞く
lack-list = 不明: { $list }。
lack-missing = { $measure }が未取得(充足率 -{ $coverage })
lack-stale = { $measure }が鮮度切れ(充足率 -{ $coverage })
lack-whole = この不足がなければスコアは{ $score }です。
change-line = { $days }日間で{ $delta }: { $parts }。
change-none = { $days }日間で変化なし。
change-no-score-then = { $days }日前はスコアがありませんでした。
change-no-score-now = { $days }日前にはスコアがありましたが、今はありません。
change-part = { $name } { $points }
change-rest = ほか{ $count }項目 { $points }
change-weight = 重みの変更({ $name })
change-cap = 上限「{ $name }」
change-coverage = { $name }の追加・欠落
change-config = スコアカードまたは設定
change-late = 後から届いたデータ
change-kind-data = データ
change-kind-weight = 重み
change-kind-cap = 上限
change-kind-coverage = 充足率
change-kind-config = 設定
points-up = +{ $points }
points-down = -{ $points }
brief-outlook = 良好になるには

# 二つの日の比較
moves-kind = 動き
moves-account = 顧客
moves-from = 前
moves-to = 後
moves-worse = 悪化
moves-better = 改善
moves-other = その他
moves-appeared = 新規
moves-left = 離脱
moves-none = { $since }から{ $until }まで、区分の変化・新規・離脱はありません。

# 別の日の顧客一覧
cmd-as-of = 指定日時点の一覧
cmd-since = 指定日からの動き
prompt-as-of = 基準日
prompt-since = 比較する日
echo-past-day = 日付または何日前か: 2026-03-01、30d、先週金曜。today で今日に戻る
header-as-of = { $day }時点
travel-no-day = 「{ $text }」は日付として読めません。2026-03-01 や 30d のように入力してください。
travel-ahead = { $day }はまだ先で、分かることがありません。今日以前の日付を指定してください。
travel-going = { $day }時点の一覧を組み立てています。
travel-there = { $day }時点の一覧です。:as-of today で今日に戻ります。
travel-back = 今日の一覧に戻りました。
travel-here = 今日の一覧を表示しています。
travel-read-only = ここでは書き込めません。{ $day }時点の一覧を表示中です。先に :as-of today で戻ってください。
page-moves = 動き
moves-span = { $since }から{ $until }まで

# 試算
help-what-if = 重み・上限・しきい値を変えたら誰の区分が変わるか。何も書き込まない
help-what-if-example = mamori what-if --set usage_trend.weight=60 --set red_pulse.limit=55
arg-wish = 変える数値。指標と観点の重み、上限、指標のしきい値
arg-scorecard = 現在のスコアカードに重ねるファイル
what-if-nothing = 試す内容がありません。数値(--set usage_trend.weight=60)かファイル(--scorecard FILE)を指定してください。
what-if-said = { $flips }社の区分が変わります。新たに警戒以下になるのは{ $redder }社、警戒以下でなくなるのは{ $calmer }社。警戒以下の顧客への対応時間は現在{ $from }時間、変更後{ $to }時間です。
wish-odd = 「{ $text }」は数値の変更として読めません。usage_trend.weight=60 や red_pulse.limit=55 のように書いてください。
wish-unknown = 「{ $name }」という数値はありません。指標と観点は { $known } です。上限の名前は mamori health --json で分かります。
wish-outside = { $name }は0から{ $most }までで、{ $value }は範囲外です。何も変更していません。
wish-negative = { $name }は0未満にできません(指定は{ $value })。何も変更していません。
scorecard-kept = スコアカードを変更しました
cmd-what-if = 試算: 重みと上限を試す
cmd-keep-trial = 試している数値を採用
cmd-drop-trial = 試している数値を破棄
prompt-what-if = 試算
echo-what-if = usage_trend.weight=60 red_pulse.limit=55(複数可)
header-what-if = 試算
receipt-tried = 試算: 保存済みの数値ではなく、試している数値での内訳
trial-reading = 試算のために一覧を読んでいます。
trial-said = { $flips }社の区分が変化、新たに警戒以下{ $redder }社、回復{ $calmer }社。対応{ $from }時間→{ $to }時間 - :keep か :drop
trial-none = 試している数値はありません。:what-if で試せます。
trial-dropped = スコアカードは元のままです。
trial-read-only = 別の数値を試しています。先に :keep か :drop を入力してください。

# 今週
help-queue = 今週やること。必須、優先順、区切り線、入りきらないもの
help-queue-example = mamori queue --hours 12
arg-hours = 今週キューに使える時間
queue-kind = 種別
queue-kind-must-do = 必須
queue-kind-ranked = 優先順
queue-kind-deferred = 今週は見送り
queue-minutes = 分
queue-carry = 週
queue-reason = 理由
queue-cut = --- 今週は見送り ---
queue-top-account = 上位顧客、最後の対話は{ $day }
queue-top-account-never = 上位顧客、対話の記録なし
queue-no-hours = 「{ $text }」は時間数として読めません。6 のように入力してください。
queue-keys = j k 選択   Enter 顧客を開く   Esc 戻る
queue-said = 必須{ $must }件と優先{ $ranked }件で{ $used }時間(枠{ $budget }時間)。{ $deferred ->
    [0] すべて今週に収まります。
   *[other] { $deferred }件は今週に収まりません。
}
queue-booked = ほかに今後7日間の打ち合わせが{ $hours }時間あります。
queue-red = 警戒以下の{ $count }社には合計{ $hours }時間かかります。

# 今週と新着の画面
cmd-queue = 今週のキュー
cmd-news = 前回からの新着
page-queue = 今週
page-news = 前回からの新着
queue-item-minutes = { $minutes }分
queue-item-carry = { $weeks }週
news-line = { $since }以降: { $what }。詳細は :news
news-line-signals = 新しい予兆{ $count }件
news-line-promises = 期日の来た宿題{ $count }件
news-since = { $since }以降
news-moves = 区分の変化
news-signals = 新しい予兆
news-promises = 期日の来た宿題
news-more = ほか{ $count }件
news-synced = { $day }のデータ

# 親会社と子会社
label-roll-up = グループ
roll-up-said = 親会社{ $own }、最低の子会社{ $worst }、ARR加重{ $weighted }、スコアなし{ $unknown }社
roll-up-worst = { $name } { $points }
points-plain = { $points }

# 指標を改善するために担当者ができること。
do-onboarding-progress = 遅れているマイルストーンを完了するか、書面で日程を合意し直す
do-seat-utilisation = 未使用ライセンスの利用を促すか、数を見直す
do-pacing = コミット量の使い道を合意し、利用を始める
do-usage-trend = 利用減の原因を推進者と確認し、利用を取り戻す
do-activity-recency = 利用を再開してもらう
do-activation = 最初の利用者を初期活性化まで支援する
do-touch-recency = 双方向の打ち合わせか電話をする
do-multithreading = 顧客側の関係者を増やす
do-champion-sponsor = 推進者とエグゼクティブスポンサーを決めて会う
do-open-severity = 緊急・長期の問い合わせを解決する
do-ticket-load = 問い合わせの原因を減らす
do-csm-pulse = 状況が変わったら所感を更新する
do-nps = 批判者に対応し、改めて聞く
do-csat = 低評価に対応する
do-success-plan = サクセスプランに合意し、遅れた目標を達成する
do-value-evidence = 数字のある価値の実証を記録する
do-contract-state = 解約申出・縮小・他社検討の撤回を書面で得る
do-invoices = 期限超過分の入金か、係争の解決を確認する
