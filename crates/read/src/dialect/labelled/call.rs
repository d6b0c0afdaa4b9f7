//! Sample calls: what a `curl` command sends where.

use std::borrow::Cow;

use docwright_schema::document::{Declared, Method, Row, Text};

use crate::{
    address,
    page::{Page, is_blank, trim},
};

use super::endpoint::{self, Endpoint};

/// A sample call.
#[derive(Debug)]
pub(super) struct Call<'a> {
    /// Where it goes; the fields of a query or a form that is sent separately are part of the query.
    pub(super) endpoint: Endpoint<'a>,
    /// The JSON that it sends.
    pub(super) json: Option<&'a str>,
    /// The fields of the form that it sends.
    pub(super) form: Vec<Row<'a>>,
    /// Whether each field of the form is a part of its own.
    pub(super) parts: bool,
    /// The headers that it sends.
    pub(super) headers: Vec<&'a str>,
    /// What follows the command.
    pub(super) rest: &'a str,
}

/// The most words of a command that are looked at.
const LONGEST: usize = 400;

/// Reads the first `curl` command of `text`.
pub(super) fn read<'a>(page: &Page<'a>, text: &'a str) -> Option<Call<'a>> {
    let command = text.get(beginning(text)?..)?;
    let name = page.span_of(command.get(..4)?);
    let mut arguments = Arguments::default();
    let mut words = Words { rest: command.get(4..end_of(command))? }.take(LONGEST);
    while let Some(word) = words.next() {
        arguments.take(word, &mut words);
    }
    let (mut endpoint, _) = endpoint::url(page, arguments.url?, false)?;
    let parts = !arguments.fields.is_empty();
    let mut form: Vec<Row<'a>> = arguments.fields.into_iter().filter_map(|field| field_row(page, field)).collect();
    let mut json = None;
    for data in &arguments.data {
        match trim(data).starts_with(['{', '[']) {
            true => json = json.or(Some(*data)),
            false => form.extend(address::query_rows(page, data)),
        }
    }
    let sends = !arguments.data.is_empty() || !form.is_empty();
    let implied = if sends && !arguments.in_query { Method::Post } else { Method::Get };
    let told = arguments.method.and_then(|word| endpoint::method(page, word));
    endpoint.method = told.or(Some((implied, name)));
    if arguments.in_query {
        endpoint.query.append(&mut form);
    }
    let rest = command.get(end_of(command)..)?;
    Some(Call { endpoint, json, form, parts, headers: arguments.headers, rest })
}

/// Where the command begins: `curl` as a word of its own.
fn beginning(text: &str) -> Option<usize> {
    let bound = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|char| is_blank(char) || matches!(char, '$' | '`' | '|' | ';' | '('))
            && text[at + 4..].starts_with(is_blank)
    };
    text.match_indices("curl").map(|(at, _)| at).take(50).find(|at| bound(*at))
}

/// Where a command ends that is followed by what it prints: a line of JSON, outside of quotes.
pub(super) fn end_of(command: &str) -> usize {
    let mut quote = None;
    let mut chars = command.char_indices();
    while let Some((at, char)) = chars.next() {
        match (quote, char) {
            (Some('"') | None, '\\') => drop(chars.next()),
            (Some(open), _) => quote = quote.filter(|_| char != open),
            (None, '\'' | '"') => quote = Some(char),
            (None, '\n') if command[at + 1..].starts_with(['{', '[']) => return at + 1,
            _ => {}
        }
    }
    command.len()
}

/// The arguments of a command as far as they matter.
#[derive(Debug, Default)]
struct Arguments<'a> {
    method: Option<&'a str>,
    url: Option<&'a str>,
    data: Vec<&'a str>,
    fields: Vec<&'a str>,
    headers: Vec<&'a str>,
    /// Whether the data goes into the query.
    in_query: bool,
}

impl<'a> Arguments<'a> {
    fn take(&mut self, word: &'a str, words: &mut impl Iterator<Item = &'a str>) {
        let (flag, attached) = parted(word);
        let mut value = || attached.or_else(|| words.next()).map(unquoted);
        match flag {
            "-X" | "--request" => self.method = value(),
            "--url" => self.url = value(),
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--data-urlencode" | "--json" => {
                self.data.extend(value().filter(|data| !data.starts_with('@')));
            }
            "-F" | "--form" | "--form-string" => self.fields.extend(value()),
            "-G" | "--get" => self.in_query = true,
            "-I" | "--head" => self.method = Some("HEAD"),
            "-H" | "--header" => self.headers.extend(value()),
            "-u" | "--user" | "-o" | "--output" | "-A" | "--user-agent" | "-b" | "--cookie" | "-e" | "-T"
            | "--upload-file" | "--cacert" | "--cert" | "--key" | "-m" | "-w" | "--connect-timeout" => {
                value();
            }
            _ if flag.starts_with('-') => {}
            _ => {
                let url = unquoted(word);
                self.url = self.url.or(Some(url).filter(|url| url.contains(['/', '.'])));
            }
        }
    }
}

