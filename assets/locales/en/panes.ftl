# Panes, and commands that have nothing to act on

panes-one = Only one pane is shown here. z shows the others again, or a larger terminal does.
panes-no-farther = The divider can go no farther.
idle-undo = nothing to undo
idle-redo = nothing to redo
idle-repeat = nothing to repeat yet
idle-view = no such view yet; F keeps one
idle-trial = nothing is on trial
idle-stand-in = not while another day or trial is shown
idle-row = no row under the cursor
idle-account = no account under the cursor
idle-link = no link on file
idle-gap = to be filled in the source
idle-here = nothing for it on this tab
