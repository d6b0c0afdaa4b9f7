use super::{nothing, shop};
use crate::report::terminal;

#[test]
fn findings_stand_by_operation_with_their_lines() {
    insta::assert_snapshot!(terminal(&shop(), "docs", false), @"
    ── GET /orders/{id}

    breaking[response-field-became-optional]: `note` of `Order` may be missing now
     --> docs/orders.md:3 (old)
         - | note | string | required |
     --> docs/orders.md:3 (new)
         + | note | string | optional |
     ::: orders::Order::note
         - pub note: String
         + pub note: Option<String>
      = wire: breaking, semver: major, cause: docs-edit
      = help: Expect that it is missing.
      = fingerprint: 5d33174073c6fda6

    warning[operation-deprecated]: `GET /orders/{id}` is deprecated
     --> docs/orders.md:1 (old)
         - # An order
     --> docs/orders.md:1 (new)
         + # An order (deprecated)
      = wire: compatible, semver: minor, cause: docs-edit
      = help: Move to what replaces it before it is removed.
      = fingerprint: ad0eb66339f52768

    info[response-field-added]: `total` of `Order` is new (docs/orders.md:4)

    ── User, met by 2 operations: GET /users, GET /users/{id}

    breaking[response-field-removed]: `tel` of `User` is no longer documented
     --> docs/users.md:2 (old)
         - | tel | string | required |
     ::: orders::User::tel
         - pub tel: String
      = wire: breaking, semver: major, cause: docs-edit
      = help: Stop reading the field.
      = fingerprint: cb91ace9abdc8781

    ── the API

    warning[rate-limit-added]: a rate limit is documented now: `60 in 1 s`
      = wire: compatible, semver: patch, cause: new-evidence
      = help: Slow down, or retry what is refused.
      = fingerprint: d57d409bc0948bcb

    info[api-title-changed]: the title of the API changed from nothing to `The shop`

    ── waived

    breaking[response-field-removed]: `fax` of `User` is no longer documented
      accepted by @shop/api until 2024-06-30: nobody sends faxes

    2 breaking, 2 warnings, 2 info, 1 waived
    wire: breaking, semver: major, 0.1.0 → 0.2.0
    ");
}

#[test]
fn nothing_is_one_line() {
    insta::assert_snapshot!(terminal(&nothing(), "docs", true), @"nothing changed: wire: compatible, semver: none, 0.1.0 stays");
}

#[test]
fn colours_are_all_that_differs() {
    let coloured = terminal(&shop(), "docs", true);
    let mut plain = String::new();
    for (at, part) in coloured.split('\x1b').enumerate() {
        plain += if at == 0 { part } else { part.split_once('m').unwrap().1 };
    }
    assert!(coloured.contains("\x1b[1m\x1b[91mbreaking[response-field-removed]\x1b[0m"), "{coloured:?}");
    assert_eq!(plain, terminal(&shop(), "docs", false));
}
