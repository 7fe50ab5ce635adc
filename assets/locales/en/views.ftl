# Views: lists of accounts kept under a name.

help-view = Lists of accounts kept under a name: filter, order, columns, groups
help-view-example = mamori view save 'West at risk' 'segment:West band:risk' --sort=-arr
help-view-list = Every view that is kept
help-view-list-example = mamori view list
help-view-show = A view as a file that can be handed on
help-view-show-example = mamori view show 'West at risk' > west.toml
help-view-save = Keep a view; one of the same name is replaced
help-view-save-example = mamori view save Plans has:x.plan --columns name,arr,x.plan --group owner
help-view-remove = Take a view away
help-view-remove-example = mamori view remove 'West at risk'
help-view-import = Take over the views of a file
help-view-import-example = mamori view import west.toml
arg-group = The field whose values make groups: owner, segment, tier, x.plan
arg-view = A view by its name
arg-views = A file that mamori view show wrote

view-name = Name
view-filter = Filter
view-sort = Order
view-columns = Columns
view-group = Groups
view-empty = No view is kept yet. Save one with mamori view save NAME FILTER, or with F in the cockpit.
view-saved = View “{ $name }” is kept. Look at it with mamori list --view, or as a tab of screen 1.
view-kept-as = view “{ $name }”
view-removed = View “{ $name }” is gone.
views-kept = { $count ->
    [one] { $count } view
   *[other] { $count } views
  }
views-imported = { $count ->
    [one] { $count } view
   *[other] { $count } views
  } taken over.
views-none-in = { $file } holds no view. Write one with mamori view show NAME.
view-unknown = There is no view “{ $name }”. There are: { $names }.
view-none-yet = There is no view “{ $name }”: none is kept yet. Save one with mamori view save NAME FILTER.
view-needs-name = A view needs a name without line breaks. Give it one.
view-no-group = { $field } makes no groups. Group by owner, segment, tier, stage, tag, band or x.<column>.
view-twice = “{ $name }” stands twice; give one of the two another name.
views-unreadable = { $file } line { $line }: { $why } Views are left as they are until this is put right.
views-toml = it cannot be read ({ $why }).
views-format = this version reads views of format = 1.
field-unmapped = Column

cmd-facets = Narrow by a value
cmd-order = Sort and group
cmd-columns = Columns
cmd-save-view = Keep as a view
cmd-remove-view = Take this view away
cmd-view-1 = First view
cmd-view-2 = Second view
cmd-view-3 = Third view
strip-facet = Narrow to a
strip-order = Sort by (capital: then by)
strip-group = Group by
facet-other = any column
facet-none = everything
order-change = Change
order-deadline = Deadline
order-touch = Touch
order-usual = usual
order-group = group
group-none = no groups
group-unknown = (none)
pick-facets = Narrow by which column?
pick-groups = Group by which column?
pick-values = Narrow to which value?
pick-columns = Columns: Enter shows or hides, Esc is done
prompt-view = Keep this list as
echo-view = Filter, order, groups and columns, over all accounts: a tab behind All
view-named-as-tab = A tab is called “{ $name }” already. Take another name for the view.
look-of-accounts = Columns, groups and views are of the list of accounts. Press 1 for it.
columns-no-room = No room for { $columns } beside it.
facets-none = These rows belong to no account. / looks for words in them.
order-fixed = This list has one order of its own.
toast-order = Sorted by { $order }
toast-order-usual = In the usual order
view-kept = View “{ $name }” is kept: a tab behind All, next time too
view-none-open = No view is open. Turn to one with [ and ] first.
view-no-such = There is no view { $count } yet. F keeps what the list shows as one.
