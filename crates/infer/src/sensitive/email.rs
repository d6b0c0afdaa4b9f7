//! E-mail addresses.

use super::text::{before, has_run};

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

/// An address in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// The byte it begins at.
    pub start: usize,
    /// What stands before the `@`.
    pub local: &'a str,
    /// What stands behind it.
    pub domain: &'a str,
    /// Whether it only looks like one: a repository's address, or the user of a URL.
    pub is_location: bool,
}

impl Found<'_> {
    /// The byte behind its end.
    pub fn end(&self) -> usize {
        self.start + self.local.len() + 1 + self.domain.len()
    }
}

/// What looks like an address.
pub fn find(text: &str) -> impl Iterator<Item = Found<'_>> {
    const REACH: usize = 64;
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    text.match_indices('@').map(move |(at, _)| {
        let local = text[..at].bytes().rev().take(REACH).take_while(|byte| is_local(*byte)).count();
        let start = at - local;
        let is_domain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-');
        let domain = text[at + 1..].split(|char| !is_domain(char)).next().unwrap_or_default();
        let domain = domain.trim_end_matches(['.', '-']);
        let before = before(text, start);
        let is_user = before.ends_with("//") || before.ends_with(':') && before.contains("//");
        let is_location = text[at + 1 + domain.len()..].starts_with([':', '/']) || is_user;
        Found { start, local: &text[start..at], domain, is_location }
    })
}

/// Whether an address in running text is one person's rather than that of an office, which is there to be written to.
pub fn is_own(local: &str, domain: &str) -> bool {
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

/// Whether a domain in lower case is nobody's, or stands for any.
pub fn is_nobodys(domain: &str) -> bool {
    domain
        .split('.')
        .any(|part| NOBODYS.contains(&part) || part.contains("example") || part.contains("xx") || part.len() < 2)
}

/// Whether a name and a domain in lower case make an address, rather than a file or a package.
pub fn is_well_formed(local: &str, domain: &str) -> bool {
    let Some((_, top)) = domain.rsplit_once('.') else { return false };
    let is_top = (2..=12).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_file = matches!(top, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "js" | "css" | "json" | "md");
    local.starts_with(|first: char| first.is_ascii_alphanumeric()) && is_top && !is_file
}

/// Whether a mailbox in lower case belongs to no one person.
pub fn is_shared(local: &str) -> bool {
    SHARED.contains(&local.trim_end_matches(|char: char| char.is_ascii_digit()))
}

/// Whether an address may be a person's: neither an office's nor one that was made up.
pub fn is_persons(local: &str, domain: &str) -> bool {
    let (local, domain) = (local.to_ascii_lowercase(), domain.to_ascii_lowercase());
    let words: Vec<&str> = local.split(|char: char| !char.is_ascii_alphabetic()).collect();
    let made_up = words.iter().any(|word| MADE_UP.contains(word) || word.contains("xx"));
    let digits: String = local.chars().filter(char::is_ascii_digit).collect();
    is_well_formed(&local, &domain)
        && local.len() > 1
        && !is_nobodys(&domain)
        && !is_shared(&local)
        && !made_up
        && !has_run(&digits, 3, 3)
}

/// Names that stand for anybody's.
const MADE_UP: &[&str] = &[
    "john", "jane", "doe", "johndoe", "janedoe", "jdoe", "jsmith", "smith", "alice", "bob", "zhangsan", "lisi",
    "wangwu", "test", "tester", "testing", "demo", "example", "sample", "your", "yourname", "myname",
];
