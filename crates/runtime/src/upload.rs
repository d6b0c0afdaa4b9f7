//! Files that requests carry.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A file that a request carries.
///
/// ```
/// use docwright_runtime::Upload;
///
/// let photo = Upload::new("oven.png", b"\x89PNG".to_vec()).content_type("image/png");
/// assert_eq!(photo.file_name, "oven.png");
/// assert_eq!(Upload::from(vec![1, 2]).content_type, "application/octet-stream");
/// ```
///
/// In JSON, where there are no files, it is the text that it holds.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// What the server is told that the file is called.
    pub file_name: String,
    /// Its media type.
    pub content_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// The file `file_name` of no particular type.
    pub fn new(file_name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let content_type = "application/octet-stream".to_owned();
        Self { file_name: file_name.into(), content_type, bytes: bytes.into() }
    }

    /// The same file with a media type.
    #[must_use]
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        Self { content_type: content_type.into(), ..self }
    }
}

/// A file that is called `file`.
impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new("file", bytes)
    }
}

/// Without what the file holds.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file_name, content_type, bytes } = self;
        let size = format_args!("{} bytes", bytes.len());
        f.debug_struct("Upload")
            .field("file_name", file_name)
            .field("content_type", content_type)
            .field("bytes", &size)
            .finish()
    }
}

impl Serialize for Upload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from_utf8_lossy(&self.bytes))
    }
}

impl<'de> Deserialize<'de> for Upload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| text.into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_has_no_contents() {
        let shown = format!("{:?}", Upload::new("a.txt", "hunter2").content_type("text/plain"));
        assert_eq!(shown, r#"Upload { file_name: "a.txt", content_type: "text/plain", bytes: 7 bytes }"#);
    }

    #[test]
    fn text_comes_back_as_it_was() {
        let file: Upload = serde_json::from_str(r#""@photo.png""#).unwrap();
        assert_eq!(file.bytes, b"@photo.png");
        assert_eq!(serde_json::to_string(&file).unwrap(), r#""@photo.png""#);
    }
}
