//! Tags of site generators: `{% tab title="x" %}`, `<ParamField name="x">`.

use super::line::{is_blank, trim};

/// The longest tag.
const LONGEST: usize = 4000;

/// A tag taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name, without what marks it as closing.
    pub(crate) name: &'a str,
    /// Whether it ends what another one began.
    pub(crate) closes: bool,
    /// Whether it has no content.
    pub(crate) is_empty: bool,
    attributes: &'a str,
}

/// The length of the tag that a text begins with. Of the tags in angle brackets only those of components count, which
/// begin with a capital letter: others are markup.
pub(super) fn length(text: &str) -> Option<usize> {
    let close = if text.starts_with("{%") {
        "%}"
    } else if text.starts_with("{{<") {
        ">}}"
    } else {
        let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
        let name = name.split(|char: char| !(char.is_ascii_alphanumeric() || char == '.')).next()?;
        // A placeholder is written in one case.
        let capital = name.starts_with(|char: char| char.is_ascii_uppercase());
        if !(capital && name.contains(|char: char| char.is_ascii_lowercase())) {
            return None;
        }
        ">"
    };
    let mut end = LONGEST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    outside_quotes(&text[..end], close).map(|at| at + close.len())
}

/// Where `mark` stands outside of quotes and braces.
fn outside_quotes(text: &str, mark: &str) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0_usize;
    let start = if mark == ">}}" { 3 } else { 2 };
    for (at, char) in text.char_indices().skip(start) {
        if quote.is_none() && depth == 0 && text[at..].starts_with(mark) {
            return Some(at);
        }
        match (quote, char) {
            (Some(open), _) => quote = quote.filter(|_| open != char),
            (None, '"' | '\'') => quote = Some(char),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

impl<'a> Tag<'a> {
    /// Takes a tag apart.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let inside = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close)).map(trim);
        let liquid = inside("{%", "%}").or_else(|| inside("{{<", ">}}"));
        let inner = liquid.or_else(|| text.strip_prefix('<')?.strip_suffix('>'))?;
        let is_empty = inner.ends_with('/');
        let inner = trim(inner.trim_end_matches('/').trim_matches('-'));
        let end = inner.trim_start_matches('/').find(|char: char| is_blank(char) || char == '=');
        let slash = usize::from(inner.starts_with('/'));
        let (whole, attributes) = inner.split_at(end.map_or(inner.len(), |end| end + slash));
        let name = whole.trim_start_matches('/');
        let ended = name.strip_prefix("end").filter(|_| liquid.is_some());
        let closes = slash > 0 || ended.is_some();
        let name = ended.unwrap_or(name);
        (!name.is_empty()).then_some(Self { name, closes, is_empty, attributes })
    }

    /// The value of the first attribute of one of these names; empty where it stands without one.
    pub(crate) fn attribute(&self, names: &[&str]) -> Option<&'a str> {
        names
            .iter()
            .find_map(|name| self.attributes().find(|(key, _)| key.eq_ignore_ascii_case(name)))
            .map(|(_, value)| value)
    }

    /// All attributes with their values.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|char: char| is_blank(char) || char == ',');
            let end = rest.find(|char: char| is_blank(char) || char == '=').unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            let Some(value) = after.trim_start_matches(is_blank).strip_prefix('=') else {
                rest = after;
                return (!key.is_empty()).then_some((key, ""));
            };
            let (value, after) = value_of(value.trim_start_matches(is_blank));
            rest = after;
            Some((key, value))
        })
    }
}

/// An attribute's value without its quotes, and what follows it.
fn value_of(text: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('\'', '\''), ('{', '}')] {
        if let Some((value, rest)) = text.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            return (value.trim_matches(|char| matches!(char, '"' | '\'' | '`')), rest);
        }
    }
    let end = text.find(is_blank).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let length = length(text).expect("a tag stands here");
        let tag = Tag::parse(&text[..length]).expect("it is one");
        let attributes: Vec<String> = tag.attributes().map(|(key, value)| format!("{key}={value}")).collect();
        let mark = if tag.closes {
            "/"
        } else if tag.is_empty {
            "."
        } else {
            ""
        };
        assert_eq!(format!("{mark}{} {}|{}", tag.name, attributes.join(" "), &text[length..]), expect);
    }

    #[test]
    fn tags_of_both_kinds() {
        check(r#"{% tab title="200: OK" %} x"#, "tab title=200: OK| x");
        check("{% endtab %}", "/tab |");
        check(r#"{{< api-method method="get" code=200 >}} x"#, "api-method method=get code=200| x");
        check("{{< endapi-method >}}", "/api-method |");
        check("{%- api-method host='a' path=/b required=false -%}", "api-method host=a path=/b required=false|");
        check(
            r#"<ParamField body="name" type={"string"} required default={10}>The"#,
            "ParamField body=name type=string required= default=10|The",
        );
        check("</ParamField>", "/ParamField |");
        check("<Tab\n  title='a > b' />", ".Tab title=a > b|");
    }

    #[test]
    fn placeholders_and_markup_are_no_tags() {
        for text in ["<id>", "<ID>", "<span>x</span>", "<Token", "{ \"a\": 1 }", "<"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
