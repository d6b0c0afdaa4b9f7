//! The generated client over real sockets, against the server of its documented examples.

use std::time::Duration;

use docwright_runtime::http::{Method, Request, Response};
use qingsong_crm::{
    Authentication, Client, Error, ErrorCode, Limits, ReqwestTransport, Retry, Transport,
    contacts::{
        CreateContact, CreateContactInput, DeleteContact, GetContact, ListContacts, UpdateContact, UpdateContactInput,
    },
    contracts::{GetContract, ListContractPayments},
    custom_fields::{EntityType, ListCustomFields},
    customers::{CreateCustomer, CreateCustomerInput, GetCustomer, ListCustomers, ListCustomersByName},
    follow_ups::{CreateFollowUp, CreateFollowUpInput, ListFollowUps, TargetType},
    leads::{ListLeadPoolMembers, TakePoolLead},
    mock::{self, Reply, Server},
    opportunities::ListOpportunities,
    products::ListProducts,
    serde_json::{Value, from_slice, from_str},
    users::ListUsers,
};

/// Its `main` is left alone, since it takes the proxy that a machine may have, and loopback is reached without.
#[allow(dead_code, unreachable_pub, reason = "it is a program")]
#[path = "../../generated/examples/a_day.rs"]
mod a_day;

fn server() -> Server {
    mock::server().expect("there is a free port")
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method's type is that of a library behind the crate"
)]
fn transport() -> ReqwestTransport {
    ReqwestTransport::with(|http| http.no_proxy()).expect("there is nothing to set up")
}

/// A client of `server` that repeats calls at once.
fn client(server: &Server) -> Client {
    let authentication = Authentication::new("hunter2", "server_app", "4.6.0");
    let client = Client::with_transport(server.url(), transport(), authentication).expect("the server is one");
    client.retry(Retry::default().base(Duration::ZERO))
}

/// The outcome of one call that is answered by `reply`, and not repeated.
async fn outcome(reply: Reply) -> Result<i64, Error> {
    let server = server();
    server.on::<GetContact>().reply(reply);
    let client = client(&server).retry(Retry::none());
    client.send(GetContact::new(7)).await.map(|contact| contact.id.get())
}

#[tokio::test]
async fn a_success_comes_out_of_its_envelope() {
    let server = server();
    let answer = client(&server).send_full(GetContact::new(7)).await.expect("the call succeeds");
    assert_eq!((answer.payload().id.get(), answer.status().as_u16()), (81236, 200));
    assert_eq!(answer.headers()["mock-example"], "ok_1");
    let [received] = server.received().try_into().expect("one request");
    assert_eq!((received.method.as_str(), &*received.path), ("GET", "/api/v2/contacts/7"));
    assert!(received.headers["authorization"].to_str().is_ok_and(|value| value.contains("hunter2")));
    assert!(!format!("{received:?}").contains("hunter2"));
}

#[tokio::test]
async fn an_error_is_told_by_its_documented_code() {
    let error = outcome(Reply::example("error_1")).await.expect_err("the call fails");
    assert_eq!(error.body().map(|body| body.code), Some(ErrorCode::Code100201));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    let error = outcome(Reply::example("error_1").status(404)).await.expect_err("the call fails");
    assert!(error.to_string().starts_with("404 Not Found: 找不到这条记录"), "{error}");
}

