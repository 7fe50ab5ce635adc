# データの状態:不足しているもの、そのために使えないもの、行の直し方、データ画面。

file-cannot-read = { $path } を読めませんでした。開く権限を確認して、もう一度お試しください。
config-cannot-change = { $path } を変更できませんでした: { $why }。手で直してから、もう一度お試しください。
config-fine = { $path } に問題はありません。
config-none = { $path } はありません。既定値を使います。
retry-nothing = 保留中の行がないため、再試行するものはありません。
retry-gone = { $path } など、保留行のあるファイルが見つかりません。元の場所に戻すか、新しいエクスポートを読み込んでください。

problem-record = 件目
problem-mend = 直し方
orphans-title = どの顧客にも紐づかない参照です。顧客が読み込まれると、すぐに集計されます。
orphan-source = データ元
orphan-reference = 参照
orphan-rows = 待機行数
orphan-nameless = (顧客の指定なし)

mend-bytes = UTF-8で書き出すか、--encoding で文字コードを指定してください。
mend-cells = セル内のカンマ、引用符、改行を確認してください。
mend-day = 日付を YYYY-MM-DD の形にしてください。
mend-number = 数字、符号、小数点だけにしてください。
mend-scale = 別の段階であれば、見出しに「CSAT (1-10)」のように書いて読み直してください。
mend-nps = 元の回答を0〜10で入力するか、別の調査の列として対応付けてください。
mend-word = yes か no で書いてください。
mend-currency = USD や JPY などの3文字の通貨コードにしてください。
mend-key = ID列を埋めて書き出し直してください。
mend-name = 顧客名を埋めて書き出し直してください。
mend-excel = Excelで保存せずに書き出し直してください。
mend-row = 元のシステムで行を直して書き出し直してください。

need-arr = ARRなし
need-owner = 担当者なし
need-tier = タッチモデル・セグメントなし
need-start = 開始日なし
need-end = 契約終了日なし
need-notice = 申出期間なし
need-auto-renew = 自動更新の有無なし
need-seats = ライセンス数なし
need-contact = 先方担当者なし
need-role = 先方担当者の役割なし
need-usage = 利用状況なし
need-ticket = 問い合わせなし
need-priority = 問い合わせの優先度なし
need-response = アンケート回答なし
need-activity = 対応履歴なし
need-direction = 対応の方向なし
need-invoice = 請求書なし
need-due = 請求書の期日なし
need-training = 研修の記録なし

need-own = { $column } なし
lock-arr = ARRの中央値で順位づけ
lock-owner = 誰の一覧にも入らない
lock-tier = ミドルタッチとみなす
lock-start = 契約年数とオンボーディング期限が不明
lock-end = 更新期限が出ない
lock-notice = 解約申出期限が出ない
lock-auto-renew = 自動更新かどうか不明
lock-seats = ライセンス利用率が出ない
lock-contact = 「関係」の点の一部が出ない
lock-role = 推進者・スポンサーの確認不可
lock-usage = 利用が不明で「良好」にならない
lock-ticket = サポートスコアが出ない
lock-priority = P1の予兆が出ない
lock-response = 満足度は担当者所感のみ
lock-activity = 最終接触が不明(「なし」ではない)
lock-direction = 双方向の接触が不明
lock-invoice = 請求書の確認不可
lock-due = 支払い遅れが不明
lock-training = 研修は手作業で記録
lock-own = 「{ $measure }」を測れない

screen-data = データ
scope-data = データ
scope-first-run = はじめて
cmd-data = データ
cmd-demo = デモを開く
cmd-import = ファイルを取り込む
cmd-me = 自分の担当者名を選ぶ
cmd-not-collected = 収集していないデータを指定する
cmd-refuse = いいえ: 収集していない・同じではない・このままでよい
cmd-take-in = はい: そのまま取り込む
cmd-retry = 保留ファイルを読み直す
cmd-write-problems = 保留行をCSVに書き出す
hint-first-demo = デモ
hint-first-import = 取込
hint-refuse = いいえ
hint-refuse-gap = 収集していない
hint-refuse-pair = 別の顧客
hint-refuse-problem = このまま
hint-take-in = 取り込む
hint-retry = 再試行
hint-write-problems = CSV
tab-sources = データ元
tab-problems = 問題
tab-missing = 不足
tab-runs = 取込履歴
empty-sources = まだ何も読み込んでいません。R で読み込めるファイルを表示、:import でファイルやフォルダーを指定します。
empty-problems = 保留行はありません。] で不足しているデータを表示します。
empty-missing = 不足はありません。1 で優先対応へ。
empty-runs = まだ取り込みがありません。R で読み込めるファイルを表示します。
group-refused = 読めなかったファイル
group-set-aside = 保留行
group-orphans = 紐づかない参照
group-missing = 不足と、そのため使えないもの
group-not-collected = 収集していないと指定

