# 名寄せ: 顧客の統合・分離・別扱い、連携元での呼び名の割り当て。

help-account = 名寄せ: 同じかもしれない顧客、統合と分離、参照の割り当て
help-account-example = mamori account suggestions
help-account-suggestions = 同じ顧客かもしれないものと、その理由
help-account-suggestions-example = mamori account suggestions
help-account-merge = 2 つの顧客を統合します。2 つ目が 1 つ目に入り、元の ID でも引けます
help-account-merge-example = mamori account merge a12 a40
help-account-unmerge = 統合した顧客を分けます
help-account-unmerge-example = mamori account unmerge a12 a40
help-account-apart = 似ていても別の顧客です。以後は候補に出しません
help-account-apart-example = mamori account apart a12 a40
help-account-link = 不明な参照がどの顧客かを決めます。- はどこのものでもない
help-account-link-example = mamori account link zendesk 'サクラ商事' a12
help-account-unlike = 似ていてもこの顧客ではありません。以後は候補に出しません
help-account-unlike-example = mamori account unlike zendesk 'サクラ商事' a12
arg-other = もう一方の顧客
arg-source = そう呼んでいる連携元（`sync problems` の表示どおり）
arg-reference = 連携元での呼び名（`sync problems` の表示どおり）

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
done-nobodys = { $reference } はどの顧客のものでもありません
done-not-named = { $reference } は { $account } ではありません
identity-same-already = { $account } と { $other } はすでに同じ顧客です。
identity-not-merged = { $account } に統合された該当の顧客はありません。ID は `mamori show` で確認できます。
identity-which-merged = { $account } には複数の顧客が統合されています: { $names }。どれかを指定してください。
identity-no-reference = { $source } に「{ $reference }」という呼び名はありません。不明な参照は `mamori sync problems` で確認できます。
