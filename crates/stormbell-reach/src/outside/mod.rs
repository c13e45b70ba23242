//! Requests to addresses that people of the desk name: push services, web hooks, calendars. Whoever names an address
//! makes the node knock there, so it knocks only where everybody could: by https, at public addresses, following
//! nothing. What the operator allows by name is trusted. It does not protect against what a public host then does.

mod places;

pub use places::is_public;

use reqwest::{
    Certificate, Client, Method, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use std::{net::IpAddr, sync::Arc, time::Duration};

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long one request may take in all.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);
/// Bytes of a carrier's answer that are read.
/// Told: nobody. Rest: reading stops; what was read is judged.
pub const ANSWER_MAX_BYTES: usize = 64 * 1024;
/// Characters of an address that people of the desk name.
/// Told: the officer, when the channel is tried. Rest: nothing is sent there.
pub const ADDRESS_MAX_CHARS: usize = 2_048;

/// A client for addresses that somebody else named.
#[derive(Clone)]
pub struct OutsideClient {
    /// Looks at every address that a name leads to.
    guarded: Client,
    /// For hosts that the operator allows.
    free: Client,
    allowed: Arc<[Allowed]>,
    /// Whether every address was named by the operator.
    trusts_all: bool,
}

/// A host that the operator allows: wherever it is, and without TLS where he says so.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Allowed {
    host: String,
    port: Option<u16>,
    plain: bool,
}

/// A request.
#[derive(Clone, Default)]
pub struct OutsideRequest {
    /// `GET`, `POST` …
    pub method: String,
    /// The address.
    pub url: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// An answer.
pub struct OutsideAnswer {
    /// Its status.
    pub status: u16,
    /// Its body, up to the bound.
    pub body: Vec<u8>,
    /// Whether the bound was reached before the end.
    pub is_cut: bool,
    headers: reqwest::header::HeaderMap,
}

impl OutsideAnswer {
    /// The text of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
    /// Whether the other side took it.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Why there is no answer. No address is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutsideFault {
    /// It is no address, or one that we never go to.
    #[error("not an address that can be used: write https://host/…")]
    NotAnAddress,
    /// It leads into a network that is not public, and the operator does not allow it.
    #[error("the address leads into a network that is not public; the operator can allow its host")]
    Forbidden,
    /// Nobody answers there, or not with a certificate that we trust.
    #[error("nobody answers there, or not with a certificate that is trusted")]
    Away,
    /// It took too long.
    #[error("the answer took too long")]
    TooSlow,
}

/// Settings of the client that cannot work.
#[derive(Debug, thiserror::Error)]
pub enum BadOutside {
    /// A host that is allowed cannot be read.
    #[error(
        "allow_hosts: «{0}» is no host; write host, host:port, or http://host:port for one without TLS"
    )]
    Host(String),
    /// The certificates cannot be read.
    #[error("roots: the file holds no certificates in PEM")]
    Roots,
    /// The client could not be made.
    #[error("could not make a client for what is outside")]
    Client,
}

impl OutsideClient {
    /// A client that goes to public addresses, and to the hosts of `allow`. `roots` are certificates in PEM that are
    /// trusted beside the system's.
    pub fn new(allow: &[String], roots: Option<&[u8]>) -> Result<OutsideClient, BadOutside> {
        let allowed: Result<Vec<Allowed>, BadOutside> = allow.iter().map(|a| allowed(a)).collect();
        Ok(OutsideClient {
            guarded: client(roots, true)?,
            free: client(roots, false)?,
            allowed: allowed?.into(),
            trusts_all: false,
        })
    }

    /// A client for addresses that only the operator names: a gateway on this machine, for example.
    pub fn of_operator(roots: Option<&[u8]>) -> Result<OutsideClient, BadOutside> {
        Ok(OutsideClient {
            trusts_all: true,
            ..OutsideClient::new(&[], roots)?
        })
    }

    /// Whether an address can be gone to, as far as its text says: to be asked when somebody types it.
    pub fn check(&self, url: &str) -> Result<(), OutsideFault> {
        self.read(url).map(|_| ())
    }

