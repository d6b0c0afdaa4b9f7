//! What the rows of a table claim.

use std::{borrow::Cow, collections::BTreeMap};

use docwright_schema::{
    Diagnostics, Site, Span, codes,
    document::{Declared, ErrorCode, Place, Row, Step, Text},
};

use crate::{
    page::{Page, is_blank, trim},
    words::{self, Role},
};

use super::{Columns, Grid, Line, choices, name, types};

/// The parameters or fields that the rows of `grid` describe.
pub(crate) fn rows<'a>(page: &Page<'a>, grid: &Grid, columns: &Columns, diagnostics: &mut Diagnostics) -> Vec<Row<'a>> {
    let mut nesting = Nesting::default();
    let mut own = Diagnostics::default();
    let rows = grid.rows.iter().filter_map(|line| row(page, line, columns, &mut nesting, &mut own)).collect();
    report_once(&own, diagnostics);
    rows
}

/// Reports each kind of fault once for a table: what is wrong in its header is wrong in every row.
fn report_once(own: &Diagnostics, diagnostics: &mut Diagnostics) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    own.iter().for_each(|diagnostic| *counts.entry(diagnostic.code.id).or_default() += 1);
    for diagnostic in own.iter() {
        let mut first = diagnostic.clone();
        match counts.remove(first.code.id) {
            None => continue,
            Some(1) => {}
            Some(count) => first.message = format!("{}, and {} more rows like it", first.message, count - 1),
        }
        diagnostics.push(first);
    }
}

/// The codes that the rows of `grid` explain.
pub(crate) fn codes<'a>(page: &Page<'a>, grid: &Grid, columns: &Columns) -> Vec<ErrorCode<'a>> {
    let row = |line: &Line| {
        let is_number = |cell: &Span| page.plain(*cell).text.parse::<i64>().is_ok();
        let number = columns.cells(line, Role::Code).find(is_number);
        let code = number.or_else(|| columns.cell(line, Role::Code)).or_else(|| line.cells.first().copied())?;
        let message = [Role::Message, Role::Description].into_iter().find_map(|role| columns.cell(line, role));
        let code = page.plain(code).text;
        let message = message.map(|cell| page.plain(cell)).filter(|text| !text.text.is_empty());
        name::is_code(&code).then_some(ErrorCode { span: line.span, code, message })
    };
    grid.rows.iter().filter_map(row).collect()
}

/// The rows above which a row may be nested in, from the outermost inwards.
#[derive(Debug, Default)]
struct Nesting<'a> {
    open: Vec<(usize, Vec<Step<'a>>)>,
}

/// How many rows may be nested in one another.
const DEEPEST: usize = 32;

impl<'a> Nesting<'a> {
    /// The whole path of a name, after which further names may be nested in it.
    fn place(&mut self, name: name::Name<'a>, declared: Option<&Declared<'_>>) -> Vec<Step<'a>> {
        while self.open.last().is_some_and(|(depth, _)| *depth >= name.depth) {
            self.open.pop();
        }
        let mut path = self.open.last().map(|(_, path)| path.clone()).unwrap_or_default();
        path.extend(name.steps);
        if self.open.len() < DEEPEST {
            let mut inside = path.clone();
            if matches!(declared, Some(Declared::Array(_))) && inside.last() != Some(&Step::Items) {
                inside.push(Step::Items);
            }
            self.open.push((name.depth, inside));
        }
        path
    }
}

fn row<'a>(
    page: &Page<'a>,
    line: &Line,
    columns: &Columns,
    nesting: &mut Nesting<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<Row<'a>> {
    let site = Site::new(page.source, line.span);
    let shown = columns.cell(line, Role::Name).map(|cell| page.plain(cell));
    let Some((shown, name)) = shown.and_then(|shown| name::parse(&shown.text).map(|name| (shown, name))) else {
        if line.cells.iter().any(|cell| !cell.is_empty() && !words::is_nothing(&page.plain(*cell).text)) {
            diagnostics.report(&codes::ROW_UNREADABLE, site, "this row names no parameter or field");
        }
        return None;
    };
    if line.joined {
        diagnostics.report(&codes::ROW_BROKEN, site, format!("the row of `{}` is broken over two lines", shown.text));
    }
    let shown = Text { span: shown.span, text: name.bare.clone() };
    let mut claims = Claims::of(page, line, columns);
    claims.sort_out(page, line, columns, diagnostics);
    claims.required = claims.required.or(name.required);
    let place = name.placeholder.then_some(Place::Path);
    let place = columns.cell(line, Role::Location).and_then(|cell| words::place(&page.plain(cell).text)).or(place);
    let path = nesting.place(name, claims.declared.as_ref());
    let values = claims.values(page, line, columns);
    let default = claims.default(page, line, columns);
    let example = columns.cell(line, Role::Example).map(|cell| page.plain(cell));
    let example = example.filter(|example| claims.example_is_free(example) && !words::is_nothing(&example.text));
    let Claims { declared, nullable, required, description, .. } = claims;
    Some(Row {
        span: line.span,
        name: shown,
        path,
        declared,
        required,
        nullable,
        description,
        default,
        example,
        values,
        place,
    })
}

