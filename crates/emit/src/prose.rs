//! Documentation text from the docs' prose, so that it renders as the plain text it is.

/// How much of one description is taken over, in characters.
const LIMIT: usize = 2_000;

/// How many paragraphs of one description are taken over.
const PARAGRAPHS: usize = 30;

/// Documentation of one item, in Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Doc {
    paragraphs: Vec<Paragraph>,
}

/// A paragraph, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Paragraph {
    is_item: bool,
    pieces: Vec<Piece>,
}

/// A piece of a paragraph that no line break may part.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: String,
    /// Whether a blank stands before it.
    spaced: bool,
    /// Whether it comes from the docs, and must not be read as Markdown where a line starts with it.
    foreign: bool,
}

impl Doc {
    /// A sentence of ours, in Markdown.
    pub(crate) fn own(markdown: &str) -> Self {
        Self::default().and_own(markdown)
    }

    /// Text of the docs, where there is some.
    pub(crate) fn text(text: Option<&String>) -> Self {
        Self::default().and_text(text.map_or("", |text| text))
    }

    /// Adds a paragraph of ours, in Markdown.
    pub(crate) fn and_own(mut self, markdown: &str) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut in_code = false;
        for word in markdown.split(' ') {
            match pieces.last_mut() {
                Some(last) if in_code => last.text = format!("{} {word}", last.text),
                _ => pieces.push(Piece { text: word.to_owned(), spaced: true, foreign: false }),
            }
            in_code ^= word.matches('`').count() % 2 == 1;
        }
        self.paragraphs.push(Paragraph { is_item: false, pieces });
        self
    }

    /// Adds an item of a list: `term` as code, and the first paragraph of what there is to say about it.
    pub(crate) fn and_item(mut self, term: &str, doc: &Self) -> Self {
        let about = doc.paragraphs.first().map_or(&[][..], |paragraph| &paragraph.pieces);
        let end = if about.is_empty() { "" } else { ":" };
        let mut pieces = vec![Piece { text: format!("- {}{end}", code(term)), spaced: true, foreign: false }];
        pieces.extend_from_slice(about);
        self.paragraphs.push(Paragraph { is_item: true, pieces });
        self
    }

    /// Adds text of the docs; each of its lines is a paragraph.
    pub(crate) fn and_text(mut self, text: &str) -> Self {
        let limited: String = text.chars().take(LIMIT).collect();
        let was_cut = limited.len() < text.len();
        let lines = limited.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).map(pieces);
        let mut paragraphs: Vec<_> = lines.filter(|pieces| !pieces.is_empty()).collect();
        let was_cut = was_cut || paragraphs.len() > PARAGRAPHS;
        paragraphs.truncate(PARAGRAPHS);
        if let Some(last) = paragraphs.last_mut().filter(|_| was_cut) {
            last.push(Piece { text: "…".to_owned(), spaced: true, foreign: false });
        }
        self.paragraphs.extend(paragraphs.into_iter().map(|pieces| Paragraph { is_item: false, pieces }));
        self
    }

    /// Adds another documentation's paragraphs, but for those that are here already.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for paragraph in other.paragraphs {
            if !self.paragraphs.contains(&paragraph) {
                self.paragraphs.push(paragraph);
            }
        }
        self
    }

    /// The first paragraph alone.
    pub(crate) fn first(&self) -> Self {
        Self { paragraphs: self.paragraphs.iter().take(1).cloned().collect() }
    }

    /// The first paragraph, on one line.
    pub(crate) fn first_line(&self) -> Option<String> {
        self.paragraphs.first().map(|paragraph| wrap(&paragraph.pieces, usize::MAX).concat())
    }

    /// The text in lines of about `width` columns, a blank line between paragraphs.
    pub(crate) fn lines(&self, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut after_item = false;
        for paragraph in &self.paragraphs {
            let goes_on = after_item && paragraph.is_item;
            if !lines.is_empty() && !goes_on {
                lines.push(String::new());
            }
            after_item = paragraph.is_item;
            // Without the indent, a further line of an item is a lazy continuation.
            let indent = |(at, line)| if after_item && at > 0 { format!("  {line}") } else { line };
            lines.extend(wrap(&paragraph.pieces, width).into_iter().enumerate().map(indent));
        }
        lines
    }
}

/// `text` as code within a line.
pub(crate) fn code(text: &str) -> String {
    let kept: String = visible(text).map(|c| if c == '`' { '\'' } else { c }).collect();
    let joined = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.is_empty() { "`\"\"`".to_owned() } else { format!("`{joined}`") }
}

/// The characters that can be seen; blanks of any kind are spaces.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| !is_dropped(c))
}

