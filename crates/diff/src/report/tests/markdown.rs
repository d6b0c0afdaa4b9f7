use super::{large, nothing, shop};
use crate::report::{Markdown, markdown};

#[test]
fn the_verdict_comes_first_and_what_breaks_next() {
    insta::assert_snapshot!(markdown(&shop(), &Markdown::default()), @"
    ## What changes for users of `shop`

    | wire | semver | version | breaking | warnings | info | waived |
    |---|---|---|--:|--:|--:|--:|
    | **breaking** | **major** | `0.1.0` → `0.2.0` | 2 | 2 | 2 | 1 |

    ### Breaking

    #### `GET /orders/{id}`

    - **response-field-became-optional**: `note` of `Order` may be missing now (`orders.md:3` before, `orders.md:3`)
      wire: breaking, semver: major, cause: docs-edit. Expect that it is missing. Fingerprint `5d33174073c6fda6`
      ```diff
      - | note | string | required |
      + | note | string | optional |
      - orders::Order::note: pub note: String
      + orders::Order::note: pub note: Option<String>
      ```

    #### `User`, met by 2 operations: `GET /users`, `GET /users/{id}`

    - **response-field-removed**: `tel` of `User` is no longer documented (`users.md:2` before)
      wire: breaking, semver: major, cause: docs-edit. Stop reading the field. Fingerprint `cb91ace9abdc8781`
      ```diff
      - | tel | string | required |
      - orders::User::tel: pub tel: String
      ```

    <details>
    <summary>Warnings (2)</summary>

    #### `GET /orders/{id}`

    - **operation-deprecated**: `GET /orders/{id}` is deprecated (`orders.md:1` before, `orders.md:1`)

    #### the API

    - **rate-limit-added**: a rate limit is documented now: `60 in 1 s`

    </details>

    <details>
    <summary>Info (2)</summary>

    #### `GET /orders/{id}`

    - **response-field-added**: `total` of `Order` is new (`orders.md:4`)

    #### the API

    - **api-title-changed**: the title of the API changed from nothing to `The shop`

    </details>

    <details>
    <summary>Waived (1)</summary>

    - **response-field-removed**: `fax` of `User` is no longer documented (`users.md:3` before)
      accepted by `@shop/api` until `2024-06-30`: nobody sends faxes

    </details>
    ");
}

#[test]
fn lines_are_links_where_the_docs_are_known() {
    let link = Some("https://host.example/shop/api/blob/f00/docs/");
    let text = markdown(&shop(), &Markdown { link, ..Markdown::default() });
    let linked = "[`orders.md:3`](https://host.example/shop/api/blob/f00/docs/orders.md?plain=1#L3)";
    assert!(text.contains(linked), "{text}");
    assert!(text.contains("`users.md:2` before"), "{text}");
    let old_link = Some("https://host.example/shop/api/blob/0ld/docs");
    let text = markdown(&shop(), &Markdown { link, old_link, ..Markdown::default() });
    assert!(text.contains("blob/0ld/docs/users.md?plain=1#L2) before"), "{text}");
}

#[test]
fn the_whole_review_is_a_link() {
    let review = Some("https://host.example/run/7 (x)");
    let whole = "[the whole review](https://host.example/run/7%20%28x%29).";
    let text = markdown(&shop(), &Markdown { review, ..Markdown::default() });
    assert!(text.ends_with(&format!("\nSee {whole}\n")), "{text}");
    let text = markdown(&large(), &Markdown { review, limit: 2000, ..Markdown::default() });
    assert!(text.ends_with(&format!("All findings are in {whole}\n")), "{text}");
}

#[test]
fn nothing_is_said_so() {
    insta::assert_snapshot!(markdown(&nothing(), &Markdown::default()), @"
    ## What changes for users of `shop`

    | wire | semver | version | breaking | warnings | info | waived |
    |---|---|---|--:|--:|--:|--:|
    | **compatible** | **none** | `0.1.0` stays | 0 | 0 | 0 | 0 |

    Nothing changed.
    ");
}

/// How many findings of what breaks something, then of the others, are shown, and how many in detail.
fn shown(text: &str) -> [usize; 3] {
    ["- **response-field-removed**", "- **response-field-added**", "```diff"].map(|what| text.matches(what).count())
}

#[test]
fn what_is_too_much_is_left_out_from_the_end() {
    let report = large();
    assert_eq!(report.findings.len(), 650);
    let link = Some("https://host.example/shop/api/blob/0123456789012345678901234567890123456789/docs");
    let options = Markdown { link, old_link: link, ..Markdown::default() };
    let text = markdown(&report, &options);
    assert!(text.len() <= 60_000 && text.len() > 59_000, "{}", text.len());
    insta::assert_snapshot!(text.lines().last().unwrap(), @"**Not shown here, for lack of room:** 500 info, and the details of 14 breaking. All findings are in the report as JSON.");
    let all = markdown(&report, &Markdown { limit: usize::MAX, ..options });
    assert_eq!(shown(&all), [150, 500, 150]);
    assert!(!all.contains("Not shown"));
}

#[test]
fn every_limit_holds_and_more_room_shows_no_less() {
    let report = large();
    let mut before = [0; 3];
    for limit in (1_000..200_000).step_by(4_999) {
        let text = markdown(&report, &Markdown { limit, ..Markdown::default() });
        assert!(text.len() <= limit, "{} > {limit}", text.len());
        let [breaking, others, detailed] = shown(&text);
        assert!(others == 0 || (breaking, detailed) == (150, 150), "{limit}");
        assert!(detailed == 0 || breaking == 150, "{limit}");
        assert!(before.iter().zip([breaking, others, detailed]).all(|(before, now)| *before <= now), "{limit}");
        assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
        before = [breaking, others, detailed];
    }
    assert_eq!(before, [150, 500, 150]);
}
