//! What holds for every input.

use docwright_schema::{
    Diagnostics, Instance, Sources, Span,
    json::{Json, Value},
};
use proptest::prelude::*;

use super::super::{bare, read, try_read};

fn scalar() -> impl Strategy<Value = Instance> {
    prop_oneof![
        Just(Instance::Null),
        any::<bool>().prop_map(Instance::Bool),
        any::<i64>().prop_map(|number| Instance::Number(number.to_string())),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?".prop_map(Instance::Number),
        any::<String>().prop_map(Instance::String),
        "[\"'{}\\[\\],:/#*|()= \\n\\\\a名“：.…]{0,12}".prop_map(Instance::String),
    ]
}

fn tree() -> impl Strategy<Value = Instance> {
    scalar().prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Instance::Array),
            prop::collection::btree_map("[a-z\"': 名.{]{0,6}", inner, 0..6)
                .prop_map(|members| Instance::Object(members.into_iter().collect())),
        ]
    })
}

fn container() -> impl Strategy<Value = Instance> {
    prop::collection::vec(tree(), 1..4).prop_map(Instance::Array)
}

/// Writes JSON on one line or on many.
fn write(value: &Instance, line: &str, out: &mut String) {
    let inner = if line.is_empty() { String::new() } else { format!("{line}  ") };
    match value {
        Instance::Null => out.push_str("null"),
        Instance::Bool(value) => out.push_str(&value.to_string()),
        Instance::Number(number) => out.push_str(number),
        Instance::String(text) => write_string(text, out),
        Instance::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(&inner);
                write(item, &inner, out);
            }
            out.push_str(if items.is_empty() { "" } else { line });
            out.push(']');
        }
        Instance::Object(members) => {
            out.push('{');
            for (at, (key, member)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(&inner);
                write_string(key, out);
                out.push(':');
                write(member, &inner, out);
            }
            out.push_str(if members.is_empty() { "" } else { line });
            out.push('}');
        }
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            char if (char as u32) < 0x20 => out.extend(escaped(char as u16)),
            char if (char as u32) > 0xffff => {
                out.extend(char.encode_utf16(&mut [0; 2]).iter().copied().flat_map(escaped));
            }
            char => out.push(char),
        }
    }
    out.push('"');
}

fn escaped(unit: u16) -> Vec<char> {
    format!("\\u{unit:04X}").chars().collect()
}

fn written(value: &Instance, pretty: bool) -> String {
    let mut text = String::new();
    write(value, if pretty { "\n" } else { "" }, &mut text);
    text
}

fn documents<'a>(sources: &'a mut Sources, text: &str, diagnostics: &mut Diagnostics) -> Vec<Json<'a>> {
    let source = sources.add("page", text);
    let text = sources.get(source).text();
    read(source, text, Span::new(0..text.len()), diagnostics)
}

/// Whether all that `part` shows stands in `whole` at the same path.
fn is_part(part: &Json<'_>, whole: &Instance) -> bool {
    match (&part.value, whole) {
        (Value::Array(part), Instance::Array(whole)) => {
            part.items.len() <= whole.len() && part.items.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        (Value::Object(part), Instance::Object(_)) => {
            part.members.iter().all(|member| whole.get(&member.key).is_some_and(|whole| is_part(&member.value, whole)))
        }
        _ => Instance::from(part) == *whole,
    }
}

fn is_complete(json: &Json<'_>) -> bool {
    match &json.value {
        Value::Array(array) => array.complete,
        Value::Object(object) => object.complete,
        _ => true,
    }
}

/// Every span lies within the one around it and can be sliced.
fn assert_spans(json: &Json<'_>, text: &str, around: Span) {
    let inside = |span: Span| around.start <= span.start && span.end <= around.end && text.get(span.range()).is_some();
    assert!(inside(json.span), "{:?} in {around:?} of {text:?}", json.span);
    match &json.value {
        Value::Array(array) => array.items.iter().for_each(|item| assert_spans(item, text, json.span)),
        Value::Object(object) => object.members.iter().for_each(|member| {
            assert!(inside(member.key_span), "{:?}", member.key_span);
            assert_spans(&member.value, text, json.span);
        }),
        _ => {}
    }
}

fn assert_sound(text: &str) {
    let mut sources = Sources::default();
    let source = sources.add("page", format!("前{text}后"));
    let page = sources.get(source).text();
    let block = Span::new(3..page.len() - 3);
    let mut diagnostics = Diagnostics::default();
    let found = read(source, page, block, &mut diagnostics);
    for json in &found {
        assert_spans(json, page, block);
    }
    for site in diagnostics
        .iter()
        .flat_map(|diagnostic| diagnostic.primary.iter().chain(diagnostic.secondary.iter().map(|(site, _)| site)))
    {
        assert!(page.get(site.span.range()).is_some(), "{:?} of {page:?}", site.span);
    }
    if let Some(tried) = try_read(source, page, block, &mut diagnostics) {
        assert_eq!(tried, found, "both ways of reading agree");
    }
    for (start, _) in page.match_indices(['{', '[']) {
        if let Some(bare) = bare(page, start) {
            assert!(page.get(bare.span.range()).is_some_and(|text| !text.is_empty()), "{bare:?} of {page:?}");
        }
    }
}

proptest! {
    #[test]
    fn strict_json_is_read_without_repair(value in tree(), pretty: bool) {
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        let text = written(&value, pretty);
        let found = documents(&mut sources, &text, &mut diagnostics);
        prop_assert!(diagnostics.is_empty(), "{:?} in {}", diagnostics, text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(Instance::from(&found[0]), value);
        prop_assert!(is_complete(&found[0]));
        prop_assert_eq!(found[0].span, Span::new(0..text.len()));
    }

    #[test]
    fn bare_json_is_found_whole(value in container(), pretty: bool) {
        let text = written(&value, pretty);
        if let Some(found) = bare(&text, 0) {
            prop_assert_eq!(found.span, Span::new(0..text.len()));
            prop_assert!(!found.cut);
        }
    }

    #[test]
    fn cut_json_shows_nothing_wrong(value in container(), pretty: bool, cut: prop::sample::Index) {
        let whole = written(&value, pretty);
        let places: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        let text = &whole[..places[cut.index(places.len())]];
        let mut sources = Sources::default();
        let found = documents(&mut sources, text, &mut Diagnostics::default());
        prop_assert!(found.len() <= 1);
        for json in &found {
            prop_assert!(is_part(json, &value), "{:?} of {}", json, text);
            prop_assert!(!is_complete(json));
        }
    }

    #[test]
    fn any_text_is_survived(text: String) {
        assert_sound(&text);
    }

    #[test]
    fn any_marks_are_survived(text in "([\\[\\]{}\",:'“”：，\\\\/*#.|()<>=\\n\\r 1a名-]|//|/\\*|\\*/|\\.\\.\\.|&quot;|\"a\":|<br>|null|HTTP/1.1 ){0,60}") {
        assert_sound(&text);
    }

    #[test]
    fn changed_json_is_survived(
        value in container(),
        pretty: bool,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, "[\\[\\]{}\",:'“：\\\\/#.\\n 1a名]{0,2}"), 1..8),
    ) {
        let mut chars: Vec<char> = written(&value, pretty).chars().collect();
        for (place, removed, inserted) in changes {
            let start = place.index(chars.len() + 1);
            let end = (start + removed).min(chars.len());
            chars.splice(start..end, inserted.chars());
        }
        assert_sound(&chars.into_iter().collect::<String>());
    }
}
