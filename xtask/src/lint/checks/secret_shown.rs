//! Keys, tokens and passwords that look as if they were in use.
//!
//! A false alarm costs the trust in all others. So a value has to look random: letters and digits, many different ones,
//! no words that stand for a value, no runs as on a keyboard. Passwords that people think up are not found.

use docwright_schema::{Diagnostics, codes};

use super::Check;
use crate::lint::{
    Input,
    lines::{self, Hit},
};

pub(super) const CHECK: Check = Check { code: &codes::SECRET_SHOWN, run };

fn run(input: &Input<'_>, diagnostics: &mut Diagnostics) {
    lines::report(&codes::SECRET_SHOWN, find, input, diagnostics);
}

/// Keys that their issuers mark: how they begin, how many characters follow at least, and whose they are.
const MARKED: &[(&str, usize, &str)] = &[
    ("AKIA", 16, "an access key of AWS"),
    ("ASIA", 16, "an access key of AWS"),
    ("AIza", 35, "an API key of Google"),
    ("LTAI", 12, "an access key of Alibaba Cloud"),
    ("AKID", 32, "a secret id of Tencent Cloud"),
    ("sk_live_", 16, "a live key of Stripe"),
    ("rk_live_", 16, "a live key of Stripe"),
    ("ghp_", 36, "a token of GitHub"),
    ("gho_", 36, "a token of GitHub"),
    ("ghu_", 36, "a token of GitHub"),
    ("ghs_", 36, "a token of GitHub"),
    ("ghr_", 36, "a token of GitHub"),
    ("github_pat_", 22, "a token of GitHub"),
    ("glpat-", 20, "a token of GitLab"),
    ("xoxb-", 20, "a token of Slack"),
    ("xoxp-", 20, "a token of Slack"),
    ("SG.", 40, "an API key of SendGrid"),
    ("sk-ant-", 32, "an API key of Anthropic"),
    ("sk-", 32, "an API key of OpenAI"),
];

/// How the names of members end that hold a secret, without hyphens and underscores.
const SECRET_KEYS: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "pwd",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "authorization",
    "credential",
    "sessionkey",
];

/// Names that end alike, but hold the place in a list.
const PLACES: &[&str] = &["page", "next", "sync", "delta", "cursor", "continuation", "change", "scroll", "skip"];

/// Words that stand for a value.
const PLACEHOLDERS: &[&str] = &[
    "xxx",
    "your",
    "example",
    "sample",
    "placeholder",
    "dummy",
    "fake",
    "changeme",
    "redacted",
    "demo",
    "test",
    "abc123",
    "foobar",
    "secret",
    "token",
    "password",
    "qwer",
];

/// The name and password that the standard of HTTP authentication shows, as they are sent.
const KNOWN_BASIC: &str = "QWxhZGRpbjpvcGVuIHNlc2FtZQ";

/// The shortest value under a telling name that is reported.
const SHORTEST: usize = 20;

fn find<'a>(line: &'a str, below: &'a str) -> Option<Hit<'a>> {
    let of = |kind| move |value| Hit { kind, value };
    private_key(line, below)
        .map(of("a private key"))
        .or_else(|| marked(line))
        .or_else(|| under_key(line).or_else(|| in_row(line)).map(of("a secret in use")))
}

fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.')
}

fn is_base64(char: char) -> bool {
    is_word(char) || matches!(char, '/' | '+' | '~')
}

/// The line that opens a private key, where the key follows.
fn private_key<'a>(line: &'a str, below: &'a str) -> Option<&'a str> {
    const LINE: usize = 32;
    let (before, after) = line.split_once("PRIVATE KEY-----")?;
    let begin = before.rfind("-----BEGIN ")?;
    let start = |text: &'a str| {
        let text = text.trim_start_matches(|char: char| char.is_whitespace() || "\"'+,".contains(char));
        let text = text.trim_start_matches("\\r").trim_start_matches("\\n");
        lines::words(text, is_base64).next().filter(|(at, _)| *at == 0).map(|(_, word)| word)
    };
    let body = start(after).or_else(|| start(below))?;
    (body.len() >= LINE && is_random(body)).then(|| &line[begin..line.len() - after.len()])
}

