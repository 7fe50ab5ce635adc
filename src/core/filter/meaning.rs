//! What the language means, said of one account.

#[cfg(test)]
mod tests {
    use super::super::*;
    use crate::core::account::Tier;
    use crate::core::few::Few;
    use crate::core::figure::Figure;
    use crate::core::known::Known;
    use crate::core::message::Arg;
    use crate::core::money::Money;
    use crate::core::portfolio::example::row;
    use crate::core::receipt::{Band, Score, Unit};
    use crate::core::search;
    use crate::core::signal::{Severity, Signal};
    use proptest::prelude::*;

    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    fn northwind() -> Summary {
        Summary {
            owner: Some("Mei Tanaka".into()),
            needle: search::needle(&[
                "Northwind Traders, Inc.",
                "",
                "",
                "Mei Tanaka",
                "SMB",
                "qbr",
                "east coast",
            ])
            .into(),
            segment: Some("SMB".into()),
            tier: Tier::High,
            tier_assumed: false,
            stage: Some("Adoption".into()),
            tags: vec!["qbr".into(), "east coast".into()].into(),
            extra: [("Contract Type", "Gold"), ("NRR", "104")].into_iter().collect(),
            external_ids: [("salesforce", "001")].into_iter().collect(),
            arr: Some(Money::new(41_200_000, Currency::USD)),
            arr_weight: 412_000.0,
            score: Some(Score::from_tenths(746)),
            band: Band::Watch,
            coverage: 0.65,
            delta30: (-18.0).into(),
            renewal: Day::parse("2027-01-03"),
            last_touch: Some(today() - 31),
            touch_limit: Some(21),
            cadence: None,
            contact_due: None,
            booked: None,
            open_tasks: 3,
            signals: vec![usage_drop()],
            ..row("Northwind Traders, Inc.")
        }
    }

    fn usage_drop() -> Signal {
        Signal {
            rule: "usage_drop".into(),
            severity: Severity::P2,
            since: today() - 3,
            value: (-61.0).into(),
            threshold: (-30.0).into(),
            reference: Figure::UNKNOWN,
            unit: Unit::Percent,
            reason: Message::new("x"),
            evidence: None,
            play: "".into(),
            baseline: false,
            quiet: None,
            resumed: false,
            falls: false,
            causes: Few::new(),
            opened: None,
            first_read: Few::new(),
        }
    }

    fn check_row(row: &Summary, text: &str, expected: bool) {
        let filter = parse(text).unwrap();
        assert_eq!(filter.matches(row, today()), expected, "{text}");
        let mut index = Index::new([row, row], today());
        for at in [0, 1] {
            assert_eq!(filter.matches_entry(index.get(at), row, today()), expected, "{text}");
        }
        index.replace(0, row, today());
        assert_eq!(filter.matches_entry(index.get(0), row, today()), expected, "{text}");
    }

    #[test]
    fn words_look_at_names_and_what_describes_the_account() {
        let check = |text: &str, expected| check_row(&northwind(), text, expected);
        check("", true);
        check("north", true);
        check("north traders", true);
        check("nrthwind", true);
        check("mei", true);
        check("smb silent", true);
        check("SMB", true);
        check("usage", true);
        check("qbr", true);
        check("acme", false);
        check("north acme", false);
        check("!acme", true);
        check("acme or north", true);
        check("\"east coast\"", true);
    }

