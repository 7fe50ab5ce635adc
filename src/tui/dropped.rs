//! Paths in pasted text: a file that is dropped on a terminal arrives as its path, quoted, escaped
//! or as a `file://` address. Nothing is looked up here; only the form decides.

/// What can be read, by the end of its name.
const ENDINGS: &[&str] = &[".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl"];

/// The paths that a text consists of; `None` where it is anything else.
pub fn paths(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 4_096 {
        return None;
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found = Vec::new();
    for line in lines {
        let parts: Vec<String> = split(line).into_iter().map(|part| plain(&part)).collect();
        if parts.iter().all(|part| is_path(part)) {
            found.extend(parts);
        } else if is_path(&plain(line)) {
            // A path with blanks in it that nobody quoted.
            found.push(plain(line));
        } else {
            return None;
        }
    }
    Some(found)
}

/// A whole path that names a folder or a file of a kind that is read.
fn is_path(text: &str) -> bool {
    let drive = text.get(1..3).is_some_and(|mark| mark == ":\\" || mark == ":/");
    let rooted = text.starts_with('/') || text.starts_with("~/") || drive;
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let kind = ENDINGS.iter().any(|ending| name.ends_with(ending)) || !name.contains('.');
    rooted && kind && text.len() > 2
}

/// Without quotes, and out of a `file://` address.
fn plain(text: &str) -> String {
    let bare = ['\'', '"'].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    let bare = bare.unwrap_or(text);
    match bare.strip_prefix("file://") {
        Some(address) => decoded(address.strip_prefix("localhost").unwrap_or(address)),
        None => bare.to_owned(),
    }
}

/// `%20` and the like turned back; what is no text stays as it stood.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = after.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// Words as a shell would part them: quotes keep blanks, a backslash keeps the next sign. Paths
/// with a drive letter keep their backslashes.
fn split(line: &str) -> Vec<String> {
    let windows = line.trim_start_matches(['"', '\'']).get(1..2) == Some(":");
    let mut words = vec![String::new()];
    let (mut quote, mut escaped) = (None, false);
    for c in line.chars() {
        let Some(word) = words.last_mut() else { break };
        match (c, quote) {
            (c, _) if escaped => {
                word.push(c);
                escaped = false;
            }
            ('\\', None) if !windows => escaped = true,
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            (' ', None) => words.push(String::new()),
            (c, _) => word.push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[&str]>) {
        let expected = expected.map(|paths| paths.iter().map(|path| (*path).to_owned()).collect());
        assert_eq!(paths(text), expected, "{text}");
    }

    #[test]
    fn a_dropped_file_is_a_path_however_the_terminal_writes_it() {
        check("/home/aya/accounts.csv", Some(&["/home/aya/accounts.csv"]));
        check("/home/aya/my\\ accounts.csv ", Some(&["/home/aya/my accounts.csv"]));
        check("'/home/aya/my accounts.csv'", Some(&["/home/aya/my accounts.csv"]));
        check("/home/aya/my accounts.csv", Some(&["/home/aya/my accounts.csv"]));
        check("file:///home/aya/%E9%A1%A7%E5%AE%A2.csv", Some(&["/home/aya/顧客.csv"]));
        check("\"C:\\Users\\Aya\\accounts.csv\"", Some(&["C:\\Users\\Aya\\accounts.csv"]));
        check("~/Downloads/exports", Some(&["~/Downloads/exports"]));
        check("/a/one.csv '/a/two.json'", Some(&["/a/one.csv", "/a/two.json"]));
        check("/a/one.csv\n/a/two.csv\n", Some(&["/a/one.csv", "/a/two.csv"]));
    }

    #[test]
    fn other_text_is_no_path() {
        check("They asked for /home pages", None);
        check("accounts.csv", None);
        check("/home/aya/photo.png", None);
        check("/", None);
        check("", None);
    }
}
