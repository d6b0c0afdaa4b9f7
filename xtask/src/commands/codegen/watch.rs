//! `codegen --watch`: generates again whenever a page or the configuration is saved.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};

use super::{Codegen, Said};
use crate::{cli::Verdict, pages, paths, report};

/// How long it has to be quiet before a run: editors save in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// What is watched.
#[derive(Debug, Default)]
struct Watched {
    config: Option<PathBuf>,
    docs: Vec<PathBuf>,
    outs: Vec<PathBuf>,
}

/// Runs until it is stopped; what cannot run is reported, and tried again after the next change.
pub(super) fn run(codegen: &Codegen) -> Result<Verdict> {
    let watched = Watched::of(codegen)?;
    let (send, events) = mpsc::channel();
    let mut eye = notify::recommended_watcher(send).context("changes of files cannot be watched")?;
    let folders = watched.config.iter().filter_map(|file| file.parent());
    let folders = folders.map(|folder| (folder, RecursiveMode::NonRecursive));
    for (folder, mode) in folders.chain(watched.docs.iter().map(|docs| (&**docs, RecursiveMode::Recursive))) {
        eye.watch(folder, mode).with_context(|| format!("{} cannot be watched", paths::shown(folder)))?;
    }
    let mut said = Said::default();
    loop {
        if let Err(error) = codegen.once(Some(&mut said)) {
            report::complain(&format!("error: {error:#}"));
        }
        report::complain("waiting for changes; Ctrl-C ends it");
        if watched.wait(&events).is_none() {
            return Ok(Verdict::Done);
        }
    }
}

impl Watched {
    fn of(codegen: &Codegen) -> Result<Self> {
        let mut watched = Self::default();
        if codegen.docs.is_none() {
            watched.config = Some(paths::resolve(&codegen.config_file())?);
        }
        for api in codegen.apis()? {
            watched.docs.push(paths::resolve(&api.docs)?);
            watched.outs.push(paths::resolve(&api.out)?);
        }
        Ok(watched)
    }

    /// Waits until something has changed and it is quiet again; nothing where no event can come any more.
    fn wait(&self, events: &Receiver<notify::Result<Event>>) -> Option<()> {
        // Reading a page is an event too, and would set off the next run.
        let concerns = |event: &Event| !event.kind.is_access() && event.paths.iter().any(|path| self.concerns(path));
        while !events.recv().ok()?.is_ok_and(|event| concerns(&event)) {}
        while events.recv_timeout(QUIET).is_ok() {}
        Some(())
    }

    /// Whether what happened to a file may change what is generated.
    fn concerns(&self, path: &Path) -> bool {
        let is_below = |folders: &[PathBuf]| folders.iter().any(|folder| path.starts_with(folder));
        self.config.as_deref() == Some(path)
            || is_below(&self.docs) && !is_below(&self.outs) && (pages::is_page(path) || path.extension().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_generated_does_not_set_off_a_run() {
        let watched = Watched {
            config: Some("/api/docwright.toml".into()),
            docs: vec!["/api".into()],
            outs: vec!["/api/generated".into()],
        };
        let check = |path: &str, expect: bool| assert_eq!(watched.concerns(Path::new(path)), expect, "{path}");
        check("/api/contacts/detail.md", true);
        check("/api/docwright.toml", true);
        check("/api/contacts", true);
        check("/api/generated/README.md", false);
        check("/api/contacts/detail.md~", false);
        check("/api/other.toml", false);
    }
}
