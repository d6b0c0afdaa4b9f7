//! The server as its users hold it.

use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::runtime::Builder;
use tokio::sync::oneshot::{self, Sender};

use super::received::Received;
use super::reply::Reply;
use super::route::Route;
use super::serve;
use super::table::Table;
use crate::operation::Operation;

/// A server on `127.0.0.1` that answers as the docs show: see [the module](super).
///
/// It runs on a thread of its own, so it serves async and blocking clients alike, and ends when it is dropped.
pub struct Server {
    url: String,
    table: Arc<Mutex<Table>>,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `routes` at a port that is free.
    ///
    /// # Errors
    ///
    /// When this machine gives no port or no thread.
    pub fn start(routes: &[Route]) -> io::Result<Self> {
        Self::start_at(0, routes)
    }

    /// Serves `routes` at `port`.
    ///
    /// # Errors
    ///
    /// When the port is taken, or this machine gives no thread.
    pub fn start_at(port: u16, routes: &[Route]) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let url = format!("http://{}", listener.local_addr()?);
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = {
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let table = Arc::new(Mutex::new(Table::new(routes)));
        let (stop, stopped) = oneshot::channel();
        let serving = serve::run(listener, Arc::clone(&table));
        let thread = thread::Builder::new().name("mock".to_owned()).spawn(move || {
            runtime.spawn(serving);
            // The sender that is dropped stops it too. With the runtime all connections end.
            let _ = runtime.block_on(stopped);
        })?;
        Ok(Self { url, table, stop: Some(stop), thread: Some(thread) })
    }

    /// Its URL, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What the next calls of `O` are answered with, in place of what the docs show.
    ///
    /// Operations that the table does not hold can be scripted too.
    pub fn on<O: Operation>(&self) -> Script<'_, O> {
        Script { server: self, operation: PhantomData }
    }

    /// The requests that came, the last thousand at most, in their order.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.table().received()
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic over there was printed there.
            let _ = thread.join();
        }
    }
}

/// The answers to the next calls of an operation, one after another; then the docs are followed again.
///
/// Each method adds to what was scripted before.
#[derive(Debug)]
pub struct Script<'s, O> {
    server: &'s Server,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Script<'_, O> {
    /// Then `reply`.
    #[expect(clippy::return_self_not_must_use, reason = "what is scripted stands, whether more follows or not")]
    pub fn reply(self, reply: Reply) -> Self {
        self.server.table().script(Route::of::<O>(&[]), reply);
        self
    }

    /// Then this status and body, once.
    #[expect(clippy::return_self_not_must_use, reason = "what is scripted stands, whether more follows or not")]
    pub fn answer(self, status: u16, body: impl Into<Vec<u8>>) -> Self {
        self.reply(Reply::new(status, body))
    }

    /// Then the documented answer of this name, once.
    #[expect(clippy::return_self_not_must_use, reason = "what is scripted stands, whether more follows or not")]
    pub fn example(self, name: impl Into<String>) -> Self {
        self.reply(Reply::example(name))
    }
}
