//! Methods and URLs.

use std::{borrow::Cow, collections::BTreeSet};

use docwright_schema::{
    Span,
    document::{Method, Row, Text},
};

use crate::{
    address::{host, query_rows, template},
    page::{Page, is_blank, trim},
};

use super::label;

/// Where a request goes, as far as a text tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Endpoint<'a> {
    pub(super) method: Option<(Method, Span)>,
    pub(super) path: Option<Text<'a>>,
    /// The parameters of the query string that is written behind the path.
    pub(super) query: Vec<Row<'a>>,
    /// Scheme and host.
    pub(super) server: Option<Text<'a>>,
    /// Further methods of the same path, of which each is an operation of its own.
    pub(super) others: Vec<Method>,
    /// Whether it is the first line of an HTTP message, as samples of requests show it.
    pub(super) wire: bool,
}

/// The longest URL that is looked at.
const LONGEST: usize = 2000;

/// Characters that mark text up around methods and URLs.
fn is_mark(char: char) -> bool {
    is_blank(char) || matches!(char, '*' | '_' | '`' | '"' | '\'' | '“' | '”' | '[' | ']' | '【' | '】')
}

/// Reads a line that is nothing but `METHOD /path`.
pub(super) fn request_line<'a>(page: &Page<'a>, line: &'a str) -> Option<Endpoint<'a>> {
    // The text of a link that goes on in the next line is a part of a sentence.
    // A link to a place in a page is an entry of its contents.
    let text = trim(line);
    if text.starts_with('[') && (!text.contains(']') || text.ends_with(')') && text.contains("](#")) {
        return None;
    }
    let (method, rest) = method_word(untagged(line))?;
    let others = other_methods(untagged(line), method);
    let is_mark_or_sign = |char| is_mark(char) || matches!(char, ':' | '：' | '|' | '-');
    let mut rest = rest.trim_start_matches(is_mark_or_sign);
    while let Some((_, after)) = rest.strip_prefix("</").and_then(|tag| tag.split_once('>')) {
        rest = untagged(after).trim_start_matches(is_mark_or_sign);
    }
    // What is written as code may leave out the first slash.
    let is_code = trim(line).starts_with('`') && trim(line).ends_with('`');
    let (mut endpoint, after) = url(page, rest, is_code)?;
    let after = trim(after.trim_matches(is_mark));
    let remark = after.starts_with("HTTP/")
        || after.starts_with(['(', '（', '#', '<'])
        || after.starts_with('{') && after.ends_with('}')
        || after.is_empty()
        || after.starts_with("//");
    endpoint.method = Some(method).map(|method| (method, page.span_of(trim(line))));
    endpoint.wire = after.starts_with("HTTP/");
    endpoint.others = others;
    remark.then_some(endpoint)
}

/// The request that a sentence begins with as code, and what the sentence says of it: `` `GET /ovens` lists all ovens ``.
pub(super) fn request_of_sentence<'a>(page: &Page<'a>, line: &'a str) -> Option<(Endpoint<'a>, &'a str)> {
    let (code, rest) = trim(line).strip_prefix('`')?.split_once('`')?;
    let endpoint = request_line(page, code)?;
    rest.starts_with(is_blank).then_some((endpoint, trim(rest)))
}

/// A line without the tags around it.
pub(super) fn without_tags(line: &str) -> &str {
    let mut text = trim(untagged(line));
    while let Some((inner, _)) = text.strip_suffix('>').and_then(|rest| rest.rsplit_once("</")) {
        text = trim(inner);
    }
    text
}

/// A line without the tags at its beginning.
fn untagged(line: &str) -> &str {
    let mut rest = trim(line);
    while let Some(inner) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')).map(|(_, inner)| inner) {
        rest = trim(inner);
    }
    rest
}