    #[test]
    fn conditions_compare_fields() {
        let check = |text: &str, expected| check_row(&northwind(), text, expected);
        check("owner:mei", true);
        check("owner=mei", false);
        check("owner=\"mei tanaka\"", true);
        check("name:traders", true);
        check("name:mei", false);
        check("name=\"northwind traders\"", true);
        check("tag:qbr", true);
        check("tag:smb,qbr", true);
        check("tag=\"East Coast\"", true);
        check("tier:high", true);
        check("tier:enterprise", true);
        check("tier:low,tech", false);
        check("band:risk", false);
        check("band:watch,risk", true);
        check("score<75", true);
        check("score:74", true);
        check("score=74.6", true);
        check("score:50..74", false);
        check("score:50..75", true);
        check("score>=74.6", true);
        check("delta30<-10", true);
        check("delta30<−20", false);
        check("coverage<70%", true);
        check("coverage<0.5", false);
        check("tasks>2", true);
        check("signal:usage_drop", true);
        check("signal:p1_open", false);
        check("signal>1", false);
        check("source:sales", true);
        check("x.contract_type:gold", true);
        check("x.\"Contract Type\":gold", true);
        check("has:\"x.Contract Type\"", true);
        check("missing:\"x.Contract Type\"", false);
        check("x.nrr>100", true);
        check("x.nrr>104", false);
        check("x.plan:gold", false);
    }

    #[test]
    fn amounts_have_suffixes_and_currencies() {
        let check = |text: &str, expected| check_row(&northwind(), text, expected);
        check("arr>50k", true);
        check("arr>1.2m", false);
        check("arr>=412,000", true);
        check("arr:400k..500k", true);
        check("arr>$50k", true);
        check("arr>€50k", false);
        check("arr>50kusd", true);
        check("arr<100万", true);
        check("arr<1.2億", true);
        let yen = Summary {
            arr: Some(Money::new(5_000_000, Currency::JPY)),
            arr_weight: 33_000.0,
            ..northwind()
        };
        check_row(&yen, "arr>500万", false);
        check_row(&yen, "arr>=500万", true);
        check_row(&yen, "arr>=¥5m", true);
        check_row(&yen, "arr:5,000千円", true);
        check_row(&yen, "arr:500万円", true);
        check_row(&yen, "arr<1億2000万", true);
        check_row(&yen, "arr>1億2000万円", false);
        let in_book = parse("arr>50k").unwrap().with_book(Some(Currency::USD));
        assert!(!in_book.matches(&yen, today()));
        assert!(in_book.matches(&northwind(), today()));
    }

    #[test]
    fn days_are_dates_or_distances() {
        let check = |text: &str, expected| check_row(&northwind(), text, expected);
        check("renew<90d", true);
        check("renew<41d", false);
        check("renew<=41d", true);
        check("renew:6w", true);
        check("renew:30d..60d", true);
        check("renew<2027-01-03", false);
        check("renew<=2027/1/3", true);
        check("renew:2027-01", true);
        check("renew:2026-12-01..2027-01", true);
        check("touch>30d", true);
        check("touch>31d", false);
        check("touch<2026-11-01", true);
        check("更新日<90日", true);
        check("ｒｅｎｅｗ＜９０ｄ", true);
        check("renew < 90d", true);
    }

    #[test]
    fn fiscal_years_and_months_are_the_days_they_stand_for() {
        let check = |text: &str, expected| {
            let calendar = Calendar { fiscal_start: 4, ..Calendar::default() };
            let filter = parse(text).unwrap().with_calendar(today(), &calendar);
            assert_eq!(filter.matches(&northwind(), today()), expected, "{text}");
        };
        // Renews on 3 January 2027, in the fourth quarter of the fiscal year 2026.
        check("renew:2026年度", true);
        check("更新日：２６年度Ｑ４", true);
        check("renew:26年度3Q", false);
        check("renew:下期", true);
        check("renew:令和8年度上期", false);
        check("renew:fy2026", true);
        check("renew<2027年度", true);
        check("renew:今期", false);
        check("renew:来期", true);
        check("renew:今月..再来月", true);
        check("renew:来月", false);
        assert!(parse("renew:年度").is_err());
    }

