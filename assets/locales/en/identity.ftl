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
done-nobodys = { $reference } is nobody's
done-not-named = { $reference } is not { $account }
identity-same-already = { $account } and { $other } are one account already.
identity-not-merged = Nothing of that name went into { $account }; `mamori show` names its ids.
identity-which-merged = Several went into { $account }: { $names }. Name one of them.
identity-no-reference = { $source } has never named anybody “{ $reference }”; `mamori sync problems` lists what nobody knows.
