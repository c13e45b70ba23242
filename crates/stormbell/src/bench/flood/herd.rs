//! The flood: lines from many networks of 127.0.0.0/8, each sending on its own schedule without waiting for answers
//! (HTTP/1.1 pipelining). What a line that is full does not take is offered all the same, and counted as held.

use super::super::client::Line;
use serde_json::{Value, json};
use std::{
    io::ErrorKind,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::{net::TcpStream, task::LocalSet};

/// How often a line looks at its schedule.
const TICK: Duration = Duration::from_millis(100);
/// Requests that one line puts together for one write.
const BATCH: u64 = 16;

/// What the flood is to be.
#[derive(Clone, Copy)]
pub struct Flood {
    /// The node.
    pub to: SocketAddr,
    /// Lines, each from a network of its own.
    pub lines: usize,
    /// Requests a second, all lines together.
    pub rate: f64,
    /// How long.
    pub lasts: Duration,
}

/// What came of it.
#[derive(Default)]
pub struct Herd {
    offered: u64,
    sent: u64,
    kept: u64,
    asked: u64,
    other: u64,
    lines_opened: u64,
    lines_refused: u64,
}

impl Herd {
    /// As the bench tells it.
    pub fn json(&self, flood: Flood) -> Value {
        let seconds = flood.lasts.as_secs_f64();
        json!({
            "lines": flood.lines,
            "networks": flood.lines,
            "offered_per_s": (self.offered as f64 / seconds).round(),
            "sent_per_s": (self.sent as f64 / seconds).round(),
            "kept_per_s": (self.kept as f64 / seconds).round(),
            "asked_for_a_pass_per_s": (self.asked as f64 / seconds).round(),
            "other_answers": self.other,
            "lines_opened": self.lines_opened,
            "lines_that_could_not_open": self.lines_refused,
        })
    }

    fn join(&mut self, other: Herd) {
        self.offered += other.offered;
        self.sent += other.sent;
        self.kept += other.kept;
        self.asked += other.asked;
        self.other += other.other;
        self.lines_opened += other.lines_opened;
        self.lines_refused += other.lines_refused;
    }

    /// Counts the status lines in what was read.
    fn read(&mut self, bytes: &[u8]) {
        const MARK: &[u8] = b"HTTP/1.1 ";
        for (at, window) in bytes.windows(MARK.len()).enumerate() {
            if window != MARK {
                continue;
            }
            match bytes.get(at + MARK.len()..at + MARK.len() + 3) {
                Some(b"201") => self.kept += 1,
                Some(b"429") => self.asked += 1,
                _ => self.other += 1,
            }
        }
    }
}

/// Drives the flood on a thread of its own.
pub async fn drive(flood: Flood, bodies: Vec<Vec<u8>>) -> anyhow::Result<Herd> {
    let work = move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let all = LocalSet::new().block_on(&runtime, all_lines(flood, bodies.into()));
        anyhow::Ok(all)
    };
    tokio::task::spawn_blocking(work).await?
}

async fn all_lines(flood: Flood, bodies: Rc<[Vec<u8>]>) -> Herd {
    let began = Instant::now();
    let tasks: Vec<_> = (0..flood.lines)
        .map(|n| tokio::task::spawn_local(one_line(flood, n, began, bodies.clone())))
        .collect();
    let mut all = Herd::default();
    for task in tasks {
        if let Ok(one) = task.await {
            all.join(one);
        }
    }
    all
}

/// Line number n: 127.1.0.1 and on, one /24 for each.
fn home(n: usize) -> IpAddr {
    let [_, _, b, c] = u32::try_from(n).unwrap_or(0).to_be_bytes();
    IpAddr::V4(Ipv4Addr::new(127, 1 + b, c, 1))
}

async fn one_line(flood: Flood, n: usize, began: Instant, bodies: Rc<[Vec<u8>]>) -> Herd {
    let mut herd = Herd::default();
    let per_second = flood.rate / flood.lines as f64;
    // Spread over the tick, so that not all write at the same moment.
    tokio::time::sleep(TICK.mul_f64(n as f64 / flood.lines as f64)).await;
    let mut ticks = tokio::time::interval(TICK);
    let mut line: Option<TcpStream> = None;
    let mut left: Vec<u8> = Vec::new();
    while began.elapsed() < flood.lasts {
        ticks.tick().await;
        let due = (began.elapsed().as_secs_f64() * per_second) as u64;
        let new = due.saturating_sub(herd.offered);
        herd.offered += new;
        let Some(stream) = open(&mut line, flood.to, n, &mut herd, &mut left).await else {
            continue;
        };
        if left.is_empty() {
            let count = new.min(BATCH);
            let first = herd.offered + n as u64;
            left = (0..count)
                .flat_map(|k| bodies[((first + k) % bodies.len() as u64) as usize].clone())
                .collect();
            herd.sent += count;
        }
        if !goes_on(stream, &mut left, &mut herd) {
            line = None;
        }
    }
    herd
}

async fn open<'a>(
    line: &'a mut Option<TcpStream>,
    to: SocketAddr,
    n: usize,
    herd: &mut Herd,
    left: &mut Vec<u8>,
) -> Option<&'a TcpStream> {
    if line.is_none() {
        left.clear();
        match Line::open(to, Some(home(n))).await {
            Ok(opened) => {
                herd.lines_opened += 1;
                *line = Some(opened.into_stream());
            }
            Err(_) => herd.lines_refused += 1,
        }
    }
    line.as_ref()
}

/// Writes what fits and reads what is there; false when the line is gone.
fn goes_on(stream: &TcpStream, left: &mut Vec<u8>, herd: &mut Herd) -> bool {
    match stream.try_write(left) {
        Ok(written) => drop(left.drain(..written)),
        Err(e) if e.kind() == ErrorKind::WouldBlock => {}
        Err(_) => return false,
    }
    let mut buffer = [0; 16 * 1024];
    loop {
        match stream.try_read(&mut buffer) {
            Ok(0) => return false,
            Ok(read) => herd.read(&buffer[..read]),
            Err(e) if e.kind() == ErrorKind::WouldBlock => return true,
            Err(_) => return false,
        }
    }
}
