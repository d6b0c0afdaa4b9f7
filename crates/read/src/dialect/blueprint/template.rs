//! URI templates (RFC 6570).

use std::borrow::Cow;

use docwright_schema::{
    Limits,
    document::{Row, Step, Text},
};

use crate::{
    address,
    page::{Page, trim},
};

/// A URI template taken apart.
#[derive(Debug, Clone)]
pub(super) struct Template<'a> {
    /// The path with its placeholders in braces.
    pub(super) path: Text<'a>,
    /// The parameters of its query.
    pub(super) query: Vec<Row<'a>>,
    /// Scheme and host, where they stand in front of the path.
    pub(super) server: Option<Text<'a>>,
}

/// The most variables of one template.
const MOST: usize = 100;

impl<'a> Template<'a> {
    /// Reads a template.
    pub(super) fn parse(page: &Page<'a>, text: &'a str) -> Self {
        let (server, template) = if text.starts_with("http") { address::host(text) } else { (None, text) };
        let mut reader = Reader { page, path: String::new(), query: Vec::new() };
        reader.read(template);
        let Reader { path, query, .. } = reader;
        let plain = template == path && template.starts_with('/') && !template.contains([':', '<', '$', '(']);
        let path = if plain { Cow::Borrowed(template) } else { Cow::Owned(address::template(&path).into_owned()) };
        let span = page.span_of(text);
        let server = server.map(|server| Text { span: page.span_of(server), text: server.into() });
        Self { path: Text { span, text: path }, query, server }
    }

    /// Whether the path has a placeholder of this name.
    pub(super) fn has_placeholder(&self, name: &str) -> bool {
        self.path.text.split('{').skip(1).any(|part| part.split_once('}').is_some_and(|(own, _)| own == name))
    }

    /// Whether the query names a parameter of this name.
    pub(super) fn has_query(&self, name: &str) -> bool {
        self.query.iter().any(|row| row.name.text == name)
    }
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    path: String,
    query: Vec<Row<'a>>,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self, template: &'a str) {
        let mut rest = template;
        while let Some(open) = rest.find(['{', '?', '#']) {
            let (literal, after) = rest.split_at(open);
            self.path.push_str(literal);
            if let Some(query) = after.strip_prefix('?') {
                return self.literal_query(query);
            }
            let Some(expression) = after.strip_prefix('{') else { return };
            let end = expression.find(['}', '{']).unwrap_or(expression.len());
            self.expression(trim(&expression[..end]));
            rest = expression[end..].strip_prefix('}').unwrap_or(&expression[end..]);
        }
        self.path.push_str(rest);
    }

    fn expression(&mut self, inner: &'a str) {
        let operator = inner.chars().next().filter(|char| matches!(char, '?' | '&' | '#' | '+' | '/' | '.' | ';'));
        let names = operator.map_or(inner, |operator| &inner[operator.len_utf8()..]);
        let mut names = names.split(',').map(trim).filter(|name| !name.is_empty()).take(MOST);
        match operator {
            Some('?' | '&') => self.query.extend(names.map(|name| variable(self.page, name))),
            Some('#') => {}
            Some('/' | '.') => names.for_each(|name| {
                self.path.extend(operator);
                self.placeholder(name);
            }),
            Some(';') => names.for_each(|name| {
                self.path.extend([";", bare(name), "="]);
                self.placeholder(name);
            }),
            _ => {
                names.by_ref().take(1).for_each(|name| self.placeholder(name));
                names.for_each(|name| {
                    self.path.push(',');
                    self.placeholder(name);
                });
            }
        }
    }

    fn placeholder(&mut self, name: &str) {
        self.path.push('{');
        self.path.push_str(&decoded(bare(name)));
        self.path.push('}');
    }

    /// Reads a query that is written out, behind which further variables may stand.
    fn literal_query(&mut self, query: &'a str) {
        let end = ["{?", "{&", "{#"].iter().filter_map(|open| query.find(open)).min().unwrap_or(query.len());
        let (literal, rest) = query.split_at(end);
        self.query.extend(address::query_rows(self.page, literal));
        for expression in rest.split('{').skip(1).take(MOST) {
            self.expression(trim(expression.split('}').next().unwrap_or_default()));
        }
    }
}

/// The name of a variable without its modifiers.
fn bare(name: &str) -> &str {
    name.split([':', '*']).next().unwrap_or(name)
}

fn variable<'a>(page: &Page<'a>, name: &'a str) -> Row<'a> {
    let own = bare(name);
    let text = decoded(own);
    Row {
        span: page.span_of(own),
        name: Text { span: page.span_of(own), text: text.clone() },
        path: vec![Step::Key(text)],
        declared: None,
        required: None,
        nullable: None,
        description: None,
        default: None,
        example: None,
        values: Vec::new(),
        limits: Limits::default(),
        place: None,
        refers: None,
        links: Vec::new(),
    }
}

/// A name with its percent-encoded characters, such as those of `filter%5Bname%5D`, resolved.
pub(super) fn decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return Cow::Borrowed(name);
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).map_or(Cow::Borrowed(name), Cow::Owned)
}
