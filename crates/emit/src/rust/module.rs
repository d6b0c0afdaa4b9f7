//! `<area>.rs`: the operations and models of an area.

use quote::quote;

use super::{
    calls, enumeration,
    error::enumeration_imports,
    model, operation,
    text::{file, inner_doc},
    ty::Imports,
};
use crate::plan::{
    Module,
    model::{Holding, Member, Model, Struct},
    names::Names,
    operation::{Answer, Operation, ParameterValue},
    ty::RustType,
};

pub(super) fn text(module: &Module, names: &Names, docs_url: Option<&str>) -> String {
    let mut parts = vec![inner_doc(&module.doc.lines(96))];
    parts.extend(imports(module, names).groups(&quote!(crate)));
    parts.extend(module.operations.iter().flat_map(|operation| operation::items(operation, docs_url)));
    parts.extend(calls::items(module));
    parts.extend(module.models.iter().flat_map(|model| match model {
        Model::Struct(model) => model::items(model),
        Model::Enumeration(model) => enumeration::items(model),
    }));
    file(parts)
}

fn imports(module: &Module, names: &Names) -> Imports {
    let mut types: Vec<RustType> = module.operations.iter().flat_map(named).collect();
    let mut imports = Imports::default();
    for model in &module.models {
        match model {
            Model::Struct(model) => {
                types.extend(model.members.iter().map(Member::ty));
                imports = imports.serde(&["Deserialize", "Serialize"]).readers(&model.members);
            }
            Model::Enumeration(model) => imports = enumeration_imports(imports, model),
        }
    }
    if !module.operations.is_empty() {
        imports = imports.runtime(&["Docs", "Operation", "RequestWriter", "http::Method"]);
    }
    for operation in &module.operations {
        imports = match operation.answer {
            Answer::Bare(_) => imports.runtime(&["Bare"]),
            Answer::Empty => imports.runtime(&["Empty"]),
            _ => imports,
        };
        if operation.parameters.iter().any(|parameter| parameter.value == ParameterValue::Printed) {
            imports = imports.std("fmt");
        }
    }
    imports.types(&module.name, types.iter(), names)
}

/// The types that an operation's code names.
fn named(operation: &Operation) -> Vec<RustType> {
    let parameters = operation.parameters.iter().filter_map(|parameter| parameter.value.ty().cloned());
    let mut types: Vec<RustType> = parameters.collect();
    match &operation.answer {
        Answer::Bare(ty) => types.extend([ty.clone(), RustType::Named("ErrorBody".to_owned())]),
        Answer::Empty => types.push(RustType::Named("ErrorBody".to_owned())),
        wrapped => types.push(wrapped.wire()),
    }
    types.extend(operation.paging.iter().flat_map(|paging| [paging.item.clone(), paging.page.clone()]));
    if let Some(body) = &operation.body {
        types.push(body.ty.clone());
        let arguments = operation.body_arguments().into_iter().flatten().map(Member::ty);
        types.extend(arguments);
        types.extend(body.spread.iter().flat_map(setter_types));
    }
    types
}

/// The types that setters name: those of values that are there.
fn setter_types(body: &Struct) -> Vec<RustType> {
    let set = body.members.iter().filter(|member| !member.is_argument());
    set.map(|member| match member.holding {
        Holding::Maybe => member.ty(),
        _ => member.inner.clone(),
    })
    .collect()
}
