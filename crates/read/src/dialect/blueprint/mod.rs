//! Pages written in API Blueprint, with MSON for what bodies consist of: <https://apiblueprint.org>.
//!
//! `tree` takes a page apart into sections and nested items (`line`, `keyword`), `outline` finds resources, actions and
//! types by their headings (`heading`, `template`), and `operation` puts operations together from `payload`s and from
//! rows that `types` writes for `member`s (`head`, `spec`) and `schema` for JSON schemas.

mod head;
mod heading;
mod keyword;
mod line;
mod member;
mod operation;
mod outline;
mod payload;
mod schema;
mod spec;
mod template;
mod tree;
mod types;

use docwright_schema::{
    Diagnostics,
    document::{Document, Guide, Server, Text},
};

use crate::page::{Kind, Page, trim};

use self::{
    heading::Heading,
    keyword::Keyword,
    operation::{Draft, Shared},
    outline::Outline,
    types::Types,
};

/// Whether a page is a blueprint: by its metadata, or by a heading and an item that only blueprints have.
pub(super) fn fits(page: &Page<'_>) -> bool {
    let lines = line::lines(page.text);
    let has_items = lines.iter().any(|line| is_telling(line.text));
    if metadata(page).any(|(key, value)| key.eq_ignore_ascii_case("FORMAT") && value.contains("1A")) {
        // Some pages call themselves blueprints and describe everything in tables.
        return has_items || !page.blocks.iter().any(|block| matches!(block.kind, Kind::Rows(_)));
    }
    let is_heading = |text: &str| {
        let heading = line::heading(text).map(|(_, title)| Heading::of(title));
        matches!(heading, Some(Heading::Resource { .. } | Heading::Action { .. }))
    };
    has_items && lines.iter().any(|line| line.is_outermost() && is_heading(line.text))
}

/// Whether a line is an item that hardly stands on other pages: these have lists of other bullets.
fn is_telling(text: &str) -> bool {
    let Some((keyword, rest)) = line::item(text).and_then(Keyword::of) else { return false };
    match keyword {
        Keyword::Parameters => text.starts_with('+'),
        Keyword::Request => text.starts_with('+') || rest.ends_with(')') && rest.contains('/'),
        Keyword::Response => {
            text.starts_with('+') || keyword::status(rest).is_some() && (rest.len() == 3 || rest.ends_with(')'))
        }
        _ => false,
    }
}

/// The metadata at the top of a page.
fn metadata<'a>(page: &Page<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let lines = page.text.lines().map(trim).take(100).take_while(|line| line::heading(line).is_none());
    lines.filter_map(|line| line.split_once(':')).map(|(key, value)| (trim(key), trim(value)))
}

/// Reads a page.
pub(super) fn read<'a>(page: &Page<'a>, diagnostics: &mut Diagnostics) -> Document<'a> {
    let Outline { title, resources, types } = outline::outline(page, tree::sections(page.text));
    let mut shared =
        Shared { types: Types::default(), models: std::collections::BTreeMap::new(), left: types::allowance() };
    types.into_iter().for_each(|(name, body)| shared.types.define(name, body));
    shared.learn(page, &resources, diagnostics);
    let actions = resources.iter().flat_map(|resource| resource.actions.iter().map(move |action| (resource, action)));
    let operations = actions
        .map(|(resource, action)| Draft::new(page, &mut shared, resource, action, diagnostics).finish())
        .collect();
    let guide = Guide { servers: servers(page, &resources), ..Guide::default() };
    Document {
        source: page.source,
        dialect: "",
        title,
        operations,
        guide,
        error_codes: Vec::new(),
        models: Vec::new(),
        value_sets: Vec::new(),
    }
}

/// The server that the metadata names, or those that stand in URI templates.
fn servers<'a>(page: &Page<'a>, resources: &[outline::Resource<'a>]) -> Vec<Server<'a>> {
    let host = metadata(page).find(|(key, value)| key.eq_ignore_ascii_case("HOST") && value.contains("://"));
    let url = host.map(|(_, value)| value.trim_end_matches('/'));
    let told = url.map(|url| Text { span: page.span_of(url), text: url.into() });
    let templates = resources.iter().filter_map(|resource| resource.template.as_ref());
    let url = told.or_else(|| templates.into_iter().find_map(|template| template.server.clone()));
    url.map(|url| Server { url, name: None, description: None }).into_iter().collect()
}
