//! Addresses and numbers that look as if they were a living person's.
//!
//! Runs of digits are mostly something else. So a number needs either a form that chance does not bring about, as the
//! checksum of an identity card does, or a word beside it that tells what it is; and numbers that people make up, with
//! runs such as `0000` or `12345`, are taken for what they are.

use docwright_schema::{Diagnostics, codes};

use super::Check;
use crate::lint::{
    Input,
    lines::{self, Hit},
};

pub(super) const CHECK: Check = Check { code: &codes::PERSONAL_DATA_SHOWN, run };

fn run(input: &Input<'_>, diagnostics: &mut Diagnostics) {
    lines::report(&codes::PERSONAL_DATA_SHOWN, find, input, diagnostics);
}

fn find<'a>(line: &'a str, _below: &'a str) -> Option<Hit<'a>> {
    email(line).map(|value| Hit { kind: "someone's e-mail address", value }).or_else(|| number(line))
}

/// Words that tell a telephone number.
const PHONE: &[&str] = &[
    "phone", "mobile", "tel", "cell", "whatsapp", "msisdn", "sms", "caller", "callee", "contact", "手机", "电话",
    "联系", "号码", "短信",
];

/// Words that tell a bank card's number.
const CARD: &[&str] = &["card", "bank", "iban", "卡号", "银行", "信用卡"];

fn number(line: &str) -> Option<Hit<'_>> {
    lines::words(line, |char| char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '-' | '+')).find_map(
        |(at, word)| {
            let value = word.trim_end_matches(['.', '-']);
            let told = |words: &[&str]| {
                let introduction = lines::introduction(line, at).to_lowercase();
                words.iter().any(|word| introduction.contains(word))
            };
            let kind = if is_identity_card(value) {
                "someone's identity card number"
            } else if (is_mobile(value) || is_international(value)) && told(PHONE) {
                "someone's telephone number"
            } else if is_bank_card(value) && told(CARD) {
                "someone's card number"
            } else {
                return None;
            };
            Some(Hit { kind, value })
        },
    )
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether digits were made up: equal or counting ones in a row, or few different ones.
fn is_made_up(digits: &str) -> bool {
    const DIFFERENT: usize = 4;
    let different = digits.bytes().collect::<std::collections::BTreeSet<_>>().len();
    lines::has_run(digits, 3, 4) || different < DIFFERENT
}

/// A mobile number of mainland China.
fn is_mobile(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1', b'3'..=b'9', ..]) && text.len() == 11 && is_digits(text) && !is_made_up(text)
}

/// A number with a country's prefix (E.164).
fn is_international(text: &str) -> bool {
    let Some(number) = text.strip_prefix('+') else { return false };
    let digits = number.replace('-', "");
    if let Some(own) = digits.strip_prefix("86").filter(|own| own.len() == 11) {
        return is_mobile(own);
    }
    // 555 is nobody's exchange in North America.
    let fictional = digits.starts_with('1') && digits.get(4..7) == Some("555");
    (10..=15).contains(&digits.len())
        && is_digits(&digits)
        && !digits.starts_with('0')
        && !fictional
        && !is_made_up(&digits)
}

