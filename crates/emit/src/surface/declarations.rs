//! The public items of the emitted files, as declarations without what callers do not depend on.

use std::collections::{BTreeMap, BTreeSet};

use quote::{ToTokens, quote};
use syn::{
    Attribute, Field, Fields, FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemUse, Meta, ReceiverKind,
    Signature, UseTree, Visibility, punctuated::Punctuated,
};

use crate::{Files, tokens::text};

/// Declarations by the path under which callers find them.
pub(super) type Items = BTreeMap<String, String>;

/// All public items below `src`, those of private modules under the names by which the root exports them.
pub(super) fn all(files: &Files) -> Items {
    let mut items = Items::new();
    let Some(root) = parsed(files, "lib") else { return items };
    let mut exported = BTreeMap::new();
    for item in &root.items {
        match item {
            Item::Mod(module) if is_public(&module.vis) => {
                let name = module.ident.to_string();
                items.insert(name.clone(), format!("pub mod {name}"));
                add_module(&name, &format!("{name}::"), files, None, &mut items);
            }
            Item::Use(export) if is_public(&export.vis) => exports(export, &mut exported, &mut items),
            _ => {}
        }
    }
    for (module, names) in exported {
        add_module(&module, "", files, Some(&names), &mut items);
    }
    items
}

fn parsed(files: &Files, module: &str) -> Option<syn::File> {
    let module = module.strip_prefix("r#").unwrap_or(module);
    syn::parse_file(files.get(&format!("src/{module}.rs"))?).ok()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Sorts what the root exports: items of its own modules, which are declared there, and others.
fn exports(export: &ItemUse, own: &mut BTreeMap<String, Vec<String>>, items: &mut Items) {
    let UseTree::Path(path) = &export.tree else { return };
    let mut names = Vec::new();
    leaves(&path.tree, &mut names);
    let module = path.ident.to_string();
    if module == "docwright_runtime" {
        items.extend(names.into_iter().map(|name| (name.clone(), format!("pub use docwright_runtime::{name}"))));
    } else {
        own.entry(module).or_default().extend(names);
    }
}

fn leaves(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        UseTree::Path(path) => leaves(&path.tree, names),
        UseTree::Rename(_) | UseTree::Glob(_) => {}
    }
}

