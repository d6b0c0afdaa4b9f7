//! JSON as it stands on a page: values with their places, keys in their order, numbers as written.

use std::borrow::Cow;

use crate::Span;

/// A JSON value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Json<'a> {
    /// Where it stands in the page.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// The kinds of JSON values.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as JSON would write it: neither rounded nor shortened.
    Number(Cow<'a, str>),
    /// A string with its escapes resolved.
    String(Cow<'a, str>),
    /// A list.
    Array(Array<'a>),
    /// An object.
    Object(Object<'a>),
}

/// A list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Array<'a> {
    /// The items that are shown.
    pub items: Vec<Json<'a>>,
    /// False when the page cuts the list off or elides items: what is not shown proves nothing.
    pub complete: bool,
}

/// An object's members in the order of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Object<'a> {
    /// The members that are shown; a key stands once.
    pub members: Vec<Member<'a>>,
    /// False when the page cuts the object off or elides members.
    pub complete: bool,
}

/// One member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Json<'a>,
    /// The comment beside it, which describes the field.
    pub remark: Option<Cow<'a, str>>,
}

impl Json<'_> {
    /// Whether nothing of it is cut off or elided.
    pub fn is_complete(&self) -> bool {
        match &self.value {
            Value::Array(array) => array.complete && array.items.iter().all(Self::is_complete),
            Value::Object(object) => object.complete && object.members.iter().all(|member| member.value.is_complete()),
            _ => true,
        }
    }
}

impl<'a> Object<'a> {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Json<'a>> {
        self.members.iter().find(|member| member.key == key).map(|member| &member.value)
    }
}
