# ヘルススコア: 指標の名前、内訳の注記、いま見る理由

as-typed = { $text }

# 観点
pillar-onboarding = 導入
pillar-usage = 利用
pillar-relationship = 関係
pillar-support = サポート
pillar-sentiment = 満足度
pillar-outcomes = 成果
pillar-commercial = 契約

# 指標
measure-onboarding-progress = オンボーディング進捗
measure-seat-utilisation = ライセンス利用率
measure-usage-trend = 利用の推移
measure-activity-recency = 最終利用からの日数
measure-activation = 初期活性化
measure-touch-recency = 双方向の接触
measure-multithreading = 複数接点
measure-champion-sponsor = 推進者とスポンサー
measure-open-severity = 未解決の重大度
measure-ticket-load = 問い合わせ量
measure-csm-pulse = 担当者所感
measure-nps = NPS
measure-csat = CSAT
measure-success-plan = サクセスプラン
measure-value-evidence = 価値の実証
measure-contract-state = 契約の状態
measure-invoices = 請求

# スコアプロファイル
profile-onboarding = オンボーディング
profile-no-telemetry = 利用計測なし
profile-tech-touch = テックタッチ
profile-renewal-window = 更新期間
profile-adoption = 活用
profile-steady = 定常

# 区分
band-healthy = 良好
band-watch = 注意
band-at-risk = 警戒
band-critical = 危険
band-unknown = 不明
band-excluded = 対象外

# 指標の状態
measure-state-measured = 測定済み
measure-state-stale = 鮮度切れ
measure-state-missing = データなし
measure-state-not-applicable = 該当なし

# 単位
unit-percent = { $value }%
unit-days = { $value }日
unit-people = { $value }人
unit-count = { $value }件
unit-ratio = { $value }倍
unit-points = { $value }点
unit-per-week = { $value }/週
unit-state = { $value }

# 内訳の注記
note-too-young = 該当なし: 契約から日が浅い
note-tier-without = このタッチモデルでは該当なし
note-not-collected = この一覧では収集していない
note-practice-not-in-use = 該当なし: まだ誰も記録していない
note-assumed = { $note }(推定: 後のファイルの値をさかのぼって適用)
note-no-seats = 該当なし: ライセンス数のない契約
note-seats = { $seats }ライセンス中 { $users }人が利用
note-seats-at-least = { $seats }ライセンス中 少なくとも{ $users }人が利用
note-no-usage = 利用データなし
note-too-little-usage = 推移を見るには利用が少なすぎる
note-trend-weeks = { $metric }: 週 { $base } → { $recent }
note-trend-days = 4週間の利用日数({ $metric }): { $base } → { $recent }
note-trend-months = { $metric }: 月 { $base } → { $recent }
note-active = 最終の{ $metric }は{ $day }
note-never-active = { $since }以降利用なし
note-activation-reached = 初期活性化を達成
note-activation-invited = 招待済み、主要操作はまだ
note-activation-nothing = まだ誰も招待されていない
note-no-touch-known = 対応履歴なし(不明であり、接触ゼロではない)
note-touch-never = { $since }以降、双方向の接触なし
note-touch = 最終の双方向の接触は{ $day }
note-no-people-known = 参加者が記録された対応履歴がない
note-people = 90日間に{ $people }人と接触(目標{ $target }人)
note-no-roles = 推進者・スポンサーの登録なし
note-sponsor-missing = スポンサーの登録なし
note-role-left = { $who }が退職、後任の登録なし
note-role-weakened = { $who }が推進役でなくなった
note-roles-active = { $who }と接触あり
note-role-silent = { $who }と最近の接触なし
note-no-tickets = 問い合わせデータなし
note-p1-open = 最も古いP1が未解決{ $days }日
note-ticket-open = 最も古い問い合わせが未解決{ $days }日
note-no-open-ticket = 未解決の問い合わせなし
note-too-few-months = 問い合わせの月数が不足
note-tickets-silent = { $days }日間問い合わせなし(静かなだけでは健全といえない)
note-tickets = 30日で{ $tickets }件、通常は{ $base }件
note-no-pulse = 担当者所感なし
note-pulse = { $level }({ $days }日前)
note-pulse-old = { $level }({ $days }日前、更新時期)
note-no-answers = 回答なし
note-too-few-answers = 回答数が不足
note-answers = 回答{ $answers }件
note-plan-none = サクセスプランなし
note-plan-draft = プランは下書き、期限超過{ $overdue }件
note-plan-agreed = プラン合意済み、期限超過{ $overdue }件
note-proof = 最終の実証は{ $day }
note-proof-none = 価値の実証なし
note-no-terms = 契約データなし
note-contract-clean = 更新を妨げる事実なし
note-renewal-off = 自動更新がオフになった
note-notice-served = 解約の申出あり
note-competitor = 競合の名前: { $name }
note-term-shortened = 契約期間が{ $from }日から{ $to }日に短縮
note-seats-cut = ライセンス { $from } → { $to }({ $percent })
note-downgrade = ARR { $from } → { $to }
note-no-invoices = 請求データなし
note-none-overdue = 支払い遅れなし
note-invoice-late = 最長{ $days }日の支払い遅れ
note-invoice-disputed = 係争中の請求あり
note-no-checklist = オンボーディングのチェックリストなし
note-checklist = { $target }日中{ $day }日目で{ $done }完了

