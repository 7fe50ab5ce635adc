# バックアップと診断。

backup-made = データを { $path } に保存しました。
backup-restored = { $path } から復元しました({ $accounts }社)。復元前のデータは { $aside } に残しています。
backup-restored-new = { $path } から復元しました({ $accounts }社)。
backup-daily-failed = 今日のバックアップを作成できませんでした: { $why }
backup-file-exists = { $path } はすでに存在するため、上書きしていません。別のファイル名を指定してください。
backup-missing = { $path } が見つかりません。バックアップはワークスペースの backups フォルダーにあります。
backup-not-a-store = { $path } は mamori のデータではありません。mamori backup で作成したファイルを指定してください。
backup-damaged = { $path } は壊れています({ $detail })。何も変更していません。より古いバックアップをお試しください。

doctor-head-status = 結果
doctor-head-topic = 項目
doctor-head-said = 内容
doctor-ok = 正常
doctor-warning = 注意
doctor-fault = 異常
doctor-topic-store = データ
doctor-topic-settings = 設定
doctor-topic-exports = エクスポート
doctor-topic-feeds = データ元
doctor-topic-rows = 取込行
doctor-topic-holidays = 祝日
doctor-topic-backups = バックアップ
doctor-topic-terminal = 端末
doctor-store-none = { $path } にはまだデータがありません。mamori sync フォルダー で取り込むか、mamori demo をお試しください。
doctor-store-whole = { $path } は正常です: { $accounts }社、{ $size } MB、スキーマ { $version }/{ $known }
doctor-store-old = データは古い mamori の形式です。mamori list など、ほかのコマンドを実行すると更新されます。
doctor-store-damaged = { $path } は壊れています({ $detail })。mamori restore ファイル で復元してください。エクスポートは読み直せます。
doctor-settings-fine = mamori.toml に問題はありません
doctor-exports-there = { $path }: { $count }件
doctor-exports-none = { $path } フォルダーはありません。取り込むときは場所を指定します: mamori sync フォルダー
doctor-exports-closed = { $path } を読み込めません({ $detail })。権限を確認してください。
doctor-feeds-fine = { $count ->
    [0] まだ取り込みがありません
   *[other] { $count }件、すべて最新です
}
doctor-feed-old = { $source } の { $entity }: { $days }日間更新がありません。エクスポートし直して mamori sync を実行してください。
doctor-rows-orphans = 顧客が見つからない行が{ $rows }行あります(参照{ $references }件)。そのデータ元の顧客一覧を取り込んでください。
doctor-rows-aside = 取り込めなかった行や値が{ $rows }件あります。mamori sync problems で確認してください。
doctor-rows-fine = すべての行が顧客に紐づいています
doctor-holidays-none = 祝日が設定されていないため、平日をすべて営業日とみなします。mamori.toml の [calendar] に region = "jp"(または "us"、"eu")を設定してください。
doctor-holidays-over = 設定されている祝日は { $day } までです。mamori.toml の [calendar] の holidays に今後の祝日を追加するか、region = "jp" などを設定してください。
doctor-calendar-fine = { $region }の祝日は{ $year }年末まで登録されています
doctor-calendar-ends = { $region }の祝日は{ $year }年末までしか登録されていません。新しい mamori を入れるか、{ $next }年の祝日を mamori.toml の [calendar] の holidays に追加してください。
region-jp = 日本
region-us = 米国
region-eu = ユーロ圏
doctor-holidays-fine = 祝日は { $day } まで設定されています
doctor-backups-there = { $path }: { $count }個、最新は { $at }
doctor-backups-old = { $path } の最新のバックアップは { $at } のものです。mamori backup ですぐに作成できます(画面を開くと1日1回自動で作成)。
doctor-backups-none = バックアップがまだありません。画面を開くと1日1回自動で作成され、mamori backup ですぐに作成できます。

help-doctor = データ・設定・端末の問題と対処方法を表示する
help-doctor-example = mamori doctor
help-backup = 作業を止めずに、データを1つのファイルへ保存する
help-backup-example = mamori backup ~/mamori.db
help-restore = バックアップに戻す(現在のデータも残す)
help-restore-example = mamori restore ~/mamori.db
arg-file = 保存先のファイル(省略すると backups フォルダーに作成)
arg-backup = mamori backup で作成したファイル
arg-plain = スクリーンリーダー向け: 通常画面、罫線なし、操作ごとに 1 文を表示(MAMORI_ACCESSIBLE=1 でも可)
doctor-terminal-none = 端末ではないため確認していません
doctor-terminal-there = { $size }、色 { $colours }、背景 { $ground }、記号 { $glyphs }。端末の応答: { $said }。コピーは端末経由(OSC 52)
