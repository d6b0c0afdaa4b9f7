//! JSON put together member by member, in the order in which it is to be written.

use docwright_schema::Instance;

/// An object that grows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Object(Vec<(String, Instance)>);

impl Object {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds a member; keys are the caller's to keep unique.
    pub(super) fn entry(mut self, key: impl Into<String>, value: impl IntoJson) -> Self {
        self.0.push((key.into(), value.into_json()));
        self
    }

    /// Adds a member where it has a value.
    pub(super) fn some(self, key: &str, value: Option<impl IntoJson>) -> Self {
        match value {
            Some(value) => self.entry(key, value),
            None => self,
        }
    }

    /// Adds a list where it has items.
    pub(super) fn filled(self, key: &str, items: impl IntoIterator<Item = impl IntoJson>) -> Self {
        let items: Vec<Instance> = items.into_iter().map(IntoJson::into_json).collect();
        self.some(key, Some(items).filter(|items| !items.is_empty()))
    }

    /// Appends the members of `other`.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The object, where it has members.
    pub(super) fn not_empty(self) -> Option<Self> {
        Some(self).filter(|object| !object.0.is_empty())
    }
}

/// What has one obvious form as JSON.
pub(super) trait IntoJson {
    fn into_json(self) -> Instance;
}

impl IntoJson for Instance {
    fn into_json(self) -> Instance {
        self
    }
}

impl IntoJson for &Instance {
    fn into_json(self) -> Instance {
        self.clone()
    }
}

impl IntoJson for Object {
    fn into_json(self) -> Instance {
        Instance::Object(self.0)
    }
}

impl IntoJson for &str {
    fn into_json(self) -> Instance {
        Instance::String(self.to_owned())
    }
}

impl IntoJson for &String {
    fn into_json(self) -> Instance {
        Instance::String(self.clone())
    }
}

impl IntoJson for String {
    fn into_json(self) -> Instance {
        Instance::String(self)
    }
}

impl IntoJson for bool {
    fn into_json(self) -> Instance {
        Instance::Bool(self)
    }
}

impl IntoJson for u32 {
    fn into_json(self) -> Instance {
        Instance::Number(self.to_string())
    }
}

impl IntoJson for i64 {
    fn into_json(self) -> Instance {
        Instance::Number(self.to_string())
    }
}

impl<T: IntoJson> IntoJson for Vec<T> {
    fn into_json(self) -> Instance {
        Instance::Array(self.into_iter().map(IntoJson::into_json).collect())
    }
}

impl<T: IntoJson, const N: usize> IntoJson for [T; N] {
    fn into_json(self) -> Instance {
        Instance::Array(self.into_iter().map(IntoJson::into_json).collect())
    }
}
