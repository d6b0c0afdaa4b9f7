//! Where the shapes of bodies hold models.

use super::{Described, ModelUse, Models, Values};
use crate::shape::{Claim, Kind, Objects, Refers, Shape};

/// Notes the models that claims in a shape refer to.
pub(crate) fn place(shape: &mut Shape, models: &Models) {
    let found = shape.claims.iter().find_map(|claim| {
        let refers = claim.refers.as_deref()?;
        Some((models.resolve(claim.site.source, refers)?, refers.lists))
    });
    if let Some((model, lists)) = found {
        let inner = inside(shape, lists);
        if fits(inner, &models.all[model.index]) {
            put(inner, model, models);
        }
    }
    take_values(shape, models);
    if let Some(items) = &mut shape.arrays.items {
        place(items, models);
    }
    for member in shape.object.iter_mut().flat_map(|object| object.fields.values_mut()) {
        place(&mut member.shape, models);
    }
}

/// Gives claims the values that they link to.
pub(crate) fn take_values(shape: &mut Shape, models: &Models) {
    let is_told = |claim: &Claim| claim.values.is_empty() && !claim.links.is_empty();
    if !shape.claims.iter().any(|claim| is_told(claim)) {
        return;
    }
    let claims = std::mem::take(&mut shape.claims);
    let told = claims.into_iter().map(|claim| match models.values(&claim).filter(|_| is_told(&claim)) {
        Some(values) if may_hold(claim.kind.as_ref(), values) => Box::new(Claim { values: values.clone(), ..*claim }),
        _ => claim,
    });
    shape.claims = told.collect();
}

/// Whether values are of the kind that is claimed: numbers for a number, and no numbers for text.
fn may_hold(kind: Option<&Kind>, values: &Values) -> bool {
    let are_numbers = values.iter().all(|(value, _)| value.parse::<i64>().is_ok());
    match kind {
        Some(Kind::Integer | Kind::Number) => are_numbers,
        Some(Kind::String) => !are_numbers,
        None => true,
        Some(_) => false,
    }
}

/// What stands in so many lists, or in as many as examples show.
fn inside(shape: &mut Shape, lists: usize) -> &mut Shape {
    match lists {
        0 => shape.innermost_mut(),
        _ if shape.has_object() => shape,
        _ => inside(shape.items_mut(), lists - 1),
    }
}

/// Notes the model that an operation says it returns: in its answer, or where its example shows it inside of that.
pub(crate) fn return_from(answer: &mut Shape, model: ModelUse, refers: &Refers, models: &Models) {
    let described = &models.all[model.index];
    let root = answer.innermost_mut();
    if root.object.is_none() {
        if !root.is_seen() {
            inside(answer, refers.lists).models.insert(model);
        }
        return;
    }
    if let Some(place) = holder(root, described, DEEPEST) {
        put(place, model, models);
    }
}

/// Puts a model in its place. Of what the docs say is shown in part, examples tell which part that is; where examples
/// leave out what the model requires, they show a part too, whatever the docs say.
fn put(place: &mut Shape, model: ModelUse, models: &Models) {
    let known = &models.all[model.index];
    let shown = place.object.as_mut().filter(|object| object.count > 0).zip(known.shape.object.as_deref());
    let Some((shown, described)) = shown.filter(|(shown, _)| model.is_partial && !shown.fields.is_empty()) else {
        let lacks = shown_without(place, known);
        place.models.insert(ModelUse { is_partial: model.is_partial || lacks, ..model });
        return;
    };
    for (key, member) in &mut shown.fields {
        let claims = described.fields.get(key).into_iter().flat_map(|described| &described.shape.claims);
        member.shape.claims.extend(claims.map(|claim| {
            Box::new(Claim { required: claim.required.filter(|required| !required), ..(**claim).clone() })
        }));
    }
}

/// Whether whole objects are shown without what a model requires.
fn shown_without(place: &Shape, described: &Described) -> bool {
    let Some(shown) = place.object.as_deref().filter(|shown| shown.complete > 0) else { return false };
    let is_there = |key: &str| shown.fields.get(key).is_some_and(|member| member.present == shown.count);
    described.required.iter().any(|key| !is_there(key))
}

/// How far below the root of an answer what it returns may stand.
const DEEPEST: usize = 3;

/// The outermost object that is the model as far as its keys tell.
fn holder<'s>(shape: &'s mut Shape, described: &Described, depth: usize) -> Option<&'s mut Shape> {
    let shape = shape.innermost_mut();
    if shape.object.is_some() && fits(shape, described) {
        return Some(shape);
    }
    let depth = depth.checked_sub(1)?;
    let fields = shape.object.as_mut()?.fields.values_mut();
    fields.map(|member| &mut member.shape).find_map(|member| holder(member, described, depth))
}

/// Whether what is known of a place can be the model: most of the keys there are the model's.
fn fits(shape: &Shape, described: &Described) -> bool {
    let known = |object: &Objects| {
        let members = described.shape.object.as_ref().map(|object| &object.fields);
        object.fields.keys().filter(|key| members.is_some_and(|members| members.contains_key(*key))).count()
    };
    let is_object = !shape.has_scalar() || shape.texts.count == shape.texts.empty;
    is_object && shape.object.as_ref().is_none_or(|object| 2 * known(object) >= object.fields.len())
}
