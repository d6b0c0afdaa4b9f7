//! The parts: what the benches of the crates measure.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{cargo, paths, report};

/// A bench and the one that it is held against.
struct Part {
    what: &'static str,
    group: &'static str,
    own: &'static str,
    floor: &'static str,
    floor_is: &'static str,
}

const PARTS: [Part; 6] = [
    Part {
        what: "reading pages",
        group: "pages",
        own: "docwright",
        floor: "pulldown-cmark",
        floor_is: "the events of pulldown-cmark",
    },
    Part {
        what: "reading JSON",
        group: "json",
        own: "docwright",
        floor: "serde_json",
        floor_is: "`from_slice::<Value>`",
    },
    Part {
        what: "inferring, from documents to schema",
        group: "infer",
        own: "docwright",
        floor: "serde_json",
        floor_is: "`from_slice::<Value>` of the same examples",
    },
    Part {
        what: "emitting Rust, from the schema",
        group: "emit",
        own: "docwright",
        floor: "prettyplease",
        floor_is: "prettyplease on the same items",
    },
    Part {
        what: "reviewing 10,000 operations",
        group: "review",
        own: "whole",
        floor: "lines",
        floor_is: "a difference of both schemas by lines",
    },
    Part {
        what: "comparing 10,000 operations",
        group: "review",
        own: "changes",
        floor: "equality",
        floor_is: "seeing that two equal schemas are",
    },
];

/// Runs the benches, and holds each against its floor.
pub(super) fn table() -> Result<String> {
    let mut command = cargo::command();
    command.arg("bench").current_dir(paths::workspace_root());
    for package in ["docwright-read", "docwright-infer", "docwright-emit", "docwright-diff"] {
        command.args(["-p", package]);
    }
    command.args(["--bench", "read", "--bench", "infer", "--bench", "emit", "--bench", "review"]);
    report::complain("running the benches of the crates");
    let output = command.output().context("cargo cannot be started")?;
    ensure!(output.status.success(), "cargo bench failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let mut table = "| part | docwright | floor | | ratio |\n|---|--:|--:|---|--:|\n".to_owned();
    for part in &PARTS {
        let (own, floor) = (Measured::load(part.group, part.own)?, Measured::load(part.group, part.floor)?);
        let (what, floor_is, ratio) = (part.what, part.floor_is, floor.nanoseconds / own.nanoseconds);
        // Writing into a string cannot fail.
        let _ = writeln!(table, "| {what} | {own} | {floor} | {floor_is} | {ratio:.2} |");
    }
    Ok(table)
}

/// What a bench measured.
struct Measured {
    /// The median of one iteration.
    nanoseconds: f64,
    /// How many bytes one goes through, where the bench says.
    bytes: Option<f64>,
}

impl Measured {
    fn load(group: &str, name: &str) -> Result<Self> {
        let folder = cargo::target_folder().join("criterion").join(group).join(name).join("new");
        let nanoseconds =
            json(&folder.join("estimates.json"))?.pointer("/median/point_estimate").and_then(Value::as_f64);
        let bytes = json(&folder.join("benchmark.json"))?.pointer("/throughput/Bytes").and_then(Value::as_f64);
        let nanoseconds = nanoseconds.with_context(|| format!("{} holds no median", folder.display()))?;
        Ok(Self { nanoseconds, bytes })
    }
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.bytes {
            Some(bytes) => write!(f, "{:.0} MB/s", bytes * 1e3 / self.nanoseconds),
            None => write!(f, "{:.3} s", self.nanoseconds / 1e9),
        }
    }
}

fn json(file: &Path) -> Result<Value> {
    let text = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", file.display()))
}
