//! Sources and places in them.

use std::ops::Range;

/// A half-open range of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span of a byte range. Sources are limited to 4 GiB by [`Sources::add`].
    pub fn new(range: Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }

    /// The range of bytes, to slice a text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` that the span covers, nothing where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// Names a source within [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A place in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The source.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

impl Site {
    /// The place of `span` in `source`.
    pub fn new(source: SourceId, span: Span) -> Self {
        Self { source, span }
    }
}

/// A place as people count: both from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
}

/// One page's text and the name it is spoken of by: its path below the docs folder, with `/`.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    /// How many characters begin before each block of [`BLOCK`] bytes, so that a column in a line of
    /// megabytes costs no more than in a short one.
    characters: Vec<u32>,
}

/// The bytes of a block within which characters are counted one by one.
const BLOCK: usize = 4096;

/// How many characters begin in `bytes`.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
}

impl Source {
    /// The page's path below the docs folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        // A short line is counted as it is; the blocks are for lines that are longer than one.
        let column = match self.text.as_bytes().get(start..end) {
            Some(line) if line.len() <= BLOCK => count(line),
            _ => self.characters_before(end).saturating_sub(self.characters_before(start)),
        };
        LineColumn { line, column: column as usize + 1 }
    }

    /// The text of a line, counted from one, without what it is set in by; nothing where there is no such line.
    pub fn line_span(&self, line: usize) -> Span {
        let Some(&start) = line.checked_sub(1).and_then(|line| self.line_starts.get(line)) else {
            return Span::default();
        };
        let end = self.line_starts.get(line).map_or(self.text.len(), |&end| end as usize);
        let text = &self.text[start as usize..end];
        let start = start as usize + (text.len() - text.trim_start().len());
        Span::new(start..start + text.trim().len())
    }

    fn characters_before(&self, offset: usize) -> u32 {
        let block = offset / BLOCK;
        self.characters[block] + count(&self.text.as_bytes()[block * BLOCK..offset])
    }
}

/// All sources of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Takes a page in and names it. Pages are identified by the order in which they are added.
    ///
    /// # Panics
    /// When the text is 4 GiB or longer: whoever reads files refuses those first.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let (name, text) = (name.into(), text.into());
        assert!(u32::try_from(text.len()).is_ok(), "a source is shorter than 4 GiB");
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |sum, block| {
            *sum += count(block);
            Some(*sum)
        });
        let characters = std::iter::once(0).chain(blocks).collect();
        let id = SourceId(self.0.len() as u32);
        self.0.push(Source { name, text, line_starts, characters });
        id
    }

    /// The source that `id` names.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// All sources with their names, in the order of their addition.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.0.iter().enumerate().map(|(at, source)| (SourceId(at as u32), source))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Line and column of the first byte of a site.
    pub fn line_column(&self, site: Site) -> LineColumn {
        self.get(site.source).line_column(site.span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_characters() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "一二\n三四五\n");
        let at = |offset| sources.get(id).line_column(offset);
        assert_eq!(at(0), LineColumn { line: 1, column: 1 });
        assert_eq!(at(3), LineColumn { line: 1, column: 2 });
        assert_eq!(at(7), LineColumn { line: 2, column: 1 });
        assert_eq!(at(13), LineColumn { line: 2, column: 3 });
        assert_eq!(at(999), LineColumn { line: 3, column: 1 });
    }

    #[test]
    fn lines_are_found_without_the_blanks_around_them() {
        let mut sources = Sources::default();
        let source = sources.add("a.md", "one\r\n  二 \n\nlast");
        let of = |line| sources.get(source).line_span(line).of(sources.get(source).text());
        assert_eq!([0, 1, 2, 3, 4, 5].map(of), ["", "one", "二", "", "last", ""]);
    }

    #[test]
    fn columns_of_long_lines_are_exact() {
        let mut sources = Sources::default();
        let text = format!("x\n{}", "三a".repeat(3 * BLOCK));
        let id = sources.add("a.md", &*text);
        for (characters, (offset, _)) in text[2..].char_indices().enumerate().step_by(997) {
            let at = sources.get(id).line_column(offset as u32 + 2);
            assert_eq!(at, LineColumn { line: 2, column: characters + 1 });
        }
        assert_eq!(sources.get(id).line_column(u32::MAX).column, 6 * BLOCK + 1);
    }

    #[test]
    fn an_offset_inside_a_character_is_that_character() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "一二");
        assert_eq!(sources.get(id).line_column(4), LineColumn { line: 1, column: 2 });
    }
}
