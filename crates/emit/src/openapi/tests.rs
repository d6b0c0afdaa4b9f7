use docwright_schema::{
    Draft, Instance, Limits,
    schema::{
        Answer, Area, Authentication, AuthenticationParameter, AuthenticationPart, Direction, Envelope, ErrorBody,
        ErrorCode, Example, Field, Method, Operation, Outcome, Parameter, Place, Presence, RateLimit, Server, Type,
        TypeBody, TypeDef, TypeRef, Usage, Width, Wrapping,
    },
};
use insta::assert_snapshot;

mod operations;
mod types;

const INTEGER: Type = Type::Integer { width: Width::I64 };
const TEXT: Type = Type::String { format: None };

fn order() -> Type {
    Type::Ref { name: "Order".to_owned() }
}

fn nullable(kind: Type) -> TypeRef {
    TypeRef { kind, nullable: true }
}

fn field(name: &str, ty: TypeRef, presence: Presence) -> Field {
    let (name, ident) = (name.to_owned(), name.to_owned());
    Field { name, ident, ty, presence, description: None, default: None, limits: Limits::default() }
}

fn structure(fields: Vec<Field>) -> TypeDef {
    let body = TypeBody::Struct { fields, extra: None };
    TypeDef { area: None, description: None, usage: Usage::Both, body }
}

fn parameter(location: Place, name: &str, kind: Type) -> Parameter {
    let (name, ident) = (name.to_owned(), name.to_owned());
    Parameter {
        location,
        name,
        ident,
        ty: TypeRef::new(kind),
        required: false,
        description: None,
        default: None,
        limits: Limits::default(),
    }
}

fn json(text: &str) -> Instance {
    serde_json::from_str(text).unwrap()
}

fn get_order() -> Operation {
    Operation {
        id: "get_order".to_owned(),
        area: "orders".to_owned(),
        page: "orders/get.md".to_owned(),
        method: Some(Method::Get),
        path: Some("/orders/{id}".to_owned()),
        title: Some("One order".to_owned()),
        description: None,
        deprecated: false,
        parameters: vec![parameter(Place::Path, "id", INTEGER)],
        body: None,
        answer: Answer { status: 200, wrapping: Wrapping::Bare, payload: Some(TypeRef::new(order())) },
        examples: Vec::new(),
    }
}

/// An API of one area and the type `Order`, with `operations`.
fn api(operations: Vec<Operation>) -> Draft {
    Draft {
        name: "shop".to_owned(),
        areas: vec![Area { name: "orders".to_owned(), pages: vec!["orders/get.md".to_owned()] }],
        operations,
        types: [("Order".to_owned(), structure(vec![field("id", TypeRef::new(INTEGER), Presence::Required)]))].into(),
        ..Draft::default()
    }
}

/// An API whose answers stand in `{"code": 0, "msg": …, "data": …}`.
fn api_with_envelope(operations: Vec<Operation>) -> Draft {
    let fields = vec![
        field("code", TypeRef::new(INTEGER), Presence::Required),
        field("msg", TypeRef::new(TEXT), Presence::Optional),
    ];
    let envelope = Envelope {
        discriminator: "code".to_owned(),
        success: vec![json("0")],
        payload: "data".to_owned(),
        fields: fields.clone(),
    };
    let error = ErrorBody { fields, message: Some("msg".to_owned()) };
    Draft { envelope: Some(envelope), error: Some(error), ..api(operations) }
}

/// The part of the document that the keys lead to.
fn part(draft: Draft, keys: &[&str]) -> String {
    let document: Instance = serde_json::from_str(&super::document(&draft.close().unwrap())).unwrap();
    let part = keys.iter().try_fold(&document, |part, key| part.get(key));
    lines(part.unwrap(), 0)
}

/// JSON with what fits on a line in one.
fn lines(value: &Instance, depth: usize) -> String {
    let short = serde_json::to_string(value).unwrap();
    if depth + short.len() <= 100 {
        return short;
    }
    let indent = " ".repeat(depth + 2);
    let (open, items, close) = match value {
        Instance::Object(members) => {
            let member = |(key, value): &(String, Instance)| format!("{indent}{key:?}: {}", lines(value, depth + 2));
            ('{', members.iter().map(member).collect(), '}')
        }
        Instance::Array(items) => {
            ('[', items.iter().map(|item| format!("{indent}{}", lines(item, depth + 2))).collect::<Vec<_>>(), ']')
        }
        _ => return short,
    };
    format!("{open}\n{}\n{}{close}", items.join(",\n"), " ".repeat(depth))
}

