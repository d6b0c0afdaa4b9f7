//! What the tables of an operation are about.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use docwright_schema::{
    Span,
    document::{DescribedValue, Direction, ErrorCode, Method, Outcome, Place, Row, Step, Table, Text},
    json::Value,
};

use crate::{
    page::{is_blank, trim},
    reference,
    table::{self, Columns, Grid},
    words::{self, Facets, Role},
};

use super::{
    draft::Draft,
    endpoint,
    label::{self, Phrase},
    section::{Kind, Section},
    sets,
    walk::{Listed, Walk},
};

/// Reads a table.
pub(super) fn read(walk: &mut Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) {
    if address(walk, grid, columns) || labelled_values(walk, grid) || explain_values(walk, grid, columns) {
        return;
    }
    if is_codes(&walk.section, columns) {
        return codes(walk, grid, columns);
    }
    if sets::read(walk, grid, columns) || !columns.name_parameters() {
        return;
    }
    let Some(place) = place(walk, grid, columns) else { return };
    // The members of an error are none of what is returned.
    if place == Place::Response && walk.section.outcome == Some(Outcome::Error) {
        return;
    }
    let inner = matches!(place, Place::Request | Place::Body | Place::Response);
    let anchor = walk.last.filter(|_| inner).map(|span| walk.page.plain(span)).and_then(|text| field_named(walk, text));
    let mut rows = table::rows(walk.page, grid, columns, walk.diagnostics);
    let marks_optional = table::marks_optional(walk.page, grid, columns);
    rows.iter_mut().for_each(|row| row.required = row.required.or(walk.requirement));
    // The items of a list are numbered and not named.
    if rows.iter().all(|row| is_index(&row.name.text)) {
        return;
    }
    if columns.claim_types() && describes_a_model(walk) {
        walk.add_model(Table { span: grid.span, place: Place::Response, anchor: None, marks_optional, rows });
    } else {
        walk.add_table(Table { span: grid.span, place, anchor, marks_optional, rows });
    }
}

/// Whether a heading below that of an operation, which was shown to answer, says that an object is described here.
fn describes_a_model(walk: &Walk<'_, '_, '_>) -> bool {
    let Some(title) = walk.titles.last().filter(|_| walk.section.kind == Kind::Start) else { return false };
    let open = walk.draft.as_ref().filter(|draft| draft.is_addressed() && draft.answers() && walk.holds(draft));
    open.is_some_and(|draft| draft.scope != Some(title.span))
        && reference::named(&walk.page.plain(title.span).text).is_some()
}

fn is_index(name: &str) -> bool {
    name == "n" || name.chars().all(|char| char.is_ascii_digit() || matches!(char, '.' | '…'))
}

/// Reads a table that gives method and URL: of one row those of the operation at hand, of several an index.
fn address(walk: &mut Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) -> bool {
    if !(columns.has(Role::Url) && columns.has(Role::Method)) {
        return false;
    }
    let [row] = grid.rows.as_slice() else {
        index(walk, grid, columns);
        return true;
    };
    let cell = |role| columns.cell(row, role).map(|cell| walk.page.raw(cell));
    let endpoint = cell(Role::Url).and_then(|url| endpoint::first_url(walk.page, url));
    let method = cell(Role::Method).and_then(|method| endpoint::method(walk.page, method));
    if let Some(mut endpoint) = endpoint {
        endpoint.method = method.or(endpoint.method);
        walk.open(endpoint, row.span);
    }
    true
}

/// Takes note of the operations that an index lists.
fn index(walk: &mut Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) {
    let page = walk.page;
    let listed = grid.rows.iter().take(MOST_VALUES).filter_map(|row| {
        let cell = |role| columns.cell(row, role);
        let endpoint = endpoint::first_url(page, page.raw(cell(Role::Url)?))?;
        let method = endpoint::method(page, page.raw(cell(Role::Method)?))?;
        let title = cell(Role::Description).map(|cell| page.plain(cell)).filter(|title| !title.text.is_empty());
        Some(Listed { span: row.span, method, path: endpoint.path?, title })
    });
    let room = MOST_VALUES.saturating_sub(walk.listed.len());
    walk.listed.extend(listed.take(room));
}

