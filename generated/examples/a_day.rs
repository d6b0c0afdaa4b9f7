//! A day's work, against a server of the documented examples:
//!
//! ```console
//! $ cargo run -p qingsong-crm --example a_day --features mock
//! ```

use std::error::Error;

use qingsong_crm::{
    Authentication, Client, ErrorCode,
    contacts::{GetContact, ListContacts},
    follow_ups::{CreateFollowUpInput, TargetType},
    mock::{self, Reply},
    serde_json::json,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = mock::server()?;
    let client = Client::with_server(server.url(), Authentication::new("token", "server_app", "4.6.0"))?;
    day(&client, &server).await
}

/// Calls `client`, which is pointed at `server`.
pub async fn day(client: &Client, server: &mock::Server) -> Result<(), Box<dyn Error>> {
    // All contacts, page by page. The docs show one page, so the server is told of two.
    let page = |page: i64, id: i64| {
        let contacts = json!([{"id": id, "name": format!("No. {id}")}]);
        json!({"code": 0, "data": {"contacts": contacts, "total_count": 2, "per_page": 1, "page": page}}).to_string()
    };
    server.on::<ListContacts>().answer(200, page(1, 81236)).answer(200, page(2, 81377));
    let contacts = client.contacts().list().with(|list| list.per_page(1)).stream().collect().await?;

    // The details of each. The first call comes too soon: the client waits as long as it is asked to, and calls again.
    server.on::<GetContact>().reply(Reply::new(429, "").header("Retry-After", "0"));
    for contact in &contacts {
        let contact = client.contacts().get(contact.id).await?;
        println!("{}: {}", contact.name, contact.job.as_deref().unwrap_or("-"));
    }

    // A follow-up on the first.
    let call = CreateFollowUpInput::new("回电，确认样册收到", contacts[0].id.get(), TargetType::Contact);
    let follow_up = client.follow_ups().create(call).await?;
    println!("follow-up {:?}", follow_up.id);

    // Somebody who is not there any more.
    server.on::<GetContact>().example("error_1");
    match client.contacts().get(1).await {
        Err(error) if error.body().is_some_and(|body| body.code == ErrorCode::Code100201) => println!("{error}"),
        other => println!("found: {}", other?.name),
    }
    Ok(())
}
