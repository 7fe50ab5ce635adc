//! Records packed one behind another: what a large file leaves between its reading and the store,
//! so that neither of the two holds all of it. Where the bytes lie is for others to know.

use super::batch::{Record, Reference};
use super::day::Day;
use super::entity::Value;
use super::identity::Meeting;
use std::collections::HashSet;
use std::fmt::Debug;
use std::io::{Error, ErrorKind, Result};
use std::sync::Arc;

/// Unpacked in steps of this size.
const STEP: usize = 1 << 17;

/// Bytes that were put away, and can be asked for again.
pub trait Shelf: Debug + Send + Sync {
    /// Reads what lies from a place on; fewer bytes than there is room for only at the end.
    fn read_at(&self, place: u64, into: &mut [u8]) -> Result<usize>;
}

/// The records of a file, packed.
#[derive(Clone, Debug)]
pub struct Parcel {
    shelf: Arc<dyn Shelf>,
    /// Names of unmapped columns, by the number that records give them.
    names: Arc<Names>,
    /// Records that a newer one of the same key has taken the place of, by where they lie.
    superseded: Arc<HashSet<u64>>,
    count: u64,
}

impl PartialEq for Parcel {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shelf, &other.shelf) && self.count == other.count
    }
}

impl Parcel {
    pub fn new(shelf: Arc<dyn Shelf>, names: Names, superseded: HashSet<u64>, packed: u64) -> Self {
        let count = packed - superseded.len() as u64;
        Self { shelf, names: Arc::new(names), superseded: Arc::new(superseded), count }
    }

