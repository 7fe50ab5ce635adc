//! Finding signs in cells and names, which are short: eight bytes are looked at in one go, and only
//! what is longer is left to a search that takes a start.

/// So many times eight bytes are short.
const SHORT: usize = 4;

/// The highest bit of each of eight bytes that is this one.
#[inline]
pub fn matches(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let differing = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    !(((differing & LOW) + LOW) | differing | LOW)
}

/// Where the first of two signs is.
#[inline]
pub fn either(one: u8, other: u8, text: &[u8]) -> Option<usize> {
    let (words, rest) = text.as_chunks::<8>();
    for (at, eight) in words.iter().take(SHORT).enumerate() {
        let word = u64::from_le_bytes(*eight);
        let found = matches(word, one) | matches(word, other);
        if found != 0 {
            return Some(at * 8 + (found.trailing_zeros() / 8) as usize);
        }
    }
    if words.len() > SHORT {
        let long = text.get(SHORT * 8..)?;
        return memchr::memchr2(one, other, long).map(|at| at + SHORT * 8);
    }
    let at = rest.iter().position(|byte| *byte == one || *byte == other);
    at.map(|at| at + words.len() * 8)
}

/// Where the first sign is that a text in JSON cannot hold as it is.
#[inline]
pub fn to_escape(text: &[u8]) -> Option<usize> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (words, rest) = text.as_chunks::<8>();
    for (at, eight) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        // What it borrows from the byte above falsifies only what comes after a true one.
        let control = word.wrapping_sub(0x2020_2020_2020_2020) & !word & HIGH;
        let found = control | matches(word, b'"') | matches(word, b'\\');
        if found != 0 {
            return Some(at * 8 + (found.trailing_zeros() / 8) as usize);
        }
    }
    let at = rest.iter().position(|byte| *byte < b' ' || matches!(byte, b'"' | b'\\'));
    at.map(|at| at + words.len() * 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_byte_itself_matches() {
        for sign in 0..=u8::MAX {
            let word = u64::from_le_bytes([sign, b',', 0x80, b',' ^ 0x80, b',' - 1, 0, 0xFF, b',']);
            let first = if sign == b',' { 0x80 } else { 0 };
            assert_eq!(matches(word, b','), 0x8000_0000_0000_8000 | first, "{sign}");
        }
    }

    proptest! {
        #[test]
        fn the_first_of_two_signs_is_found(text in "[ab\"\\\\\\\\é]{0,3}[a-z]{0,90}[\"\\\\\\\\a]{0,3}") {
            let known = text.bytes().position(|byte| byte == b'"' || byte == b'\\');
            prop_assert_eq!(either(b'"', b'\\', text.as_bytes()), known);
        }

        #[test]
        fn the_first_sign_to_escape_is_found(text in "[a-zé桜\\x7f ]{0,30}[\\x00-\\x22\\\\]{0,2}[a-z\\x1f]{0,9}") {
            let odd = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
            prop_assert_eq!(to_escape(text.as_bytes()), text.bytes().position(odd));
        }
    }
}
