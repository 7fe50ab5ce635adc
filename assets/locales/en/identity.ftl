# Who is who: accounts made one, parted, kept apart; names of sources given to accounts.

help-account = Who is who: what may be the same, accounts made one or parted, references given to accounts
help-account-example = mamori account suggestions
help-account-suggestions = What may be the same account, and why
help-account-suggestions-example = mamori account suggestions
help-account-merge = Make two accounts one: the second goes into the first, and its id still finds it
help-account-merge-example = mamori account merge a12 a40
help-account-unmerge = Part what was made one
help-account-unmerge-example = mamori account unmerge a12 a40
help-account-apart = Two accounts are not the same, however alike; they are not suggested again
help-account-apart-example = mamori account apart a12 a40
help-account-link = Say whose a reference is that nobody knows; - for nobody's
help-account-link-example = mamori account link zendesk 'Acme KK' a12
help-account-confirm = Say yes at once to every reference that is called like an account, of one source or of all
help-account-confirm-example = mamori account confirm hubspot
help-account-unlike = A reference is not this account, however alike; it is not suggested again
help-account-unlike-example = mamori account unlike zendesk 'Acme KK' a12
arg-other = the other account
arg-source = the system that names it so, as `sync problems` says
arg-reference = how that system names it, as `sync problems` says

suggestions-none = Nothing looks as if it were the same.
suggestion-one = Account
suggestion-other = May be
suggestion-why = Why
suggestion-confirm = To confirm: mamori
alike-name = called alike
alike-corporate-number = same corporate number

done-merged = { $other } is now one with { $account }
done-parted = { $other } is apart from { $account } again
done-kept-apart = { $account } and { $other } are not the same
done-assigned-reference = { $reference } is { $account }
done-confirmed = { $count ->
    [one] One reference is the account it is called like
   *[other] { $count } references are the accounts they are called like
}
done-nobodys = { $reference } is nobody's
done-not-named = { $reference } is not { $account }
identity-same-already = { $account } and { $other } are one account already.
identity-not-merged = Nothing of that name went into { $account }; `mamori show` names its ids.
identity-which-merged = Several went into { $account }: { $names }. Name one of them.
identity-no-reference = { $source } has never named anybody “{ $reference }”; `mamori sync problems` lists what nobody knows.

# Who is who in the cockpit.
cmd-merge = Make one of two accounts
cmd-unmerge = Part what was made one
tab-who = Who is who
empty-who = Every reference is known, and no two accounts look alike. [ goes back to the runs.
group-pairs = May be one account
pick-whose = Whose is it?
pick-nobodys = nobody’s: no customer
pick-merge = Which account goes into this one?
pick-part = Which one comes out again?
pair-keys = Enter makes them one, and asks first; x keeps them apart for good.
orphan-alike = { $account } is called alike.
orphan-alike-keys = Enter gives it to an account, that one first; x says that it is not that one.
orphan-keys = Enter gives it to an account; x says that it is nobody’s. Or import the list of accounts that names it: the order does not matter.
orphan-nameless-why = These rows name no account at all. A column that does can be chosen in the preview of their file.
merge-sure = { $other } goes into { $account }, with { $tasks ->
    [one] one task
   *[other] { $tasks } tasks
  }, { $tickets ->
    [one] one ticket
   *[other] { $tickets } tickets
  }, { $arr }?
merge-two = Two accounts are made one at a time: mark two, or none.
identity-none-merged = Nothing went into { $account }, so there is nothing to part.
done-assigned-references = { $count ->
    [one] { $count } reference is
   *[other] { $count } references are
} { $account }
done-nobodys-references = { $count ->
    [one] { $count } reference is
   *[other] { $count } references are
} nobody’s
done-refused-many = { $count ->
    [one] { $count } reference is
   *[other] { $count } references are
} not what they are called like
tab-calls-unassigned = Unassigned
empty-calls-unassigned = Every meeting has its account. [ goes back.
group-strays-outside = With people from outside
group-strays-inside = Without
stray-by-guests = { $count ->
    [one] Nobody knows whose meeting this is.
   *[other] Nobody knows whose these { $count } meetings are.
} Enter says whose; these guests and their domain are remembered.
stray-by-title = { $count ->
    [one] Nobody knows whose meeting this is.
   *[other] Nobody knows whose these { $count } meetings are.
} Enter says whose, or that it is nobody’s; the title is remembered.

# Whose word holds on a field.
group-conflicts = Put right by hand, and a source says otherwise since
conflict-said = { $field }: you said { $mine }, { $source } says { $theirs } since
conflict-here = ! { $said }. Screen 7 (Problems) decides it.
conflict-keys = What the source says holds. Enter puts yours right once more, after a yes; x lets it be.
conflict-insist = { $account }: put { $mine } in the place of { $theirs } once more?
done-gave-in = { $account }: the source is right on { $field }
input-no-notice = “{ $text }” is no notice period. Write a number with its unit: 30 days, 3 months.
input-no-renewal-mode = “{ $text }” does not say how it renews. Write auto, manual or ended.
input-no-tier = “{ $text }” is no tier. Write strategic, high, mid, low or tech.
field-parent = Parent
field-parent-short = PARENT
label-parent = parent
label-children = children
children-said = { $count }: { $names }
show-parent = Parent
show-children = Children
