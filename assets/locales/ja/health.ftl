# ヘルススコア: 指標の名前、内訳の注記、いま見る理由

as-typed = { $text }

# 観点
pillar-onboarding = オンボーディング
pillar-usage = 利用
pillar-relationship = 関係
pillar-support = サポート
pillar-sentiment = 満足度
pillar-outcomes = 成果
pillar-commercial = 契約

# 指標
measure-onboarding-progress = オンボーディング進捗
measure-pacing = 消費ペース
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
note-practice-not-in-use = 該当なし: 記録のある顧客がまだ3社に満たない
note-assumed = { $note }(推定: 後のファイルの値をさかのぼって適用)
note-formula = 独自の計算式による
note-formula-unknown = 計算式に必要な値がありません
note-priced-by-consumption = 該当なし: 従量課金の契約
note-no-commitment = 該当なし: 従量のコミットなし
note-no-consumption = 消費量または契約の開始日・終了日のデータなし
note-term-too-young = 該当なし: 契約期間が始まったばかり
note-pacing = 消費{ $consumed }、時点の目安{ $due }(契約全体{ $committed })
note-no-seats = 該当なし: ライセンス数のない契約
note-seats = { $seats }ライセンス中{ $users }人が利用
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
note-roles-untold = 推進者・スポンサーの登録はあるが、接触に相手の記録なし
note-sponsor-missing = スポンサーの登録なし
note-role-left = { $who }が退職、後任の登録なし
note-role-weakened = { $who }が推進者でなくなった
note-roles-active = { $who }と接触あり
note-role-silent = { $who }と最近の接触なし
note-no-tickets = 問い合わせデータなし
note-p1-open = { $days ->
    [0] 最も古いP1は本日から未解決
   *[other] 最も古いP1が未解決{ $days }日
}
note-ticket-open = { $days ->
    [0] 最も古い問い合わせは本日から未解決
   *[other] 最も古い問い合わせが未解決{ $days }日
}
note-no-open-ticket = 未解決の問い合わせなし
note-too-few-months = 問い合わせの月数が不足
note-tickets-silent = { $days }日間問い合わせなし(静かなだけでは健全といえない)
note-tickets = 30日で{ $tickets }件、通常は{ $base }件
note-no-pulse = 担当者所感なし
note-pulse = { $days ->
    [0] { $level }(本日)
   *[other] { $level }({ $days }日前)
}
note-pulse-old = { $days ->
    [0] { $level }(本日、更新時期)
   *[other] { $level }({ $days }日前、更新時期)
}
note-no-answers = 回答なし
note-too-few-answers = 回答数が不足
note-answers = 回答{ $answers }件
note-plan-none = サクセスプランなし
note-plan-draft = プランは下書き、期限超過{ $overdue ->
    [0] なし
   *[other] { $overdue }件
}
note-plan-agreed = プラン合意済み、期限超過{ $overdue ->
    [0] なし
   *[other] { $overdue }件
}
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
cap-weak-pillar-evidence = 最も低い観点が{ $score }(警戒以下の観点があれば良好にはしない)
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
rule-usage-slide = 利用の減少
rule-seats-low = ライセンス利用率の低下
rule-no-activity = 利用なし
rule-dark-account = 未利用の顧客
rule-no-sponsor = スポンサー不在
rule-sponsor-silent = スポンサーと接触なし
rule-single-threaded = 接点1名のみ
rule-ticket-spike = 問い合わせ急増
rule-spike-then-silence = 急増後の沈黙
rule-sla-breach = SLA違反
rule-nps-detractor = NPS批判者
rule-nps-fall = NPS低下
rule-csat-fall = CSAT低下
rule-onboarding-overdue = オンボーディング遅延
rule-ttv-overrun = TTV超過
rule-objective-overdue = 目標の期限超過
rule-no-value-proof = 価値の実証なし
rule-qbr-missed = QBR未実施
rule-no-shows = 会議の欠席
rule-contraction = 契約縮小
rule-red-too-long = 警戒以下の長期化
rule-pulse-stale = 担当者所感が古い
rule-no-owner = 担当者なし
rule-csm-churn = 担当者の度重なる交代
rule-competitor = 競合の名前
rule-external-event = 外部の出来事
rule-expansion = 拡大の余地

# 数えたもの
metric-core-actions = 主要操作
metric-events = イベント
metric-sessions = セッション
metric-active-users = 利用者数
metric-logins = ログイン
metric-api-calls = API呼び出し

