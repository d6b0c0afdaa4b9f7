//! What models are for, and which pages show them: undocumented ones are described by what they belong to.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Schema,
    schema::{self, TypeRef},
};

use super::{
    model::Model,
    names,
    ty::{RustType, Types},
};
use crate::prose::{Doc, code};

/// How many owners are named.
const OWNERS: usize = 3;

/// What a model is of those that name it, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Body,
    Answer,
    Part,
}

/// For each model what names it, in Markdown.
type Owners = BTreeMap<String, BTreeSet<(Role, String)>>;

/// Documents the models that the docs do not, by what of their own module names them: other modules come and go
/// with pages that this one has nothing to do with.
pub(super) fn document(models: &mut [Model], schema: &Schema, types: &Types<'_>) {
    let (owners, pages) = (owners(models, schema, types), pages(models, schema, types));
    let docs: Vec<Option<Doc>> = models.iter().map(|model| doc(owners.get(model.name())?)).collect();
    for (model, doc) in models.iter_mut().zip(docs) {
        let documented = pages
            .get(model.name())
            .map(|pages| format!("Documented in {}.", some_of(pages.iter().map(|page| code(page)))));
        let own = match model {
            Model::Struct(model) => &mut model.doc,
            Model::Enumeration(model) => &mut model.doc,
            // What an id is follows from its name.
            Model::Id(_) => continue,
        };
        if own.first_line().is_none() {
            *own = doc.unwrap_or_default();
        }
        if let Some(documented) = documented {
            *own = std::mem::take(own).and_own(&documented);
        }
    }
}

/// For each model the pages of those operations that come to it over the fewest others. Other areas do not count, unless they
/// share it.
fn pages(models: &[Model], schema: &Schema, types: &Types<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let members: BTreeMap<&str, Vec<String>> = models
        .iter()
        .filter_map(|model| match model {
            Model::Struct(model) => {
                Some((&*model.name, model.members.iter().flat_map(|member| named(&member.inner)).collect()))
            }
            Model::Enumeration(_) | Model::Id(_) => None,
        })
        .collect();
    let is_of = |name: &str, operation: &schema::Operation| {
        let home = types.names.home(name);
        home == Some(names::SHARED) || home == Some(types.names.module(Some(&operation.area)))
    };
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut reached: Vec<(String, &schema::Operation)> = Vec::new();
    for operation in &schema.operations {
        let body = operation.body.iter().map(|body| &body.ty);
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        let all = body.chain(&operation.answer.payload).chain(parameters);
        reached.extend(all.flat_map(|ty| named(&types.of(ty))).map(|name| (name, operation)));
    }
    while !reached.is_empty() {
        let known: BTreeSet<String> = found.keys().cloned().collect();
        let mut next = Vec::new();
        let is_new = |(name, operation): &(String, &schema::Operation)| !known.contains(name) && is_of(name, operation);
        for (name, operation) in reached.into_iter().filter(is_new) {
            let is_first_way = found.entry(name.clone()).or_default().insert(operation.page.clone());
            if is_first_way {
                next.extend(members.get(&*name).into_iter().flatten().map(|member| (member.clone(), operation)));
            }
        }
        reached = next;
    }
    found
}

fn named(ty: &RustType) -> Vec<String> {
    let mut names = Vec::new();
    ty.visit(&mut |ty| {
        if let RustType::Named(name) = ty {
            names.push(name.clone());
        }
    });
    names
}

fn owners(models: &[Model], schema: &Schema, types: &Types<'_>) -> Owners {
    let names = types.names;
    let mut owners = Owners::new();
    let mut note = |home: &str, owner: &str, role: Role, ty: &RustType| {
        ty.visit(&mut |ty| {
            if let RustType::Named(name) = ty
                && names.home(name) == Some(home)
                && link(name) != owner
            {
                owners.entry(name.clone()).or_default().insert((role, owner.to_owned()));
            }
        });
    };
    for operation in &schema.operations {
        let home = names.module(Some(&operation.area));
        // What has no method or path has no struct to link to.
        let owner = match operation.is_complete() {
            true => link(names.operation(&operation.id)),
            false => format!("the operation in {}", code(&operation.page)),
        };
        let body = operation.body.iter().map(|body| (Role::Body, &body.ty));
        let payload = operation.answer.payload.iter().map(|payload| (Role::Answer, payload));
        let parameters = operation.parameters.iter().map(|parameter| (Role::Part, &parameter.ty));
        let all: Vec<(Role, &TypeRef)> = body.chain(payload).chain(parameters).collect();
        all.into_iter().for_each(|(role, ty)| note(home, &owner, role, &types.of(ty)));
    }
    for model in models {
        if let (Model::Struct(model), Some(home)) = (model, names.home(model.name())) {
            model.members.iter().for_each(|member| note(home, &link(&model.name), Role::Part, &member.inner));
        }
    }
    owners
}

fn link(name: &str) -> String {
    format!("[`{name}`]")
}

/// The first of them.
fn some_of(mut all: impl Iterator<Item = String>) -> String {
    let some: Vec<String> = all.by_ref().take(OWNERS).collect();
    let rest = if all.next().is_some() { " and others" } else { "" };
    format!("{}{rest}", some.join(", "))
}

fn doc(owners: &BTreeSet<(Role, String)>) -> Option<Doc> {
    let (role, _) = owners.first()?;
    let named = some_of(owners.iter().filter(|(other, _)| other == role).map(|(_, name)| name.clone()));
    Some(Doc::own(&match role {
        Role::Body => format!("The request body of {named}."),
        Role::Answer => format!("The answer of {named}."),
        Role::Part => format!("Part of {named}."),
    }))
}