/// An identity card's number of mainland China: region, day of birth, and a checksum (GB 11643).
fn is_identity_card(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let Some((digits, check)) = text.split_at_checked(17).filter(|(digits, _)| is_digits(digits)) else { return false };
    let part = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or_default();
    let born =
        (1900..=2100).contains(&part(6..10)) && (1..=12).contains(&part(10..12)) && (1..=31).contains(&part(12..14));
    let region = matches!(part(0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let expected = &"10X98765432"[(sum % 11) as usize..][..1];
    let made_up = lines::has_run(digits, 4, 5);
    born && region && check.eq_ignore_ascii_case(expected) && !made_up
}

/// A bank card's number, by its issuer's digit and its checksum (Luhn).
fn is_bank_card(text: &str) -> bool {
    if !((15..=19).contains(&text.len()) && is_digits(text) && text.starts_with(['3', '4', '5', '6'])) {
        return false;
    }
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let digits = text.bytes().rev().map(|byte| u32::from(byte - b'0')).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 1 { doubled(digit) } else { digit }).sum();
    sum.is_multiple_of(10) && !lines::has_run(text, 4, 4) && !is_made_up(text)
}

/// Domains that nobody has, or that stand for any.
const NOBODYS: &[&str] = &[
    "example",
    "sample",
    "test",
    "invalid",
    "localhost",
    "local",
    "domain",
    "email",
    "mail",
    "company",
    "yourcompany",
    "yourdomain",
    "mydomain",
    "foo",
    "bar",
    "abc",
    "acme",
    "contoso",
    "fabrikam",
    "northwind",
];

/// Names of mailboxes that belong to no one person.
const SHARED: &[&str] = &[
    "support",
    "info",
    "contact",
    "help",
    "api",
    "admin",
    "administrator",
    "root",
    "service",
    "sales",
    "noreply",
    "no-reply",
    "security",
    "hello",
    "dev",
    "developer",
    "developers",
    "team",
    "feedback",
    "legal",
    "privacy",
    "user",
    "username",
    "name",
    "someone",
    "somebody",
    "me",
    "you",
    "email",
    "mail",
    "git",
    "foo",
    "bar",
    "abc",
];

fn email(line: &str) -> Option<&str> {
    const REACH: usize = 64;
    let is_local = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '%' | '+' | '-');
    line.match_indices('@').find_map(|(at, _)| {
        let local = line[..at].bytes().rev().take(REACH).take_while(|byte| is_local(char::from(*byte))).count();
        let start = at - local;
        let domain = line[at + 1..].split(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '.' | '-')));
        let domain = domain.into_iter().next()?.trim_end_matches(['.', '-']);
        let end = at + 1 + domain.len();
        // What follows makes it a repository's address; what stands before, the user of a URL.
        let before = lines::before(line, start);
        let is_user = before.ends_with("//") || before.ends_with(':') && before.contains("//");
        let is_address = line[end..].starts_with([':', '/']) || is_user;
        let local = &line[start..at];
        let is_value = lines::key(line, start).is_some_and(|key| key != "mailto") || line.starts_with('|');
        let personal = is_value || is_own(local, domain);
        (!is_address && personal && is_persons(local, domain)).then(|| &line[start..end])
    })
}

/// Whether an address in running text is one person's rather than that of an office, which is there to be written to.
fn is_own(local: &str, domain: &str) -> bool {
    let provider = domain.split('.').next().unwrap_or_default();
    local.contains(['.', '_']) || local.bytes().any(|byte| byte.is_ascii_digit()) || PROVIDERS.contains(&provider)
}

/// Who gives addresses to people.
const PROVIDERS: &[&str] = &[
    "gmail",
    "qq",
    "163",
    "126",
    "139",
    "foxmail",
    "sina",
    "outlook",
    "hotmail",
    "live",
    "yahoo",
    "icloud",
    "protonmail",
];

fn is_persons(local: &str, domain: &str) -> bool {
    let (local, domain) = (local.to_ascii_lowercase(), domain.to_ascii_lowercase());
    let Some((_, top)) = domain.rsplit_once('.') else { return false };
    let is_top = (2..=12).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_file = matches!(top, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "js" | "css" | "json" | "md");
    let nobodys = domain
        .split('.')
        .any(|part| NOBODYS.contains(&part) || part.contains("example") || part.contains("xx") || part.len() < 2);
    let words: Vec<&str> = local.split(|char: char| !char.is_ascii_alphabetic()).collect();
    let shared = SHARED.contains(&local.trim_end_matches(|char: char| char.is_ascii_digit()))
        || words.iter().any(|word| MADE_UP.contains(word) || word.contains("xx"));
    let digits: String = local.chars().filter(char::is_ascii_digit).collect();
    local.starts_with(|first: char| first.is_ascii_alphanumeric())
        && local.len() > 1
        && is_top
        && !is_file
        && !nobodys
        && !shared
        && !lines::has_run(&digits, 3, 3)
}

