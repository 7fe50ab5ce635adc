# 画面6: 進行中のものとテンプレート。

screen-playbooks = プレイ
scope-playbooks = プレイ
cmd-playbooks = プレイ
tab-running = 進行中
tab-library = テンプレート
empty-running = 進行中のチェックリストはありません。] でテンプレート、3 で未開始の顧客を表示します。
empty-library = テンプレートはありません。[ で進行中に戻ります。
group-onboarding = オンボーディング
group-plays = プレイ
playbook-steps = { $count }ステップ
playbook-runs = { $count ->
    [0] 進行なし
   *[other] { $count }件進行中
}
playbook-called = { $count ->
    [0] 該当する顧客なし
   *[other] { $count }社が該当
}
playbook-own = 自作

# 実行の結果、プレイのきっかけ、中止
tab-triggers = きっかけ
empty-triggers = プレイを求める予兆はありません。] で進行中、1 で要対応の顧客を表示します。
playbook-finished = { $count }件完了
playbook-stopped = { $count }件中止
playbook-days = { $count ->
    [0] 当日に完了
   *[other] { $count }日で完了
}
playbook-quiet = { $all }件中{ $count }件はその後予兆なし
playbook-called-by = { $calls }: { $rules }
trigger-accounts = { $count }社
trigger-running = 進行中{ $count }
trigger-play = p で次の顧客に「{ $play }」を開始:
cmd-stop-run = 進行中のものを中止
hint-stop-run = 中止
hint-read-steps = ステップ
strip-stop = 中止:
stop-run = 残りをすべて
stop-step = このステップだけ
done-run-stopped = { $account }: { $template } を中止しました(未完了{ $steps }ステップ)
done-runs-stopped = { $count }件を中止しました
run-not-running = 残っているステップがありません。進行中のものは mamori play list --running で確認できます。
run-none = 進行中のものに「{ $text }」はありません。mamori play list --running で確認できます。

help-play = プレイ: ライブラリ、進行中の一覧、開始と中止
help-play-example = mamori play list
help-play-list = テンプレートの一覧。実行数と、求めている顧客の数つき
help-play-list-example = mamori play list --running
help-play-show = テンプレートのステップ
help-play-show-example = mamori play show champion-left
help-play-start = テンプレートを顧客に開始
help-play-start-example = mamori play start escalation acme
help-play-stop = 進行中のものの残りのステップをすべて閉じる
help-play-stop-example = mamori play stop c140
arg-play = テンプレート名(`mamori play list` で確認)
arg-running = ライブラリではなく進行中のもの
arg-runs = 進行中のもの。`mamori play list --running` のID、または進行中が1件だけの顧客
play-name = 名前
play-title = タイトル
play-steps = ステップ
play-running = 進行中
play-finished = 完了
play-called = 求めている顧客
play-run = ID
play-account = 顧客
play-done = 完了
play-next = 次のステップ
play-at = 日
play-step = ステップ
play-evidence = 必要な証跡
play-none-runs = 進行中のものはありません。mamori play start プレイ 顧客 で開始します。
