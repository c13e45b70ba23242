//! Telling the supervisor what the node does, as systemd wants it (sd_notify(3)): a datagram to the socket that it
//! names. Where nobody asks, nothing is told.

use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::Duration;

/// Whoever started us, if it wants to hear.
#[derive(Default)]
pub struct Supervisor {
    socket: Option<UnixDatagram>,
    /// Within which time it wants a sign of life.
    watchdog: Option<Duration>,
}

impl Supervisor {
    /// The one that the environment names. `process` is our own number: a child of the one that is meant tells nothing.
    pub fn named(env: &dyn Fn(&str) -> Option<String>, process: u32) -> Supervisor {
        let Some(socket) = env("NOTIFY_SOCKET").and_then(|name| open(&name)) else {
            return Supervisor::default();
        };
        let meant = env("WATCHDOG_PID").is_none_or(|pid| pid == process.to_string());
        let within = env("WATCHDOG_USEC").and_then(|n| n.parse().ok());
        Supervisor {
            socket: Some(socket),
            watchdog: within.filter(|_| meant).map(Duration::from_micros),
        }
    }

    /// We serve.
    pub fn ready(&self) {
        self.tell("READY=1");
    }

    /// We end.
    pub fn stopping(&self) {
        self.tell("STOPPING=1");
    }

    /// Gives signs of life, twice as often as they are wanted, as long as `lives` says so. Does not end.
    pub async fn keep_watch(&self, mut lives: impl FnMut() -> bool) {
        let Some(within) = self.watchdog else {
            return std::future::pending().await;
        };
        loop {
            if lives() {
                self.tell("WATCHDOG=1");
            }
            tokio::time::sleep(within / 2).await;
        }
    }

    fn tell(&self, what: &str) {
        if let Some(socket) = &self.socket {
            // A supervisor that does not listen is no reason to stop.
            let _ = socket.send(what.as_bytes());
        }
    }
}

/// A name that begins with @ stands in the abstract name space of Linux.
fn open(name: &str) -> Option<UnixDatagram> {
    let address = match name.strip_prefix('@') {
        Some(rest) => SocketAddr::from_abstract_name(rest).ok()?,
        None => SocketAddr::from_pathname(name).ok()?,
    };
    let socket = UnixDatagram::unbound().ok()?;
    socket.connect_addr(&address).ok()?;
    // A full queue must not hold the node up.
    socket.set_nonblocking(true).ok()?;
    Some(socket)
}
