//! Lists in the calls of macros, laid out: prettyplease does not know where a line of them may end.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Macro;

use crate::tokens;

/// How wide a list is.
const WIDTH: usize = 92;
const INDENT: &str = "    ";

/// A call such as `members!(Name { a, b })`, in one line or with as many of the list in each as fit; one such as
/// `id!(Name(i64))` has no list.
pub(super) fn text(call: &Macro) -> String {
    let (mut head, mut list) = (TokenStream::new(), None);
    for tree in call.tokens.clone() {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => list = Some(group.stream()),
            tree => head.extend([tree]),
        }
    }
    let (path, head) = (tokens::text(&call.path), tokens::text(&head));
    let Some(list) = list else { return format!("{path}!({head});\n") };
    let list: Vec<TokenTree> = list.into_iter().collect();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let items = list.split(is_comma).map(|item| tokens::text(&item.iter().cloned().collect::<TokenStream>()));
    let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
    let start = format!("{path}!({head} {{");
    let line = format!("{start} {} }});\n", items.join(", "));
    match items.is_empty() {
        true => format!("{start}}});\n"),
        false if line.len() <= WIDTH => line,
        false => format!("{start}\n{}\n}});\n", filled(&items)),
    }
}

fn filled(items: &[String]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        // As after the rest of a struct in Rust, no comma follows.
        let item = if item.starts_with("..") { item.clone() } else { format!("{item},") };
        match lines.last_mut() {
            Some(line) if line.len() + 1 + item.len() <= WIDTH => line.extend([" ", &item]),
            _ => lines.push(format!("{INDENT}{item}")),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn check(call: TokenStream) -> String {
        text(&syn::parse2(call).unwrap())
    }

    #[test]
    fn short_lists_stand_in_a_line() {
        insta::assert_snapshot!(check(quote!(members!(Nothing {}))), @"members!(Nothing {});");
        insta::assert_snapshot!(check(quote!(id!(OvenId(i64)))), @"id!(OvenId(i64));");
        insta::assert_snapshot!(check(quote!(members!(Envelope<T> { r#type = "a : b", data: null, ..extra }))), @r#"members!(Envelope<T> { r#type = "a : b", data: null, ..extra });"#);
    }

    #[test]
    fn long_ones_fill_lines() {
        let names = (0..20).map(|at| quote::format_ident!("member_{at}"));
        insta::assert_snapshot!(check(quote!(members!(Thing { #(#names: digits,)* ..extra }))), @"
        members!(Thing {
            member_0: digits, member_1: digits, member_2: digits, member_3: digits,
            member_4: digits, member_5: digits, member_6: digits, member_7: digits,
            member_8: digits, member_9: digits, member_10: digits, member_11: digits,
            member_12: digits, member_13: digits, member_14: digits, member_15: digits,
            member_16: digits, member_17: digits, member_18: digits, member_19: digits, ..extra
        });
        ");
    }
}
