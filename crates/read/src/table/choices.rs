//! The values that a description lists, taken only where the description is sure to list them: an enumeration that is
//! none does more harm than one that is missed.

use std::borrow::Cow;

use docwright_schema::document::{DescribedValue, Text};

use crate::{
    page::{Page, is_blank, trim},
    words,
};

use super::name::is_identifier;

/// The values that `description` lists; `raw` is its source text.
pub(super) fn described<'a>(page: &Page<'a>, description: &Text<'a>) -> Vec<DescribedValue<'a>> {
    let text: &str = &description.text;
    let raw = page.raw(description.span);
    let found = glossed(text)
        .or_else(|| led_in(text))
        .or_else(|| bracketed(text))
        .or_else(|| whole(text))
        .or_else(|| code_spans(raw))
        .or_else(|| parenthesised(raw))
        .or_else(|| alternatives_at_the_end(raw))
        .unwrap_or_default();
    found.into_iter().map(|choice| choice.value(page, description)).collect()
}

/// The kinds of media types.
const MEDIA: [&str; 6] = ["application", "text", "multipart", "image", "audio", "video"];

/// The values of a column that holds nothing else.
pub(super) fn listed<'a>(page: &Page<'a>, cell: &Text<'a>) -> Vec<DescribedValue<'a>> {
    // A media type is one value.
    if cell.text.split_once('/').is_some_and(|(kind, _)| MEDIA.contains(&kind)) {
        return Vec::new();
    }
    let found = glossed(&cell.text).or_else(|| list(&cell.text, false)).unwrap_or_default();
    found.into_iter().map(|choice| choice.value(page, cell)).collect()
}

/// Values with glosses from the rows of a table that explains them.
pub(crate) fn label_values<'a>(values: &mut Vec<DescribedValue<'a>>, explained: Vec<DescribedValue<'a>>) {
    for new in explained {
        match values.iter_mut().find(|value| value.value.text == new.value.text) {
            Some(value) => value.gloss = value.gloss.take().or(new.gloss),
            None => values.push(new),
        }
    }
}

/// A value within a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Choice<'t> {
    value: &'t str,
    gloss: Option<&'t str>,
}

impl Choice<'_> {
    fn value<'a>(self, page: &Page<'a>, within: &Text<'a>) -> DescribedValue<'a> {
        // The text may be rendered anew; the value is looked up in the source to keep its own place.
        let raw = page.raw(within.span);
        let own = raw.find(self.value).and_then(|at| raw.get(at..at + self.value.len()));
        let value = match own {
            Some(own) => Text { span: page.span_of(own), text: Cow::Borrowed(own) },
            None => Text { span: within.span, text: Cow::Owned(self.value.to_owned()) },
        };
        let gloss = self.gloss.map(|gloss| match raw.find(gloss).and_then(|at| raw.get(at..at + gloss.len())) {
            Some(own) => Cow::Borrowed(own),
            None => Cow::Owned(gloss.to_owned()),
        });
        DescribedValue { value, gloss }
    }
}

/// Whether a token can be one of several values: a name or a small number.
fn is_value(token: &str) -> bool {
    is_identifier(token) && token.len() <= 40 || is_number(token)
}