    #[test]
    fn days_are_said_as_everywhere_else() {
        // A Monday; the quarter ends with the year.
        let check = |text: &str, row: &Summary, expected| {
            let filter = parse(text).unwrap().with_calendar(today(), &Calendar::default());
            assert_eq!(filter.matches(row, today()), expected, "{text}");
        };
        let renews = |day: &str| Summary { renewal: Day::parse(day), ..northwind() };
        check("renew<eoq", &renews("2026-12-30"), true);
        check("renew<eoq", &renews("2027-01-01"), false);
        check("renew:fri", &renews("2026-11-27"), true);
        check("renew:fri", &renews("2026-11-26"), false);
        check("renew:yesterday", &renews("2026-11-22"), true);
        check("renew<=\"28 dec\"", &renews("2026-12-28"), true);
        check("renew:金曜", &renews("2026-11-27"), true);
        check("renew:today..fri", &renews("2026-11-25"), true);
        let touched = |days| Summary { last_touch: Some(today() - days), ..northwind() };
        check("touch>3mo", &touched(91), true);
        check("touch>3mo", &touched(90), false);
        // What was touched was touched last Friday, not on the next.
        check("touch:fri", &touched(3), true);
    }

    #[test]
    fn titles_as_the_screen_has_them_are_fields() {
        let check = |text: &str, printed: &str| {
            assert_eq!(parse(text).unwrap().to_string(), printed, "{text}");
        };
        check("Health score<50", "score<50");
        check("north Open tasks>0", "north tasks>0");
        check("open  TASKS > 0", "tasks>0");
        check("Change<0", "delta30<0");
        check("DUE BY<30d", "optout<30d");
        check("next touch<7d", "next_touch<7d");
        check("点<50", "score<50");
        check("!(解約申出・発注の期限<30日)", "!optout<30日");
        check("missing:\"Open tasks\"", "missing:tasks");
        check("open tasks", "\"open\" tasks");
        check("\"open\" tasks>0", "\"open\" tasks>0");
    }

    #[test]
    fn me_is_the_person_and_everybody_while_nobody_is() {
        let check = |text: &str, me: &[&str], expected| {
            let me: Vec<String> = me.iter().map(|name| (*name).to_owned()).collect();
            let filter = parse(text).unwrap().with_me(&me);
            assert_eq!(filter.matches(&northwind(), today()), expected, "{text} {me:?}");
        };
        check("owner:me", &["Mei Tanaka"], true);
        check("owner:me", &["Aya Mori"], false);
        check("owner:自分", &["Aya Mori"], false);
        check("owner:me", &[], true);
        check("owner:me,tanaka", &["Aya Mori"], true);
        // Two letters of a name are still two letters of a name.
        check("owner:\"me\"", &["Aya Mori"], true);
    }

    #[test]
    fn not_is_said_in_three_ways() {
        let check = |text: &str, printed: &str| {
            assert_eq!(parse(text).unwrap().to_string(), printed, "{text}");
        };
        check("band!=risk", "!band=risk");
        check("arr != 5", "!arr=5");
        check("not band:risk", "!band:risk");
        check("\"not\" band:risk", "\"not\" band:risk");
    }

    #[test]
    fn a_condition_is_narrowed_further_or_gets_one_more_value() {
        let check = |before: &str, more: &str, expected: &str| {
            let filter = parse(before).unwrap().narrowed(parse(more).unwrap());
            assert_eq!(filter.to_string(), expected, "{before} + {more}");
        };
        check("", "band:healthy", "band:healthy");
        check("band:healthy", "band:watch", "band:healthy,watch");
        check("band:healthy", "band:healthy", "band:healthy");
        check("north band:healthy score<90", "band:watch", "north band:healthy,watch score<90");
        check("band:healthy", "owner=\"Mei Tanaka\"", "band:healthy owner=\"Mei Tanaka\"");
        check("a or b", "band:watch", "(a or b) band:watch");
        check("score<90", "score:50", "score<90 score:50");
    }