fn wrap(pieces: &[Piece], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for piece in pieces {
        let needed = columns(&piece.text) + usize::from(piece.spaced);
        match lines.last_mut() {
            Some(line) if used + needed <= width => {
                if piece.spaced {
                    line.push(' ');
                }
                line.push_str(&piece.text);
                used += needed;
            }
            _ => {
                let text = if piece.foreign { at_line_start(&piece.text) } else { piece.text.clone() };
                used = columns(&text);
                lines.push(text);
            }
        }
    }
    lines
}

/// Splits a line at blanks and after full-width punctuation, the places where a line may end.
fn pieces(line: &str) -> Vec<Piece> {
    let kept: String = visible(line).collect();
    let mut pieces = Vec::new();
    for word in kept.split_whitespace() {
        let mut spaced = true;
        for part in word.split_inclusive(['，', '。', '；', '、', '：', '！', '？', '）']) {
            pieces.push(Piece { text: escape(part), spaced, foreign: true });
            spaced = false;
        }
    }
    pieces
}

/// Control characters, and those that change the direction of text or have no width.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A word so that Markdown shows it as it is.
fn escape(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some(url) = url(rest) {
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = rest.strip_prefix(url).unwrap_or_default();
            continue;
        }
        let tail = rest.strip_prefix(c).unwrap_or_default();
        let next = tail.chars().next();
        let is_special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !(out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            // A lone scheme is no link, but the lint against bare URLs may take it for one.
            '/' => out.ends_with("http:") || out.ends_with("https:"),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(c);
        rest = tail;
    }
    out
}

/// The URL that `text` starts with.
fn url(text: &str) -> Option<&str> {
    let after = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"-._~:/?#@!$&*+,;=%".contains(c));
    let host_and_path = after.get(..end.unwrap_or(after.len()))?;
    let host_and_path = host_and_path.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '&']);
    let length = text.len() - after.len() + host_and_path.len();
    text.get(..length).filter(|_| host_and_path.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Keeps the first word of a line from starting a heading, a list or a quotation.
fn at_line_start(word: &str) -> String {
    if word.starts_with(['#', '-', '+', '=', '>']) {
        return format!("\\{word}");
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        _ => word.to_owned(),
    }
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether terminals and editors give the character two columns.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(Doc::default().and_text(text).lines(30), expect, "{text:?}");
    }

    #[test]
    fn markdown_in_prose_is_text() {
        check("# a `b` *c* [d](e)", &[r"\# a \`b\` \*c\* \[d\](e)"]);
        check("<b>x</b> Vec<T> &amp; a & b", &[r"\<b>x\</b> Vec\<T> \&amp; a &", "b"]);
        check("user_id _x_ ~~no~~ a|b", &[r"user_id \_x\_ \~\~no\~\~ a\|b"]);
        check("```rust\nfn main() {}\n```", &[r"\`\`\`rust", "", "fn main() {}", "", r"\`\`\`"]);
        check("    let x = 1;\n\tlet y = 2;", &["let x = 1;", "", "let y = 2;"]);
        check(
            "1. one\n- two\n1) three\n2024-01-01 x",
            &[r"1\. one", "", r"\- two", "", r"1\) three", "", "2024-01-01 x"],
        );
    }

    #[test]
    fn a_line_that_wraps_starts_no_list() {
        check("the sum of all of these values - 3", &["the sum of all of these values", r"\- 3"]);
    }

    #[test]
    fn urls_are_links_and_nothing_else() {
        check("见https://a.example/b_c?d=1。x", &["见<https://a.example/b_c?d=1>。", "x"]);
        check("http:// (http://b.example).", &[r"http:\// (<http://b.example>)."]);
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        check("a\u{202e}b\u{200b}\u{7}c\0", &["abc"]);
        check("\u{200b}\n\u{7}", &[]);
        assert_eq!(code("a`b\nc\u{202e}"), "`a'b c`");
    }

    #[test]
    fn wide_text_breaks_after_punctuation() {
        check(
            "联系人的名称，必须填写；不能为空，最长二十个字符。",
            &["联系人的名称，必须填写；", "不能为空，最长二十个字符。"],
        );
    }

    #[test]
    fn long_text_is_cut() {
        let lines = Doc::default().and_text(&"word ".repeat(20_000)).lines(96);
        assert!(lines.len() < 30, "{}", lines.len());
        assert!(lines.last().is_some_and(|line| line.ends_with(" …")));
        let lines = Doc::default().and_text(&"x\n".repeat(900)).lines(96);
        assert_eq!(lines.len(), 2 * PARAGRAPHS - 1);
    }

    #[test]
    fn code_is_not_broken() {
        let doc = Doc::own("The call `GET /a b/c d/{e}` is here.");
        assert_eq!(doc.lines(20), ["The call", "`GET /a b/c d/{e}`", "is here."]);
    }
}
