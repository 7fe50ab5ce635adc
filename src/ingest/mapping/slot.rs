//! What a column may say beside the fields of its entity.

/// What a column may say beside the fields of its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The row's own id.
    Key,
    /// The account's id.
    Account,
    AccountName,
    /// An e-mail address or domain of the account.
    AccountDomain,
    /// The account's id in another system.
    AccountAlias,
    /// What the number of a notice period counts.
    NoticeUnit,
    /// The id of a record that may be an account.
    Related,
    FirstName,
    LastName,
    /// When the row was last changed, for tables that hold several versions of a row.
    Updated,
    Deleted,
    /// How many times the amount counts (seats, quantity).
    Times,
    /// What the amount is for: a month, a year.
    Interval,
    /// The days between which the amount counts, where no column names the interval.
    From,
    Until,
    /// The end of a trial, for which nothing is paid.
    Trial,
    /// The rows are events: who acted.
    Actor,
    /// What a score amounts to (Positive, Neutral), where its own scale is another one.
    Class,
    /// Addresses of those who were there, where nothing else names the account.
    Guests,
    /// What a quantity counts: it is one of seats only where this says so.
    Unit,
    /// What kind of deals an opportunity goes among, where its own kind leaves that open.
    Pipeline,
    /// How many of the intervals an amount is for: 3 beside «month».
    Intervals,
    /// The day a customer left, or a state that may say so.
    Churned,
    /// The lane of a board, which may be the one of what is done.
    Lane,
    /// The row is put away.
    Archived,
    /// The amount of a whole contract, however long it is.
    Total,
    /// How many months, or years, a contract is for.
    Term,
    /// A deal is over, and it was won.
    Closed,
    Won,
    /// How a price is charged: by what is used it is none that comes again.
    Charged,
    /// A price where the column of prices has none.
    Price,
    /// What is taken off a price in percent, and for how long.
    Discount,
    DiscountLasts,
    /// Ticked for who decides on the money (決裁者 ○).
    Decides,
    /// Ticked for whom one writes to (窓口 ○).
    Window,
}

impl Slot {
    /// By what presets call it.
    pub fn id(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |(_, id)| id)
    }

    pub(super) const ALL: [(Self, &'static str); 35] = [
        (Self::Key, "key"),
        (Self::Account, "account"),
        (Self::AccountName, "account_name"),
        (Self::AccountDomain, "account_domain"),
        (Self::AccountAlias, "account_alias"),
        (Self::NoticeUnit, "notice_unit"),
        (Self::Related, "related"),
        (Self::FirstName, "first_name"),
        (Self::LastName, "last_name"),
        (Self::Updated, "updated"),
        (Self::Deleted, "deleted"),
        (Self::Times, "times"),
        (Self::Interval, "interval"),
        (Self::From, "from"),
        (Self::Until, "until"),
        (Self::Trial, "trial"),
        (Self::Actor, "actor"),
        (Self::Class, "class"),
        (Self::Guests, "guests"),
        (Self::Unit, "unit"),
        (Self::Pipeline, "pipeline"),
        (Self::Intervals, "intervals"),
        (Self::Churned, "churned"),
        (Self::Lane, "lane"),
        (Self::Archived, "archived"),
        (Self::Total, "total"),
        (Self::Term, "term"),
        (Self::Closed, "is_closed"),
        (Self::Won, "is_won"),
        (Self::Charged, "charged"),
        (Self::Price, "price"),
        (Self::Discount, "discount"),
        (Self::DiscountLasts, "discount_lasts"),
        (Self::Decides, "decides"),
        (Self::Window, "window"),
    ];
}
