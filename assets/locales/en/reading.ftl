# Reading exports: how far it is, whose turn it is, what watches the folder.

pace-seconds = { $count } s left
pace-minutes = { $count } min left
pace-hours = { $count } h left
sync-reading = { $done } of { $total }  { $path }
sync-pace = { $done } of { $total } · { $rate }/s · { $rest }  { $path }
sync-behind = Another mamori is reading exports. This run begins when that one is done; Esc or Ctrl-C cancels.
sync-scores-follow = Interrupted after the files were taken in. The scores follow with the next list or cockpit.
store-not-written = The disk did not take what was written, so nothing was changed: { $detail }. Check its free space and that it is connected, then try again.
status-applying = Everything is read and compared with what is known …  (Esc cancels)
status-scoring = Everything is in. Scoring the accounts …
status-arrived = { $count ->
    [one] { $count } new file waits: R
   *[other] { $count } new files wait: R
}
watch-begins = Watching { $path }. New exports are taken in once they are whole; Ctrl-C ends.
watch-gone = { $path } cannot be reached. What it brings is taken in when it is back; nothing else needs doing.
watch-back = { $path } is back.
names-unread = { $count ->
    [one] One name in kanji has no reading: find it by its kanji.
   *[other] { $count } names in kanji have no reading: find them by their kanji.
}
