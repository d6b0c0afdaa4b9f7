//! Reports of one made-up API, as all forms show them.

use std::collections::BTreeMap;

use docwright_schema::{Address, Origin, Provenance, Surface};
use serde_json::{Value, json};

use crate::{Redone, Report, Settings, Side, Waiver, Waives, review, tests::schema};

mod browser;
mod changelog;
mod github;
mod html;
mod injection;
mod json;
mod markdown;
mod sarif;
mod terminal;

/// One side of a review.
#[derive(Debug, Clone)]
pub(super) struct Api {
    pub(super) schema: Value,
    pub(super) provenance: Provenance,
    pub(super) surface: Surface,
    pub(super) pages: BTreeMap<String, String>,
}

impl Api {
    /// An API of nothing.
    pub(super) fn new() -> Self {
        let schema = json!({
            "name": "shop",
            "servers": [{"ident": "Live", "url": "https://api.example.com"}],
            "areas": [{"name": "orders", "pages": ["orders.md", "users.md"]}],
            "operations": [],
            "types": {},
        });
        let (provenance, surface, pages) = <_>::default();
        Self { schema, provenance, surface, pages }
    }

    /// Says where a fact stands.
    pub(super) fn stands(&mut self, address: &str, page: &str, text: &str) {
        let address = address_of(address);
        let all = self.pages.entry(page.to_owned()).or_default();
        *all += text;
        all.push('\n');
        let line = all.lines().count();
        let origin = Origin { page: page.to_owned(), line, column: 1, rule: "table".to_owned() };
        self.provenance.add(address, origin);
    }

    /// Says what a fact makes in the crate.
    pub(super) fn declares(&mut self, address: &str, path: &str, declaration: &str) {
        self.surface.items.insert(path.to_owned(), declaration.to_owned());
        self.surface.of.entry(address_of(address)).or_default().insert(path.to_owned());
    }

    /// Adds an operation that answers with a type.
    pub(super) fn answers(&mut self, id: &str, path: &str, ty: &str) {
        self.schema["operations"].as_array_mut().unwrap().push(json!({
            "id": id, "area": "orders", "page": "orders.md", "method": "GET", "path": path, "parameters": [],
            "answer": {"status": 200, "wrapping": "bare", "payload": {"type": "ref", "name": ty}}, "examples": [],
        }));
    }

    /// Adds a type of fields that are text.
    pub(super) fn holds(&mut self, ty: &str, fields: &[(&str, &str)]) {
        let field = |(name, presence): &(&str, &str)| json!({"name": name, "ident": name, "ty": {"type": "string"}, "presence": presence});
        let fields: Vec<_> = fields.iter().map(field).collect();
        self.schema["types"][ty] = json!({"area": "orders", "usage": "response", "kind": "struct", "fields": fields});
    }

    fn side(&self) -> (docwright_schema::Schema, &Self) {
        (schema(self.schema.clone()), self)
    }
}

fn address_of(text: &str) -> Address {
    serde_json::from_value(json!(text)).unwrap()
}

/// The report of what changed between two sides.
pub(super) fn reviewed(old: &Api, new: &Api, waivers: Vec<Waiver>) -> Report {
    let (old, new) = (old.side(), new.side());
    let [old, new] = [&old, &new].map(|(schema, api)| Side {
        schema,
        provenance: &api.provenance,
        surface: &api.surface,
        pages: Some(&api.pages),
    });
    let settings =
        Settings { version: "0.1.0".to_owned(), waivers, today: "2024-03-01".to_owned(), ..Settings::default() };
    review(old, new, Redone::default(), &settings)
}

/// A shop before: two operations share a user, one has an order.
pub(super) fn before() -> Api {
    let mut api = Api::new();
    api.answers("get_order", "/orders/{id}", "Order");
    api.answers("get_user", "/users/{id}", "User");
    api.answers("list_users", "/users", "User");
    api.holds("Order", &[("id", "required"), ("note", "required")]);
    api.holds("User", &[("id", "required"), ("tel", "required"), ("fax", "required")]);
    api.stands("GET /orders/{id}", "orders.md", "# An order");
    api.stands("Order#id", "orders.md", "| id | string | required |");
    api.stands("Order#note", "orders.md", "| note | string | required |");
    api.stands("User", "users.md", "# A user");
    api.stands("User#tel", "users.md", "| tel | string | required |");
    api.stands("User#fax", "users.md", "| fax | string | required |");
    api.declares("Order#note", "orders::Order::note", "pub note: String");
    api.declares("User#tel", "orders::User::tel", "pub tel: String");
    api.declares("User#fax", "orders::User::fax", "pub fax: String");
    api
}

/// The shop after: something of every severity.
pub(super) fn after() -> Api {
    let mut api = Api::new();
    api.schema["title"] = json!("The shop");
    api.schema["rate_limit"] = json!({"requests": 60, "seconds": 1});
    api.answers("get_order", "/orders/{id}", "Order");
    api.answers("get_user", "/users/{id}", "User");
    api.answers("list_users", "/users", "User");
    api.schema["operations"][0]["deprecated"] = json!(true);
    api.holds("Order", &[("id", "required"), ("note", "optional"), ("total", "required")]);
    api.holds("User", &[("id", "required")]);
    api.stands("GET /orders/{id}", "orders.md", "# An order (deprecated)");
    api.stands("Order#id", "orders.md", "| id | string | required |");
    api.stands("Order#note", "orders.md", "| note | string | optional |");
    api.stands("Order#total", "orders.md", "| total | string | required |");
    api.stands("User", "users.md", "# A user");
    api.declares("Order#note", "orders::Order::note", "pub note: Option<String>");
    api.declares("Order#total", "orders::Order::total", "pub total: String");
    api
}

/// The report of the shop; that the fax is gone was accepted.
pub(super) fn shop() -> Report {
    let of = Waives::Rule { rule: "response-field-removed".to_owned(), address: "User#fax".to_owned() };
    let waiver = Waiver {
        of,
        reason: "nobody sends faxes".to_owned(),
        owner: "@shop/api".to_owned(),
        expires: "2024-06-30".to_owned(),
    };
    reviewed(&before(), &after(), vec![waiver])
}

/// A report of what never changed.
pub(super) fn nothing() -> Report {
    reviewed(&before(), &before(), Vec::new())
}

/// A report of 650 findings: 150 break clients, and 500 do not.
pub(super) fn large() -> Report {
    let (mut old, mut new) = (Api::new(), Api::new());
    let names: Vec<_> = (0..650).map(|at| format!("field_{at}")).collect();
    for (api, lines) in [(&mut old, &names[..150]), (&mut new, &names[150..])] {
        api.answers("get_order", "/orders/{id}", "Order");
        let fields: Vec<_> = lines.iter().map(|name| (name.as_str(), "required")).collect();
        api.holds("Order", &fields);
        for name in lines {
            let (address, path) = (format!("Order#{name}"), format!("orders::Order::{name}"));
            api.stands(&address, "orders.md", &format!("| {name} | string | required |"));
            api.declares(&address, &path, &format!("pub {name}: String"));
        }
    }
    reviewed(&old, &new, Vec::new())
}
