# ビュー: 名前を付けて保存した顧客リスト

help-view = 名前を付けて保存した顧客リスト(絞り込み・並び順・列・グループ)
help-view-example = mamori view save '西日本リスク' 'segment:West band:risk' --sort=-arr
help-view-list = 保存したビューの一覧
help-view-list-example = mamori view list
help-view-show = ビューを共有できるファイルの形で表示
help-view-show-example = mamori view show '西日本リスク' > west.toml
help-view-save = ビューを保存(同名は置き換え)
help-view-save-example = mamori view save プラン別 has:x.plan --columns name,arr,x.plan --group owner
help-view-remove = ビューを削除
help-view-remove-example = mamori view remove '西日本リスク'
help-view-import = ファイルのビューを取り込む
help-view-import-example = mamori view import west.toml
arg-group = グループにまとめる項目: owner、segment、tier、x.plan など
arg-view = ビューの名前
arg-views = mamori view show で書き出したファイル

view-name = 名前
view-filter = 絞り込み
view-sort = 並び順
view-columns = 列
view-group = グループ
view-empty = 保存したビューはまだありません。mamori view save 名前 条件、またはコックピットの F で保存できます。
view-saved = ビュー「{ $name }」を保存しました。mamori list --view か、画面1のタブで見られます。
view-kept-as = ビュー「{ $name }」
view-removed = ビュー「{ $name }」を削除しました。
views-kept = ビュー{ $count }件
views-imported = ビュー{ $count }件を取り込みました。
views-none-in = { $file }にはビューがありません。mamori view show 名前 で書き出してください。
view-unknown = ビュー「{ $name }」はありません。保存済みのビュー: { $names }
view-none-yet = ビュー「{ $name }」はありません。まだ1件も保存されていません。mamori view save 名前 条件 で保存できます。
view-needs-name = ビューには改行のない名前が必要です。名前を付けてください。
view-no-group = { $field }ではグループにまとめられません。owner、segment、tier、stage、tag、band、x.<列>のいずれかを指定してください。
view-twice = 「{ $name }」が二つあります。どちらかの名前を変えてください
views-unreadable = { $file } { $line }行目: { $why }。直るまでビューはそのままにします。
views-toml = 読み取れません({ $why })
views-format = このバージョンで読めるのは format = 1 のビューだけです
field-unmapped = 列

cmd-facets = 値で絞り込む
cmd-order = 並べ替え・グループ
cmd-columns = 列の選択
cmd-save-view = ビューとして保存
cmd-remove-view = このビューを削除
cmd-view-1 = 1番目のビュー
cmd-view-2 = 2番目のビュー
cmd-view-3 = 3番目のビュー
strip-facet = 絞り込む項目
strip-order = 並べ替え(大文字: 次の順位)
strip-group = グループにまとめる項目
facet-other = 他の列
facet-none = 絞り込み解除
order-usual = 既定の順
order-group = グループ
group-none = まとめない
group-unknown = (なし)
pick-facets = どの列で絞り込みますか
pick-groups = どの列でまとめますか
pick-values = どの値に絞り込みますか
pick-columns = 列: Enterで表示/非表示、Escで終了
prompt-view = ビューの名前
echo-view = 絞り込み・並び順・グループ・列を保存します。ビューは全顧客が対象で、「すべて」の後ろのタブになります。
toast-order = 並び順: { $order }
toast-order-usual = 既定の順に戻しました
view-kept = ビュー「{ $name }」を保存しました(「すべて」の後ろのタブ)
view-none-open = ビューが開いていません。[ と ] でビューのタブに移ってください。
view-no-such = { $count }番目のビューはまだありません。F で今のリストを保存できます。
