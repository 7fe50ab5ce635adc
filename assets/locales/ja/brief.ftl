### 打ち合わせメモ、社外に出す文面、フォローのメッセージ。

brief-title = 打ち合わせメモ: { $account } { $day }
brief-state = 現在の状況
brief-questions = 聞くべき3点
brief-promises = 宿題
brief-people = 関係者
brief-usage = 利用状況(この顧客のふだんとの比較)
brief-dates = 契約日程・請求
brief-tickets = 未解決の問い合わせ
brief-timeline = 直近の対応履歴
brief-onboarding = オンボーディング
brief-since = 前回の接触({ $day })以降の変化
brief-since-touch = 前回の{ $kind }({ $day })以降の変化
brief-since-never = 双方向の接触の記録なし。{ $day }以降の変化

brief-nothing = 記録がありません。
brief-no-change = 変化はありません。
brief-no-promise = 未完了の宿題は双方にありません。
brief-no-people = 関係者の記録がありません。先方担当者一覧を取り込むか、次回の記録で追加してください。
brief-use-unknown = 利用状況の記録がありません。
brief-no-usage = この顧客には利用状況の指標が当てはまりません。
brief-no-date = 契約・期限・請求の記録がありません。
brief-no-ticket = 未解決の問い合わせはありません。
brief-tickets-unknown = 問い合わせのデータがなく、未解決の有無は不明です。
brief-no-entry = まだ何も記録されていません。

brief-score = ヘルススコア { $score }({ $band })、{ $change }
brief-score-none = ヘルススコア { $band }: 測定できるデータが不足しています
brief-score-up = 30日で{ $points }点上昇
brief-score-down = 30日で{ $points }点低下
brief-score-same = 30日前と同じ
brief-score-no-history = 30日分の履歴なし
brief-amount = { $amount }
brief-percent = { $value }
brief-contract = ARR { $arr }、担当 { $owner }、ステージ { $stage }
brief-pulse = 担当者所感: { $level }({ $day })
brief-pulse-reason = { $pulse } 理由: { $reason }

brief-measure = { $measure }: { $value }({ $note })
brief-measure-missing = { $measure }: データなし({ $note })
brief-no-note = 測定値

brief-promise-ours = 当社: { $text }(期日なし)
brief-promise-ours-due = 当社: { $text }({ $due }まで)
brief-promise-ours-late = 当社: { $text }({ $days }日超過、期日 { $due })
brief-promise-theirs = 先方: { $text }(期日なし)
brief-promise-theirs-due = 先方: { $text }({ $due }まで)
brief-promise-theirs-late = 先方: { $text }({ $days }日超過、期日 { $due })

brief-person = { $name }({ $title })
brief-person-met = { $who }: { $role }、最終接触 { $day }
brief-person-never-met = { $who }: { $role }、接触なし
brief-person-role = { $who }: { $role }
brief-more-people = 他{ $count }名
brief-gap-champion = 推進者の記録なし
brief-gap-sponsor = エグゼクティブスポンサーの記録なし
brief-gap-buyer = 決裁者の記録なし
brief-gap-left = { $role }の{ $name }が{ $day }に退職、後任なし

brief-change-score = ヘルススコア { $from } → { $to }
brief-change-usage = { $metric }(週): { $from } → { $to }({ $change })
brief-change-tickets = 問い合わせ: 新規{ $opened }件、解決{ $closed }件
brief-change-ticket = 新規: { $name }
brief-change-paid = 請求書 { $number } が{ $day }に入金
brief-change-overdue = 請求書 { $number } が支払期日を超過({ $day })
brief-change-left = { $name }が{ $day }に退職
brief-change-role = { $name }の役割が{ $role }に変更
brief-change-renewal-off = { $day }に自動更新が停止
brief-change-notice = { $day }に解約の申出
brief-change-competitor = 他社({ $name })を検討中
brief-change-shortened = 契約期間が{ $from }日から{ $to }日に短縮
brief-change-seats = ライセンス { $from } → { $to }
brief-change-arr = ARR { $from } → { $to }
brief-change-nps = NPS { $score }{ $who }
brief-change-csat = CSAT { $score }{ $who }
brief-change-ces = CES { $score }{ $who }
brief-change-state = { $field }: { $from } → { $to }

