//! The example of a call that the crate's documentation starts with.

use docwright_schema::Schema;

use super::{authentication, ident::ident};
use crate::plan::{
    Plan,
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
}

impl QuickStart {
    /// The example; `None` where no operation can be called with a few words.
    pub(super) fn new(plan: &Plan<'_>, schema: &Schema) -> Option<Self> {
        let calls =
            plan.modules.iter().flat_map(|module| module.operations.iter().map(move |operation| (module, operation)));
        let calls = calls.filter_map(|(module, operation)| Some((module, operation, arguments(operation)?)));
        let (module, operation, arguments) = calls.min_by_key(|(_, operation, arguments)| {
            let has_answer = !matches!(operation.answer, Answer::Acknowledged | Answer::Empty);
            let is_thing = operation.path.contains('{');
            (operation.method != "GET", !has_answer, !is_thing, arguments.len())
        })?;
        let name = ident(&operation.name);
        let mut imports = vec!["Client".to_owned(), format!("{}::{name}", ident(&module.name))];
        let auth = schema.authentication.as_ref().map(|authentication| {
            imports.push("Authentication".to_owned());
            let secrets = authentication::parameters(authentication).iter().map(|_| "\"…\"").collect::<Vec<_>>();
            format!("Authentication::new({})", secrets.join(", "))
        });
        let server = schema.servers.is_empty().then(|| "\"https://api.example.com\"".to_owned());
        let new = if server.is_some() { "with_server" } else { "new" };
        let client = format!("Client::{new}({})?", server.into_iter().chain(auth).collect::<Vec<_>>().join(", "));
        imports.sort();
        let call = format!("{name}::new({})", arguments.join(", "));
        let has_answer = !matches!(operation.answer, Answer::Acknowledged | Answer::Empty);
        Some(Self { imports, client, call, has_answer })
    }

    /// The lines that a reader sees.
    pub(super) fn lines(&self, krate: &str) -> Vec<String> {
        let mut lines = vec![
            format!("use {krate}::{{{}}};", self.imports.join(", ")),
            String::new(),
            format!("let client = {};", self.client),
        ];
        match self.has_answer {
            true => {
                lines.push(format!("let answer = client.send({}).await?;", self.call));
                lines.push("println!(\"{answer:?}\");".to_owned());
            }
            false => lines.push(format!("client.send({}).await?;", self.call)),
        }
        lines
    }
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

fn sample(ty: &RustType) -> Option<&'static str> {
    match ty {
        RustType::Bool => Some("true"),
        RustType::I64 | RustType::U64 => Some("1"),
        RustType::F64 => Some("1.0"),
        RustType::String | RustType::Value | RustType::Numeric => Some("\"1\""),
        _ => None,
    }
}

fn sample_list(ty: &RustType) -> Option<&'static str> {
    match ty {
        RustType::I64 | RustType::U64 => Some("[1]"),
        RustType::String => Some("[\"1\"]"),
        _ => None,
    }
}
