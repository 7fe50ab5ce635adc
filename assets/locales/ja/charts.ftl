# 顧客のグラフと、担当顧客全体のグラフ。

section-charts = 推移
tab-checklist = ステップ
tab-signals = 予兆
tab-contacts = 関係者
tab-contract = 契約
tab-invoices = 請求
page-book = ヘルス区分の分布
cmd-charts = 顧客の推移グラフ
cmd-book = ヘルス区分の分布と変動の大きい顧客
chart-health = ヘルススコア
chart-usage = 利用状況
chart-usage-of = 利用状況: { $metric }(週次)
chart-nps = 直近180日のNPS(回答{ $answers }件)
chart-seats = ライセンス利用率
chart-range = 現在 { $now }、最低 { $low }({ $low-day })、最高 { $high }({ $high-day })
chart-no-health = この1年のスコアはありません。データが足りません。i で不足しているものを確認できます。
chart-no-usage = 利用データがありません。R で利用データのエクスポートを読み込めます。
chart-no-nps = この期間のアンケート回答がありません。R で回答のエクスポートを読み込めます。
chart-no-seats = ライセンス数またはアクティブユーザー数が登録されていません。R で契約と利用データのエクスポートを読み込めます。
chart-mark-call = 対応
chart-mark-ticket = 問い合わせ
chart-mark-urgent = 問い合わせ(P1・P2)
chart-mark-contract = 契約
chart-mark-settings = スコア設定の変更
book-said = { $count }社のヘルス区分と26週の推移{ $gone ->
    [0] {""}
   *[other] (対象外{ $gone }社)
  }
chart-promoter = 9〜10 推奨者
chart-passive = 7〜8 中立者
chart-detractor = 0〜6 批判者
book-empty = 顧客がまだ登録されていません。R でエクスポートを読み込めます。
book-fell = 30日で最も下がった顧客
book-none = 該当なし
book-rose = 30日で最も上がった顧客
chart-band = 区分
chart-accounts = 社数
chart-share = 割合
chart-bar = 現在
chart-weeks = 26週の推移
chart-score = スコア
chart-change = 30日
help-chart = 顧客の1年の推移グラフ。顧客を省くと、全体のヘルス区分の分布と変動の大きい顧客
help-chart-example = mamori chart 北斗商事
foot-bands = 全体
foot-fell = 30日で下降
foot-rose = 30日で上昇
foot-more = 全体を見る
