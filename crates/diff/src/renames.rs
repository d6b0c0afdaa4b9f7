//! Types and areas that got another name, recognised by what uses them.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use docwright_schema::{
    Draft,
    schema::{Field, Type, TypeBody, TypeDef, TypeRef},
};

/// New names by old ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Renames {
    types: BTreeMap<String, String>,
    areas: BTreeMap<String, String>,
    /// What the types of each schema are made of, hashed.
    parts: (BTreeMap<String, u64>, BTreeMap<String, u64>),
    /// What the ids of each schema are on the wire.
    ids: (BTreeMap<String, Type>, BTreeMap<String, Type>),
}

impl Renames {
    /// What got another name between two schemas.
    ///
    /// A type did where the same place has it under another name and most of its members are the same; an area did
    /// where most of its operations are in the other one.
    pub(crate) fn find(old: &Draft, new: &Draft) -> Self {
        let hashes = |draft: &Draft| draft.types.iter().map(|(name, def)| (name.clone(), hash(def))).collect();
        let parts = (hashes(old), hashes(new));
        let mut renames = Self { types: BTreeMap::new(), areas: areas(old, new), parts, ids: (ids(old), ids(new)) };
        let new_uses = uses(new, &BTreeMap::new());
        // Each round may show what the types are that were recognised in the one before are made of.
        loop {
            let found = best(&types(old, new, &new_uses, &renames.types));
            if found.is_empty() {
                return renames;
            }
            renames.types.extend(found);
        }
    }

    /// Whether nothing got another name.
    pub(crate) fn is_empty(&self) -> bool {
        self.types.is_empty() && self.areas.is_empty()
    }

    /// The name that a type of the old schema has in the new one.
    pub(crate) fn type_name<'n>(&'n self, old: &'n str) -> &'n str {
        self.types.get(old).map_or(old, String::as_str)
    }

    /// The name that an area of the old schema has in the new one.
    pub(crate) fn area<'n>(&'n self, old: &'n str) -> &'n str {
        self.areas.get(old).map_or(old, String::as_str)
    }

    /// Whether two types are the same but for names.
    pub(crate) fn are_same(&self, old: &Type, new: &Type) -> bool {
        old == new || self.renamed(old) == *new
    }

    /// Whether two types are the same, or named types that are made of the same parts, as far as they are known.
    pub(crate) fn are_twins(&self, old: &Type, new: &Type) -> bool {
        // What refers to a thing under another name may be no id of it any more.
        let (old, new) = (value(&self.ids.0, old), value(&self.ids.1, new));
        match (old, new) {
            (Type::Unknown, _) | (_, Type::Unknown) => true,
            (Type::Ref { name: old }, Type::Ref { name: new }) => {
                self.type_name(old) == new
                    || self.parts.0.get(old).is_some_and(|hash| self.parts.1.get(new) == Some(hash))
            }
            (Type::Array { items: old }, Type::Array { items: new }) => self.are_twins(&old.kind, &new.kind),
            _ => self.are_same(old, new),
        }
    }

    /// A type of the old schema with the names of the new one.
    fn renamed(&self, old: &Type) -> Type {
        let inner = |ty: &TypeRef| Box::new(TypeRef { kind: self.renamed(&ty.kind), nullable: ty.nullable });
        match old {
            Type::Ref { name } => Type::Ref { name: self.type_name(name).to_owned() },
            Type::Array { items } => Type::Array { items: inner(items) },
            Type::Map { values } => Type::Map { values: inner(values) },
            Type::Union { of } => {
                let mut renamed: Vec<Type> = of.iter().map(|ty| self.renamed(ty)).collect();
                // Other names may stand in another order.
                if renamed != *of {
                    renamed.sort();
                }
                Type::Union { of: renamed }
            }
            other => other.clone(),
        }
    }
}

/// What the ids of a schema are on the wire, by their names.
fn ids(draft: &Draft) -> BTreeMap<String, Type> {
    let ids = draft.types.iter().filter_map(|(name, def)| match &def.body {
        TypeBody::Id { value } => Some((name.clone(), value.clone())),
        TypeBody::Struct { .. } | TypeBody::Enumeration { .. } => None,
    });
    ids.collect()
}

fn value<'t>(ids: &'t BTreeMap<String, Type>, ty: &'t Type) -> &'t Type {
    match ty {
        Type::Ref { name } => ids.get(name).unwrap_or(ty),
        ty => ty,
    }
}

/// How often an old name and a new one stand for what seems to be one thing.
type Votes<'s> = BTreeMap<(&'s str, &'s str), usize>;

/// The pairs in which each is the other's best, and no other is as good.
fn best(votes: &Votes<'_>) -> BTreeMap<String, String> {
    let mut by_old: BTreeMap<&str, (usize, Option<&str>)> = BTreeMap::new();
    let mut by_new: BTreeMap<&str, (usize, Option<&str>)> = BTreeMap::new();
    for (&(old, new), &count) in votes {
        for (best, other) in [(by_old.entry(old).or_default(), new), (by_new.entry(new).or_default(), old)] {
            match count.cmp(&best.0) {
                std::cmp::Ordering::Greater => *best = (count, Some(other)),
                std::cmp::Ordering::Equal => best.1 = None,
                std::cmp::Ordering::Less => {}
            }
        }
    }
    let chosen = by_old.into_iter().filter_map(|(old, (_, new))| Some((old, new?)));
    let mutual = chosen.filter(|(old, new)| by_new.get(new).is_some_and(|(_, other)| *other == Some(*old)));
    mutual.map(|(old, new)| (old.to_owned(), new.to_owned())).collect()
}

