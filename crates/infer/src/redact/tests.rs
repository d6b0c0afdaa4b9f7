//! What is replaced by what, and the laws that hold for all of it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    around::Around,
    key::{Meaning, meaning},
    names::{CYRILLIC, LATIN},
    *,
};
use crate::{
    format,
    testing::{self, Page},
};

/// A redacted API with one example, what is said of it, and the entries that were of no use.
fn redacted(example: &str, allow: &[&str]) -> (Inferred, Vec<String>, Vec<Unused>) {
    let (inferred, _) = testing::infer(vec![Page::new("boats.md").operation("GET", "/boats").ok(example)]);
    let wanted = Redaction { off: false, allow: allow.iter().map(|entry| (*entry).to_owned()).collect() };
    let mut diagnostics = Diagnostics::default();
    let (inferred, unused) = redact(inferred, &wanted, &Sources::default(), &mut diagnostics);
    (inferred, diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect(), unused)
}

fn example(inferred: &Inferred) -> String {
    let value = &inferred.schema.operations[0].examples[0].value;
    serde_json::to_string(value).expect("an example is JSON")
}

fn check(before: &str, expect: &str) {
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("fixtures are JSON");
    assert_eq!(value(&example(&redacted(before, &[]).0)), value(expect));
}

/// Keys and tokens are put together here, so that none stands in this file that a scanner could take for one.
fn live(start: &str, length: usize) -> String {
    start.to_owned() + &"q7Zr2LwN9bXk4TmVc8HsYd3GfJ6pRt5Be".chars().cycle().take(length).collect::<String>()
}

#[test]
fn addresses_of_mailboxes_and_numbers_of_telephones() {
    check(
        r#"{"email": "chengxm.boats@tongzhou-boats.cn", "phone": "15495180264", "tel": "0512-68352917"}"#,
        r#"{"email":"cameron.blake@example.org", "phone":"15400001488", "tel":"0512-55502832"}"#,
    );
}

#[test]
fn names_have_no_gaps() {
    for (list, shortest) in [(LATIN, 2), (CYRILLIC, 3)] {
        for (at, words) in list.iter().enumerate() {
            assert!(words.iter().all(|word| word.chars().count() == at + shortest), "{words:?}");
            assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "{words:?}");
        }
    }
}

#[test]
fn keys_say_what_their_values_are() {
    let check = |key: &str, expect: Option<Meaning>| assert_eq!(meaning(key), expect, "{key}");
    for key in
        ["phone", "mobile", "tel_hidden_result", "contactPhone", "phone1", "手机号", "телефон", "teléfono", "電話番号"]
    {
        check(key, Some(Meaning::Phone));
    }
    for key in ["access_token", "clientSecret", "X-Api-Key", "password", "用户密码", "contraseña"] {
        check(key, Some(Meaning::Secret));
    }
    for key in ["real_name", "nickName", "receiver_first_name", "联系人", "姓名", "氏名", "sobrenome"] {
        check(key, Some(Meaning::Person));
    }
    for key in ["user_name", "username", "creator", "author"] {
        check(key, Some(Meaning::User));
    }
    for key in ["customer_name", "approverName", "superior_name"] {
        check(key, Some(Meaning::Party));
    }
    for key in ["detail_address", "addressLine1", "收货地址", "endereço", "street"] {
        check(key, Some(Meaning::Address));
    }
    for key in
        ["token_type", "phone_verified_at", "password_min_length", "file_name", "product_name", "title", "ip_address"]
    {
        check(key, None);
    }
    check("name", Some(Meaning::Name));
    check("id_card_no", Some(Meaning::Document));
    check("qq", Some(Meaning::Chat));
    check("order_id", Some(Meaning::Id));
}

