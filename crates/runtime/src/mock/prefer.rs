//! What a request prefers to be answered, by the header `Prefer` of RFC 7240.

use std::time::Duration;

use http::HeaderMap;

use super::reply::Reply;

/// The answer that a request prefers; none where it prefers nothing that this server knows.
///
/// # Errors
///
/// What is wrong with a preference, as a sentence.
pub(super) fn reply(headers: &HeaderMap) -> Result<Option<Reply>, String> {
    let texts = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    let (mut example, mut code, mut delay, mut is_cut_off, mut is_garbage) = (None, None, None, false, false);
    for (key, value) in texts.flat_map(preferences) {
        match key {
            "example" => example = Some(value),
            "code" => code = Some(number(key, value)?),
            "delay" => delay = Some(number(key, value)?),
            "cut-off" => is_cut_off = true,
            "garbage" => is_garbage = true,
            // Servers pass over what they do not know.
            _ => {}
        }
    }
    if example.is_none() && code.is_none() && delay.is_none() && !is_cut_off && !is_garbage {
        return Ok(None);
    }
    let mut reply = match (is_garbage, example, code) {
        (true, ..) => Reply::garbage(),
        (false, Some(name), _) => Reply::example(name),
        (false, None, Some(code)) => Reply::code(code),
        (false, None, None) => Reply::documented(),
    };
    reply.status = code.or(reply.status);
    reply.is_cut_off = is_cut_off;
    Ok(Some(reply.delay(Duration::from_millis(delay.unwrap_or(0).into()))))
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
