//! A few names with their texts in one piece of memory: external ids by source, unmapped columns.
//! Held by the thousand and looked into rarely.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Ends every name and every text; neither can hold it.
const END: char = '\0';

/// Names with their texts, in their order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pairs(Box<str>);

impl Pairs {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut parts = self.0.split_terminator(END);
        std::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
    }
}

impl fmt::Debug for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<N: AsRef<str>, T: AsRef<str>> FromIterator<(N, T)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(pairs: I) -> Self {
        let mut all = String::new();
        for (name, text) in pairs {
            for part in [name.as_ref(), text.as_ref()] {
                all.extend(part.chars().filter(|c| *c != END));
                all.push(END);
            }
        }
        Self(all.into())
    }
}

impl<'a> FromIterator<&'a (String, String)> for Pairs {
    fn from_iter<I: IntoIterator<Item = &'a (String, String)>>(pairs: I) -> Self {
        pairs.into_iter().map(|(name, text)| (name, text)).collect()
    }
}

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<(String, String)>::deserialize(deserializer)?.iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_back_as_they_were_kept() {
        let kept: Pairs = [("crm", "001"), ("", ""), ("プラン", "")].into_iter().collect();
        let json = r#"[["crm","001"],["",""],["プラン",""]]"#;
        assert_eq!(serde_json::to_string(&kept).unwrap(), json);
        assert_eq!(serde_json::from_str::<Pairs>(json).unwrap(), kept);
        assert_eq!(kept.iter().last(), Some(("プラン", "")));
        assert!(Pairs::default().is_empty());
    }
}
