//! Where the targets of links lead.

use std::collections::BTreeSet;

use docwright_schema::{Code, Diagnostics, Site};

/// Reports at the first of the links of one page that lead to the same place.
pub(crate) fn report(code: &'static Code, message: &str, sites: &[Site], diagnostics: &mut Diagnostics) {
    let [first, others @ ..] = sites else { return };
    let further = match others.len() {
        0 => String::new(),
        1 => ", and 1 more link like it".to_owned(),
        more => format!(", and {more} more links like it"),
    };
    diagnostics.report(code, *first, format!("{message}{further}"));
}

/// The path and the anchor of a link below the docs folder, decoded; nothing for links that lead elsewhere.
pub(crate) fn relative(target: &str) -> Option<(String, Option<String>)> {
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    // A scheme; a colon further back belongs to a name. A path from the root is the web server's business, and one in
    // braces or brackets a template.
    let scheme = path.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/'));
    let foreign = scheme || path.starts_with(['/', '\\']) || path.contains(['{', '<', '$']);
    (!foreign).then(|| (decoded(path), anchor.map(decoded)))
}

/// The path below the docs folder that `path` leads to from a page; nothing where it leaves the folder.
pub(crate) fn resolve(page: &str, path: &str) -> Option<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether an anchor can be made of a heading's words: routes and states of programs are not, nor the hashes that some
/// generators make of headings which are not in ASCII.
pub(crate) fn is_of_words(anchor: &str) -> bool {
    let start = anchor.split('-').next().unwrap_or_default().as_bytes();
    let hash = start.len() >= 8 && start.iter().all(u8::is_ascii_hexdigit) && start.iter().any(u8::is_ascii_digit);
    !anchor.is_empty() && anchor != "top" && !hash && !anchor.contains(['/', '=', '?', '!', ':'])
}

/// Whether a page has an anchor, in any way of making and counting them that is in use.
pub(crate) fn has(anchors: &BTreeSet<String>, anchor: &str) -> bool {
    let anchor = anchor.to_lowercase();
    let numbered = anchor.rsplit_once('-').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    anchors.contains(&anchor) || numbered.is_some_and(|(base, _)| anchors.contains(base))
}

/// Anchors, also as generators write them that know ASCII alone.
pub(crate) fn spellings(anchors: &BTreeSet<String>) -> BTreeSet<String> {
    let in_ascii = anchors.iter().map(|anchor| {
        let parts = anchor.split(|char: char| !(char.is_ascii_alphanumeric() || char == '_'));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
    });
    in_ascii.chain(anchors.iter().cloned()).collect()
}

/// The text with `%E4%B8%80` as the bytes that it stands for, where they are text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let escaped = others.get(..2).filter(|_| *first == b'%').and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
            u8::from_str_radix(digits, 16).ok()
        });
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &others[2..] } else { others };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_relative_links_are_followed() {
        let check = |target: &str, expect: Option<(&str, Option<&str>)>| {
            let expect = expect.map(|(path, anchor)| (path.to_owned(), anchor.map(str::to_owned)));
            assert_eq!(relative(target), expect, "{target}");
        };
        check("a.md", Some(("a.md", None)));
        check("../%E4%B8%80%20b.md?x=1#%E4%BA%8C", Some(("../一 b.md", Some("二"))));
        check("#x", Some(("", Some("x"))));
        check("100%.md", Some(("100%.md", None)));
        check("%FF.md", Some(("%FF.md", None)));
        check("https://a.example/b.md", None);
        check("mailto:a@example.com", None);
        check("//a.example/b.md", None);
        check("/docs/b.md", None);
        check("{{ site }}/b.md", None);
    }

    #[test]
    fn anchors_of_other_generators_are_known() {
        let anchors = spellings(&BTreeSet::from(["autorización-básica".to_owned(), "websocket".to_owned()]));
        for known in ["autorización-básica", "Autorizaci-n-b-sica", "websocket-3"] {
            assert!(has(&anchors, known), "{known}");
        }
        assert!(!has(&anchors, "autorizacion") && !has(&anchors, "websocket-a"));
        assert!(is_of_words("added") && !is_of_words("c7e3890dd9") && !is_of_words("/route?id=1") && !is_of_words(""));
    }

    #[test]
    fn a_path_starts_from_its_page() {
        assert_eq!(resolve("a/b.md", "../c/./d.md").as_deref(), Some("c/d.md"));
        assert_eq!(resolve("a.md", "b.md").as_deref(), Some("b.md"));
        assert_eq!(resolve("a.md", "../b.md"), None);
    }
}
