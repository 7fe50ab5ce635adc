//! The week's queue: for how many hours it is asked, and the account a row of it is about.

use super::{Mode, Shell};
use crate::core::message::Message;
use crate::tui::overlay::Page;
use crate::tui::overlay::queue::QueuePage;

impl Shell {
    /// `:queue`, and `:queue 6` for what there is in six hours.
    pub(super) fn open_queue(&mut self, text: &str) {
        let text = text.trim().trim_end_matches(['h', 'H']);
        let text = text.trim_end_matches("時間").trim();
        let hours = (!text.is_empty()).then(|| text.parse::<f64>());
        match hours.transpose().map(|hours| hours.filter(|hours| (0.0..=168.0).contains(hours))) {
            Ok(None) if !text.is_empty() => {
                self.fail(Message::new("queue-no-hours").text("text", text));
            }
            Ok(hours) => self.open_page(Page::Queue(QueuePage::new(hours))),
            Err(_) => self.fail(Message::new("queue-no-hours").text("text", text)),
        }
    }

    /// Enter on a row opens its account.
    pub(super) fn open_queued(&mut self, page: &QueuePage) {
        self.mode = Mode::Normal;
        match page.chosen(&self.world) {
            Some(account) => self.jump_to(account),
            None => self.tell(Message::new("open-nothing")),
        }
    }
}
