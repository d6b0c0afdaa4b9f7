//! Runs the stages over pages in memory.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use docwright_emit::{Package, Runtime};
use docwright_infer::{Inferred, Redaction};
use docwright_schema::{Diagnostics, Sources, document::Document};

/// Everything that one run yields.
pub(crate) struct Run {
    pub sources: Sources,
    pub documents: String,
    /// How many examples the pages show.
    pub examples: usize,
    pub inferred: Inferred,
    pub files: BTreeMap<String, String>,
    pub diagnostics: Diagnostics,
}

fn sources<'p>(pages: impl IntoIterator<Item = (&'p str, &'p str)>) -> Sources {
    let mut sources = Sources::default();
    for (name, text) in pages {
        sources.add(name, text);
    }
    sources
}

fn documents<'s>(sources: &'s Sources, diagnostics: &mut Diagnostics) -> Vec<Document<'s>> {
    sources.iter().map(|(id, source)| docwright_read::read(id, source, diagnostics)).collect()
}

/// Runs all stages over pages given by name and text.
pub(crate) fn run<'p>(pages: impl IntoIterator<Item = (&'p str, &'p str)>) -> Run {
    let sources = sources(pages);
    let mut diagnostics = Diagnostics::default();
    let documents = documents(&sources, &mut diagnostics);
    let outlines = documents.iter().map(|document| docwright_read::outline(document, sources.get(document.source)));
    let outline = outlines.collect::<Vec<_>>().join("\n");
    let inferred = docwright_infer::infer("test-api", &sources, &documents, &mut diagnostics);
    let (inferred, _) = docwright_infer::redact(inferred, &Redaction::default(), &sources, &mut diagnostics);
    let files = docwright_emit::emit(&inferred.schema, &inferred.provenance, &package("test-api"));
    let operations = documents.iter().flat_map(|document| &document.operations);
    let examples = operations.map(|operation| operation.examples.len()).sum();
    drop(documents);
    diagnostics.sort();
    Run { sources, documents: outline, examples, inferred, files, diagnostics }
}

/// What the pages say, and nothing else.
pub(crate) fn inferred<'p>(pages: impl IntoIterator<Item = (&'p str, &'p str)>) -> Inferred {
    let sources = sources(pages);
    let mut diagnostics = Diagnostics::default();
    let documents = documents(&sources, &mut diagnostics);
    docwright_infer::infer("test-api", &sources, &documents, &mut diagnostics)
}

/// A package that builds against the runtime of this checkout.
pub(crate) fn package(name: &str) -> Package {
    Package {
        name: name.to_owned(),
        version: "0.1.0".to_owned(),
        description: None,
        license: None,
        keywords: Vec::new(),
        categories: Vec::new(),
        repository: None,
        docs_url: None,
        runtime: Runtime::Path {
            path: root().join("crates/runtime").display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        programs: Vec::new(),
        workspace: false,
    }
}

impl Run {
    /// The diagnostics, a line each.
    pub(crate) fn report(&self) -> String {
        let line = |diagnostic: &docwright_schema::Diagnostic| {
            let place = diagnostic.primary.map_or_else(String::new, |site| {
                let at = self.sources.line_column(site);
                format!(" {}:{}:{}", self.sources.get(site.source).name(), at.line, at.column)
            });
            format!("{}[{}]{place}: {}", diagnostic.code.severity.as_str(), diagnostic.code.id, diagnostic.message)
        };
        self.diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The project's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the project").to_owned()
}

/// All pages below a folder, by name.
pub(crate) fn pages_below(folder: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(&current).expect("the folder can be read").map(|entry| entry.expect("it has entries"))
        {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md" || extension == "txt") {
                let name = path.strip_prefix(folder).expect("it lies below").display().to_string().replace('\\', "/");
                pages.insert(name, fs::read_to_string(&path).expect("pages are text"));
            }
        }
    }
    pages
}

/// Writes a run's files below a folder.
pub(crate) fn write(files: &BTreeMap<String, String>, folder: &Path) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("files lie in folders")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
}