/// The method that a line begins with, written in capitals, and what follows.
fn method_word(line: &str) -> Option<(Method, &str)> {
    let text = line.trim_start_matches(is_mark);
    let end = text.find(|char: char| !char.is_ascii_alphabetic())?;
    let (word, rest) = text.split_at_checked(end)?;
    let method = Method::from_word(word).filter(|method| method.as_str() == word)?;
    // Of several methods the first is the one to use.
    let others = rest.strip_prefix(['/', '|', ',']).and_then(|rest| method_word(rest.trim_start_matches(is_blank)));
    let rest = others.map_or(rest, |(_, rest)| rest);
    let is_path = rest.strip_prefix('/').is_some_and(|path| path.starts_with(|char: char| char.is_ascii_lowercase()));
    (!rest.starts_with(['/', '.', '_']) || is_path).then_some((method, rest))
}

/// The methods beside the first that a line begins with, where they do something else: who may ask by GET as well as by POST,
/// or change by PUT as well as by PATCH, does the same.
fn other_methods(line: &str, first: Method) -> Vec<Method> {
    let end = line.find([' ', '\t']).filter(|end| line[..*end].contains(['/', '|', ','])).unwrap_or_default();
    let words = line[..end].split(|char: char| !char.is_ascii_alphabetic()).filter_map(Method::from_word);
    let all: BTreeSet<Method> = words.collect();
    let is_same = |one, other| all.iter().all(|method| [one, other].contains(method));
    if is_same(Method::Get, Method::Post) || is_same(Method::Put, Method::Patch) {
        return Vec::new();
    }
    all.into_iter().filter(|method| *method != first).collect()
}

/// A title without number, method and path: `2. POST Add a loaf`, `GET /loaves - All loaves`, `Add a loaf /loaves`.
pub(super) fn untitled(title: Text<'_>) -> Text<'_> {
    let text = trim(label::unnumbered(&title.text));
    let behind =
        || [" - ", " – ", " — ", ": "].iter().find_map(|mark| text.split_once(mark)).map(|(_, rest)| trim(rest));
    let before = || {
        let (name, _) = text.rsplit_once(' ').filter(|(_, path)| path.starts_with('/'))?;
        let is_method = |word: &str| Method::from_word(word).is_some_and(|method| method.as_str() == word);
        let unmethodical = name.rsplit_once(' ').filter(|(_, word)| is_method(word)).map(|(name, _)| name);
        Some(unmethodical.unwrap_or(name).trim_end_matches([':', '：', '-', '%', ' ']))
    };
    let named = match method_word(text).map(|(_, rest)| trim(rest)) {
        Some(rest) if rest.starts_with('/') => behind(),
        Some(rest) => Some(rest).filter(|rest| !rest.contains('/')),
        None => before(),
    };
    let part = named.filter(|named| !named.is_empty()).unwrap_or(text);
    let start = (part.as_ptr() as usize).saturating_sub(title.text.as_ptr() as usize);
    let range = start..start + part.len();
    if part.is_empty() || part.len() == title.text.len() {
        return title;
    }
    let text = match title.text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or(text)),
        Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or(&text).to_owned()),
    };
    Text { span: title.span, text }
}

/// The first method that a text in the place for methods names.
pub(super) fn method(page: &Page<'_>, text: &str) -> Option<(Method, Span)> {
    let text = text.get(..text.len().min(2 * NAME)).filter(|start| start.len() == text.len())?;
    let mut words = text.split(|char: char| !char.is_ascii_alphabetic());
    words.find_map(|word| Method::from_word(word).map(|method| (method, page.span_of(word))))
}

/// The method of a text that is nothing else, in capitals.
pub(super) fn lone_method(page: &Page<'_>, text: &str) -> Option<(Method, Span)> {
    let word = text.trim_matches(is_mark);
    let method = Method::from_word(word).filter(|method| method.as_str() == word)?;
    Some((method, page.span_of(word)))
}

/// The most characters of a name before a URL.
const NAME: usize = 16;

