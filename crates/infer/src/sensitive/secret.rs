//! Keys, tokens and passwords.

use super::text::has_run;

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
pub const KNOWN_BASIC: &str = "QWxhZGRpbjpvcGVuIHNlc2FtZQ";

/// The shortest value under a telling name that is reported.
const SHORTEST: usize = 20;

/// What a token is written in.
pub fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.')
}

/// What a secret is written in, whatever its kind.
pub fn is_base64(char: char) -> bool {
    is_word(char) || matches!(char, '/' | '+' | '~')
}

/// Whose key a word is by its mark, with the mark's length.
pub fn marked(word: &str) -> Option<(&'static str, usize)> {
    let fits =
        |(mark, least, _): &&(&str, usize, &str)| word.strip_prefix(mark).is_some_and(|rest| rest.len() >= *least);
    MARKED.iter().find(fits).map(|(mark, _, kind)| (*kind, mark.len()))
}

/// How the payload begins of the JSON Web Token that every introduction shows: `{"sub":"1234567890`.
pub const KNOWN_PAYLOAD: &str = "eyJzdWIiOiIxMjM0NTY3ODkw";

/// The header, payload and signature of a JSON Web Token, if it is not the one that every introduction shows.
pub fn jwt(word: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = word.splitn(4, '.').collect();
    let [head, payload, signature] = parts.as_slice() else { return None };
    let is_json = |part: &str| part.len() >= SHORTEST && part.starts_with("eyJ");
    let is_known = payload.starts_with(KNOWN_PAYLOAD);
    let is_token = is_json(head) && is_json(payload) && !is_known && signature.len() >= SHORTEST;
    is_token.then_some([head, payload, signature])
}

/// Whether a value under a telling name looks as if it were in use.
pub fn is_live(word: &str) -> bool {
    is_machines(word) && is_random(word)
}

/// Whether a value has the length and the characters of what machines make.
pub fn is_machines(word: &str) -> bool {
    const LONGEST: usize = 4096;
    // A path or a host under such a name says where to get the value.
    let is_address = word.starts_with(['/', '.']) || word.contains("//") || word.contains("..");
    (SHORTEST..=LONGEST).contains(&word.len()) && !is_address && is_dense(word)
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

/// Whether a member of this name holds a secret.
pub fn is_secret(key: &str) -> bool {
    const LONGEST: usize = 40;
    let key: String = key.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect();
    let key = key.to_ascii_lowercase();
    SECRET_KEYS
        .iter()
        .any(|end| key.strip_suffix(end).is_some_and(|start| !PLACES.iter().any(|place| start.ends_with(place))))
}

/// Whether nobody would have thought a value up.
pub fn is_random(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    is_mixed(value) && !is_placeholder(&lower) && !has_run(&lower, 4, 4)
}

/// Whether a value in lower case holds a word that stands for any.
pub fn is_placeholder(lower: &str) -> bool {
    PLACEHOLDERS.iter().any(|word| lower.contains(word))
}

/// Whether a value has letters and digits, and many different ones.
pub fn is_mixed(value: &str) -> bool {
    /// Bits a character; hexadecimal digits have four, words written in one go about three.
    const LEAST: f64 = 3.0;
    let has = |belongs: fn(&u8) -> bool| value.as_bytes().iter().any(belongs);
    has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) && entropy(value.as_bytes()) >= LEAST
}

fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let total = f64::from(counts.iter().sum::<u32>());
    let shares = counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / total);
    shares.map(|share| -share * share.log2()).sum()
}
