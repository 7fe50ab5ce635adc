# What screen, command line and pages say alike.

deadline-plain = { $deadline }
deadline-moved = { $deadline } (notice ends { $legal })
deadline-order = order { $days }
