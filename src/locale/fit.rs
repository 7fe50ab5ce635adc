//! A sentence in so many cells: the names in it give way, what is said of them stays whole.

use super::Lang;
use crate::core::message::{Arg, Message};
use crate::core::text::{Shown, cut};
use unicode_width::UnicodeWidthStr;

impl Lang {
    /// The sentence with every name in it cut as little as brings it down to so many cells, but
    /// to no fewer than `least`; `None` where that is not enough.
    pub fn say_within(self, message: &Message, cells: usize, least: usize) -> Option<String> {
        let fits = |said: &String| said.width() <= cells;
        let said = self.say(message);
        if fits(&said) {
            return Some(said);
        }
        let (mut low, mut high) = (least, longest(message));
        let shortest = self.say(&shortened(message, low));
        if !fits(&shortest) {
            return None;
        }
        let mut best = shortest;
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            let said = self.say(&shortened(message, middle));
            if fits(&said) {
                (low, best) = (middle, said);
            } else {
                high = middle;
            }
        }
        Some(best)
    }
}

/// Cells of the longest name in it.
fn longest(message: &Message) -> usize {
    let cells = |(_, arg): &(_, Arg)| match arg {
        Arg::Text(text) => Shown::new(text).width(),
        Arg::Names(names) => {
            names.iter().map(|name| Shown::new(name).width()).max().unwrap_or_default()
        }
        Arg::Message(inner) => longest(inner),
        _ => 0,
    };
    message.args.iter().map(cells).max().unwrap_or_default()
}

/// With no name longer than so many cells.
fn shortened(message: &Message, cells: usize) -> Message {
    message.with_texts(&|text| kept(Shown::new(text).as_str(), cells))
}

/// Of a path the file's name is kept, of all else the beginning.
fn kept(text: &str, cells: usize) -> String {
    if !text.contains('/') || text.contains(' ') || text.width() <= cells {
        return cut(text, cells);
    }
    let backward: String = text.chars().rev().collect();
    cut(&backward, cells).chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::day::Day;

    #[test]
    fn the_longest_name_gives_way_and_the_day_stays() {
        let said = Message::new("done-finished-next")
            .text("task", "Send the summary of the steering committee to all of them")
            .day("day", Day::from_number(20_780));
        let check = |cells, expected: Option<&str>| {
            assert_eq!(Lang::En.say_within(&said, cells, 8).as_deref(), expected);
        };
        check(
            100,
            Some(
                "Send the summary of the steering committee to all of them done; again Mon 23 Nov 2026",
            ),
        );
        check(60, Some("Send the summary of the steerin» done; again Mon 23 Nov 2026"));
        check(36, Some("Send th» done; again Mon 23 Nov 2026"));
        check(35, None);
    }

    #[test]
    fn of_a_path_the_end_is_kept() {
        assert_eq!(kept("/home/robin/exports/accounts.csv", 14), "»/accounts.csv");
        assert_eq!(kept("Robin / Ana", 8), "Robin /»");
    }
}
