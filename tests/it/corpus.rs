//! Real pages, where they lie beside the project.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use docwright_schema::schema::{Direction, Example};

use crate::support::{pages_below, root, run};

/// The folders of real APIs.
pub(crate) fn apis(shared: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(shared.join("corpus")).expect("the corpus can be read");
    let paths = entries.map(|entry| entry.expect("it has entries").path());
    let mut apis: Vec<_> = paths.filter(|path| path.is_dir() && !path.ends_with("truth")).collect();
    apis.sort();
    apis
}

/// The folders of these APIs, as far as they are there.
pub(crate) fn named(shared: &Path, names: &[&str]) -> Vec<PathBuf> {
    apis(shared).into_iter().filter(|folder| names.contains(&&*name(folder))).collect()
}

/// The name of an API's folder.
pub(crate) fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folder of real pages; none where it is not there, which is said.
pub(crate) fn shared() -> Option<PathBuf> {
    let shared = root().parent()?.join("shared");
    if shared.join("corpus").is_dir() {
        return Some(shared);
    }
    println!("skipped: there are no real pages beside the project");
    None
}

#[test]
fn every_example_of_every_real_page_is_carried_over() {
    let Some(shared) = shared() else { return };
    for api in std::fs::read_dir(shared.join("corpus"))
        .expect("it can be read")
        .map(|entry| entry.expect("it has entries").path())
    {
        if !api.is_dir() || api.ends_with("truth") {
            continue;
        }
        let pages = pages_below(&api);
        let run = run(pages.iter().map(|(name, text)| (&**name, &**text)));
        // A request that lacks what its table requires is no test.
        let is_test = |example: &&Example| example.direction == Direction::Response || !example.partial;
        let examples: Vec<_> =
            run.inferred.schema.operations.iter().flat_map(|operation| &operation.examples).collect();
        assert_eq!(examples.len(), run.examples, "{}", api.display());
        let carried = examples.into_iter().filter(is_test).count();
        let files = run.files.keys().filter(|name| name.starts_with("tests/examples/") && !name.ends_with("rs"));
        let files = files.count();
        assert_eq!(carried, files, "{}", api.display());
    }
}

/// The least share that `score.py` may find, for the pages of one API.
const FLOORS: [(&str, &str, f64); 5] = [
    ("operations", "f1", 0.95),
    ("parameters", "f1", 0.90),
    ("examples", "share", 1.0),
    ("error_examples", "share", 1.0),
    ("accepted", "share", 1.0),
];

#[test]
fn the_score_of_the_crm_pages_holds() {
    let Some(shared) = shared() else { return };
    let pages = pages_below(&shared.join("corpus/weiwenjia-crm"));
    let run = run(pages.iter().map(|(name, text)| (&**name, &**text)));
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let openapi = folder.path().join("openapi.json");
    std::fs::write(&openapi, &run.files["openapi.json"]).expect("files can be written");
    let output = Command::new("python3")
        .arg(shared.join("score/score.py"))
        .arg("--openapi")
        .arg(&openapi)
        .arg("--truth")
        .arg(shared.join("corpus/truth/weiwenjia-crm.json"))
        .arg("--json")
        .output();
    let Ok(output) = output else {
        println!("skipped: there is no Python to score with");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let scores: serde_json::Value = serde_json::from_str(&text).expect("the score is JSON");
    for (figure, part, least) in FLOORS {
        let found = scores[figure][part].as_f64();
        // Without its validator the script leaves this figure out.
        assert!(found.is_some() || figure == "accepted", "there is no figure {figure} {part}:\n{text}");
        assert!(found.is_none_or(|found| found >= least), "{figure} {part} is below {least}:\n{text}");
    }
}
