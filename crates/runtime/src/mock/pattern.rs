//! Which path templates a request fits.

use percent_encoding::percent_decode_str;

use crate::path::split_placeholder;

/// A path template, taken apart.
#[derive(Debug)]
pub(super) struct Pattern {
    segments: Vec<Segment>,
    query: Vec<(String, String)>,
}

/// The decoded texts before, between and after the placeholders of a segment.
#[derive(Debug)]
struct Segment(Vec<Vec<u8>>);

/// The path and query of a request, decoded.
#[derive(Debug)]
pub(super) struct Target {
    segments: Vec<Vec<u8>>,
    pub(super) query: Vec<(String, String)>,
}

/// How exactly a template says what it fits; the greater is the more exact.
type Rank = (Vec<(bool, usize)>, usize);

impl Pattern {
    pub(super) fn new(template: &str) -> Self {
        let (path, query) = template.split_once('?').unwrap_or((template, ""));
        Self { segments: segments(path).map(Segment::new).collect(), query: pairs(query) }
    }

    pub(super) fn fits(&self, target: &Target) -> bool {
        self.segments.len() == target.segments.len()
            && self.segments.iter().zip(&target.segments).all(|(segment, text)| segment.fits(text))
            && self.query.iter().all(|pair| target.query.contains(pair))
    }

    /// Text goes before placeholders, the first segment counting most, and more of the query before less.
    pub(super) fn rank(&self) -> Rank {
        (self.segments.iter().map(Segment::rank).collect(), self.query.len())
    }

    /// How near a path that does not fit comes: the segments from the front that do, then the bytes of the next that agree.
    pub(super) fn nearness(&self, target: &Target) -> (usize, usize) {
        let fitting =
            self.segments.iter().zip(&target.segments).take_while(|(segment, text)| segment.fits(text)).count();
        let common = match (self.segments.get(fitting), target.segments.get(fitting)) {
            (Some(Segment(pieces)), Some(text)) => {
                pieces.first().map_or(0, |first| first.iter().zip(text).take_while(|(a, b)| a == b).count())
            }
            _ => 0,
        };
        (fitting, common)
    }
}

impl Segment {
    fn new(text: &str) -> Self {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((literal, _, after)) = split_placeholder(rest) {
            pieces.push(decoded(literal));
            rest = after;
        }
        pieces.push(decoded(rest));
        Self(pieces)
    }

    /// A placeholder stands for one byte at least.
    fn fits(&self, text: &[u8]) -> bool {
        let [first, middle @ .., last] = self.0.as_slice() else {
            return self.0.first().is_none_or(|only| only == text);
        };
        let Some(mut rest) = text.strip_prefix(first.as_slice()) else { return false };
        for piece in middle {
            let Some(at) = (1..=rest.len()).find(|&at| rest[at..].starts_with(piece)) else { return false };
            rest = &rest[at + piece.len()..];
        }
        rest.len() > last.len() && rest.ends_with(last)
    }

    fn rank(&self) -> (bool, usize) {
        (self.0.len() == 1, self.0.iter().map(Vec::len).sum())
    }
}

impl Target {
    pub(super) fn new(path: &str, query: &str) -> Self {
        Self { segments: segments(path).map(decoded).collect(), query: pairs(query) }
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}

fn decoded(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

/// The pairs of a query, decoded as forms are.
fn pairs(query: &str) -> Vec<(String, String)> {
    let text = |part: &str| percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(template: &str, target: &str) -> bool {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Pattern::new(template).fits(&Target::new(path, query))
    }

    #[test]
    fn placeholders_stand_for_a_segment_or_a_part_of_one() {
        for (template, target, expect) in [
            ("/contacts/{id}", "/contacts/7", true),
            ("/contacts/{id}", "/contacts/", false),
            ("/contacts/{id}", "/contacts/7/notes", false),
            ("contacts", "/contacts", true),
            ("/contacts", "/contacts/", false),
            ("/files/{name}.{type}", "/files/a.b.pdf", true),
            ("/files/{name}.{type}", "/files/.pdf", false),
            ("/files/{name}.pdf", "/files/a.png", false),
            ("/files/{name}.pdf", "/files/.pdf", false),
            ("/a{b}c{d}e", "/a1c2e", true),
            ("/a{b}c{d}e", "/a1ce", false),
            ("/{a}{b}", "/12", true),
            ("/{a}{b}", "/1", false),
            ("/", "/", true),
        ] {
            assert_eq!(fits(template, target), expect, "{template} {target}");
        }
    }

    #[test]
    fn text_is_compared_decoded() {
        for (template, target, expect) in [
            ("/客户/{id}", "/%E5%AE%A2%E6%88%B7/7", true),
            ("/a%20b", "/a%20b", true),
            ("/a b", "/a%20b", true),
            ("/{id}", "/a%2Fb", true),
            ("/{id}/b", "/a%2Fb", false),
            ("/{id}", "/%FF%00", true),
            ("/%zz", "/%zz", true),
        ] {
            assert_eq!(fits(template, target), expect, "{template} {target}");
        }
    }

    #[test]
    fn a_query_of_the_template_has_to_be_there() {
        for (target, expect) in [
            ("/rest?method=get", true),
            ("/rest?id=1&method=get", true),
            ("/rest?method=g%65t", true),
            ("/rest?method=set", false),
            ("/rest", false),
        ] {
            assert_eq!(fits("/rest?method=get", target), expect, "{target}");
        }
    }

    #[test]
    fn the_more_exact_template_ranks_higher() {
        let rank = |template| Pattern::new(template).rank();
        let ascending = ["/{a}/{b}", "/{a}/x", "/x-{a}/b", "/x/{b}", "/x/y-{b}", "/x/y", "/x/y?z=1"];
        assert!(ascending.is_sorted_by_key(|template| rank(template)));
    }

    #[test]
    fn nearness_counts_from_the_front() {
        let target = Target::new("/api/contact/7", "");
        let near = |template| Pattern::new(template).nearness(&target);
        assert_eq!(near("/api/contacts/{id}"), (1, 7));
        assert_eq!(near("/api/{kind}"), (2, 0));
        assert_eq!(near("/v1/contact/7"), (0, 0));
    }
}