fn example(name: &str, status: Option<u16>, value: &str) -> Example {
    let (direction, outcome) = match name.split('_').next() {
        Some("ok") => (Direction::Response, Some(Outcome::Ok)),
        Some("error") => (Direction::Response, Some(Outcome::Error)),
        _ => (Direction::Request, None),
    };
    Example {
        name: name.to_owned(),
        page: "orders/get.md".to_owned(),
        direction,
        outcome,
        status,
        partial: false,
        value: json(value),
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "the snapshot is the test")]
fn a_whole_document() {
    let mut operation = get_order();
    operation.description = Some("Finds an order.".to_owned());
    operation.deprecated = true;
    operation.examples = vec![example("ok_1", None, r#"{"id": 7, "total": 1.5}"#)];
    let mut draft = api(vec![operation]);
    draft.title = Some("The shop".to_owned());
    let document = super::document(&draft.close().unwrap());
    assert!(document.ends_with("}\n"), "{document}");
    assert_snapshot!(document, @r##"
    {
      "openapi": "3.1.0",
      "info": {
        "title": "The shop",
        "version": "0.0.0"
      },
      "tags": [
        {
          "name": "orders"
        }
      ],
      "paths": {
        "/orders/{id}": {
          "get": {
            "operationId": "get_order",
            "tags": [
              "orders"
            ],
            "summary": "One order",
            "description": "Finds an order.",
            "deprecated": true,
            "parameters": [
              {
                "name": "id",
                "in": "path",
                "required": true,
                "schema": {
                  "type": "integer",
                  "format": "int64"
                }
              }
            ],
            "responses": {
              "200": {
                "description": "The call succeeded.",
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/Order"
                    },
                    "examples": {
                      "ok_1": {
                        "x-docwright-outcome": "ok",
                        "value": {
                          "id": 7,
                          "total": 1.5
                        }
                      }
                    }
                  }
                }
              }
            },
            "x-docwright-source": {
              "page": "orders/get.md"
            }
          }
        }
      },
      "components": {
        "schemas": {
          "Order": {
            "type": "object",
            "properties": {
              "id": {
                "type": "integer",
                "format": "int64"
              }
            },
            "required": [
              "id"
            ]
          }
        }
      },
      "x-docwright-incomplete": []
    }
    "##);
}

