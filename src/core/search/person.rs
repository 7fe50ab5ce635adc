//! Whether two spellings are one person: width, case, spaces and honorifics aside.

use unicode_normalization::UnicodeNormalization;

/// Equal but for width, case, spaces and honorifics. Stops at the first letter that differs.
pub fn same_person(left: &str, right: &str) -> bool {
    letters(left).eq(letters(right))
}

/// True where one of the person's own names is the owner, or nobody has said who the person is.
pub fn is_mine(me: &[String], owner: Option<&str>) -> bool {
    me.is_empty() || owner.is_some_and(|owner| me.iter().any(|me| same_person(me, owner)))
}

/// What all spellings of one person have in common.
pub fn person(name: &str) -> String {
    letters(name).collect()
}

fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let name = name.trim();
    let bare = ["様", "さん", "氏", "殿"].iter().find_map(|suffix| name.strip_suffix(suffix));
    let composed = bare.unwrap_or(name).nfkc().filter(|c| !c.is_whitespace());
    composed.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_the_same_but_for_width_case_spaces_and_honorifics() {
        let check = |left: &str, right: &str, same: bool| {
            assert_eq!(same_person(left, right), same, "{left} {right}");
            assert_eq!(person(left) == person(right), same, "{left} {right}");
        };
        check("田中 太郎", "田中太郎様", true);
        check("田中　太郎", "田中 太郎", true);
        check("Ｋｉｍ　Ｌｅｅ", "kim lee", true);
        check("ﾀﾅｶ", "タナカ", true);
        check("Ann Lee", "Anna Lee", false);
        check("田中", "田中 太郎", false);
    }
}
