//! Path templates and the percent-encoding of what goes into a URL.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::error::RequestError;

/// Everything but the unreserved characters of RFC 3986: what is left can neither end a part of a URL nor open one.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What may not stand in a URL at all. `%` may, since templates are written by people who encode what needs it.
const TEMPLATE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Appends `text`, so encoded that it is a value and nothing else.
pub(crate) fn push_value(url: &mut String, text: &str) {
    url.extend(utf8_percent_encode(text, VALUE));
}

fn push_literal(url: &mut String, text: &str) {
    url.extend(utf8_percent_encode(text, TEMPLATE));
}

/// Puts `values` (by placeholder name) into `template`. The result starts with `/`.
pub(crate) fn fill(template: &str, values: &[(String, String)]) -> Result<String, RequestError> {
    let (path, query) = template.split_once('?').map_or((template, None), |(path, query)| (path, Some(query)));
    if let Some((name, _)) = values.iter().find(|(name, _)| !has_placeholder(path, name)) {
        return Err(RequestError::UnknownPlaceholder { name: name.clone() });
    }
    let mut url = String::new();
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        url.push('/');
        fill_segment(&mut url, segment, values)?;
    }
    if let Some(query) = query {
        url.push('?');
        push_literal(&mut url, query);
    }
    Ok(url)
}

fn fill_segment(url: &mut String, segment: &str, values: &[(String, String)]) -> Result<(), RequestError> {
    let start = url.len();
    let mut rest = segment;
    let mut last = None;
    while let Some((literal, name, after)) = split_placeholder(rest) {
        let (_, value) = values
            .iter()
            .find(|(given, _)| given == name)
            .ok_or_else(|| RequestError::MissingPathValue { name: name.to_owned() })?;
        if value.is_empty() {
            return Err(RequestError::PathValue { name: name.to_owned(), reason: "is empty" });
        }
        push_literal(url, literal);
        push_value(url, value);
        (rest, last) = (after, Some(name));
    }
    push_literal(url, rest);
    match last {
        Some(name) if is_dots(&url[start..]) => {
            Err(RequestError::PathValue { name: name.to_owned(), reason: "makes the segment `.` or `..`" })
        }
        _ => Ok(()),
    }
}

/// Whether a segment steps sideways or upwards. URL parsers see through percent-encoded dots, so encoding does not help.
fn is_dots(segment: &str) -> bool {
    percent_decode_str(segment).eq(*b".") || percent_decode_str(segment).eq(*b"..")
}

/// The text before the first placeholder, the placeholder's name and the text after it.
pub(crate) fn split_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

fn has_placeholder(path: &str, name: &str) -> bool {
    path.split('/').any(|segment| {
        let mut rest = segment;
        while let Some((_, found, after)) = split_placeholder(rest) {
            if found == name {
                return true;
            }
            rest = after;
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
        let values: Vec<_> = values.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        fill(template, &values).map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_never_leaves_its_segment() {
        for (value, expected) in [
            ("a/b", "/contacts/a%2Fb/notes"),
            ("a?x=1", "/contacts/a%3Fx%3D1/notes"),
            ("a#b", "/contacts/a%23b/notes"),
            ("..\\..", "/contacts/..%5C../notes"),
            ("%2e%2e", "/contacts/%252e%252e/notes"),
            ("%2F", "/contacts/%252F/notes"),
            ("a;b,c", "/contacts/a%3Bb%2Cc/notes"),
            ("\t..\n", "/contacts/%09..%0A/notes"),
            ("{id}", "/contacts/%7Bid%7D/notes"),
            ("张三", "/contacts/%E5%BC%A0%E4%B8%89/notes"),
            ("...", "/contacts/.../notes"),
            ("a-b_c~d.e", "/contacts/a-b_c~d.e/notes"),
        ] {
            assert_eq!(filled("/contacts/{id}/notes", &[("id", value)]).as_deref(), Ok(expected), "{value:?}");
        }
    }

    #[test]
    fn a_value_never_makes_a_dot_segment() {
        for (template, value) in [
            ("/contacts/{id}", "."),
            ("/contacts/{id}", ".."),
            ("/contacts/.{id}", "."),
            ("/contacts/%2e{id}", "."),
            ("/contacts/{id}{id}/notes", "."),
        ] {
            let error = filled(template, &[("id", value)]).unwrap_err();
            assert!(error.contains("`id`"), "{template} {value}: {error}");
        }
        assert_eq!(filled("/files/{name}.json", &[("name", ".")]).as_deref(), Ok("/files/..json"));
    }

    #[test]
    fn an_empty_value_is_an_error() {
        assert_eq!(filled("/a/{id}/b", &[("id", "")]), Err("the path parameter `id` is empty".into()));
    }

    #[test]
    fn what_is_left_unfilled_or_has_no_place_is_named() {
        assert_eq!(
            filled("/users/{user}/notes/{note}", &[("user", "1")]),
            Err("the path parameter `note` was not given".into())
        );
        assert_eq!(filled("/users", &[("user", "1")]), Err("the path has no place for the parameter `user`".into()));
    }

    #[test]
    fn templates_are_sent_as_they_are_written() {
        assert_eq!(filled("users/", &[]).as_deref(), Ok("/users/"));
        assert_eq!(filled("", &[]).as_deref(), Ok("/"));
        assert_eq!(filled("/a%20b/客户 {", &[]).as_deref(), Ok("/a%20b/%E5%AE%A2%E6%88%B7%20%7B"));
        assert_eq!(filled("/rest?method=item.get", &[]).as_deref(), Ok("/rest?method=item.get"));
        assert_eq!(filled("/{a}-{b}.{c}", &[("a", "1"), ("b", "2"), ("c", "3")]).as_deref(), Ok("/1-2.3"));
    }
}
