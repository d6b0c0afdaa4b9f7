//! The types that a page defines, and rows for what consists of them.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Limits,
    document::{Declared, DescribedValue, Row, Step},
};

use crate::table;

use super::{
    member::{Member, Role},
    spec::TypeName,
};

/// The types that a page defines, by their names in lower case.
#[derive(Debug, Default)]
pub(super) struct Types<'a> {
    named: BTreeMap<String, Member<'a>>,
}

/// How deep types are followed into one another.
const DEEPEST: usize = 12;

/// The most rows of one page: types that hold each other many times would never end.
const MOST: usize = 50_000;

impl<'a> Types<'a> {
    /// Adds a type; the first of a name counts.
    pub(super) fn define(&mut self, name: &str, body: Member<'a>) {
        self.named.entry(name.to_lowercase()).or_insert(body);
    }

    fn get(&self, name: TypeName<'_>) -> Option<&Member<'a>> {
        let is_primitive = ["object", "array", "enum", "string", "number", "boolean"].iter().any(|own| name.is(own));
        if is_primitive { None } else { self.named.get(&name.base.to_lowercase()) }
    }

    /// What a type is at bottom, when the types that it is made from are followed.
    fn root(&self, name: TypeName<'a>) -> Option<&Member<'a>> {
        let mut body = self.get(name)?;
        for _ in 0..DEEPEST {
            match body.type_name.and_then(|base| self.get(base)) {
                Some(base) => body = base,
                None => break,
            }
        }
        Some(body)
    }
}

/// Writes rows for what consists of types.
pub(super) struct Writer<'t, 'a> {
    types: &'t Types<'a>,
    rows: Vec<Row<'a>>,
    /// The types that are being written, from the outermost inwards.
    open: Vec<&'t Member<'a>>,
    /// The type of what is given none.
    implied: Option<Declared<'a>>,
    /// How many members the page may still take.
    left: &'t mut usize,
}

/// The number of rows that a page may have.
pub(super) fn allowance() -> usize {
    MOST
}

impl<'t, 'a> Writer<'t, 'a> {
    /// A writer for a body or a parameter. What is given no type is text, unless an example `shown` beside tells.
    pub(super) fn new(types: &'t Types<'a>, shown: bool, left: &'t mut usize) -> Self {
        let implied = (!shown).then_some(Declared::String);
        Self { types, rows: Vec::new(), open: Vec::new(), implied, left }
    }

    /// The rows of a body.
    pub(super) fn body(mut self, body: &'t Member<'a>) -> Vec<Row<'a>> {
        self.describe(body.type_name, &body.members, &[]);
        self.rows
    }

    /// What a single member says of itself, without what stands below it.
    pub(super) fn lone(mut self, member: &'t Member<'a>) -> Option<Row<'a>> {
        self.member(member, &[]);
        self.rows.into_iter().next()
    }

