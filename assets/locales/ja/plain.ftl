# 画面読み上げ用の文。

plain-account = { $name }、{ $band }、{ $score }、{ $move }、{ $place }
plain-place = { $of } 件中 { $at } 件目
plain-down = { $points } 下降
plain-up = { $points } 上昇
plain-same = 変化なし
plain-move-unknown = 変化不明
