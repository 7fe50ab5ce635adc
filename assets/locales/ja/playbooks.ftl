# 画面6: 進行中のものとテンプレート。

screen-playbooks = プレイ
scope-playbooks = プレイブック
cmd-playbooks = プレイブック
tab-running = 進行中
tab-library = テンプレート
empty-running = 進行中のチェックリストはありません。] でテンプレート、3 で未開始の顧客を表示します。
empty-library = テンプレートはありません。[ で進行中に戻ります。
group-onboarding = オンボーディング
group-plays = プレイ
playbook-steps = { $count } ステップ
playbook-runs = { $count ->
    [0] 進行なし
   *[other] { $count } 件進行中
}
playbook-called = { $count ->
    [0] 該当する顧客なし
   *[other] { $count } 社が該当
}
playbook-own = 自作