fn is_number(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether what stands before a list says that it only shows samples.
fn is_sample(before: &str) -> bool {
    let tail: String = before.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.to_lowercase();
    let tail = tail
        .trim_end_matches(|char: char| is_blank(char) || matches!(char, ':' | '：' | ',' | '，' | '(' | '（' | '='));
    words::SAMPLES.within(tail).any(|word| tail.ends_with(word.trim()))
}

/// Whether what stands before brackets says that they hold the ends of a range.
fn is_range(before: &str) -> bool {
    let before = before.trim_end_matches(|char: char| is_blank(char) || matches!(char, ':' | '：' | '为' | '是'));
    let tail = before.to_lowercase();
    words::RANGES.within(&tail).any(|word| tail.ends_with(word))
}

/// Whether the values differ and are all of one kind.
fn agree(choices: &[Choice<'_>]) -> bool {
    if !(2..=60).contains(&choices.len()) {
        return false;
    }
    let numbers = choices.iter().filter(|choice| is_number(choice.value)).count();
    let is_new = |at: usize| choices[..at].iter().all(|other| other.value != choices[at].value);
    (numbers == 0 || numbers == choices.len()) && (0..choices.len()).all(is_new)
}

/// `1:on 0:off`, `1-on 2-off`, `a=on, b=off`.
fn glossed(text: &str) -> Option<Vec<Choice<'_>>> {
    if text.len() > 2000 {
        return None;
    }
    let starts: Vec<(usize, usize, usize)> =
        tokens(text).filter_map(|(start, end)| gloss_start(text, start, end)).collect();
    let first = starts.first()?.0;
    if is_sample(&text[..first]) {
        return None;
    }
    let ends = starts.iter().skip(1).map(|next| next.0).chain([text.len()]);
    let choices: Option<Vec<_>> = starts
        .iter()
        .zip(ends)
        .map(|(&(start, end, gloss), next)| {
            let gloss = text.get(gloss..next)?;
            let gloss = gloss.split(['\n', '；', ';', '。']).next().unwrap_or_default();
            let gloss = gloss.trim_matches(|char: char| {
                is_blank(char) || matches!(char, ',' | '，' | '、' | '/' | '|' | '(' | '（')
            });
            let gloss = inside(gloss);
            let fits = !gloss.is_empty() && gloss.chars().count() <= 40;
            fits.then_some(Choice { value: &text[start..end], gloss: Some(gloss) })
        })
        .collect();
    choices.filter(|choices| agree(choices))
}

/// A text up to the bracket that closes what was opened before it.
fn inside(text: &str) -> &str {
    let close = text.find([')', '）', ']']).unwrap_or(text.len());
    let open = text.find(['(', '（', '[']).unwrap_or(text.len());
    if close < open { text[..close].trim_end_matches(is_blank) } else { text }
}

/// The words of a text that may be values.
fn tokens(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let end = text[start..].find(|char| !is_part(char)).map_or(text.len(), |length| start + length);
        at = end;
        // A minus belongs to a number where nothing but a mark stands before it.
        let before = text[..start].strip_suffix('-').filter(|_| is_number(&text[start..end]));
        let negative = before.filter(|before| !before.ends_with(|char: char| char.is_ascii_alphanumeric()));
        Some((negative.map_or(start, str::len), end))
    })
}

/// Where the gloss of the token begins, where it has one.
fn gloss_start(text: &str, start: usize, end: usize) -> Option<(usize, usize, usize)> {
    let token = &text[start..end];
    let before = text[..start].chars().next_back();
    let rest = text[end..].trim_start_matches(is_blank);
    let mark = rest.chars().next()?;
    let number = is_number(token);
    let parts = match mark {
        ':' | '：' | '=' | '＝' => true,
        '-' | '－' | '—' | '.' | '、' => number,
        _ => false,
    };
    let bound = before.is_none_or(|char| {
        is_blank(char) || !(char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '/' | ':' | '_' | '&'))
    });
    let gloss = rest[mark.len_utf8()..].trim_start_matches(|char| is_blank(char) || char == '>');
    let said = gloss.chars().next().is_some_and(|char| char.is_alphabetic() || matches!(char, '【' | '"' | '（'));
    let known = !number
        && (words::header(token).is_some()
            || words::label(token).is_some()
            || words::phrases(|language| language.choices).any(|word| word == token));
    // `"KEY=value"` shows how pairs are written.
    let is_sample = mark == '=' && before == Some('"');
    (parts && bound && said && !known && !is_sample && is_value(token)).then(|| (start, end, text.len() - gloss.len()))
}

/// `one of: a, b, c`.
fn led_in(text: &str) -> Option<Vec<Choice<'_>>> {
    let (_, after) = lead(text)?;
    let rest = after.trim_start_matches(|char: char| is_blank(char) || matches!(char, ':' | '：' | '为' | '是'));
    // The same words lead in the ends of a range.
    let ranges = is_range(&text[..text.len() - after.len()]);
    list(rest, true).filter(|choices| !(ranges && are_ends(choices)))
}

