//! Types as tokens, what functions take for them, and what must be imported to name them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::ident::ident;
use crate::plan::{names::Names, ty::RustType};

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool => quote!(bool),
            Self::I64 => quote!(i64),
            Self::U64 => quote!(u64),
            Self::F64 => quote!(f64),
            Self::String => quote!(String),
            Self::Value => quote!(Value),
            Self::Numeric => quote!(Numeric),
            // By its path, since an API may have uploads of its own.
            Self::Upload => quote!(docwright_runtime::Upload),
            // By its path, since an API may have dates of its own.
            Self::Text(name) => {
                let name = ident(name);
                quote!(docwright_runtime::#name)
            }
            Self::Named(name) | Self::Id(name, _) => ident(name).into_token_stream(),
            Self::Wrapped(name, inner) => {
                let name = ident(name);
                quote!(#name<#inner>)
            }
            Self::Vec(inner) => quote!(Vec<#inner>),
            Self::Map(inner) => quote!(BTreeMap<String, #inner>),
            Self::Option(inner) => quote!(Option<#inner>),
            Self::Maybe(inner) => quote!(Maybe<#inner>),
            Self::Boxed(inner) => quote!(Box<#inner>),
            Self::Either(left, right) => quote!(Either<#left, #right>),
        });
    }
}

/// An argument that a function takes for a value, and the value made of it.
pub(super) struct Argument {
    pub ty: TokenStream,
    pub value: TokenStream,
}

impl Argument {
    /// The argument `name` for a value of the type `ty`.
    pub(super) fn new(ty: &RustType, name: &Ident) -> Self {
        match ty {
            ty if is_converted(ty) => Self { ty: quote!(impl Into<#ty>), value: quote!(#name.into()) },
            RustType::Vec(items) => Self::list(items, name),
            RustType::Boxed(inner) => {
                let Self { ty, value } = Self::new(inner, name);
                Self { ty, value: quote!(Box::new(#value)) }
            }
            _ => Self { ty: ty.to_token_stream(), value: name.to_token_stream() },
        }
    }

    /// The argument `name` for a list.
    pub(super) fn list(items: &RustType, name: &Ident) -> Self {
        match items {
            items if is_converted(items) => Self {
                ty: quote!(impl IntoIterator<Item = impl Into<#items>>),
                value: quote!(#name.into_iter().map(Into::into).collect()),
            },
            _ => Self { ty: quote!(impl IntoIterator<Item = #items>), value: quote!(#name.into_iter().collect()) },
        }
    }
}

/// Whether functions take whatever can be made such a value.
fn is_converted(ty: &RustType) -> bool {
    matches!(
        ty,
        RustType::String
            | RustType::Value
            | RustType::Numeric
            | RustType::Text(_)
            | RustType::Upload
            | RustType::Id(..)
    )
}

/// The `use` declarations of a module.
#[derive(Debug, Default)]
pub(super) struct Imports {
    std: BTreeSet<String>,
    runtime: BTreeSet<String>,
    serde: BTreeSet<String>,
    krate: BTreeSet<String>,
}

impl Imports {
    /// What `module` needs to name `types`.
    pub(super) fn types<'t>(
        mut self,
        module: &str,
        types: impl Iterator<Item = &'t RustType> + Clone,
        names: &Names,
    ) -> Self {
        self.krate.extend(names.imports(module, types.clone()));
        types.for_each(|ty| ty.visit(&mut |ty| self.add(ty)));
        self
    }

    fn add(&mut self, ty: &RustType) {
        match ty {
            RustType::Value => self.runtime.insert("serde_json::Value".to_owned()),
            RustType::Numeric => self.runtime.insert("Numeric".to_owned()),
            RustType::Maybe(_) => self.runtime.insert("Maybe".to_owned()),
            RustType::Either(..) => self.runtime.insert("Either".to_owned()),
            RustType::Map(_) => self.std.insert("collections::BTreeMap".to_owned()),
            _ => false,
        };
    }

    pub(super) fn std(mut self, path: &str) -> Self {
        self.std.insert(path.to_owned());
        self
    }

    pub(super) fn runtime(mut self, paths: &[&str]) -> Self {
        self.runtime.extend(paths.iter().map(|&path| path.to_owned()));
        self
    }

    pub(super) fn serde(mut self, paths: &[&str]) -> Self {
        self.serde.extend(paths.iter().map(|&path| path.to_owned()));
        self
    }

    /// The groups of declarations; the crate's own items stand below `root`.
    pub(super) fn groups(&self, root: &TokenStream) -> Vec<TokenStream> {
        let std = declaration(&quote!(std), &self.std);
        let runtime = declaration(&quote!(docwright_runtime), &self.runtime);
        let serde = declaration(&quote!(serde), &self.serde);
        let krate = declaration(root, &self.krate);
        vec![std, quote!(#runtime #serde), krate]
    }
}

fn declaration(root: &TokenStream, paths: &BTreeSet<String>) -> TokenStream {
    let mut groups: BTreeMap<Option<&str>, Vec<Ident>> = BTreeMap::new();
    for path in paths {
        let (module, name) = path.rsplit_once("::").map_or((None, &**path), |(module, name)| (Some(module), name));
        groups.entry(module).or_default().push(ident(name));
    }
    let items = groups.iter().flat_map(|(module, names)| match (module.map(ident), names.as_slice()) {
        (None, names) => names.iter().map(ToTokens::to_token_stream).collect(),
        (Some(module), [name]) => vec![quote!(#module::#name)],
        (Some(module), names) => vec![quote!(#module::{#(#names),*})],
    });
    let mut items: Vec<TokenStream> = items.collect();
    items.sort_by_cached_key(TokenStream::to_string);
    match items.as_slice() {
        [] => TokenStream::new(),
        [item] => quote!(use #root::#item;),
        items => quote!(use #root::{#(#items),*};),
    }
}