#[test]
fn error_codes_are_what_the_error_body_holds() {
    let code = |code: &str, ident: &str, message: Option<&str>| ErrorCode {
        code: code.to_owned(),
        ident: ident.to_owned(),
        message: message.map(str::to_owned),
    };
    let mut draft = api_with_envelope(Vec::new());
    draft.error_codes = vec![code("40", "Gone", Some("not there any more")), code("41", "Lost", None)];
    draft.types = [("ErrorBody".to_owned(), structure(Vec::new()))].into();
    assert_snapshot!(part(draft.clone(), &["components", "schemas"]), @r##"
    {
      "ErrorBody": {"type":"object"},
      "ApiErrorBody": {
        "type": "object",
        "description": "What a failed call is answered with.",
        "properties": {"code":{"$ref":"#/components/schemas/ErrorCode"},"msg":{"type":"string"}},
        "required": ["code"]
      },
      "ErrorCode": {
        "type": "integer",
        "description": "What went wrong.",
        "x-extensible-enum": [40,41],
        "x-enum-varnames": ["Gone","Lost"],
        "x-enum-descriptions": ["not there any more",""]
      }
    }
    "##);
    assert_snapshot!(part(draft.clone(), &["x-docwright-error-codes"]), @r#"[{"code":40,"message":"not there any more"},{"code":41}]"#);
    draft.error_codes.push(code("E7", "E7", None));
    assert_snapshot!(part(draft.clone(), &["components", "schemas", "ErrorCode"]), @r#"
    {
      "type": ["integer","string"],
      "description": "What went wrong.",
      "x-extensible-enum": [40,41,"E7"],
      "x-enum-varnames": ["Gone","Lost","E7"],
      "x-enum-descriptions": ["not there any more","",""]
    }
    "#);
    assert_snapshot!(part(draft, &["components", "schemas", "ApiErrorBody", "properties", "code"]), @r#"{"type":"integer","format":"int64"}"#);
}

#[test]
fn servers_with_placeholders() {
    let server = |ident: &str, url: &str, description: Option<&str>| Server {
        ident: ident.to_owned(),
        url: url.to_owned(),
        description: description.map(str::to_owned),
    };
    let mut draft = api(Vec::new());
    draft.servers = vec![
        server("Live", "https://api.example.com/v1", Some("for customers")),
        server("Own", "https://{host}.example.com", None),
    ];
    draft.rate_limit = Some(RateLimit { requests: 60, seconds: 1 });
    assert_snapshot!(part(draft.clone(), &["servers"]), @r#"
    [
      {"url":"https://api.example.com/v1","description":"for customers"},
      {"url":"https://{host}.example.com","variables":{"host":{"default":"host"}}}
    ]
    "#);
    assert_snapshot!(part(draft, &["x-docwright-rate-limit"]), @r#"{"requests":60,"seconds":1}"#);
}

#[test]
fn authentication() {
    let literal = |text: &str| AuthenticationPart::Literal(text.to_owned());
    let value = |ident: &str| AuthenticationPart::Parameter(ident.to_owned());
    let scheme = |header: &str, parts: &[AuthenticationPart], description: Option<&str>| {
        let description = description.map(str::to_owned);
        let parameters = vec![AuthenticationParameter { ident: "token".to_owned(), description }];
        let authentication = Authentication { header: header.to_owned(), parts: parts.to_vec(), parameters };
        let draft = Draft { authentication: Some(authentication), ..api(Vec::new()) };
        part(draft, &["components", "securitySchemes"])
    };
    let composed = [literal("Token token="), value("token"), literal(", device="), value("device")];
    assert_snapshot!(scheme("Authorization", &composed, Some("from the settings")), @r#"
    {
      "authentication": {
        "type": "apiKey",
        "description": "- `token`: from the settings",
        "in": "header",
        "name": "Authorization",
        "x-docwright-template": "Token token={token}, device={device}"
      }
    }
    "#);
    assert_snapshot!(scheme("authorization", &[literal("Bearer "), value("token")], None), @r#"{"authentication":{"type":"http","scheme":"bearer"}}"#);
    assert_snapshot!(scheme("X-Key", &[value("token")], None), @r#"{"authentication":{"type":"apiKey","in":"header","name":"X-Key"}}"#);
}

#[test]
fn operations_that_no_request_can_be_built_for() {
    let lacking = |id: &str, method, path: Option<&str>, title: Option<&str>| Operation {
        id: id.to_owned(),
        method,
        path: path.map(str::to_owned),
        title: title.map(str::to_owned),
        parameters: Vec::new(),
        ..get_order()
    };
    let draft = api(vec![
        lacking("a", Some(Method::Get), None, Some("One order")),
        lacking("b", None, Some("/orders"), None),
        lacking("c", None, None, None),
        lacking("d", Some(Method::Get), Some("orders"), None),
    ]);
    assert_snapshot!(part(draft.clone(), &["x-docwright-incomplete"]), @r#"
    [
      {"page":"orders/get.md","method":"GET","title":"One order","reason":"the page names no URL"},
      {"page":"orders/get.md","method":null,"title":null,"reason":"the page names no HTTP method"},
      {
        "page": "orders/get.md",
        "method": null,
        "title": null,
        "reason": "the page names no URL and no HTTP method"
      }
    ]
    "#);
    let document: Instance = serde_json::from_str(&super::document(&draft.close().unwrap())).unwrap();
    let Some(Instance::Object(paths)) = document.get("paths") else { panic!("{document:?}") };
    assert_eq!(paths.iter().map(|(path, _)| &**path).collect::<Vec<_>>(), ["/orders"]);
}
