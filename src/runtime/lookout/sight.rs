//! What is seen in a folder, and what follows from it: a pure account of looks and times.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// A file that has not changed for so long is whole.
const QUIET: Duration = Duration::from_secs(2);
/// Where nothing stirs it is looked so often all the same.
const SLOW: Duration = Duration::from_mins(1);
/// A folder that cannot be reached is looked for so often.
const AWAY: Duration = Duration::from_secs(30);

/// What tells that a file was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub size: u64,
    /// Since 1970.
    pub changed: Duration,
}

/// The exports of a folder.
pub type Sight = BTreeMap<PathBuf, Stamp>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// New or changed, and whole.
    Arrived(Vec<PathBuf>),
    /// The folder cannot be reached any more.
    Gone,
    Back,
}

/// What a look led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub news: Option<News>,
    /// When to look again, if nothing stirs before.
    pub again: Duration,
}

#[derive(Clone, Debug, Default)]
pub struct Lookout {
    /// What was told of, or was there before.
    known: Sight,
    /// What is new and perhaps still being written, and since when it is as it is.
    pending: Option<(Sight, i64)>,
    /// The folder was there at the last look; `None` before the first.
    there: Option<bool>,
    /// It was said that it is gone.
    missed: bool,
}

impl Lookout {
    /// Everything in `known` is nothing new.
    pub fn knowing(known: Sight) -> Self {
        Self { known, ..Self::default() }
    }

    /// A look at a time in milliseconds; `None` = the folder cannot be reached.
    pub fn look(&mut self, now: i64, sight: Option<Sight>) -> Finding {
        let was_there = self.there.replace(sight.is_some());
        let Some(sight) = sight else {
            self.pending = None;
            let lost = was_there == Some(true) && !std::mem::replace(&mut self.missed, true);
            return Finding { news: lost.then_some(News::Gone), again: AWAY };
        };
        if std::mem::take(&mut self.missed) {
            return Finding { news: Some(News::Back), again: Duration::ZERO };
        }
        // A file without a byte is one that somebody has only begun.
        let is_new =
            |path: &PathBuf, stamp: &Stamp| stamp.size > 0 && self.known.get(path) != Some(stamp);
        let fresh: Sight = sight.into_iter().filter(|(path, stamp)| is_new(path, stamp)).collect();
        if fresh.is_empty() {
            self.pending = None;
            return Finding { news: None, again: SLOW };
        }
        let since = match &self.pending {
            Some((pending, since)) if *pending == fresh => *since,
            _ => now,
        };
        let quiet = Duration::from_millis(now.saturating_sub(since).max(0).unsigned_abs());
        if quiet < QUIET {
            self.pending = Some((fresh, since));
            return Finding { news: None, again: QUIET.saturating_sub(quiet) };
        }
        self.pending = None;
        let paths = fresh.keys().cloned().collect();
        self.known.extend(fresh);
        Finding { news: Some(News::Arrived(paths)), again: SLOW }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(files: &[(&str, u64)]) -> Sight {
        let stamp = |size| Stamp { size, changed: Duration::from_secs(size) };
        files.iter().map(|(path, size)| (PathBuf::from(path), stamp(*size))).collect()
    }

    fn said(news: Option<News>) -> String {
        match news {
            None => String::new(),
            Some(News::Gone) => "gone".into(),
            Some(News::Back) => "back".into(),
            Some(News::Arrived(paths)) => {
                paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// When, the files and their sizes or `None` where the folder is away, the news.
    type Look<'a> = (i64, Option<&'a [(&'a str, u64)]>, &'a str);

    /// Looks, and when each wants the next one.
    fn check(looks: &[Look<'_>]) -> Vec<Duration> {
        let mut lookout = Lookout::knowing(sight(&[("old.csv", 5)]));
        let mut look = |(now, seen, expected): &Look<'_>| {
            let finding = lookout.look(*now, seen.map(sight));
            assert_eq!(said(finding.news), *expected, "at {now} ms");
            finding.again
        };
        looks.iter().map(&mut look).collect()
    }

    #[test]
    fn what_was_there_before_is_nothing_new_and_nothing_is_polled() {
        let again = check(&[(0, Some(&[("old.csv", 5)]), ""), (60_000, Some(&[]), "")]);
        assert_eq!(again, [SLOW, SLOW]);
    }

    #[test]
    fn a_file_that_is_still_being_written_is_waited_for() {
        let again = check(&[
            (0, Some(&[("old.csv", 5), ("a.csv", 0)]), ""),
            (100, Some(&[("old.csv", 5), ("a.csv", 10)]), ""),
            (2_000, Some(&[("old.csv", 5), ("a.csv", 20)]), ""),
            (3_900, Some(&[("old.csv", 5), ("a.csv", 20)]), ""),
            (4_000, Some(&[("old.csv", 5), ("a.csv", 20)]), "a.csv"),
            (4_100, Some(&[("old.csv", 5), ("a.csv", 20)]), ""),
        ]);
        assert_eq!(again[1..4], [QUIET, QUIET, Duration::from_millis(100)]);
        assert_eq!(again[5], SLOW);
    }

    #[test]
    fn a_burst_of_files_is_told_at_once_and_once() {
        check(&[
            (0, Some(&[("a.csv", 1)]), ""),
            (1_500, Some(&[("a.csv", 1), ("b.csv", 1)]), ""),
            (2_500, Some(&[("a.csv", 1), ("b.csv", 1), ("c.csv", 1)]), ""),
            (4_500, Some(&[("a.csv", 1), ("b.csv", 1), ("c.csv", 1)]), "a.csv b.csv c.csv"),
            (9_000, Some(&[("a.csv", 1), ("b.csv", 2), ("c.csv", 1)]), ""),
            (11_000, Some(&[("a.csv", 1), ("b.csv", 2), ("c.csv", 1)]), "b.csv"),
        ]);
    }

    #[test]
    fn a_share_that_vanishes_is_said_once_and_brings_nothing_new_when_it_is_back() {
        let again = check(&[
            (0, Some(&[("old.csv", 5)]), ""),
            (1_000, None, "gone"),
            (31_000, None, ""),
            (61_000, Some(&[]), "back"),
            (61_000, Some(&[("old.csv", 5)]), ""),
            (90_000, None, "gone"),
        ]);
        assert_eq!(again[1..3], [AWAY, AWAY]);
    }

    #[test]
    fn a_folder_that_was_never_there_is_not_missed() {
        check(&[
            (0, None, ""),
            (30_000, Some(&[("a.csv", 1)]), ""),
            (32_000, Some(&[("a.csv", 1)]), "a.csv"),
        ]);
    }
}
