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
    let bullet = content.strip_prefix(['-', '*', '+', '•', '·', '●', '▪', '◦', '○']);
    let number = || {
        let rest = content.trim_start_matches(|char: char| char.is_ascii_digit());
        (rest.len() < content.len()).then(|| rest.strip_prefix(['.', ')', '、'])).flatten()
    };
    let rest = bullet.or_else(number)?;
    (rest.is_empty() || rest.starts_with(is_blank)).then(|| trim(rest))
}

/// A line without the tags at its beginning that merely say that it holds code.
pub(super) fn unwrapped(content: &str) -> &str {
    let mut rest = content;
    while let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        let name = tag.trim_start_matches('/').split(is_blank).next().unwrap_or_default();
        if !matches!(name, "pre" | "code" | "strong") || name == "strong" && rest.len() == content.len() {
            break;
        }
        rest = after.trim_start_matches(is_blank);
    }
    // Code within a sentence stays what it is.
    if rest.is_empty() || rest.starts_with(['{', '[']) || content.starts_with("<pre") { rest } else { content }
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
