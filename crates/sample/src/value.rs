//! What members hold, as JSON.

use std::fmt::Write;

use fastrand::Rng;

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The number of something else.
    Id,
    /// How many there are.
    Count,
    /// A short text.
    Code,
    /// An amount as text.
    Money,
    /// A day and a time of it.
    Time,
    /// A day.
    Day,
    /// Whether it is so.
    Flag,
    /// One of a few words.
    State,
    /// A longer text, or null.
    Note,
}

/// The words of [`Kind::State`], with their meaning.
pub(crate) const STATES: [(&str, &str, &str); 4] = [
    ("draft", "not sent yet", "草稿"),
    ("open", "waiting for an answer", "待处理"),
    ("done", "finished", "已完成"),
    ("void", "withdrawn", "已作废"),
];

impl Kind {
    /// How tables write the type.
    pub(crate) fn ty(self) -> &'static str {
        match self {
            Self::Id | Self::Count => "int",
            Self::Flag => "boolean",
            Self::Code | Self::Money | Self::Time | Self::Day | Self::State | Self::Note => "string",
        }
    }

    /// Some value of the kind, as JSON.
    pub(crate) fn value(self, rng: &mut Rng) -> String {
        match self {
            Self::Id => rng.u32(10_000..99_999).to_string(),
            Self::Count => rng.u32(0..400).to_string(),
            Self::Code => format!("\"K{}-{}\"", rng.u32(100..999), rng.uppercase()),
            Self::Money => format!("\"{}.{:02}\"", rng.u32(1..9_000), rng.u32(0..100)),
            Self::Time => {
                format!("\"2025-{:02}-{:02}T09:{:02}:00+08:00\"", rng.u32(1..13), rng.u32(1..29), rng.u32(0..60))
            }
            Self::Day => format!("\"2025-{:02}-{:02}\"", rng.u32(1..13), rng.u32(1..29)),
            Self::Flag => rng.bool().to_string(),
            Self::State => format!("\"{}\"", STATES[rng.usize(0..STATES.len())].0),
            Self::Note if rng.u32(0..3) == 0 => "null".to_owned(),
            Self::Note => format!("\"to be seen again in week {}\"", rng.u32(1..53)),
        }
    }
}

/// An object over several lines, its members indented below `depth`.
pub(crate) fn object<'m>(members: impl IntoIterator<Item = (&'m str, String)>, depth: usize) -> String {
    let members: Vec<_> = members.into_iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    enclosed(['{', '}'], &members, depth)
}

/// A list over several lines.
pub(crate) fn list(items: &[String], depth: usize) -> String {
    enclosed(['[', ']'], items, depth)
}

fn enclosed([open, close]: [char; 2], parts: &[String], depth: usize) -> String {
    let mut text = String::from(open);
    for (at, part) in parts.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        // Writing into a string cannot fail.
        let _ = write!(text, "{comma}\n{:1$}{part}", "", 2 * (depth + 1));
    }
    let _ = write!(text, "\n{:1$}{close}", "", 2 * depth);
    text
}
