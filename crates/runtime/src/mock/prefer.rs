//! What a request prefers to be answered, by the header `Prefer` of RFC 7240.

use std::time::Duration;

use http::HeaderMap;

use super::reply::Reply;

/// What a request prefers.
pub(super) struct Preferred {
    pub(super) reply: Reply,
    /// How many times before the answer is another; always where it does not say.
    pub(super) times: Option<u16>,
    /// The text of the header, by which the times are counted.
    pub(super) text: String,
}

/// What a request prefers; none where it prefers nothing that this server knows.
///
/// # Errors
///
/// What is wrong with a preference, as a sentence.
pub(super) fn read(headers: &HeaderMap) -> Result<Option<Preferred>, String> {
    let texts: Vec<&str> = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok()).collect();
    let text = texts.join(", ");
    let (mut example, mut code, mut times) = (None, None, None);
    let (mut is_garbage, mut is_known) = (false, false);
    let mut manner = Reply::documented();
    for (key, value) in preferences(&text) {
        match key {
            "example" => example = Some(value),
            "code" => code = Some(number(key, value)?),
            "garbage" => is_garbage = true,
            "delay" => manner = manner.delay(Duration::from_millis(number(key, value)?.into())),
            "cut-off" => manner = manner.cut_off(),
            "retry-after" => manner = manner.header("Retry-After", value),
            "times" => times = Some(number(key, value)?),
            // Servers pass over what they do not know.
            _ => continue,
        }
        is_known = true;
    }
    let reply = match (is_garbage, example, code) {
        (true, ..) => Reply::garbage(),
        (false, Some(name), _) => Reply::example(name),
        (false, None, Some(code)) => Reply::code(code),
        (false, None, None) => Reply::documented(),
    };
    let reply = Reply { what: reply.what, status: code.or(reply.status), ..manner };
    Ok(is_known.then_some(Preferred { reply, times, text }))
}

/// Keys and values, which some write with commas between them and some with semicolons.
fn preferences(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split([',', ';']).map(|one| {
        let (key, value) = one.split_once('=').unwrap_or((one, ""));
        (key.trim(), value.trim().trim_matches('"'))
    })
}

fn number(key: &str, value: &str) -> Result<u16, String> {
    value.parse().map_err(|_| format!("the preference `{key}` takes a number up to {}", u16::MAX))
}
