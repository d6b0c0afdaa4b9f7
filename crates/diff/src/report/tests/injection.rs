//! What the docs hold has no meaning of its own in any form.

use docwright_schema::Address;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::json;

use super::{html::parse as parse_html, shop};
use crate::{
    Report,
    report::{Markdown, changelog, github, html, markdown, terminal},
};

/// What Markdown, HTML, code hosts, terminals and steps of GitHub Actions give a meaning to.
const POISON: &[&str] = &[
    "`",
    "```",
    "~~~",
    "<details>",
    "</details>",
    "</summary>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "<http://evil.example>",
    "@user",
    "@org/team",
    "#12",
    "owner/name#12",
    "GH-1",
    "http://evil.example/x",
    "www.evil.example",
    "mailto:a@evil.example",
    "[x](http://evil.example)",
    "[x]: http://evil.example",
    "![x](http://evil.example/x.png)",
    "[^1]",
    "|",
    "\n",
    "\r",
    "\n\n",
    "\n# h\n",
    "\n---\n",
    "\n===\n",
    "\n- ",
    "1. ",
    "> [!WARNING]",
    "    ",
    "\\",
    "&lt;b&gt;",
    "&#64;user",
    "*",
    "**",
    "_",
    "~~",
    "$",
    "$$",
    "%0A",
    "::error::",
    "\x1b[31m",
    "\x1b]8;;http://evil.example\x07",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2028}",
    "\t",
    " ",
    "word",
    "名",
];

/// A report that holds a text wherever others than docwright may write.
pub(super) fn poisoned(text: &str) -> Report {
    let mut report = shop();
    report.name = text.to_owned();
    let address: Address = serde_json::from_value(json!(text)).unwrap();
    for finding in &mut report.findings {
        finding.address = address.clone();
        finding.message = format!("`{text}` of `x` changed, {text}");
        finding.before = Some(text.to_owned());
        finding.after = Some(text.to_owned());
        finding.operations.iter_mut().for_each(|operation| *operation = text.to_owned());
        for site in finding.sites.iter_mut().chain(&mut finding.anchor) {
            site.page = text.to_owned();
            site.text = Some(text.to_owned());
        }
        for declaration in &mut finding.declarations {
            declaration.path = text.to_owned();
            declaration.before = Some(text.to_owned());
        }
        if let Some(waived) = &mut finding.waived {
            let of = [&mut waived.reason, &mut waived.owner, &mut waived.expires];
            of.into_iter().for_each(|part| *part = text.to_owned());
        }
    }
    report
}

/// The blocks, links and HTML of a text, and its prose.
fn parse(text: &str) -> (Vec<String>, String) {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let (mut structure, mut prose, mut is_code) = (Vec::new(), String::new(), false);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => structure.push(format!("link {}", host(&dest_url))),
            Event::Start(tag) => {
                is_code = matches!(tag, Tag::CodeBlock(_));
                structure.push(format!("{tag:?}"));
            }
            Event::End(tag) => {
                is_code &= tag != TagEnd::CodeBlock;
                prose.push('\n');
                structure.push(format!("{tag:?}"));
            }
            Event::Text(text) if !is_code => prose += &text,
            Event::Text(_) => {}
            Event::Code(_) => prose += "`",
            Event::SoftBreak => prose.push('\n'),
            other => structure.push(format!("{other:?}")),
        }
    }
    (structure, prose)
}

/// The part of a link that no page may choose.
fn host(link: &str) -> &str {
    let end = link.match_indices('/').nth(6).map_or(link.len(), |(at, _)| at);
    &link[..end]
}

/// Whether a code host would link a part of prose.
fn is_linked(prose: &str) -> bool {
    let follows = |mark: &str, is: fn(char) -> bool| {
        prose.match_indices(mark).any(|(at, _)| prose[at + mark.len()..].starts_with(is))
    };
    let digit = |char: char| char.is_ascii_digit();
    follows("@", char::is_alphanumeric)
        || follows("#", digit)
        || follows("GH-", digit)
        || follows("www.", char::is_alphanumeric)
        || prose.contains("://")
        || prose.contains("mailto:a")
}

/// The tags of the page; code within messages is what backticks stand around.
fn tags(report: &Report) -> Vec<String> {
    let (mut tags, text) = parse_html(&html([(report, "docs")], &[]));
    assert!(!text.chars().any(|char| char.is_control() && char != '\n' || char == '\u{202e}'), "{text:?}");
    tags.retain(|tag| !matches!(tag.as_str(), "<code >" | "</code>"));
    tags
}

