# Files, folders, the terminal and jobs.

workspace-no-home = There is no home folder to keep the workspace in. Name one with --workspace.
workspace-cannot-make = The folder { $path } could not be made. Check its permissions, or name another one with --workspace.
file-cannot-write = { $path } could not be written. Check the permissions and the free space, then try again.
config-fault = { $path }, line { $line }: { $why }.
config-odd = { $path }: “{ $value }” is not understood and is left out. See docs/configuration.md for what can stand there.
sync-no-such-path = { $path } could not be read. Check that it exists and that you may open it.
sync-nothing-found = There is no export file in { $path }. Put CSV or JSON files there, or name a folder: mamori sync FOLDER.
run-cancelled = The sync was cancelled. Nothing was written.
demo-other-data = { $path } holds other data than a demo. Name a new folder with --workspace.
cockpit-no-terminal = The cockpit needs a terminal. Use a subcommand such as `mamori list` in scripts; `mamori --help` shows them.
cockpit-terminal-fault = The terminal could not be used. Try another terminal, or a subcommand such as `mamori list`.
job-failed = Something went wrong inside mamori; your data are unchanged. Please report what you did just before.
copy-failed = The terminal did not take the text. Check that it allows programs to set the clipboard.
open-failed = { $url } could not be opened. Copy it with y l instead.
