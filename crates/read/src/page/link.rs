//! Links inside of a line.

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

use docwright_schema::Span;

use super::{Page, line::trim};

/// A part of a text: a link, or what stands between links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Piece {
    /// The text without markup.
    pub(crate) text: String,
    /// Where the link leads, as written.
    pub(crate) target: Option<String>,
}

impl Page<'_> {
    /// The links of a place and what stands between them; nothing where it holds none.
    pub(crate) fn pieces(&self, span: Span) -> Vec<Piece> {
        let raw = trim(self.raw(span));
        if !raw.contains("](") && !raw.contains("][") {
            return Vec::new();
        }
        let resolve = |link: BrokenLink<'_>| {
            let target = self.definitions.get(&link.reference.to_lowercase())?;
            Some((CowStr::from((*target).to_owned()), CowStr::from("")))
        };
        // The dot keeps the parser from taking the text for a list, a heading or an HTML block.
        let marked = format!(".{raw}");
        let mut pieces = vec![Piece::default()];
        for event in Parser::new_with_broken_link_callback(&marked, Options::empty(), Some(resolve)) {
            let last = pieces.len() - 1;
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    pieces.push(Piece { text: String::new(), target: Some(dest_url.into_string()) });
                }
                Event::End(TagEnd::Link) => pieces.push(Piece::default()),
                Event::Text(text) | Event::Code(text) => pieces[last].text.push_str(&text),
                Event::SoftBreak | Event::HardBreak => pieces[last].text.push(' '),
                _ => {}
            }
        }
        if pieces[0].text.starts_with('.') {
            pieces[0].text.remove(0);
        }
        if pieces.iter().any(|piece| piece.target.is_some()) { pieces } else { Vec::new() }
    }
}

/// The link that a line defines: `[label]: target`.
pub(super) fn definition(line: &str) -> Option<(String, &str)> {
    let (label, target) = trim(line).strip_prefix('[')?.split_once("]:")?;
    let target = target.split_whitespace().next()?;
    let is_label = !label.is_empty() && !label.contains(['[', ']']) && !label.starts_with('^');
    is_label.then(|| (label.to_lowercase(), target.trim_matches(['<', '>'])))
}
