//! What callers of the crate depend on: its public items, and which facts of the schema make them.

mod declarations;
mod facts;

use std::sync::Arc;

use docwright_schema::{Schema, Surface};

use crate::{Files, Package, Runtime, plan::Plan, rust};

/// The public items of the crate that is emitted for a schema, and the facts that shape them.
pub fn surface(schema: &Schema) -> Surface {
    let plan = Arc::new(Plan::new(schema, &schema.name));
    let package = package(schema);
    let files = rust::files(&plan, schema, &package);
    let sources = files.iter().filter(|file| file.path.starts_with("src/"));
    let sources: Files = sources.map(|file| (file.path.clone(), file.text())).collect();
    let items = declarations::all(&sources);
    let (of, through) = facts::all(schema, &plan, &items);
    Surface { items, of, through }
}

/// What the manifest says does not show in declarations.
fn package(schema: &Schema) -> Package {
    Package::new(&schema.name, "0.0.0", Runtime::Version("0".to_owned()))
}
