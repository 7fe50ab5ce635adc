# 名寄せ: 顧客の統合・分離・別扱い、データ元での呼び名の割り当て。

help-account = 名寄せ: 同じかもしれない顧客、統合と分離、参照の割り当て
help-account-example = mamori account suggestions
help-account-suggestions = 同じ顧客かもしれないものと、その理由
help-account-suggestions-example = mamori account suggestions
help-account-merge = 2つの顧客を統合します。2つ目が1つ目に入り、元の ID でも引けます
help-account-merge-example = mamori account merge a12 a40
help-account-unmerge = 統合した顧客を分けます
help-account-unmerge-example = mamori account unmerge a12 a40
help-account-apart = 似ていても別の顧客です。以後は候補に出しません
help-account-apart-example = mamori account apart a12 a40
help-account-link = 不明な参照がどの顧客かを決めます。- はどこのものでもない
help-account-link-example = mamori account link zendesk 'サクラ商事' a12
help-account-confirm = 名称が似ている参照を、候補の顧客にまとめて割り当てます(データ元を指定可)
help-account-confirm-example = mamori account confirm hubspot
help-account-unlike = 似ていてもこの顧客ではありません。以後は候補に出しません
help-account-unlike-example = mamori account unlike zendesk 'サクラ商事' a12
arg-other = もう一方の顧客
arg-source = そう呼んでいるデータ元(`sync problems` の表示どおり)
arg-reference = データ元での呼び名(`sync problems` の表示どおり)

suggestions-none = 同じかもしれない顧客はありません。
suggestion-one = 顧客
suggestion-other = 同じかもしれないもの
suggestion-why = 理由
suggestion-confirm = 確定するには mamori
alike-name = 名称が似ている
alike-corporate-number = 法人番号が同じ

done-merged = { $other } を { $account } に統合しました
done-parted = { $other } を { $account } から分けました
done-kept-apart = { $account } と { $other } は別の顧客です
done-assigned-reference = { $reference } は { $account } です
done-confirmed = { $count }件の参照を候補の顧客に割り当てました
done-nobodys = { $reference } はどの顧客のものでもありません
done-not-named = { $reference } は { $account } ではありません
identity-same-already = { $account } と { $other } はすでに同じ顧客です。
identity-not-merged = { $account } に統合された該当の顧客はありません。ID は `mamori show` で確認できます。
identity-which-merged = { $account } には複数の顧客が統合されています: { $names }。どれかを指定してください。
identity-no-reference = { $source } に「{ $reference }」という呼び名はありません。不明な参照は `mamori sync problems` で確認できます。

# コックピットでの名寄せ
cmd-merge = 2つの顧客を統合する
cmd-unmerge = 統合した顧客を分ける
tab-who = 名寄せ
empty-who = 不明な参照も、似た名称の顧客もありません。[ で取込履歴に戻ります。
group-pairs = 同じかもしれない顧客
pick-whose = どの顧客のものですか
pick-nobodys = どの顧客のものでもない
pick-merge = この顧客に統合するのはどれですか
pick-part = 分けるのはどれですか
pair-keys = Enter で統合(確認あり)、x で別の顧客として扱います。
orphan-alike = { $account } と名称が似ています。
orphan-alike-keys = Enter で顧客を割り当て(似た顧客が先頭)、x で「この顧客ではない」とします。
orphan-keys = Enter で顧客を割り当て、x で「どの顧客のものでもない」とします。顧客一覧の取り込みでも解決します(順番は問いません)。
orphan-nameless-why = これらの行には顧客を示す値がありません。ファイルのプレビューで、顧客を示す列を選べます。
merge-sure = { $other } を { $account } に統合しますか(タスク{ $tasks }、問い合わせ{ $tickets }、{ $arr })
merge-two = 統合は2社ずつです。2社に印を付けるか、印を外してください。
identity-none-merged = { $account } に統合された顧客はありません。
done-assigned-references = { $count }件の参照は { $account } です
done-nobodys-references = { $count }件の参照はどの顧客のものでもありません
done-refused-many = { $count }件の参照は似た名称の顧客ではありません
tab-calls-unassigned = 未割当
empty-calls-unassigned = すべての打ち合わせに顧客が割り当てられています。[ で戻ります。
group-strays-outside = 社外の参加者あり
group-strays-inside = 社外の参加者なし
stray-by-guests = どの顧客との打ち合わせか不明です({ $count }件)。Enter で割り当てると、参加者とそのドメインを記憶します。
stray-by-title = どの顧客との打ち合わせか不明です({ $count }件)。Enter で割り当てるか、どの顧客でもないとすると、件名を記憶します。

# 項目ごとの優先
group-conflicts = 修正した後に元データが変わった項目
conflict-said = { $field }: 修正は { $mine }、その後 { $source } は { $theirs }
conflict-here = ! { $said }。画面7の「問題」で決められます。
conflict-keys = 現在は元データの値です。Enter でもう一度修正(確認あり)、x で元データに従います。
conflict-insist = { $account }: { $theirs } を { $mine } に修正し直しますか
done-gave-in = { $account } の { $field } は元データに従います
input-no-notice = 「{ $text }」は申出期間として読めません。30日、3ヶ月 のように入力してください。
input-no-renewal-mode = 「{ $text }」は更新方法ではありません。自動、都度、終了 のどれかを入力してください。
input-no-tier = 「{ $text }」というタッチモデルはありません。strategic、high、mid、low、tech のどれかを入力してください。
field-parent = 親会社
field-parent-short = 親会社
label-parent = 親会社
label-children = 子会社
children-said = { $count }社: { $names }
show-parent = 親会社
show-children = 子会社
