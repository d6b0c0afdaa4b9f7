//! What pages show of people and secrets stands in nothing that is generated.

use std::{collections::BTreeSet, fs};

use docwright_infer::sensitive::{
    email,
    number::{is_identity_card, is_mobile},
    secret,
    text::words,
};

use crate::{
    corpus::{apis, name, shared},
    support::{pages_below, root, run},
};

#[test]
fn nothing_that_is_replaced_is_emitted() {
    let page = fs::read_to_string(root().join("tests/pages/labelled/redacted.md")).expect("the page is there");
    let run = run([("redacted.md", page.as_str())]);
    let found = ["程小满", "chengxiaoman", "tongzhou-boats", "154****0264", "星桥路", "120.21153", "30.20817"];
    for value in found {
        assert!(page.contains(value), "{value} is not shown");
        for (file, text) in &run.files {
            assert!(!text.contains(value), "{value} is in {file}");
        }
    }
    // A number under `id` is an identifier, whatever it looks like; as text it is the telephone number of that person.
    let example = &run.files["tests/examples/skippers/get_skipper_ok_1.json"];
    assert!(example.contains("\"id\": 15495180264,") && !example.contains("\"15495180264\""), "{example}");
    for kept in
        ["\"name\": \"满江红\"", "\"role\": \"skipper\"", "杭州市滨江区", "https://maps.example.com/static?location="]
    {
        assert!(example.contains(kept), "{kept}: {example}");
    }
}

/// The addresses, mobile numbers, identity cards and tokens of a text that are somebody's by what lint goes by.
fn somebodys(text: &str) -> BTreeSet<String> {
    let persons = email::find(text).filter(|found| !found.is_location && email::is_persons(found.local, found.domain));
    let emails = persons.map(|found| format!("{}@{}", found.local, found.domain));
    let numbers = words(text, |char| char.is_ascii_alphanumeric()).map(|(_, word)| word);
    let numbers = numbers.filter(|word| is_mobile(word) || is_identity_card(word)).map(str::to_owned);
    let is_token = |word: &&str| {
        let is_marked = secret::marked(word).is_some_and(|(_, mark)| secret::is_random(&word[mark..]));
        is_marked || secret::jwt(word).is_some_and(|[_, _, signature]| secret::is_random(signature))
    };
    let tokens = words(text, secret::is_word).map(|(_, word)| word).filter(is_token).map(str::to_owned);
    emails.chain(numbers).chain(tokens).collect()
}

#[test]
fn nothing_that_real_pages_show_of_people_is_emitted() {
    let Some(shared) = shared() else { return };
    for api in apis(&shared) {
        let pages = pages_below(&api);
        let run = run(pages.iter().map(|(name, text)| (&**name, &**text)));
        let shown: BTreeSet<String> = pages.values().flat_map(|text| somebodys(text)).collect();
        let emitted: BTreeSet<String> = run.files.values().flat_map(|text| somebodys(text)).collect();
        let left: Vec<_> = emitted.intersection(&shown).collect();
        let redacted = run.diagnostics.iter().find(|diagnostic| diagnostic.code.id == "example-redacted");
        println!("{}: {}", name(&api), redacted.map_or("nothing replaced", |diagnostic| &diagnostic.message));
        assert!(left.is_empty(), "{}: {} of {} values are emitted", name(&api), left.len(), shown.len());
    }
}