    /// How many records there are.
    pub fn len(&self) -> u64 {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Shows every record in its turn; `false` ends it.
    pub fn visit(&self, mut visit: impl FnMut(&Record) -> bool) -> Result<()> {
        let mut record = blank();
        let (mut buffer, mut filled, mut next, mut place) = (vec![0; STEP], 0, 0, 0_u64);
        loop {
            let bytes = buffer.get(next..filled).unwrap_or_default();
            if let Some((body, size)) = framed(bytes) {
                let here = place + next as u64;
                if !self.superseded.contains(&here) {
                    unpack(body, &self.names, &mut record).ok_or_else(damaged)?;
                    if !visit(&record) {
                        return Ok(());
                    }
                }
                next += size;
                continue;
            }
            buffer.copy_within(next..filled, 0);
            (place, filled, next) = (place + next as u64, filled - next, 0);
            if filled == buffer.len() {
                buffer.resize(buffer.len() * 2, 0);
            }
            let room = buffer.get_mut(filled..).unwrap_or_default();
            let count = self.shelf.read_at(place + filled as u64, room)?;
            if count == 0 {
                return if filled == 0 { Ok(()) } else { Err(damaged()) };
            }
            filled += count;
        }
    }
}

/// The record that lies at a place, and what was noted of it.
pub fn record_at(shelf: &dyn Shelf, names: &Names, place: u64) -> Result<(Record, String)> {
    let mut bytes = vec![0; 1 << 10];
    loop {
        let mut filled = 0;
        while filled < bytes.len() {
            let room = bytes.get_mut(filled..).unwrap_or_default();
            match shelf.read_at(place + filled as u64, room)? {
                0 => break,
                count => filled += count,
            }
        }
        if let Some((body, _)) = framed(bytes.get(..filled).unwrap_or_default()) {
            let mut record = blank();
            let note = unpack(body, names, &mut record).ok_or_else(damaged)?;
            return Ok((record, note.to_owned()));
        }
        if filled < bytes.len() {
            return Err(damaged());
        }
        bytes.resize(bytes.len() * 4, 0);
    }
}

fn blank() -> Record {
    let (key, values, extra) = (String::new(), Vec::new(), Vec::new());
    Record { key, reference: None, values, extra, line: 0 }
}

fn damaged() -> Error {
    ErrorKind::InvalidData.into()
}

/// Names of columns by number; they mostly come in the same order.
#[derive(Clone, Debug, Default)]
pub struct Names {
    list: Vec<String>,
    next: usize,
}

impl Names {
    fn number(&mut self, name: &str) -> usize {
        let known = self.list.get(self.next).is_some_and(|next| next == name);
        let at = if known { Some(self.next) } else { self.list.iter().position(|n| n == name) };
        let at = at.unwrap_or_else(|| {
            self.list.push(name.to_owned());
            self.list.len() - 1
        });
        self.next = at + 1;
        at
    }
}

/// Packs a record behind what is there, with a note beside it.
pub fn pack(record: &Record, note: &str, names: &mut Names, into: &mut Vec<u8>) {
    let frame = into.len();
    into.extend([0; 4]);
    put_number(into, record.line);
    put_text(into, note);
    put_text(into, &record.key);
    match &record.reference {
        None => into.push(0),
        Some(Reference::Id(id)) => put_tagged(into, 1, id),
        Some(Reference::Name(name)) => put_tagged(into, 2, name),
        Some(Reference::Domain(domain)) => put_tagged(into, 3, domain),
        Some(Reference::Mail(mail)) => put_tagged(into, 4, mail),
        Some(Reference::Meeting(meeting)) => put_tagged(into, 5, &meeting.key()),
        Some(Reference::Mention(meeting)) => put_tagged(into, 6, &meeting.mention_key()),
    }
    put_number(into, record.values.len() as u64);
    for value in &record.values {
        put_value(into, value.as_ref());
    }
    put_number(into, record.extra.len() as u64);
    for (name, text) in &record.extra {
        put_number(into, names.number(name) as u64);
        put_text(into, text);
    }
    let size = (into.len() - frame - 4) as u32;
    if let Some(place) = into.get_mut(frame..frame + 4) {
        place.copy_from_slice(&size.to_le_bytes());
    }
}

fn put_number(into: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        into.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

fn put_text(into: &mut Vec<u8>, text: &str) {
    put_number(into, text.len() as u64);
    into.extend_from_slice(text.as_bytes());
}

fn put_tagged(into: &mut Vec<u8>, tag: u8, text: &str) {
    into.push(tag);
    put_text(into, text);
}

fn put_value(into: &mut Vec<u8>, value: Option<&Value>) {
    let signed = |number: i64| ((number << 1) ^ (number >> 63)).cast_unsigned();
    match value {
        None => into.push(0),
        Some(Value::Text(text)) => put_tagged(into, 1, text),
        Some(Value::Day(day)) => {
            into.push(2);
            put_number(into, signed(day.number().into()));
        }
        Some(Value::Int(int)) => {
            into.push(3);
            put_number(into, signed(*int));
        }
        Some(Value::Number(number)) => {
            into.push(4);
            into.extend(number.to_bits().to_le_bytes());
        }
        Some(Value::Bool(bool)) => into.push(5 + u8::from(*bool)),
    }
}

/// The first record of packed bytes without its frame, and its size with it.
fn framed(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let (size, rest) = bytes.split_first_chunk::<4>()?;
    let size = u32::from_le_bytes(*size) as usize;
    Some((rest.get(..size)?, size + 4))
}

/// Unpacks into a record that is used again and again; gives the note.
fn unpack<'b>(bytes: &'b [u8], names: &Names, into: &mut Record) -> Option<&'b str> {
    let mut unpacking = Unpacking(bytes);
    into.line = unpacking.number()?;
    let note = unpacking.text()?;
    set(&mut into.key, unpacking.text()?);
    unpacking.reference(&mut into.reference)?;
    let count = unpacking.number()? as usize;
    into.values.resize(count, None);
    for place in &mut into.values {
        unpacking.value(place)?;
    }
    let count = unpacking.number()? as usize;
    into.extra.truncate(count);
    for at in 0..count {
        let name = names.list.get(unpacking.number()? as usize)?;
        let text = unpacking.text()?;
        if let Some((known, before)) = into.extra.get_mut(at) {
            set(known, name);
            set(before, text);
        } else {
            into.extra.push((name.clone(), text.to_owned()));
        }
    }
    Some(note)
}

fn set(text: &mut String, to: &str) {
    text.clear();
    text.push_str(to);
}

struct Unpacking<'b>(&'b [u8]);

