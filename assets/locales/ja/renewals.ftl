# 画面4: 対応期限の四半期ごとの更新。

screen-renewals = 更新
scope-renewals = 更新
cmd-renewals = 更新
tab-this-quarter = 今四半期
tab-next-quarter = 来四半期
tab-all-renewals = すべて
tab-passed = 期限経過
empty-this-quarter = 今四半期に申出期限・更新はありません。] で来四半期を表示します。
empty-next-quarter = 来四半期に申出期限・更新はありません。] ですべてを表示します。
empty-all-renewals = 今後の更新はありません。契約のエクスポートの有無は 7 で確認できます。
empty-passed = 期限を過ぎたものはありません。] で今後の更新を表示します。
renewals-undated = 期日の記録なし
renewals-count = { $count }件
renewals-unpriced = ARR 不明{ $count }件
head-act-by = 期限
head-renews = 更新日
head-alone = 方式
head-category = 予測区分
renews-auto = 自動
renews-order = 都度
renews-unknown = ?
label-deal = 商談

# 商談の予測区分とライフサイクルステージ(元の語が英語のとき)
category-closed = 更新確定
category-commit = 内諾
category-most-likely = 更新見込み
category-best-case = 上振れ
category-at-risk = 解約リスク
category-pipeline = 商談中
category-omitted = 対象外
stage-onboarding = オンボーディング
stage-adoption = 活用
stage-value = 定着
stage-live = 運用中
stage-renewal = 更新
stage-expansion = 拡大
stage-advocacy = 推奨
stage-churned = 解約

renewal-to-confirm = 要確認
renewal-ended = 終了
renewal-no-new-term = 次期の登録なし
renewal-over = { $day } 終了({ $ago })
label-renewed = 次期
renewal-confirm = { $day } まで(要確認、4 の d)
renewal-nothing-to-take = 提案されている次の契約期間がありません。自動更新された契約にだけ提案されます。
done-term-taken = { $account }: 次の契約期間を { $day } までとしました
done-terms-taken = { $count }件の次の契約期間を確定しました
brief-date-over = 契約は { $day } に終了({ $days }日前)、次期の登録なし
brief-date-goes-on = 期限までに解約の申し出がなく { $day } まで自動更新(要確認)

renewals-quarter = 期限: { $quarter }
forecast-by-deadline = 対応期限の四半期ごと(予測区分別・ヘルス別):
forecast-unknown-then = 当時不明
retention-label = 直近12か月
retention-said = GRR { $gross }%・NRR { $net }%(期首 { $begin }、{ $accounts }社)
retention-of = { $currency } GRR { $gross }%・NRR { $net }%
retention-unknown = { $count }社を除外(期首または現在の ARR が不明)
retention-none = 記録の範囲では、{ $since } 時点の顧客はありません。
retention-span = { $since } から { $until } まで(期首の顧客が対象)
retention-begin = 期首
retention-churn = 解約
retention-contraction = 縮小
retention-expansion = 拡大
retention-end = 期末
retention-gross = GRR
retention-net = NRR
retention-logos = 解約社数
retention-formulas = GRR = (期首 − 解約 − 縮小) / 期首、NRR = (期首 + 拡大 − 解約 − 縮小) / 期首。期中の新規顧客は含みません。
retention-ahead = { $until } は未来の日付です。今日以前の日付を指定してください。
retention-no-span = { $since } が { $until } より前ではありません。--from には --to より前の日付を指定してください。
help-retention = 1年前の ARR の残り(GRR・NRR・解約社数)
help-retention-example = mamori retention --from 2025-04-01
arg-first-day = 期首の日。この日の顧客が対象(省略時は最終日の12か月前)
arg-last-day = 期末の日(省略時は今日)
