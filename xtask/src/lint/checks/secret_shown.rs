//! Keys, tokens and passwords that look as if they were in use.
//!
//! A false alarm costs the trust in all others. So a value has to look random: letters and digits, many different ones,
//! no words that stand for a value, no runs as on a keyboard. Passwords that people think up are not found.

use docwright_infer::sensitive::{
    secret::{self, KNOWN_BASIC, is_base64, is_live, is_random, is_secret, is_word},
    text,
};
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

fn find<'a>(line: &'a str, below: &'a str) -> Option<Hit<'a>> {
    let of = |kind| move |value| Hit { kind, value };
    private_key(line, below)
        .map(of("a private key"))
        .or_else(|| marked(line))
        .or_else(|| under_key(line).or_else(|| in_row(line)).map(of("a secret in use")))
}

/// The line that opens a private key, where the key follows.
fn private_key<'a>(line: &'a str, below: &'a str) -> Option<&'a str> {
    const LINE: usize = 32;
    let (before, after) = line.split_once("PRIVATE KEY-----")?;
    let begin = before.rfind("-----BEGIN ")?;
    let start = |line: &'a str| {
        let line = line.trim_start_matches(|char: char| char.is_whitespace() || "\"'+,".contains(char));
        let line = line.trim_start_matches("\\r").trim_start_matches("\\n");
        text::words(line, is_base64).next().filter(|(at, _)| *at == 0).map(|(_, word)| word)
    };
    let body = start(after).or_else(|| start(below))?;
    (body.len() >= LINE && is_random(body)).then(|| &line[begin..line.len() - after.len()])
}

fn marked(line: &str) -> Option<Hit<'_>> {
    text::words(line, is_word).find_map(|(_, word)| {
        let word = word.trim_end_matches('.');
        if secret::jwt(word).is_some_and(|[_, _, signature]| is_random(signature)) {
            return Some(Hit { kind: "a token (JWT)", value: word });
        }
        let (kind, _) = secret::marked(word).filter(|(_, mark)| is_random(&word[*mark..]))?;
        Some(Hit { kind, value: word })
    })
}

/// The value of a member whose name tells that it is secret.
fn under_key(line: &str) -> Option<&str> {
    let separators = line.char_indices().filter(|(_, char)| matches!(char, ':' | '=' | '：'));
    let behind = separators.map(|(at, char)| at + char.len_utf8());
    behind.filter(|&at| text::key(line, at).is_some_and(is_secret)).find_map(|at| value(&line[at..]))
}

/// The sample in a table's row about such a member.
fn in_row(line: &str) -> Option<&str> {
    let (name, cells) = line.trim_start_matches(['|', ' ']).split_once('|')?;
    let samples = is_secret(name.trim().trim_matches('`')).then(|| text::words(cells, is_base64))?;
    samples.map(|(_, word)| word).find(|word| is_live(word))
}

/// The value at the beginning of `line`, behind quotes and the name of a scheme.
fn value(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '"', '\'', '`', '\\', '“']);
    let schemes = ["Bearer ", "bearer ", "Basic ", "Token ", "token "];
    let line = schemes.into_iter().find_map(|scheme| line.strip_prefix(scheme)).unwrap_or(line);
    let (at, word) = text::words(line, is_base64).next()?;
    (at == 0 && is_live(word) && !word.starts_with(KNOWN_BASIC)).then_some(word)
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