fn areas(old: &Draft, new: &Draft) -> BTreeMap<String, String> {
    let names = |draft: &Draft| draft.areas.iter().map(|area| area.name.clone()).collect::<BTreeSet<_>>();
    let (known_old, known_new) = (names(old), names(new));
    let homes: BTreeMap<&str, &str> =
        new.operations.iter().map(|operation| (operation.id.as_str(), operation.area.as_str())).collect();
    let mut votes = Votes::new();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for operation in old.operations.iter().filter(|operation| !known_new.contains(&operation.area)) {
        *sizes.entry(&operation.area).or_default() += 1;
        if let Some(home) = homes.get(operation.id.as_str()).filter(|home| !known_old.contains(**home)) {
            *votes.entry((&operation.area, home)).or_default() += 1;
        }
    }
    votes.retain(|(old, _), count| *count * 2 > sizes.get(old).copied().unwrap_or_default());
    best(&votes)
}

/// How often types that only one schema has by name are used in the same places, where they are alike.
fn types<'s>(
    old: &'s Draft,
    new: &'s Draft,
    new_uses: &BTreeMap<String, &'s str>,
    known: &BTreeMap<String, String>,
) -> Votes<'s> {
    let taken: BTreeSet<&str> = known.values().map(String::as_str).collect();
    let mut votes = Votes::new();
    for (place, old_name) in uses(old, known) {
        let Some(&new_name) = new_uses.get(&place) else { continue };
        let is_open = !known.contains_key(old_name) && !taken.contains(new_name);
        if is_open && !new.types.contains_key(old_name) && !old.types.contains_key(new_name) {
            *votes.entry((old_name, new_name)).or_default() += 1;
        }
    }
    for (old_name, new_name) in equals(old, new, known) {
        *votes.entry((old_name, new_name)).or_default() += 1;
    }
    votes.retain(|(a, b), _| match (old.types.get(*a), new.types.get(*b)) {
        (Some(a), Some(b)) => are_alike(a, b),
        _ => false,
    });
    votes
}

/// Types that only one schema has by name and that are made of the same parts, which no other such type is.
fn equals<'s>(old: &'s Draft, new: &'s Draft, known: &BTreeMap<String, String>) -> Vec<(&'s str, &'s str)> {
    let taken: BTreeSet<&str> = known.values().map(String::as_str).collect();
    let lost = old.types.iter().filter(|(name, _)| !new.types.contains_key(*name) && !known.contains_key(*name));
    let found = new.types.iter().filter(|(name, _)| !old.types.contains_key(*name) && !taken.contains(name.as_str()));
    let mut pairs: BTreeMap<Parts<'_>, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
    lost.for_each(|(name, def)| pairs.entry(def.parts()).or_default().0.push(name));
    found.for_each(|(name, def)| pairs.entry(def.parts()).or_default().1.push(name));
    let pairs = pairs.into_iter().filter(|(parts, _)| parts.len() > 1);
    let only = |names: Vec<&'s str>| <[&str; 1]>::try_from(names).ok().map(|[name]| name);
    pairs.filter_map(|(_, (old, new))| only(old).zip(only(new))).collect()
}

/// Whether most of what two types are made of has the same names.
fn are_alike(old: &TypeDef, new: &TypeDef) -> bool {
    let (old, new) = (old.parts(), new.parts());
    let shared = old.intersection(&new).count();
    old == new || shared * 2 >= old.union(&new).count()
}

/// What a type is made of: names of members, or values.
type Parts<'s> = BTreeSet<(bool, &'s str)>;

fn hash(def: &TypeDef) -> u64 {
    let mut hasher = DefaultHasher::new();
    def.parts().hash(&mut hasher);
    hasher.finish()
}

/// The types that stand in the places of a schema; types are called by their new names in places.
fn uses<'s>(draft: &'s Draft, renamed: &BTreeMap<String, String>) -> BTreeMap<String, &'s str> {
    let mut uses = BTreeMap::new();
    let mut add = |place: String, ty: &'s TypeRef| {
        if let Some(name) = ty.kind.named() {
            uses.insert(place, name);
        }
    };
    for operation in &draft.operations {
        // A moved operation has its id or its title still, a renamed one its method and path.
        let title = operation.title.as_ref().map(|title| format!("{} {title}", operation.page));
        for key in [operation.key(), operation.id.clone()].into_iter().chain(title) {
            let parameters = operation.parameters.iter();
            parameters.for_each(|parameter| add(format!("{key} {}", parameter.name), &parameter.ty));
            operation.body.iter().for_each(|body| add(format!("{key}#body"), &body.ty));
            operation.answer.payload.iter().for_each(|ty| add(format!("{key}#answer"), ty));
        }
    }
    let mut members = |owner: &str, fields: &'s [Field]| {
        fields.iter().for_each(|field| add(format!("{owner}.{}", field.name), &field.ty));
    };
    draft.envelope.iter().for_each(|envelope| members("envelope", &envelope.fields));
    draft.error.iter().for_each(|error| members("error", &error.fields));
    for (name, def) in &draft.types {
        if let TypeBody::Struct { fields, .. } = &def.body {
            members(renamed.get(name).unwrap_or(name), fields);
        }
    }
    uses
}
