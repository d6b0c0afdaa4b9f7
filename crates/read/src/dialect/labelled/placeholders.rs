//! Paths and their placeholders, as different pages write them.

/// Whether two names differ only in how their words are written: `ID`, `user_id` and `userId`.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| -> String {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// A path with `names` in the place of its values, where it has as many values as there are names.
pub(super) fn with_placeholders(path: &str, names: &[String]) -> Option<String> {
    let is_value = |segment: &&str| {
        let digits = segment.bytes().filter(u8::is_ascii_digit).count();
        digits == segment.len() && digits > 0 || segment.len() >= 16 && digits > 2 && !segment.contains('{')
    };
    if names.is_empty() || path.split('/').filter(is_value).count() != names.len() {
        return None;
    }
    let mut names = names.iter();
    let segments = path.split('/').map(|segment| match is_value(&segment).then(|| names.next()).flatten() {
        Some(name) if name.chars().all(|char| !char.is_lowercase()) => format!("{{{}}}", name.to_lowercase()),
        Some(name) => format!("{{{name}}}"),
        None => segment.to_owned(),
    });
    Some(segments.collect::<Vec<_>>().join("/"))
}

/// A path with a placeholder in the place of an identifier that only machines write: a UUID, or one of 24 hexadecimal
/// digits.
pub(super) fn without_identifiers(path: &str) -> Option<String> {
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_uuid =
        |segment: &str| segment.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && segment.split('-').all(is_hex);
    let is_identifier = |segment: &&str| {
        let has_both = segment.contains(|char: char| char.is_ascii_digit())
            && segment.contains(|char: char| char.is_ascii_alphabetic());
        is_uuid(segment) || segment.len() == 24 && is_hex(segment) && has_both
    };
    (path.split('/').filter(is_identifier).count() == 1).then(|| {
        let segments = path.split('/').map(|segment| if is_identifier(&segment) { "{id}" } else { segment });
        segments.collect::<Vec<_>>().join("/")
    })
}

/// Whether `path` is `template`, with or without numbers in the place of its placeholders.
pub(super) fn is_filled(template: &str, path: &str) -> bool {
    matches(template, path, |segment| segment.contains(|char: char| char.is_ascii_digit()))
}

/// Whether `path` is `template` with placeholders filled by segments that `fill`.
pub(super) fn matches(template: &str, path: &str, fill: fn(&str) -> bool) -> bool {
    template.trim_matches('/').split('/').count() == path.trim_matches('/').split('/').count()
        && ends_like(template, path, fill)
}

/// Whether one of two paths ends as the other does, whatever their placeholders are called.
pub(super) fn ends_alike(one: &str, other: &str) -> bool {
    let segments = |path| str::trim_matches(path, '/').rsplit('/');
    let is_same = |(a, b): (&str, &str)| a == b || a.starts_with('{') && b.starts_with('{');
    segments(one).zip(segments(other)).all(is_same)
}

/// Whether `path` ends as `template` does, with placeholders filled by segments that `fill`; what stands before may be
/// the path of a server.
pub(super) fn ends_like(template: &str, path: &str, fill: fn(&str) -> bool) -> bool {
    let mut called = path.trim_matches('/').rsplit('/');
    template
        .trim_matches('/')
        .rsplit('/')
        .all(|own| called.next().is_some_and(|called| own == called || own.starts_with('{') && fill(called)))
}

pub(super) fn placeholders(path: &str) -> Vec<String> {
    let parts = path.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name.to_owned()).collect()
}
