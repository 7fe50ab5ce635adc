//! Where values lie in a JSON text, without building them: records are read one by one, and a
//! number stays the digits it is.

/// A value by where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// Deeper than any export; a text that nests further is no data.
const DEPTH: usize = 128;

/// Moves over a text value by value. Faults are offsets.
pub struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    base: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut scanner = Self { text, bytes: text.as_bytes(), at: 0, base: 0 };
        scanner.at = text.len() - text.trim_start_matches('\u{FEFF}').len();
        scanner
    }

    fn within(span: Span<'a>) -> Self {
        Self { text: span.text, bytes: span.text.as_bytes(), at: 0, base: span.start }
    }

    pub fn offset(&self) -> usize {
        self.base + self.at
    }

    fn peek(&mut self) -> Option<u8> {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    pub fn at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Is the next sign this one? Then it is passed.
    fn passes(&mut self, sign: u8) -> bool {
        let there = self.peek() == Some(sign);
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, sign: u8) -> Result<(), usize> {
        if self.passes(sign) { Ok(()) } else { Err(self.offset()) }
    }

    /// The next value.
    pub fn value(&mut self) -> Result<Span<'a>, usize> {
        self.peek();
        let start = self.at;
        self.skip(0)?;
        let text = self.text.get(start..self.at).ok_or(self.offset())?;
        Ok(Span { start: self.base + start, text })
    }

    /// Does an array come next?
    pub fn opens_list(&mut self) -> bool {
        self.peek() == Some(b'[')
    }

    /// The elements of the array that comes next.
    pub fn elements(&mut self) -> Result<Vec<Span<'a>>, usize> {
        self.expect(b'[')?;
        let mut found = Vec::new();
        if self.passes(b']') {
            return Ok(found);
        }
        loop {
            found.push(self.value()?);
            if self.passes(b']') {
                return Ok(found);
            }
            self.expect(b',')?;
        }
    }

    fn skip(&mut self, depth: usize) -> Result<(), usize> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') if depth < DEPTH => self.object(depth),
            Some(b'[') if depth < DEPTH => self.array(depth),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            Some(b'-' | b'0'..=b'9') => {
                while matches!(
                    self.bytes.get(self.at),
                    Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')
                ) {
                    self.at += 1;
                }
                Ok(())
            }
            _ => Err(self.offset()),
        }
    }

    fn string(&mut self) -> Result<(), usize> {
        let opened = self.offset();
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err(opened),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<(), usize> {
        self.at += 1;
        if self.passes(b'}') {
            return Ok(());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.offset());
            }
            self.string()?;
            self.expect(b':')?;
            self.skip(depth + 1)?;
            if self.passes(b'}') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), usize> {
        self.at += 1;
        if self.passes(b']') {
            return Ok(());
        }
        loop {
            self.skip(depth + 1)?;
            if self.passes(b']') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), usize> {
        let there = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if there { word.len() } else { 0 };
        if there { Ok(()) } else { Err(self.offset()) }
    }
}

/// The elements of an array.
pub fn elements(array: Span<'_>) -> Result<Vec<Span<'_>>, usize> {
    Scanner::within(array).elements()
}

/// Tells each member of an object: its name as it stands between the quotes, and its value.
pub fn each_member<'a>(
    object: Span<'a>,
    mut tell: impl FnMut(&'a str, Span<'a>) -> Result<(), usize>,
) -> Result<(), usize> {
    let mut scanner = Scanner::within(object);
    scanner.expect(b'{')?;
    if scanner.passes(b'}') {
        return Ok(());
    }
    loop {
        let name = scanner.value()?;
        let bare = name.text.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        scanner.expect(b':')?;
        let value = scanner.value()?;
        tell(bare.ok_or(name.start)?, value)?;
        if scanner.passes(b'}') {
            return Ok(());
        }
        scanner.expect(b',')?;
    }
}

/// The members of an object.
pub fn members(object: Span<'_>) -> Result<Vec<(String, Span<'_>)>, usize> {
    let mut found = Vec::new();
    each_member(object, |name, value| {
        found.push((text(name).into_owned(), value));
        Ok(())
    })?;
    Ok(found)
}

/// What stands between the quotes, its escapes resolved.
pub fn text(bare: &str) -> std::borrow::Cow<'_, str> {
    if !bare.contains('\\') {
        return bare.into();
    }
    let resolved: Result<String, _> = serde_json::from_str(&format!("\"{bare}\""));
    resolved.map_or(bare.into(), Into::into)
}

/// The whole objects of one array or of lines in a text that may be cut off.
pub fn objects_of_head(text: &str) -> Vec<Span<'_>> {
    let mut found = Vec::new();
    let start = text.find('[').map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let mut scanner = Scanner { text: rest, bytes: rest.as_bytes(), at: 0, base: start };
    while let Ok(span) = scanner.value() {
        if span.text.starts_with('{') {
            found.push(span);
        }
        if !scanner.passes(b',') && scanner.at_end() {
            break;
        }
    }
    found
}
