//! Code fences.

/// The most marks of a fence; without a limit, fences of ever more marks would each be looked for to the end.
const MOST: usize = 32;

/// The marks that open or close a fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks<'a> {
    mark: u8,
    length: usize,
    /// The words behind the marks.
    pub(crate) info: &'a str,
}

impl<'a> Marks<'a> {
    /// The marks at the beginning of a line's text.
    pub(crate) fn of(content: &'a str) -> Option<Self> {
        let mark = content.bytes().next().filter(|byte| matches!(byte, b'`' | b'~'))?;
        let rest = content.trim_start_matches(mark as char);
        let length = content.len() - rest.len();
        let inline = mark == b'`' && rest.contains('`');
        ((3..=MOST).contains(&length) && !inline).then(|| Self { mark, length, info: rest.trim() })
    }

    /// Whether these marks close what `open` opened.
    pub(crate) fn closes(self, open: Self) -> bool {
        self.mark == open.mark && self.length >= open.length && self.info.is_empty()
    }

    /// Whether these marks open another fence where `open` should have been closed.
    pub(crate) fn reopens(self, open: Self) -> bool {
        self.mark == open.mark && self.length == open.length && !self.info.is_empty()
    }

    /// Whether whatever closes a fence with these marks closes one with `other` as well.
    pub(crate) fn needs_more_than(self, other: Self) -> bool {
        self.mark == other.mark && self.length >= other.length
    }
}
