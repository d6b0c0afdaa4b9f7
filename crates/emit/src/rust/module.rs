//! `<area>.rs`: the operations and models of an area.

use quote::quote;

use super::{
    calls, enumeration,
    error::enumeration_imports,
    id, model, operation, sample,
    text::{file, inner_doc},
    ty::Imports,
};
use crate::plan::{
    Module, Plan,
    model::Model,
    names::Names,
    operation::{Answer, ParameterValue},
    references,
};

pub(super) fn text(plan: &Plan<'_>, module: &Module, docs_url: Option<&str>) -> String {
    let mut parts = vec![inner_doc(&module.doc.lines(96))];
    parts.extend(imports(module, &plan.names).groups(&quote!(crate)));
    parts.extend(module.operations.iter().flat_map(|operation| {
        let example = sample::lines(plan, module, operation);
        operation::items(operation, &example.unwrap_or_default(), docs_url)
    }));
    parts.extend(calls::items(module));
    parts.extend(module.models.iter().flat_map(|model| match model {
        Model::Struct(model) => model::items(model),
        Model::Enumeration(model) => enumeration::items(model),
        Model::Id(model) => id::items(model),
    }));
    file(parts)
}

fn imports(module: &Module, names: &Names) -> Imports {
    let types = references::of_module(module);
    let mut imports = Imports::default();
    for model in &module.models {
        match model {
            Model::Struct(_) => imports = imports.runtime(&["members"]),
            Model::Enumeration(model) => imports = enumeration_imports(imports, model),
            Model::Id(_) => imports = imports.runtime(&["id"]),
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