/// Reads a table of two columns whose rows are labels and what would stand behind them: `URL | /ovens`.
fn labelled_values<'a>(walk: &mut Walk<'_, 'a, '_>, grid: &Grid) -> bool {
    if grid.header.len() != 2 || grid.rows.len() > MOST_LABELS {
        return false;
    }
    let page = walk.page;
    let header = [Some(grid.header.as_slice())].into_iter().flatten();
    let pairs = header.chain(grid.rows.iter().map(|row| row.cells.as_slice()));
    let pairs: Vec<(Phrase, Span, &'a str)> = pairs
        .filter_map(|cells| {
            let [label, value] = cells else { return None };
            Some((label::phrase(&page.plain(*label).text)?, *label, page.raw(*value)))
        })
        .collect();
    let url = |(phrase, _, value): &(Phrase, Span, &'a str)| {
        let found = || endpoint::first_url(page, value).filter(|found| found.path.is_some());
        phrase.facets.has(Facets::URL).then(found).flatten()
    };
    let is_url = |pair: &(Phrase, Span, &'a str)| url(pair).is_some();
    // The cell of the URL may name the method too: `POST /ovens`.
    let is_method = |pair: &(Phrase, Span, &'a str)| {
        let (phrase, _, value) = pair;
        let is_told = phrase.facets.has(Facets::METHOD) && endpoint::method(page, value).is_some();
        is_told || url(pair).is_some_and(|found| found.method.is_some())
    };
    if !(pairs.iter().any(is_url) && pairs.iter().any(is_method)) {
        return false;
    }
    for (phrase, label, value) in pairs {
        walk.label(phrase, label);
        walk.value(Some(value).filter(|value| !value.is_empty()));
    }
    walk.section = Section::START;
    true
}

/// The most labels in one table.
const MOST_LABELS: usize = 20;

/// The most values that a table explains.
const MOST_VALUES: usize = 500;

/// Gives the rows of a table that explains values to the parameter above that has them.
fn explain_values(walk: &mut Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) -> bool {
    let told = columns.has(Role::Values) && !columns.has(Role::Name);
    let bare = columns.has(Role::Name) && !columns.claim_types() && columns.has(Role::Description);
    let follows = walk.draft.as_ref().and_then(|draft| draft.tables.last()).is_some();
    if !(told || bare && follows && walk.last.is_none()) {
        return false;
    }
    let page = walk.page;
    let role = if told { Role::Values } else { Role::Name };
    let explained = grid.rows.iter().take(MOST_VALUES).filter_map(|row| {
        let value = page.plain(columns.cell(row, role)?);
        let gloss = columns.cell(row, Role::Description).map(|cell| page.plain(cell).text);
        let fits = table::is_identifier(&value.text) || value.text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some(DescribedValue { value, gloss })
    });
    let values: Vec<_> = explained.collect();
    let rows = walk.draft.iter_mut().filter_map(|draft| draft.tables.last_mut()).flat_map(|table| &mut table.rows);
    let described = rows.into_iter().find(|row| lists(row, &values));
    if let Some(row) = described {
        table::label_values(&mut row.values, values);
        return true;
    }
    told && {
        sets::read(walk, grid, columns);
        true
    }
}

/// Whether `values` are those of the parameter in `row`: it names some of them, or points to a table below.
fn lists(row: &Row<'_>, values: &[DescribedValue<'_>]) -> bool {
    let shared =
        row.values.iter().filter(|value| values.iter().any(|other| other.value.text == value.value.text)).count();
    let points = |text: &Text<'_>| {
        let text = text.text.to_lowercase();
        words::phrases(|language| language.pointers).any(|word| text.contains(word))
    };
    shared >= 2 || row.description.as_ref().is_some_and(points)
}

/// Whether a table lists codes and not fields.
fn is_codes(section: &Section, columns: &Columns) -> bool {
    let told = section.kind == Kind::Codes && !columns.claim_types();
    let coded = columns.has(Role::Code) && (!columns.claim_types() || !columns.has(Role::Name));
    let failing = section.outcome == Some(Outcome::Error) && !columns.claim_types();
    told || coded || failing
}

fn codes(walk: &mut Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) {
    let is_status = |header: &str| label::known_words(header).has(Facets::STATUS);
    add_codes(walk, grid.span, table::codes(walk.page, grid, columns, is_status));
    for row in grid.rows.iter().take(MOST_VALUES) {
        let status = columns.cell(row, Role::Code).and_then(|cell| label::status_line(walk.page.raw(cell)));
        let mut bodies =
            row.cells.iter().filter(|cell| walk.page.raw(**cell).trim_start_matches('`').starts_with(['{', '[']));
        if let Some((status, body)) = status.zip(bodies.next_back()) {
            walk.body_in_cell(status, *body);
        }
    }
}

