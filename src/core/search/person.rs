//! Whether two spellings are one person: width, case, spaces and honorifics aside. And names without
//! what one puts behind them out of respect.

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

/// What stands behind a person's name.
const HONORIFICS: [&str; 6] = ["様", "さま", "さん", "殿", "氏", "先生"];

/// The name of a person as it is kept: without an honorific, unless that is all of it.
pub fn without_honorific(name: &str) -> &str {
    bare(name, &HONORIFICS)
}

/// The name of a company as it is kept: pages put 御中 behind it themselves.
pub fn company_name(name: &str) -> &str {
    bare(name, &["御中", " 様", "　様"])
}

fn bare<'n>(name: &'n str, behind: &[&str]) -> &'n str {
    let name = name.trim();
    let bare = behind.iter().find_map(|ending| name.strip_suffix(ending)).map(str::trim_end);
    bare.filter(|bare| !bare.is_empty()).unwrap_or(name)
}

fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let composed = without_honorific(name).nfkc().filter(|c| !c.is_whitespace());
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
        check("中村 先生", "中村", true);
    }

    #[test]
    fn names_are_kept_without_what_stands_behind_them() {
        let check = |name: &str, bare: &str| assert_eq!(without_honorific(name), bare, "{name}");
        check("山田 太郎　様", "山田 太郎");
        check("岡田 殿", "岡田");
        check("中村 先生", "中村");
        check("様", "様");
        check("Ann Lee", "Ann Lee");
        assert_eq!(company_name("株式会社ヤマト御中"), "株式会社ヤマト");
        assert_eq!(company_name("株式会社ヤマト 御中 "), "株式会社ヤマト");
        assert_eq!(company_name("王様"), "王様");
    }
}
