//! A review as text: for people, for code hosts, for programs.
//!
//! Each form is a function of the report alone. What comes from the docs is shown as it is and never has a meaning of
//! its own, neither to a terminal nor as Markdown nor as a command.

mod changelog;
mod docs;
mod github;
mod groups;
mod html;
mod json;
mod markdown;
mod markup;
mod sarif;
mod terminal;
#[cfg(test)]
mod tests;
mod text;

pub use self::{
    changelog::changelog,
    docs::Docs,
    github::github,
    html::html,
    json::json,
    markdown::{Markdown, markdown},
    sarif::sarif,
    terminal::terminal,
};