/// Gives error codes to the operation at hand, or to the API where there is none.
pub(super) fn add_codes<'a>(walk: &mut Walk<'_, 'a, '_>, span: Span, mut codes: Vec<ErrorCode<'a>>) {
    let success = codes.iter().find(|code| is_success(&code.code)).and_then(|code| code.code.parse().ok());
    if let Some(draft) = walk.draft.as_mut().filter(|draft| draft.is_addressed()) {
        draft.status = draft.status.or(success.filter(|status| *status > 0));
    }
    codes.retain(|code| !is_success(&code.code));
    if walk.section.outcome == Some(Outcome::Ok) || codes.is_empty() {
        return;
    }
    match walk.draft.as_ref().is_some_and(|draft| draft.is_addressed() || !draft.samples.is_empty()) {
        true => walk.current(span).error_codes.extend(codes),
        false => walk.error_codes.extend(codes),
    }
}

/// The status that a line tells, and what it says of it.
pub(super) fn status<'a>(walk: &Walk<'_, 'a, '_>, span: Span) -> Option<(u16, ErrorCode<'a>)> {
    let text = walk.page.plain(span);
    let (status, meaning) = label::status_head(&text.text)?;
    let range = text.text.len() - meaning.len()..text.text.len();
    let message = Some(range).filter(|range| !range.is_empty()).and_then(|range| part(text, range));
    Some((status, ErrorCode { span, code: status.to_string().into(), message }))
}

/// Whether a code says that all is well.
fn is_success(code: &str) -> bool {
    code == "0" || code.len() == 3 && code.starts_with('2') && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the rows of a table are about; nothing where that cannot be told.
fn place(walk: &Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) -> Option<Place> {
    let answered = || walk.draft.as_ref().is_some_and(Draft::answers);
    // What is merely called data belongs to what its page or chapter is about.
    let is_data = walk.section.facets.has(Facets::DATA) && walk.section.facets.is_within(Facets::DATA | Facets::TYPE);
    let apart = || is_data && walk.draft.as_ref().is_none_or(|draft| !draft.is_addressed());
    match walk.section.kind {
        Kind::Url => Some(Place::Path),
        Kind::Data => {
            if walk.section.place.is_some() {
                return walk.section.place;
            }
            (!walk.section.facets.has(Facets::HEADER))
                .then(|| by_header(walk, grid).unwrap_or(if answered() { Place::Response } else { Place::Request }))
        }
        Kind::Remark | Kind::Other | Kind::Codes | Kind::Host => {
            (columns.claim_types() && (answered() || apart())).then_some(Place::Response)
        }
        Kind::Start | Kind::Description | Kind::Method => Some(by_header(walk, grid).unwrap_or_else(|| {
            if names_what_was_answered(walk, grid, columns) { Place::Response } else { Place::Request }
        })),
    }
}

/// Whether all that a table names, and that is at least two members, stands in the answer right above it.
fn names_what_was_answered(walk: &Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) -> bool {
    let last = walk.draft.as_ref().and_then(|draft| draft.examples.last());
    let Some(answer) = last.filter(|last| last.direction == Direction::Response) else { return false };
    let mut keys = BTreeSet::new();
    keys_within(&answer.body.value, DEEPEST, &mut keys);
    let names = grid.rows.iter().take(MOST_VALUES).filter_map(|row| columns.cell(row, Role::Name));
    let names: Vec<_> = names.map(|cell| walk.page.plain(cell).text).collect();
    let is_shown =
        |name: &&Cow<'_, str>| name.split(['.', '[', ']']).filter(|key| !key.is_empty()).all(|key| keys.contains(key));
    let shown = names.iter().filter(is_shown).count();
    // Who sends no body is described by what is answered, even where the answer leaves some of it out.
    let sends = walk.draft.as_ref().and_then(Draft::verb).is_none_or(Method::has_body);
    shown > 1 && if sends { shown == names.len() } else { shown * 5 >= names.len() * 4 }
}

/// How deep in an answer, and how many of its keys, are looked at.
const DEEPEST: usize = 5;
const MOST_KEYS: usize = 2000;

/// The keys of a value and of what it holds.
fn keys_within<'v>(value: &'v Value<'_>, depth: usize, keys: &mut BTreeSet<&'v str>) {
    if depth == 0 || keys.len() > MOST_KEYS {
        return;
    }
    match value {
        Value::Object(object) => object.members.iter().for_each(|member| {
            keys.insert(&member.key);
            keys_within(&member.value.value, depth - 1, keys);
        }),
        Value::Array(array) => array.items.iter().take(1).for_each(|item| keys_within(&item.value, depth, keys)),
        _ => {}
    }
}

/// What the header of the names says: `请求参数`, `Response field`, `Header`.
fn by_header(walk: &Walk<'_, '_, '_>, grid: &Grid) -> Option<Place> {
    let mut phrases = grid.header.iter().filter_map(|cell| label::phrase(&walk.page.plain(*cell).text));
    phrases.find_map(|phrase| {
        if phrase.facets.has(Facets::HEADER) {
            Some(Place::Header)
        } else {
            phrase.facets.has(Facets::RESPONSE).then_some(Place::Response)
        }
    })
}

