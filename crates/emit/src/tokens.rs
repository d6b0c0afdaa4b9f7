//! Tokens as the text that a person would write.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Tokens in one line, with blanks where a person sets them.
pub(crate) fn text(tokens: &impl ToTokens) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut is_joined = true;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
                is_joined = false;
            }
            TokenTree::Punct(punct) => {
                let is_blank_before = matches!(punct.as_char(), '=' | '-' | '+') && !is_joined;
                if is_blank_before {
                    text.push(' ');
                }
                text.push(punct.as_char());
                let is_last = punct.spacing() == Spacing::Alone;
                let is_followed = matches!(punct.as_char(), ',' | '=' | '+') || is_colon(text);
                if is_last && is_followed || text.ends_with("->") {
                    text.push(' ');
                }
                is_joined = true;
            }
            word => {
                if !is_joined || text.ends_with(|char: char| char.is_alphanumeric() || char == ')') {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
                is_joined = false;
            }
        }
    }
}

/// Whether a text ends with a colon that no path goes on behind.
fn is_colon(text: &str) -> bool {
    text.ends_with(':') && !text.ends_with("::")
}