/// The path that all paths of a page begin with, where a text in the place for hosts is nothing else.
pub(super) fn base_path(text: &str) -> Option<&str> {
    let path = text.trim_matches(is_mark).trim_end_matches('/');
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '/' | '-' | '_' | '.');
    let fits = path.starts_with('/') && !path.contains("//") && path.len() <= 100 && path.chars().all(is_part);
    (fits && path.len() > 1).then_some(path)
}

/// The URL of a text in the place for URLs, with nothing but a method or a short name before it.
pub(super) fn first_url<'a>(page: &Page<'a>, text: &'a str) -> Option<Endpoint<'a>> {
    let mut method = None;
    let mut named = 0;
    for word in text.split(|char: char| is_blank(char) || matches!(char, '`' | '"' | '：')) {
        let bare = word.trim_matches(|char| matches!(char, '*' | '_' | '\''));
        method =
            method.or_else(|| Method::from_word(bare.trim_end_matches(':')).map(|method| (method, page.span_of(bare))));
        if let Some((mut endpoint, _)) = url(page, bare, true) {
            endpoint.method = method;
            // A sentence merely mentions its URL.
            let sentence = trim(text).ends_with(['。', '；', '，']);
            return (!sentence).then_some(endpoint);
        }
        named += word.chars().count();
        if named > NAME || word.contains(['，', '。', '；', '！', '？']) {
            return None;
        }
    }
    None
}

/// Reads a line that is nothing but a full URL with a path.
pub(super) fn lone_url<'a>(page: &Page<'a>, line: &'a str) -> Option<Endpoint<'a>> {
    let bare = line.trim_matches(|char: char| is_mark(char) || matches!(char, '<' | '>'));
    let full = bare.starts_with("http://") || bare.starts_with("https://");
    let (endpoint, rest) = url(page, bare, false).filter(|_| full)?;
    let has_path = endpoint.path.as_ref().is_some_and(|path| path.text != "/");
    (trim(rest).is_empty() && has_path).then_some(endpoint)
}

/// Reads the URL that `text` begins with, or the text of a link, and what follows it. With `loose`, its path may lack the
/// slash in front.
pub(super) fn url<'a>(page: &Page<'a>, text: &'a str, loose: bool) -> Option<(Endpoint<'a>, &'a str)> {
    let linked = linked(text).and_then(|(inner, after)| {
        let (mut endpoint, rest) = bare_url(page, inner, loose)?;
        // What goes on behind the link goes on with its path.
        let more = &after[..extent(after)];
        if let Some(path) = endpoint.path.as_mut().filter(|_| !more.is_empty()) {
            path.text = template(&[&*path.text, more].concat()).into_owned().into();
        }
        rest.is_empty().then_some((endpoint, &after[more.len()..]))
    });
    linked.or_else(|| bare_url(page, text, loose))
}