# 上限
cap-auto-renew-off = 自動更新オフ
cap-auto-renew-off-evidence = { $day }に自動更新がオフになった
cap-notice-served-evidence = 解約の申出あり({ $day }から記録)
cap-dark-account = 未利用の顧客
cap-dark-account-evidence = 開始から{ $days }日間、主要操作なし
cap-red-pulse = 担当者所感が赤
cap-red-pulse-evidence = { $day }の担当者所感が赤: { $reason }
cap-champion-gone = 推進者不在
cap-champion-gone-evidence = { $who }が{ $day }に退職、後任の登録なし
cap-p1-open = P1未解決
cap-p1-open-evidence = P1が未解決{ $days }日: { $what }
cap-invoice-overdue = 支払い遅れ
cap-invoice-overdue-evidence = 請求{ $number }が{ $days }日支払い遅れ、または係争中
cap-competitor = 競合
cap-competitor-evidence = 更新案件に競合の名前: { $name }
cap-seats-half-used = ライセンス利用が半分未満
cap-seats-half-used-evidence = { $seats }ライセンスの{ $percent }しか使われていない
cap-coverage = データ充足率
cap-coverage-evidence = 重みの{ $coverage }しか測定できていない(データ不足で良好にはしない)
cap-weak-pillar = 弱い観点
cap-weak-pillar-evidence = 最も低い観点が{ $score }(赤い観点があれば良好にはしない)
cap-stale-ceiling = 鮮度切れの上限
cap-stale-ceiling-evidence = { $measure }が鮮度切れ(最後の測定値より良くはしない)

# 検知ルール
rule-opt-out-near = 申出期限が近い
rule-auto-renew-off = 自動更新オフ
rule-usage-drop = 利用の急減
rule-no-touch = 接触なし
rule-champion-left = 推進者の退職
rule-p1-open = P1未解決
rule-invoice-overdue = 支払い遅れ
rule-score-fall = スコア低下
rule-promise-overdue = 当社の宿題の期限超過

# 数えたもの
metric-core-actions = 主要操作
metric-events = イベント
metric-sessions = セッション
metric-active-users = 利用者数
metric-logins = ログイン
metric-api-calls = API呼び出し

