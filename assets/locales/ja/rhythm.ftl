# タスクの繰り返しと、実施しないまま閉じる操作。

weekday-mon = 月曜
weekday-tue = 火曜
weekday-wed = 水曜
weekday-thu = 木曜
weekday-fri = 金曜
weekday-sat = 土曜
weekday-sun = 日曜
repeat-days = { $count ->
    [1] 毎日
   *[other] { $count }日ごと
  }
repeat-weeks = { $count ->
    [1] 毎週
    [2] 隔週
   *[other] { $count }週間ごと
  }
repeat-months = { $count ->
    [1] 毎月
   *[other] { $count }か月ごと
  }
repeat-years = { $count ->
    [1] 毎年
   *[other] { $count }年ごと
  }
repeat-done-days = 完了の{ $count }日後
repeat-done-weeks = 完了の{ $count }週間後
repeat-done-months = 完了の{ $count }か月後
repeat-done-years = 完了の{ $count }年後
repeat-on-weekday = { $rhythm }{ $day }
repeat-on-day = { $rhythm }{ $day }日
repeat-on-which = { $rhythm }第{ $which }{ $day }
repeat-on-last = { $rhythm }最終{ $day }
repeat-on-end = { $rhythm }末日
repeat-ends = 繰り返しなし

done-finished-next = 完了: { $task }(次回 { $day })
done-skipped = 今回は取りやめました: { $task }(次回 { $day })
done-accepted = { $account } を許容済みにしました
done-accepted-many = { $count }社を許容済みにしました
done-wrong = { $account } の理由を対応不要にしました
done-wrong-many = { $count }社の理由を対応不要にしました
verdict-accepted = 許容済み
verdict-wrong = 対応不要

strip-drop = 閉じ方:
drop-dropped = 取りやめ
drop-ends = 取りやめ、繰り返しも終了
strip-close = 理由の閉じ方:
close-accepted = 許容
close-wrong = 対応不要
cmd-close = 別の形で閉じる: タスクの取りやめ、ステップの対象外、理由の許容・対応不要
hint-close = 閉じる
hint-account-close = 閉じる
hint-step-close = 対象外
hint-call-cancel = 中止
hint-task-close = 閉じる

help-signals-accept = 事実と認めたうえで許容する
help-signals-accept-example = mamori signals accept a12:single_threaded
help-signals-dismiss = 対応不要として閉じる
help-signals-dismiss-example = mamori signals dismiss a12:usage_drop --reason season
arg-end = 繰り返しも終える

## 日付のようで日付でない語

day-inside = 「{ $text }」は期日にしていません。行の末尾に、前を空けて書くと期日になります
day-vague = 「{ $text }」では日が決まりません。11/15 や 月末 のように入力してください
echo-no-day = 「{ $text }」はまだ日付として読めません。例: 3日後、金曜、10/28、月末、期末

# 対応不要の理由とルールの的中率
close-season = 対応不要: 季節要因
close-data = 対応不要: データの誤り
close-threshold = 対応不要: しきい値が厳しい
help-signals-precision = ルールごとの的中率(自分の判断から)
help-signals-precision-example = mamori signals precision
help-signals-tune = しきい値をさらに超えたときだけ知らせる(0で既定に戻る。元に戻すこともできる)
help-signals-tune-example = mamori signals tune no_touch --past 20
arg-rule = ルール名: usage_drop など
arg-past = しきい値をさらに何%超えたら知らせるか
precision-rule = ルール
precision-right = 的中
precision-wrong = 対応不要
precision-share = 的中率
precision-proposal = 提案
precision-propose = しきい値を{ $percent }超えてから: mamori signals tune { $rule }
precision-no-proposal = { $rule }への提案はありません。対応不要とした判断が少ないか、的中を残せる幅がありません。--past で指定してください。
rule-unknown = 「{ $text }」というルールはありません。`mamori signals` で確認してください。
margin-set = { $rule }: しきい値を{ $percent }超えてから
verb-dismiss-needs-reason = 対応不要にするには理由が必要です。例: --reason season