/// The text of the link that `text` begins with, and what follows it: `[http://a/b](http://a/b)`, `<http://a/b>`.
fn linked(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix('<') {
        return rest.split_once('>').filter(|(inner, _)| inner.contains("://"));
    }
    let (inner, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (_, after) = rest.split_once(')')?;
    (!inner.contains(']')).then_some((inner, after))
}

fn bare_url<'a>(page: &Page<'a>, text: &'a str, loose: bool) -> Option<(Endpoint<'a>, &'a str)> {
    let (server, rest) = host(text);
    let length = extent(rest);
    let (whole, after) = rest.split_at_checked(length).filter(|(whole, _)| whole.len() <= LONGEST)?;
    let whole = without_punctuation(whole);
    let whole = if whole.is_empty() && server.is_some() { "/" } else { whole };
    // `http://a.example//ovens` has a slash too many.
    let doubled = whole.len() - whole.trim_start_matches('/').len();
    let whole = if server.is_some() { whole.get(doubled.saturating_sub(1)..).unwrap_or(whole) } else { whole };
    let rooted = whole.starts_with('/') && !whole.starts_with("//");
    let inner = loose
        && whole.contains('/')
        && whole.starts_with(|char: char| char.is_ascii_alphabetic())
        && !whole.contains("://");
    if !rooted && !inner {
        return None;
    }
    let bare = whole.split(['?', '#']).next().unwrap_or_default();
    let span = if whole == "/" { page.span_of(&text[..text.len() - after.len()]) } else { page.span_of(bare) };
    let path = match plain(whole) {
        Some(plain) => {
            let bare = plain.split(['?', '#']).next().unwrap_or_default();
            Text { span: page.span_of(whole), text: Cow::Owned(template(bare).into_owned()) }
        }
        None => Text { span, text: template(bare) },
    };
    let query = whole
        .split_once('?')
        .filter(|_| !whole.contains("]("))
        .map(|(_, query)| query_rows(page, query))
        .unwrap_or_default();
    let server = server
        .filter(|server| server.starts_with("http") && !server.contains(['{', '<', '$', '[']))
        .map(|server| Text { span: page.span_of(server), text: server.into() });
    Some((Endpoint { method: None, path: Some(path), query, server, others: Vec::new(), wire: false }, after))
}

/// A URL without the punctuation that ends the sentence around it.
fn without_punctuation(url: &str) -> &str {
    let url = url.trim_end_matches(['.', ',', ';', ':', '?']).trim_end_matches("**");
    match url.strip_suffix(')').filter(|_| url.matches(')').count() > url.matches('(').count()) {
        Some(inner) => without_punctuation(inner),
        None => url,
    }
}

/// A URL with its entities resolved and its links without what they lead to; nothing where it has neither.
fn plain(url: &str) -> Option<String> {
    let resolved = url.contains("&lt;").then(|| url.replace("&lt;", "<").replace("&gt;", ">"));
    let unlinked = unlinked(resolved.as_deref().unwrap_or(url)).or(resolved);
    unanchored(unlinked.as_deref().unwrap_or(url)).or(unlinked)
}

/// A URL whose placeholders name the section that explains them, without that: `/things/{id#thing-object}`.
fn unanchored(url: &str) -> Option<String> {
    let (mut out, mut rest) = (String::new(), url);
    while let Some((at, end)) = rest.find('{').and_then(|open| Some((open, open + rest[open..].find('}')?))) {
        let Some(anchor) = rest[at..end].find('#') else {
            out.push_str(&rest[..=end]);
            rest = &rest[end + 1..];
            continue;
        };
        out.push_str(&rest[..at + anchor]);
        out.push('}');
        rest = &rest[end + 1..];
    }
    (out.len() + rest.len() < url.len()).then(|| out + rest)
}

/// A URL whose placeholders are links, without what they lead to: `/things/[{id}](#thing)`.
fn unlinked(url: &str) -> Option<String> {
    let (mut out, mut rest) = (String::new(), url);
    while let Some(at) = rest.find("](") {
        let open = rest[..at].rfind('[')?;
        let target = &rest[at + 2..];
        out.push_str(&rest[..open]);
        out.push_str(&rest[open + 1..at]);
        rest = &target[target.find(')')? + 1..];
    }
    (!out.is_empty()).then(|| out + rest)
}

/// How far the path and query that `text` begins with reach.
fn extent(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, char) in text.char_indices() {
        match char {
            '<' if text[at..].starts_with("</") => return at,
            '{' | '<' | '(' | '[' => depth += 1,
            '&' if text[at..].starts_with("&lt;") => depth += 1,
            '&' if text[at..].starts_with("&gt;") => depth = depth.saturating_sub(1),
            '}' | '>' | ')' | ']' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return at,
            },
            '\\' if text[at + 1..].starts_with(['{', '}', '_', '[', ']', '*', '<', '>']) => {}
            '`' | '"' | '\'' | '|' | '\\' => return at,
            _ if depth == 0 && (is_blank(char) || !char.is_ascii()) => return at,
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}