brief-words = { $answer }「{ $words }」

brief-date-renewal = { $days ->
    [0] 更新日 { $day }(本日)
   *[other] 更新日 { $day }(あと{ $days }日)
}
brief-date-end = { $days ->
    [0] 満了日 { $end }(本日、都度更新)
   *[other] 満了日 { $end }(あと{ $days }日、都度更新)
}
brief-date-order = { $days ->
    [0] 発注期限 { $day }(本日)
   *[other] 発注期限 { $day }(あと{ $days }日)
}
brief-date-order-late = 発注期限 { $day } を{ $days }日超過
brief-date-notice = { $days ->
    [0] 解約申出期限 { $day }(本日)
   *[other] 解約申出期限 { $day }(あと{ $days }日)
}
brief-date-notice-moved = { $days ->
    [0] 解約申出期限 { $legal } 実質 { $day }(本日)
   *[other] 解約申出期限 { $legal } 実質 { $day }(あと{ $days }日)
}
brief-date-notice-over = 解約申出期限は{ $day }に終了({ $days }日前)
brief-date-off = { $day }から自動更新がオフ
brief-date-touch = 次回の{ $kind } { $day }: { $subject }
brief-date-touch-bare = 次回の{ $kind } { $day }
month-name = { $month }月
brief-date-fiscal = 先方の決算月: { $end }
brief-invoice-late = 請求書 { $number } { $amount }: { $days }日超過(支払期日 { $due })
brief-invoice-due = 請求書 { $number } { $amount }: 支払期日 { $due }
brief-invoice-open = 請求書 { $number } { $amount }: 未入金

brief-ticket = { $days ->
    [0] { $priority } { $name }(本日受付)
   *[other] { $priority } { $name }({ $days }日経過)
}
brief-ticket-priority = P{ $priority }
brief-ticket-unrated = 優先度なし
brief-more-tickets = 他{ $count }件

brief-steps = 全{ $total }ステップ中{ $done }ステップ完了
brief-steps-unit = { $unit }: 全{ $total }ステップ中{ $done }ステップ完了
brief-step = 次のステップ: { $step }
brief-step-due = 次のステップ: { $step }({ $due }まで)
brief-step-late = 次のステップ: { $step }({ $days }日超過、期日 { $due })

brief-entry = { $day } { $kind }: { $said }
brief-entry-with = { $entry } [{ $who }]

