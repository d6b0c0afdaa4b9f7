//! What git remembers, read through the `git` program; nothing is ever checked out.

mod tree;

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use anyhow::{Context, Result, anyhow, bail};

pub(crate) use tree::{Entry, Kind, Tree};

/// What to do where a base cannot be had from git.
const ELSE: &str = "or compare two folders or files with --old and --new";

/// Where the branch may be found that everything is merged into, if `origin` does not say.
const BRANCHES: [&str; 4] = ["main", "master", "origin/main", "origin/master"];

/// A repository with a work tree.
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    /// The repository that a folder is in.
    pub(crate) fn around(folder: &Path) -> Result<Self> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let output = start(&mut command(folder, ["rev-parse", "--show-toplevel"]))?;
        if !output.status.success() {
            bail!(
                "{} is in no git repository that can be read: {}; run this in the repository of the docs, {ELSE}",
                folder.display(),
                complaint(&output)
            );
        }
        let line = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout);
        let root = tree::path(line);
        let root = root.canonicalize().with_context(|| format!("{} cannot be read", root.display()))?;
        Ok(Self { root })
    }

    /// What the repository held at `revision`; without one, where the present branch left the default branch.
    pub(crate) fn base(&self, revision: Option<&str>) -> Result<Tree> {
        let commit = match revision {
            Some(revision) => self.named(revision)?,
            None => self.merge_base()?,
        };
        let listing = self.succeed(["ls-tree", "-r", "-z", "--full-tree", &commit])?;
        Ok(Tree::new(self.root.clone(), commit, &listing))
    }

    /// The commit that a revision means.
    fn named(&self, revision: &str) -> Result<String> {
        // Git would take it for an option.
        let found = if revision.starts_with('-') { None } else { self.commit(revision)? };
        found.ok_or_else(|| match self.is_shallow() {
            true => anyhow!(
                "there is no revision {revision:?} in this clone, which is shallow: fetch the rest of it with \
                 `git fetch --unshallow` (`fetch-depth: 0` of actions/checkout), {ELSE}"
            ),
            false => {
                anyhow!("there is no revision {revision:?} in this repository: fetch it or correct --base, {ELSE}")
            }
        })
    }

    /// Where the present branch left the default branch.
    fn merge_base(&self) -> Result<String> {
        if self.commit("HEAD")?.is_none() {
            bail!(
                "the repository has no commit yet, so there is nothing to compare with: commit the docs first, {ELSE}"
            );
        }
        let branch = self.default_branch()?;
        let output = self.run(["merge-base", "HEAD", &branch])?;
        match (output.status.code(), line(&output)) {
            (Some(0), Some(commit)) => Ok(commit),
            (Some(1), _) if self.is_shallow() => bail!(
                "where HEAD left {branch} is not in this clone, which is shallow: fetch the rest of it with \
                 `git fetch --unshallow` (`fetch-depth: 0` of actions/checkout), or name a revision with --base"
            ),
            (Some(1), _) => bail!("HEAD and {branch} have no commit in common: name a revision with --base"),
            _ => bail!("git cannot tell where HEAD left {branch}: {}", complaint(&output)),
        }
    }

    /// The branch that everything is merged into.
    fn default_branch(&self) -> Result<String> {
        let target = self.run(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"])?;
        let named = if target.status.success() { line(&target) } else { None };
        for branch in named.into_iter().chain(BRANCHES.map(str::to_owned)) {
            if self.commit(&branch)?.is_some() {
                return Ok(branch);
            }
        }
        bail!(
            "the default branch is not known here: there is neither origin/HEAD nor a branch main or master; fetch it, \
             set it with `git remote set-head origin --auto`, or name a revision with --base"
        )
    }

    /// The commit that a revision means, if there is one.
    fn commit(&self, revision: &str) -> Result<Option<String>> {
        let output = self.run(["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
        Ok(if output.status.success() { line(&output) } else { None })
    }

    fn is_shallow(&self) -> bool {
        let output = self.run(["rev-parse", "--is-shallow-repository"]);
        output.is_ok_and(|output| line(&output).as_deref() == Some("true"))
    }

    fn run<const N: usize>(&self, arguments: [&str; N]) -> Result<Output> {
        start(&mut command(&self.root, arguments))
    }

    fn succeed<const N: usize>(&self, arguments: [&str; N]) -> Result<Vec<u8>> {
        let output = self.run(arguments)?;
        if !output.status.success() {
            bail!("`git {}` failed: {}", arguments.join(" "), complaint(&output));
        }
        Ok(output.stdout)
    }
}

/// A git that works on the repository around `folder`, whatever hook it is started from.
fn command<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command
}

fn start(command: &mut Command) -> Result<Output> {
    command.output().map_err(|error| not_started(&error))
}

fn not_started(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => anyhow!("git is not installed or not on the PATH: install it, {ELSE}"),
        _ => anyhow!("git cannot be started: {error}"),
    }
}

/// The first line of what git printed.
fn line(output: &Output) -> Option<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(str::to_owned).filter(|line| !line.is_empty())
}

/// What git complained about, in a line.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { output.status.to_string() } else { lines.join(" ") }
}
