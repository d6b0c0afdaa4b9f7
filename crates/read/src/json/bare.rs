//! Finding JSON that stands between prose without a fence.

use docwright_schema::Span;

use super::{
    cursor::{self, Cursor},
    gap,
    parser::Parser,
    quote::{self, Quote},
    string::Role,
};

/// JSON that stands in no fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bare {
    /// From its first bracket to its last one.
    pub span: Span,
    /// Whether it ends before its brackets are closed.
    pub cut: bool,
}

/// The longest run of opening brackets that is looked through for a beginning of JSON.
const NESTING: usize = 100;

/// How many bytes are looked at to see whether JSON begins.
const WINDOW: usize = 1024;

/// Finds the end of the JSON that begins at `start`, the offset of a `{` or `[`: where its brackets are closed, or where
/// it is evidently cut off by the end of the text or a line that cannot be JSON.
///
/// Yields nothing where other things stand in brackets, such as `[text](url)` or `{id}`.
pub fn bare(text: &str, start: usize) -> Option<Bare> {
    let cursor = Cursor::new(text, Span::new(start..text.len()))?;
    let beginning = begins(window(text, start)?)?;
    let (end, cut) = Scan { parser: Parser::new(cursor), names: beginning.names }.end();
    let one_line = !text.get(start..end)?.contains('\n');
    if !cut && one_line && !may_follow(cursor.from(end), beginning.footnote) {
        return None;
    }
    Some(Bare { span: Span::new(start..cursor.trimmed_end(start, end)), cut })
}

/// The text in which JSON shows itself; short, since it is looked at for each bracket of a page.
fn window(text: &str, start: usize) -> Option<Cursor<'_>> {
    let mut end = text.len().min(start + WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Cursor::new(text, Span::new(start..end))
}

/// Whether `rest` can follow JSON on its line.
fn may_follow(rest: &str, footnote: bool) -> bool {
    let blank = rest.trim_start_matches(cursor::is_blank);
    if footnote {
        return blank.is_empty() || blank.starts_with(['\n', '\r', ',']);
    }
    !rest.starts_with(|char: char| {
        char.is_alphanumeric() || matches!(char, '(' | '[' | '{' | '/' | ':' | '+' | '*' | '?')
    })
}

/// Steps through JSON without reading it.
struct Scan<'a> {
    parser: Parser<'a>,
    names: bool,
}

impl Scan<'_> {
    /// Where the JSON ends, and whether it is cut off there.
    fn end(mut self) -> (usize, bool) {
        let mut depth = 0_usize;
        let mut before = b'\n';
        while let Some(byte) = self.parser.cursor.byte() {
            let at = self.parser.cursor.at();
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'\n' if !self.line_may_be_json(at + 1) => return (at, true),
                _ => {}
            }
            if !(self.string(before) || self.comment(before)) {
                self.parser.cursor.step();
            }
            if depth == 0 {
                return (self.parser.cursor.at(), false);
            }
            before = byte;
        }
        (self.parser.cursor.at(), true)
    }

    fn string(&mut self, before: u8) -> bool {
        // An apostrophe inside a word opens no string.
        let Some(quote) =
            Quote::at(&self.parser.cursor).filter(|_| !(before.is_ascii_alphanumeric() || before >= 0x80))
        else {
            return false;
        };
        self.parser.skip_string(quote);
        true
    }

    fn comment(&mut self, before: u8) -> bool {
        match self.parser.cursor.byte() {
            // The slashes of a URL begin no comment.
            Some(b'/') if before != b':' => self.parser.comment(&mut false),
            Some(b'#') if !before.is_ascii_alphanumeric() => self.parser.comment(&mut false),
            _ => false,
        }
    }

    /// Whether the line that begins at `start` can be a line of JSON.
    fn line_may_be_json(&self, start: usize) -> bool {
        let cursor = &self.parser.cursor;
        let end = cursor.line_end(start);
        let line = cursor.slice(start..end).trim_matches(|char| cursor::is_blank(char) || char == '>');
        let mut chars = line.chars();
        let (Some(first), second) = (chars.next(), chars.next()) else { return true };
        let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        match first {
            '"' | '\'' | '{' | '}' | ']' | ',' | '，' | '&' => true,
            '[' => !line.contains("]("),
            '`' => !line.starts_with("```"),
            '-' => digit(second),
            '/' => matches!(second, Some('/' | '*')),
            '#' => second != Some('#') && self.json_goes_on(end + 1),
            '0'..='9' => !is_list_item(line),
            '“' | '”' | '‘' | '’' => line.contains(['：', ':']) || line.ends_with([',', '，', '”', '’']),
            '<' => second == Some('b'),
            _ if gap::ellipsis(line).is_some() => true,
            _ => is_literal(line) || self.names && is_named_member(line),
        }
    }

    /// Whether a member or a bracket stands on the line that begins at `start`.
    fn json_goes_on(&self, start: usize) -> bool {
        let line = self.parser.cursor.from(start).trim_start();
        line.starts_with(['"', '\'', '{', '}', '[', ']'])
    }
}