/// A flag, and the value that is written in the same word: `-XPOST`, `--data='…'`.
fn parted(word: &str) -> (&str, Option<&str>) {
    if word.starts_with("--") {
        return word.split_once('=').map_or((word, None), |(flag, value)| (flag, Some(value)));
    }
    match word.strip_prefix('-').and_then(|flags| flags.chars().next()) {
        Some('X' | 'd' | 'F' | 'H' | 'u' | 'o' | 'b' | 'A' | 'e' | 'm' | 'w' | 'T') if word.len() > 2 => {
            let (flag, value) = word.split_at(2);
            (flag, Some(value))
        }
        _ => (word, None),
    }
}

/// A word without the quotes around it.
fn unquoted(word: &str) -> &str {
    let inner = word.strip_prefix('$').filter(|rest| rest.starts_with('\'')).unwrap_or(word);
    let inside = |quote| inner.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inside('\'').or_else(|| inside('"')).unwrap_or_else(|| inner.trim_matches(['\'', '"']))
}

/// The words of a shell command. Quotes and the directives of site generators hold words together; what a quote
/// leaves open ends with the text.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let skipped = |char: char| is_blank(char) || char == '\\';
        self.rest = self.rest.trim_start_matches(skipped);
        let end = word_end(self.rest);
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }
}

fn word_end(text: &str) -> usize {
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match (quote, char) {
            (Some('"') | None, '\\') => {
                let escaped = chars.next().map(|(_, char)| char);
                if quote.is_none() && escaped.is_none_or(is_blank) {
                    return at;
                }
            }
            (Some(open), _) => quote = quote.filter(|_| char != open),
            (None, '\'' | '"') => quote = Some(char),
            (None, '<') if text[at..].starts_with("<%") => {
                let Some(length) = text[at..].find("%>") else { return text.len() };
                chars.by_ref().take_while(|(next, _)| *next < at + length + 1).for_each(drop);
            }
            (None, _) if is_blank(char) => return at,
            (None, _) => {}
        }
    }
    text.len()
}

/// A form's field: `name=value`, `file=@picture.png`.
fn field_row<'a>(page: &Page<'a>, field: &'a str) -> Option<Row<'a>> {
    let (name, value) = field.split_once('=')?;
    let mut row = address::query_rows(page, field.get(..name.len())?).pop()?;
    let value = unquoted(value);
    if value.starts_with(['@', '<']) {
        row.declared = Some(Declared::File);
    } else if !value.is_empty() {
        row.example = Some(Text { span: page.span_of(value), text: Cow::Borrowed(value) });
    }
    row.span = page.span_of(field);
    Some(row)
}

#[cfg(test)]
mod tests {
    use docwright_schema::{Diagnostics, Source, Sources};

    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let mut sources = Sources::default();
        let id = sources.add("page.md".to_owned(), text.to_owned());
        let source: &Source = sources.get(id);
        let page = Page::new(id, source.text(), &mut Diagnostics::default());
        let call = read(&page, page.text).expect("there is a call");
        let names = |rows: &[Row<'_>]| rows.iter().map(|row| row.name.text.to_string()).collect::<Vec<_>>().join(" ");
        let method = call.endpoint.method.map_or("?", |(method, _)| method.as_str());
        let path = call.endpoint.path.as_ref().map_or("?", |path| &*path.text);
        let shown = format!(
            "{method} {path} query[{}] form[{}] json[{}]",
            names(&call.endpoint.query),
            names(&call.form),
            call.json.unwrap_or_default()
        );
        assert_eq!(shown, expect);
    }

    #[test]
    fn methods_are_named_or_implied() {
        check("curl https://a.example/v1/things", "GET /v1/things query[] form[] json[]");
        check("$ curl -XDELETE 'https://a.example/v1/things/7'", "DELETE /v1/things/7 query[] form[] json[]");
        check("curl -I https://a.example/v1", "HEAD /v1 query[] form[] json[]");
        check("curl https://a.example/v1 -d a=1", "POST /v1 query[] form[a] json[]");
    }

    #[test]
    fn quotes_and_directives_hold_words_together() {
        check(
            "curl -X PUT \"<%= base %>/v1/things\" \\\n  -H 'A: b c' \\\n  -d '{\n \"a\": 1\n}'",
            "PUT /v1/things query[] form[] json[{\n \"a\": 1\n}]",
        );
        check("curl <%= base %>/v1/things?page=2", "GET /v1/things query[page] form[] json[]");
        check("curl --data=\"{\\\"a\\\": 1}\" https://a.example/v1", "POST /v1 query[] form[] json[{\\\"a\\\": 1}]");
    }

    #[test]
    fn data_is_json_or_a_form() {
        check("curl -G https://a.example/v1 -d q=tea --data-urlencode 'p=1'", "GET /v1 query[q p] form[] json[]");
        check("curl https://a.example/v1 -F 'photo=@tea.png' -F name=tea", "POST /v1 query[] form[photo name] json[]");
        check("curl https://a.example/v1 --data 'a=1&b=2'", "POST /v1 query[] form[a b] json[]");
    }

    #[test]
    fn what_a_quote_leaves_open_ends_with_the_text() {
        check("curl https://a.example/v1 -d '{\"a\": 1", "POST /v1 query[] form[] json[{\"a\": 1]");
    }
}
