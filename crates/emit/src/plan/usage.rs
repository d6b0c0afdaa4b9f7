//! What undocumented models are for: their documentation names what they belong to.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Schema, schema::TypeRef};

use super::{
    model::Model,
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
    let owners = owners(models, schema, types);
    let docs: Vec<Option<Doc>> = models.iter().map(|model| doc(owners.get(model.name())?)).collect();
    for (model, doc) in models.iter_mut().zip(docs) {
        let own = match model {
            Model::Struct(model) => &mut model.doc,
            Model::Enumeration(model) => &mut model.doc,
            Model::Id(model) => &mut model.doc,
        };
        if own.first_line().is_none() {
            *own = doc.unwrap_or_default();
        }
    }
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

fn doc(owners: &BTreeSet<(Role, String)>) -> Option<Doc> {
    let (role, _) = owners.first()?;
    let of_role: Vec<_> = owners.iter().filter(|(other, _)| other == role).map(|(_, name)| name.clone()).collect();
    let named = match of_role.get(..OWNERS) {
        Some(first) if of_role.len() > OWNERS => format!("{} and others", first.join(", ")),
        _ => of_role.join(", "),
    };
    Some(Doc::own(&match role {
        Role::Body => format!("The request body of {named}."),
        Role::Answer => format!("The answer of {named}."),
        Role::Part => format!("Part of {named}."),
    }))
}