# いま見る理由(24桁以内)と根拠
signal-opt-out-near = { $days ->
    [0] 申出期限は本日
   *[other] 申出期限まで{ $days }日
}
signal-opt-out-near-evidence = { $days ->
    [0] 解約申出期限は本日{ $day }({ $threshold }日前から通知)。更新について話した記録がありません
   *[other] 解約申出期限は{ $day }、あと{ $days }日({ $threshold }日前から通知)。更新について話した記録がありません
}
signal-opt-out-moved-evidence = { $days ->
    [0] 解約申出期限は{ $legal } 実質 本日{ $day }({ $threshold }日前から通知)。更新について話した記録がありません
   *[other] 解約申出期限は{ $legal } 実質 { $day }、あと{ $days }日({ $threshold }日前から通知)。更新について話した記録がありません
}
signal-order-near = { $days ->
    [0] 発注期限は本日
   *[other] 発注期限まで{ $days }日
}
signal-order-late = 発注が{ $days }日遅れ
signal-order-near-evidence = { $days ->
    [0] 次の契約には本日{ $day }までの発注が必要です({ $threshold }日前から通知)。更新について話した記録がありません
   *[other] 次の契約には{ $day }までの発注が必要です(あと{ $days }日、{ $threshold }日前から通知)。更新について話した記録がありません
}
signal-order-late-evidence = 次の契約には{ $day }までの発注が必要でした({ $days }日超過、{ $threshold }日前から通知)。更新について話した記録がありません
signal-end-near = { $days ->
    [0] 満了日は本日
   *[other] 満了まで{ $days }日
}
signal-end-near-evidence = { $days ->
    [0] 満了日は本日{ $day }({ $threshold }日前から通知)。申出期間は不明で、更新について話した記録がありません
   *[other] 満了日は{ $day }、あと{ $days }日({ $threshold }日前から通知)。申出期間は不明で、更新について話した記録がありません
}
signal-auto-renew-off = 自動更新がオフに
signal-auto-renew-off-evidence = この契約期間中の{ $day }に自動更新がオフになりました
signal-notice-served = 解約の申出あり
signal-notice-served-evidence = 解約の申出があります({ $day }から記録)
signal-usage-drop = 利用{ $percent }
signal-usage-drop-evidence = { $metric }が週{ $from } → { $to }、8週中央値比{ $percent }(しきい値{ $threshold })
signal-usage-drop-since-evidence = { $since }から{ $metric }が週{ $from } → { $to }、当時の8週中央値比{ $percent }(しきい値{ $threshold })。現在の中央値は{ $usual }
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
signal-invoice-overdue-evidence = 請求{ $number }({ $amount })の支払期日は{ $due }、{ $days }日前(しきい値{ $threshold }日)
signal-invoice-overdue-evidence-plain = 請求{ $number }の支払期日は{ $due }、{ $days }日前(しきい値{ $threshold }日)
signal-score-fall = スコア{ $points }点低下
signal-score-fall-since-evidence = { $day }時点でスコア{ $from } → { $low }、その前の{ $days }日間で{ $points }点低下(しきい値{ $threshold }点)。現在{ $to }。{ $recovered }点以上戻れば解消
signal-score-fall-by-today-evidence = { $evidence }(現在の配点・運用による)
signal-score-fall-evidence = スコア{ $from } → { $to }、{ $days }日間で{ $points }点低下(しきい値{ $threshold }点)
signal-red-pulse = 担当者所感が赤
signal-red-pulse-evidence = { $day }の担当者所感が赤: { $reason }
signal-promise-overdue = 当社の宿題が{ $days }日超過
signal-promise-overdue-evidence = 当社の宿題「{ $what }」の期日は{ $day }、{ $days }日前
signal-usage-slide = 利用が減少{ $percent }
signal-usage-slide-evidence = { $metric }が週{ $from } → { $to }、{ $since }直前の4週比{ $percent }(しきい値{ $threshold })
signal-seats-low = ライセンス利用{ $percent }
signal-seats-low-evidence = 30日間で{ $seats }ライセンス中{ $users }人が利用、{ $percent }(しきい値{ $threshold })
signal-seats-low-evidence-at-least = { $seats }ライセンス中 少なくとも{ $users }人が利用、{ $percent }(しきい値{ $threshold })
signal-no-activity = 利用なし{ $days }日
signal-no-activity-evidence = 最終利用は{ $day }、データの最終日まで{ $days }日(しきい値{ $threshold }日)
signal-dark-account = 開始から未利用{ $days }日
signal-dark-account-evidence = 契約開始{ $day }から{ $days }日間、主要操作がありません(しきい値{ $threshold }日)
signal-no-sponsor = スポンサーの登録なし
signal-no-sponsor-evidence = 登録者{ $count }人にエグゼクティブスポンサーがいません(必要: 1人)
signal-sponsor-silent = スポンサー未接触{ $days }日
signal-sponsor-silent-evidence = スポンサーの{ $who }との最終接触は{ $day }、{ $days }日前(上限{ $threshold }日)
signal-single-threaded = 接点が1名のみ
signal-single-threaded-evidence = { $days }日間の双方向の接触は1名だけ(2名以上、目標{ $target }名)
signal-sponsor-unseen-evidence = { $day }以降、スポンサーの{ $who }との接触記録なし、{ $days }日(上限{ $threshold }日)
signal-nobody-answers = 応答する接点なし
signal-nobody-answers-evidence = { $days }日間の双方向の接触は0名(2名以上、目標{ $target }名)
signal-until-clear-evidence = { $said }、{ $clear }で解消
signal-ticket-spike = 問い合わせ急増{ $count }件
signal-ticket-spike-evidence = { $day }までの30日で{ $count }件、通常は{ $usual }件(しきい値{ $threshold }件)
signal-spike-then-silence = 急増後に問い合わせ停止
signal-spike-then-silence-evidence = { $day }の急増後、{ $days }日間で{ $count }件だけ(通常は30日で{ $usual }件)。利用も{ $percent }
signal-sla-breach = SLA違反{ $count }件
signal-sla-breach-evidence = { $days }日間にSLA違反{ $count }件、最後は{ $day }(しきい値{ $threshold }件、P1は1件)
signal-nps-detractor = NPS批判者({ $points }点)
signal-nps-detractor-evidence = { $who }が{ $day }に{ $score }点と回答(しきい値{ $threshold }点)。以後、本人との接触がありません
signal-nps-fall = NPSが{ $points }点低下
signal-nps-fall-evidence = { $who }の回答が{ $from } → { $to }点({ $day }、しきい値−{ $threshold }点)。以後、本人との接触がありません
somebody = 回答者
signal-csat-fall = CSATが{ $points }点低下
signal-csat-fall-evidence = CSATが{ $from } → { $to }点({ $days }日間、{ $count }件、しきい値−{ $threshold }点)
signal-csat-low = 低いCSATが{ $count }件
signal-csat-low-evidence = { $days }日間に{ $bottom }点以下のCSATが{ $count }件(しきい値{ $threshold }件)
signal-milestones-late = 遅延マイルストーン{ $count }件
signal-onboarding-slip = 導入が{ $days }営業日遅れ
signal-milestones-late-evidence = 期限超過のマイルストーン{ $count }件(しきい値{ $milestones }件)、遅れは合計{ $days }営業日(しきい値{ $slip }日)
signal-onboarding-slow = 導入ペース{ $percent }
signal-onboarding-slow-evidence = { $target }日中{ $day }日目で、予定の{ $percent }しか完了していません(しきい値{ $threshold })
signal-ttv-overrun = 価値未達のまま{ $days }日
signal-ttv-overrun-evidence = { $day }のオンボーディング開始から{ $days }日、計画は{ $target }日(しきい値{ $threshold }日)。最初の価値に未到達です
signal-objective-overdue = 目標が{ $days }日超過
signal-objective-overdue-evidence = 目標「{ $what }」の期日は{ $day }、{ $days }日前(しきい値{ $threshold }日)
signal-plan-idle = プラン停滞{ $days }日
signal-plan-idle-evidence = サクセスプランは{ $day }以降{ $days }日間、達成した目標がありません(しきい値{ $threshold }日)
signal-proof-old = 価値実証から{ $days }日
signal-proof-old-evidence = 最終の価値実証は{ $day }、{ $days }日前(上限{ $threshold }日)
signal-proof-none = 価値実証なし{ $days }日
signal-proof-none-evidence = 契約開始{ $day }から{ $days }日間、価値の実証がありません(上限{ $threshold }日)
signal-qbr-missed = QBRなし{ $days }日
signal-qbr-missed-evidence = 最終のQBRは{ $day }、{ $days }日前(上限{ $threshold }日)。次の予定もありません
signal-qbr-none = QBR未実施{ $days }日
signal-qbr-none-evidence = { $day }以降{ $days }日間、QBRがありません(上限{ $threshold }日)。予定もありません
signal-qbr-declined = QBR{ $count }回見送り
signal-qbr-declined-evidence = 直近{ $count }回のQBRが実施されていません。最後は{ $day }(しきい値{ $threshold }回)
signal-no-shows = 会議{ $count }回連続で中止
signal-no-shows-evidence = { $count }回連続で会議が実施されていません。最後は{ $day }の{ $who }(しきい値{ $threshold }回)
signal-seats-cut = ライセンス削減{ $percent }
signal-seats-cut-evidence = { $day }にライセンスが{ $from } → { $to }、{ $percent }
signal-downgrade = ARR減少{ $percent }
signal-downgrade-evidence = { $day }にARRが{ $from } → { $to }、{ $percent }
signal-shortened = 契約期間短縮{ $percent }
signal-shortened-evidence = { $day }に契約期間が{ $from } → { $to }日、{ $percent }
signal-red-too-long = 警戒以下{ $days }日計画なし
signal-red-too-long-evidence = { $day }から{ $days }日間、警戒または危険のまま(しきい値{ $threshold }日、現在{ $score }点)。サクセスプランもプレイもありません
signal-pulse-stale = 担当者所感{ $days }日前
signal-pulse-stale-evidence = 最後の担当者所感は{ $day }、{ $days }日前(しきい値{ $threshold }日)
signal-no-owner = 担当者なし{ $days }日
signal-owner-left = 担当者不在{ $days }日
signal-owner-left-evidence = { $who }さんは{ $day }から担当を離れ、{ $days }日間そのままです(上限{ $threshold }日)
signal-no-owner-evidence = { $day }から{ $days }日間、担当者がいません(上限{ $threshold }日)
signal-csm-churn = 担当者が{ $count }回交代
signal-csm-churn-evidence = { $days }日間に担当者が{ $count }回交代、最後は{ $day }(しきい値{ $threshold }回)
signal-competitor = 競合の名前が出た
signal-competitor-evidence = 進行中の案件に{ $name }の名前({ $day }から記録)
signal-competitor-talk-evidence = { $days }日間の対応履歴{ $count }件に競合の話、最後は{ $day }(しきい値{ $threshold }件、決裁者は1件)
signal-external-event = { $event }
signal-external-event-evidence = { $event }({ $day }に記録): { $what }
event-acquisition = 買収・合併
event-leadership = 経営体制の変更
event-layoffs = 人員削減
event-distress = 業績悪化
signal-expansion = ライセンス利用{ $percent }
signal-expansion-evidence = ライセンスの{ $percent }が利用中、4週間前は{ $before }({ $threshold }から)