#[tokio::test]
async fn a_code_that_is_not_documented_is_kept() {
    let reply = Reply::new(400, r#"{"code": 31337, "message": "new"}"#);
    let error = outcome(reply).await.expect_err("the call fails");
    assert_eq!(error.body().map(|body| body.code), Some(ErrorCode::Other(31337)));
}

#[tokio::test]
async fn a_call_that_comes_too_soon_is_repeated() {
    let server = server();
    server.on::<GetContact>().reply(Reply::new(429, "").header("Retry-After", "0").times(2));
    let contact = client(&server).send(GetContact::new(7)).await.expect("the third attempt succeeds");
    assert_eq!((contact.id.get(), server.received().len()), (81236, 3));
}

#[tokio::test]
async fn a_call_that_may_do_its_work_twice_is_not_repeated() {
    let server = server();
    server
        .on::<CreateContact>()
        .reply(Reply::new(429, r#"{"code": 100429, "message": "later"}"#).header("Retry-After", "0"));
    let create = CreateContact::new(CreateContactInput::new(30412, "An"));
    let error = client(&server).send(create).await.expect_err("the call fails");
    assert_eq!(error.body().map(|body| body.code), Some(ErrorCode::Code100429));
    let [received] = server.received().try_into().expect("one request");
    let body: Value = received.json().expect("the body is JSON");
    assert_eq!(body["contact"]["name"], "An");
}

#[tokio::test]
async fn a_slow_answer_is_given_up() {
    let server = server();
    server.on::<GetContact>().reply(Reply::documented().delay(Duration::from_secs(3600)));
    let impatient = client(&server).timeout(Duration::from_millis(50));
    let error = impatient.send(GetContact::new(7)).await.expect_err("the call takes too long");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_no_answer() {
    let error = outcome(Reply::documented().cut_off()).await.expect_err("the answer is lost");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    let server = server();
    server.on::<GetContact>().reply(Reply::documented().cut_off());
    let contact = client(&server).send(GetContact::new(7)).await.expect("the second attempt succeeds");
    assert_eq!((contact.id.get(), server.received().len()), (81236, 2));
}

#[tokio::test]
async fn garbage_is_shown() {
    let error = outcome(Reply::garbage()).await.expect_err("it cannot be read");
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.status.as_u16(), 200);
    assert!(error.excerpt.contains("<html>"), "{error}");
}

/// Sends each of the operations and counts them.
macro_rules! succeed {
    ($client:expr, $($operation:expr),* $(,)?) => {
        [$({
            if let Err(error) = $client.send($operation).await {
                panic!("{}: {error}", stringify!($operation));
            }
        }),*].len()
    };
}

#[tokio::test]
async fn every_operation_is_answered_by_its_example() {
    let server = server();
    let sent = succeed!(
        client(&server),
        CreateContact::new(CreateContactInput::new(30412, "An")),
        CreateCustomer::new(CreateCustomerInput::new("Yunfan")),
        CreateFollowUp::new(CreateFollowUpInput::new("called", 7, TargetType::Contact)),
        DeleteContact::new(7),
        GetContact::new(7),
        GetContract::new(7),
        GetCustomer::new(7),
        ListContacts::new(),
        ListContractPayments::new(7),
        ListCustomFields::new(EntityType::Lead),
        ListCustomers::new(),
        ListCustomersByName::new("Yunfan"),
        ListFollowUps::new(),
        ListLeadPoolMembers::new(7),
        ListOpportunities::new(),
        ListProducts::new(),
        ListUsers::new(),
        TakePoolLead::new(7),
        UpdateContact::new(7).contact(UpdateContactInput::new()),
    );
    assert_eq!(sent, mock::ROUTES.len());
}

/// Asks as a client of another language does.
async fn ask(server: &Server, method: &Method, path: &str, prefer: &str) -> Response<Vec<u8>> {
    let request = Request::builder().method(method).uri(format!("{}{path}", server.url())).header("Prefer", prefer);
    let request = request.body(Vec::new()).expect("it is a request");
    transport().exchange(request, Limits::default()).await.expect("there is an answer")
}

#[tokio::test]
async fn any_client_can_choose_any_example() {
    let server = server();
    for route in mock::ROUTES {
        let path: String = route
            .path
            .split('{')
            .map(|part| part.split_once('}').map_or(part.to_owned(), |(_, rest)| format!("1{rest}")))
            .collect();
        for example in route.examples {
            let answer = ask(&server, &route.method, &path, &format!("example={}", example.name)).await;
            assert_eq!(answer.status().as_u16(), example.status, "{route:?}");
            let body: Value = from_slice(answer.body()).expect("examples are JSON");
            assert_eq!(body, from_str::<Value>(example.body).expect("examples are JSON"), "{route:?}");
            assert_eq!(body["code"] == 0, !example.is_error, "{route:?}");
        }
    }
    let answer = ask(&server, &Method::GET, "/api/v2/contact/7", "").await;
    assert_eq!(answer.status().as_u16(), 404);
    let told: Value = from_slice(answer.body()).expect("faults are JSON");
    assert_eq!(told["nearest"]["call"], "GET /api/v2/contacts/{id}");
}

/// The example of the generated crate.
#[tokio::test]
async fn a_day_has_its_work_done() {
    let server = server();
    a_day::day(&client(&server), &server).await.expect("the day is done");
    let calls: Vec<String> = server.received().iter().map(|one| format!("{} {}", one.method, one.path)).collect();
    let expected = [
        "GET /api/v2/contacts",
        "GET /api/v2/contacts",
        "GET /api/v2/contacts/81236",
        "GET /api/v2/contacts/81236",
        "GET /api/v2/contacts/81377",
        "POST /api/v2/follow_ups",
        "GET /api/v2/contacts/1",
    ];
    assert_eq!(calls, expected);
}
