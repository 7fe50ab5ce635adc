//! Pages put one behind the other: each holds a list of records, with words on paging beside it, or is
//! a bare list. Together they are one list.

use super::scan::{Span, elements, members};
use super::{WRAPPERS, is_list_of_objects, paging};
use crate::core::message::Message;

/// An envelope round a page has no more of its kind in it.
const DEPTH: usize = 3;

/// What a page says beside its records, in small letters and digits alone.
const BESIDE: [&str; 66] = [
    "page",
    "pages",
    "pagesize",
    "perpage",
    "pagenumber",
    "pagecount",
    "currentpage",
    "totalpages",
    "lastpage",
    "firstpage",
    "total",
    "totalsize",
    "totalcount",
    "totalrecords",
    "totalresults",
    "count",
    "size",
    "limit",
    "offset",
    "start",
    "startat",
    "maxresults",
    "next",
    "nextpage",
    "nextpagetoken",
    "nextcursor",
    "nextoffset",
    "nextrecordsurl",
    "nexturl",
    "nextlink",
    "after",
    "before",
    "previous",
    "previouspage",
    "prev",
    "prevpage",
    "first",
    "last",
    "hasmore",
    "hasnext",
    "morerecords",
    "islast",
    "done",
    "cursor",
    "paging",
    "pagination",
    "link",
    "links",
    "meta",
    "metadata",
    "self",
    "url",
    "expand",
    "names",
    "schema",
    "type",
    "object",
    "status",
    "success",
    "ok",
    "code",
    "message",
    "error",
    "errors",
    "responsemetadata",
    "requestid",
];

/// The records of values that are pages, all of them, and what the last says about more.
pub fn joined<'a>(values: &[Span<'a>]) -> Option<(Vec<Span<'a>>, Option<Message>)> {
    let mut records = Vec::new();
    for value in values {
        records.extend(of(*value)?);
    }
    let last = values.last().filter(|last| last.text.starts_with('{'));
    let last = last.and_then(|last| members(*last).ok()).unwrap_or_default();
    let note = paging(&last, records.len());
    (!records.is_empty()).then_some((records, note))
}

/// The records of a page; `None` where it is none.
pub fn of(value: Span<'_>) -> Option<Vec<Span<'_>>> {
    inside(value, 0)
}

fn inside(value: Span<'_>, depth: usize) -> Option<Vec<Span<'_>>> {
    if value.text.starts_with('[') {
        let records = elements(value).ok().filter(|_| is_list(value.text))?;
        return records.iter().all(|record| record.text.starts_with('{')).then_some(records);
    }
    if !value.text.starts_with('{') || depth == DEPTH {
        return None;
    }
    let members = members(value).ok()?;
    let (_, held) = members.get(holder(&members)?)?;
    inside(*held, depth + 1)
}

/// The member of a page that holds its records: the only one that is not about paging.
pub fn holder(members: &[(String, Span<'_>)]) -> Option<usize> {
    let holds = |(name, value): &(String, Span<'_>)| {
        WRAPPERS.contains(&name.as_str()) && (is_list(value.text) || value.text.starts_with('{'))
    };
    let mut found = members.iter().enumerate().filter(|(_, member)| holds(member));
    let (at, _) = found.next().filter(|_| found.next().is_none())?;
    let beside = |(other, (name, _)): (usize, &(String, Span<'_>))| other == at || is_beside(name);
    members.iter().enumerate().all(beside).then_some(at)
}

fn is_beside(name: &str) -> bool {
    let signs = name.chars().filter(|c| c.is_alphanumeric());
    let folded: String = signs.flat_map(char::to_lowercase).collect();
    BESIDE.contains(&folded.trim_start_matches("odata"))
}

/// Of objects, or of nothing: the last page is often empty.
fn is_list(text: &str) -> bool {
    let inner = text.strip_prefix('[').map(str::trim_start);
    is_list_of_objects(text) || inner.is_some_and(|rest| rest.starts_with(']'))
}
