use super::*;
use http::HeaderValue;

#[derive(Debug, serde::Deserialize)]
struct Wrapped {
    data: Contact,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Contact {
    name: String,
    tags: Vec<u8>,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Refusal {
    code: i64,
    message: String,
}

impl Failure for Refusal {}

#[derive(serde::Deserialize)]
struct Code {
    code: i64,
}

impl Envelope for Wrapped {
    type Payload = Contact;
    type Error = Refusal;
    type Outcome = Code;

    fn succeeded(outcome: &Code) -> bool {
        outcome.code == 0
    }

    fn payload(&self) -> &Contact {
        &self.data
    }

    fn into_payload(self) -> Contact {
        self.data
    }
}

fn opened<V: Envelope>(status: u16, body: impl AsRef<[u8]>) -> Result<V::Payload, Error<V::Error>> {
    let mut headers = HeaderMap::new();
    headers.insert("x-request-id", HeaderValue::from_static("r1"));
    open::<V>(StatusCode::from_u16(status).unwrap(), &headers, body.as_ref(), None).map(V::into_payload)
}

fn api<V: Envelope>(status: u16, body: &str) -> ApiError<V::Error> {
    match opened::<V>(status, body) {
        Err(Error::Api(error)) => *error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("a success"),
    }
}

fn decode<V: Envelope>(status: u16, body: &str) -> DecodeError {
    match opened::<V>(status, body) {
        Err(Error::Decode(error)) => *error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("a success"),
    }
}

#[test]
fn success_is_the_payload() {
    let body = r#"{"data": {"name": "Ada", "tags": [1]}, "new": [{}], "code": 0}"#;
    assert_eq!(opened::<Wrapped>(200, body).unwrap(), Contact { name: "Ada".into(), tags: vec![1] });
    assert_eq!(opened::<Bare<Vec<u8>>>(201, "[1, 2]").unwrap(), [1, 2]);
}

#[test]
fn a_failure_with_status_200_is_a_failure() {
    let error = api::<Wrapped>(200, r#"{"code": 40001, "message": "no token", "data": ""}"#);
    assert_eq!(error.status, StatusCode::OK);
    assert_eq!(error.body, Some(Refusal { code: 40001, message: "no token".into() }));
    assert_eq!(error.headers["x-request-id"], "r1");
}

#[test]
fn another_status_is_a_failure_whatever_the_body_says() {
    assert_eq!(api::<Wrapped>(500, r#"{"code": 0, "data": {"name": "", "tags": []}}"#).status, 500);
    assert_eq!(api::<Bare<Value>>(302, "").status, 302);
}

#[test]
fn a_body_that_is_no_json_never_hides_the_status() {
    for body in ["", "<html>\n<h1>Bad Gateway</h1>", "{\"code\":", "[[[", "\u{0}"] {
        let error = api::<Wrapped>(502, body);
        assert_eq!((error.status.as_u16(), error.body.is_none(), error.raw.as_slice()), (502, true, body.as_bytes()));
        assert!(Error::Api(Box::new(error)).to_string().starts_with("502 Bad Gateway"));
    }
    let deep = "[".repeat(1_000_000);
    assert!(api::<Bare<Value>>(500, &deep).body.is_none());
}

#[test]
fn an_error_body_of_another_shape_is_left_raw() {
    let error = api::<Wrapped>(422, r#"{"errors": ["name"]}"#);
    assert_eq!(error.body, None);
    assert_eq!(error.text(), r#"{"errors": ["name"]}"#);
    assert_eq!(api::<Bare<u8>>(422, r#"{"errors": ["name"]}"#).body, Some(serde_json::json!({"errors": ["name"]})));
}

#[test]
fn a_payload_of_another_shape_names_the_field() {
    let error = decode::<Wrapped>(200, r#"{"code": 0, "data": {"name": "Ada", "tags": [1, "two"]}}"#);
    assert_eq!((error.status.as_u16(), error.path.as_str()), (200, "data.tags[1]"));
    assert!(error.message.starts_with("invalid type: string \"two\", expected u8"), "{error}");
    assert!(error.excerpt.contains("\"two\""), "{error}");
}

#[test]
fn a_success_without_a_readable_outcome_does_not_fit() {
    assert_eq!(decode::<Wrapped>(200, r#"{"code": "zero"}"#).path, "code");
    assert_eq!(decode::<Wrapped>(200, r#"{"data": {"name": "Ada", "tags": []}}"#).path, ".");
    let error = decode::<Wrapped>(200, "<html>login</html>");
    assert_eq!((error.status.as_u16(), error.excerpt.as_str()), (200, "<html>login</html>"));
    assert_eq!(decode::<Bare<Value>>(200, "").status, 200);
}

#[test]
fn garbage_after_the_body_does_not_fit() {
    let body = r#"{"code": 0, "data": {"name": "Ada", "tags": []}} Warning: undefined index"#;
    assert!(decode::<Wrapped>(200, body).message.starts_with("trailing characters"));
    assert!(decode::<Bare<u8>>(200, "1 2").message.starts_with("trailing characters"));
}

#[test]
fn where_no_body_is_documented_every_body_fits() {
    for body in ["", "null", r#"{"code": 0}"#, "<html>", "OK"] {
        opened::<Empty>(200, body).unwrap();
    }
    opened::<Empty<Refusal>>(204, "").unwrap();
    let error = api::<Empty<Refusal>>(404, r#"{"code": 4, "message": "gone"}"#);
    assert_eq!(error.body, Some(Refusal { code: 4, message: "gone".into() }));
}

#[test]
fn bare_is_transparent() {
    let bare: Bare<Vec<u8>> = serde_json::from_str("[1]").unwrap();
    assert_eq!(serde_json::to_string(&bare).unwrap(), "[1]");
}

/// What tells no more than that the call succeeded.
#[derive(Debug, PartialEq)]
struct Done {
    code: Option<i64>,
}

crate::members!(Done { code: lenient });

impl Envelope for Done {
    type Payload = ();
    type Error = Refusal;
    type Outcome = Code;

    fn succeeded(outcome: &Code) -> bool {
        outcome.code == 0
    }

    fn payload(&self) -> &() {
        &()
    }

    fn into_payload(self) {}

    fn without_body() -> Option<Self> {
        Some(Self { code: None })
    }
}

#[test]
fn an_acknowledgement_needs_no_body() {
    for (status, body) in [
        (204, ""),
        (205, ""),
        (200, ""),
        (200, " \n"),
        (200, r#"{"code": 0}"#),
        (200, r#"{"code": 0, "data": []}"#),
        (200, r#"{"code": 0, "data": null}"#),
        (200, r#"{"code": 0, "data": {"id": 1}}"#),
    ] {
        opened::<Done>(status, body).unwrap_or_else(|error| panic!("{status} {body}: {error}"));
    }
    assert_eq!(api::<Done>(200, r#"{"code": 4, "message": "no"}"#).body.map(|body| body.code), Some(4));
    assert_eq!(api::<Done>(500, "").status, 500);
    assert_eq!(decode::<Done>(200, "<html>").path, ".");
    assert_eq!(decode::<Wrapped>(204, "").path, ".");
}

#[test]
fn a_bare_answer_without_anything_documented_does_not_fit() {
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Order {
        id: Option<i64>,
    }
    let error = decode::<Bare<Order>>(200, r#"{"code": "400100", "msg": "no"}"#);
    assert_eq!((error.path.as_str(), error.message.as_str()), (".", "none of the documented members is there"));
    assert_eq!(opened::<Bare<Order>>(200, r#"{"id": 7, "new": 1}"#).unwrap(), Order { id: Some(7) });
    assert_eq!(opened::<Bare<Order>>(200, "{}").unwrap(), Order { id: None });
    assert_eq!(opened::<Bare<Option<Order>>>(200, "null").unwrap(), None);
    assert!(matches!(opened::<Bare<Vec<Order>>>(200, r#"[{"new": 1}]"#), Ok(orders) if orders.len() == 1));
}
