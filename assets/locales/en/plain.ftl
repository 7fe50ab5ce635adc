# What is said of the selected row where the screen is read out.

plain-account = { $name }, { $band }, { $score }, { $move }, { $place }
plain-place = { $at } of { $of }
plain-down = down { $points }
plain-up = up { $points }
plain-same = no change
plain-move-unknown = change unknown
plain-falling = falling { $points } in 30 days
plain-rising = rising { $points } in 30 days
plain-renewal = renewal { $text }
plain-reason = reason { $text }
plain-arr = ARR { $text }
plain-act-by = act by { $text }
plain-due = due { $text }
plain-priority = priority { $text }
plain-next = next { $text }
plain-course-same = unchanged since last week
plain-course-up = { $weeks ->
    [one] rising for one week
   *[other] rising for { $weeks } weeks
}
plain-course-down = { $weeks ->
    [one] falling for one week
   *[other] falling for { $weeks } weeks
}
plain-comma = ,{" "}
plain-with = with { $text }
plain-prepared = prepared
plain-source = { $kind } from { $source }
plain-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
plain-age = { $count ->
    [0] of today
    [one] one day old
   *[other] { $count } days old
}
plain-shown = shown
plain-hidden = hidden
plain-late = late
plain-line = line { $at } of { $of }
