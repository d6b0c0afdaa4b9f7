use super::*;

impl Failure for u8 {
    fn meaning(&self) -> Option<&str> {
        (*self == 7).then_some("the oven\nis cold")
    }
}

impl Failure for Vec<u8> {}

fn api(body: &str) -> ApiError<u8> {
    ApiError::read(StatusCode::BAD_GATEWAY, HeaderMap::new(), body.as_bytes(), None)
}

#[test]
fn an_error_can_go_where_errors_go() {
    fn goes<T: std::error::Error + Send + Sync + 'static>() {}
    goes::<Error<Vec<u8>>>();
    goes::<ApiError>();
    goes::<DecodeError>();
    goes::<RequestError>();
}

#[test]
fn the_message_of_the_server_is_bounded_and_on_one_line() {
    let shown = api(&format!("a\nb{}", "x".repeat(1_000))).to_string();
    assert!(shown.starts_with(r"502 Bad Gateway: a\nbxxx") && shown.ends_with("x…"), "{shown}");
    assert!(shown.chars().count() < 230, "{shown}");
    assert_eq!(api("").to_string(), "502 Bad Gateway");
}

#[test]
fn debug_output_is_bounded_and_has_no_headers() {
    let mut error = api(&"x".repeat(10_000));
    error.headers.insert("set-cookie", http::HeaderValue::from_static("hunter2"));
    let shown = format!("{error:?}");
    assert!(shown.len() < 400 && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn a_decode_error_says_where_and_what() {
    let shown = |body: &str, path| {
        DecodeError::new(StatusCode::OK, &BodyError::new(path, "expected a string"), body.as_bytes(), None).to_string()
    };
    assert_eq!(
        shown(r#"{"a": 1}"#, "a"),
        r#"200 OK, but the body is not as documented: a: expected a string; it has: {"a": 1}"#
    );
    assert_eq!(shown("", "."), "200 OK, but the body is not as documented: expected a string; it is empty");
}

#[test]
fn what_there_is_can_be_reached() {
    let error = Error::Api(Box::new(api("7")));
    assert_eq!((error.status(), error.body()), (Some(StatusCode::BAD_GATEWAY), Some(&7)));
    let error = Error::<u8>::from(RequestError::UnknownPlaceholder { name: "id".into() });
    assert_eq!((error.status(), error.body()), (None, None));
}

#[test]
fn an_error_says_what_its_code_means_and_where_to_read_on() {
    let docs = Docs::new("ovens/heat.md").at("https://docs.example.com");
    let error = ApiError::<u8>::read(StatusCode::CONFLICT, HeaderMap::new(), b"7", Some(docs));
    assert_eq!(error.meaning(), Some("the oven\nis cold"));
    assert_eq!(
        error.to_string(),
        r"409 Conflict: the oven\nis cold: 7 (see ovens/heat.md of https://docs.example.com)"
    );
    assert_eq!(api("8").meaning(), None);
    assert_eq!(Error::Api(Box::new(error)).docs(), Some(docs));

    let error = DecodeError::new(StatusCode::OK, &BodyError::new("a", "expected a string"), b"{}", Some(docs));
    assert!(error.to_string().ends_with("; it has: {} (see ovens/heat.md of https://docs.example.com)"), "{error}");
}

#[test]
fn an_error_says_why_its_body_is_not_the_documented_one() {
    let found = |body| {
        let error = api(body);
        (error.body, error.unread.map(|error| error.message().to_owned()))
    };
    assert_eq!(found("7"), (Some(7), None));
    assert_eq!(found("7 Warning: undefined index"), (Some(7), None));
    assert_eq!(found("<html>"), (None, Some("expected value at line 1 column 1".to_owned())));
    assert_eq!(found("\"x\"").1.unwrap(), "invalid type: string \"x\", expected u8 at line 1 column 3");
}
