# 取り込む前のファイルと、その読み方の決定。

help-preset = 読めるデータ元の一覧と、ファイルの読み方の確認
help-preset-example = mamori preset check accounts.csv
help-preset-list = 列名から判別できるファイルの種類
help-preset-list-example = mamori preset list
help-preset-show = プリセットの内容(自分用を書くときの見本)
help-preset-show-example = mamori preset show csv-account
help-preset-check = ファイルの読み方を表示する(列、先頭の行、合計、決めること)
help-preset-check-example = mamori preset check accounts.csv --set day_order=day_month
help-preset-learn = 読み方を保存し、同じデータ元の次のファイルでは尋ねない
help-preset-learn-example = mamori preset learn accounts.csv --set tax=with --column '会社=name'
arg-set = 読み方を決める: kind、account、currency、encoding、delimiter、header_line、day_order、decimal、tax、amount_unit
arg-column = 列を項目に割り当てる。HEADER=- はそのまま保持

preset-name = 名前
preset-source = データ元
preset-own = 自作
preset-is-own = はい
preset-learned = 「{ $name }」として { $path } に保存しました。同じ列のファイルは次からこの読み方になります。
preset-unknown-decision = 「{ $typed }」では何も決まりません。day_order=day_month のような MATTER=WORD か、HEADER=FIELD の形で指定してください。語は mamori preset check に出ます。
preset-bad-name = 「{ $name }」はプリセットの名前にできません。文字、数字、- と _ を60字以内で使ってください。
preset-kept = プリセット「{ $name }」

preview-file = { $path }: { $entity }({ $preset })、{ $format }、{ $encoding }{ $delimiter }{ $line ->
    [0] {""}
   *[other] 、見出しは{ $line }行目
  }、{ $day } 時点
delimiter-comma = 、カンマ区切り
delimiter-semicolon = 、セミコロン区切り
delimiter-tab = 、タブ区切り
delimiter-pipe = 、縦棒区切り
delimiter-other = 、独自の区切り
delimiter-none = {""}
preview-column = 列
preview-field = 読み込み先
preview-trust = 根拠
preview-kept = そのまま保持
preview-guessed = 推測
preview-alike = 似た列名
preview-named = 列名
preview-decided = 指定
preview-rows = 先頭の行(保存される形)
preview-choices = 決められること(? は未定)
preview-matter = 事項
preview-taken = 現在
preview-ways = ほかの読み方
preview-asks = 決まっていないことが{ $count }件あるため、取り込みを待っています。mamori preset learn { $path } --set MATTER=WORD で決めるか、mamori sync --yes で通常の読み方にしてください。
preview-read = { $count }件({ $aside }、対象外{ $skipped }件)
preview-accounts = 顧客{ $count }社(既知{ $known }社)
preview-sum = { $field }の合計: { $sum }
preview-days = { $from } から { $to } まで

sync-asks = 先に決めることが{ $count }件あります。mamori preset check で確認し、mamori preset learn { $path } で決定を保存するか、--yes で通常の読み方にしてください。

scope-file = ファイルの確認
cmd-next-way = 別の読み方
cmd-previous-way = 前の読み方
cmd-ways = 読み方の一覧
pick-ways = どう読みますか
pick-field-of = 列「{ $column }」
pick-way-now = 現在の読み方
file-keys = → かスペースで、カーソル行の読み方を変えます。e で候補を一覧します。Esc で戻ります。
file-keys-held = Enter でそのまま取り込み、Esc で待機のままにします。
file-keys-keep = → かスペースで読み方を変え(e で候補を一覧)、Enter でこのデータ元の読み方として保存し、取り込みます。Esc で戻ります。
matter-kind = 行の種類
matter-account = 顧客名の列
matter-currency = 通貨の列
matter-encoding = 文字コード
matter-delimiter = 区切り
matter-header-line = 見出し行
matter-day-order = 日付
matter-decimal = 小数
matter-tax = 消費税
matter-amount-unit = 金額の単位
way-day-month = 日・月の順
way-month-day = 月・日の順
way-year-month = 年・月・日の順
way-tab = タブ
way-no-column = 該当する列なし
way-point = 小数点はピリオド
way-comma = 小数点はカンマ
way-without = 税抜
way-with = 税込
way-major = 通貨単位
way-minor = 補助単位(セントなど)

sync-asks-older = このファイルは { $day } 時点ですが、より新しい { $newer } 時点のものが取り込み済みです。古い方を使う場合は --yes で取り込むか、--as-of で日付を指定してください。
sync-asks-column = 前回のファイルにあった列がありません: { $columns }。取り込み済みの値は残ります。意図したものであれば --yes で取り込み、そうでなければ列を含めて出力し直してください。
sync-asks-twice = 見出しに「{ $column }」が2回あります。最初の列を使う場合は --yes で取り込むか、使わない方の列名を変えてください。

# A template of one's own, as the journal names it.
template-kept-as = テンプレート「{ $name }」

ingest-problem-notice = 申出期限の日付が、わかっている満了日より前になっていません。申出期間(例: 30日前)か満了日を入れてください。
arg-export = 読み取るファイル
arg-full = ファイルが全件であるとみなし、載っていないものを「なくなった」とする
arg-since = この取り込み、または日付以降の変更だけ

# 画面での案内
sync-asks-here = 先に決めることが{ $count }件あります。Enter で取り込むと確認画面が開きます(画面7 のファイル上の Enter でも開けます)。
sync-asks-first = 先に決めることが{ $count }件あります。Enter で取り込むと確認画面が開きます。
sync-asks-twice-first = 見出しに「{ $column }」が2回あります。Enter で取り込むと、どちらを使うかを決める画面が開きます。
ingest-unmapped-first = この列の組み合わせに合う種類がありません: { $columns }。Enter で取り込むと、列の意味を決める画面が開きます。
ingest-unmapped-near-first = { $columns } の列は{ $entity }のエクスポートに最も近いですが、{ $missing }の列がありません。該当する場合は、Enter で取り込むと開く画面で列を割り当ててください。
sync-asks-older-here = このファイルは { $day } 時点ですが、より新しい { $newer } 時点のものが取り込み済みのため、待機します。画面7 のファイル上で Enter を押すと確認画面が開きます。
sync-asks-column-here = 前回のファイルにあった列がありません: { $columns }。取り込み済みの値は残り、ファイルは待機します。画面7 のファイル上で Enter を押すと確認画面が開きます。
sync-asks-twice-here = 見出しに「{ $column }」が2回あるため、ファイルは待機します。画面7 のファイル上で Enter を押すと確認画面が開きます。
