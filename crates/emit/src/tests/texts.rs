//! Texts that mean something: dates, times and decimals have types of the runtime.

use serde_json::{Value, json};

use crate::testing::{models, operation, parameter, schema, structure, things};

fn text(format: &str) -> Value {
    json!({"type": "string", "format": format})
}

/// The lines of the fields of a struct, or of its methods.
fn part(usage: &str, fields: &[(&str, Value, &str)], head: &str) -> String {
    let code = things(&models(&[("Thing", usage, structure(fields))]));
    let lines = code.lines().skip_while(|line| *line != head).skip(1).take_while(|line| *line != "}");
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("///");
    lines.filter(is_code).collect::<Vec<_>>().join("\n")
}

fn fields(fields: &[(&str, Value, &str)]) -> String {
    part("response", fields, "pub struct Thing {")
}

#[test]
fn formats_have_their_types() {
    insta::assert_snapshot!(fields(&[
        ("day", text("date"), "required"),
        ("moment", text("date-time"), "required"),
        ("other", text("offset-date-time"), "required"),
        ("local", text("local-date-time"), "unproven"),
        ("price", text("decimal"), "optional"),
        ("days", json!({"type": "array", "items": text("date")}), "required"),
        ("prices", json!({"type": "map", "values": text("decimal")}), "required"),
    ]), @"
    pub day: docwright_runtime::Date,
    pub moment: docwright_runtime::DateTime,
    pub other: docwright_runtime::DateTime,
    pub local: Option<docwright_runtime::LocalDateTime>,
    pub price: Option<docwright_runtime::Decimal>,
    pub days: Vec<docwright_runtime::Date>,
    pub prices: BTreeMap<String, docwright_runtime::Decimal>,
    ");
}

#[test]
fn null_is_kept_apart() {
    let nullable = |format: &str| json!({"type": "string", "format": format, "nullable": true});
    insta::assert_snapshot!(fields(&[
        ("day", nullable("date"), "required"),
        ("price", nullable("decimal"), "optional"),
    ]), @"
    pub day: Option<docwright_runtime::Date>,
    pub price: Maybe<docwright_runtime::Decimal>,
    ");
}

#[test]
fn other_formats_and_mixtures_are_text() {
    let union = |of: Value| json!({"type": "union", "of": of});
    insta::assert_snapshot!(fields(&[
        ("link", text("uri"), "required"),
        ("mail", text("email"), "required"),
        ("uuid", text("uuid"), "required"),
        ("pause", text("duration"), "required"),
        ("code", text("digits"), "required"),
        ("dates", union(json!([text("date"), text("date-time")])), "required"),
        ("flag", union(json!([{"type": "boolean"}, text("date")])), "required"),
        ("amount", union(json!([{"type": "number"}, text("decimal")])), "required"),
    ]), @"
    pub link: String,
    pub mail: String,
    pub uuid: String,
    pub pause: String,
    pub code: String,
    pub dates: String,
    pub flag: Either<bool, String>,
    pub amount: Numeric,
    ");
}

#[test]
fn what_users_build_takes_what_can_be_made_one() {
    let members = [
        ("day", text("date"), "required"),
        ("moment", text("date-time"), "optional"),
        ("prices", json!({"type": "array", "items": text("decimal")}), "required"),
    ];
    insta::assert_snapshot!(part("request", &members, "impl Thing {"), @"
    #[must_use]
    pub fn new(
        day: impl Into<docwright_runtime::Date>,
        prices: impl IntoIterator<Item = impl Into<docwright_runtime::Decimal>>,
    ) -> Self {
        Self {
            day: day.into(),
            moment: None,
            prices: prices.into_iter().map(Into::into).collect(),
        }
    }
    #[must_use]
    pub fn moment(mut self, moment: impl Into<docwright_runtime::DateTime>) -> Self {
        self.moment = Some(moment.into());
        self
    }
    ");
}

#[test]
fn parameters_are_sent_as_they_are_written() {
    let since = parameter("path", "since", &text("date"), true);
    let days = parameter("query", "days", &json!({"type": "array", "items": text("date")}), false);
    let until = parameter("query", "until", &text("local-date-time"), false);
    let parts = json!({"path": "/things/{since}", "parameters": [since, days, until]});
    let code = things(&schema(json!({"operations": [operation(&parts)]})));
    let lines = code.lines().filter(|line| {
        ["docwright_runtime::Date", "docwright_runtime::LocalDateTime", "request.", "if let"]
            .iter()
            .any(|own| line.contains(own))
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r#"
    since: docwright_runtime::Date,
    days: Vec<docwright_runtime::Date>,
    until: Option<docwright_runtime::LocalDateTime>,
    pub fn new(since: impl Into<docwright_runtime::Date>) -> Self {
        days: impl IntoIterator<Item = impl Into<docwright_runtime::Date>>,
    pub fn until(mut self, until: impl Into<docwright_runtime::LocalDateTime>) -> Self {
        request.path("since", &self.since);
        request.query_all("days", &self.days);
        if let Some(until) = &self.until {
            request.query("until", until);
        since: impl Into<docwright_runtime::Date>,
    "#);
}

#[test]
fn a_date_of_the_api_is_another_type() {
    let date =
        structure(&[("date", text("date"), "required"), ("next", json!({"type": "ref", "name": "Date"}), "optional")]);
    let code = things(&models(&[("Date", "response", date)]));
    assert!(code.contains("pub struct Date {"), "{code}");
    assert!(code.contains("pub date: docwright_runtime::Date,"), "{code}");
    assert!(code.contains("pub next: Option<Box<Date>>,"), "{code}");
}