fn marked(line: &str) -> Option<Hit<'_>> {
    lines::words(line, is_word).find_map(|(_, word)| {
        let word = word.trim_end_matches('.');
        if is_jwt(word) {
            return Some(Hit { kind: "a token (JWT)", value: word });
        }
        let fits = |(mark, least, _): &&(&str, usize, &str)| {
            word.strip_prefix(mark).is_some_and(|rest| rest.len() >= *least && is_random(rest))
        };
        let (_, _, kind) = MARKED.iter().find(fits)?;
        Some(Hit { kind, value: word })
    })
}

fn is_jwt(word: &str) -> bool {
    /// How the payload begins of the token that every introduction shows: `{"sub":"1234567890`.
    const KNOWN: &str = "eyJzdWIiOiIxMjM0NTY3ODkw";
    let parts: Vec<&str> = word.splitn(4, '.').collect();
    let [head, payload, signature] = parts.as_slice() else { return false };
    let is_json = |part: &str| part.len() >= SHORTEST && part.starts_with("eyJ");
    is_json(head)
        && is_json(payload)
        && !payload.starts_with(KNOWN)
        && signature.len() >= SHORTEST
        && is_random(signature)
}

/// The value of a member whose name tells that it is secret.
fn under_key(line: &str) -> Option<&str> {
    let separators = line.char_indices().filter(|(_, char)| matches!(char, ':' | '=' | '：'));
    let behind = separators.map(|(at, char)| at + char.len_utf8());
    behind.filter(|&at| lines::key(line, at).is_some_and(is_secret)).find_map(|at| value(&line[at..]))
}

/// The sample in a table's row about such a member.
fn in_row(line: &str) -> Option<&str> {
    let (name, cells) = line.trim_start_matches(['|', ' ']).split_once('|')?;
    let samples = is_secret(name.trim().trim_matches('`')).then(|| lines::words(cells, is_base64))?;
    samples.map(|(_, word)| word).find(|word| is_live(word))
}

/// The value at the beginning of `text`, behind quotes and the name of a scheme.
fn value(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t', '"', '\'', '`', '\\', '“']);
    let schemes = ["Bearer ", "bearer ", "Basic ", "Token ", "token "];
    let text = schemes.into_iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(text);
    let (at, word) = lines::words(text, is_base64).next()?;
    (at == 0 && is_live(word) && !word.starts_with(KNOWN_BASIC)).then_some(word)
}

fn is_live(word: &str) -> bool {
    const LONGEST: usize = 4096;
    // A path or a host under such a name says where to get the value.
    let is_address = word.starts_with(['/', '.']) || word.contains("//") || word.contains("..");
    (SHORTEST..=LONGEST).contains(&word.len()) && !is_address && is_dense(word) && is_random(word)
}

/// Whether a short value is one of a machine all the same: of both cases and digits, or of hexadecimal digits alone.
fn is_dense(word: &str) -> bool {
    const LONG: usize = 32;
    const HEXADECIMAL: usize = 24;
    let has = |belongs: fn(&u8) -> bool| word.as_bytes().iter().any(belongs);
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    let hexadecimal = word.len() >= HEXADECIMAL && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    word.len() >= LONG || mixed || hexadecimal
}

fn is_secret(key: &str) -> bool {
    const LONGEST: usize = 40;
    let key: String = key.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect();
    let key = key.to_ascii_lowercase();
    SECRET_KEYS
        .iter()
        .any(|end| key.strip_suffix(end).is_some_and(|start| !PLACES.iter().any(|place| start.ends_with(place))))
}

/// Whether nobody would have thought a value up.
fn is_random(value: &str) -> bool {
    /// Bits a character; hexadecimal digits have four, words written in one go about three.
    const LEAST: f64 = 3.0;
    let lower = value.to_ascii_lowercase();
    let mixed = value.bytes().any(|byte| byte.is_ascii_digit()) && value.bytes().any(|byte| byte.is_ascii_alphabetic());
    mixed
        && !PLACEHOLDERS.iter().any(|word| lower.contains(word))
        && !lines::has_run(&lower, 4, 4)
        && entropy(value.as_bytes()) >= LEAST
}

fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let total = f64::from(counts.iter().sum::<u32>());
    let shares = counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / total);
    shares.map(|share| -share * share.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::report;

    /// A value that no scanner of this repository should find in its sources is put together at run time.
    fn live(start: &str, length: usize) -> String {
        let alphabet = "q7Zr2LwN9bXk4TmVc8HsYd3GfJ6pRt5Be";
        start.to_owned() + &alphabet.chars().cycle().take(length).collect::<String>()
    }

    #[test]
    fn values_that_look_live_are_found() {
        let check = |line: String, kind: &str| {
            assert_eq!(find(&line, "").map(|hit| hit.kind), Some(kind), "{line}");
        };
        let jwt = format!("eyJhbGciOiJIUzI1NiIsInR5cCI6.{}.{}", live("eyJ", 30), live("", 43));
        check(format!("Authorization: Bearer {jwt}"), "a token (JWT)");
        check(format!("curl -u {}:", live("sk_live_", 24)), "a live key of Stripe");
        check(format!("export KEY={}", live("ghp_", 36)), "a token of GitHub");
        check(format!("Access key `AKIA{}`", live("", 16).to_uppercase()), "an access key of AWS");
        check(format!("\"client_secret\": \"{}\",", live("", 32)), "a secret in use");
        check(format!("| password | string | 密码，如 {} |", live("", 24)), "a secret in use");
        check(format!("GET /boats?private_token={}", live("", 20)), "a secret in use");
        check(format!("\"X-Auth-Token\": \"{}\"", "3f9a07c1d85e26b4".repeat(2)), "a secret in use");
        check("密码： `".to_owned() + "Password: " + &live("", 22), "a secret in use");
    }

    #[test]
    fn placeholders_and_other_values_are_not() {
        for line in [
            "Authorization: Token token=xxxxxxxxxxxxxxxxxxxxxxxx",
            "\"token\": \"<token>\", \"secret\": \"****************************\"",
            "\"token\": \"your_token_goes_here_1234567890\"",
            "\"access_token\": \"abcdefghijklmnopqrstuvwxyz0123456789\"",
            "\"token\": \"12345678901234567890123456789012\"",
            "\"password\": \"Sunny-day1\"",
            "\"next_page_token\": \"q7Zr2LwN9bXk4TmVc8HsYd3GfJ6pRt5B\"",
            "\"id\": \"3f9a07c1d85e26b43f9a07c1d85e26b4\", \"sha\": \"9b2f07c1d85e26b43f9a07c1d85e26b4\"",
            "\"token_url\": \"https://auth.example.com/oauth2/v3/token\"",
            "\"token\": \"https://auth.qingsong.cn/oauth2/v3/Fetch9\"",
            "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            "AKIAIOSFODNN7EXAMPLE",
            "\"created_at\": 1712345678901, \"token_expires\": 1712345678901",
            "-----BEGIN PRIVATE KEY-----",
        ] {
            assert_eq!(find(line, "…\n"), None, "{line}");
        }
    }

    #[test]
    fn a_private_key_is_found_by_what_follows() {
        let line = "-----BEGIN RSA PRIVATE KEY-----";
        assert_eq!(find(line, &live("", 64)).map(|hit| hit.value), Some(line));
        let one = format!("\"key\": \"{line}\\n{}\"", live("", 64));
        assert_eq!(find(&one, "").map(|hit| hit.value), Some(line));
    }

    #[test]
    fn a_secret_is_reported_once_a_page_and_not_repeated() {
        let secret = live("", 32);
        let page = format!("# 鉴权\n\n```\ntoken: {secret}\n```\n\n再次 token={secret}\n");
        let report = report(&codes::SECRET_SHOWN, &[("a.md", &page)]);
        insta::assert_snapshot!(report, @"a.md:4:8 `q7Zr***Rt5B` looks like a secret in use, here and on another line");
        assert!(!report.contains(&secret));
    }
}
