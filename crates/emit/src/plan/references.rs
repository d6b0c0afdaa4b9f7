//! Which types the code of a module names.

use super::{
    Module, Plan,
    model::{Holding, Member, Model, Struct},
    operation::{Answer, Operation},
    ty::RustType,
};

/// The types that a module names.
pub(crate) fn of_module(module: &Module) -> Vec<RustType> {
    let models = module.models.iter().flat_map(|model| match model {
        Model::Struct(model) => model.members.iter().map(Member::ty).collect(),
        Model::Enumeration(_) | Model::Id(_) => Vec::new(),
    });
    module.operations.iter().flat_map(of_operation).chain(models).collect()
}

/// The types that the crate names outside of modules.
pub(super) fn of_root(plan: &Plan<'_>) -> Vec<RustType> {
    let envelope = plan.envelope.iter().map(|envelope| &envelope.fields);
    plan.error_body.iter().chain(envelope).flat_map(|model| model.members.iter().map(Member::ty)).collect()
}

/// The types that an operation's code names.
fn of_operation(operation: &Operation) -> Vec<RustType> {
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