/// Adds the items of a module, all of them or those that are `exported`.
fn add_module(module: &str, prefix: &str, files: &Files, exported: Option<&[String]>, items: &mut Items) {
    let Some(file) = parsed(files, module) else { return };
    let types: BTreeSet<String> = file.items.iter().filter_map(public_type).collect();
    let is_exported = |name: &str| exported.is_none_or(|names| names.iter().any(|exported| exported == name));
    let is_there = |name: &str| types.contains(name) && is_exported(name);
    for item in &file.items {
        match item {
            Item::Struct(item) if is_there(&item.ident.to_string()) => add_struct(item, prefix, items),
            Item::Enum(item) if is_there(&item.ident.to_string()) => add_enum(item, prefix, items),
            Item::Type(item) if is_there(&item.ident.to_string()) => {
                let (name, generics, ty) = (&item.ident, &item.generics, &item.ty);
                items.insert(format!("{prefix}{name}"), text(&quote!(pub type #name #generics = #ty)));
            }
            Item::Const(item) if is_public(&item.vis) && is_exported(&item.ident.to_string()) => {
                let (name, ty) = (&item.ident, &item.ty);
                items.insert(format!("{prefix}{name}"), text(&quote!(pub const #name: #ty)));
            }
            Item::Impl(item) => add_impl(item, prefix, &is_there, items),
            // It stands for conversions from and into a value.
            Item::Macro(item) if item.mac.path.is_ident("id") => {
                let id = text(&item.mac.tokens);
                let name = id.split('(').next().unwrap_or_default().trim();
                if is_there(name) {
                    items.insert(format!("{prefix}{name} as id"), format!("id!({id})"));
                }
            }
            _ => {}
        }
    }
}

/// The name of a public type.
fn public_type(item: &Item) -> Option<String> {
    let (visibility, name) = match item {
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Type(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    is_public(visibility).then(|| name.to_string())
}

fn add_struct(item: &ItemStruct, prefix: &str, items: &mut Items) {
    let (name, generics) = (&item.ident, &item.generics);
    let path = format!("{prefix}{name}");
    let mut head = format!("{}{}", attributes(&item.attrs), text(&quote!(pub struct #name #generics)));
    let names: Vec<String> = item.fields.members().map(|member| member.to_token_stream().to_string()).collect();
    for (name, field) in names.iter().zip(&item.fields).filter(|(_, field)| is_public(&field.vis)) {
        items.insert(format!("{path}::{name}"), declared(field));
    }
    // Whoever writes such a struct out must write a new field too.
    if !is_non_exhaustive(&item.attrs) && item.fields.iter().all(|field| is_public(&field.vis)) {
        head = format!("{head} {{ {} }}", names.join(", "));
    }
    items.insert(path, head);
}

fn declared(field: &Field) -> String {
    let (name, ty) = (&field.ident, &field.ty);
    match name {
        Some(name) => text(&quote!(pub #name: #ty)),
        None => text(&quote!(pub #ty)),
    }
}

fn add_enum(item: &ItemEnum, prefix: &str, items: &mut Items) {
    let (name, generics) = (&item.ident, &item.generics);
    let path = format!("{prefix}{name}");
    let mut head = format!("{}{}", attributes(&item.attrs), text(&quote!(pub enum #name #generics)));
    for variant in &item.variants {
        let (variant_name, fields) = (&variant.ident, variant.fields.iter().map(|field| &field.ty));
        let declaration = match &variant.fields {
            Fields::Unit => variant_name.to_string(),
            _ => text(&quote!(#variant_name(#(#fields),*))),
        };
        items.insert(format!("{path}::{variant_name}"), declaration);
    }
    if !is_non_exhaustive(&item.attrs) {
        let names = item.variants.iter().map(|variant| variant.ident.to_string());
        head = format!("{head} {{ {} }}", names.collect::<Vec<_>>().join(", "));
    }
    items.insert(path, head);
}

/// The attributes that callers depend on, in one order.
fn attributes(attributes: &[Attribute]) -> String {
    let mut derives = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        if let Meta::List(list) = &attribute.meta {
            let parser = Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
            let paths = list.parse_args_with(parser).unwrap_or_default();
            derives.extend(paths.iter().map(|path| path.to_token_stream().to_string().replace(' ', "")));
        }
    }
    // All types have it, some written out since they hold secrets.
    derives.retain(|derive| derive != "Debug");
    derives.sort();
    let derives = if derives.is_empty() { String::new() } else { format!("#[derive({})] ", derives.join(", ")) };
    let open = if is_non_exhaustive(attributes) { "#[non_exhaustive] " } else { "" };
    format!("{derives}{open}")
}

fn is_non_exhaustive(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"))
}

fn add_impl(item: &ItemImpl, prefix: &str, is_there: &impl Fn(&str) -> bool, items: &mut Items) {
    let of = text(&item.self_ty);
    let name = of.split('<').next().unwrap_or_default().trim().to_owned();
    match &item.trait_ {
        Some((path, ..)) if text(path).ends_with("fmt::Debug") => {}
        Some((path, ..)) if is_there(&name) => {
            let (generics, path) = (&item.generics, text(path));
            let owner = format!("{prefix}{name} as {path}");
            items.insert(owner.clone(), format!("{} {path} for {of}", text(&quote!(impl #generics))));
            for part in &item.items {
                if let ImplItem::Type(part) = part {
                    let (part_name, ty) = (&part.ident, &part.ty);
                    items.insert(format!("{owner}::{part_name}"), text(&quote!(type #part_name = #ty)));
                }
            }
        }
        // What is implemented for other types converts this crate's into them.
        Some((path, ..)) if prefix_of(&text(path), is_there) => {
            items.insert(format!("{prefix}{} for {of}", text(path)), format!("impl {} for {of}", text(path)));
        }
        // Areas give clients of the crate methods of their own.
        None if is_there(&name) || name.starts_with("crate::") => {
            let (prefix, name) = name.strip_prefix("crate::").map_or((prefix, &*name), |name| ("", name));
            for part in &item.items {
                if let ImplItem::Fn(part) = part
                    && is_public(&part.vis)
                {
                    items.insert(format!("{prefix}{name}::{}()", part.sig.ident), signature(&part.sig));
                }
            }
        }
        _ => {}
    }
}

/// Whether a trait's argument is a type that is there: `From<State>`.
fn prefix_of(path: &str, is_there: &impl Fn(&str) -> bool) -> bool {
    path.split_once('<').and_then(|(_, argument)| argument.strip_suffix('>')).is_some_and(|name| is_there(name.trim()))
}

/// A function without the names of its arguments.
fn signature(signature: &Signature) -> String {
    let (name, generics, output) = (&signature.ident, &signature.generics, &signature.output);
    let inputs = signature.inputs.iter().map(|input| match input {
        FnArg::Receiver(receiver) => match &receiver.kind {
            // Whether a method may change what it owns is its own affair.
            ReceiverKind::Value => quote!(self),
            ReceiverKind::Reference(and, lifetime, mutability) => quote!(#and #lifetime #mutability self),
            _ => receiver.to_token_stream(),
        },
        FnArg::Typed(input) => input.ty.to_token_stream(),
    });
    let bounds = &signature.generics.where_clause;
    text(&quote!(pub fn #name #generics (#(#inputs),*) #output #bounds))
}
