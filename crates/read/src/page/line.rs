//! What single lines look like.

use docwright_schema::Span;

/// Whether a character shows nothing: white space, and what invisibly comes with copied text.
pub(crate) fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// `text` without what shows nothing at its ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// A line with what stands before its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The whole line without its line break.
    pub(super) span: Span,
    /// Its text without indentation and quote marks.
    pub(super) content: Span,
}

/// All lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|raw| {
            let line = raw.trim_end_matches(['\n', '\r']);
            let span = Span::new(start..start + line.len());
            start += raw.len();
            Line { span, content: content(line, span) }
        })
        .collect()
}

fn content(line: &str, span: Span) -> Span {
    let rest = line.trim_start_matches(|char| is_blank(char) || char == '>');
    let start = span.start as usize + line.len() - rest.len();
    Span::new(start..start + rest.trim_end_matches(is_blank).len())
}

/// The level and the text of an ATX heading.
pub(super) fn heading(content: &str) -> Option<(u8, &str)> {
    let text = content.trim_start_matches('#');
    let level = content.len() - text.len();
    let spaced = text.is_empty() || text.starts_with(is_blank) || !text.is_ascii();
    let title = without_anchors(trim(text).trim_end_matches('#'));
    ((1..=6).contains(&level) && spaced && !title.is_empty()).then_some((level as u8, title))
}

/// A title without the marks that links lead to: `{#top}`, `<a name="top"></a>`.
fn without_anchors(title: &str) -> &str {
    let mut title = trim(title);
    for _ in 0..MOST_ANCHORS {
        let braced = || {
            let (rest, id) = title.strip_suffix('}')?.rsplit_once('{')?;
            id.starts_with(['#', ':']).then_some(rest)
        };
        let leading = || {
            let (tag, rest) = title.strip_prefix("<a ")?.split_once("</a>")?;
            tag.ends_with('>').then_some(rest)
        };
        let trailing = || {
            let (rest, tag) = title.strip_suffix("</a>")?.rsplit_once("<a ")?;
            tag.ends_with('>').then_some(rest)
        };
        match braced().or_else(leading).or_else(trailing).map(trim).filter(|rest| !rest.is_empty()) {
            Some(rest) => title = rest,
            None => break,
        }
    }
    title
}

/// How many anchors a heading may have.
const MOST_ANCHORS: usize = 8;

/// The text of a list item.
pub(super) fn item(content: &str) -> Option<&str> {
    let bullet = content.strip_prefix(['-', '*', '+', '•', '·', '●', '▪', '◦', '○', '°', '‣', '➢', '➤', '□', '■']);
    let number = || {
        let rest = content.trim_start_matches(|char: char| char.is_ascii_digit());
        (rest.len() < content.len()).then(|| rest.strip_prefix(['.', ')', '、'])).flatten()
    };
    let rest = bullet.or_else(number)?;
    (rest.is_empty() || rest.starts_with(is_blank)).then(|| trim(rest))
}

/// A line without the tags around it that merely lay it out.
pub(super) fn unwrapped(content: &str) -> &str {
    let mut rest = content;
    for _ in 0..MOST_TAGS {
        let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) else { break };
        let name =
            tag.trim_start_matches('/').split(|char: char| is_blank(char) || char == '/').next().unwrap_or_default();
        let after = trim(after);
        let inner =
            after.strip_suffix('>').and_then(|text| text.strip_suffix(name)).and_then(|text| text.strip_suffix("</"));
        rest = match inner {
            Some(inner) if WRAPPERS.contains(&name) || name == "code" && holds_json(inner) => trim(inner),
            None if tag.starts_with('/') && (WRAPPERS.contains(&name) || name == "code") => after,
            // What begins here ends on another line.
            None if BLOCKS.contains(&name) || name == "code" && (after.is_empty() || holds_json(after)) => after,
            None if name == "strong" && rest.len() < content.len() => after,
            _ => break,
        };
    }
    rest
}

fn holds_json(text: &str) -> bool {
    trim(text).starts_with(['{', '['])
}

/// How many tags may stand around one line.
const MOST_TAGS: usize = 8;

/// Tags that lay out the text between them.
const WRAPPERS: [&str; 26] = [
    "p",
    "div",
    "span",
    "i",
    "b",
    "u",
    "s",
    "em",
    "strong",
    "small",
    "big",
    "center",
    "font",
    "summary",
    "details",
    "li",
    "ul",
    "ol",
    "section",
    "aside",
    "blockquote",
    "h5",
    "h6",
    "dd",
    "dt",
    "pre",
];

/// Those of them that go on over several lines.
const BLOCKS: [&str; 15] = [
    "p",
    "div",
    "center",
    "summary",
    "details",
    "li",
    "ul",
    "ol",
    "section",
    "aside",
    "blockquote",
    "dl",
    "dd",
    "dt",
    "pre",
];

/// A heading that is written as HTML.
pub(super) fn html_heading(content: &str) -> Option<(u8, &str)> {
    let (tag, rest) = content.strip_prefix("<h")?.split_once('>')?;
    let level = tag.bytes().next().filter(|byte| (b'1'..=b'4').contains(byte))? - b'0';
    let title = trim(rest.split_once("</h")?.0);
    (!title.is_empty() && tag.get(1..)?.chars().next().is_none_or(is_blank)).then_some((level, title))
}

/// Whether a line parts a page or a table from what follows.
pub(super) fn is_rule(content: &str) -> bool {
    ['-', '*', '_', '='].iter().any(|mark| {
        let marks = content.chars().filter(|char| char == mark).count();
        marks >= 3 && content.chars().all(|char| char == *mark || is_blank(char))
    })
}

/// Whether a line parts a table's header from its rows.
pub(crate) fn is_separator(content: &str) -> bool {
    content.contains('|')
        && content.contains('-')
        && content.chars().all(|char| matches!(char, '|' | '-' | ':' | '+') || is_blank(char))
}

/// Whether a line looks like the row of a pipe table by itself.
pub(super) fn is_row(content: &str) -> bool {
    content.len() > 1 && (content.starts_with('|') || content.ends_with('|') && !content.ends_with("\\|"))
}