first-title = mamori へようこそ
first-why = まだ顧客がいません。最初は2つのエクスポートで十分です。顧客一覧と、先方担当者または対応履歴。
first-waiting = { $count ->
    [1] { $file } の読み取り方の確認が必要です。内容を見て決めてください
   *[other] { $file } ほか{ $more }件で読み取り方の確認が必要です。内容を見て決めてください
}
cmd-first-decide = 確認待ちファイルの読み取り方を決める
first-demo = 架空の40社のデモを見る(データは外に出ません)
first-import = ファイルやフォルダー(CSV、JSON)を取り込む。書き込む前に内容を確認できます
first-sync = ワークスペースの exports フォルダーを読む
first-quit = 終了
first-drop = このウィンドウにファイルやフォルダーをドロップしても取り込めます。

prompt-import = 取り込むファイル・フォルダー
echo-import = Tab で補完、Enter で取り込む内容を確認
pasted-path = { $path }: R で取り込む内容を確認、c でメモとして記録
page-import = 取込
page-sample = ファイル
import-looking = 確認しています
import-busy = 読み込み中です。終わるまで待つか、Esc で中止してください。
import-scoring = 取り込んだ内容のスコアを計算しています。少し待ってからもう一度お試しください。
import-counts = { $read }行: 新規{ $new }、変更{ $changed }、変化なし{ $unchanged }
import-aside = { $aside }行が保留になります
import-was-aside = { $aside }行を保留にしました
import-values-were-aside = { $aside }件の値を保留にしました
import-total = 新規{ $new }、変更{ $changed }、{ $aside }。{ $accounts }社のスコアを計算します。
import-keys = Enter で取り込む、Esc で何も変えずに戻る
file-as-of = { $day }時点
file-counts = 前回{ $read }行: 新規{ $new }、変更{ $changed }、変化なし{ $unchanged }、{ $aside }、対象外{ $skipped }
sample-column = 列
sample-field = 読み取り先
sample-values = 先頭の値
sample-kept = (そのまま保持)
problem-place = { $line }行目・{ $record }件目 { $column }