    #[test]
    fn what_stands_beside_an_account_has_words_of_its_own() {
        let row = northwind();
        let check = |text: &str, row: Option<&Summary>, expected| {
            let filter = parse(text).unwrap();
            assert_eq!(filter.matches_beside("send deck", row, today()), expected, "{text}");
        };
        check("deck", Some(&row), true);
        check("deck north", Some(&row), true);
        check("deck acme", Some(&row), false);
        check("deck silent", Some(&row), true);
        check("deck arr>50k", Some(&row), true);
        check("arr>1m", Some(&row), false);
        check("deck", None, true);
        check("north", None, false);
        check("deck arr>50k", None, false);
        check("missing:arr deck", None, true);
    }

    #[test]
    fn people_are_found_however_their_names_are_spaced() {
        let check = |owner: &str, text: &str, expected| {
            check_row(&Summary { owner: Some(Known::read(owner)), ..northwind() }, text, expected);
        };
        check("森　彩", "owner:森彩", true);
        check("森彩", "owner=\"森 彩\"", true);
        check("森 彩", "担当：森", true);
        check("ＭＥＩ　ＴＡＮＡＫＡ", "owner=\"mei tanaka\"", true);
        check("森 彩", "owner:林", false);
    }

    #[test]
    fn unknown_fits_no_condition() {
        let blank = row("Blank Co");
        let check = |text: &str, expected| check_row(&blank, text, expected);
        for text in [
            "score<100",
            "arr>0",
            "touch>30d",
            "renew<90d",
            "delta30<100",
            "owner:a",
            "optout<900d",
        ] {
            check(text, false);
            check(&format!("!{text}"), true);
        }
        check("missing:score", true);
        check("has:arr", false);
        check("missing:tier", true);
        check("has:name missing:tasks", true);
        check_row(&northwind(), "has:arr has:tier has:x.nrr missing:x.plan", true);
    }

    #[test]
    fn logic_groups() {
        let check = |text: &str, expected| check_row(&northwind(), text, expected);
        check("(acme or north) score<80", true);
        check("acme or north score<50", false);
        check("!(acme or north)", false);
        check("!!north", true);
        check("north and mei", true);
        check("（acme or north）　!band:risk", true);
    }

    #[test]
    fn it_prints_in_canonical_form() {
        let check = |text: &str, printed: &str| {
            assert_eq!(parse(text).unwrap().to_string(), printed, "{text}");
        };
        check("  north   traders ", "north traders");
        check("更新日＜９０ｄ", "renew<90d");
        check("状態:警戒,危険", "band:at_risk,critical");
        check("tier:enterprise", "tier:high");
        check("arr > 1,000,000", "arr>1000000");
        check("((a or b)) c", "(a or b) c");
        check("(a b) or c", "a b or c");
        check("owner:\"Mei Tanaka\",kim", "owner:\"Mei Tanaka\",kim");
        check("\"or\" \"a:b\"", "\"or\" \"a:b\"");
        check("スコア<50 Has:ARR", "score<50 has:arr");
    }

    #[test]
    fn errors_point_at_the_place() {
        let check = |text: &str, place: &str, id: &str| {
            let error = parse(text).unwrap_err();
            assert_eq!((&text[error.at.clone()], error.message.id.as_ref()), (place, id), "{text}");
        };
        check("north scroe<50", "scroe", "field-unknown-near");
        check("zzzzzz:1", "zzzzzz", "field-unknown");
        check("score<abc", "abc", "filter-bad-value");
        check("band:purple", "purple", "filter-bad-value");
        check("renew<soon", "soon", "filter-bad-value");
        check("owner:", "owner:", "filter-needs-value");
        check("band<watch", "band<watch", "filter-bad-operator");
        check("(a or b", "(a or b", "filter-unclosed");
        check("a )", ")", "filter-unopened");
        check("a or", "or", "filter-needs-term");
        check("or a", "or", "filter-needs-term");
        check("a !", "!", "filter-needs-term");
        check("\"abc", "\"abc", "filter-unclosed-quote");
        check("has:scroe", "scroe", "field-unknown-near");
        check("()", "()", "filter-needs-term");
        check("north :risk", ":risk", "filter-needs-field");
        check("arr:200k..50k", "200k..50k", "filter-backwards");
        check("renew:90d..30d", "90d..30d", "filter-backwards");
        check("arr<50k,100k", "100k", "filter-one-value");
        check("renew<0d..30d", "0d..30d", "filter-one-value");
        check("sparkline>3", "sparkline", "field-drawn");
        check("not", "not", "filter-needs-term");
        let near = parse("scroe<50").unwrap_err().message;
        assert!(near.args.contains(&("near".into(), Arg::Text("score".into()))));
    }

