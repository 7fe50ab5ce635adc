# 画面、コマンドライン、ページで共通の言い方。

list-and = { $first }、{ $rest }
list-or = { $first }または{ $rest }
deadline-plain = { $deadline }
deadline-moved = { $legal } 実質 { $deadline }
deadline-order = 発注 { $days }
day-moved = { $day }(営業日に変更)
moment = { $day } { $time }
deadline-late = { $days }超過
