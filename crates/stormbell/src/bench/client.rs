//! A load from a second process: HTTP/1.1 lines that are kept open, spoken without a library so that the load costs
//! as little as possible of the machine that both share.

use super::Timing;
use anyhow::{Context as _, bail};
use std::{
    net::{IpAddr, SocketAddr},
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    task::LocalSet,
};

/// The largest answer that is read.
const ANSWER_MAX_BYTES: usize = 4 * 1024 * 1024;
const READ_AT_ONCE_BYTES: usize = 16 * 1024;

/// One open line to the node.
pub struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
    body_from: usize,
}

impl Line {
    /// Connects, from a given address of this machine or from any.
    pub async fn open(to: SocketAddr, from: Option<IpAddr>) -> anyhow::Result<Line> {
        let socket = if to.is_ipv4() {
            TcpSocket::new_v4()?
        } else {
            TcpSocket::new_v6()?
        };
        if let Some(from) = from {
            socket.bind(SocketAddr::new(from, 0))?;
        }
        let stream = socket.connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Line {
            stream,
            buffer: Vec::with_capacity(READ_AT_ONCE_BYTES),
            body_from: 0,
        })
    }

    /// Sends one request and reads its whole answer. Gives the status.
    pub async fn ask(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let mut whole = None;
        while whole.is_none_or(|length| self.buffer.len() < length) {
            if self.buffer.len() > ANSWER_MAX_BYTES {
                bail!("an answer of more than {ANSWER_MAX_BYTES} bytes");
            }
            self.buffer.reserve(READ_AT_ONCE_BYTES);
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the line was closed within an answer");
            }
            if whole.is_none() {
                whole = self.length()?;
            }
        }
        status(&self.buffer)
    }

    /// The connection itself, for who sends without waiting.
    pub fn into_stream(self) -> TcpStream {
        self.stream
    }

    /// The body of the last answer.
    pub fn body(&self) -> &[u8] {
        &self.buffer[self.body_from..]
    }

    /// How long the whole answer is, once its head is there. Answers without a length end with their head.
    fn length(&mut self) -> anyhow::Result<Option<usize>> {
        let Some(end) = find(&self.buffer, b"\r\n\r\n") else {
            return Ok(None);
        };
        self.body_from = end + 4;
        let head = &self.buffer[..end];
        let length = head
            .split(|b| *b == b'\n')
            .find_map(|line| strip_name(line, b"content-length:"))
            .map(|value| String::from_utf8_lossy(value).trim().parse::<usize>())
            .transpose()
            .context("could not read the length of an answer")?;
        Ok(Some(self.body_from + length.unwrap_or(0)))
    }
}

fn status(answer: &[u8]) -> anyhow::Result<u16> {
    let digits = answer.get(9..12).unwrap_or_default();
    String::from_utf8_lossy(digits)
        .parse()
        .context("could not read the status of an answer")
}

fn strip_name<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let (head, value) = line.split_at_checked(name.len())?;
    head.eq_ignore_ascii_case(name).then_some(value)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// A POST of JSON to `path`.
pub fn post(path: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// A GET of `path`.
pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").into_bytes()
}

/// What came of a load.
#[derive(Default)]
pub struct Loaded {
    /// Answers with the wished status.
    pub good: u64,
    /// Other answers, and lines that broke.
    pub bad: u64,
    /// Times of the good answers.
    pub timing: Timing,
    /// How long it went on, in seconds.
    pub seconds: f64,
}

/// How the load is to be.
#[derive(Clone, Copy)]
pub struct Load {
    /// The node.
    pub to: SocketAddr,
    /// Lines at once.
    pub clients: usize,
    /// How long.
    pub lasts: Duration,
    /// Requests a second, all lines together; `None`: each line asks again as soon as it was answered.
    pub rate: Option<f64>,
    /// The status that counts as good.
    pub good: u16,
}

/// Drives the load on a thread of its own. `request` gives the bytes of request number n.
pub async fn drive(
    load: Load,
    request: impl Fn(u64) -> Vec<u8> + Send + 'static,
) -> anyhow::Result<Loaded> {
    let work = move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        LocalSet::new().block_on(&runtime, all_lines(load, Rc::new(request)))
    };
    tokio::task::spawn_blocking(work).await?
}

async fn all_lines(load: Load, request: Rc<dyn Fn(u64) -> Vec<u8>>) -> anyhow::Result<Loaded> {
    let mut lines = Vec::new();
    for _ in 0..load.clients {
        lines.push(Line::open(load.to, None).await?);
    }
    let began = Instant::now();
    let tasks: Vec<_> = lines
        .into_iter()
        .enumerate()
        .map(|(n, line)| tokio::task::spawn_local(one_line(load, n, line, began, request.clone())))
        .collect();
    let mut all = Loaded::default();
    for task in tasks {
        let one = task.await?;
        all.good += one.good;
        all.bad += one.bad;
        all.timing.join(one.timing);
    }
    all.seconds = began.elapsed().as_secs_f64();
    Ok(all)
}

/// One line's part. With a rate, request k has its own moment, and its time counts from there: a node that is late
/// does not make its own figures better by being asked less.
async fn one_line(
    load: Load,
    line_number: usize,
    mut line: Line,
    began: Instant,
    request: Rc<dyn Fn(u64) -> Vec<u8>>,
) -> Loaded {
    let mut part = Loaded::default();
    let step = load.clients as u64;
    let mut n = line_number as u64;
    while began.elapsed() < load.lasts {
        let due = match load.rate {
            None => Instant::now(),
            Some(rate) => began + Duration::from_secs_f64(n as f64 / rate),
        };
        if due > Instant::now() {
            tokio::time::sleep_until(due.into()).await;
        }
        match line.ask(&request(n)).await {
            Ok(status) if status == load.good => {
                part.good += 1;
                part.timing.add(due.elapsed());
            }
            Ok(_) => part.bad += 1,
            Err(_) => {
                part.bad += 1;
                match Line::open(load.to, None).await {
                    Ok(again) => line = again,
                    Err(_) => return part,
                }
            }
        }
        n += step;
    }
    part
}
