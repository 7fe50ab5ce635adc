# エクスポートの読み込み: お知らせ、保留した行、取り込み拒否。

ingest-encoding-used = 文字コードを { $encoding } として読みました。
ingest-encoding-close = CP932 と CP1252 のどちらにも見えます。名前が文字化けしていたら --encoding で指定してください。
ingest-encoding-unknown = 「{ $encoding }」という文字コードはありません。UTF-8、CP932、CP1252 などを指定してください。
ingest-encoding-unsupported = 想定外の文字コードです(おそらく { $encoding })。UTF-8 で出力し直すか、--encoding で指定してください。

ingest-refused-empty = ファイルが空です。エクスポートし直してください。
ingest-refused-workbook = Excel ブックです。「CSV UTF-8」で保存し、そのファイルを読み込んでください。
ingest-refused-zip = ZIP ファイルです。展開して中のファイルを読み込んでください。
ingest-refused-gzip = gzip ファイルです。展開して中のファイルを読み込んでください。
ingest-refused-pdf = PDF です。CSV か JSON で出力してください。
ingest-refused-html = Web ページです(ログイン画面が保存された可能性があります)。サインインしてエクスポートし直してください。
ingest-refused-xml = XML です。CSV か JSON で出力してください。
ingest-refused-calendar = カレンダーファイルです。CSV か JSON で出力してください。
ingest-refused-nul = NUL 文字が含まれています。壊れているか、テキストではありません。エクスポートし直してください。
ingest-refused-quote = { $line } 行目で始まる引用符が閉じていません。その行を直すか、エクスポートし直してください。
ingest-refused-cut-off = { $line } 行目の途中でファイルが切れています。エクスポートし直してください。
ingest-refused-json = { $line } 行目付近で JSON が壊れています。エクスポートし直してください。
ingest-refused-excel = 「{ $column }」の ID が 1.23E+15 のような形です。表計算ソフトで桁が失われています。エクスポートし直し、Excel で保存せずに読み込んでください。
ingest-refused-changing = 読み込み中にファイルが変わりました(書き込み途中です)。少し待って読み込み直してください。
ingest-refused-unreadable = ファイルを読めません: { $error }
ingest-cancelled = 読み込みを中止しました。何も書き込んでいません。

ingest-unmapped = この列の組み合わせに合う種類がありません: { $columns }。列名を変えるか、プリセットを作成してください。
ingest-unmapped-near = 列({ $columns })は { $entity } に最も近いですが、次が足りません: { $missing }。列を追加するか、プリセットを作成してください。
ingest-unmapped-key = { $preset } のようですが、行を区別する列がありません: { $missing }。その列を含めて出力してください。
ingest-preset-unknown = 「{ $preset }」というプリセットはありません。プリセットの一覧を確認してください。
ingest-preset-broken = プリセット「{ $preset }」を読めません: { $error }

ingest-problem-bytes = この文字コードでは文字にならないバイトがあります。
ingest-problem-few-cells = セルが { $cells } 個しかありません(必要数 { $wanted })。
ingest-problem-many-cells = セルが { $cells } 個あります(必要数 { $wanted })。引用符の外にカンマがある可能性があります。
ingest-problem-day = この列の形式の日付ではありません。
ingest-problem-number = この列の形式の数値ではありません。
ingest-problem-yes-no = はい・いいえのどちらでもありません。
ingest-problem-currency = 通貨コードではありません。
ingest-problem-key = 行の ID がありません。
ingest-problem-name = 顧客名がありません。
ingest-problem-excel-id = ID が 1.23E+15 のような形で、桁が失われています。Excel で保存せずにエクスポートし直してください。
ingest-problem-id-case = ID の大文字・小文字が失われており、別の顧客と混同する恐れがあります。Excel で保存せずにエクスポートし直してください。

ingest-note-titles = 見出しは { $line } 行目です。その上の行: { $text }
ingest-note-footer = 末尾の行を除外しました: { $text }
ingest-note-day-order = 「{ $column }」は日と月の順が決められません。{ $other } ではなく { $taken } として読みました。
ingest-note-decimal = 「{ $column }」の点は桁区切りか小数点か決められません。金額と件数は桁区切りとして読みました。
ingest-note-words = 「{ $column }」に不明な語が { $count } 件あり、空欄にしました: { $words }
ingest-note-currency = 通貨の記載がないため { $currency } として読みました。
ingest-note-taxed = 税込の金額 { $count } 件を、税率 10 % として税抜で保持します。
ingest-note-other-rows = 別の種類の { $count } 行を除外しました。
ingest-note-deleted = 元のシステムで削除済みの { $count } 行を除外しました。
ingest-note-versions = 古い版の { $count } 行を除外し、最新の行を使いました。
ingest-note-repeated = 重複した { $count } 行は 1 行として数えました。
ingest-note-overwritten = 同じ日の値が { $count } 件、異なる数値で重複していたため、後の行を使いました。
ingest-note-monthly = { $count } 行は年月だけのため、利用状況を月単位で保持します。
ingest-note-checksum = Salesforce の ID { $count } 件のチェックサムが合いません。壊れている可能性があります。
ingest-note-lost-characters = { $count } 件の値に置換文字があります。出力前に文字が失われています。
ingest-note-missing = { $fields } の列がありません: { $locks }
ingest-note-no-account = 顧客を示す列がないため、どの顧客の行か分かりません。
ingest-note-page = { $count } 件の 1 ページ分です。元のシステムにはまだ続きがあります。
ingest-note-page-of = 全 { $total } 件のうち { $count } 件の 1 ページ分です。
ingest-note-stream = ストリーム「{ $stream }」を読みました。
ingest-note-streams = 他のストリームの { $count } 件を除外しました。
ingest-note-unused = 指標ではない列を除外しました: { $columns }

ingest-locks-account = 売上、担当、対応区分の一部が分かりません。
ingest-locks-subscription = 解約申出期限とライセンス利用率が分かりません。
ingest-locks-contact = 「関係」の点の一部が分かりません。
ingest-locks-usage = 利用状況が分からず、健全と判定できません。
ingest-locks-ticket = サポートスコアの一部が分かりません。
ingest-locks-response = 顧客の声スコアの一部が分かりません。
ingest-locks-activity = 双方向の接触の最終日が分かりません。
ingest-locks-invoice = 支払いの遅れが分かりません。
ingest-locks-opportunity = 予測は契約だけに基づきます。
ingest-locks-training = 受講の完了は手作業で記録します。
ingest-locks-task = 期限と完了が分かりません。
ingest-locks-outcome = 過去の解約とスコアを比べられません。
ingest-problem-same-id = { $line }行目と同じIDですが内容が違い、どちらが新しいかを示す列がありません。一方を除くか、更新日時の列も出力してください。
