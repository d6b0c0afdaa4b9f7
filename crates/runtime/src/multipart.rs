//! Bodies with files: `multipart/form-data`, as RFC 7578 has it and browsers write it.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use http::HeaderValue;
use serde::Serialize;
use serde_json::Value;

use crate::error::RequestError;
use crate::form;
use crate::secret;
use crate::upload::Upload;

/// The parts of a body with files, in their order.
///
/// ```
/// use docwright_runtime::{Multipart, Upload};
///
/// let photo = Upload::new("oven.png", b"\x89PNG".to_vec());
/// let mut form = Multipart::new();
/// form.value("title", "Oven").file("photo", &photo);
/// ```
#[derive(Debug, Default)]
pub struct Multipart<'a> {
    parts: Vec<Part<'a>>,
    failure: Option<RequestError>,
}

struct Part<'a> {
    name: String,
    content: Content<'a>,
}

/// Without what is secret by its name.
impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let content: &dyn fmt::Debug = if secret::is_key(&self.name) { &format_args!("***") } else { &self.content };
        f.debug_struct("Part").field("name", &self.name).field("content", content).finish()
    }
}

#[derive(Debug)]
enum Content<'a> {
    Text(String),
    File(&'a Upload),
}

impl Content<'_> {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::File(file) => &file.bytes,
        }
    }
}

impl<'a> Multipart<'a> {
    /// A body without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: &'a Upload) -> &mut Self {
        if HeaderValue::from_str(&file.content_type).is_err() {
            self.failure.get_or_insert(RequestError::Header { name: "Content-Type".to_owned() });
        }
        self.parts.push(Part { name: name.to_owned(), content: Content::File(file) });
        self
    }

    /// Adds any number of files under one name.
    pub fn files(&mut self, name: &str, files: impl IntoIterator<Item = &'a Upload>) -> &mut Self {
        for file in files {
            self.file(name, file);
        }
        self
    }

    /// Adds a value that is no file, nested members with brackets as in [forms](crate::RequestWriter::form).
    pub fn value(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> &mut Self {
        match serde_json::to_value(value) {
            Ok(value) => self.flatten(name, &value),
            Err(error) => {
                self.failure.get_or_insert(RequestError::Body(error));
            }
        }
        self
    }

    /// Adds the members of an object.
    pub fn members(&mut self, object: &(impl Serialize + ?Sized)) -> &mut Self {
        match form::members(object) {
            Ok(members) => members.iter().for_each(|(name, value)| self.flatten(name, value)),
            Err(error) => {
                self.failure.get_or_insert(RequestError::Body(error));
            }
        }
        self
    }

    fn flatten(&mut self, name: &str, value: &Value) {
        form::flatten(name, value, &mut |name, text| {
            self.parts.push(Part { name: name.to_owned(), content: Content::Text(text.to_owned()) });
        });
    }

    /// The media type with its boundary, and the body.
    pub(crate) fn encode(self) -> Result<(HeaderValue, Vec<u8>), RequestError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let boundary = boundary(&self.parts);
        let media_type = HeaderValue::try_from(format!("multipart/form-data; boundary={boundary}"))
            .map_err(|_| RequestError::Header { name: "Content-Type".to_owned() })?;
        let mut body = Vec::new();
        for part in &self.parts {
            let name = escaped(&part.name);
            body.extend(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"").into_bytes());
            if let Content::File(Upload { file_name, content_type, .. }) = part.content {
                let file_name = escaped(file_name);
                body.extend(format!("; filename=\"{file_name}\"\r\nContent-Type: {content_type}").into_bytes());
            }
            body.extend(b"\r\n\r\n");
            body.extend(part.content.bytes());
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").into_bytes());
        Ok((media_type, body))
    }
}

/// The same for the same parts, so that requests can be compared, and found in none of them. Names cannot hold it where it
/// would count, since their line breaks are escaped.
fn boundary(parts: &[Part<'_>]) -> String {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        (&part.name, part.content.bytes()).hash(&mut hasher);
    }
    loop {
        let boundary = format!("docwright-{:016x}", hasher.finish());
        let is_in = |part: &Part<'_>| part.content.bytes().windows(boundary.len()).any(|at| at == boundary.as_bytes());
        if !parts.iter().any(is_in) {
            return boundary;
        }
        boundary.hash(&mut hasher);
    }
}

/// A name between quotes, as the HTML standard escapes it.
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The body with `BOUNDARY` in place of its own.
    fn written(form: Multipart<'_>) -> String {
        let (media_type, body) = form.encode().unwrap();
        let boundary = media_type.to_str().unwrap().strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
        String::from_utf8(body).unwrap().replace(&boundary, "BOUNDARY")
    }

    #[test]
    fn values_and_files_are_parts() {
        let (photo, plain) = (Upload::new("炉.png", "PNG").content_type("image/png"), Upload::from(b"x".to_vec()));
        let mut form = Multipart::new();
        form.value("title", "a \"b\"").value("oven", &json!({"id": 7, "tags": ["x", null]}));
        form.file("photo", &photo).files("more[]", [&plain, &plain]).files("none[]", &None);
        assert_eq!(
            written(form),
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na \"b\"\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"oven[id]\"\r\n\r\n7\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"oven[tags][]\"\r\n\r\nx\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"oven[tags][]\"\r\n\r\n\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"炉.png\"\r\n\
             Content-Type: image/png\r\n\r\nPNG\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"more[]\"; filename=\"file\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nx\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"more[]\"; filename=\"file\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nx\r\n\
             --BOUNDARY--\r\n"
        );
        assert_eq!(written(Multipart::new()), "--BOUNDARY--\r\n");
    }

    #[test]
    fn names_do_not_break_out() {
        let file = Upload::new("a\"; name=\"b\r\nX: 1", "");
        let mut form = Multipart::new();
        form.file("n\"\r\n", &file);
        let text = written(form);
        assert!(text.contains("; name=\"n%22%0D%0A\"; filename=\"a%22; name=%22b%0D%0AX: 1\"\r\n"), "{text}");
    }

    #[test]
    fn media_types_do_not_break_out() {
        let file = Upload::new("a", "").content_type("text/plain\r\nX: hunter2");
        let mut form = Multipart::new();
        form.file("a", &file);
        let error = form.encode().unwrap_err();
        assert!(matches!(error, RequestError::Header { .. }) && !error.to_string().contains("hunter2"), "{error}");
    }

    #[test]
    fn no_part_holds_the_boundary() {
        let mut form = Multipart::new();
        form.value("a", "b");
        let first = boundary(&form.parts);
        assert_eq!(boundary(&form.parts), first);
        form.parts[0].content = Content::Text(format!("--{first}"));
        assert!(!format!("--{first}").contains(&boundary(&form.parts)));
    }

    #[test]
    fn secrets_are_not_shown() {
        let mut form = Multipart::new();
        form.members(&json!({"user": {"name": "ada", "password": "hunter2"}}));
        let shown = format!("{form:?}");
        assert!(shown.contains("ada") && !shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn members_come_from_objects_alone() {
        let mut form = Multipart::new();
        form.members(&json!({"a": 1, "b": {"c": true}}));
        let names: Vec<_> = form.parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["a", "b[c]"]);
        form.members(&[1]);
        assert!(matches!(form.encode(), Err(RequestError::Body(_))));
    }
}