ask-renewal-off = 何が変われば継続をご検討いただけますか。
ask-left = { $name }の後任はどなたですか。いつお会いできますか。
ask-p1 = 「{ $subject }」は今も業務にどの程度影響していますか。
ask-promise-late = 「{ $text }」について、いつまでに何が必要ですか。
ask-promised-late = 「{ $text }」の状況はいかがですか。お手伝いできることはありますか。
ask-competitor = { $name }には、当社にない何を期待されていますか。
ask-usage-falls = 利用が減り始めた頃から、業務で何が変わりましたか。
ask-usage-grows = 利用が伸びたのはどの部署ですか。次に広げるならどこですか。
ask-invoice-late = 請求書 { $number } のお手続きで、何かお困りですか。
ask-step-late = 「{ $step }」が進まない理由は何ですか。どなたが決められますか。
ask-order = ご発注はどなたが、いつ頃のご予定ですか。
ask-renewal = 次期のご判断はどなたが、{ $day }までに何を見て決められますか。
ask-answer = アンケートのご回答の背景を教えていただけますか。
ask-tickets = 最近のお問い合わせの増加は、原因が1つですか、複数ですか。
ask-seats-idle = 使われていないライセンスは、どなたが使う予定でしたか。
ask-seats-full = ライセンスの空きを待っている方はいらっしゃいますか。
ask-seats-grew = 新しく加わった方々は、何にお使いですか。
ask-silent = 前回お話ししてから、社内で何がありましたか。
ask-single = { $name }のほかに、どなたとお話しするとよいですか。
ask-no-sponsor = 役員のどなたが成果をご覧になっていますか。
ask-no-champion = 社内で活用を進めてくださっているのはどなたですか。
ask-no-buyer = 次期の決裁はどなたですか。
ask-never-met = 次回、{ $name }にもご同席いただけますか。
ask-unmeasured = 普段の1週間で、何名が何にお使いですか。
ask-praised = いただいたお声を、事例としてご紹介してもよろしいですか。
ask-term = { $day }の満了に向けた次期のご判断で、これまでのどの成果が決め手になりますか。
ask-worth = { $day }の満了時、契約してよかったと判断される指標は何ですか。
ask-seats-free = まだ空いているライセンスは、次にどなたが使われますか。
ask-objective-late = 「{ $title }」の達成を妨げているものは何ですか。今も目標のままですか。
ask-objective = 「{ $title }」はどこまで進みましたか。何があれば早まりますか。
ask-answer-fair = アンケートの点数は、何があればもっと上がりましたか。
ask-answer-good = アンケートのご評価は、今もお変わりありませんか。
ask-live = 運用を開始されてから、想定より難しいのはどこですか。
ask-module = { $module }の代わりに何をお使いですか。足りない点がありましたか。
ask-deal = 「{ $name }」のご判断に、あと何が必要ですか。
ask-budget = 来期のご予算には、何を入れる必要がありますか。
ask-course = 「{ $course }」の受講が必要な方はどなたですか。いつ頃がよいですか。
ask-met-long = { $name }は今どう見ていらっしゃいますか。近くお話しできますか。
ask-step-near = 「{ $step }」の準備は整っていますか。
ask-promise-near = 「{ $text }」は{ $day }で間に合いますか。
ask-promised-near = 「{ $text }」は{ $day }までに整いそうですか。支障はありませんか。
ask-ticket = 「{ $subject }」は業務にどの程度影響していますか。
ask-ticket-closed = 「{ $subject }」は、その後も問題ありませんか。
ask-last-talk = 前回の「{ $subject }」は、その後いかがですか。
ask-no-people = 決裁される方と、日々お使いの方はどなたですか。
ask-no-term = 現在のご契約はいつまでで、その後はどう更新されますか。
ask-no-objective = 1年後、何ができるようになっていたいですか。
ask-proof = 成果のうち、数字で表せるものはどれですか。
ask-no-feedback = 0から10で、当社をどの程度お勧めいただけますか。その理由は何ですか。
ask-never-spoke = もっと早くお話しすべきだったことは何ですか。

