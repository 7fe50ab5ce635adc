//! What a typed text was before each change, so that typing can be taken back.

/// So many changes can be taken back.
const MOST: usize = 200;

/// Texts before changes, the last one last; a word typed in one go is one change.
#[derive(Clone, Debug)]
pub struct Earlier<T> {
    marks: Vec<T>,
    /// What was taken back, the last one last.
    later: Vec<T>,
    /// The last change typed a sign of a word.
    in_word: bool,
}

impl<T> Default for Earlier<T> {
    fn default() -> Self {
        Self { marks: Vec::new(), later: Vec::new(), in_word: false }
    }
}

impl<T> Earlier<T> {
    /// Notes what was before a change that stands by itself.
    pub fn note(&mut self, before: T) {
        self.in_word = false;
        self.later.clear();
        self.marks.push(before);
        let over = self.marks.len().saturating_sub(MOST);
        self.marks.drain(..over);
    }

    /// Notes what was before a change that typed a sign, of a word or not.
    pub fn typed(&mut self, before: T, in_word: bool) {
        if in_word && self.in_word {
            self.later.clear();
        } else {
            self.note(before);
        }
        self.in_word = in_word;
    }

    /// The caret went elsewhere: the next sign begins another change.
    pub fn leave(&mut self) {
        self.in_word = false;
    }

    /// What was before the last change; what is now can be had again.
    pub fn take(&mut self, now: T) -> Option<T> {
        self.in_word = false;
        let before = self.marks.pop()?;
        self.later.push(now);
        Some(before)
    }

    /// What was before the last change was taken back.
    pub fn again(&mut self, now: T) -> Option<T> {
        self.in_word = false;
        let after = self.later.pop()?;
        self.marks.push(now);
        Some(after)
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
