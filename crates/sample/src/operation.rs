//! What is done with a thing, and what a page says of it.

use fastrand::Rng;

use crate::{
    thing::{self, Field, Thing},
    value::{self, Kind, STATES},
};

/// The operations that each thing has.
pub(crate) const OPERATIONS: [Operation; 5] =
    [Operation::List, Operation::Get, Operation::Create, Operation::Update, Operation::Close];

/// What is done with a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    List,
    Get,
    Create,
    Update,
    Close,
}

/// What a page says, before it is laid out.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its title in English and in Chinese.
    pub(crate) title: [String; 2],
    /// The method.
    pub(crate) method: &'static str,
    /// The path, with `{id}`.
    pub(crate) path: String,
    /// Parameters of path and query.
    pub(crate) parameters: Vec<Row>,
    /// Members of the request body.
    pub(crate) sent: Vec<Row>,
    /// The request body.
    pub(crate) request: Option<String>,
    /// Members of the answer.
    pub(crate) fields: Vec<Row>,
    /// The answer.
    pub(crate) answer: String,
}

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    /// The name, with that of what it is a part of.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Whether it has to be there.
    pub(crate) required: bool,
    /// Its description in English and in Chinese.
    pub(crate) about: [String; 2],
}

impl Operation {
    /// The name of the page of an operation.
    pub(crate) fn page(self, thing: &Thing) -> String {
        let name = match self {
            Self::List => "list",
            Self::Get => "detail",
            Self::Create => "create",
            Self::Update => "update",
            Self::Close => "close",
        };
        format!("{}/{name}.md", thing.plural)
    }

    /// What the page of an operation says.
    pub(crate) fn document(self, thing: &Thing, rng: &mut Rng) -> Document {
        let (method, rest, [en, zh]) = match self {
            Self::List => ("GET", "", ["List all", "查询"]),
            Self::Get => ("GET", "/{id}", ["Show", "查看"]),
            Self::Create => ("POST", "", ["Make", "新建"]),
            Self::Update => ("PUT", "/{id}", ["Change", "修改"]),
            Self::Close => ("POST", "/{id}/close", ["Close", "关闭"]),
        };
        let [en_thing, zh_thing] = &thing.title;
        let sends = matches!(self, Self::Create | Self::Update);
        let request = sends.then(|| thing.request(rng));
        let sent = thing.sent().filter(|_| sends).enumerate();
        let rows =
            |fields: &[Field], prefix: &str| fields.iter().map(|field| row(field, prefix, false)).collect::<Vec<_>>();
        let prefix = if self == Self::List { "data.rows." } else { "data." };
        let mut fields = rows(&thing.fields, prefix);
        fields.extend(rows(&thing::owner_fields(), &format!("{prefix}owner.")));
        if self != Self::List {
            fields.extend(rows(&thing::line_fields(), &format!("{prefix}lines.")));
        }
        Document {
            title: [format!("{en} {en_thing}"), format!("{zh}{zh_thing}")],
            method,
            path: format!("/api/v1/{}{rest}", thing.plural),
            parameters: self.parameters(thing),
            sent: sent.map(|(at, field)| row(field, &format!("{}.", thing.key), at < 2)).collect(),
            request,
            fields,
            answer: self.answer(thing, rng),
        }
    }

    fn parameters(self, thing: &Thing) -> Vec<Row> {
        let parameter = |name: &str, kind, required, en: &str, zh: &str| Row {
            name: name.to_owned(),
            kind,
            required,
            about: [en.to_owned(), zh.to_owned()],
        };
        match self {
            Self::List => {
                let filters = thing.sent().skip(2).step_by(2).map(|field| row(field, "", false));
                let mut rows = vec![
                    parameter("page", Kind::Count, false, "Which page", "页码"),
                    parameter("per_page", Kind::Count, false, "Rows of a page", "每页条数"),
                ];
                rows.extend(filters);
                rows
            }
            Self::Create => Vec::new(),
            Self::Get | Self::Update | Self::Close => {
                vec![parameter("id", Kind::Id, true, "Number, in the path", "编号，写在地址里")]
            }
        }
    }

    /// As many rows or lines as make the page as long as the others.
    fn answer(self, thing: &Thing, rng: &mut Rng) -> String {
        let data = match self {
            Self::List => {
                let rows: Vec<_> = (0..9).map(|_| thing.example(0, 3, rng)).collect();
                value::object([("total", "431".to_owned()), ("rows", value::list(&rows, 2))], 1)
            }
            Self::Get | Self::Close => thing.example(50, 1, rng),
            Self::Create | Self::Update => thing.example(40, 1, rng),
        };
        value::object([("code", "0".to_owned()), ("message", "\"ok\"".to_owned()), ("data", data)], 0)
    }
}

fn row(field: &Field, prefix: &str, required: bool) -> Row {
    let states = |meaning: fn(&(&str, &str, &str)) -> String| STATES.iter().map(meaning).collect::<Vec<_>>().join(", ");
    let [en, zh] = &field.about;
    let about = match field.kind {
        Kind::State => [
            format!("{en}: {}", states(|(word, en, _)| format!("{word} ({en})"))),
            format!("{zh}：{}", states(|(word, _, zh)| format!("{word} {zh}"))),
        ],
        _ => field.about.clone(),
    };
    Row { name: format!("{prefix}{}", field.name), kind: field.kind, required, about }
}
