# 画面読み上げ用の文。

plain-account = { $name }、{ $band }、{ $score }、{ $move }、{ $place }
plain-place = { $of }件中{ $at }件目
plain-down = { $points }点低下
plain-up = { $points }点上昇
plain-same = 変化なし
plain-move-unknown = 変化不明
plain-falling = 30日で{ $points }点低下
plain-rising = 30日で{ $points }点上昇
plain-renewal = 更新 { $text }
plain-reason = 理由 { $text }
plain-arr = ARR { $text }
plain-act-by = 期限 { $text }
plain-due = 期日 { $text }
plain-priority = 優先度 { $text }
plain-next = 次 { $text }
plain-course-same = 先週から変化なし
plain-course-up = { $weeks }週連続で上昇
plain-course-down = { $weeks }週連続で低下
plain-comma = 、
plain-with = 参加者 { $text }
plain-prepared = 準備済み
plain-source = { $kind }({ $source })
plain-rows = { $count }行
plain-age = { $count ->
    [0] 今日
   *[other] { $count }日前
}
plain-shown = 表示
plain-hidden = 非表示
plain-late = 遅延
plain-line = { $of }行中{ $at }行目
