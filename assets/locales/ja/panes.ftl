# 枠と、今は対象のないコマンド

panes-one = ここでは枠は一つだけです。z で元に戻るか、端末を広げてください。
panes-no-farther = 境界はこれ以上動かせません。
idle-undo = 元に戻す操作なし
idle-redo = やり直す操作なし
idle-repeat = 繰り返す操作なし
idle-view = ビューなし(F で保存)
idle-trial = 試算中の数値なし
idle-stand-in = 過去日・試算の表示中は不可
idle-row = 対象の行なし
idle-account = 対象の顧客なし
idle-link = リンクの登録なし
idle-gap = 元データで入力
idle-here = このタブでは対象なし