    /// Asks, and reads up to `body_max` bytes of the answer. An answer is an answer, whatever its status.
    pub async fn send(
        &self,
        request: OutsideRequest,
        body_max: usize,
    ) -> Result<OutsideAnswer, OutsideFault> {
        let (url, client) = self.read(&request.url)?;
        let method = Method::from_bytes(request.method.as_bytes());
        let method = method.map_err(|_| OutsideFault::NotAnAddress)?;
        let mut asked = client.request(method, url).body(request.body);
        for (name, value) in &request.headers {
            asked = asked.header(name, value);
        }
        let mut answer = asked.send().await.map_err(|error| fault(&error))?;
        let mut body = Vec::new();
        let mut is_cut = false;
        while let Some(piece) = answer.chunk().await.map_err(|error| fault(&error))? {
            let room = body_max - body.len();
            body.extend_from_slice(&piece[..piece.len().min(room)]);
            is_cut = piece.len() > room;
            if is_cut {
                break;
            }
        }
        Ok(OutsideAnswer {
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            body,
            is_cut,
        })
    }

    fn read(&self, text: &str) -> Result<(Url, &Client), OutsideFault> {
        if text.chars().count() > ADDRESS_MAX_CHARS {
            return Err(OutsideFault::NotAnAddress);
        }
        let url = Url::parse(text).map_err(|_| OutsideFault::NotAnAddress)?;
        let host = url.host_str().ok_or(OutsideFault::NotAnAddress)?;
        let plain = match url.scheme() {
            "https" => false,
            "http" => true,
            _ => return Err(OutsideFault::NotAnAddress),
        };
        let port = url.port_or_known_default();
        let fits = |a: &&Allowed| {
            a.host == host && (a.port.is_none() || a.port == port) && a.plain >= plain
        };
        if self.trusts_all || self.allowed.iter().any(|a| fits(&a)) {
            return Ok((url, &self.free));
        }
        // A name or password in an address would stand in logs on the way, and hides where it leads.
        if plain || !url.username().is_empty() || url.password().is_some() {
            return Err(OutsideFault::NotAnAddress);
        }
        let number: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        if number.is_some_and(|ip| !is_public(ip)) {
            return Err(OutsideFault::Forbidden);
        }
        Ok((url, &self.guarded))
    }
}

fn client(roots: Option<&[u8]>, guarded: bool) -> Result<Client, BadOutside> {
    let mut builder = Client::builder()
        .user_agent(concat!("stormbell/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(REQUEST_TIMEOUT);
    if let Some(pem) = roots {
        let certificates = Certificate::from_pem_bundle(pem).map_err(|_| BadOutside::Roots)?;
        if certificates.is_empty() {
            return Err(BadOutside::Roots);
        }
        builder = builder.tls_certs_merge(certificates);
    }
    if guarded {
        builder = builder.dns_resolver(OnlyPublic);
    }
    builder.build().map_err(|_| BadOutside::Client)
}

fn allowed(text: &str) -> Result<Allowed, BadOutside> {
    let bad = || BadOutside::Host(text.to_owned());
    let plain = text.starts_with("http://");
    let address = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let url = Url::parse(&address).map_err(|_| bad())?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.username().is_empty();
    let host = url.host_str().filter(|_| is_bare).ok_or_else(bad)?;
    // The usual port of a scheme is not told apart from none: then every port of the host is allowed.
    Ok(Allowed {
        host: host.to_owned(),
        port: url.port(),
        plain,
    })
}

/// Resolves names, and gives only public addresses. They are looked at where the connection is made, so that a name
/// that leads somewhere else a moment later gains nothing.
struct OnlyPublic;

#[derive(Debug, thiserror::Error)]
#[error("no public address")]
struct NotPublic;

impl Resolve for OnlyPublic {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<_> = found.filter(|at| is_public(at.ip())).collect();
            if public.is_empty() {
                return Err(Box::new(NotPublic) as Box<dyn std::error::Error + Send + Sync>);
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

fn fault(error: &reqwest::Error) -> OutsideFault {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<NotPublic>() {
            return OutsideFault::Forbidden;
        }
        cause = error.source();
    }
    if error.is_timeout() {
        OutsideFault::TooSlow
    } else if error.is_builder() {
        OutsideFault::NotAnAddress
    } else {
        OutsideFault::Away
    }
}

#[cfg(test)]
mod tests;
