use base64::{Engine, prelude::BASE64_STANDARD};
use html5gum::{HtmlString, Token, Tokenizer};
use sha2::{Digest, Sha256};

use super::{after, before, nothing, reviewed, shop};
use crate::report::html;

/// The tags of a page, each with the names of its attributes, and its text.
pub(super) fn parse(page: &str) -> (Vec<String>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let names: Vec<_> = tag.attributes.keys().map(shown).collect();
                tags.push(format!("<{} {}>", shown(&tag.name), names.join(" ")));
            }
            Token::EndTag(tag) => tags.push(format!("</{}>", shown(&tag.name))),
            Token::String(string) => text += &shown(&string.value),
            other => tags.push(format!("{other:?}")),
        }
    }
    (tags, text)
}

fn shown(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// The text between two marks.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

#[test]
fn nothing_runs_but_what_is_known() {
    let page = html([(&shop(), "docs")], &[]);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    for (name, text) in
        [("style", between(&page, "<style>", "</style>")), ("script", between(&page, "<script>", "</script>"))]
    {
        let hash = BASE64_STANDARD.encode(Sha256::digest(text));
        let source = format!("{name}-src 'sha256-{hash}'");
        assert!(policy.contains(&source), "the policy must hold {source}, and is {policy}");
    }
    assert_eq!(page.matches("http").count(), 1, "only the policy is named after the protocol");
}

#[test]
fn a_finding_shows_the_docs_beside_the_crate() {
    let page = html([(&shop(), "docs")], &[]);
    let start = page.find("<details class=\"finding\"").unwrap();
    let entry = between(&page[start..], "<details", "<details");
    let lines = entry.replace("><", ">\n<");
    insta::assert_snapshot!(lines);
}

#[test]
fn several_apis_share_a_page() {
    let mut other = reviewed(&before(), &after(), Vec::new());
    other.name = "stall".to_owned();
    let page = html([(&shop(), "docs"), (&other, "stall/docs")], &["fair: no crate was committed".to_owned()]);
    let (tags, text) = parse(&page);
    let ids: Vec<_> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    assert_eq!(tags.iter().filter(|tag| tag.starts_with("<h2")).count(), 2);
    assert!(text.contains("fair: no crate was committed"), "{text}");
    assert!(page.contains("stall/docs/users.md"), "{page}");
}

#[test]
fn every_link_leads_somewhere() {
    let page = html([(&shop(), "docs")], &[]);
    let links: Vec<_> = page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(links.len() > 2, "{links:?}");
    for link in links {
        assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
    }
}

#[test]
fn nothing_is_said_to_have_changed() {
    let (tags, text) = parse(&html([(&nothing(), "docs")], &[]));
    assert!(text.contains("Nothing changed."), "{text}");
    assert!(!tags.iter().any(|tag| tag.starts_with("<details")), "{tags:?}");
}

#[test]
fn all_is_shown_without_the_script() {
    let page = html([(&shop(), "docs")], &[]);
    let hidden: Vec<_> = parse(&page).0.into_iter().filter(|tag| tag.contains("hidden")).collect();
    assert_eq!(hidden, ["<form aria-label hidden id role>"], "only filters do nothing without the script");
}