fn is_literal(line: &str) -> bool {
    let word = line.trim_end_matches(|char: char| char == ',' || cursor::is_blank(char));
    ["true", "false", "null", "True", "False", "None"].contains(&word)
}

/// Whether the line begins like `1. text` or `2 text`.
fn is_list_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let words = rest.trim_start_matches(cursor::is_blank);
    rest.starts_with([')', '、'])
        || rest.starts_with(". ")
        || words.len() < rest.len() && words.starts_with(char::is_alphabetic)
}

fn is_named_member(line: &str) -> bool {
    let rest = line.trim_start_matches(quote::is_name);
    let value = rest.trim_start_matches(cursor::is_blank).strip_prefix([':', '：', '=']);
    line.starts_with(|char: char| char.is_ascii())
        && rest.len() < line.len()
        && value.is_some_and(|value| !value.trim().is_empty())
}

/// How JSON begins.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    /// Whether its keys stand without quotes.
    names: bool,
    /// Whether it could as well be the number of a footnote.
    footnote: bool,
}

/// Looks whether JSON begins here.
fn begins(cursor: Cursor<'_>) -> Option<Beginning> {
    let mut parser = Parser::new(cursor);
    for _ in 0..NESTING {
        let bracket = parser.cursor.byte()?;
        parser.cursor.step();
        parser.gap();
        let elided = skip_ellipsis(&mut parser);
        match (bracket, parser.cursor.byte()?) {
            (b'{' | b'[', b'{' | b'[') => {}
            (b'{', b'}') | (b'[', b']') => {
                let rest = parser.cursor.from(parser.cursor.at() + 1);
                let alone = rest.trim_start_matches(cursor::is_blank);
                return (!elided && (alone.is_empty() || alone.starts_with(['\n', '\r', ','])))
                    .then_some(Beginning { names: false, footnote: false });
            }
            (b'{', _) => return begins_member(&parser.cursor),
            (b'[', _) => return begins_item(parser),
            _ => return None,
        }
    }
    None
}

fn skip_ellipsis(parser: &mut Parser<'_>) -> bool {
    let Some(length) = gap::ellipsis(parser.cursor.rest()) else { return false };
    parser.cursor.go(parser.cursor.at() + length);
    parser.cursor.eat(",");
    parser.gap();
    true
}

fn begins_member(cursor: &Cursor<'_>) -> Option<Beginning> {
    if let Some(quote) = string_quote(cursor) {
        let cut = !cursor.from(cursor.at() + quote.open.len()).contains(['"', '\n', ' ']);
        return (cut || quote::key_ahead(cursor, cursor.at())).then_some(Beginning { names: false, footnote: false });
    }
    let mut ahead = *cursor;
    let name = ahead.eat_while(quote::is_name);
    if !name.starts_with(|char: char| char.is_ascii()) || !quote::colon_ahead(&ahead) {
        return None;
    }
    ahead.eat_while(|char| matches!(char, ' ' | '\t' | ':' | '：' | '=' | '>'));
    let value = string_quote(&ahead).is_some()
        || ["true", "false", "null", "{", "["].iter().any(|start| ahead.rest().starts_with(start))
        || ahead.rest().starts_with(|char: char| char == '-' || char.is_ascii_digit());
    value.then_some(Beginning { names: true, footnote: false })
}

/// The quote of a string at the cursor; between prose, a backtick is Markdown's.
fn string_quote(cursor: &Cursor<'_>) -> Option<Quote> {
    Quote::at(cursor).filter(|quote| quote.open != "`")
}

fn begins_item(mut parser: Parser<'_>) -> Option<Beginning> {
    let quote = string_quote(&parser.cursor);
    let footnote = quote.is_none();
    if let Some(quote) = quote {
        let end = parser.extent(quote, Role::Value).end;
        parser.cursor.go(end);
    } else if parser.strict_number().is_none() {
        let word = parser.cursor.eat_while(char::is_alphanumeric);
        if !matches!(word, "true" | "false" | "null") {
            return None;
        }
    }
    parser.gap();
    matches!(parser.cursor.byte(), None | Some(b',' | b']')).then_some(Beginning { names: false, footnote })
}
