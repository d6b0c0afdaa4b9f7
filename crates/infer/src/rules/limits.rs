//! How large or long values may be.

use docwright_schema::{
    Limits,
    schema::{Type, Width},
};

use super::Rule;
use crate::shape::{REMEMBERED_VALUES, Shape};

pub(crate) static RULE: Rule = Rule {
    id: "limits",
    reason: "only the docs can tell a limit from the largest value that happens to be shown; an example or a default \
             beyond it refutes it, and of several the widest rejects nothing that one of them allows",
};

/// The documented limits of values of a type, where nothing refutes them.
pub(crate) fn decide(shape: &Shape, ty: &Type) -> Limits {
    let claims = shape.claims.iter().map(|claim| claim.limits).filter(|limits| !limits.is_empty());
    let widest = claims.reduce(|one, other| Limits {
        minimum: one.minimum.min(other.minimum),
        maximum: one.maximum.zip(other.maximum).map(|(one, other)| one.max(other)),
        shortest: one.shortest.min(other.shortest),
        longest: one.longest.zip(other.longest).map(|(one, other)| one.max(other)),
    });
    let defaults = || shape.claims.iter().filter_map(|claim| claim.default.as_deref());
    let fits = |limits: &Limits| {
        let seen = shape.values.iter().map(|seen| &**seen);
        shape.values.len() < REMEMBERED_VALUES && seen.chain(defaults()).all(|value| is_within(value, *limits))
    };
    let limits = widest.filter(fits).unwrap_or_default();
    match ty {
        // Numbers without a sign have a least value of their own.
        Type::Integer { width: Width::U64 } => Limits::numbers(None, limits.maximum),
        Type::Integer { .. } | Type::Number => Limits::numbers(limits.minimum, limits.maximum),
        Type::String { format: None } => Limits::lengths(limits.shortest, limits.longest),
        _ => Limits::default(),
    }
}

/// Whether a value keeps to limits; what was too long to be remembered whole does not.
fn is_within(value: &str, limits: Limits) -> bool {
    let (floor, ceiling) = whole(value).unzip();
    let above = limits.minimum.zip(floor).is_none_or(|(minimum, floor)| floor >= i128::from(minimum));
    let below = limits.maximum.zip(ceiling).is_none_or(|(maximum, ceiling)| ceiling <= i128::from(maximum));
    let length = value.chars().count();
    let long = limits.shortest.is_none_or(|shortest| length >= shortest as usize);
    let short = limits.longest.is_none_or(|longest| length <= longest as usize && !value.ends_with('…'));
    above && below && long && short
}

/// The whole numbers around a number; none of a text.
fn whole(value: &str) -> Option<(i128, i128)> {
    let (digits, fraction) = value.split_once('.').unwrap_or((value, ""));
    let number: i128 = match digits.parse() {
        Ok(number) => number,
        // An exponent may hide a number of any size, and so may very many digits.
        Err(_) if value.starts_with(|char: char| char.is_ascii_digit() || char == '-') => {
            return Some((i128::MIN, i128::MAX));
        }
        Err(_) => return None,
    };
    let is_between = fraction.bytes().any(|byte| byte != b'0');
    Some(match (is_between, digits.starts_with('-')) {
        (false, _) => (number, number),
        (true, true) => (number.saturating_sub(1), number),
        (true, false) => (number, number.saturating_add(1)),
    })
}

#[cfg(test)]
mod tests {
    use docwright_schema::{Site, Sources, Span};

    use super::*;
    use crate::{shape::Claim, testing};

    const INTEGER: Type = Type::Integer { width: Width::I64 };
    const TEXT: Type = Type::String { format: None };

    #[track_caller]
    fn check(seen: &[&str], claims: &[(Limits, Option<&str>)], ty: &Type, expect: &str) {
        let mut shape = Shape::default();
        seen.iter().for_each(|text| shape.merge(testing::shape(text)));
        let source = Sources::default().add("a.md", "");
        for (at, (limits, default)) in claims.iter().enumerate() {
            let site = Site::new(source, Span::new(at..at));
            shape.claim(Claim { limits: *limits, default: default.map(Box::from), ..Claim::at(site) });
        }
        assert_eq!(decide(&shape, ty).to_string(), expect);
    }

    #[test]
    fn the_widest_of_several() {
        let (narrow, wide) = (Limits::numbers(Some(1), Some(50)), Limits::numbers(Some(0), Some(10)));
        check(&["7"], &[(narrow, None)], &INTEGER, "1..50");
        check(&["7"], &[(narrow, None), (wide, None)], &INTEGER, "0..50");
        check(&["7"], &[(narrow, None), (Limits::numbers(Some(1), None), None)], &INTEGER, "1..");
        check(&["\"é\""], &[(Limits::lengths(None, Some(1)), None)], &TEXT, "..1 characters");
    }

    #[test]
    fn what_goes_beyond_a_limit_refutes_it() {
        check(&["51"], &[(Limits::numbers(Some(1), Some(50)), None)], &INTEGER, "");
        check(&["50.5"], &[(Limits::numbers(Some(1), Some(50)), None)], &Type::Number, "");
        check(&["49.5"], &[(Limits::numbers(Some(1), Some(50)), None)], &Type::Number, "1..50");
        check(&["1e9"], &[(Limits::numbers(Some(1), Some(50)), None)], &Type::Number, "");
        check(&[], &[(Limits::numbers(Some(1), Some(50)), Some("0"))], &INTEGER, "");
        check(&["\"long\""], &[(Limits::lengths(None, Some(3)), None)], &TEXT, "");
        check(&["7"], &[(Limits::lengths(None, Some(3)), None)], &INTEGER, "");
    }
}
