use super::{Api, nothing, reviewed, shop};
use crate::report::github;

#[test]
fn a_command_stands_at_the_line_of_the_new_docs() {
    insta::assert_snapshot!(github(&shop(), "site/docs/"), @"
    ::error file=site/docs/orders.md,line=3,title=response-field-became-optional::`note` of `Order` may be missing now%0Awire: breaking, semver: major, cause: docs-edit%0Ahelp: Expect that it is missing.%0Afingerprint: 5d33174073c6fda6
    ::error file=site/docs/users.md,line=1,title=response-field-removed::`tel` of `User` is no longer documented%0Awire: breaking, semver: major, cause: docs-edit%0Ahelp: Stop reading the field.%0Afingerprint: cb91ace9abdc8781
    ::warning file=site/docs/orders.md,line=1,title=operation-deprecated::`GET /orders/{id}` is deprecated%0Awire: compatible, semver: minor, cause: docs-edit%0Ahelp: Move to what replaces it before it is removed.%0Afingerprint: ad0eb66339f52768
    ::warning title=rate-limit-added::a rate limit is documented now: `60 in 1 s`%0Awire: compatible, semver: patch, cause: new-evidence%0Ahelp: Slow down, or retry what is refused.%0Afingerprint: d57d409bc0948bcb
    ::notice file=site/docs/orders.md,line=4,title=response-field-added::`total` of `Order` is new%0Awire: compatible, semver: minor, cause: docs-edit%0Ahelp: Nothing to do.%0Afingerprint: 0a89a7dbce7a5b23
    ::notice title=api-title-changed::the title of the API changed from nothing to `The shop`%0Awire: compatible, semver: patch, cause: new-evidence%0Ahelp: Nothing to do.%0Afingerprint: 0d9ddd8c42890104
    ");
}

#[test]
fn nothing_annotates_nothing() {
    assert_eq!(github(&nothing(), "docs"), "");
}

#[test]
fn what_ends_a_property_or_a_line_is_escaped() {
    let (old, mut new) = (Api::new(), Api::new());
    new.answers("get", "/a%\r\n::error::b", "Order");
    new.holds("Order", &[]);
    new.stands("GET /a%\r\n::error::b", "a, b: 100%.md", "# \x1b[31m");
    let commands = github(&reviewed(&old, &new, Vec::new()), "");
    insta::assert_snapshot!(commands, @"
    ::notice file=a%2C b%3A 100%25.md,line=1,title=operation-added::`GET /a%25 ::error::b` is new%0Awire: compatible, semver: patch, cause: docs-edit%0Ahelp: Nothing to do.%0Afingerprint: 705d6ca255e939d3
    ::notice title=type-added::the type `Order` is new%0Awire: compatible, semver: patch, cause: new-evidence%0Ahelp: Nothing to do.%0Afingerprint: d48a3f62c7a50e6a
    ");
}
