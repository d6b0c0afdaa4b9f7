//! Structs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    debug,
    ident::ident,
    text::{doc, nested_doc},
    ty::Argument,
};
use crate::{
    plan::model::{ARGUMENTS, Holding, Member, Struct, Tolerance},
    prose::{Doc, code},
};

/// The struct, how it is read and written, and where users build it, how.
pub(super) fn items(model: &Struct) -> Vec<TokenStream> {
    let name = ident(&model.name);
    let mut items = vec![definition(model)];
    items.extend(debug::written(&name, None, &debug::of_members(&model.members)));
    items.push(listing(&quote!(#name), &model.members));
    if model.is_built {
        items.push(construction(model));
    }
    items
}

fn definition(model: &Struct) -> TokenStream {
    let (name, doc) = (ident(&model.name), doc(&model.doc));
    // What is only read needs no default, which a new member could take away again.
    let default = (model.is_built && model.has_default).then(|| quote!(Default));
    let fields = model.members.iter().map(field);
    let debug = debug::derived(&debug::of_members(&model.members));
    quote! {
        #doc
        #[derive(#debug Clone, PartialEq, #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }
    }
}

/// A field as it stands in a struct.
pub(super) fn field(member: &Member) -> TokenStream {
    let (name, ty, doc) = (ident(&member.ident), member.ty(), nested_doc(&member.doc));
    quote! {
        #doc
        pub #name: #ty,
    }
}

/// A struct's list of members, by which it is read and written.
pub(super) fn listing(name: &TokenStream, members: &[Member]) -> TokenStream {
    let members = members.iter().map(listed);
    quote!(members!(#name { #(#members),* });)
}

/// A member in that list, with what its type does not tell.
fn listed(member: &Member) -> TokenStream {
    let name = ident(&member.ident);
    if member.holding == Holding::Rest {
        return quote!(..#name);
    }
    let key = (*name.to_string() != member.wire).then(|| {
        let wire = &member.wire;
        quote!(= #wire)
    });
    let how = match (member.tolerance, member.holding) {
        (None, Holding::Nullable) => quote!(: null),
        (Some(Tolerance::Object), Holding::Nullable) => quote!(: null_object),
        (Some(Tolerance::Object), Holding::Optional | Holding::Maybe) => quote!(: object),
        (Some(Tolerance::Digits), Holding::Nullable) => quote!(: null_digits),
        (Some(Tolerance::Digits), _) => quote!(: digits),
        (Some(Tolerance::Any), Holding::Plain) => quote!(: code),
        (Some(Tolerance::Any), Holding::Nullable) => quote!(: null_lenient),
        (Some(Tolerance::Any), Holding::Optional | Holding::Maybe) => quote!(: lenient),
        _ => quote!(),
    };
    quote!(#name #key #how)
}

fn construction(model: &Struct) -> TokenStream {
    let name = ident(&model.name);
    let new = constructor(model);
    let setters = model.members.iter().filter(|member| !member.is_argument()).map(|member| {
        let field = ident(&member.ident);
        setter(member, &quote!(self.#field), &model.members)
    });
    quote! {
        impl #name {
            #new
            #(#setters)*
        }
    }
}

fn constructor(model: &Struct) -> TokenStream {
    let arguments = model.arguments();
    let about = match arguments.is_empty() {
        true => Doc::own("The value with no optional member set."),
        false => arguments.iter().fold(Doc::own("The value with its required members:"), |doc, member| {
            doc.and_item(&member.ident, &member.doc)
        }),
    };
    let doc = nested_doc(&about);
    if arguments.is_empty() && model.has_default {
        return quote! {
            #doc
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let parameters = arguments.iter().map(|member| parameter(member));
    let values = model.members.iter().map(initial);
    let many = many(arguments.len());
    quote! {
        #doc
        #many
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The excuse of a constructor that takes more than `clippy` likes.
pub(super) fn many(arguments: usize) -> Option<TokenStream> {
    (arguments > ARGUMENTS)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the API requires all of them")]))
}

/// An argument of a constructor.
pub(super) fn parameter(member: &Member) -> TokenStream {
    let name = ident(&member.ident);
    let ty = Argument::new(&member.ty(), &name).ty;
    quote!(#name: #ty)
}

/// A field in a constructor.
fn initial(member: &Member) -> TokenStream {
    let name = ident(&member.ident);
    match member.holding {
        Holding::Plain | Holding::Nullable => {
            let value = Argument::new(&member.ty(), &name).value;
            assignment(&name, &value)
        }
        Holding::Optional => quote!(#name: None),
        Holding::Maybe => quote!(#name: Maybe::Absent),
        Holding::Rest => quote!(#name: BTreeMap::new()),
    }
}

/// `name: value`, in short where it can be.
pub(super) fn assignment(name: &Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
}

/// The methods that set a member at `target`; `siblings` are those whose setters stand beside it.
pub(super) fn setter(member: &Member, target: &TokenStream, siblings: &[Member]) -> TokenStream {
    let name = method(&member.ident);
    let argument = ident(&member.ident);
    let doc = nested_doc(&setter_doc(member));
    if member.holding == Holding::Rest {
        let Argument { ty, value } = Argument::new(&member.inner, &ident("value"));
        return quote! {
            #doc
            #[must_use]
            pub fn #name(mut self, key: impl Into<String>, value: #ty) -> Self {
                #target.insert(key.into(), #value);
                self
            }
        };
    }
    let Argument { ty, value } = Argument::new(&member.inner, &argument);
    let wrapped = match member.holding {
        Holding::Maybe => quote!(Maybe::Value(#value)),
        Holding::Optional => quote!(Some(#value)),
        _ => value,
    };
    let null = (member.holding == Holding::Maybe).then(|| null_setter(member, target, siblings));
    quote! {
        #doc
        #[must_use]
        pub fn #name(mut self, #argument: #ty) -> Self {
            #target = #wrapped;
            self
        }
        #null
    }
}

/// The method that sets a member to null.
fn null_setter(member: &Member, target: &TokenStream, siblings: &[Member]) -> TokenStream {
    let own = format!("{}_null", member.ident);
    if siblings.iter().any(|sibling| sibling.ident == own) {
        return TokenStream::new();
    }
    let name = format_ident!("{}", ident(&own));
    let doc = nested_doc(&Doc::own(&format!("Sends `null` as {}.", code(&member.wire))));
    quote! {
        #doc
        #[must_use]
        pub fn #name(mut self) -> Self {
            #target = Maybe::Null;
            self
        }
    }
}

fn setter_doc(member: &Member) -> Doc {
    let name = code(&member.wire);
    match (member.holding, member.doc.first_line()) {
        (Holding::Rest, _) => Doc::own("Adds a member whose key is data."),
        (_, None) => Doc::own(&format!("Sets {name}.")),
        (_, Some(_)) => member.doc.clone(),
    }
}

/// A setter's name; the constructor and what it calls have theirs.
pub(super) fn method(name: &str) -> Ident {
    match name {
        "new" | "default" => ident(&format!("{name}_")),
        name => ident(name),
    }
}