/// Whether two values may be the ends of a range.
fn are_ends(choices: &[Choice<'_>]) -> bool {
    choices.len() == 2 && choices.iter().all(|choice| is_number(choice.value))
}

/// What stands before and behind the word that leads values in; at least one of several is no value.
fn lead(text: &str) -> Option<(&str, &str)> {
    let is_least = |before: &str| {
        let before = before.trim_end().to_lowercase();
        words::MINIMA.within(&before).any(|word| before.ends_with(word))
    };
    lead_word(text).filter(|(before, _)| !is_least(before))
}

/// What stands before and behind the first word that leads values in.
fn lead_word(text: &str) -> Option<(&str, &str)> {
    let mut lower = None;
    words::CHOICES
        .within(text)
        .filter_map(|word| {
            let lower = lower.get_or_insert_with(|| text.to_ascii_lowercase());
            let at = lower.find(word)?;
            let bound = !word.is_ascii() || !lower[..at].ends_with(|char: char| char.is_ascii_alphanumeric());
            let rest = text.get(at + word.len()..)?;
            // A word of ASCII letters ends where its letters do.
            let ends = !word.is_ascii() || !rest.starts_with(|char: char| char.is_ascii_alphanumeric());
            // The short words of prose lead values in only with a mark.
            let marked = word.len() > 2 || rest.trim_start().starts_with([':', '[', '：']);
            (bound && ends && marked).then_some((at, word.len()))
        })
        .min_by_key(|&(at, length)| (at, std::cmp::Reverse(length)))
        .and_then(|(at, length)| Some((text.get(..at)?, text.get(at + length..)?)))
}

/// The values that `text` begins with, parted by commas and the like; with `open`, other text may follow them.
fn list(text: &str, open: bool) -> Option<Vec<Choice<'_>>> {
    if let Some(inner) = text.strip_prefix(['[', '【', '(', '（', '{']) {
        let end = inner.find([']', '】', ')', '）', '}'])?;
        return list(&inner[..end], false);
    }
    let mut choices = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_blank);
        let (value, after) = token(rest)?;
        choices.push(Choice { value, gloss: None });
        rest = after.trim_start_matches(is_blank);
        let Some(next) = after_mark(rest) else { break };
        rest = next;
    }
    let ends = rest.is_empty() || rest.starts_with(['。', '.', ',', '，', ';', '；', ')', '）', '\n', '(', '（']);
    ((open && ends || rest.is_empty()) && agree(&choices)).then_some(choices)
}

/// One value and what follows it.
fn token(text: &str) -> Option<(&str, &str)> {
    const QUOTES: [char; 8] = ['\'', '"', '`', '‘', '’', '“', '”', '*'];
    let inner = text.trim_start_matches(QUOTES);
    let quoted = inner.len() < text.len();
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    let end = inner.find(|char| !is_part(char)).unwrap_or(inner.len());
    let (value, rest) = inner.split_at(end);
    let rest = if quoted { rest.trim_start_matches(QUOTES) } else { rest };
    is_value(value).then_some((value, rest))
}

/// What follows the mark between two values.
fn after_mark(text: &str) -> Option<&str> {
    let marked = text.strip_prefix([',', '，', '、', '/', '|', ';', '；']);
    let rest = marked.map(|rest| rest.trim_start_matches(is_blank));
    let word = |text| {
        let words = words::phrases(|language| language.alternatives).map(str::trim);
        words.filter_map(|word| str::strip_prefix(text, word)).find(|rest| {
            rest.starts_with(|char: char| is_blank(char) || !char.is_ascii_alphanumeric()) || !text.starts_with('o')
        })
    };
    match rest {
        // A mark before prose ends the list.
        Some(rest) => {
            token(word(rest).unwrap_or(rest).trim_start_matches(is_blank)).map(|_| word(rest).unwrap_or(rest))
        }
        None => word(text).filter(|rest| token(rest.trim_start_matches(is_blank)).is_some()),
    }
}

/// `word [a, b]`, and `(a, b)` behind Chinese text, where a parenthesis of ASCII names is no prose.
fn bracketed(text: &str) -> Option<Vec<Choice<'_>>> {
    let open = text.find(['[', '(', '（', '【'])?;
    let (before, inner) = text.split_at(open);
    let trimmed = trim(before);
    let square = inner.starts_with(['[', '【']);
    let foreign = trimmed.chars().next_back().is_some_and(|char| !char.is_ascii());
    if is_sample(before)
        || !square && !foreign
        || trimmed.ends_with(|char: char| char.is_ascii_alphanumeric() || char == ']')
    {
        return None;
    }
    let ends = |choices: &Vec<Choice<'_>>| is_range(before) && are_ends(choices);
    list(inner, false).filter(|choices| !ends(choices)).or_else(|| {
        let end = inner.find([')', '）', ']', '】'])?;
        directions(inner[..end].trim_start_matches(['(', '（', '[', '【']))
    })
}