fact-renewal-off = { $day }から自動更新がオフ。
fact-left = { $name }({ $role })が{ $day }に退職、後任なし。
fact-p1 = { $days ->
    [0] P1の問い合わせ { $key } が本日から未解決。
   *[other] P1の問い合わせ { $key } が{ $days }日間未解決。
}
fact-promise-late = 当社の宿題(期日 { $due })が未完了。
fact-promised-late = 先方の宿題(期日 { $due })が未完了。
fact-competitor = 進行中の商談に{ $name }の名前あり。
fact-invoice-late = 請求書 { $number } が{ $days }日超過。
fact-step-late = 期日 { $due }、{ $days }日超過。
fact-order = 発注期限 { $day }、満了日 { $end }。
fact-notice = { $days ->
    [0] 解約申出期限 { $day }(本日)。
   *[other] 解約申出期限 { $day }(あと{ $days }日)。
}
fact-answer = { $day }の回答 { $score }
fact-tickets = 4週間で{ $count }件(通常は{ $usual }件)。
fact-seats = { $seats }ライセンスの{ $percent }を利用中。
fact-seats-grew = 1年でライセンス数が{ $from }から{ $to }に変化。
fact-silent = { $days ->
    [0] 最後の双方向の接触は{ $day }(本日)。
   *[other] 最後の双方向の接触は{ $day }({ $days }日前)。
}
fact-never-spoke = 未登録: 双方向の接触。
fact-single = 直近3か月の接触は{ $name }のみ。
fact-vacant = { $role }の記録なし。
fact-never-met = { $name }({ $role })との接触の記録なし。
fact-unmeasured = 未登録: この顧客の利用データ。
fact-term = { $days ->
    [0] 満了日 { $day }(本日)。
   *[other] 満了日 { $day }(あと{ $days }日)。
}
fact-objective-late = 目標の期日 { $due }、{ $days }日超過。
fact-objective-due = 計画の次の目標(期日 { $due })。
fact-objective = 計画の未達の目標。
fact-live = { $day }に運用開始。
fact-module = { $module }の最後の利用は{ $day }。
fact-deal = 進行中の商談「{ $name }」(完了予定 { $day })。
fact-budget = 先方の決算日 { $day }。
fact-course = 「{ $course }」の認定は{ $day }に期限切れ。
fact-met-long = { $name }({ $role })との最終接触は{ $day }({ $days }日前)。
fact-step-near = { $days ->
    [0] オンボーディングの次のステップ、期日 { $due }(本日)。
   *[other] オンボーディングの次のステップ、期日 { $due }(あと{ $days }日)。
}
fact-promise-near = { $days ->
    [0] 当社の宿題、期日 { $day }(本日)。
   *[other] 当社の宿題、期日 { $day }(あと{ $days }日)。
}
fact-promised-near = { $days ->
    [0] 先方の宿題、期日 { $day }(本日)。
   *[other] 先方の宿題、期日 { $day }(あと{ $days }日)。
}
fact-ticket = { $days ->
    [0] 問い合わせ { $key } が本日から未解決。
   *[other] 問い合わせ { $key } が{ $days }日間未解決。
}
fact-ticket-closed = 問い合わせ { $key } が前回の接触後、{ $day }に解決。
fact-last-talk = 最後の双方向の接触: { $kind }({ $day })。
fact-no-people = 未登録: 関係者。
fact-no-term = 未登録: 契約の満了日。
fact-no-objective = 未登録: 目標。
fact-no-proof = 未登録: 価値の実証。
fact-old-proof = 最新の価値の実証は{ $day }。
fact-no-feedback = 未登録: アンケートの回答。
fact-old-feedback = 最後のアンケート回答は{ $day }。

outside-title = 打ち合わせメモ { $day }
outside-company = { $company } 御中
outside-company-of = { $company }
outside-person = { $name } 様
outside-person-title = { $title } { $name } 様
outside-ours = 弊社対応事項
outside-theirs = 貴社ご対応事項
outside-dates = 日程
outside-requests = お問い合わせ状況
outside-no-promise = ありません。
outside-no-date = 未定です。
outside-promise = { $text }
outside-promise-due = { $text }({ $due }まで)
outside-promise-late = { $text }(期日 { $due })
outside-promise-kept = { $text }(完了しました)
outside-last = 前回: { $when }({ $kind })
outside-next = 次回: { $when }({ $kind })
outside-end = 現在のご契約は{ $day }までです
outside-request = { $subject }({ $day }受付)
outside-on = { $day }
outside-at = { $day } { $time }
outside-touch-call = お電話
outside-touch-meeting = お打ち合わせ
outside-touch-regular = 定例会
outside-touch-visit = ご面談
outside-touch-chat = チャット
outside-touch-email = メール
outside-touch-webinar = ウェビナー
outside-touch-qbr = 四半期レビュー
outside-touch-note = お打ち合わせ

letter-minutes-subject-met = 件名: { $day }の{ $kind }のお礼と確認事項
letter-minutes-subject-wrote = 件名: { $day }の{ $kind }でのご連絡について
letter-minutes-subject = 件名: 現在の確認事項について
letter-minutes-body-met-open =
    { $day }の{ $kind }では、お時間をいただきありがとうございました。
    双方の対応事項を以下のとおりまとめました。相違がございましたらお知らせください。