/// Names that stand for anybody's.
const MADE_UP: &[&str] = &[
    "john", "jane", "doe", "johndoe", "janedoe", "jdoe", "jsmith", "smith", "alice", "bob", "zhangsan", "lisi",
    "wangwu", "test", "tester", "testing", "demo", "example", "sample", "your", "yourname", "myname",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Option<(&str, &str)>) {
        assert_eq!(find(line, "").map(|hit| (hit.kind, hit.value)), expect, "{line}");
    }

    #[test]
    fn addresses_of_people_are_found() {
        let found = |line, value| check(line, Some(("someone's e-mail address", value)));
        found("\"email\": \"xiaoman.cheng@tongzhou-boats.cn\",", "xiaoman.cheng@tongzhou-boats.cn");
        found("| email | string | chengxm@tongzhou-boats.cn |", "chengxm@tongzhou-boats.cn");
        found("有问题请写信给 chengxm_tongzhou_boats@qq.com。", "chengxm_tongzhou_boats@qq.com");
    }

    #[test]
    fn addresses_of_nobody_and_of_offices_are_not() {
        for line in [
            "\"email\": \"cheng@example.com\"",
            "\"email\": \"cheng@mail.qingsong.example.cn\"",
            "\"email\": \"test@tongzhou-boats.cn\"",
            "\"email\": \"zhangsan@qq.com\"",
            "\"email\": \"123456@qq.com\"",
            "\"email\": \"john.doe@tongzhou-boats.cn\"",
            "Write to [us](mailto:boats@tongzhou-boats.cn) or support@tongzhou-boats.cn.",
            "git clone git@github.com:tongzhou/boats.git",
            "https://cheng.xm:pass@tongzhou-boats.cn/x",
            "![a](logo@2x.png) npm install boats@1.2.3 @page x@y",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn telephone_numbers_are_found_where_a_word_tells_them() {
        let found = |line, value| check(line, Some(("someone's telephone number", value)));
        found("\"phone\": \"15495180264\",", "15495180264");
        found("{\"id\": 7, \"mobile\": 15495180264}", "15495180264");
        found("客户电话：15495180264。", "15495180264");
        found("| tel | string | 如 15495180264 |", "15495180264");
        found("\"phone\": \"+447700900637\"", "+447700900637");
        found("\"phone\": \"+86-15495180264\"", "+86-15495180264");
        for line in [
            "\"id\": 15495180264, \"phone\": \"\"",
            "\"phone\": \"13800138000\"",
            "\"phone\": \"13812345678\"",
            "\"phone\": \"15500081402\"",
            "\"phone\": \"+1-212-555-0164\"",
            "\"phone\": 1549518026, \"phone\": 154951802645",
            "\"phone_updated_at\": 1712345678, \"tel\": \"2024-05-06T07:08:09+08:00\"",
            "\"contact_hash\": \"ab15495180264\"",
        ] {
            check(line, None);
        }
    }

    /// Numbers are completed here, so that none that might be somebody's stands in this file.
    #[test]
    fn identity_cards_and_bank_cards_are_found_by_their_checksums() {
        let digits = "33020520990237264";
        let valid = |digits: &str| -> Vec<String> {
            let all = "0123456789X".chars().map(|check| format!("{digits}{check}"));
            all.filter(|number| is_identity_card(number)).collect()
        };
        assert!(valid(digits).is_empty(), "there is no 37th of February");
        let [card] = &valid("33020520990217264")[..] else { panic!("one digit of eleven fits") };
        check(&format!("编号 {card}"), Some(("someone's identity card number", card)));

        let cards = (0..10).map(|last| format!("609128029{}{last}", "571836"));
        let [card] = &cards.filter(|number| is_bank_card(number)).collect::<Vec<_>>()[..] else { panic!("one fits") };
        check(&format!("\"card_no\": \"{card}\""), Some(("someone's card number", card)));
        check(&format!("\"order_id\": \"{card}\""), None);
        check("\"card_no\": \"4111111111111111\"", None);
    }
}
