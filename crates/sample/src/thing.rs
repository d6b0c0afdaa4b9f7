//! What an API is about.

use fastrand::Rng;

use crate::{
    value::{self, Kind},
    words::{KINDS, SUBJECTS, THINGS},
};

/// How many members of a thing have names that other things have otherwise.
const OWN: usize = 12;

/// A thing that has operations.
#[derive(Debug)]
pub(crate) struct Thing {
    /// Its name in paths, plural.
    pub(crate) plural: String,
    /// Its name in the key of a body.
    pub(crate) key: String,
    /// Its name in English and in Chinese.
    pub(crate) title: [String; 2],
    /// Its members, but for lines and owner.
    pub(crate) fields: Vec<Field>,
}

/// A member of a thing.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its key.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Its description in English and in Chinese.
    pub(crate) about: [String; 2],
}

impl Thing {
    /// The thing of a number; no two numbers have the same.
    pub(crate) fn new(number: usize) -> Self {
        let (thing, zh) = THINGS[number % THINGS.len()];
        let kind = KINDS[number / THINGS.len() % KINDS.len()];
        let round = match number / THINGS.len() / KINDS.len() {
            0 => String::new(),
            round => format!("_{round}"),
        };
        let key = format!("{kind}_{thing}{round}");
        let shared = [
            field("id", Kind::Id, "Number", "编号"),
            field("name", Kind::Code, "Name", "名称"),
            field("state", Kind::State, "State", "状态"),
            field("note", Kind::Note, "Remark", "备注"),
            field("created_at", Kind::Time, "When it was made", "创建时间"),
        ];
        let own = (0..OWN).map(|at| own_field(number, at));
        Self {
            plural: format!("{key}s"),
            title: [format!("{kind} {thing}"), format!("{zh}{}", number / THINGS.len() + 1)],
            fields: shared.into_iter().chain(own).collect(),
            key,
        }
    }

    /// One of it, as JSON: with `lines` lines, where there are any, and its owner.
    pub(crate) fn example(&self, lines: usize, depth: usize, rng: &mut Rng) -> String {
        let mut members: Vec<_> = self.fields.iter().map(|field| (&*field.name, field.kind.value(rng))).collect();
        members.push(("owner", owner(depth + 1, rng)));
        if lines > 0 {
            let lines: Vec<_> = (0..lines).map(|_| line(depth + 2, rng)).collect();
            members.push(("lines", value::list(&lines, depth + 1)));
        }
        value::object(members, depth)
    }

    /// What a call that makes or changes one sends.
    pub(crate) fn request(&self, rng: &mut Rng) -> String {
        let fields = self.sent().map(|field| (&*field.name, field.kind.value(rng)));
        value::object([(&*self.key, value::object(fields, 1))], 0)
    }

    /// The members that callers set.
    pub(crate) fn sent(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !["id", "created_at"].contains(&&*field.name))
    }
}

/// The members of a line, in all things.
pub(crate) fn line_fields() -> [Field; 4] {
    [
        field("line_no", Kind::Count, "Number of the line", "行号"),
        field("article_code", Kind::Code, "Article", "货品编码"),
        field("quantity", Kind::Count, "How many", "数量"),
        field("price", Kind::Money, "Price of one", "单价"),
    ]
}

/// The members of an owner, in all things.
pub(crate) fn owner_fields() -> [Field; 3] {
    [
        field("id", Kind::Id, "Number of the owner", "负责人编号"),
        field("nick", Kind::Code, "What the owner is called", "负责人"),
        field("is_active", Kind::Flag, "Whether the owner still works here", "是否在职"),
    ]
}

fn line(depth: usize, rng: &mut Rng) -> String {
    let fields = line_fields();
    value::object(fields.iter().map(|field| (&*field.name, field.kind.value(rng))), depth)
}

fn owner(depth: usize, rng: &mut Rng) -> String {
    let fields = owner_fields();
    value::object(fields.iter().map(|field| (&*field.name, field.kind.value(rng))), depth)
}

fn own_field(number: usize, at: usize) -> Field {
    const KINDS: [(Kind, &str, &str, &str); 6] = [
        (Kind::Money, "amount", "amount", "金额"),
        (Kind::Time, "at", "time", "时间"),
        (Kind::Count, "count", "count", "次数"),
        (Kind::Code, "code", "code", "编码"),
        (Kind::Day, "date", "day", "日期"),
        (Kind::Flag, "done", "is done", "是否完成"),
    ];
    // Five has no divisor in common with the number of subjects, so no subject comes twice.
    let (subject, zh) = SUBJECTS[(7 * number + 5 * at) % SUBJECTS.len()];
    let (kind, suffix, en_kind, zh_kind) = KINDS[(number + at) % KINDS.len()];
    field(&format!("{subject}_{suffix}"), kind, &format!("The {subject} {en_kind}"), &format!("{zh}{zh_kind}"))
}

fn field(name: &str, kind: Kind, en: &str, zh: &str) -> Field {
    Field { name: name.to_owned(), kind, about: [en.to_owned(), zh.to_owned()] }
}
