# ファイル、フォルダー、端末、ジョブ。

workspace-no-home = ワークスペースを置くホームフォルダーがありません。--workspace で指定してください。
workspace-cannot-make = フォルダー { $path } を作れませんでした。権限を確認するか、--workspace で別のフォルダーを指定してください。
file-cannot-write = { $path } に書き込めませんでした。権限と空き容量を確認して、もう一度お試しください。
config-fault = { $path } の{ $line }行目: { $why }。
config-odd = { $path }: 「{ $value }」を理解できないため、無視しました。書ける値は docs/configuration.md にあります。
sync-no-such-path = { $path } を読めませんでした。存在するか、開く権限があるかを確認してください。
sync-nothing-found = { $path } にエクスポートファイルがありません。CSVかJSONを置くか、mamori sync フォルダー で指定してください。
run-cancelled = 取り込みを中止しました。何も書き込んでいません。
demo-other-data = { $path } にはデモ以外のデータがあります。--workspace で新しいフォルダーを指定してください。
cockpit-no-terminal = コックピットには端末が必要です。スクリプトでは `mamori list` などのサブコマンドを使ってください。一覧は `mamori --help` にあります。
cockpit-terminal-fault = 端末を使えませんでした。別の端末か、`mamori list` などのサブコマンドをお試しください。
job-failed = mamori の内部で問題が起きました。データは変わっていません。直前の操作をお知らせください。
copy-failed = 端末がコピーを受け付けませんでした。クリップボードの設定が許可されているか確認してください。
open-failed = { $url } を開けませんでした。y l でコピーできます。