letter-minutes-body-met =
    { $day }の{ $kind }では、お時間をいただきありがとうございました。
    現時点で双方に未了の対応事項はないものと認識しております。漏れがございましたらお知らせください。
letter-minutes-body-wrote-open =
    { $day }の{ $kind }では、ご連絡をいただきありがとうございました。
    双方の対応事項を以下のとおりまとめました。相違がございましたらお知らせください。
letter-minutes-body-wrote =
    { $day }の{ $kind }では、ご連絡をいただきありがとうございました。
    現時点で双方に未了の対応事項はないものと認識しております。漏れがございましたらお知らせください。
letter-minutes-body-open = 現在の双方の対応事項を以下のとおりまとめました。相違がございましたらお知らせください。
letter-minutes-body = 現時点で双方に未了の対応事項はないものと認識しております。漏れがございましたらお知らせください。
letter-schedule-subject = 件名: 次回お打ち合わせの日程のご相談
letter-schedule-body =
    次回のお打ち合わせの日程をご相談させてください。30分ほどを予定しております。
    今後2週間ほどの間で、ご都合のよい日時を2、3お知らせいただけますと幸いです。
letter-schedule-subject-booked = 件名: { $when }のお打ち合わせのご確認
letter-schedule-body-booked =
    { $when }のお打ち合わせについて、ご都合にお変わりはございませんでしょうか。
    変更をご希望の場合は、別の日時を2、3お知らせいただけますと幸いです。
letter-renewal-subject-dated = 件名: ご契約更新のご相談({ $day }満了)
letter-renewal-body-dated =
    現在のご契約は{ $day }までとなっております。
    次期に実現されたいことや、弊社へのご要望を、早めにお伺いできればと存じます。ご都合のよい日時をお知らせいただけますでしょうか。
letter-renewal-subject = 件名: 次期のご契約のご相談
letter-renewal-body = 次期のご契約について、実現されたいことや弊社へのご要望を、早めにお伺いできればと存じます。ご都合のよい日時をお知らせいただけますでしょうか。
letter-no-reply-subject = 件名: 先日お送りしたご連絡について
letter-no-reply-body =
    先日お送りしたご連絡につきまして、その後のご状況はいかがでしょうか。
    ご多忙のところ恐れ入りますが、一言お知らせいただけますと幸いです。別のご担当の方がいらっしゃる場合は、お名前をお知らせください。
letter-handover-subject = 件名: 担当変更のご挨拶
letter-handover-body-open =
    このたび、弊社の貴社担当者が交代することとなりました。後任より、あらためてご挨拶申し上げます。
    以下の対応事項を含め、すべて後任に引き継いでおります。これまでのご厚情に、心より御礼申し上げます。
letter-handover-body =
    このたび、弊社の貴社担当者が交代することとなりました。後任より、あらためてご挨拶申し上げます。
    これまでの経緯はすべて後任に引き継いでおり、現時点で双方に未了の対応事項はないものと認識しております。これまでのご厚情に、心より御礼申し上げます。
letter-ours = 【弊社対応事項】
letter-theirs = 【貴社ご対応事項】
letter-item = ・{ $text }
letter-next = 次回は{ $when }を予定しております。
letter-to-person =
    { $company }
    { $place } { $name } 様
letter-to-company =
    { $company }
    ご担当者様
letter-greeting = いつもお世話になっております。
letter-greeting-from = いつもお世話になっております。{ $from }です。
letter-greeting-of = いつもお世話になっております。{ $company }の{ $from }です。
letter-close = 何卒よろしくお願いいたします。
letter-close-of =
    何卒よろしくお願いいたします。
    { $company }
    { $from }
letter-close-from =
    何卒よろしくお願いいたします。
    { $from }

## 商談・打ち合わせ

