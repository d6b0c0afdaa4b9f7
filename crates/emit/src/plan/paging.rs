//! Operations whose answers are pages of a list: how one page leads to the next.
//!
//! The names are those by which APIs page, whatever the language of their docs. What is not certain is no page: a call that
//! answers one page is still right, a walk that never ends is not.

use docwright_schema::schema::{self, Place};
use heck::ToSnakeCase;

use super::{
    model::{Holding, Member, Struct},
    operation::{Answer, Parameter, ParameterValue},
    ty::RustType,
};

/// Names of parameters that count pages.
const NUMBERS: [&str; 11] = [
    "page",
    "page_no",
    "page_num",
    "page_number",
    "page_index",
    "pageno",
    "pagenum",
    "current_page",
    "current",
    "pn",
    "p",
];
/// Names of parameters that count the items before a page.
const OFFSETS: [&str; 3] = ["offset", "skip", "start_index"];
/// What the names of cursors end in.
const CURSORS: [&str; 3] = ["cursor", "token", "marker"];
/// Names of members that count the items of all pages.
const TOTALS: [&str; 8] = [
    "total",
    "total_count",
    "total_num",
    "total_items",
    "total_records",
    "total_elements",
    "total_results",
    "total_size",
];
/// Names of members that tell whether there is a further page.
const MORE: [&str; 4] = ["has_more", "has_next", "has_next_page", "more"];

/// How an operation pages.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paging {
    /// What the list holds.
    pub item: RustType,
    /// The payload that holds one page.
    pub page: RustType,
    /// The member that holds the list; none where the payload is the list.
    pub list: Option<String>,
    /// The member that counts the items of all pages.
    pub total: Option<String>,
    /// The member that tells whether there is a further page.
    pub more: Option<String>,
    pub turn: Turn,
}

/// What the next page is asked for by: a parameter of the operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Turn {
    pub parameter: String,
    pub is_required: bool,
    pub by: By,
}

/// What the parameter holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum By {
    /// The number of the page, of which the first is this one.
    Number(i64),
    /// The number of items before the page.
    Offset,
    /// What a member of the page before holds.
    Cursor(Cursor),
}

/// A member that holds the parameter of the next page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cursor {
    pub member: String,
    /// The type of the member.
    pub held: RustType,
    /// The type of a value of the parameter.
    pub sent: RustType,
}

impl Paging {
    /// How an operation pages, where it does.
    pub(super) fn new(
        operation: &schema::Operation,
        parameters: &[Parameter],
        answer: &Answer,
        structs: &dyn Fn(&str) -> Option<Struct>,
    ) -> Option<Self> {
        let (Answer::Envelope(page) | Answer::Whole(page) | Answer::Bare(page)) = answer else { return None };
        let page = page.clone();
        if let RustType::Vec(item) = &page {
            let turn = counted(operation, parameters)?;
            return Some(Self { item: (**item).clone(), page, list: None, total: None, more: None, turn });
        }
        let RustType::Named(name) = &page else { return None };
        let model = structs(name)?;
        let (list, item) = only_list(&model)?;
        let find = |names: &[&str], ty: &RustType| {
            let is = |member: &&Member| is_plain(member) && member.inner == *ty;
            let named = |member: &&Member| names.contains(&&*member.wire.to_snake_case());
            model.members.iter().filter(is).find(named).map(|member| member.ident.clone())
        };
        let (total, more) = (find(&TOTALS, &RustType::I64), find(&MORE, &RustType::Bool));
        let turn = by_cursor(parameters, &model).or_else(|| counted(operation, parameters))?;
        Some(Self { item, page, list: Some(list), total, more, turn })
    }
}

/// The only list among the members, and what it holds.
fn only_list(model: &Struct) -> Option<(String, RustType)> {
    let mut lists = model.members.iter().filter_map(|member| match &member.inner {
        RustType::Vec(item) if member.holding != Holding::Rest => Some((member, item)),
        _ => None,
    });
    let (list, item) = lists.next()?;
    (lists.next().is_none() && is_plain(list)).then(|| (list.ident.clone(), (**item).clone()))
}

/// Whether a member is a value or an option of one.
fn is_plain(member: &Member) -> bool {
    matches!(member.holding, Holding::Plain | Holding::Nullable | Holding::Optional)
}

fn is_query(parameter: &Parameter, ty: &RustType) -> bool {
    parameter.place == Place::Query && parameter.value == ParameterValue::One(ty.clone())
}

/// A parameter that counts pages or items.
fn counted(operation: &schema::Operation, parameters: &[Parameter]) -> Option<Turn> {
    let find = |names: &[&str]| {
        let named = |parameter: &&Parameter| names.contains(&&*parameter.wire.to_snake_case());
        parameters.iter().filter(|parameter| is_query(parameter, &RustType::I64)).find(named)
    };
    let turn =
        |parameter: &Parameter, by| Turn { parameter: parameter.ident.clone(), is_required: parameter.is_required, by };
    if let Some(parameter) = find(&NUMBERS) {
        return Some(turn(parameter, By::Number(first(operation, parameter))));
    }
    find(&OFFSETS).map(|parameter| turn(parameter, By::Offset))
}

/// The number of the first page: the docs' default, or the least that they allow, else one.
fn first(operation: &schema::Operation, parameter: &Parameter) -> i64 {
    let own = operation.parameters.iter().find(|own| own.location == parameter.place && own.name == parameter.wire);
    let default = own.and_then(|own| own.default.as_ref()?.trim().parse::<i64>().ok());
    let least = own.and_then(|own| own.limits.minimum);
    i64::from(default.or(least) != Some(0))
}

/// A parameter that takes what a member of the page before holds.
fn by_cursor(parameters: &[Parameter], model: &Struct) -> Option<Turn> {
    let is_cursor = |parameter: &&Parameter| parameter.place == Place::Query && is_cursor(&parameter.wire);
    let mut pairs = parameters.iter().filter(is_cursor).filter_map(|parameter| {
        let ParameterValue::One(sent) = &parameter.value else { return None };
        let is_next = |member: &&Member| {
            is_plain(member) && is_text(&member.inner) && stem(&member.wire) == stem(&parameter.wire)
        };
        is_text(sent).then_some((parameter, sent, model.members.iter().find(is_next)?))
    });
    let (parameter, sent, member) = pairs.next()?;
    let cursor = Cursor { member: member.ident.clone(), held: member.ty(), sent: sent.clone() };
    Some(Turn { parameter: parameter.ident.clone(), is_required: parameter.is_required, by: By::Cursor(cursor) })
}

/// Whether values are text, of whatever format that of the examples happens to have.
fn is_text(ty: &RustType) -> bool {
    matches!(ty, RustType::String | RustType::Text(_))
}

fn is_cursor(name: &str) -> bool {
    let name = name.to_snake_case();
    CURSORS.iter().any(|cursor| name.ends_with(cursor)) && !name.contains("access")
}

/// What a cursor is called apart from whether it is this one or the next.
fn stem(name: &str) -> String {
    let words = name.to_snake_case();
    let words: Vec<&str> = words.split('_').filter(|word| !["next", "start", "starting"].contains(word)).collect();
    words.join("_")
}