/// What the cells of a row say.
struct Claims<'a> {
    declared: Option<Declared<'a>>,
    nullable: Option<bool>,
    required: Option<bool>,
    description: Option<Text<'a>>,
    /// A type cell that holds no type.
    no_type: Option<Text<'a>>,
}

impl<'a> Claims<'a> {
    fn of(page: &Page<'a>, line: &Line, columns: &Columns) -> Self {
        let mut claims = Self { declared: None, nullable: None, required: None, description: None, no_type: None };
        if let Some(cell) = columns.cell(line, Role::Type) {
            claims.set_type(page.plain(cell));
        }
        let flag = |role| columns.cell(line, role).and_then(|cell| requirement(&page.plain(cell).text));
        let absent = flag(Role::Optional).map(|optional| !optional);
        claims.required = flag(Role::Required).or(absent);
        claims.nullable = flag(Role::Nullable).or(claims.nullable);
        let mut texts: Vec<Text<'a>> = columns.cells(line, Role::Description).map(|cell| page.plain(cell)).collect();
        texts.extend(
            columns
                .cell(line, Role::Required)
                .map(|cell| page.plain(cell))
                .filter(|text| requirement(&text.text).is_none()),
        );
        if texts.is_empty() {
            texts.extend(columns.unknown(line).map(|cell| page.plain(cell)).next());
        }
        texts.retain(|text| !text.text.is_empty() && !words::is_nothing(&text.text));
        claims.description = together(texts);
        claims
    }

    fn set_type(&mut self, text: Text<'a>) {
        match types::parse(&text.text) {
            Some(spelled) => {
                self.declared = Some(spelled.declared);
                self.nullable = spelled.nullable.then_some(true);
            }
            None if !words::is_nothing(&text.text) && !text.text.is_empty() => self.no_type = Some(text),
            None => {}
        }
    }

    /// Puts right what stands in the wrong column.
    fn sort_out(&mut self, page: &Page<'a>, line: &Line, columns: &Columns, diagnostics: &mut Diagnostics) {
        let site = |text: &Text<'_>| Site::new(page.source, text.span);
        if let Some(text) = self.no_type.take() {
            let message = format!("`{}` is no known type", short(&text.text));
            if self.description.is_none() {
                diagnostics.report(&codes::DESCRIPTION_IN_TYPE, site(&text), message);
                self.description = Some(text);
            } else if is_one_word(&text.text) {
                diagnostics.report(&codes::TYPE_UNKNOWN, site(&text), message);
            }
        }
        let typed = self
            .description
            .as_ref()
            .filter(|text| !may_describe(&text.text))
            .and_then(|text| types::exactly(&text.text));
        if let (None, Some(spelled)) = (&self.declared, typed) {
            if let Some(text) = self.description.take() {
                let message = format!("the description is nothing but the type `{}`", text.text);
                diagnostics.report(&codes::TYPE_IN_DESCRIPTION, site(&text), message);
            }
            self.declared = Some(spelled.declared);
            // The cells are shifted by one, so that the next one holds the description.
            let shifted = columns.cell(line, Role::Example).map(|cell| page.plain(cell));
            self.description = shifted.filter(|text| is_prose(&text.text));
        }
        self.required = self.required.or_else(|| self.description.as_ref().and_then(|text| said(&text.text)));
    }

    /// Whether the example cell is not already taken for the description.
    fn example_is_free(&self, example: &Text<'_>) -> bool {
        self.description.as_ref().is_none_or(|description| description.span != example.span)
    }