/// The most parentheses of a description that are looked into.
const MOST_PARENTHESES: usize = 4;

/// `The mode of a bridge (`open`, `shut` or `raised`, defaults to `open`)`, `(worker|manager)`: in parentheses nothing but
/// alternatives, written as code or parted by bars.
fn parenthesised(raw: &str) -> Option<Vec<Choice<'_>>> {
    let groups = raw.match_indices(['(', '（']).take(MOST_PARENTHESES).filter_map(|(at, open)| {
        let inner = &raw[at + open.len()..];
        Some((&raw[..at], &inner[..inner.find([')', '）'])?]))
    });
    groups.filter(|(before, _)| !is_sample(before)).find_map(|(_, inner)| {
        let lower = inner.to_ascii_lowercase();
        let default = words::DEFAULTS.within(inner).filter_map(|word| lower.find(word)).min();
        let inner = inner[..default.unwrap_or(inner.len())]
            .trim_end_matches(|char: char| is_blank(char) || matches!(char, ',' | '，' | ';'));
        let choices = list(inner, false)?;
        let is_joined = words::ALTERNATIVES.within(inner).any(|word| str::contains(inner, word));
        let is_code = inner.matches('`').count() == 2 * choices.len() && (is_joined || choices.len() > 2);
        let is_barred = inner.split('|').count() == choices.len();
        // Either of two properties by which a thing may be named is no value.
        let names = |choice: &Choice<'_>| ["id", "name"].contains(&choice.value.to_ascii_lowercase().as_str());
        ((is_code || is_barred) && !choices.iter().any(names)).then_some(choices)
    })
}

/// The two directions of an order, parted by a mere blank.
fn directions(text: &str) -> Option<Vec<Choice<'_>>> {
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    let known = words
        .iter()
        .all(|word| ["asc", "desc", "ascending", "descending"].contains(&word.to_ascii_lowercase().as_str()));
    let choices: Vec<_> = words.into_iter().map(|value| Choice { value, gloss: None }).collect();
    (known && agree(&choices)).then_some(choices)
}

/// A description that is nothing but `a or b`, or whose last part is an order's `asc or desc`.
fn whole(text: &str) -> Option<Vec<Choice<'_>>> {
    let alternatives = |text| {
        let joined = words::ALTERNATIVES.within(text).any(|word| str::contains(text, word));
        list(text, false).filter(|_| joined)
    };
    alternatives(trim(text).trim_end_matches(['。', '.'])).or_else(|| {
        let last = text.rsplit(['，', ',', '：', ':', '\n']).next()?;
        let directions = ["asc", "desc", "ascending", "descending"];
        let known = |choices: &Vec<Choice<'_>>| {
            choices.iter().all(|choice| directions.contains(&choice.value.to_ascii_lowercase().as_str()))
        };
        alternatives(trim(last).trim_end_matches(['。', '.'])).filter(known)
    })
}

/// Behind a colon nothing but values, written as code, that are alternatives or constants: ``State: `open` or `shut` ``,
/// ``State: `OPEN`, `SHUT` ``.
fn alternatives_at_the_end(raw: &str) -> Option<Vec<Choice<'_>>> {
    let (before, list_of) = raw.split_at_checked(raw.find('`')?)?;
    let list_of = trim(list_of).trim_end_matches(['.', '。']);
    let leads = trim(before).ends_with([':', '：']) && !is_sample(before);
    let choices = list(list_of, false).filter(|_| leads)?;
    let joined = words::ALTERNATIVES.within(list_of).any(|word| str::contains(list_of, word));
    let is_constant = |choice: &Choice<'_>| choice.value.len() > 1 && is_constant(choice.value);
    (joined || choices.iter().all(is_constant)).then_some(())?;
    (list_of.matches('`').count() == 2 * choices.len()).then_some(choices)
}

/// Whether a value is written as constants are: `IN_USE`.
fn is_constant(value: &str) -> bool {
    value.starts_with(|char: char| char.is_ascii_uppercase())
        && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Code spans that are parted by commas and the like, behind words that lead values in.
fn code_spans(raw: &str) -> Option<Vec<Choice<'_>>> {
    let (before, after) = lead(raw)?;
    let rest = after.split_at_checked(after.find('`')?)?;
    let near = rest.0.chars().count() <= 12 && !is_sample(before);
    if near { list(rest.1, true) } else { None }
}
