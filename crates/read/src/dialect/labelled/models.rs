//! Objects that a page describes apart from operations.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Span,
    document::{Example, Heading, Model, Place, Table, Text},
    json::{Json, Value},
};

use crate::{
    page::{Block, Kind as Part, Page},
    reference, references, table, words,
};

use super::draft::Draft;

/// The models among what is no operation.
pub(super) fn read<'d, 'a: 'd>(page: &Page<'a>, drafts: impl Iterator<Item = &'d Draft<'a>>) -> Vec<Model<'a>> {
    let drafts: Vec<&Draft<'a>> = drafts.filter(|draft| !draft.common).collect();
    let described = drafts.iter().filter(|draft| !draft.is_addressed() && draft.tables.iter().any(lists_members));
    let mut sections: BTreeMap<&[Span], Vec<usize>> = BTreeMap::new();
    let mut models = Vec::new();
    for draft in described {
        sections.entry(section(draft)).or_default().push(models.len());
        models.push(model(page, draft));
    }
    let members: Vec<_> = models.iter().map(members).collect();
    let all: Vec<usize> = (0..models.len()).collect();
    let mut further: Vec<(usize, &Example<'a>)> = Vec::new();
    for draft in drafts.iter().filter(|draft| draft.tables.is_empty()) {
        let own = sections.get(section(draft)).map(Vec::as_slice).unwrap_or_default();
        for example in &draft.examples {
            // Of several that fit alike, the first is what the section is about.
            let best = |models: &[usize]| {
                let fits = models.iter().take(MOST_MODELS).rev().map(|at| (fit(&members[*at], example), *at));
                fits.max_by_key(|(fit, _)| *fit).filter(|(fit, _)| *fit > 0)
            };
            // What another model has all members of is none of one that lacks some.
            let is_whole = |(fit, _): &(usize, usize)| *fit == size(example);
            let is_its = |own: &(usize, usize)| is_whole(own) || !best(&all).is_some_and(|other| is_whole(&other));
            further.extend(best(own).filter(is_its).map(|(_, at)| (at, example)));
        }
    }
    let further: Vec<_> = further.into_iter().filter_map(|(at, example)| Some((at, shown(example)?))).collect();
    further.into_iter().for_each(|(at, body)| models[at].examples.push(body));
    models
}

/// The most models of one section that an example is held against.
const MOST_MODELS: usize = 50;

/// The headings around the one that a draft stands below.
fn section<'d>(draft: &'d Draft<'_>) -> &'d [Span] {
    draft.around.split_last().map_or(&[], |(_, outer)| outer)
}

/// Whether a table says of what type members are.
fn lists_members(table: &Table<'_>) -> bool {
    let inside = matches!(table.place, Place::Request | Place::Body | Place::Response);
    inside && table.rows.iter().any(|row| row.declared.is_some() || row.refers.is_some())
}

fn model<'a>(page: &Page<'a>, draft: &Draft<'a>) -> Model<'a> {
    let headings = draft.around.iter().rev().map(|span| heading(page, *span)).collect();
    // The heading of the model is no field of it.
    let is_inside =
        |anchor: &Text<'_>| !draft.around.iter().any(|heading| heading.range().contains(&(anchor.span.start as usize)));
    let own = draft.tables.iter().filter(|table| lists_members(table)).cloned();
    let tables = own.map(|table| Table { anchor: table.anchor.filter(is_inside), ..table }).collect();
    let examples = draft.examples.iter().filter_map(shown).collect();
    Model { span: draft.span, headings, tables, examples }
}

/// The most tags before a heading that may name it.
const MOST_TAGS: usize = 8;

/// What a heading calls the thing below it, and links call it.
pub(super) fn heading<'a>(page: &Page<'a>, span: Span) -> Heading<'a> {
    let text = page.plain(span);
    let (outer, alias) = alias(&text.text);
    let at = page.blocks.partition_point(|block| block.span.start < span.start);
    let is_tag = |block: &&Block| match block.kind {
        Part::Tag => true,
        Part::Line => page.raw(block.span).starts_with('<') && page.plain(block.span).text.is_empty(),
        _ => false,
    };
    let before = page.blocks[..at].iter().rev().take_while(is_tag).take(MOST_TAGS);
    let given = before.flat_map(|block| references::names(page.raw(block.span)));
    let slugs = [Some(&*text.text), alias].into_iter().flatten().map(references::slug);
    let anchors = slugs.chain(given).collect();
    let name = alias.unwrap_or(outer);
    let name = reference::named(name).unwrap_or_else(|| name.to_owned()).into();
    Heading { text, name, anchors }
}

/// A heading's text without the identifier in parentheses behind it, and that: `成员对象（Member）`.
fn alias(text: &str) -> (&str, Option<&str>) {
    let inner = text.trim_end().strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']));
    match inner.filter(|(_, inner)| table::is_identifier(inner.trim())) {
        Some((outer, inner)) => (outer.trim_end(), Some(inner.trim())),
        None => (text, None),
    }
}

/// The body of an example that shows values; some show the types that stand in their place.
fn shown<'a>(example: &Example<'a>) -> Option<Json<'a>> {
    (!shows_types(&example.body.value)).then(|| example.body.clone())
}

/// Whether all texts of an object are words for types.
fn shows_types(value: &Value<'_>) -> bool {
    let Value::Object(members) = value else { return false };
    let texts = members.members.iter().filter_map(|member| match &member.value.value {
        Value::String(text) => Some(text),
        _ => None,
    });
    let is_type = |text: &str| {
        let word = text.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        words::kind(word).is_some()
    };
    let (types, all) = texts.fold((0, 0), |(types, all), text| (types + usize::from(is_type(text)), all + 1));
    types > 0 && 2 * types >= all
}

/// The names of a model's members.
fn members(model: &Model<'_>) -> BTreeSet<String> {
    model.tables.iter().flat_map(|table| &table.rows).map(|row| row.name.text.trim().to_owned()).collect()
}

/// How many members an example has.
fn size(example: &Example<'_>) -> usize {
    if let Value::Object(object) = &example.body.value { object.members.len() } else { 0 }
}

/// How many members of an example are those of a model; none where most of them are others.
fn fit(members: &BTreeSet<String>, example: &Example<'_>) -> usize {
    let Value::Object(object) = &example.body.value else { return 0 };
    let known = object.members.iter().filter(|member| members.contains(&*member.key)).count();
    if 2 * known >= object.members.len() { known } else { 0 }
}