/// Whether a text names the field whose members follow.
pub(super) fn names_a_field(text: &str) -> bool {
    field_of(text).is_some()
}

/// Whether a text is the name of a field that the table above describes.
pub(super) fn repeats_a_field(walk: &Walk<'_, '_, '_>, text: &str) -> bool {
    let name = text.trim_matches(|char: char| is_blank(char) || matches!(char, ':' | '：'));
    let table = walk.draft.as_ref().and_then(|draft| draft.tables.last());
    let is_last = |row: &Row<'_>| matches!(row.path.last(), Some(Step::Key(key)) if key == name);
    table::is_identifier(name) && table.is_some_and(|table| table.rows.iter().take(MOST_VALUES).any(is_last))
}

fn field_named<'a>(walk: &Walk<'_, 'a, '_>, text: Text<'a>) -> Option<Text<'a>> {
    let text = without_caption(text);
    if let Some(name) = code_field(walk.page.raw(text.span)) {
        let start = text.text.rfind(name)?;
        return part(text, start..start + name.len());
    }
    if let Some(name) = object_named(walk, &text.text) {
        return Some(Text { span: text.span, text: name });
    }
    let repeated = repeats_a_field(walk, &text.text)
        .then(|| text.text.trim_matches(|char: char| !char.is_alphanumeric() && char != '_'));
    let name = repeated.or_else(|| field_of(&text.text))?;
    let start = text.text.find(name)?;
    let end = start + name.len();
    part(text, start..end)
}

/// The field of the table above that a sentence calls an object: `The billing address object has the following fields`.
fn object_named<'a>(walk: &Walk<'_, 'a, '_>, text: &str) -> Option<Cow<'a, str>> {
    let text = text.to_lowercase();
    let is_one = |word: &str| words::phrases(|language| language.entities).any(|entity| entity == word);
    let words: Vec<&str> = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at =
        words.iter().position(|word| is_one(word)).filter(|at| *at > 0 && (3..=MOST_WORDS).contains(&words.len()))?;
    let table = walk.draft.as_ref().and_then(|draft| draft.tables.last())?;
    let named = table.rows.iter().take(MOST_VALUES).find(|row| {
        let letters: String =
            row.name.text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        !letters.is_empty() && (0..at).any(|from| words[from..at].concat() == letters)
    })?;
    Some(named.name.text.clone())
}

/// The most words of a sentence that leads to the members of an object.
const MOST_WORDS: usize = 20;

/// The field that a line names last, as code at its beginning: `` `data` ``, `` `list` in `data` ``.
fn code_field(raw: &str) -> Option<&str> {
    let short = raw.starts_with('`') && raw.chars().count() < 60;
    let spans = raw.split('`').skip(1).step_by(2).filter(|_| short);
    spans.filter(|span| table::is_identifier(span)).last()
}

/// A text without the number of the table that it is the caption of: `表 3 items`, `Table 3: items`.
fn without_caption(text: Text<'_>) -> Text<'_> {
    let rest = label::without_caption(&text.text);
    let range = text.text.len() - rest.len()..text.text.len();
    if range.start == 0 { text } else { part(text.clone(), range).unwrap_or(text) }
}

/// The field that a line names: `items`, `items: …`, `items 对象`.
fn field_of(text: &str) -> Option<&str> {
    let text = trim(text).trim_end_matches([':', '：']);
    let end = text.find(|char: char| !(char.is_ascii_alphanumeric() || char == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let rest = rest.trim_start_matches(is_blank);
    let rest = rest.strip_prefix("[]").unwrap_or(rest);
    let modelled = |rest: &str| {
        let told = label::phrase(rest).is_some_and(|phrase| phrase.facets.has(Facets::PARAMETER | Facets::DATA));
        let rest = rest.trim_matches(|char: char| !char.is_alphanumeric());
        told || words::phrases(|language| language.models).any(|word| word.eq_ignore_ascii_case(rest))
    };
    let ends = rest.is_empty() || rest.starts_with([':', '：', '（', '(']) || modelled(rest);
    let known = label::phrase(name).is_some();
    (table::is_identifier(name) && !known && ends).then_some(name)
}

/// A part of a text, borrowed where the whole is.
pub(super) fn part(text: Text<'_>, range: Range<usize>) -> Option<Text<'_>> {
    let span = text.span;
    Some(match text.text {
        Cow::Borrowed(whole) => Text { span, text: whole.get(range)?.into() },
        Cow::Owned(whole) => Text { span, text: whole.get(range)?.to_owned().into() },
    })
}