#[test]
fn an_object_says_whether_its_name_is_a_persons() {
    let (person, _, _) = redacted(r#"{"name": "程小满", "gender": "f", "note": "程小满的船"}"#, &[]);
    assert!(!example(&person).contains("程小满"));
    for other in [
        r#"{"length":"12", "name":"程小满"}"#,
        r#"{"email":"", "name":"华东销售部"}"#,
        r#"{"email":"", "name":"通舟船舶有限公司"}"#,
        r#"{"name":"card_81236.jpg", "user_id":"7"}"#,
    ] {
        check(other, other);
    }
}

#[test]
fn what_is_invented_stays() {
    for line in [
        r#"{"email":"lin@example.com", "phone":"13800138000", "user_name":"张三"}"#,
        r#"{"mobile":"138****0000", "token":"<your token>", "user_name":"john_doe"}"#,
        r#"{"nickname":"user123", "password":"123456", "phone":"+1 212 555 0164"}"#,
        r#"{"access_token":"xxxxxxxxxxxxxxxxxxxxxxxx", "email":"xxx@xxx.com"}"#,
        r#"{"created_at":"2024-05-06 07:08:09", "order_id":"15495180264", "url":"https://a.example/15495180264"}"#,
        r#"{"address":"0x78d3ad1c0aa1bf068e19c94a2d7b16c9c0fcd8b1", "ip_address":"10.0.0.1"}"#,
    ] {
        check(line, line);
    }
}

#[test]
fn secrets_keep_their_alphabet_and_their_length() {
    let secret = |value: &str| value::replace(Meaning::Secret, value, Around::default()).expect("it is replaced").1;
    let hexadecimal = "3f9a07c1d85e26b43f9a07c1d85e26b4";
    assert!(secret(hexadecimal).bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(secret(&live("Bearer ", 30)).len(), 37);
    assert!(secret(&live("Bearer ", 30)).starts_with("Bearer "));
    assert!(secret(&live("sk_live_", 24)).starts_with("sk_live_"));
    let uuid = secret("3f9a07c1-d85e-46b4-9f9a-07c1d85e26b4");
    assert_eq!((uuid.as_bytes()[14], uuid.as_bytes()[19]), (b'4', b'9'));
    let jwt = secret(&format!("eyJhbGciOiJIUzI1NiIsInR5cCI6.{}.{}", live("eyJ", 30), live("", 43)));
    assert!(jwt.split('.').map(str::len).eq([28, 33, 43]));
}

#[test]
fn secrets_are_found_in_texts_and_addresses() {
    let (found, _, _) = redacted(
        &serde_json::json!({
            "note": format!("curl -H 'Authorization: Bearer {}' https://boats.example", live("", 40)),
            "url": format!("https://boats.example/a?page=2&access_token={}&size=5", live("", 40)),
            "link": "https://cheng:Nordwind7@boats.example/x",
            "key": format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----", live("", 64)),
        })
        .to_string(),
        &[],
    );
    let text = example(&found);
    assert!(!text.contains("q7Zr2LwN") && !text.contains("Nordwind7"), "{text}");
    for kept in
        ["curl -H 'Authorization: Bearer ", "?page=2&access_token=", "&size=5", "https://cheng:", "@boats.example/x"]
    {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert!(text.contains("-----BEGIN PRIVATE KEY-----\\n") && text.contains("\\n-----END PRIVATE KEY-----"), "{text}");
}

#[test]
fn street_addresses_keep_their_region_and_their_form() {
    let address = |value: &str| value::replace(Meaning::Address, value, Around::default()).map(|(_, new)| new);
    assert_eq!(
        address("浙江省杭州市滨江区星桥路 218 号 6 幢").as_deref(),
        Some("浙江省杭州市滨江区示例路 988 号 1 幢")
    );
    assert_eq!(address("18 Harbour Street, Flat 3").as_deref(), Some("45 Whitney Street, Dana 2"));
    for other in ["浙江省杭州市", "中国", "示例路 1 号", "Calle", "https://a.example/1", "10.0.0.1", "2024-05-06 07:08"]
    {
        assert_eq!(address(other), None, "{other}");
    }
}

#[test]
fn what_was_replaced_is_replaced_wherever_it_is_told() {
    check(
        r#"{"a":{"nickname":"程小满","name_pinyin":"chengxiaoman"}, "phone":"15495180264", "text":"拜访程小满（154****0264）", "url":"https://a.example/u/chengxiaoman"}"#,
        r#"{"a":{"name_pinyin":"wuxinji", "nickname":"吴辛己"}, "phone":"15400001488", "text":"拜访吴辛己（154****1488）", "url":"https://a.example/u/wuxinji"}"#,
    );
    // A word that everybody uses is told by its key alone.
    check(r#"{"text":"a robert", "username":"robert"}"#, r#"{"text":"a robert", "username":"adrian"}"#);
}

#[test]
fn json_in_a_text_is_looked_into() {
    let (found, _, _) =
        redacted(&serde_json::json!({"body": r#"{ "user_name" : "程小满", "n": 1 }"#}).to_string(), &[]);
    assert_eq!(example(&found), r#"{"body":"{ \"user_name\" : \"吴辛己\", \"n\": 1 }"}"#);
}

#[test]
fn keys_that_are_data_are_looked_at() {
    let keys =
        r#"{"boats": {"chengxm@tongzhou-boats.cn": 1, "linxm@tongzhou-boats.cn": 2, "zhoum@tongzhou-boats.cn": 3}}"#;
    assert!(!example(&redacted(keys, &[]).0).contains("tongzhou"));
}

#[test]
fn what_is_allowed_stays() {
    let before = r#"{"email":"chengxm@tongzhou-boats.cn", "nickname":"程小满", "phone":"15495180264"}"#;
    let allowed = ["chengxm@tongzhou-boats.cn", "nickname", "GET /boats#response.phone"];
    let (all, messages, unused) = redacted(before, &allowed);
    assert_eq!((example(&all), messages.len(), unused.len()), (before.replace(", ", ","), 0, 0));
    let (_, _, unused) = redacted(before, &["nikname", "phone"]);
    let [Unused { index: 0, candidates }] = unused.as_slice() else { panic!("one entry is of no use: {unused:?}") };
    assert!(candidates.contains(&"nickname".to_owned()));
}

#[test]
fn nothing_is_replaced_where_it_is_switched_off() {
    let (inferred, _) = testing::infer(vec![Page::new("a.md").operation("GET", "/a").ok(r#"{"phone":"15495180264"}"#)]);
    let (redaction, mut diagnostics) = (Redaction { off: true, allow: Vec::new() }, Diagnostics::default());
    let (after, _) = redact(inferred.clone(), &redaction, &Sources::default(), &mut diagnostics);
    assert!(after.schema == inferred.schema && diagnostics.is_empty());
}

#[test]
fn one_diagnostic_counts_what_was_replaced() {
    let before = r#"{"a": [{"phone": "15495180264"}, {"phone": "15495180264"}, {"phone": "15395180264"}], "password": "Nordwind-7"}"#;
    let (_, messages, _) = redacted(before, &[]);
    assert_eq!(messages, ["2 telephone numbers, 1 secret replaced in 4 places"]);
}

/// Texts of the kinds that are looked for, in good and in bad shape, and any others.
fn texts() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        "[a-z]{1,8}[._]?[a-z0-9]{0,6}@[a-z]{2,8}\\.(com|cn|io)",
        "1[3-9][0-9]{9}",
        "\\+?[0-9]{1,4}[- ]?\\(?[0-9]{2,4}\\)?[- ][0-9]{3,4}[- ]?[0-9]{3,5}",
        "[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X]",
        "[3-6][0-9]{14,18}",
        "[0-9a-f]{16,40}",
        "[A-Za-z0-9+/]{20,44}={0,2}",
        "(sk_live_|ghp_|AKIA|glpat-)[A-Za-z0-9]{16,40}",
        "eyJ[A-Za-z0-9_-]{20,30}\\.eyJ[A-Za-z0-9_-]{20,40}\\.[A-Za-z0-9_-]{20,43}",
        "[A-Z][a-z]{1,10} [A-Z][a-z]{1,12}",
        "[王李张林程周欧阳甲乙小满一]{1,5}",
        "[上海市静安区长寿路桥号室0-9 ]{3,20}",
        "[0-9]{1,4} [A-Z][a-z]{2,9} (Street|Road|calle)",
        "-?[0-9]{1,3}\\.[0-9]{1,8}",
        "(Authorization: Bearer |token=|\"password\": \"|https://a:)[!-~]{4,40}(@b.io)?",
        "-----BEGIN RSA PRIVATE KEY-----\n[A-Za-z0-9+/]{30,60}\n-----END",
        "\\{\"[a-z]{2,6}_name\": ?\"\\PC{0,8}\"\\}",
        "[А-Я][а-я]{2,9} [А-Я][а-я]{2,9}|[가-힣]{2,4}|[ァ-ヶ]{2,5}",
        "\\PC{0,24}",
    ];
    prop_oneof![parts.clone(), proptest::collection::vec(parts, 1..4).prop_map(|parts| parts.join(" "))]
}

const KEYS: &[&str] = &[
    "phone",
    "email",
    "name",
    "user_name",
    "nickname",
    "address",
    "password",
    "access_token",
    "sign",
    "id_card",
    "card_no",
    "qq",
    "lat",
    "note",
    "id",
    "owner",
    "url",
    "gender",
    "联系人",
];

fn objects() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    proptest::collection::btree_map(proptest::sample::select(KEYS), texts(), 1..7)
        .prop_map(|members| members.into_iter().collect())
}

fn object(members: &[(&str, String)]) -> String {
    let members = members.iter().map(|(key, text)| ((*key).to_owned(), text.as_str().into()));
    serde_json::Value::Object(members.collect()).to_string()
}

fn all() -> [Meaning; 13] {
    use Meaning::{Address, Card, Chat, Coordinate, Document, Id, Name, Party, Person, Phone, Secret, Ticket, User};
    [Phone, Secret, Ticket, Document, Card, Chat, Address, Coordinate, Person, User, Party, Name, Id]
}

#[test]
fn keys_with_marks_are_replaced_once_under_any_name() {
    let live = live("sk_live_", 24);
    for (key, text) in [("password", "AKIAaaAaa0AAbABcCdDg 000-000100"), ("qq", &*live), ("nickname", &live)] {
        let page = Page::new("a.md").operation("GET", "/users").ok(&object(&[(key, text.to_owned())]));
        let redacted =
            |inferred| redact(inferred, &Redaction::default(), &Sources::default(), &mut Diagnostics::default()).0;
        let once = redacted(testing::infer(vec![page]).0);
        assert!(!example(&once).contains(text), "{key}");
        assert_eq!(example(&redacted(once.clone())), example(&once), "{key}");
    }
}

proptest! {
    #[test]
    fn a_value_keeps_its_format_and_about_its_length(text in texts()) {
        let around = Around { personal: 2, is_person: true, has_address: true };
        for meaning in all() {
            let Some((kind, new)) = value::replace(meaning, &text, around) else { continue };
            prop_assert_eq!(format::detect(&new), format::detect(&text), "{:?} {:?} {:?}", meaning, text, new);
            prop_assert!(new.chars().count() <= text.chars().count(), "{:?} {:?} {:?}", meaning, text, new);
            let exact = matches!(kind, Kind::Phone | Kind::Secret | Kind::Document | Kind::Card | Kind::Coordinate);
            prop_assert!(!exact || new.len() == text.len(), "{:?} {:?} {:?}", meaning, text, new);
        }
    }

    #[test]
    fn what_was_replaced_is_not_found_again(text in texts()) {
        let around = Around { personal: 2, is_person: true, has_address: true };
        // Coordinates stay when the address beside them is an example.
        for meaning in all().into_iter().filter(|meaning| *meaning != Meaning::Coordinate) {
            if let Some((_, new)) = value::replace(meaning, &text, around) {
                let again = value::replace(meaning, &new, around);
                prop_assert_eq!(again, None, "{:?} {:?} {:?}", meaning, text, new);
            }
        }
    }

    #[test]
    fn redaction_is_idempotent_and_changes_no_type(members in objects()) {
        let (inferred, _) = testing::infer(vec![Page::new("a.md").operation("GET", "/users").ok(&object(&members))]);
        let types = inferred.schema.types.clone();
        let once = redact(inferred, &Redaction::default(), &Sources::default(), &mut Diagnostics::default()).0;
        prop_assert_eq!(&once.schema.types, &types);
        let mut diagnostics = Diagnostics::default();
        let twice = redact(once.clone(), &Redaction::default(), &Sources::default(), &mut diagnostics).0;
        prop_assert_eq!(example(&twice), example(&once));
        prop_assert!(diagnostics.is_empty());
    }

    #[test]
    fn the_order_of_pages_is_of_no_account(one in objects(), other in objects()) {
        let (first, second) = (object(&one), object(&other));
        let pages = || vec![
            Page::new("a.md").operation("GET", "/users").ok(&first),
            Page::new("b.md").operation("GET", "/boats").ok(&second),
        ];
        let redacted = |pages| redact(
            testing::infer(pages).0, &Redaction::default(), &Sources::default(), &mut Diagnostics::default(),
        ).0.schema;
        let turned = pages().into_iter().rev().collect();
        prop_assert_eq!(redacted(pages()), redacted(turned));
    }
}