fn hold(text: &str) -> Result<(), TestCaseError> {
    let link = Some("https://host.example/shop/api/blob/f00/docs");
    let options = Markdown { link, old_link: link, ..Markdown::default() };
    let (report, harmless) = (poisoned(text), poisoned("word"));
    let forms: [fn(&Report, &Markdown<'_>) -> String; 2] = [markdown, |report, _| changelog(report, None)];
    for render in forms {
        let (structure, prose) = parse(&render(&report, &options));
        prop_assert_eq!(structure, parse(&render(&harmless, &options)).0);
        prop_assert!(!is_linked(&prose), "{}", prose);
    }
    prop_assert_eq!(tags(&report), tags(&harmless));
    let is_plain = |text: &str| !text.chars().any(|char| char.is_control() && char != '\n' || char == '\u{202e}');
    let shown = terminal(&report, "docs", false);
    prop_assert!(is_plain(&shown), "{:?}", shown);
    let commands = github(&report, "docs");
    prop_assert!(is_plain(&commands), "{:?}", commands);
    prop_assert_eq!(commands.lines().count(), report.findings.len() - 1);
    for line in commands.lines() {
        prop_assert_eq!(line.split_once("title=").unwrap().0.matches("::").count(), 1, "{}", line);
    }
    Ok(())
}

#[test]
fn no_text_has_a_meaning() {
    for text in POISON {
        hold(&format!("a{text}")).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        hold(&format!("{text}b")).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}

#[expect(clippy::invisible_characters, reason = "what parts mentions does not show")]
#[test]
fn a_reader_sees_what_was_written() {
    insta::assert_snapshot!(markdown(&poisoned("</details> @user `x` ![x](y) |"), &Markdown::default()), @r"
    ## What changes for users of ``</details> @user `x` ![x](y) |``

    | wire | semver | version | breaking | warnings | info | waived |
    |---|---|---|--:|--:|--:|--:|
    | **breaking** | **major** | `0.1.0` → `0.2.0` | 2 | 2 | 2 | 1 |

    ### Breaking

    #### ``</details> @user `x` ![x](y) |``

    - **response-field-became-optional**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \| (``</details> @user `x` ![x](y) |:3`` before, ``</details> @user `x` ![x](y) |:3``)
      wire: breaking, semver: major, cause: docs-edit. Expect that it is missing. Fingerprint `5d33174073c6fda6`
      ```diff
      - </details> @user `x` ![x](y) |
      + </details> @user `x` ![x](y) |
      - </details> @user `x` ![x](y) |: </details> @user `x` ![x](y) |
      + </details> @user `x` ![x](y) |: pub note: Option<String>
      ```

    #### ``</details> @user `x` ![x](y) |``, met by 1 operation: ``</details> @user `x` ![x](y) |``

    - **response-field-removed**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \| (``</details> @user `x` ![x](y) |:2`` before)
      wire: breaking, semver: major, cause: docs-edit. Stop reading the field. Fingerprint `cb91ace9abdc8781`
      ```diff
      - </details> @user `x` ![x](y) |
      - </details> @user `x` ![x](y) |: </details> @user `x` ![x](y) |
      ```

    <details>
    <summary>Warnings (2)</summary>

    #### ``</details> @user `x` ![x](y) |``

    - **operation-deprecated**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \| (``</details> @user `x` ![x](y) |:1`` before, ``</details> @user `x` ![x](y) |:1``)

    #### the API

    - **rate-limit-added**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \|

    </details>

    <details>
    <summary>Info (2)</summary>

    #### ``</details> @user `x` ![x](y) |``

    - **response-field-added**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \| (``</details> @user `x` ![x](y) |:4``)

    #### the API

    - **api-title-changed**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \|

    </details>

    <details>
    <summary>Waived (1)</summary>

    - **response-field-removed**: `</details> @user`x`![x](y) |` of `x` changed, \</details\> @​user `x` \!\[x\](y) \| (``</details> @user `x` ![x](y) |:3`` before)
      accepted by ``</details> @user `x` ![x](y) |`` until ``</details> @user `x` ![x](y) |``: \</details\> @​user \`x\` \!\[x\](y) \|

    </details>
    ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_texts_have_a_meaning(parts in prop::collection::vec(prop::sample::select(POISON), 1..9)) {
        hold(&format!("{}.", parts.concat()))?;
    }
}