screen-calls = 打ち合わせ
scope-calls = 打ち合わせ
cmd-calls = 打ち合わせ
cmd-brief = 打ち合わせメモ
cmd-curtain = 外部表示: 社外に見せられる内容だけを表示、または解除
hint-brief = 打ち合わせメモ
hint-curtain = 外部表示
tab-calls-today = 今日
tab-calls-week = 今週
tab-calls-unlogged = 未記録
empty-calls-today = 今日の予定はありません。] で今週、@ で顧客を探して b で打ち合わせメモ。
empty-calls-week = 予定はありません。記録(c)で「= 金曜 14:00 定例」と書くと予定になります。
empty-calls-unlogged = 未記録の打ち合わせはありません。[ で予定に戻ります。
page-brief = 打ち合わせメモ
copy-brief = 打ち合わせメモ
copy-brief-outside = 社外用の打ち合わせメモ
copy-emails = メールアドレス
copy-letter = メッセージ
letter-choice-minutes = お礼
letter-choice-schedule = 日程調整
letter-choice-renewal = 更新
letter-choice-no-reply = 返信なし
letter-choice-handover = 担当変更
letter-choice-language = 言語切替
strip-letter-en = 英語のメッセージ:
strip-letter-ja = 日本語のメッセージ:
strip-after = 所感は?
after-pulse = 所感
strip-after-keys = Escまたは他のキー: 今はなし
done-prepared = { $call }: 準備済み
done-prepared-many = { $count }件を処理
done-unprepared = { $call }: 未準備に戻しました
done-unprepared-many = { $count }件を未準備に戻しました
done-held = { $call }: 実施済み
done-held-many = { $count }件を実施済みに
verb-no-call = ここに予定はありません。画面5で選んでください。
curtain-title = 外部表示
curtain-hint = 社外に見せられる内容だけを表示中  j k 読む  y b コピー  X 解除  ? キー
curtain-copy = コピー:  b このページ(Markdown)   その他のキー 何もしない
curtain-copied = このページだけをコピーしました。
curtain-keys =
    j k        下へ、上へ
    g g  G     先頭、末尾
    y b        このページをMarkdownでコピー
    X  q       外部表示を解除
    ?          ページに戻る
    Ctrl-c     終了
curtain-nobody = 顧客が選ばれていません。X で解除します。
done-cancelled = { $call }: 中止
done-cancelled-many = { $count }件を中止
done-moved = { $call }: { $day }に変更
done-moved-many = { $count }件を{ $day }に変更
done-call-deleted = { $call }: 削除
done-calls-deleted-many = { $count }件を削除
verb-call-needs-day = 予定には日付が必要です。中止は x です。
verb-call-of-export = { $call } は { $source } から取り込んだ予定で、そちらで消えるとここでも消えます。中止は x です。
copied-brief = { $account }の打ち合わせメモをMarkdownでコピー({ $lines }行)
copied-brief-outside = { $account }の社外用の打ち合わせメモをMarkdownでコピー({ $lines }行)
copied-letter = { $account }へのメッセージをコピー({ $letter }、{ $language }、{ $lines }行)
copied-emails = { $count ->
    [1] { $account }のメールアドレスをコピー: { $text }
   *[other] { $account }のメールアドレス{ $count }件をコピー
}
copied-name = { $count ->
    [1] 名前をコピー: { $text }
   *[other] 名前{ $count }件をコピー
}
copied-link = { $count ->
    [1] リンクをコピー: { $text }
   *[other] リンク{ $count }件をコピー
}
copied-json = { $count ->
    [1] { $account }をJSONでコピー
   *[other] { $count }社をJSONでコピー
}
emails-none = { $account }のメールアドレスの記録がありません。先方担当者一覧を取り込んでください。
draft-line-kept = 入力した内容は残っています。a で続きを書けます
draft-kept = { $account }の下書きを保存、c で再開
draft-found = { $account }の下書きがあります。その顧客で c を押すと再開
