//! The texts of pages.

use std::{fs, path::Path};

use docwright_schema::codes;
use rayon::prelude::*;

use super::{Found, Page, Unusable};

/// Reads all files at once; the results are in the order of the files.
pub(super) fn load(found: &[Found]) -> Vec<Result<Page, Unusable>> {
    found.par_iter().map(load_one).collect()
}

fn load_one(found: &Found) -> Result<Page, Unusable> {
    let bytes = bytes(&found.path).map_err(|why| {
        Unusable::new(&found.name, &codes::PAGE_UNREADABLE, format!("the page cannot be read: {why}"))
    })?;
    let text = text(bytes).map_err(|why| Unusable::new(&found.name, &codes::PAGE_NOT_TEXT, why))?;
    Ok(Page { name: found.name.clone(), text })
}

/// The bytes of a plain file: reading anything else could take forever.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() {
        return Err("it is not a plain file".to_owned());
    }
    if u32::try_from(metadata.len()).is_err() {
        return Err("it is larger than 4 GiB; split it".to_owned());
    }
    fs::read(path).map_err(|error| error.to_string())
}

/// The text that a page holds, or why it holds none.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("the page is UTF-16".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = line_of(error.as_bytes(), error.utf8_error().valid_up_to());
        format!("the page is not UTF-8 in line {line}")
    })?;
    if let Some(at) = text.find('\0') {
        return Err(format!("the page holds a NUL character in line {}", line_of(text.as_bytes(), at)));
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf8_without_nul() {
        let check = |bytes: &[u8], expect: Result<&str, &str>| {
            assert_eq!(text(bytes.to_vec()), expect.map(str::to_owned).map_err(str::to_owned));
        };
        check("一\r\n".as_bytes(), Ok("一\r\n"));
        check(b"\xef\xbb\xbf# a\n", Ok("# a\n"));
        check(b"", Ok(""));
        check(b"a\nb\xffc", Err("the page is not UTF-8 in line 2"));
        check(b"a\n\n\0", Err("the page holds a NUL character in line 3"));
        check(b"\xff\xfea\0", Err("the page is UTF-16"));
    }
}
