# What screen, command line and pages say alike.

list-and = { $first }, { $rest }
list-or = { $first } or { $rest }
deadline-plain = { $deadline }
deadline-moved = { $deadline } (notice ends { $legal })
deadline-order = order { $days }
day-moved = { $day } (moved to a business day)
moment = { $day } { $time }
deadline-late = { $days } late
