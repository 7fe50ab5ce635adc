# Safety copies, and what doctor finds.

backup-made = The store was copied to { $path }.
backup-restored = { $path } was restored: { $accounts ->
    [one] one account
   *[other] { $accounts } accounts
}. The store that was there before is kept as { $aside }.
backup-restored-new = { $path } was restored: { $accounts ->
    [one] one account
   *[other] { $accounts } accounts
}.
backup-daily-failed = The day's copy of the store could not be made: { $why }
backup-file-exists = { $path } is there already and was left as it is. Name a file that does not exist yet.
backup-missing = { $path } does not exist. Look for safety copies in the backups folder of the workspace.
backup-not-a-store = { $path } is no mamori store. Name a file that `mamori backup` has written.
backup-damaged = { $path } is damaged ({ $detail }). Nothing was changed; try an older copy.

doctor-head-status = Status
doctor-head-topic = Topic
doctor-head-said = Finding
doctor-ok = ok
doctor-warning = warning
doctor-fault = FAULT
doctor-topic-store = store
doctor-topic-settings = settings
doctor-topic-exports = exports
doctor-topic-feeds = feeds
doctor-topic-rows = rows
doctor-topic-holidays = holidays
doctor-topic-backups = backups
doctor-topic-terminal = terminal
doctor-store-none = There is no data in { $path } yet. Read exports with mamori sync FOLDER, or look at mamori demo.
doctor-store-whole = { $path } is whole: { $accounts ->
    [one] one account
   *[other] { $accounts } accounts
}, { $size } MB, schema { $version } of { $known }
doctor-store-old = The data is as an older mamori wrote it. Any command but this brings it up to date, such as mamori list.
doctor-store-damaged = { $path } is damaged ({ $detail }). Restore a copy with mamori restore FILE; exports can be read again.
doctor-settings-fine = mamori.toml holds no fault
doctor-exports-there = { $path }: { $count ->
    [one] one entry
   *[other] { $count } entries
}
doctor-exports-none = no folder { $path }; exports are read from where you say: mamori sync FOLDER
doctor-exports-closed = { $path } cannot be read ({ $detail }). Check its permissions.
doctor-feeds-fine = { $count ->
    [0] no feed yet
    [one] one feed, up to date
   *[other] { $count } feeds, all up to date
}
doctor-feed-old = { $source }, { $entity }: nothing newer for { $days ->
    [one] one day
   *[other] { $days } days
}. Export it again and run mamori sync.
doctor-rows-orphans = { $rows ->
    [one] one row waits
   *[other] { $rows } rows wait
} for accounts that no export has named ({ $references ->
    [one] one reference
   *[other] { $references } references
}). Import the account list of that source.
doctor-rows-aside = { $rows ->
    [one] one row or value is
   *[other] { $rows } rows and values are
} set aside. See mamori sync problems.
doctor-rows-fine = every row has found its account
doctor-holidays-none = No holidays are set, so every weekday is a business day. Set region = "jp", "us" or "eu" in mamori.toml under [calendar].
doctor-holidays-over = The last holiday set is { $day }, which is over. Add the coming ones in mamori.toml under [calendar] holidays, or set region = "jp", "us" or "eu".
doctor-calendar-fine = the holidays of { $region } are known until the end of { $year }
doctor-calendar-ends = The holidays of { $region } are known until the end of { $year } only. Install a newer mamori, or add those of { $next } in mamori.toml under [calendar] holidays.
region-jp = Japan
region-us = the United States
region-eu = the euro area
doctor-holidays-fine = holidays are known until { $day }
doctor-backups-there = { $path }: { $count ->
    [one] one copy
   *[other] { $count } copies
}, the newest of { $at }
doctor-backups-old = The newest copy in { $path } is of { $at }. mamori backup makes one now; the cockpit makes one a day.
doctor-backups-none = There is no safety copy yet. The cockpit makes one a day; mamori backup makes one now.

help-doctor = Say what is wrong with the store, settings, data and terminal, and what to do
help-doctor-example = mamori doctor
help-backup = Copy the store into one file, while everything goes on
help-backup-example = mamori backup ~/mamori.db
help-restore = Go back to a copy; the store of now is kept aside
help-restore-example = mamori restore ~/mamori.db
arg-file = File to write; without it, a new one in the backups folder
arg-backup = File that mamori backup has written
arg-plain = For screen readers: the normal screen, no lines, one sentence for each step (also MAMORI_ACCESSIBLE=1)
doctor-terminal-none = not looked at: this is no terminal
doctor-terminal-there = { $size }, colours { $colours }, { $ground } ground, signs { $glyphs }; the terminal itself said: { $said }; copying goes through it (OSC 52)
