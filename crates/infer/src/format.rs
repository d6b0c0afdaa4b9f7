//! What a text is: dates, addresses, identifiers, numbers in disguise.

use docwright_schema::schema::Format;

/// Whether bytes are written in a format.
type Test = fn(&[u8]) -> bool;

/// The format that `text` is written in, as far as its characters tell.
pub(crate) fn detect(text: &str) -> Option<Format> {
    let bytes = text.as_bytes();
    if !text.is_ascii() || !(1..=2048).contains(&bytes.len()) {
        return None;
    }
    let tests: [(Format, Test); 9] = [
        (Format::Date, is_date),
        (Format::LocalDateTime, is_local_date_time),
        (Format::DateTime, is_date_time),
        (Format::OffsetDateTime, is_offset_date_time),
        (Format::Duration, is_duration),
        (Format::Decimal, is_decimal),
        (Format::Digits, is_digits),
        (Format::Uuid, is_uuid),
        (Format::Email, is_email),
    ];
    let found = tests.into_iter().find(|(_, test)| test(bytes)).map(|(format, _)| format);
    found.or_else(|| is_uri(text).then_some(Format::Uri))
}

/// A regular expression for what is written in `format`, which matches no name.
pub(crate) fn pattern(format: Format) -> &'static str {
    match format {
        Format::Date => "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Format::LocalDateTime => "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+",
        Format::DateTime => "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)",
        Format::OffsetDateTime => "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+(?:Z|[+-][0-9:]+)",
        Format::Duration => "P(?:[0-9]+[DMWY])*(?:T(?:[0-9]+[HMS])+)?",
        Format::Decimal => "-?[0-9]+[.][0-9]+",
        Format::Digits => "[0-9]+",
        Format::Uuid => "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
        Format::Email => "[0-9A-Za-z._%+-]+@[0-9A-Za-z._%+-]+",
        Format::Uri => "[A-Za-z][0-9A-Za-z+.-]*://.+",
    }
}