    #[test]
    fn typing_is_never_an_error() {
        let check = |text: &str, printed: &str| {
            assert_eq!(parse_partial(text).to_string(), printed, "{text}");
        };
        check("north sc", "north sc");
        check("north score<", "north");
        check("north score<5", "north score<5");
        check("north (acme or", "north acme");
        check("north !", "north");
        check("north \"ac", "north ac");
        check("north foo:b", "north \"foo:b\"");
        check("north band:ris", "north");
        check("north )", "north");
        assert_eq!(parse_partial("north !acme owner:x mei").words(), ["north", "mei"]);
    }

    #[test]
    fn nesting_has_a_limit() {
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse_partial(&"!".repeat(100_000)).is_empty());
    }

    fn term() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-Z0-9あ-ん桜商事_.-]{1,6}",
            "\"[a-z :<>=()!,あ]{1,8}\"",
            "(owner|segment|stage|tag|name|x\\.plan|source|担当)[:=](\"[a-z ,)]{1,6}\"|[a-zあ-ん(!]{1,5})(,[a-z]{1,3})?",
            "(score|delta30|tasks|スコア)(:|=|!=)-?[0-9]{1,3}(\\.[0-9])?(,[0-9]{1,2})?",
            "(Health score|open tasks|点)(:|<|<=|>|>=)[0-9]{1,3}(\\.[0-9])?",
            r#"(open|health|"not"|me)"#,
            "(score:[0-9]{1,2}|arr:[0-9]{1,4}k?)\\.\\.([1-9][0-9]{8})?",
            "(owner|担当)[:=](me|自分|\"me\")",
            "(renew|touch)(:|<|>)(fri|eoq|yesterday|\"28 oct\")",
            "(arr|ＡＲＲ) ?(<|<=|>|>=) ?[$¥]?[0-9]{1,3}(k|m|万|億|,000)?",
            "(renew|optout|touch|更新日)(:|<|<=|>|>=)(2026-1[0-2](-0[1-9])?|-?[0-9]{1,3}[dwmy]?)",
            "(band:(risk|watch|警戒)|tier:(high|smb)|signal:(usage_drop|[0-9])|signal>2)",
            "(has|missing):(arr|owner|x\\.plan|更新日)",
        ]
    }

    fn tree() -> impl Strategy<Value = String> {
        term().prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 1..4).prop_map(|terms| terms.join(" ")),
                proptest::collection::vec(inner.clone(), 2..4)
                    .prop_map(|terms| format!("({})", terms.join(" or "))),
                inner.clone().prop_map(|term| format!("!({term})")),
                inner.prop_map(|term| format!("!{term}")),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_it_prints_parses_to_itself(text in tree()) {
            let filter = parse(&text).unwrap();
            let printed = filter.to_string();
            prop_assert_eq!(parse(&printed).unwrap(), filter, "{}", printed);
        }

        #[test]
        fn any_typed_text_is_read_and_prints_to_itself(text in "[a-z!:<>=()\", 0-9.あー（）：　]{0,24}") {
            let filter = parse_partial(&text);
            let printed = filter.to_string();
            prop_assert_eq!(&parse_partial(&printed), &filter, "{}", printed);
            if let Err(error) = parse(&text) {
                prop_assert!(text.get(error.at).is_some());
            }
        }
    }
}
