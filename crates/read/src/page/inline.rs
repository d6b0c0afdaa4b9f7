//! Markup inside of a line.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::line::trim;

/// The characters that markup needs.
const MARKS: [char; 9] = ['*', '_', '`', '[', '<', '\\', '&', '~', '!'];

/// The text of `fragment` without markup, borrowed where it holds none.
pub(super) fn plain(fragment: &str) -> Cow<'_, str> {
    let fragment = trim(fragment);
    if !fragment.contains(MARKS) {
        return one_line(fragment);
    }
    if let Some(code) = lone_code(fragment) {
        return one_line(trim(code));
    }
    if is_word(fragment) {
        return Cow::Borrowed(fragment);
    }
    Cow::Owned(render(fragment))
}

/// The inside of a fragment that is one code span.
fn lone_code(fragment: &str) -> Option<&str> {
    let code = fragment.strip_prefix('`')?.strip_suffix('`')?;
    (!code.is_empty() && !code.contains('`')).then_some(code)
}

/// Whether a fragment is a name or a path, in which underscores and brackets are no markup.
fn is_word(fragment: &str) -> bool {
    let plain = |char: char| {
        char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.' | '[' | ']' | '/' | ':' | '{' | '}')
    };
    let emphasis = fragment.starts_with("__") || fragment.starts_with('_') && fragment.ends_with('_');
    fragment.chars().all(plain) && !emphasis
}

fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.lines().map(trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn render(fragment: &str) -> String {
    // The dot keeps the parser from taking the fragment for a list, a heading or an HTML block.
    let lines = fragment.lines().map(trim).filter(|line| !line.is_empty());
    let marked = lines.fold(String::new(), |all, line| all + "." + line + "\n");
    let mut out = String::new();
    let mut starts = true;
    for event in Parser::new_ext(&marked, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) => {
                let text = if starts { text.strip_prefix('.').unwrap_or(&text) } else { &text };
                starts = false;
                out.push_str(text);
            }
            Event::Code(text) => {
                starts = false;
                out.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => {
                starts = true;
                out.push('\n');
            }
            Event::InlineHtml(tag) | Event::Html(tag) => html(&tag, &mut out),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => starts = true,
            _ => {}
        }
    }
    let text = strip_strong(&out);
    text.lines().map(trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a tag adds to the text: a line break, or its own characters where it is a placeholder.
fn html(tag: &str, out: &mut String) {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
    let word = name.split([' ', '=']).next().unwrap_or_default().to_ascii_lowercase();
    match word.as_str() {
        "br" | "p" | "li" | "div" | "tr" => out.push('\n'),
        // No placeholder has attributes.
        _ if TAGS.contains(&word.as_str()) || tag.starts_with("<!") || tag.contains("=\"") => {}
        _ => out.push_str(tag),
    }
}

/// Tags that mark text up; any other word in angle brackets is a placeholder.
const TAGS: [&str; 43] = [
    "a",
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "code",
    "span",
    "font",
    "sub",
    "sup",
    "kbd",
    "del",
    "small",
    "big",
    "mark",
    "ul",
    "ol",
    "img",
    "center",
    "pre",
    "tt",
    "td",
    "th",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dl",
    "dt",
    "dd",
    "thead",
    "tbody",
    "summary",
    "details",
    "aside",
    "blockquote",
    "figure",
];

/// Removes pairs of `**` which Markdown does not see next to full-width punctuation.
fn strip_strong(text: &str) -> Cow<'_, str> {
    let marks = text.matches("**").count();
    if marks > 0 && marks.is_multiple_of(2) { Cow::Owned(text.replace("**", "")) } else { Cow::Borrowed(text) }
}
