//! Sockets to peers: the addresses of a member one after the other, numbers before names, so that a node without any DNS finds its
//! peers at once. Which address answered proves nothing; the key does.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpStream, lookup_host},
    time::timeout,
};

/// How long one address is tried.
const TRIES_FOR: Duration = Duration::from_secs(5);
/// Addresses behind one name that are tried.
/// Told: nobody. Rest: the others are not tried.
const ADDRESSES_MAX: usize = 4;

/// A connection to the first endpoint that answers, and that endpoint. The one that answered `last` is tried first.
pub async fn tcp(endpoints: &[String], last: Option<&str>) -> io::Result<(TcpStream, String)> {
    let mut order: Vec<&String> = endpoints.iter().collect();
    order.sort_by_key(|e| (Some(e.as_str()) != last, !is_number(e)));
    let mut failed = io::Error::from(io::ErrorKind::NotFound);
    for endpoint in order {
        match one(endpoint).await {
            Ok(stream) => return Ok((stream, endpoint.clone())),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

fn is_number(endpoint: &str) -> bool {
    endpoint.parse::<SocketAddr>().is_ok()
}

async fn one(endpoint: &str) -> io::Result<TcpStream> {
    let addresses: Vec<SocketAddr> = match endpoint.parse() {
        Ok(address) => vec![address],
        Err(_) => timeout(TRIES_FOR, lookup_host(endpoint))
            .await??
            .take(ADDRESSES_MAX)
            .collect(),
    };
    let mut failed = io::Error::from(io::ErrorKind::NotFound);
    for address in addresses {
        match timeout(TRIES_FOR, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Ok(Err(error)) => failed = error,
            Err(late) => failed = late.into(),
        }
    }
    Err(failed)
}

/// Whether an address of the charter is one that anybody could reach from elsewhere: for the operator's eyes.
pub fn is_loopback(endpoint: &str) -> bool {
    let address = endpoint.parse::<SocketAddr>().map(|a| a.ip());
    address.is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// A stream that counts its bytes, so that the operator sees what the exchange costs.
pub struct Counted<T>(pub T);

impl<T: AsyncRead + Unpin> AsyncRead for Counted<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.0).poll_read(cx, buf);
        count("in", buf.filled().len() - before);
        polled
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Counted<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.0).poll_write(cx, buf);
        if let Poll::Ready(Ok(size)) = &polled {
            count("out", *size);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

fn count(way: &'static str, bytes: usize) {
    metrics::counter!("stormbell_exchange_bytes_total", "way" => way).increment(bytes as u64);
}
