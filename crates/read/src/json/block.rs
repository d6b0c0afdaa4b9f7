//! The documents of a block, and what stands around them.

use std::mem;

use docwright_schema::{
    Span, codes,
    document::Method,
    json::{Json, Value},
};

use super::{
    cursor::{self, Cursor},
    parser::{Fault, Parser},
    quote::{self, Quote},
    repairs::Repairs,
};

/// What a block holds.
#[derive(Debug, Default)]
pub(super) struct Block<'a> {
    pub(super) documents: Vec<Json<'a>>,
    pub(super) repairs: Repairs,
    /// Whether something stands in it that hardly stands in a block of JSON.
    pub(super) doubtful: bool,
    /// The first line that belongs to no document.
    text: Option<Span>,
}

/// Reads all documents of `text[span]`.
pub(super) fn block(text: &str, span: Span) -> Block<'_> {
    let Some(cursor) = Cursor::new(text, span) else { return Block::default() };
    if let Some(scalar) = scalar(cursor) {
        return Block { documents: vec![scalar], doubtful: true, ..Block::default() };
    }
    let mut block = Block::default();
    let mut parser = Parser::new(cursor);
    parser.expect_line_numbers();
    block.read(&mut parser);
    block.finish(parser)
}

/// The value of a block that holds one string, number or literal and nothing else.
fn scalar(cursor: Cursor<'_>) -> Option<Json<'_>> {
    let mut parser = Parser::new(cursor);
    parser.gap();
    let shown = match parser.cursor.byte()? {
        b'"' => parser.quoted_value(),
        b'-' | b'0'..=b'9' => parser.strict_number(),
        _ => {
            let start = parser.cursor.at();
            let value = match parser.cursor.eat_while(char::is_alphanumeric) {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                "null" => Value::Null,
                _ => return None,
            };
            return parser.cursor.is_at_end().then(|| Json { span: Span::new(start..parser.cursor.at()), value });
        }
    };
    shown.filter(|_| parser.cursor.is_at_end() && parser.repairs.is_empty()).map(|shown| shown.json)
}

impl<'a> Block<'a> {
    fn read(&mut self, parser: &mut Parser<'a>) {
        let mut line_begins = true;
        loop {
            line_begins |= parser.gap();
            parser.comments.clear();
            let at = parser.cursor.at();
            match parser.cursor.byte() {
                None => break,
                Some(b'{' | b'[') => self.document(parser, Parser::container),
                Some(b',' | b';') => self.separator(parser),
                Some(b'}' | b']') => {
                    parser.cursor.step();
                    parser.repairs.doubt(&codes::JSON_BRACKETS, at..at + 1, "this bracket closes nothing");
                }
                Some(_) if parser.ellipsis() => {}
                Some(_) if self.is_blank() && quote::key_ahead(&parser.cursor, at) => {
                    self.document(parser, Parser::fragment);
                }
                Some(_) if line_begins && skip_http(&mut parser.cursor) => {}
                Some(_) => self.text(parser, line_begins),
            }
            line_begins = false;
        }
    }

    fn is_blank(&self) -> bool {
        self.documents.is_empty() && self.text.is_none()
    }

    fn document(&mut self, parser: &mut Parser<'a>, read: fn(&mut Parser<'a>) -> Result<Json<'a>, Fault>) {
        let around = mem::take(&mut parser.repairs);
        parser.cut = false;
        parser.open.clear();
        let start = parser.cursor.at();
        let result = read(parser);
        let inside = mem::replace(&mut parser.repairs, around);
        match result {
            Ok(document) if shows_nothing(&document) && inside.is_doubtful() => {
                parser.repairs.note(
                    &codes::JSON_UNREADABLE,
                    start..start,
                    "no member of JSON stands in these brackets",
                );
            }
            Ok(document) => {
                self.doubtful |= shows_nothing(&document);
                parser.repairs.append(inside);
                self.documents.push(document);
            }
            Err(fault) => {
                self.doubtful = true;
                parser.give_up(fault);
            }
        }
    }

    fn separator(&mut self, parser: &mut Parser<'a>) {
        let at = parser.cursor.at();
        parser.cursor.step();
        if !self.documents.is_empty() {
            parser.repairs.note(&codes::JSON_COMMA, at..at + 1, "there is a comma outside of the example's brackets");
        }
    }

    /// Steps over a line that is no JSON, or over the name before a document.
    fn text(&mut self, parser: &mut Parser<'a>, line_begins: bool) {
        let start = parser.cursor.at();
        let line = parser.cursor.slice(start..parser.cursor.line_end(start));
        let length = prefix(line).filter(|_| line_begins).unwrap_or(line.len());
        parser.cursor.go(start + length);
        let span = Span::new(start..start + line[..length].trim_end().len());
        self.doubtful = true;
        self.text.get_or_insert(span);
        parser.repairs.note(
            &codes::JSON_TRAILING,
            span.range(),
            "text stands before or after the JSON; it was ignored",
        );
    }

    fn finish(mut self, parser: Parser<'a>) -> Self {
        self.repairs = parser.repairs;
        if self.documents.is_empty() {
            self.repairs.retain(&[&codes::JSON_TOO_DEEP, &codes::JSON_UNREADABLE]);
            if let Some(text) = self.text.filter(|_| self.repairs.is_empty()) {
                self.repairs.note(&codes::JSON_UNREADABLE, text.range(), "no JSON stands in this block");
            }
        }
        self
    }
}

