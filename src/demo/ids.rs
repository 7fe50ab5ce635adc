//! Ids in the shapes of the systems they come from, each unique by how it is put together.

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A number in `width` characters of base 62, most significant first.
pub fn base62(number: u64, width: usize) -> String {
    let mut rest = number;
    let mut digits: Vec<char> = Vec::with_capacity(width);
    for _ in 0..width {
        let digit = BASE62.get((rest % 62) as usize).copied().unwrap_or(b'0');
        digits.push(char::from(digit));
        rest /= 62;
    }
    digits.iter().rev().collect()
}

/// The 18 characters of a Salesforce id whose first characters are `prefix`.
pub fn salesforce(prefix: &str, number: u64) -> String {
    let body = format!("{prefix}{}", base62(number, 15_usize.saturating_sub(prefix.len())));
    format!("{body}{}", checksum(&body))
}

/// The three characters that say which of the fifteen are capitals.
pub fn checksum(id: &str) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    let sign = |five: &[u8]| {
        let bits = five.iter().enumerate().filter(|(_, c)| c.is_ascii_uppercase());
        let index = bits.fold(0_usize, |sum, (at, _)| sum | 1 << at);
        char::from(SIGNS.get(index).copied().unwrap_or(b'A'))
    };
    id.as_bytes().chunks(5).map(sign).collect()
}

/// Spreads neighbouring numbers over the five last characters of an account id; no two meet.
pub fn scatter(number: u64) -> u64 {
    const SPACE: u64 = 62 * 62 * 62 * 62 * 62;
    number.wrapping_mul(387_420_489).wrapping_add(433_494_437) % SPACE
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn checksums_are_those_of_salesforce() {
        let check = |id: &str| assert_eq!(checksum(&id[..15]), &id[15..], "{id}");
        check("001x0000002xLCVAA2");
        check("006x0000001YtCrAAK");
        check("005x0000000fNSiAAM");
    }

    #[test]
    fn scattered_numbers_stay_apart() {
        let ids: BTreeSet<_> = (0..20_000).map(|n| base62(scatter(n), 5)).collect();
        assert_eq!(ids.len(), 20_000);
        assert_eq!(salesforce("0015g00000", 3).len(), 18);
    }
}
