//! CSV: rows below a header of each kind, with delimiters, quotes and line breaks anywhere.
#![no_main]

mod shared;

const HEADERS: [&str; 6] = [
    "account_id,name,arr,owner,start_date\n",
    "account_id;date;metric;value\n",
    "ticket_id\taccount_id\topened\tpriority\n",
    "会社名,担当CSM,月額,消費税\n",
    "account_id,2026-01,2026-02\n",
    "",
];

libfuzzer_sys::fuzz_target!(|text: &str| {
    let at = text.bytes().map(usize::from).sum::<usize>() % HEADERS.len();
    shared::read("fuzz.csv", format!("{}{text}", HEADERS[at]).as_bytes(), &shared::options());
});
