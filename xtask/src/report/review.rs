//! Reviews in the forms that people and programs read.

use std::io;

use clap::{Args, ValueEnum};
use docwright_diff::report::{Docs, Markdown};

use crate::review::{Review, Reviewed};

/// How long the comments of all APIs together may be: GitHub takes 65536 characters.
const COMMENT: usize = 60_000;

/// The form of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Text with the lines of the docs, for a terminal.
    Human,
    /// A comment of a pull request.
    Markdown,
    /// An object; several APIs are an object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// A SARIF 2.1.0 log.
    Sarif,
    /// A page on its own.
    Html,
}

/// Where comments lead to.
#[derive(Debug, Args)]
pub(crate) struct Links {
    /// Where the whole review can be read, for comments
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// Where the current folder can be seen as it is now, such as <https://host/owner/name/blob/COMMIT>; comments link the lines
    /// of the docs to it
    #[arg(long, value_name = "URL")]
    source: Option<String>,
    /// Where the current folder can be seen as it was
    #[arg(long, value_name = "URL")]
    old_source: Option<String>,
}

/// The review in a form, and what the form has no place for.
pub(crate) fn text(review: &Review, form: Form, links: &Links, colour: bool) -> (String, String) {
    let Review { reviewed, notes, .. } = review;
    let all = |one: &dyn Fn(&Reviewed) -> String| reviewed.iter().map(one).collect::<Vec<_>>();
    let limit = COMMENT / reviewed.len().max(1);
    let parts = match form {
        Form::Human => all(&|one| human(one, colour)),
        Form::Markdown => all(&|one| markdown(one, links, limit)),
        Form::Json => json(reviewed),
        Form::Github => all(&github),
        Form::Sarif => vec![sarif(reviewed)],
        Form::Html => vec![html(reviewed, notes)],
    };
    let notes: String = notes.iter().flat_map(|note| [note, "\n"]).collect();
    match form {
        // Its notes are on it.
        Form::Html => (parts.concat(), String::new()),
        Form::Human | Form::Markdown => {
            let notes = Some(notes).filter(|notes| !notes.is_empty());
            (parts.into_iter().chain(notes).collect::<Vec<_>>().join("\n"), String::new())
        }
        _ => (parts.concat(), notes),
    }
}

/// Whether standard output is watched by a person who likes colours.
pub(crate) fn likes_colour() -> bool {
    super::likes_colour(&io::stdout())
}

fn docs(one: &Reviewed) -> Docs<'_> {
    Docs { old: &one.docs.0, new: &one.docs.1 }
}

fn human(one: &Reviewed, colour: bool) -> String {
    docwright_diff::report::terminal(&one.report, docs(one), colour)
}

fn markdown(one: &Reviewed, links: &Links, limit: usize) -> String {
    let below = |root: &Option<String>, docs: &str| {
        let root = root.as_deref()?.trim_end_matches('/');
        // What lies outside of the repository is not to be seen there.
        (!docs.starts_with(['/', '.'])).then(|| format!("{root}/{docs}"))
    };
    let (link, old_link) = (below(&links.source, &one.docs.1), below(&links.old_source, &one.docs.0));
    let options =
        Markdown { link: link.as_deref(), old_link: old_link.as_deref(), limit, review: links.link.as_deref() };
    docwright_diff::report::markdown(&one.report, &options)
}

fn html(reviewed: &[Reviewed], notes: &[String]) -> String {
    docwright_diff::report::html(reviewed.iter().map(|one| (&one.report, docs(one))), notes)
}

fn github(one: &Reviewed) -> String {
    docwright_diff::report::github(&one.report, docs(one))
}

fn sarif(reviewed: &[Reviewed]) -> String {
    docwright_diff::report::sarif(reviewed.iter().map(|one| (&one.report, docs(one))))
}

/// An object; of several, one a line.
fn json(reviewed: &[Reviewed]) -> Vec<String> {
    let one = |one: &Reviewed| docwright_diff::report::json(&one.report);
    match reviewed {
        [single] => vec![one(single)],
        // Texts hold no line ends of their own in JSON, so those between its parts are all there are.
        several => several.iter().map(|api| one(api).lines().map(str::trim_start).collect::<String>() + "\n").collect(),
    }
}
