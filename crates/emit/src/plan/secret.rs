//! Which members hold what must not be shown.

use super::ty::RustType;

/// How names end that hold a secret, as the runtime has it for bodies (`runtime/src/secret.rs`).
const ENDS: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "authorization",
    "cookie",
    "credential",
    "credentials",
    "sessionkey",
];

/// What begins names that end alike, but hold a place in a list.
const PLACES: &[&str] = &["page", "next", "sync", "delta", "cursor", "continuation", "change", "scroll", "skip"];

/// Whether what is called `wire` is a secret, and of a type that would show it.
pub(crate) fn is_secret(wire: &str, ty: &RustType) -> bool {
    is_key(wire) && is_shown(ty)
}

fn is_key(name: &str) -> bool {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    ENDS.iter().any(|end| plain.ends_with(end)) && !PLACES.iter().any(|place| plain.starts_with(place))
}

/// What the crate has a type of its own for hides its members itself, and a flag only says that there is a secret.
fn is_shown(ty: &RustType) -> bool {
    match ty {
        RustType::Bool | RustType::Upload | RustType::Named(_) | RustType::Id(..) | RustType::Wrapped(..) => false,
        RustType::Vec(inner)
        | RustType::Map(inner)
        | RustType::Option(inner)
        | RustType::Maybe(inner)
        | RustType::Boxed(inner) => is_shown(inner),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_by_names_and_types() {
        let text = RustType::String;
        for name in ["password", "X-Auth-Token", "apiSecret", "user[password]", "pwd"] {
            assert!(is_secret(name, &text.clone().optional()), "{name}");
        }
        for name in ["name", "page_token", "token_type", "passwords"] {
            assert!(!is_secret(name, &text), "{name}");
        }
        assert!(!is_secret("has_password", &RustType::Bool));
        assert!(!is_secret("token", &RustType::Named("Token".to_owned()).optional()));
    }

    #[test]
    fn the_runtime_knows_the_same_names() {
        let runtime = include_str!("../../../runtime/src/secret.rs");
        for word in ENDS.iter().chain(PLACES) {
            assert!(runtime.contains(&format!("\"{word}\"")), "{word}");
        }
    }
}
