//! Connections, by hyper.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::answer::Answer;
use super::received::Received;
use super::table::Table;

/// How many bytes the body of a request may have.
const LIMIT: usize = 16 << 20;

/// How long to wait where the machine gives no further connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers whatever connects, until it is dropped.
pub(super) async fn run(listener: TcpListener, table: Arc<Mutex<Table>>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let table = Arc::clone(&table);
        let service = service_fn(move |request| respond(request, Arc::clone(&table)));
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // A client that hangs up or speaks another protocol is none of the server's business.
            let _ = connection.await;
        });
    }
}

async fn respond(request: Request<Incoming>, table: Arc<Mutex<Table>>) -> Result<Response<Sent>, Infallible> {
    let (parts, body) = request.into_parts();
    let answer = if let Some(body) = read(body).await {
        let (received, target) = Received::new(parts, body);
        table.lock().unwrap_or_else(PoisonError::into_inner).answer(received, &target)
    } else {
        Answer::fault(StatusCode::PAYLOAD_TOO_LARGE, &format!("the body is cut off or larger than {LIMIT} bytes"))
    };
    if !answer.delay.is_zero() {
        tokio::time::sleep(answer.delay).await;
    }
    Ok(if answer.is_cut_off { cut_off(answer.response) } else { answer.response.map(Sent::whole) })
}

/// The body of a request within the limit. One that states its length is refused before it is sent.
async fn read(body: Incoming) -> Option<Vec<u8>> {
    if body.size_hint().lower() > LIMIT as u64 {
        return None;
    }
    Some(Limited::new(body, LIMIT).collect().await.ok()?.to_bytes().to_vec())
}

/// The first half of an answer that promises all of it.
fn cut_off(mut response: Response<Vec<u8>>) -> Response<Sent> {
    let promised = response.body().len().max(1);
    response.headers_mut().insert(CONTENT_LENGTH, promised.into());
    response.map(|mut body| {
        body.truncate(body.len() / 2);
        Sent { bytes: Some(body.into()), end: End::Unflushed }
    })
}

/// The body of an answer.
struct Sent {
    bytes: Option<Bytes>,
    end: End,
}

/// How a body ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// As it should.
    Good,
    /// The connection breaks, but not before what there is was sent.
    Unflushed,
    /// The connection breaks.
    Broken,
}

impl Sent {
    fn whole(bytes: Vec<u8>) -> Self {
        Self { bytes: Some(bytes.into()), end: End::Good }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(bytes) = self.bytes.take().filter(|bytes| !bytes.is_empty()) {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        match self.end {
            End::Good => Poll::Ready(None),
            End::Broken => Poll::Ready(Some(Err(io::Error::other("cut off")))),
            // hyper sends what it has while it waits for more.
            End::Unflushed => {
                self.end = End::Broken;
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.end == End::Good && self.bytes.as_ref().is_none_or(Bytes::is_empty)
    }

    /// Of a body that is cut off nothing is told, since its header promises another length.
    fn size_hint(&self) -> SizeHint {
        match self.end {
            End::Good => SizeHint::with_exact(self.bytes.as_ref().map_or(0, Bytes::len) as u64),
            End::Unflushed | End::Broken => SizeHint::default(),
        }
    }
}
