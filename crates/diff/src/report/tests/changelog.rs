use super::{nothing, shop};
use crate::report::changelog;

#[test]
fn bullets_speak_of_the_crate_first() {
    insta::assert_snapshot!(changelog(&shop(), Some("2024-03-01")), @"
    ## [0.2.0] - 2024-03-01

    ### Breaking changes

    - `orders::Order::note` is `pub note: Option<String>`, before `pub note: String`.
      `note` of `Order` may be missing now.
      Migration: Expect that it is missing.
    - `orders::User::fax` is gone: `pub fax: String`.
      `fax` of `User` is no longer documented.
      Migration: Stop reading the field.
    - `orders::User::tel` is gone: `pub tel: String`.
      `tel` of `User` is no longer documented.
      Migration: Stop reading the field.

    ### Added

    - A rate limit is documented now: `60 in 1 s`.
    - `orders::Order::total` is new: `pub total: String`.
      `total` of `Order` is new.

    ### Changed

    - The title of the API changed from nothing to `The shop`.

    ### Deprecated

    - `GET /orders/{id}` is deprecated.
    ");
}

#[test]
fn nothing_is_said_so() {
    insta::assert_snapshot!(changelog(&nothing(), None), @"
    ## [0.1.0]

    Nothing changed for callers.
    ");
}
