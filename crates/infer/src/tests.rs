//! Whole runs over pages put together by hand.

use docwright_schema::{document::Place, schema::Type};
use insta::assert_snapshot;

use crate::testing::{Page, infer};

const PERSON: &str = r#"{"id": 7, "name": "Lin", "phone": "", "job": null, "role_id": 3}"#;

fn contact_detail() -> Page {
    let body = format!(
        r#"{{"code": 0, "data": {{"id": 30412, "name": "Qiao", "user_id": 7, "gone_at": null, "labels": [],
            "address": {{"id": 5, "tel": "", "lat": 31.25, "lng": 121.5}}, "text_asset_4be19c02": null,
            "user": {PERSON}, "creator": {PERSON}}}}}"#
    );
    Page::new("contacts/detail.md")
        .operation("GET", "/api/v2/contacts/{id}")
        .table(Place::Path, &[["id", "", "true", "which one"]])
        .table(Place::Response, &[["gone_at", "", "", "when it was removed"], ["creator", "object", "", "who made it"]])
        .ok(&body)
        .error(r#"{"code": 100100, "message": "gone", "error": "not_found"}"#)
}

fn contact_list() -> Page {
    let item = r#"{"id": 30413, "name": "An", "address": {"id": 6, "tel": null, "lat": "31.5", "zip": ""}}"#;
    let body = format!(r#"{{"code": 0, "data": {{"contacts": [{item}], "total_count": 1, "page": 1}}}}"#);
    Page::new("contacts/list.md")
        .operation("GET", "/api/v2/contacts")
        .table(Place::Request, &[["page", "integer", "false", ""], ["tab", "string", "false", "which"]])
        .values(&[("my", "own"), ("sub", "team")])
        .ok(&body)
        .error(r#"{"code": 100401, "data": null, "message": "signed out"}"#)
}

fn contact_create() -> Page {
    Page::new("contacts/create.md")
        .operation("POST", "/api/v2/contacts")
        .table(
            Place::Request,
            &[
                ["contact.name", "string", "true", "family name first"],
                ["contact.user_id", "", "false", ""],
                ["attachment_ids[]", "", "false", ""],
            ],
        )
        .request(r#"{"contact": {"name": "Qiao", "job": "buyer"}}"#)
        .ok(r#"{"code": 0, "message": "made", "data": {"id": 30414, "name": "Qiao"}}"#)
}

#[test]
fn a_word_that_names_no_type_makes_no_object() {
    let table = [["mood", "Spirit", "", ""], ["person", "Person", "", ""], ["person.name", "string", "", ""]];
    let page = Page::new("a.md").operation("GET", "/ovens/{id}").table(Place::Response, &table);
    let outline = infer(vec![page]).0.schema.to_string();
    assert!(outline.contains("  mood~: unknown\n"), "{outline}");
    assert!(outline.contains("  person~: Person\n"), "{outline}");
}

/// A format is what all texts of a place are written in.
#[test]
fn lengths_of_time() {
    let timer = |page: &'static str, path: &'static str, rest: &str, delay: &str| {
        let body = format!(r#"{{"timer": {{"id": 4, "rest": "{rest}", "delay": "{delay}"}}}}"#);
        Page::new(page).operation("GET", path).ok(&body)
    };
    let pages = vec![timer("a.md", "/ovens/{id}", "PT5M", "PT90S"), timer("b.md", "/mixers/{id}", "P1DT12H", "soon")];
    let (inferred, _) = infer(pages);
    let outline = inferred.schema.to_string();
    assert!(outline.contains("  rest~: string(duration)\n"), "{outline}");
    assert!(outline.contains("  delay~: string\n"), "{outline}");
}

#[test]
fn one_page() {
    let (inferred, codes) = infer(vec![contact_detail()]);
    assert_snapshot!(*inferred.schema, @"
    envelope code = 0, payload data
      code: integer
    error
      code: integer
      error~: string
      message~: string

    operation get_contact (contacts, contacts/detail.md)
      GET /api/v2/contacts/{id}
      path id: ContactId  -- which one
      answer 200 in envelope: Contact
      examples ok_1 error_1

    struct Address (contacts)
      id~: integer
      lat~: number
      lng~: number
      tel~: string

    struct Contact (contacts)
      address~: Address
      creator~: User  -- who made it
      gone_at~: unknown | null  -- when it was removed
      id~: ContactId
      labels~: [unknown]
      name~: string
      user~: User
      user_id~: integer
      /^text_asset_[0-9a-f]{6,}$/: unknown | null as extra

    id ContactId of integer (contacts)

    struct User (contacts)
      id~: integer
      job~: unknown | null
      name~: string
      phone~: string
      role_id~: integer
    ");
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "the snapshot is the test")]
fn several_pages_about_one_thing() {
    let (inferred, codes) = infer(vec![contact_list(), contact_detail(), contact_create()]);
    assert_snapshot!(*inferred.schema, @"
    envelope code = 0, payload data
      code: integer
      message?: string
    error
      code: integer
      data?: unknown | null
      error?: string
      message~: string

    operation create_contact (contacts, contacts/create.md)
      POST /api/v2/contacts
      body application/json: CreateContactRequest
      answer 200 in envelope: Contact
      examples request_1 ok_1

    operation get_contact (contacts, contacts/detail.md)
      GET /api/v2/contacts/{id}
      path id: ContactId  -- which one
      answer 200 in envelope: Contact
      examples ok_1 error_1

    operation list_contacts (contacts, contacts/list.md)
      GET /api/v2/contacts
      query page?: integer
      query tab?: Tab  -- which
      answer 200 in envelope: ContactPage
      examples ok_1 error_1

    struct Address (contacts)
      id~: integer
      lat~: number | string(decimal)
      lng?: number
      tel~: string | null
      zip?: string

    struct Contact (contacts)
      address?: Address
      creator?: User  -- who made it
      gone_at?: unknown | null  -- when it was removed
      id~: ContactId
      labels?: [unknown]
      name~: string
      user?: User
      user_id?: integer
      /^text_asset_[0-9a-f]{6,}$/: unknown | null as extra

    id ContactId of integer (contacts)

    struct ContactPage (contacts)
      contacts~: [Contact]
      page~: integer
      total_count~: integer

    struct CreateContactInput (contacts)
      job?: string
      name: string  -- family name first
      user_id?: integer

    struct CreateContactRequest (contacts)
      contact: CreateContactInput
      attachment_ids?: [integer]

    enumeration Tab of string (contacts)
      my My  -- own
      sub Sub  -- team

    struct User (contacts)
      id~: integer
      job~: unknown | null
      name~: string
      phone~: string
      role_id~: integer
    ");
    // The list writes as text what the detail writes as a number.
    assert_eq!(codes, ["examples-disagree"]);
}

#[test]
fn the_order_of_pages_does_not_show() {
    let (one, _) = infer(vec![contact_list(), contact_detail(), contact_create()]);
    let (other, _) = infer(vec![contact_create(), contact_detail(), contact_list()]);
    assert_eq!(one.schema, other.schema);
    assert_eq!(one.provenance, other.provenance);
}

#[test]
fn an_operation_without_url_keeps_its_models() {
    let page = Page::new("opportunities/detail.md")
        .operation("GET", "?")
        .table(Place::Path, &[["id", "", "true", ""]])
        .ok(r#"{"id": 4, "title": "x", "stage": {"name": "won", "id": 1}}"#);
    let (inferred, _) = infer(vec![page]);
    assert_snapshot!(*inferred.schema, @"

    operation opportunity_detail (opportunities, opportunities/detail.md)
      GET ?
      path id: integer
      answer 200 bare: Opportunity
      examples ok_1

    struct Opportunity (opportunities)
      id~: integer
      stage~: Stage
      title~: string

    struct Stage (opportunities)
      id~: integer
      name~: string
    ");
}

#[test]
fn what_the_docs_call_a_thing_names_its_type() {
    let page = Page::new("orders.md")
        .operation("GET", "/orders/{id}")
        .table(
            Place::Response,
            &[
                ["customer", "Person", "true", ""],
                ["customer.name", "string", "true", ""],
                ["customer.friends", "array<Person>", "", ""],
                ["parts", "array<Spare Part>", "", ""],
                ["parts[].price", "number", "", ""],
                ["place", "Address", "", ""],
                ["prices", "map<number>", "", ""],
            ],
        )
        .ok(r#"{"place": {"town": "x"}, "prices": {}}"#);
    let (inferred, _) = infer(vec![page]);
    assert_snapshot!(*inferred.schema, @"

    operation get_order (orders, orders.md)
      GET /orders/{id}
      path id: unknown
      answer 200 bare: Order
      examples ok_1

    struct Order (orders)
      place~: Place
      prices~: {*: number}
      customer?: Person
      parts?: [SparePart]

    struct Person (orders)
      name: string
      friends~: [Person]

    struct Place (orders)
      town~: string

    struct SparePart (orders)
      price~: number
    ");
}

#[test]
fn a_deletion_may_send_a_body() {
    let page = || Page::new("a.md").operation("DELETE", "/a").request(r#"{"ids": [1]}"#);
    let (inferred, _) = infer(vec![page()]);
    assert!(inferred.schema.to_string().contains("\n  body application/json: DeleteARequest\n"));
    let (inferred, _) = infer(vec![page().table(Place::Request, &[["ids", "array", "", ""]])]);
    assert!(inferred.schema.to_string().contains("\n  body application/json: DeleteARequest\n"));
    let alone = Page::new("a.md").operation("DELETE", "/a").table(Place::Request, &[["ids", "array", "", ""]]);
    let (inferred, _) = infer(vec![alone]);
    assert!(inferred.schema.to_string().contains("\n  query ids?"));
}

#[test]
fn what_only_headers_are_called_is_a_header() {
    let rows = [
        ["Authorization", "", "true", ""],
        ["X-Shop", "", "true", ""],
        ["Listed-Things", "", "", ""],
        ["Host", "", "", ""],
    ];
    let page = |place| Page::new("a.md").operation("POST", "/a").table(place, &rows);
    let outline = |place| infer(vec![page(place)]).0.schema.to_string();
    let told = outline(Place::Request);
    assert!(
        told.contains("\n  header X-Shop: ") && told.contains("  Listed-Things?: ") && told.contains("  Host?: "),
        "{told}"
    );
    assert!(!told.contains("  Authorization: "), "{told}");
    let told = outline(Place::Body);
    assert!(told.contains("  Authorization: ") && told.contains("  X-Shop: "), "{told}");
}

#[test]
fn a_body_that_one_row_speaks_of_is_seen() {
    let page = Page::new("a.md").operation("GET", "/a").table(Place::Request, &[["filter", "object", "true", ""]]);
    let (inferred, _) = infer(vec![page.row_place(Place::Body).request("[]")]);
    let schema = inferred.schema.to_string();
    assert!(schema.contains("\n  body application/json: [GetARequest]\n"), "{schema}");
}

/// The page of a list of `things`, at a path of their name.
fn list(page: &'static str, path: &'static str, things: &str) -> Page {
    let body = format!(r#"{{"{things}": [{{"id": 1}}], "total_count": 1, "page": 1}}"#);
    Page::new(page).operation("GET", path).ok(&body)
}

#[test]
fn pages_of_lists_prove_what_all_of_them_have() {
    let lists = || {
        vec![
            list("a.md", "/apples", "apples"),
            list("b.md", "/pears", "pears"),
            list("c.md", "/plums", "plums"),
            list("d.md", "/limes", "limes"),
            list("e.md", "/dates", "dates"),
        ]
    };
    let (inferred, _) = infer(lists());
    let outline = inferred.schema.to_string();
    assert!(
        outline.contains("struct PearPage (pears)\n  page: integer\n  pears: [Pear]\n  total_count: integer"),
        "{outline}"
    );
    assert!(outline.contains("struct Pear (pears)\n  id~: integer"), "one page proves nothing: {outline}");

    let short = Page::new("f.md").operation("GET", "/figs").ok(r#"{"figs": [], "page": 1}"#).ok(r#"{"figs": []}"#);
    let (inferred, _) = infer(lists().into_iter().chain([short]).collect());
    let outline = inferred.schema.to_string();
    assert!(
        outline.contains("struct PearPage (pears)\n  page~: integer\n  pears: [Pear]\n  total_count: integer"),
        "{outline}"
    );
}

/// What a good part of the operations send is the API's credential; a guide knows better.
#[test]
fn headers_of_many_operations_authenticate() {
    let page = |name, path| Page::new(name).operation("GET", path);
    let header = |pages| infer(pages).0.schema.authentication.as_ref().map(|own| own.header.clone());
    let others = || [page("b.md", "/b"), page("c.md", "/c")];
    let shown = page("a.md", "/a").credential("X-Key").credential("X-Key");
    assert_eq!(header([shown].into_iter().chain(others()).collect()), Some("X-Key".to_owned()));
    let shown = page("a.md", "/a").credential("X-Key");
    assert_eq!(header([shown, page("d.md", "/d")].into_iter().chain(others()).collect()), None);
    let two =
        vec![page("a.md", "/a").credential("x-key"), page("b.md", "/b").credential("X-Other").credential("X-Key")];
    assert_eq!(header(two).map(|header| header.to_lowercase()), Some("x-key".to_owned()));
}

/// What stands around all answers says nothing of what they are about.
#[test]
fn answers_that_share_their_frame_are_several_things() {
    let page = |name, method, path| Page::new(name).operation(method, path);
    let outline = infer(vec![
        page("a.md", "GET", "/stages").ok(r#"{"head": {"code": 0}, "paging": {"page": 1}, "stages": [{"id": 4}]}"#),
        page("b.md", "POST", "/stages").ok(r#"{"head": {"code": 0}, "stage": {"id": 4}}"#),
        page("c.md", "DELETE", "/stages/{id}").ok(r#"{"head": {"code": 0}}"#),
    ]);
    let outline = outline.0.schema.to_string();
    let stages = outline.split("struct ").find(|text| text.contains("  stages")).expect("there is a list");
    assert!(!stages.contains("  stage~:") && !stages.contains("  stage:"), "{outline}");
}

/// A code that pages list with different meanings is a number, and what means failure an error code.
#[test]
fn codes_listed_for_the_envelope() {
    let page = |name, path, values: &[(&'static str, &'static str)]| {
        Page::new(name)
            .operation("GET", path)
            .table(Place::Response, &[["code", "integer", "", ""]])
            .values(values)
            .ok(r#"{"code": 0, "data": {"id": 1}}"#)
    };
    let outline = infer(vec![
        page("a.md", "/a", &[("0", "fine"), ("-101", "signed out")]),
        page("b.md", "/b", &[("0", "fine"), ("-400", "bad")]),
        page("c.md", "/c", &[("0", "fine"), ("-101", "signed out"), ("7", "busy")]),
    ]);
    let schema = outline.0.schema;
    let envelope = schema.envelope.as_ref().expect("there is an envelope");
    assert!(matches!(envelope.fields[0].ty.kind, Type::Integer { .. }));
    let codes: Vec<&str> = schema.error_codes.iter().map(|code| &*code.code).collect();
    assert_eq!(codes, ["-400", "-101", "7"]);
}

#[test]
fn servers_do_not_repeat_what_paths_say() {
    let page = |path| Page::new("a.md").operation("GET", path).server("https://a.example/v1");
    let servers = |path| infer(vec![page(path)]).0.schema.servers.iter().map(|own| own.url.clone()).collect::<Vec<_>>();
    assert_eq!(servers("/v1/ovens"), ["https://a.example"]);
    assert_eq!(servers("/ovens"), ["https://a.example/v1"]);
    assert_eq!(servers("/v10/ovens"), ["https://a.example/v1"]);
}

/// Who makes a thing is told its id, and is not given the thing.
#[test]
fn an_answer_of_one_id_is_not_the_thing() {
    let outline = infer(vec![
        Page::new("a.md").operation("POST", "/ovens").ok(r#"{"id": 4}"#),
        Page::new("b.md").operation("GET", "/ovens/{id}").ok(r#"{"id": 4, "name": "a", "heat": 1, "door": "b"}"#),
    ]);
    let outline = outline.0.schema.to_string();
    assert!(outline.contains("CreateOvenResponse"), "{outline}");
}