# いま見る理由(24桁以内)と根拠
signal-opt-out-near = 申出期限まで{ $days }日
signal-opt-out-near-evidence = 解約申出期限は{ $day }、あと{ $days }日({ $threshold }日前から通知)。更新について話した記録がありません
signal-opt-out-moved-evidence = 解約申出期限は{ $legal } 実質 { $day }、あと{ $days }日({ $threshold }日前から通知)。更新について話した記録がありません
signal-order-near = 発注期限まで{ $days }日
signal-order-late = 発注が{ $days }日遅れ
signal-order-near-evidence = 次の契約には{ $day }までの発注が必要です(あと{ $days }日、{ $threshold }日前から通知)。更新について話した記録がありません
signal-order-late-evidence = 次の契約には{ $day }までの発注が必要でした({ $days }日超過、{ $threshold }日前から通知)。更新について話した記録がありません
signal-end-near = 満了まで{ $days }日
signal-end-near-evidence = 満了日は{ $day }、あと{ $days }日({ $threshold }日前から通知)。申出期間は不明で、更新について話した記録がありません
signal-auto-renew-off = 自動更新がオフに
signal-auto-renew-off-evidence = この契約期間中の{ $day }に自動更新がオフになりました
signal-notice-served = 解約の申出あり
signal-notice-served-evidence = 解約の申出があります({ $day }から記録)
signal-usage-drop = 利用{ $percent }
signal-usage-drop-evidence = { $metric }が週{ $from } → { $to }、8週中央値比{ $percent }(しきい値{ $threshold })
signal-usage-drop-month-evidence = { $metric }が月{ $from } → { $to }、3か月中央値比{ $percent }(しきい値{ $threshold })
signal-no-touch = 接触なし{ $days }日
signal-no-touch-evidence = 最終の双方向の接触は{ $day }、{ $days }日前(上限{ $threshold }日)
signal-never-touched = 接触の記録なし{ $days }日
signal-never-touched-evidence = { $day }以降{ $days }日間、双方向の接触がありません(上限{ $threshold }日)
signal-champion-left = 推進者が退職
signal-champion-left-evidence = 推進者の{ $who }が{ $day }({ $days }日前)に退職し、後任の登録がありません
signal-sponsor-left = スポンサーが退職
signal-sponsor-left-evidence = スポンサーの{ $who }が{ $day }({ $days }日前)に退職し、後任の登録がありません
signal-champion-bounced = 推進者のメール不達
signal-sponsor-bounced = スポンサーのメール不達
signal-bounced-evidence = { $who }宛のメールが{ $day }から不達です。在籍を確認してください
signal-p1-open = 未解決P1 { $open }件({ $days }日)
signal-p1-open-evidence = P1「{ $what }」が{ $day }から{ $days }日未解決(しきい値{ $threshold }日)
signal-invoice-overdue = 支払い遅れ{ $days }日
signal-invoice-overdue-evidence = 請求{ $number }({ $amount })の期限は{ $due }、{ $days }日前(しきい値{ $threshold }日)
signal-invoice-overdue-evidence-plain = 請求{ $number }の期限は{ $due }、{ $days }日前(しきい値{ $threshold }日)
signal-score-fall = スコア{ $points }点低下
signal-score-fall-evidence = スコア{ $from } → { $to }、{ $days }日間で{ $points }点低下(しきい値{ $threshold }点)
signal-red-pulse = 担当者所感が赤
signal-red-pulse-evidence = { $day }の担当者所感が赤: { $reason }
signal-promise-overdue = 当社の宿題が{ $days }日超過
signal-promise-overdue-evidence = 当社の宿題「{ $what }」の期限は{ $day }、{ $days }日前

# 推奨プレイ
play-renewal = 更新の相談
play-at-risk-save = 解約阻止プラン
play-champion-left = 推進者交代の対応
play-escalation = エスカレーション記録
play-keep-promise = 実施するか、先方と期日を決め直す
play-collect-invoice = 経理と対応
play-read-receipt = スコア内訳を確認
play-cadence-call = 定期連絡

# 読めないスコアカード
scorecard-unreadable = { $file } { $line }行目: スコアカードを読み取れません({ $detail })。その行を直すか、ファイルを外して組み込みのスコアカードを使ってください。
scorecard-format = { $file } { $line }行目: このスコアカードは形式{ $format }ですが、この版が読めるのは形式1です。mamoriを更新するか、format = 1 にしてください。
scorecard-unknown = { $file } { $line }行目: 「{ $name }」というものはありません。使えるのは { $known } です。
scorecard-sum = { $file } { $line }行目: 「{ $name }」の重みの合計が{ $sum }で、100ではありません。100になるように直してください。
scorecard-crossed = { $file } { $line }行目: 「{ $name }」のしきい値が前後しているか、点数が0〜100の外です。順番どおりに直してください。
scorecard-no-default = { $file } { $line }行目: 最後のプロファイルはすべての顧客に当てはまる必要があります。when = "always" としてください。

# 重要度
severity-p1 = 高
severity-p2 = 中
severity-p3 = 低