impl<'b> Unpacking<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for at in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(7 * at)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    /// The room of the reference before is used again.
    fn reference(&mut self, place: &mut Option<Reference>) -> Option<()> {
        let before = place.take();
        let tag = self.byte()?;
        if tag == 0 {
            return Some(());
        }
        let text = self.text()?;
        let mut room = match before {
            Some(
                Reference::Id(room)
                | Reference::Name(room)
                | Reference::Domain(room)
                | Reference::Mail(room),
            ) => room,
            _ => String::new(),
        };
        set(&mut room, text);
        *place = Some(match tag {
            1 => Reference::Id(room),
            2 => Reference::Name(room),
            3 => Reference::Domain(room),
            4 => Reference::Mail(room),
            5 => Reference::Meeting(Meeting::parse(text)?),
            _ => Reference::Mention(Meeting::parse(text)?),
        });
        Some(())
    }

    fn value(&mut self, place: &mut Option<Value>) -> Option<()> {
        match self.byte()? {
            0 => *place = None,
            1 => {
                let text = self.text()?;
                match place {
                    Some(Value::Text(room)) => set(room, text),
                    _ => *place = Some(Value::Text(text.to_owned())),
                }
            }
            2 => {
                let number = i32::try_from(self.signed()?).ok()?;
                *place = Some(Value::Day(Day::from_number(number)));
            }
            3 => *place = Some(Value::Int(self.signed()?)),
            4 => {
                let (bits, rest) = self.0.split_first_chunk::<8>()?;
                self.0 = rest;
                *place = Some(Value::Number(f64::from_bits(u64::from_le_bytes(*bits))));
            }
            tag => *place = Some(Value::Bool(tag == 6)),
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Bytes in memory, given a few at a time.
    #[derive(Debug)]
    struct Slow(Vec<u8>, usize);

    impl Shelf for Slow {
        fn read_at(&self, place: u64, into: &mut [u8]) -> Result<usize> {
            let rest = self.0.get(place as usize..).unwrap_or_default();
            let count = rest.len().min(into.len()).min(self.1);
            into[..count].copy_from_slice(&rest[..count]);
            Ok(count)
        }
    }

    fn value() -> impl Strategy<Value = Option<Value>> {
        prop_oneof![
            Just(None),
            ".{0,40}".prop_map(|text| Some(Value::Text(text))),
            any::<i32>().prop_map(|day| Some(Value::Day(Day::from_number(day)))),
            any::<i64>().prop_map(|int| Some(Value::Int(int))),
            (-1e300..1e300).prop_map(|number| Some(Value::Number(number))),
            any::<bool>().prop_map(|bool| Some(Value::Bool(bool))),
        ]
    }

    fn record() -> impl Strategy<Value = Record> {
        let reference = prop_oneof![
            Just(None),
            ".{1,9}".prop_map(|id| Some(Reference::Id(id))),
            ".{1,9}".prop_map(|name| Some(Reference::Name(name))),
            ".{1,9}".prop_map(|domain| Some(Reference::Domain(domain))),
            "[a-z]@[a-z]".prop_map(|mail| Some(Reference::Mail(mail))),
            "[a-z]{1,9}"
                .prop_map(|title| Meeting::new([""].into_iter(), &title).map(Reference::Meeting)),
            "[a-z]{1,9}"
                .prop_map(|title| Meeting::new([""].into_iter(), &title).map(Reference::Mention)),
        ];
        let extra = prop::collection::vec(("[a-e]", ".{0,30}"), 0..5);
        (".{1,9}", reference, prop::collection::vec(value(), 0..6), extra, 0..u64::MAX).prop_map(
            |(key, reference, values, extra, line)| Record { key, reference, values, extra, line },
        )
    }

    proptest! {
        #[test]
        fn records_come_out_as_they_went_in(
            records in prop::collection::vec(record(), 0..20),
            piece in 1usize..200,
        ) {
            let (mut names, mut bytes) = (Names::default(), Vec::new());
            let mut places = Vec::new();
            for record in &records {
                places.push(bytes.len() as u64);
                pack(record, &record.key, &mut names, &mut bytes);
            }
            let shelf = Slow(bytes, piece);
            for (place, record) in places.iter().zip(&records) {
                let found = record_at(&shelf, &names, *place).unwrap();
                prop_assert_eq!(&found, &(record.clone(), record.key.clone()));
            }
            let left_out = places.first().copied().into_iter().collect();
            let count = records.len() as u64;
            let parcel = Parcel::new(Arc::new(shelf), names, left_out, count);
            let mut found = Vec::new();
            parcel.visit(|record| { found.push(record.clone()); true }).unwrap();
            prop_assert_eq!(found.as_slice(), records.get(1..).unwrap_or_default());
        }
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_records() {
        let (mut names, mut bytes) = (Names::default(), Vec::new());
        pack(&blank(), "", &mut names, &mut bytes);
        bytes.pop();
        let parcel = Parcel::new(Arc::new(Slow(bytes, 9)), names, HashSet::new(), 1);
        assert!(parcel.visit(|_| true).is_err());
    }
}