pick-owners = あなたはどなたですか(スペースで選択、Enter で決定)
pick-accounts = { $count }社
pick-everybody = 指定しない(全員の顧客を表示)
me-taken = 自分の担当者名: { $names }
me-nobody = 全員の顧客を表示
offer-me = 担当者が{ $count }名({ $names }{ $more ->
    [0] { "" }
   *[other] { " ほか" }
})。:me で自分を選択(Esc で閉じる)
offer-me-short = 担当者が{ $count }名。:me で自分を選択(Esc で閉じる)
offer-not-collected-short = 足りないデータがあります。収集していなければ7で x(Esc で閉じる)
offer-not-collected = { $names }なし。収集していなければ画面7「不足」で x(Esc で閉じる)
declare-nothing = 「不足」タブで、足りないエクスポートを選んでください。
declare-comes = ほかの顧客の分は取り込まれています。この顧客の分も元のシステムから出力してください。
declare-column = これは列です。元データに入力するか、顧客ごとに e で修正してください。
declared-away = 収集対象外にしました: { $kind }
declared-again = 収集対象に戻しました: { $kind }
language-set = 言語: { $language }
language-en = 英語
language-ja = 日本語
document-changed-since = { $path } はその後変更されているため、元に戻していません。直接編集してください。
status-not-collected = 収集対象外{ $count }
data-open = Enter でファイルと列の読み取り方を表示。A で読み直し、x で以後この行を問題にしません。
data-open-file = Enter で列の読み取り方を表示。
data-asks = Enter か Y で決めることを表示。x で取り込みません。
data-held-file = Y でそのまま取り込み、x で同じ状態の間は取り込みません。取り込みは Z、答えは u で元に戻せます。
data-accept = Y でこのセルを空にして行を取り込み、x で問題から外します。
take-in-nothing = ここに確認待ちのものはありません。Y は保留行、確認待ちのファイル、保留中の取り込みに使えます。
data-retry = ファイルかプリセットを直したら、A で読み直します。
orphan-waiting = { $count }行が待機中
orphan-why = この呼び名の顧客を{ $count }行が待っています。
source-age-first = { $age ->
    [0] 最後の日は今日。
   *[other] 最後の日から{ $age }日。
}届く間隔は2回目の取り込みから分かります。
source-age = { $age ->
    [0] 最後の日は今日。
   *[other] 最後の日から{ $age }日。
}通常は{ $cadence }日ごとに届きます。
source-covered = 対象期間 { $days }
gap-said = { $total }社中{ $accounts }社、{ $arr }: { $lock }。
gap-unpriced = うち{ $count }社はARR不明。
gap-switch = x で「収集していない」と指定すると、不足ではなく対象外になります。
gap-declared = mamori.toml で収集していないと指定済み。x または最初の行の取り込みで解除されます。
gap-column = 元データの列を埋めて、取り込み直してください。
run-counts = { $files }ファイル: 新規{ $new }、変更{ $changed }、{ $aside }、{ $accounts }社
run-unchanged = { $path }: 変更なし
run-undone-counts = 元に戻し済み: { $counts }
run-undone = この取り込みは元に戻してあります。
hint-first-sync = exportsを読む
hint-first-back = 終了
hint-first-palette = コマンド
hint-first-help = キー

# 取り込みを元に戻す
store-run-unknown = { $run } という取り込みはありません。`mamori sync log` で一覧を確認してください。
store-run-undone = { $run } はすでに元に戻してあります。`mamori sync log` で一覧を確認してください。
store-run-untraced = { $run } の変更記録は残っていないため、元に戻せません。元に戻せるのは新しい100回分です。
run-taken-back = { $run } を元に戻しました: 削除{ $removed }行、復元{ $restored }行、対象{ $accounts }社。
run-taken-back-but = { $run } を元に戻しました: 削除{ $removed }行、復元{ $restored }行、対象{ $accounts }社。後の取り込みや担当者の入力がある{ $left }件はそのままです。
left-by-run = その後 { $run } でも取り込まれています。
left-by-person = その後、担当者が入力しています。
left-key = 行
left-field = 項目
cmd-undo-run = 取り込みを元に戻す
data-undo-run = Z でこの取り込みを元に戻します(後の変更がある値は残ります)。
undo-run-nothing = 「取込履歴」タブで取り込みを選んでください。
undo-run-sure = もう一度 Z で { $run } を元に戻します。後の変更がある値はそのまま残ります。

# 取り込みで変わる内容
shift-arr = ARR が{ $count }件変わります。
shift-arr-up = ARR が{ $count }件変わります(+{ $sum })。
shift-arr-down = ARR が{ $count }件変わります(−{ $sum })。
shift-absent = { $count }社がこのファイルにありません。
shift-earlier = 更新日が{ $count }件早まります。
shift-later = 更新日が{ $count }件遅くなります。
shift-owner = 担当者が{ $count }件変わります。
shift-fresh = 新しい顧客が{ $count }社あります。
shift-unlinked = { $count }件の顧客名・IDはまだどの顧客にも紐づいていません。内容は残っており、顧客一覧を取り込むか、どの顧客かを指定すると反映されます: mamori account suggestions
shift-other = その他の値が{ $count }件変わります。
shift-old = 変更前
shift-new = 変更後
shift-unknown = 不明
waiting-keys = Enter で取り込み、R で変更点を表示

# 確認があるまで止める取り込み
held-scores = { $total }社中{ $count }社のスコアが5点以上{ $up ->
    [1] 上がります
   *[other] 下がります
  }