impl<'a> Parser<'a> {
    /// Reads the array or object that begins here.
    fn container(&mut self) -> Result<Json<'a>, Fault> {
        let start = self.cursor.at();
        let Some(shown) = self.value()? else { return Err(Fault::Unreadable(start)) };
        Ok(shown.json)
    }

    /// Reports why a document is given up, and steps over the rest of it.
    fn give_up(&mut self, fault: Fault) {
        match fault {
            Fault::TooDeep(at) => {
                self.repairs.note(&codes::JSON_TOO_DEEP, at..at + 1, "the example is nested more than 100 levels deep");
            }
            Fault::Unreadable(at) => {
                self.repairs.note(&codes::JSON_UNREADABLE, at..at, "what stands here fits no JSON");
            }
        }
        let mut depth = self.open.len();
        while depth > 0
            && let Some(byte) = self.cursor.byte()
        {
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            match Quote::at(&self.cursor).filter(|quote| quote.is_json()) {
                Some(quote) => self.skip_string(quote),
                None => self.cursor.step(),
            }
        }
    }
}

/// Whether a document has members that are not shown and none that is.
fn shows_nothing(document: &Json<'_>) -> bool {
    match &document.value {
        Value::Array(array) => array.items.is_empty() && !array.complete,
        Value::Object(object) => object.members.is_empty() && !object.complete,
        _ => false,
    }
}

/// The length of a name and its mark before a document: `response = {`, `json: [`, `callback({`.
fn prefix(line: &str) -> Option<usize> {
    let bracket = line.find(['{', '['])?;
    let before = line[..bracket].trim_end_matches(cursor::is_blank);
    let name = before.strip_suffix(['=', ':', '：', '('])?;
    let is_name = |char: char| quote::is_name(char) || cursor::is_blank(char);
    (!name.trim().is_empty() && name.chars().all(is_name)).then_some(bracket)
}

/// Steps over a line of an HTTP message's head.
fn skip_http(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.at();
    let line = cursor.slice(start..cursor.line_end(start));
    let head = line.trim_start_matches(['<', '>', ' ']);
    let found = is_start_line(head) || is_header(head);
    if found {
        cursor.go(start + line.len());
    }
    found
}

fn is_start_line(line: &str) -> bool {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim_start();
    first.starts_with("HTTP/")
        || Method::from_word(first).is_some() && rest.starts_with(['/', '{', '<', ':']) | rest.starts_with("http")
}

fn is_header(line: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !value.is_empty()
        && !value.starts_with(['{', '[', '"'])
        && !value.starts_with("//")
}
