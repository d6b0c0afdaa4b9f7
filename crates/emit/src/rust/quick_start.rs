//! The examples of calls that the crate's documentation starts with.

use std::collections::BTreeSet;

use docwright_schema::Schema;

use super::{authentication, ident::ident};
use crate::plan::{
    Module, Plan, calls,
    operation::{Answer, Operation, ParameterValue},
    ty::RustType,
};

/// A call that needs little, and the lines around it.
pub(super) struct QuickStart {
    /// What must be imported, below the crate.
    imports: Vec<String>,
    client: String,
    call: String,
    has_answer: bool,
    /// A call of a list that comes in pages.
    list: Option<String>,
    /// The features without which it is not there.
    features: BTreeSet<String>,
}

impl QuickStart {
    /// The example; `None` where no operation can be called with a few words.
    pub(super) fn new(plan: &Plan<'_>, schema: &Schema) -> Option<Self> {
        let calls =
            plan.modules.iter().flat_map(|module| module.operations.iter().map(move |operation| (module, operation)));
        let calls: Vec<_> =
            calls.filter_map(|(module, operation)| Some((module, operation, arguments(operation)?))).collect();
        let (module, operation, arguments) = calls.iter().min_by_key(|(_, operation, arguments)| {
            let has_answer = !matches!(operation.answer, Answer::Acknowledged | Answer::Empty);
            let is_thing = operation.path.contains('{');
            (operation.method != "GET", !has_answer, !is_thing, arguments.len())
        })?;
        let lists = calls.iter().filter(|(_, operation, _)| operation.paging.is_some());
        let list = lists.min_by_key(|(_, _, arguments)| arguments.len());
        let modules = [Some(*module), list.map(|(module, ..)| *module)];
        let features =
            modules.into_iter().flatten().filter_map(|module| Some(plan.features.of(&module.name)?.name.clone()));
        let features = features.chain(["client".to_owned()]).collect();
        let list = list.map(|(module, operation, arguments)| called(module, operation, arguments));
        let mut imports = vec!["Client".to_owned()];
        let auth = schema.authentication.as_ref().map(|authentication| {
            imports.push("Authentication".to_owned());
            let secrets = authentication::parameters(authentication).iter().map(|_| "\"…\"").collect::<Vec<_>>();
            format!("Authentication::new({})", secrets.join(", "))
        });
        let server = schema.servers.is_empty().then(|| "\"https://api.example.com\"".to_owned());
        let new = if server.is_some() { "with_server" } else { "new" };
        let client = format!("Client::{new}({})?", server.into_iter().chain(auth).collect::<Vec<_>>().join(", "));
        imports.sort();
        let call = called(module, operation, arguments);
        let has_answer = !matches!(operation.answer, Answer::Acknowledged | Answer::Empty);
        Some(Self { imports, client, call, has_answer, list, features })
    }

    /// What has to be so that it can be compiled, as `cfg` takes it.
    pub(super) fn condition(&self) -> String {
        let features: Vec<String> = self.features.iter().map(|name| format!("feature = {name:?}")).collect();
        match features.as_slice() {
            [feature] => feature.clone(),
            features => format!("all({})", features.join(", ")),
        }
    }

    /// The lines that a reader sees.
    pub(super) fn lines(&self, krate: &str) -> Vec<String> {
        let names = match self.imports.as_slice() {
            [name] => name.clone(),
            names => format!("{{{}}}", names.join(", ")),
        };
        let mut lines = vec![format!("use {krate}::{names};"), String::new(), format!("let client = {};", self.client)];
        match self.has_answer {
            true => {
                lines.push(format!("let answer = client.{}.await?;", self.call));
                lines.push("println!(\"{answer:?}\");".to_owned());
            }
            false => lines.push(format!("client.{}.await?;", self.call)),
        }
        if let Some(list) = &self.list {
            lines.push(String::new());
            lines.push(format!("let mut items = client.{list}.stream();"));
            lines.push("while let Some(item) = items.next().await {".to_owned());
            lines.push("    println!(\"{:?}\", item?);".to_owned());
            lines.push("}".to_owned());
        }
        lines
    }
}

/// A call by the methods of a client.
fn called(module: &Module, operation: &Operation, arguments: &[&str]) -> String {
    let (area, call) = (ident(&calls::of_module(&module.name)), ident(&operation.call));
    format!("{area}().{call}({})", arguments.join(", "))
}

/// What stands in for the required arguments; `None` where that takes more than a word each.
fn arguments(operation: &Operation) -> Option<Vec<&'static str>> {
    if operation.is_deprecated {
        return None;
    }
    let mut arguments: Vec<&'static str> = operation
        .required_parameters()
        .into_iter()
        .map(|parameter| match &parameter.value {
            ParameterValue::One(ty) => sample(ty),
            ParameterValue::Many(ty) => sample_list(ty),
            ParameterValue::Printed => Some("\"1\""),
        })
        .collect::<Option<_>>()?;
    if operation.body.is_some() {
        for member in operation.body_arguments()? {
            arguments.push(sample(&member.ty())?);
        }
    }
    Some(arguments)
}

pub(super) fn sample(ty: &RustType) -> Option<&'static str> {
    match ty {
        RustType::Id(_, value) => sample(value),
        RustType::Bool => Some("true"),
        RustType::I64 | RustType::U64 => Some("1"),
        RustType::F64 => Some("1.0"),
        RustType::String | RustType::Value | RustType::Numeric | RustType::Text("Decimal") => Some("\"1\""),
        RustType::Text("Date") => Some("\"2024-03-01\""),
        RustType::Text("DateTime") => Some("\"2024-03-01T09:30:00Z\""),
        RustType::Text("LocalDateTime") => Some("\"2024-03-01 09:30\""),
        _ => None,
    }
}

fn sample_list(ty: &RustType) -> Option<&'static str> {
    match ty {
        RustType::Id(_, value) => sample_list(value),
        RustType::I64 | RustType::U64 => Some("[1]"),
        RustType::String => Some("[\"1\"]"),
        _ => None,
    }
}
