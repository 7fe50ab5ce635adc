# What is said of the selected row where the screen is read out.

plain-account = { $name }, { $band }, { $score }, { $move }, { $place }
plain-place = { $at } of { $of }
plain-down = down { $points }
plain-up = up { $points }
plain-same = no change
plain-move-unknown = change unknown
