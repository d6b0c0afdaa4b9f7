//! `README.md`.

use docwright_schema::{Schema, schema::Operation};

use super::{
    library::{sections, title},
    manifest::RUST,
    quick_start::QuickStart,
};
use crate::{
    Package,
    plan::{Plan, calls},
    prose::{Doc, code},
};

pub(super) fn text(plan: &Plan<'_>, schema: &Schema, package: &Package) -> String {
    let title = title(schema).first_line().unwrap_or_default();
    let mut lines = vec![
        format!("# {}", package.name),
        String::new(),
        format!("A client for the API of {title}, generated from its documentation by docwright."),
    ];
    if let Some(url) = &package.docs_url {
        lines.push(String::new());
        lines.extend(Doc::default().and_text(&format!("Documentation: {url}")).lines(96));
    }
    if let Some(quick_start) = QuickStart::new(plan, schema) {
        lines.extend([String::new(), "```rust".to_owned()]);
        lines.extend(quick_start.lines(&plan.krate));
        lines.push("```".to_owned());
    }
    lines.extend(installation(package));
    for (heading, doc) in sections(plan, schema) {
        lines.extend([String::new(), format!("## {heading}"), String::new()]);
        lines.extend(doc.lines(96).iter().map(|line| without_links(line)));
    }
    if plan.modules.iter().any(|module| !module.operations.is_empty()) {
        lines.extend([String::new(), "## Operations".to_owned()]);
    }
    for module in plan.modules.iter().filter(|module| !module.operations.is_empty()) {
        let area = calls::of_module(&module.name);
        lines.extend([String::new(), format!("{}:", code(&format!("client.{area}()"))), String::new()]);
        for operation in &module.operations {
            let request = code(&format!("{} {}", operation.method, operation.path));
            let call = code(&format!(".{}(…)", operation.call));
            lines.push(format!("- {call}, {} — {request}", code(&operation.name)));
        }
    }
    lines.extend(incomplete(schema));
    lines.extend(
        [
            "",
            "## Files",
            "",
            "- `schema.json`: what was inferred from the documentation, for review.",
            "- `provenance.json`: where in the documentation each fact stands.",
            "- `openapi.json`: the API for other tools.",
            "- `tests/`: every documented example, read and written back; `mock::server` (feature `mock`) answers by them.",
            "",
            "All files that `.docwright-files` lists are generated; edits are lost.",
        ]
        .map(str::to_owned),
    );
    lines.extend(license(package));
    lines.join("\n") + "\n"
}

/// How programs come to have the crate.
fn installation(package: &Package) -> Vec<String> {
    let lines = [
        "",
        "## Installation",
        "",
        "```toml",
        "[dependencies]",
        &format!("{} = \"{}\"", package.name, package.version),
        "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }",
        "```",
        "",
        &format!("It needs Rust {RUST} or later. Tokio is for the async client; the blocking one brings its own."),
    ];
    lines.map(str::to_owned).into()
}

fn license(package: &Package) -> Vec<String> {
    let license = package.license.iter();
    license.flat_map(|license| ["", "## License", ""].map(str::to_owned).into_iter().chain([code(license)])).collect()
}

/// Documentation whose links lead to items, for a place where there are none.
fn without_links(line: &str) -> String {
    line.replace("[`", "`").replace("`]", "`")
}

/// The operations that no request can be built for.
fn incomplete(schema: &Schema) -> Vec<String> {
    let lost: Vec<_> = schema.operations.iter().filter(|operation| !operation.is_complete()).collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let heading =
        ["", "## Documented without a method or a URL", "", "Their models are here, but no request can be built:", ""];
    let line = |operation: &&Operation| {
        let title = Doc::text(operation.title.as_ref()).first_line().unwrap_or_default();
        let title = if title.is_empty() { title } else { format!(": {title}") };
        format!("- {}{title}", code(&operation.page))
    };
    heading.into_iter().map(str::to_owned).chain(lost.iter().map(line)).collect()
}
