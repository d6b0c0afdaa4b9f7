//! From an example's JSON to a shape.

use docwright_schema::{
    Site, SourceId,
    json::{Array, Json, Object, Value},
};

use super::{Arrays, Claim, Integers, Member, Objects, Rank, Shape, Texts};
use crate::format;

/// Longer texts are content: of those it is only remembered that they are in no set.
const LONGEST_VALUE: usize = 48;

impl Shape {
    /// The shape of one value. Nesting is limited by the reader of the JSON.
    pub(crate) fn observe(source: SourceId, json: &Json<'_>) -> Self {
        let mut shape = Self::default();
        shape.see_at(source, json.span);
        match &json.value {
            Value::Null => shape.nulls = 1,
            Value::Bool(_) => shape.booleans = 1,
            Value::Number(text) => shape.observe_number(text),
            Value::String(text) => shape.observe_text(text),
            Value::Array(array) => shape.arrays = observe_array(source, array),
            Value::Object(object) => shape.object = Some(Box::new(observe_object(source, object))),
        }
        let sort = match &json.value {
            Value::Bool(_) => Some(0),
            Value::Number(_) => Some(1),
            Value::String(text) if !text.trim().is_empty() => Some(2),
            Value::Array(array) if !array.items.is_empty() => Some(3),
            Value::Object(object) if !object.members.is_empty() => Some(3),
            _ => None,
        };
        if let Some(sort) = sort {
            shape.firsts.0[sort] = Some((source, json.span));
        }
        shape
    }

    fn observe_number(&mut self, text: &str) {
        self.values.insert(text.into());
        if text.contains(['.', 'e', 'E']) {
            self.floats = 1;
            return;
        }
        let is_signed = text.parse::<i64>().is_ok();
        let is_unsigned = text.parse::<u64>().is_ok();
        self.integers = Integers {
            count: 1,
            negative: text.starts_with('-').into(),
            beyond_i64: (!is_signed && is_unsigned).into(),
            beyond_u64: (!is_signed && !is_unsigned).into(),
        };
    }

    fn observe_text(&mut self, text: &str) {
        match text.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_VALUE).last() {
            Some(end) if text.len() > LONGEST_VALUE => self.values.insert(format!("{}…", &text[..end]).into()),
            _ => self.values.insert(text.into()),
        }
        self.texts = Texts {
            count: 1,
            empty: text.trim().is_empty().into(),
            formats: format::detect(text).map(|format| (format, 1)).into_iter().collect(),
        };
    }
}

fn observe_array(source: SourceId, array: &Array<'_>) -> Arrays {
    let mut items: Option<Box<Shape>> = None;
    for item in &array.items {
        let shape = Shape::observe(source, item);
        match &mut items {
            Some(items) => items.merge(shape),
            None => items = Some(Box::new(shape)),
        }
    }
    Arrays { count: 1, items }
}

fn observe_object(source: SourceId, object: &Object<'_>) -> Objects {
    let complete = u32::from(object.complete);
    let mut fields = std::collections::BTreeMap::new();
    let size = object.members.len();
    for (rank, member) in object.members.iter().enumerate() {
        let mut shape = Shape::observe(source, &member.value);
        shape.sites.set(source, member.key_span);
        if let Some(remark) = &member.remark {
            shape.claim(Claim::of_remark(Site::new(source, member.key_span), remark));
        }
        let member_shape = Member { present: 1, present_in_complete: complete, rank: Rank::new(size, rank), shape };
        fields.entry(Box::from(&*member.key)).or_insert_with(|| Box::new(member_shape));
    }
    Objects { count: 1, complete, fields, keyed: false }
}
