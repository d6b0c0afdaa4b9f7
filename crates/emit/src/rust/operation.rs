//! Operations: a struct, its constructor and setters, and how a request is written.

use docwright_schema::schema::Place;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    debug,
    ident::ident,
    model::{assignment, many, method, setter},
    paging,
    text::{doc, doc_lines, nested_doc},
    ty::Argument,
};
use crate::{
    plan::{
        model::{Holding, Member},
        operation::{Answer, Body, Encoding, Operation, Parameter, ParameterValue},
        ty::RustType,
    },
    prose::{Doc, code},
};

/// The struct, its methods and its `Operation` impl.
pub(super) fn items(operation: &Operation, example: &[String], docs_url: Option<&str>) -> Vec<TokenStream> {
    let mut items = vec![definition(operation, example)];
    items.extend(debug::written(&ident(&operation.name), None, &debug::of_operation(operation)));
    items.extend([methods(operation), implementation(operation, docs_url)]);
    items.extend(operation.paging.as_ref().map(|paging| paging::implementation(operation, paging)));
    items
}

fn definition(operation: &Operation, example: &[String]) -> TokenStream {
    let (name, doc) = (ident(&operation.name), doc(&operation.doc));
    let default = has_default(operation).then(|| quote!(, Default));
    let parameters = operation.parameters.iter().map(|parameter| {
        let (name, ty) = (ident(&parameter.ident), field_type(parameter));
        quote!(#name: #ty,)
    });
    let body = operation.body.as_ref().map(|body| {
        let (name, ty) = (ident(&body.field), &body.ty);
        quote!(#name: #ty,)
    });
    let debug = debug::derived(&debug::of_operation(operation));
    let space = if example.is_empty() { None } else { Some(quote!(#[doc = ""])) };
    let example = doc_lines(example);
    quote! {
        #doc
        #space
        #example
        #[derive(#debug Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#parameters)* #body }
    }
}

/// A call that needs nothing is there without being asked for.
fn has_default(operation: &Operation) -> bool {
    let body_has = operation.body.as_ref().is_none_or(|body| body.spread.as_ref().is_some_and(|body| body.has_default));
    operation.is_plain() && body_has
}

fn field_type(parameter: &Parameter) -> TokenStream {
    let ty = match &parameter.value {
        ParameterValue::One(ty) => quote!(#ty),
        ParameterValue::Many(ty) => return quote!(Vec<#ty>),
        ParameterValue::Printed => quote!(String),
    };
    if parameter.is_required { ty } else { quote!(Option<#ty>) }
}

fn methods(operation: &Operation) -> TokenStream {
    let name = ident(&operation.name);
    let new = constructor(operation);
    let setters = operation.parameters.iter().filter(|parameter| !parameter.is_required).map(parameter_setter);
    // A body that is given as a whole has setters of its own.
    let body = operation.body.iter().filter(|_| operation.body_arguments().is_some());
    let body_setters = body.flat_map(|body| {
        let field = ident(&body.field);
        let members = body.spread.as_ref().map_or(&[][..], |body| &body.members);
        members.iter().filter(|member| !member.is_argument()).map(move |member| {
            let member_field = ident(&member.ident);
            setter(member, &quote!(self.#field.#member_field), members)
        })
    });
    quote! {
        impl #name {
            #new
            #(#setters)*
            #(#body_setters)*
        }
    }
}

fn constructor(operation: &Operation) -> TokenStream {
    let (about, arguments) = arguments(operation);
    let doc = nested_doc(&about);
    let deprecated = deprecated(operation);
    let many = many(arguments.len());
    let arguments = arguments.iter().map(|argument| {
        let (name, ty) = (&argument.name, &argument.ty);
        quote!(#name: #ty)
    });
    let value = if has_default(operation) { quote!(Self::default()) } else { literal(operation) };
    quote! {
        #doc
        #deprecated
        #many
        #[must_use]
        pub fn new(#(#arguments),*) -> Self { #value }
    }
}

/// The attribute of what leads to an operation that should no longer be used.
pub(super) fn deprecated(operation: &Operation) -> Option<TokenStream> {
    operation
        .is_deprecated
        .then(|| quote!(#[deprecated(note = "the documentation says that it should no longer be used")]))
}

/// What a constructor takes.
pub(super) struct Taken {
    pub(super) name: Ident,
    pub(super) ty: TokenStream,
}

/// What the constructor takes, and what there is to say about it.
pub(super) fn arguments(operation: &Operation) -> (Doc, Vec<Taken>) {
    let mut about = Doc::own("The call with its required arguments:");
    let mut arguments = Vec::new();
    for parameter in operation.required_parameters() {
        about = about.and_item(&parameter.ident, &parameter.doc);
        arguments.push(Taken { name: ident(&parameter.ident), ty: argument(parameter).ty });
    }
    let members = operation.body_arguments();
    for member in members.iter().flatten() {
        about = about.and_item(&member.ident, &member.doc);
        let name = ident(&member.ident);
        let ty = Argument::new(&member.ty(), &name).ty;
        arguments.push(Taken { name, ty });
    }
    if let (Some(body), None) = (&operation.body, members) {
        about = about.and_item(&body.field, &Doc::own("the request body"));
        let name = ident(&body.field);
        let ty = Argument::new(&body.ty, &name).ty;
        arguments.push(Taken { name, ty });
    }
    let about = if arguments.is_empty() { Doc::own("The call without any optional argument.") } else { about };
    (about, arguments)
}

/// The struct as its constructor makes it.
fn literal(operation: &Operation) -> TokenStream {
    let parameters = operation.parameters.iter().map(|parameter| {
        let name = ident(&parameter.ident);
        match (parameter.is_required, &parameter.value) {
            (true, _) => assignment(&name, &argument(parameter).value),
            (false, ParameterValue::Many(_)) => quote!(#name: Vec::new()),
            (false, _) => quote!(#name: None),
        }
    });
    let body = operation.body.as_ref().map(|body| {
        let name = ident(&body.field);
        assignment(&name, &body_value(operation, body))
    });
    let values = parameters.chain(body);
    quote!(Self { #(#values),* })
}

fn body_value(operation: &Operation, body: &Body) -> TokenStream {
    let (name, ty) = (ident(&body.field), &body.ty);
    match operation.body_arguments() {
        Some(members) => {
            let names = members.iter().map(|member| ident(&member.ident));
            quote!(#ty::new(#(#names),*))
        }
        None => Argument::new(ty, &name).value,
    }
}

fn argument(parameter: &Parameter) -> Argument {
    let name = ident(&parameter.ident);
    match &parameter.value {
        ParameterValue::One(ty) => Argument::new(ty, &name),
        ParameterValue::Many(ty) => Argument::list(ty, &name),
        ParameterValue::Printed => Argument { ty: quote!(impl fmt::Display), value: quote!(#name.to_string()) },
    }
}

fn parameter_setter(parameter: &Parameter) -> TokenStream {
    let (field, method) = (ident(&parameter.ident), method(&parameter.ident));
    let Argument { ty, value } = argument(parameter);
    let is_list = matches!(parameter.value, ParameterValue::Many(_));
    let value = if is_list { value } else { quote!(Some(#value)) };
    let doc = match parameter.doc.first_line() {
        Some(_) => nested_doc(&parameter.doc),
        None => nested_doc(&Doc::own(&format!("Sets {}.", code(&parameter.wire)))),
    };
    quote! {
        #doc
        #[must_use]
        pub fn #method(mut self, #field: #ty) -> Self {
            self.#field = #value;
            self
        }
    }
}

fn implementation(operation: &Operation, docs_url: Option<&str>) -> TokenStream {
    let (name, path, page) = (ident(&operation.name), &operation.path, &operation.page);
    let at = docs_url.map(|url| quote!(.at(#url)));
    let method = ident(operation.method);
    let envelope = match &operation.answer {
        Answer::Bare(ty) => quote!(Bare<#ty, ErrorBody>),
        Answer::Empty => quote!(Empty<ErrorBody>),
        wrapped => {
            let wire = wrapped.wire();
            quote!(#wire)
        }
    };
    let (cookies, others): (Vec<_>, Vec<_>) =
        operation.parameters.iter().partition(|parameter| parameter.place == Place::Cookie);
    let writes = others.into_iter().map(write);
    let cookies = write_cookies(&cookies);
    let body = operation.body.as_ref().map(write_body);
    let is_fixed = operation.parameters.is_empty() && operation.body.is_none();
    let request = if is_fixed { quote!(_) } else { quote!(request) };
    quote! {
        impl Operation for #name {
            type Envelope = #envelope;
            const METHOD: Method = Method::#method;
            const PATH: &'static str = #path;
            const DOCS: Option<Docs> = Some(Docs::new(#page) #at);
            fn write(&self, #request: &mut RequestWriter) {
                #(#writes)*
                #cookies
                #body
            }
        }
    }
}

fn write_body(body: &Body) -> TokenStream {
    let field = ident(&body.field);
    let json = quote!(request.json(&self.#field););
    match (body.encoding, &body.spread) {
        (Encoding::Json, _) => json,
        (Encoding::Form, _) => quote!(request.form(&self.#field);),
        (Encoding::Multipart | Encoding::MultipartOrJson, None) => quote! {
            let mut form = docwright_runtime::Multipart::new();
            form.members(&self.#field);
            request.multipart(form);
        },
        (Encoding::Multipart, Some(model)) => write_parts(&field, &model.members),
        (Encoding::MultipartOrJson, Some(model)) => {
            let parts = write_parts(&field, &model.members);
            let files = model.members.iter().filter(|member| member.inner.is_file()).map(|member| {
                let name = ident(&member.ident);
                has_file(member, &quote!(self.#field.#name))
            });
            quote!(if #(#files)||* { #parts } else { #json })
        }
    }
}

fn write_parts(field: &Ident, members: &[Member]) -> TokenStream {
    let parts = members.iter().map(|member| {
        let name = ident(&member.ident);
        write_part(member, &quote!(self.#field.#name))
    });
    quote! {
        let mut form = docwright_runtime::Multipart::new();
        #(#parts)*
        request.multipart(form);
    }
}

/// Whether a member that may be left out holds a file.
fn has_file(member: &Member, place: &TokenStream) -> TokenStream {
    match (member.holding, member.inner == RustType::Upload) {
        (Holding::Maybe, true) => quote!(#place.value().is_some()),
        (Holding::Maybe, false) => quote!(#place.value().is_some_and(|files| !files.is_empty())),
        (_, true) => quote!(#place.is_some()),
        (_, false) => quote!(#place.as_ref().is_some_and(|files| !files.is_empty())),
    }
}

/// Writes a member of a body with files: what is not set is no part.
fn write_part(member: &Member, place: &TokenStream) -> TokenStream {
    let wire = &member.wire;
    let is_list = matches!(&member.inner, RustType::Vec(items) if **items == RustType::Upload);
    match (member.holding, member.inner == RustType::Upload, is_list) {
        (Holding::Rest, ..) => quote!(form.members(&#place);),
        (Holding::Plain, true, _) => quote!(form.file(#wire, &#place);),
        (Holding::Plain, _, true) | (Holding::Nullable | Holding::Optional, true, _) => {
            quote!(form.files(#wire, &#place);)
        }
        (Holding::Maybe, true, _) => quote!(form.files(#wire, #place.value());),
        (Holding::Maybe, _, true) => quote!(form.files(#wire, #place.value().into_iter().flatten());),
        (_, _, true) => quote!(form.files(#wire, #place.iter().flatten());),
        (Holding::Optional, ..) => quote!(if let Some(value) = &#place { form.value(#wire, value); }),
        (Holding::Maybe, ..) => quote!(if !#place.is_absent() { form.value(#wire, &#place); }),
        (Holding::Plain | Holding::Nullable, ..) => quote!(form.value(#wire, &#place);),
    }
}

/// Writes a parameter that is no cookie.
fn write(parameter: &Parameter) -> TokenStream {
    let (field, wire) = (ident(&parameter.ident), &parameter.wire);
    let how = match parameter.place {
        Place::Path => quote!(path),
        Place::Header => quote!(header),
        _ => quote!(query),
    };
    let place = place(parameter);
    match (&parameter.value, parameter.is_required) {
        (ParameterValue::Many(_), _) => quote!(request.query_all(#wire, #place);),
        (_, true) => quote!(request.#how(#wire, #place);),
        (_, false) => quote!(if let Some(#field) = #place { request.#how(#wire, #field); }),
    }
}

/// The field of a parameter, borrowed where it must be.
fn place(parameter: &Parameter) -> TokenStream {
    let field = ident(&parameter.ident);
    if parameter.is_copy { quote!(self.#field) } else { quote!(&self.#field) }
}

/// All cookies go into one header.
fn write_cookies(cookies: &[&Parameter]) -> Option<TokenStream> {
    if cookies.is_empty() {
        return None;
    }
    let pushes = cookies.iter().map(|cookie| {
        let place = place(cookie);
        let format = format!("{}={{value}}", cookie.wire.replace('{', "{{").replace('}', "}}"));
        match (&cookie.value, cookie.is_required) {
            (ParameterValue::Many(_), _) => quote!(for value in #place { cookies.push(format!(#format)); }),
            (_, true) => quote!(let value = #place; cookies.push(format!(#format));),
            (_, false) => quote!(if let Some(value) = #place { cookies.push(format!(#format)); }),
        }
    });
    Some(quote! {
        let mut cookies = Vec::new();
        #(#pushes)*
        if !cookies.is_empty() {
            request.header("Cookie", cookies.join("; "));
        }
    })
}
