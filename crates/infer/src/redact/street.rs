//! Street addresses.

use super::{
    dice::Dice,
    lexicon::Lexicon,
    names::LATIN,
    person::{self, Script, runs},
};

/// What ends the name of a province, a town or a district: too many live there to tell one.
const REGIONS: &str = "省市区县州都府縣區";

/// What stands before 区 where it is no district but an estate or the like.
const ESTATES: &str = "小园社校厂景库矿";

/// What ends the name of a street, an estate or a house, or counts them.
const PLACES: &str =
    "路街道巷弄里号號楼樓幢栋棟层層室村镇鎮乡鄉苑园園厦座院城场場广廣庄莊组組屋门門单元段丁目番地店桥橋坊区胡同";

/// What a street without a name is called.
const STREET: [char; 2] = ['示', '例'];

/// Words in Latin letters that say what kind of place is meant.
const KINDS: Lexicon = Lexicon(
    "\
    street str road avenue ave lane drive boulevard blvd square court place way highway building bldg floor room \
    suite apt apartment unit block north south east west calle avenida oficina piso depto rua praça bairro andar \
    sala rue strasse straße platz box near and the der des los las del улица дом квартира проспект город",
);

/// Whether a text says where somebody lives: it has a number, and names or kinds of places.
pub(super) fn is_address(text: &str) -> bool {
    const LONGEST: usize = 300;
    let length = text.chars().count();
    if !(4..=LONGEST).contains(&length) || text.contains("://") || text.contains(['@', '{', '<', '_', '\n', '=']) {
        return false;
    }
    let has_number = text.chars().any(char::is_numeric);
    let han: Vec<&str> = runs(text).filter(|(script, _)| *script == Some(Script::Han)).map(|(_, run)| run).collect();
    if han.concat().chars().count() >= 2 {
        return han.iter().any(|run| is_place(run)) && (has_number || text.chars().count() >= 6);
    }
    let words = text.split_whitespace().filter(|word| word.chars().filter(|char| char.is_alphabetic()).count() >= 2);
    has_number && words.count() >= 1 && text.contains(' ') && text.chars().any(char::is_lowercase)
}

/// The regions that a run of Chinese begins with, and the rest.
fn regions(run: &str) -> (&str, &str) {
    let mut end = 0;
    let mut before = None;
    for (at, char) in run.char_indices() {
        let is_estate = char == '区' && before.is_some_and(|before| ESTATES.contains(before));
        if REGIONS.contains(char) && at > 0 && !is_estate {
            end = at + char.len_utf8();
        }
        before = Some(char);
    }
    run.split_at(end)
}

/// Whether an address was made up.
pub(super) fn is_made_up(text: &str) -> bool {
    const MARKS: &[&str] = &["示例", "某", "测试", "xx", "XX"];
    let first = text.char_indices().filter(|(_, char)| *char == STREET[0]);
    let mut behind = first.filter_map(|(at, char)| text[at + char.len_utf8()..].chars().next());
    if MARKS.iter().any(|mark| text.contains(mark)) || behind.any(|char| PLACES.contains(char)) {
        return true;
    }
    runs(text).all(|(script, run)| match script {
        Some(Script::Han) => !is_place(run),
        Some(_) => is_known(run),
        None => true,
    })
}

/// Whether a run of Chinese names a street, an estate or a house.
fn is_place(run: &str) -> bool {
    let (_, rest) = regions(run);
    rest.find(|char| PLACES.contains(char)).is_some_and(|at| at > 0)
}

fn is_known(run: &str) -> bool {
    run.chars().nth(2).is_none() || KINDS.has(&run.to_lowercase()) || person::is_made_up(run)
}

/// The same address elsewhere: the region stays, names and numbers do not.
pub(super) fn replace(text: &str) -> String {
    let mut new = String::with_capacity(text.len());
    for (script, run) in runs(text) {
        match script {
            Some(Script::Han) => han(run, &mut new),
            Some(Script::Latin) if !is_known(run) => new.push_str(&person::word(run, LATIN, 2)),
            Some(_) if !is_known(run) => new.push_str(&person::replace(run)),
            Some(_) => new.push_str(run),
            None => numbers(run, &mut new),
        }
    }
    new
}

/// Names of streets and houses become examples of as many characters; what stands alone may be a country's name.
fn han(run: &str, new: &mut String) {
    const COUNTRY: usize = 2;
    let (regions, rest) = regions(run);
    new.push_str(regions);
    if regions.is_empty() && rest.chars().count() <= COUNTRY && !rest.contains(|char| PLACES.contains(char)) {
        new.push_str(rest);
        return;
    }
    let mut length = 0;
    let mut chars = rest.chars().peekable();
    while let Some(char) = chars.next() {
        // The bridge of a bridge road belongs to its name.
        let is_kind = PLACES.contains(char) && (length == 0 || chars.peek().is_none_or(|next| !PLACES.contains(*next)));
        new.push(if is_kind { char } else { example(length) });
        length = if is_kind { 0 } else { length + 1 };
    }
}

fn example(at: usize) -> char {
    STREET[at % STREET.len()]
}

fn numbers(run: &str, new: &mut String) {
    for part in run.split_inclusive(|char: char| !char.is_ascii_digit()) {
        let mut dice = Dice::of("house", part.trim_end_matches(|char: char| !char.is_ascii_digit()));
        let digits = part.char_indices().map(|(at, char)| match char.is_ascii_digit() {
            true if at == 0 => dice.leading(),
            true => dice.digit(),
            false => char,
        });
        new.extend(digits);
    }
}