/// Whether `bytes` follow a pattern of `9` for digits and other bytes for themselves.
fn follows(bytes: &[u8], pattern: &[u8]) -> bool {
    bytes.len() == pattern.len()
        && bytes
            .iter()
            .zip(pattern)
            .all(|(byte, sign)| if *sign == b'9' { byte.is_ascii_digit() } else { byte == sign })
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

fn is_date(bytes: &[u8]) -> bool {
    follows(bytes, b"9999-99-99")
        && (1..=12).contains(&number(&bytes[5..7]))
        && (1..=31).contains(&number(&bytes[8..10]))
}

fn is_time(bytes: &[u8]) -> bool {
    (follows(bytes, b"99:99") || follows(bytes, b"99:99:99"))
        && number(&bytes[..2]) < 24
        && number(&bytes[3..5]) < 60
        && bytes.get(6..8).is_none_or(|seconds| number(seconds) <= 60)
}

fn is_local_date_time(bytes: &[u8]) -> bool {
    let [date @ .., b' ' | b'T', _, _, b':', _, _] = bytes else {
        let Some((date, rest)) = bytes.split_at_checked(10) else { return false };
        let [b' ' | b'T', time @ ..] = rest else { return false };
        let whole = time.split(|byte| *byte == b'.').next().unwrap_or_default();
        let fraction = time.get(whole.len() + 1..).unwrap_or_default();
        return is_date(date) && whole.len() == 8 && is_time(whole) && fraction.iter().all(u8::is_ascii_digit);
    };
    is_date(date) && is_time(&bytes[11..])
}

fn is_date_time(bytes: &[u8]) -> bool {
    let offset = |rest: &[u8]| follows(rest, b"+99:99") || follows(rest, b"-99:99");
    match bytes {
        [local @ .., b'Z'] => is_local_date_time(local) && local.get(10) == Some(&b'T') && local.len() > 16,
        _ => bytes.len().checked_sub(6).is_some_and(|at| {
            let (local, rest) = bytes.split_at(at);
            offset(rest) && is_local_date_time(local) && local.get(10) == Some(&b'T') && local.len() > 16
        }),
    }
}

/// What RFC 3339 would write otherwise: its offset has no colon, a space stands for `T`, or seconds are missing.
fn is_offset_date_time(bytes: &[u8]) -> bool {
    let is_offset = |rest: &[u8]| match rest {
        [b'Z'] => true,
        [b'+' | b'-', rest @ ..] => follows(rest, b"99:99") || follows(rest, b"9999"),
        _ => false,
    };
    let mut halves = [1, 5, 6].into_iter().filter_map(|width| bytes.split_at_checked(bytes.len().checked_sub(width)?));
    halves.any(|(local, rest)| is_offset(rest) && is_local_date_time(local))
}

/// A length of time in ISO 8601, as far as JSON Schema knows it: without fractions, and weeks alone. What programs write
/// otherwise (`1h`, `5m`) stands for intervals, plans and sizes as well.
fn is_duration(bytes: &[u8]) -> bool {
    let [b'P', rest @ ..] = bytes else { return false };
    let mut halves = rest.splitn(2, |byte| *byte == b'T');
    let date = halves.next().unwrap_or_default();
    match halves.next() {
        Some(time) => counts_down(time, b"HMS") && (date.is_empty() || counts_down(date, b"YMD")),
        None => counts_down(date, b"YMD") || counts_down(date, b"W"),
    }
}

/// Whether numbers stand before some of `units`, in their order.
fn counts_down(bytes: &[u8], units: &[u8]) -> bool {
    let mut units = units.iter();
    let mut parts = bytes.split_inclusive(u8::is_ascii_uppercase);
    parts
        .all(|part| part.split_last().is_some_and(|(unit, digits)| is_digits(digits) && units.any(|next| next == unit)))
        && !bytes.is_empty()
}

/// A number with a fraction; digits alone are more often codes than quantities.
fn is_decimal(bytes: &[u8]) -> bool {
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let mut halves = digits.splitn(2, |byte| *byte == b'.');
    halves.next().is_some_and(is_digits) && halves.next().is_some_and(is_digits)
}

fn is_digits(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

fn is_uuid(bytes: &[u8]) -> bool {
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_email(bytes: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let mut halves = bytes.splitn(2, |byte| *byte == b'@');
    let (Some(user), Some(host)) = (halves.next(), halves.next()) else { return false };
    !user.is_empty() && user.iter().all(plain) && host.contains(&b'.') && host.iter().all(plain) && host[0] != b'.'
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let scheme_fits = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    scheme_fits
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_texts_are() {
        let expected = [
            ("2024-03-01", Some(Format::Date)),
            ("2024-13-01", None),
            ("2024-03-01 09:30", Some(Format::LocalDateTime)),
            ("2024-03-01 09:30:59", Some(Format::LocalDateTime)),
            ("2024-03-01T09:30:59.123", Some(Format::LocalDateTime)),
            ("2024-03-01 25:30", None),
            ("2024-03-01T09:30:12.000+08:00", Some(Format::DateTime)),
            ("2024-03-01T09:30:12Z", Some(Format::DateTime)),
            ("2024-03-01 09:30:12Z", Some(Format::OffsetDateTime)),
            ("2024-03-01T09:30:12+0000", Some(Format::OffsetDateTime)),
            ("2024-03-01T09:30:12.000-0330", Some(Format::OffsetDateTime)),
            ("2024-03-01T09:30+08:00", Some(Format::OffsetDateTime)),
            ("2024-03-01T09:30:12+08", None),
            ("2024-03-01+0800", None),
            ("2024-03-01T25:30:12+0800", None),
            ("PT5M", Some(Format::Duration)),
            ("P1Y2M10DT2H30S", Some(Format::Duration)),
            ("P2W", Some(Format::Duration)),
            ("P1DT", None),
            ("P1W2D", None),
            ("PT1.5S", None),
            ("PT5M2H", None),
            ("P5", None),
            ("P", None),
            ("1h30m", None),
            ("12.50", Some(Format::Decimal)),
            ("-0.5", Some(Format::Decimal)),
            ("4021", Some(Format::Digits)),
            ("0042", Some(Format::Digits)),
            ("-42", None),
            ("1.2.3", None),
            ("0f8fad5b-d9cb-469f-a165-70867728950e", Some(Format::Uuid)),
            ("lin@example.com", Some(Format::Email)),
            ("@example.com", None),
            ("https://files.example.com/a?b=c%20d", Some(Format::Uri)),
            ("https://a b", None),
            ("::", None),
            ("", None),
            ("上海", None),
        ];
        for (text, format) in expected {
            assert_eq!(detect(text), format, "{text}");
        }
    }
}
