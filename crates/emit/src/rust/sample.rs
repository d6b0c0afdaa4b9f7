//! Calls of operations as their documentation shows them.

use super::{ident::ident, quick_start};
use crate::plan::{
    Module, Plan, calls,
    model::{Enumeration, Member, Model},
    operation::{Answer, Operation, ParameterValue},
    ty::RustType,
};

/// How deep requests may nest before an example of them says more about them than about the call.
const DEPTH: usize = 3;

/// How wide a line may be.
const WIDTH: usize = 92;

/// The call of an operation, as a documentation test; `None` where nothing can stand in for an argument.
pub(super) fn lines(plan: &Plan<'_>, module: &Module, operation: &Operation) -> Option<Vec<String>> {
    if operation.is_deprecated {
        return None;
    }
    let samples = Samples { plan };
    let arguments = samples.arguments(operation)?.join(", ");
    let (area, call) = (ident(&calls::of_module(&module.name)), ident(&operation.call));
    let (krate, parts) = (&plan.krate, [format!(".{area}()"), format!(".{call}({arguments})")]);
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("# async fn example(client: &{krate}::Client) -> Result<(), {krate}::Error> {{"),
    ];
    match (&operation.paging, &operation.answer) {
        (Some(_), _) => {
            lines.extend(statement("let mut items = client", &parts, ".stream();"));
            lines.push("while let Some(item) = items.next().await {".to_owned());
            lines.push("    println!(\"{:?}\", item?);".to_owned());
            lines.push("}".to_owned());
        }
        (None, Answer::Acknowledged | Answer::Empty) => lines.extend(statement("client", &parts, ".await?;")),
        (None, _) => {
            lines.extend(statement("let answer = client", &parts, ".await?;"));
            lines.push("println!(\"{answer:?}\");".to_owned());
        }
    }
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    Some(lines)
}

/// A chain of calls on one line, or where that is too long, on one each.
fn statement(start: &str, calls: &[String; 2], end: &str) -> Vec<String> {
    let line = format!("{start}{}{end}", calls.concat());
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let calls = calls.iter().map(|call| format!("    {call}"));
    [start.to_owned()].into_iter().chain(calls).chain([format!("    {end}")]).collect()
}

/// What stands in for values.
struct Samples<'p, 's> {
    plan: &'p Plan<'s>,
}

impl Samples<'_, '_> {
    fn arguments(&self, operation: &Operation) -> Option<Vec<String>> {
        let parameters = operation.required_parameters().into_iter().map(|parameter| match &parameter.value {
            ParameterValue::One(ty) => self.value(ty, 0),
            ParameterValue::Many(ty) => self.list(ty, 0),
            ParameterValue::Printed => Some("\"1\"".to_owned()),
        });
        let members = operation.body_arguments();
        let whole = operation.body.iter().filter(|_| members.is_none()).map(|body| self.value(&body.ty, 0));
        let members = members.iter().flatten().map(|member| self.value(&member.ty(), 0));
        parameters.chain(members).chain(whole).collect()
    }

    /// An argument for a value of the type, as [`Argument`](super::ty::Argument) takes it.
    fn value(&self, ty: &RustType, depth: usize) -> Option<String> {
        match ty {
            _ if depth > DEPTH => None,
            RustType::Named(name) => self.named(name, depth),
            RustType::Boxed(inner) => self.value(inner, depth),
            RustType::Vec(items) => self.list(items, depth),
            RustType::Option(_) => Some("None".to_owned()),
            RustType::Map(_) => Some("std::collections::BTreeMap::new()".to_owned()),
            RustType::Value => Some(format!("{}::serde_json::json!({{}})", self.plan.krate)),
            RustType::Upload => Some(format!("{}::Upload::new(\"photo.png\", \"…\")", self.plan.krate)),
            ty => quick_start::sample(ty).map(str::to_owned),
        }
    }

    fn list(&self, items: &RustType, depth: usize) -> Option<String> {
        match items {
            // What is in a list in a list is taken as it is, not as what can be made it.
            RustType::Vec(_) | RustType::Option(_) | RustType::Boxed(_) => None,
            items => Some(format!("[{}]", self.value(items, depth + 1)?)),
        }
    }

    fn named(&self, name: &str, depth: usize) -> Option<String> {
        let models = self.plan.modules.iter().flat_map(|module| module.models.iter().map(move |model| (module, model)));
        let (module, model) = models.into_iter().find(|(_, model)| model.name() == name)?;
        let path = format!("{}::{}::{}", self.plan.krate, ident(&module.name), ident(name));
        match model {
            Model::Struct(model) if model.is_built => {
                let members = model.arguments();
                let arguments: Option<Vec<String>> =
                    members.into_iter().map(|member: &Member| self.value(&member.ty(), depth + 1)).collect();
                Some(format!("{path}::new({})", arguments?.join(", ")))
            }
            Model::Enumeration(Enumeration { variants, .. }) => {
                Some(format!("{path}::{}", ident(&variants.first()?.ident)))
            }
            Model::Struct(_) | Model::Id(_) => None,
        }
    }
}