held-arr = 既存顧客の ARR が { $from } から { $to } に変わります
sync-would-hold = 実行すると保留になります: { $why }。--yes で取り込めます。
sync-held = 保留しました(変更なし): { $why }。--dry-run --details で確認し、取り込むには `mamori sync accept { $run }` を実行してください(--yes でも可)。
toast-held = 保留しました(変更なし): { $why }。画面7の「取込履歴」で、Enter で取り込み、Z で破棄します。

# 全件ファイルと、そこから消えたもの
shift-gone = 全件ファイルにない顧客が{ $count }社あります。データは残し、次のファイルに載るまで対象から外します。
shift-gone-rows = 全件ファイルにないその他の行が{ $count }行あります。
shift-unsure = 保留行または読めないファイルのある全件ファイルが{ $count }件あるため、どの顧客も「なし」にしていません。
shift-empty = 行のない全件ファイルが{ $count }件あるため、どの顧客も「なし」にしていません。
shift-back = 全件ファイルになかった顧客{ $count }社が戻りました。
held-gone = { $source } の全件ファイルに、{ $known }社のうち{ $count }社がありません
held-empty = { $source } の全件ファイル({ $kind })に行がありません。登録は{ $known }件あります。--yes でも「なし」にはしません
held-unjudged = 変更の影響を判定できません: { $cause }
source-full = 全件ファイルとして扱います。載っていないものは「なし」になります。
source-gone = ファイルになくなった{ $count }行(再び載れば戻ります): { $names }
show-gone = { $day } 以降、全件ファイルにありません

# 保留中の取り込み
held-failed = 確認処理が失敗したため、変更の影響を判定できません
store-run-not-held = { $run } は保留されていません。保留中のものは `mamori sync log` で確認できます。
accept-changed = { $path } は { $run } を保留したときのファイルと異なります。`mamori sync` で読み直してください。
run-dropped = { $run } を破棄しました(データへの反映はありません)。ファイルはそのままです。
run-held = 保留中: { $why }
data-held-run = Enter で確認済みの内容を取り込み、Z で破棄します。まだ何も反映していません。
log-held = { $run } は保留中です: { $why }。取り込むには `mamori sync accept { $run }`、破棄するには `mamori sync drop { $run }`。
header-held = 保留{ $count }件(7)

# ここで直した値の書き出し
export-nothing = ここで直した値は、すべてデータ元に反映済みです。
export-which = 複数のデータ元({ $names })に載っている顧客があります。--source で1つ指定してください。
export-cleared = 手入力で空にした値が{ $count }件あります。空のセルになりますが、多くのツールでは元の値が残ります。

# 問題にしない行、矛盾する日付
done-rows-accepted = { $count }行を問題のセルなしで取り込みます
done-left-out = { $count }ファイルを取り込まないことにしました
verb-cannot-accept = そのセルがないと行を区別できません。ファイルを直すか、x で問題から外してください。
aside-said = { $values ->
    [0] 保留{ $rows }行
   *[other] 保留{ $rows }行と値{ $values }個
}
sync-left-out = 指定どおり取り込みませんでした。`mamori undo` で元に戻せます。
done-waived = { $count }行を問題から外しました
group-contradictions = 前後が矛盾する日付
contradiction-said = { $second }({ $before })が{ $first }({ $after })より前です
contradiction-keys = Enter で顧客を表示。元データの日付を直して取り込み直してください。
gap-fill = Enter で該当する顧客を一覧。元データの列を埋めるか、e でここからまとめて入力してください。
hint-fill-gap = 入力
gap-list = Enter で該当する顧客を一覧。元データの列を埋めて、もう一度取り込んでください。
gap-feed = Enter で該当する顧客を一覧。ほかの顧客の分は取り込まれています。この顧客の分も元のシステムから出力してください。

# 取り込みで変わった値
page-changes = 変更された値
changes-none = 既存の行で変わった値はありません。新しい行は取込履歴の件数に含まれます。
changes-keys = Z を2回で取り込みを元に戻す。Esc で閉じます。
changes-more = ほか{ $count }件
changes-gone = 一覧から消えた
data-open-run = Enter で変わった値を一覧。
import-values-aside = { $aside }件の値が保留になります
