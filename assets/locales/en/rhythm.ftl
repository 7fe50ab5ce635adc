# Rhythms of tasks, and how things are closed without being done.

weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
repeat-days = { $count ->
    [one] every day
   *[other] every { $count } days
  }
repeat-weeks = { $count ->
    [one] every week
   *[other] every { $count } weeks
  }
repeat-months = { $count ->
    [one] every month
   *[other] every { $count } months
  }
repeat-years = { $count ->
    [one] every year
   *[other] every { $count } years
  }
repeat-done-days = { $count ->
    [one] a day after it is done
   *[other] { $count } days after it is done
  }
repeat-done-weeks = { $count ->
    [one] a week after it is done
   *[other] { $count } weeks after it is done
  }
repeat-done-months = { $count ->
    [one] a month after it is done
   *[other] { $count } months after it is done
  }
repeat-done-years = { $count ->
    [one] a year after it is done
   *[other] { $count } years after it is done
  }
repeat-on-weekday = { $rhythm }, { $day }
repeat-on-day = { $rhythm } on day { $day }
repeat-on-which = { $rhythm } on the { $which ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $which }th
  } { $day }
repeat-on-last = { $rhythm } on the last { $day }
repeat-on-end = { $rhythm } on its last day
repeat-ends = repeats no more

done-finished-next = { $task } done; again { $day }
done-skipped = { $task } dropped this time; again { $day }
done-accepted = { $account } accepted as it is
done-accepted-many = { $count ->
    [one] { $count } account accepted as it is
   *[other] { $count } accounts accepted as they are
  }
done-wrong = { $account }: reason dismissed
done-wrong-many = { $count ->
    [one] { $count } account: reason dismissed
   *[other] { $count } accounts: reasons dismissed
  }
verdict-accepted = accepted
verdict-wrong = dismissed

strip-drop = Close:
drop-dropped = dropped
drop-ends = dropped, repeats no more
strip-close = Close the reason:
close-accepted = accepted
close-wrong = dismissed
cmd-close = Close otherwise: task dropped, step not needed, reason accepted or dismissed
hint-close = close
hint-account-close = close
hint-step-close = not needed
hint-call-cancel = cancel
hint-task-close = close

help-signals-accept = Accept: true, and lived with
help-signals-accept-example = mamori signals accept a12:single_threaded
help-signals-dismiss = Dismiss: a false alarm
help-signals-dismiss-example = mamori signals dismiss a12:usage_drop --reason season
arg-end = End its rhythm too

## Words that look like a day and are none

day-inside = “{ $text }” was not taken as the due day: put it at the end of the line
day-vague = “{ $text }” is no one day: type one, such as 15 nov or eom
echo-no-day = “{ $text }” is no day yet: 3d, fri, 28 oct, eom

# Why a signal is dismissed, and how often each rule is right
close-season = dismissed: a season
close-data = dismissed: the data
close-threshold = dismissed: too strict
help-signals-precision = How often each rule was right, by your verdicts
help-signals-precision-example = mamori signals precision
help-signals-tune = Let a rule speak only further past its threshold (0 = at once again; can be undone)
help-signals-tune-example = mamori signals tune no_touch --past 20
arg-rule = A rule by its name: usage_drop
arg-past = How many per cent further past its threshold
precision-rule = Rule
precision-right = Right
precision-wrong = Dismissed
precision-share = Right %
precision-proposal = Proposal
precision-propose = from { $percent } past its threshold on: mamori signals tune { $rule }
precision-no-proposal = Nothing is proposed for { $rule }: it was not dismissed often enough, or no margin would keep what was right. Give one with --past PERCENT.
rule-unknown = There is no rule “{ $text }”. `mamori signals` names those that are open.
margin-set = { $rule }: from { $percent } past its threshold on
verb-dismiss-needs-reason = A dismissal needs a reason. Say why it is wrong, for example --reason season.
