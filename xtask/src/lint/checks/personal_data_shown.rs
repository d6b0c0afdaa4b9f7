//! Addresses and numbers that look as if they were a living person's.
//!
//! Runs of digits are mostly something else. So a number needs either a form that chance does not bring about, as the
//! checksum of an identity card does, or a word beside it that tells what it is; and numbers that people make up, with
//! runs such as `0000` or `12345`, are taken for what they are.

use docwright_infer::sensitive::{
    email,
    number::{is_bank_card, is_identity_card, is_international, is_mobile},
    text,
};
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
    address(line).map(|value| Hit { kind: "someone's e-mail address", value }).or_else(|| number(line))
}

fn address(line: &str) -> Option<&str> {
    email::find(line).find_map(|found| {
        let email::Found { start, local, domain, is_location } = found;
        let is_value = text::key(line, start).is_some_and(|key| key != "mailto") || line.starts_with('|');
        let personal = is_value || email::is_own(local, domain);
        (!is_location && personal && email::is_persons(local, domain)).then(|| &line[start..found.end()])
    })
}

/// Words that tell a telephone number.
const PHONE: &[&str] = &[
    "phone", "mobile", "tel", "cell", "whatsapp", "msisdn", "sms", "caller", "callee", "contact", "手机", "电话",
    "联系", "号码", "短信",
];

/// Words that tell a bank card's number.
const CARD: &[&str] = &["card", "bank", "iban", "卡号", "银行", "信用卡"];

fn number(line: &str) -> Option<Hit<'_>> {
    text::words(line, |char| char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '-' | '+')).find_map(
        |(at, word)| {
            let value = word.trim_end_matches(['.', '-']);
            let told = |words: &[&str]| {
                let introduction = text::introduction(line, at).to_lowercase();
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