    fn values(
        &self,
        page: &Page<'a>,
        line: &Line,
        columns: &Columns,
    ) -> Vec<docwright_schema::document::DescribedValue<'a>> {
        if self.declared == Some(Declared::Boolean) {
            return Vec::new();
        }
        let column = columns.cell(line, Role::Values).map(|cell| choices::listed(page, &page.plain(cell)));
        let column = column.filter(|values| !values.is_empty());
        column.or_else(|| self.description.as_ref().map(|text| choices::described(page, text))).unwrap_or_default()
    }

    fn default(&self, page: &Page<'a>, line: &Line, columns: &Columns) -> Option<Text<'a>> {
        let cell = columns.cell(line, Role::Default).map(|cell| page.plain(cell));
        let cell = cell.filter(|text| !words::is_nothing(&text.text) && !text.text.is_empty());
        cell.or_else(|| self.description.as_ref().and_then(|text| default_in(page, text)))
    }
}

/// Type words that describe a field as well as they type it.
const DESCRIPTIONS: [&str; 14] = [
    "date",
    "time",
    "datetime",
    "timestamp",
    "text",
    "email",
    "url",
    "uri",
    "uuid",
    "file",
    "number",
    "list",
    "hash",
    "set",
];

/// Whether a type's word could be meant as a description.
fn may_describe(text: &str) -> bool {
    !text.is_ascii() || DESCRIPTIONS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Several texts as one, each on a line of its own.
fn together(texts: Vec<Text<'_>>) -> Option<Text<'_>> {
    let mut texts = texts.into_iter();
    let first = texts.next()?;
    Some(texts.fold(first, |all, next| match all.text == next.text {
        true => all,
        false => Text { span: all.span.to(next.span), text: Cow::Owned(format!("{}\n{}", all.text, next.text)) },
    }))
}

fn short(text: &str) -> String {
    let mut start: String = text.chars().take(40).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

fn is_prose(text: &str) -> bool {
    !text.is_ascii() || text.split(is_blank).count() > 2
}

/// What a cell says of whether something is required: its first word decides.
fn requirement(text: &str) -> Option<bool> {
    let text = trim(text);
    words::required(text).or_else(|| {
        let word = text
            .split(|char: char| {
                is_blank(char) || matches!(char, ',' | '，' | '(' | '（' | ';' | '；' | '。' | '.' | '\\' | '/')
            })
            .next()?;
        (word.len() < text.len()).then(|| words::required(word)).flatten()
    })
}

/// What a description says at its beginning or in parentheses of whether something is required.
fn said(text: &str) -> Option<bool> {
    let is_end = |char: char| {
        is_blank(char) || matches!(char, ',' | '，' | '.' | '。' | ')' | '）' | ';' | '；' | ']' | ':' | '：')
    };
    let word_of = |text: &str| {
        let end = text.find(is_end).unwrap_or(text.len());
        let listed = text[end..].trim_start().starts_with([':', '：']) && !text.is_ascii();
        let word = &text[..end];
        (word.chars().count() >= if word.is_ascii() { 6 } else { 2 } && !listed)
            .then(|| words::required(word))
            .flatten()
    };
    let inside = text.char_indices().filter(|(_, char)| matches!(char, '(' | '（' | '[' | '【'));
    let mut starts = std::iter::once(0).chain(inside.map(|(at, char)| at + char.len_utf8()).take(4));
    starts.find_map(|start| word_of(&text[start..]))
}

/// The default that a description names.
fn default_in<'a>(page: &Page<'a>, text: &Text<'a>) -> Option<Text<'a>> {
    let raw = page.raw(text.span);
    let lower = raw.to_ascii_lowercase();
    let (at, length) = words::phrases(|language| language.defaults)
        .filter_map(|word| lower.find(word).map(|at| (at, word.len())))
        .min_by_key(|&(at, length)| (at, std::cmp::Reverse(length)))?;
    let rest = raw.get(at + length..)?.trim_start_matches(|char: char| {
        is_blank(char) || matches!(char, ':' | '：' | '=' | '为' | '是' | '`' | '"' | '\'')
    });
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
    let end = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
    let value = rest[..end].trim_end_matches(['.', '-']);
    let after = rest[end..].chars().next();
    // A word before further letters is prose: `defaults to the first page`.
    let single =
        after.is_none_or(|char| !is_blank(char) || value.bytes().all(|byte| byte.is_ascii_digit()) || !raw.is_ascii());
    let unit = after.is_some_and(char::is_alphabetic);
    (!value.is_empty() && single && !unit).then(|| Text { span: page.span_of(value), text: Cow::Borrowed(value) })
}

/// Whether a cell holds a word that a type could be misspelt as.
fn is_one_word(text: &str) -> bool {
    text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}