    fn members(&mut self, members: Vec<&'t Member<'a>>, path: &[Step<'a>]) {
        for member in members {
            if *self.left == 0 {
                return;
            }
            *self.left -= 1;
            self.member(member, path);
        }
    }

    fn member(&mut self, member: &'t Member<'a>, path: &[Step<'a>]) {
        let name = &member.name.text;
        let step = if member.role == Role::Variable { Step::AnyKey } else { Step::Key(name.clone()) };
        let path: Vec<Step<'a>> = path.iter().cloned().chain([step]).collect();
        let at = self.rows.len();
        self.rows.push(Row {
            span: member.span,
            name: member.name.clone(),
            path: path.clone(),
            declared: None,
            required: member.required,
            nullable: member.nullable,
            description: member.description.clone(),
            default: member.default.clone(),
            example: member.sample.clone(),
            values: self.values(member),
            limits: Limits::default(),
            place: None,
            refers: None,
            links: Vec::new(),
        });
        let (declared, nullable) = self.describe(member.type_name, &member.members, &path);
        self.rows[at].declared = match declared {
            // Samples of a list of nothing in particular are text.
            Some(Declared::Array(None)) if member.sample.is_some() => {
                Some(Declared::Array(self.implied.clone().map(Box::new)))
            }
            declared => declared,
        };
        self.rows[at].nullable = member.nullable.or(nullable.then_some(true));
    }

    /// The values that a member may have, by its own word or by its type's.
    fn values(&self, member: &Member<'a>) -> Vec<DescribedValue<'a>> {
        let of_type = || self.types.root(member.type_name?).map(|root| root.values.clone());
        if member.values.is_empty() { of_type().unwrap_or_default() } else { member.values.clone() }
    }

    /// Writes the rows of what stands below `path`, and tells the type there and whether it may be null.
    fn describe(
        &mut self,
        name: Option<TypeName<'a>>,
        own: &'t [Member<'a>],
        path: &[Step<'a>],
    ) -> (Option<Declared<'a>>, bool) {
        let object = |writer: &mut Self| {
            let members = writer.all_members(None, own.iter().collect());
            writer.members(members, path);
            (Some(Declared::Object), false)
        };
        let Some(name) = name else {
            return if own.is_empty() { (self.implied.clone(), false) } else { object(self) };
        };
        if name.is("object") {
            return object(self);
        }
        if name.is("array") {
            return (Some(Declared::Array(self.items(name, own, path).map(Box::new))), false);
        }
        if name.is("enum") {
            let inner = name.nested().next();
            return (Some(inner.map_or(Declared::String, |inner| primitive(inner).0)), false);
        }
        match self.types.get(name) {
            Some(body) => (self.defined(name, body, own, path), false),
            None if own.is_empty() => {
                let (declared, nullable) = primitive(name);
                (Some(declared), nullable)
            }
            None => object(self),
        }
    }

    /// Writes the rows of a type that the page defines.
    fn defined(
        &mut self,
        name: TypeName<'a>,
        body: &'t Member<'a>,
        own: &'t [Member<'a>],
        path: &[Step<'a>],
    ) -> Option<Declared<'a>> {
        let is_open = self.open.iter().any(|open| std::ptr::eq(*open, body));
        if is_open || self.open.len() >= DEEPEST || *self.left == 0 {
            return Some(Declared::Named(name.base.into()));
        }
        self.open.push(body);
        let root = self.types.root(name).unwrap_or(body);
        let scalar = root.type_name.filter(|root| !root.is("object"));
        let declared = match scalar {
            Some(scalar) => self.describe(Some(scalar), &root.members, path).0,
            None if root.type_name.is_none() && root.members.is_empty() && !root.values.is_empty() => {
                Some(Declared::String)
            }
            None => {
                let members = self.all_members(Some(name), own.iter().collect());
                self.members(members, path);
                Some(Declared::Named(name.base.into()))
            }
        };
        self.open.pop();
        declared
    }

    /// Writes the rows of a list's items, and tells their type.
    fn items(&mut self, list: TypeName<'a>, own: &'t [Member<'a>], path: &[Step<'a>]) -> Option<Declared<'a>> {
        let path: Vec<Step<'a>> = path.iter().cloned().chain([Step::Items]).collect();
        let mut types: Vec<Declared<'a>> = Vec::new();
        let (items, members): (Vec<_>, Vec<_>) = own.iter().partition(|member| member.role == Role::Item);
        let only_scalars = list.nested().next().is_some() && members.is_empty();
        for nested in list.nested() {
            types.extend(self.describe(Some(nested), &[], &path).0);
        }
        for item in items {
            let is_sample = item.type_name.is_none() && item.members.is_empty();
            if !(only_scalars && is_sample) {
                types.extend(self.describe(item.type_name, &item.members, &path).0);
            }
        }
        if !members.is_empty() {
            let members = self.all_members(None, members);
            self.members(members, &path);
            types.push(Declared::Object);
        }
        types.sort();
        types.dedup();
        if types.len() > 1 { Some(Declared::OneOf(types)) } else { types.pop() }
    }

    /// The members of a type and of all that it is made from; a later one of the same name takes the place of the
    /// earlier one.
    fn all_members(&mut self, name: Option<TypeName<'a>>, own: Vec<&'t Member<'a>>) -> Vec<&'t Member<'a>> {
        let mut found = Found::default();
        self.gather(name, own, DEEPEST, &mut found);
        found.members
    }

    fn gather(
        &mut self,
        name: Option<TypeName<'a>>,
        own: Vec<&'t Member<'a>>,
        depth: usize,
        found: &mut Found<'t, 'a>,
    ) {
        let Some(depth) = depth.checked_sub(1) else { return };
        if let Some(name) = name
            && found.seen.insert(name.base)
            && let Some(body) = self.types.get(name)
        {
            self.gather(body.type_name, body.members.iter().collect(), depth, found);
        }
        for member in own {
            if member.role == Role::Include {
                self.gather(member.type_name, Vec::new(), depth, found);
            } else if *self.left > 0 {
                *self.left -= 1;
                found.add(member);
            }
        }
    }
}

/// Members that belong together.
#[derive(Default)]
struct Found<'t, 'a> {
    members: Vec<&'t Member<'a>>,
    places: BTreeMap<&'t str, usize>,
    seen: BTreeSet<&'a str>,
}

impl<'t, 'a> Found<'t, 'a> {
    fn add(&mut self, member: &'t Member<'a>) {
        let next = self.members.len();
        let at = *self.places.entry(&member.name.text).or_insert(next);
        match self.members.get_mut(at) {
            Some(place) => *place = member,
            None => self.members.push(member),
        }
    }
}

/// A type that the page does not define, and whether it may be null.
fn primitive(name: TypeName<'_>) -> (Declared<'_>, bool) {
    match table::declared(name.base) {
        Some((declared, nullable)) => (declared, nullable),
        None => (Declared::Named(name.base.into()), false),
    }
}
