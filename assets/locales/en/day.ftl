# Notes, agenda, promises, and the walk through the book.

tab-agenda = Agenda
tab-promises = Promises
empty-agenda = Nothing is planned. a adds a task.
empty-promises = No open promises on either side. In c, a line “> ” is a promise of ours.
group-no-day = No day
group-week = { $from } - { $to }
group-week-this = This week  { $from } - { $to }
group-week-next = Next week  { $from } - { $to }
group-ours = Our promises
group-theirs = Their promises
cmd-agenda-weeks = Agenda by day or by week

cmd-notes = Edit the notes of the task in $EDITOR
hint-notes = notes
cmd-edit-redo = redo what was undone
cmd-edit-undo = undo what was typed
cmd-edit-outside = To $EDITOR
notes-title = Notes
notes-keys = Enter save   Ctrl-j new line   Esc leave
arg-notes = The notes beside the task
editor-none = No editor is set. Set EDITOR, or go on typing here.
editor-failed = “{ $command }” did not end well, so nothing was changed. Check EDITOR and try again.
editor-too-long = The editor left more than 1 MB, so nothing was changed. Shorten the text.

cmd-sweep-pulse = Sweep: the pulse of every account
cmd-sweep-renewals = Sweep: renewals within 90 days
cmd-sweep-silent = Sweep: silent accounts
sweep-ask-pulse = Pulse of
sweep-ask-renewals = Renews?
sweep-ask-silent = Silent:
sweep-keeps = keeps
sweep-later = later
sweep-log = log
sweep-snooze = 2 weeks
sweep-task = task
sweep-next = next
sweep-back = back
sweep-undo = undo
sweep-keeps-note = #renewal expected to renew
sweep-task-line = Get in touch fri
sweep-nothing-said = Nothing was answered on this walk yet.
sweep-nobody = Nobody to walk through here.
sweep-all-asked = { $count ->
    [one] The one account here has been gone through or is put off
   *[other] All { $count } accounts here have been gone through or are put off
}. What is put off comes back on its day.
sweep-done = { $count ->
    [one] The one account here is gone through.
   *[other] All { $count } accounts gone through.
  }
sweep-stopped = Stopped after { $at } of { $of }. The same command goes on from here.
