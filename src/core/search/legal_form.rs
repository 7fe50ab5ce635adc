//! Names without what kind of company they are: 株式会社, Inc., Ltd.

/// The name as lists show it. What would leave nothing stays.
pub fn strip_legal_form(name: &str) -> &str {
    let mut name = name.trim();
    while let Some(shorter) = strip_japanese(name).or_else(|| strip_latin(name)) {
        let shorter = shorter.trim_matches(|c: char| c.is_whitespace() || ",、，".contains(c));
        if shorter.is_empty() {
            break;
        }
        name = shorter;
    }
    name
}

fn strip_japanese(name: &str) -> Option<&str> {
    let strip = |form: &&str| name.strip_prefix(*form).or_else(|| name.strip_suffix(*form));
    JAPANESE.iter().find_map(strip)
}

const JAPANESE: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "相互会社",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "社団法人",
    "財団法人",
    "特定非営利活動法人",
    "NPO法人",
    "医療法人社団",
    "医療法人財団",
    "社会医療法人",
    "特定医療法人",
    "医療法人",
    "準学校法人",
    "学校法人",
    "社会福祉法人",
    "宗教法人",
    "独立行政法人",
    "地方独立行政法人",
    "国立大学法人",
    "公立大学法人",
    "国立研究開発法人",
    "農事組合法人",
    "有限責任監査法人",
    "監査法人",
    "税理士法人",
    "弁護士法人",
    "司法書士法人",
    "行政書士法人",
    "社会保険労務士法人",
    "特許業務法人",
    "有限責任事業組合",
    "特定目的会社",
    "(株)",
    "（株）",
    "㈱",
    "(有)",
    "（有）",
    "㈲",
    "(同)",
    "（同）",
    "(資)",
    "（資）",
    "(名)",
    "（名）",
    "(一社)",
    "（一社）",
    "(公社)",
    "（公社）",
    "(一財)",
    "（一財）",
    "(公財)",
    "（公財）",
];

/// One legal form off the end of a name in Latin letters.
fn strip_latin(name: &str) -> Option<&str> {
    if let Some(rest) = SPACED.iter().find_map(|form| strip_suffix_ignoring_case(name, form)) {
        return ends_word(rest).then_some(rest);
    }
    let cut = name.rfind([' ', '\u{3000}', ','])?;
    let (rest, word) = name.split_at_checked(cut)?;
    let word = word.trim_start_matches([' ', '\u{3000}', ',']);
    let rest = rest.trim_end();
    let bare = word.replace(['.', '/'], "");
    if word == "&" {
        // `GmbH & Co. KG`: what is left after the last two were taken off.
        return strip_latin(rest).map(|_| rest);
    }
    if !is_form(&bare) || (bare.eq_ignore_ascii_case("co") && is_partner(rest)) {
        return None;
    }
    Some(rest)
}

/// `Smith & Co.`: the Co. is a part of the name, unless a legal form stands before the `&`.
fn is_partner(rest: &str) -> bool {
    rest.strip_suffix(['&', '+']).is_some_and(|before| strip_latin(before.trim_end()).is_none())
}

fn is_form(bare: &str) -> bool {
    let known = |forms: &[&str]| forms.iter().any(|form| form.eq_ignore_ascii_case(bare));
    known(LONG) || (known(SHORT) && !bare.starts_with(|c: char| c.is_lowercase()))
}

fn strip_suffix_ignoring_case<'a>(name: &'a str, form: &str) -> Option<&'a str> {
    let cut = name.len().checked_sub(form.len())?;
    let (rest, end) = name.split_at_checked(cut)?;
    end.eq_ignore_ascii_case(form).then_some(rest)
}

fn ends_word(rest: &str) -> bool {
    rest.ends_with([' ', ',', '\u{3000}'])
}

const LONG: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "mbh",
    "sarl",
    "sasu",
    "srl",
    "spa",
    "pty",
    "pte",
    "ltda",
    "oyj",
    "aps",
    "kgaa",
    "sprl",
    "bvba",
];

/// Words too, unless they begin with a capital.
const SHORT: &[&str] = &[
    "co", "lp", "kg", "ag", "se", "sa", "sas", "bv", "nv", "ab", "as", "oy", "ug", "kk", "sl",
    "lda", "kft", "ohg",
];

const SPACED: &[&str] = &["sp. z o.o.", "sp z oo", "d.o.o.", "s.r.o.", "e.v.", "a.s."];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legal_form_is_dropped() {
        let check = |name: &str, bare: &str| assert_eq!(strip_legal_form(name), bare, "{name}");
        check("株式会社サクラ商事", "サクラ商事");
        check("サクラ商事株式会社", "サクラ商事");
        check("(株)サクラ", "サクラ");
        check("㈱サクラ", "サクラ");
        check("（有）山田　商店", "山田　商店");
        check("合同会社 東", "東");
        check("一般社団法人日本協会", "日本協会");
        check("公益財団法人みどり財団", "みどり財団");
        check("医療法人社団かえで会", "かえで会");
        check("医療法人財団 青葉会", "青葉会");
        check("社会医療法人かえで会", "かえで会");
        check("医療法人かえで会", "かえで会");
        check("学校法人みどり学園", "みどり学園");
        check("国立研究開発法人海洋機構", "海洋機構");
        check("株式会社", "株式会社");
        check("ACME, Inc.", "ACME");
        check("Initech GmbH", "Initech");
        check("Müller GmbH & Co. KG", "Müller");
        check("Smith & Co.", "Smith & Co.");
        check("Toyota Co., Ltd.", "Toyota");
        check("Foo S.A.", "Foo");
        check("Bar S.p.A.", "Bar");
        check("Baz Sp. z o.o.", "Baz");
        check("Globex PTY LTD", "Globex");
        check("Nordic A/S", "Nordic");
        check("such as", "such as");
        check("GmbH", "GmbH");
        check("Limited", "Limited");
    }
}