# 複合予兆: 組み合わせの意味
compound-full = { $name }: { $parts }
compound-partial = { $name }(3つ中{ $count }つ): { $parts }
compound-decapitation = キーパーソンの離脱
compound-quiet-quit = 静かな離脱
compound-exit-preparation = 解約準備
compound-shelfware = 使われないライセンス
compound-failed-launch = オンボーディングの失敗
compound-value-vacuum = 価値実感の欠如
compound-contraction-spiral = 縮小の連鎖
part-data-export = データ返却の相談
part-termination = 競合または解約条件の照会
part-never-live = 運用開始に至らず
part-short-term = 短い契約期間

# 予兆の経過と全体
episode-cleared = 解消: { $rule }({ $days }日間)
signal-held = 本日は保留
signal-back = 再び
signal-of-many = 全体の傾向
shared-drop = { $of }社中{ $accounts }社で{ $rule }({ $day }以降): 製品かデータの問題?

# 読めないスコアカード
scorecard-unreadable = { $file } { $line }行目: スコアカードを読み取れません({ $detail })。その行を直すか、ファイルを外して組み込みのスコアカードを使ってください。
scorecard-format = { $file } { $line }行目: このスコアカードは形式{ $format }ですが、この版が読めるのは形式1です。mamoriを更新するか、format = 1 にしてください。
scorecard-unknown = { $file } { $line }行目: 「{ $name }」というものはありません。使えるのは { $known } です。
scorecard-sum = { $file } { $line }行目: 「{ $name }」の重みの合計が{ $sum }で、100ではありません。100になるように直してください。
scorecard-crossed = { $file } { $line }行目: 「{ $name }」のしきい値が前後しているか、点数が0〜100の外です。順番どおりに直してください。
scorecard-no-default = { $file } { $line }行目: 最後のプロファイルはすべての顧客に当てはまる必要があります。when = "always" としてください。
scorecard-taken = { $file } { $line }行目: 「{ $name }」は組み込みの指標または観点の名前です。独自の指標には別のIDを付けてください。
scorecard-formula = { $file } { $line }行目: 「{ $name }」の値を計算できません({ $why })。value = "x.logins_30d / seats" のように計算式を直してください。
formula-unknown = 「{ $name }」というものはありません。使えるのは { $known } です
formula-odd = 「{ $sign }」はここには置けません
formula-unfinished = 式が途中で終わっています

# 重要度
severity-p1 = 高
severity-p2 = 中
severity-p3 = 低
severity-good = 好
