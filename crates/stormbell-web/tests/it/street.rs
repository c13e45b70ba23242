//! The street before the door, over real sockets: too many, too large, too slow, and a stop that cuts nobody short.
//! Time is handed in: nothing here waits for a bound to pass.

use axum::{Router, body::Bytes, routing::get};
use std::{net::SocketAddr, time::Duration};
use stormbell_web::street::{Bounds, Gate, Street, tls::Tls};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    task::JoinHandle,
};

struct Served {
    street: Street,
    at: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

/// A street that nobody watches: the test looks itself.
async fn opened(bounds: Bounds) -> Served {
    let routes = Router::new()
        .route("/", get(async || "here").post(async |body: Bytes| body))
        .route("/long", get(async || vec![b'x'; 64 * 1024 * 1024]));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let street = Street::new(bounds);
    let gate = Gate {
        listener,
        tls: None,
        routes,
    };
    let serving = tokio::spawn({
        let street = street.clone();
        async move { street.serve(gate, stopped).await }
    });
    Served {
        street,
        at,
        stop,
        serving,
    }
}

impl Served {
    async fn call(&self, said: &[u8]) -> TcpStream {
        let mut line = TcpStream::connect(self.at).await.unwrap();
        line.write_all(said).await.unwrap();
        line
    }

    /// Looks once a second from `from` to `to`.
    fn looks(&self, from: u64, to: u64) {
        (from..=to).for_each(|s| self.street.look(Duration::from_secs(s)));
    }
}

async fn all_of(mut line: TcpStream) -> String {
    let mut said = Vec::new();
    // A line that was cut may end with an error; what came before counts.
    let _ = line.read_to_end(&mut said).await;
    String::from_utf8_lossy(&said).into_owned()
}

/// Reads until the end of an answer «here».
async fn answer_of(line: &mut TcpStream) -> String {
    let mut said = Vec::new();
    while !said.ends_with(b"here") {
        assert!(line.read_buf(&mut said).await.unwrap() > 0, "closed");
    }
    String::from_utf8(said).unwrap()
}

const ASK: &[u8] = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";

#[tokio::test]
async fn heads_that_are_too_large_are_answered_and_closed() {
    let served = opened(Bounds::default()).await;
    let many: String = (0..200).map(|n| format!("a{n}: b\r\n")).collect();
    let long = format!("a: {}\r\n", "b".repeat(200_000));
    for lines in [many, long] {
        let said = format!("GET / HTTP/1.1\r\nHost: x\r\n{lines}\r\n");
        let mut line = TcpStream::connect(served.at).await.unwrap();
        // The other side may close before everything was written.
        let _ = line.write_all(said.as_bytes()).await;
        let told = all_of(line).await;
        assert!(
            told.is_empty() || told.starts_with("HTTP/1.1 431"),
            "{told}"
        );
    }
    let told = all_of(served.call(b"nonsense\r\n\r\n").await).await;
    assert!(told.starts_with("HTTP/1.1 400"), "{told}");
}

#[tokio::test]
async fn who_says_nothing_or_a_head_byte_by_byte_is_cut() {
    let served = opened(Bounds::default()).await;
    let silent = served.call(b"").await;
    let trickles = served.call(b"GET / HT").await;
    while served.street.open() < 2 {
        tokio::task::yield_now().await;
    }
    served.looks(1, 14);
    assert_eq!(served.street.open(), 2);
    served.looks(15, 16);
    assert_eq!(all_of(silent).await, "");
    assert_eq!(all_of(trickles).await, "");
}

#[tokio::test]
async fn an_answered_line_may_rest_and_is_cut_when_it_sleeps() {
    let served = opened(Bounds::default()).await;
    let mut line = served.call(ASK).await;
    answer_of(&mut line).await;
    served.looks(1, 59);
    line.write_all(ASK).await.unwrap();
    answer_of(&mut line).await;
    served.looks(60, 110);
    line.write_all(ASK).await.unwrap();
    answer_of(&mut line).await;
    served.looks(111, 180);
    assert_eq!(all_of(line).await, "");
}

#[tokio::test]
async fn a_body_that_does_not_come_is_cut() {
    let served = opened(Bounds::default()).await;
    let head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc";
    let line = served.call(head).await;
    // Until the handler waits for the body, a look sees a request under way.
    let mut at = 0;
    let cut = tokio::spawn(all_of(line));
    while !cut.is_finished() {
        at += 1;
        served.street.look(Duration::from_secs(at));
        tokio::task::yield_now().await;
    }
    assert_eq!(cut.await.unwrap(), "");
}

#[tokio::test]
async fn who_does_not_read_is_cut() {
    let served = opened(Bounds::default()).await;
    let mut line = served.call(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n").await;
    line.readable().await.unwrap();
    let mut at = 0;
    while served.street.open() > 0 {
        at += 1;
        served.street.look(Duration::from_secs(at));
        tokio::task::yield_now().await;
    }
    let mut left = Vec::new();
    let _ = line.read_to_end(&mut left).await;
    assert!(left.len() < 64 * 1024 * 1024, "it was cut in the middle");
}

#[tokio::test]
async fn one_network_has_its_share_and_others_have_theirs() {
    let served = opened(Bounds {
        per_network: 2,
        ..Bounds::default()
    })
    .await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut line = served.call(ASK).await;
        answer_of(&mut line).await;
        held.push(line);
    }
    let told = all_of(served.call(b"").await).await;
    assert!(
        told.starts_with("HTTP/1.1 503") && told.contains("Retry-After"),
        "{told}"
    );
    let elsewhere = TcpSocket::new_v4().unwrap();
    elsewhere.bind("127.9.9.9:0".parse().unwrap()).unwrap();
    let mut elsewhere = elsewhere.connect(served.at).await.unwrap();
    elsewhere.write_all(ASK).await.unwrap();
    answer_of(&mut elsewhere).await;
}

#[tokio::test]
async fn a_stop_lets_what_is_under_way_finish() {
    let served = opened(Bounds::default()).await;
    let mut resting = served.call(ASK).await;
    answer_of(&mut resting).await;
    let head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nhe";
    let mut under_way = served.call(head).await;
    while served.street.open() < 2 {
        tokio::task::yield_now().await;
    }
    served.stop.send(true).unwrap();
    served.serving.await.unwrap();
    let emptied = tokio::spawn(async move { served.street.empty().await });
    assert_eq!(all_of(resting).await, "", "who rests is let go");
    under_way.write_all(b"re").await.unwrap();
    assert!(all_of(under_way).await.ends_with("here"));
    emptied.await.unwrap();
}

#[tokio::test]
async fn only_tls_1_3_is_spoken() {
    use rustls::pki_types::{ServerName, pem::PemObject as _};
    use std::sync::Arc;
    let made = rcgen::generate_simple_self_signed([String::from("door.example")]).unwrap();
    let (chain, key) = (made.cert.pem(), made.signing_key.serialize_pem());
    let tls = Tls::new().unwrap();
    assert_eq!(tls.ends_at(), None);
    let shown = stormbell_web::street::tls::Certificate::read(chain.as_bytes(), key.as_bytes());
    tls.show(shown.unwrap());
    assert!(tls.ends_at().is_some());
    let mut roots = rustls::RootCertStore::empty();
    let root = rustls::pki_types::CertificateDer::from_pem_slice(chain.as_bytes()).unwrap();
    roots.add(root).unwrap();
    for (version, welcome) in [
        (&rustls::version::TLS13, true),
        (&rustls::version::TLS12, false),
    ] {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let client = rustls::ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[version])
            .unwrap()
            .with_root_certificates(roots.clone())
            .with_no_client_auth();
        let (near, far) = tokio::io::duplex(64 * 1024);
        let acceptor = tls.acceptor();
        let accepting = tokio::spawn(async move { acceptor.accept(far).await.is_ok() });
        let name = ServerName::try_from("door.example").unwrap();
        let connected = tokio_rustls::TlsConnector::from(Arc::new(client))
            .connect(name, near)
            .await;
        assert_eq!(connected.is_ok(), welcome, "{:?}", connected.as_ref().err());
        assert_eq!(accepting.await.unwrap(), welcome);
        if let Ok(stream) = connected {
            let group = stream.get_ref().1.negotiated_key_exchange_group();
            assert_eq!(
                group.map(|g| g.name()),
                Some(rustls::NamedGroup::X25519MLKEM768)
            );
        }
    }
    let other = rcgen::generate_simple_self_signed([String::from("x")]).unwrap();
    let foreign = other.signing_key.serialize_pem();
    assert!(
        stormbell_web::street::tls::Certificate::read(chain.as_bytes(), foreign.as_bytes())
            .is_err()
    );
}

/// A frame of HTTP/2 (RFC 9113, section 4.1).
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut frame = length[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

/// CVE-2023-44487: requests that are reset as soon as they are sent cost the sender nothing, so they are counted.
#[tokio::test]
async fn who_resets_again_and_again_is_told_to_calm_down() {
    let (headers, reset, settings, goodbye, calm_down) = (1, 3, 4, 7, 0xb);
    let served = opened(Bounds::default()).await;
    let mut said = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    said.extend(frame(settings, 0, 0, &[]));
    for stream in (1..1_000).step_by(2) {
        // GET, http, /, authority «x»: indexed and literal fields of HPACK (RFC 7541).
        let head = [0x82, 0x86, 0x84, 0x41, 1, b'x'];
        said.extend(frame(headers, 0x5, stream, &head));
        said.extend(frame(reset, 0, stream, &8_u32.to_be_bytes()));
    }
    let mut line = TcpStream::connect(served.at).await.unwrap();
    // The other side may close before everything was written.
    let _ = line.write_all(&said).await;
    let mut told = Vec::new();
    let _ = line.read_to_end(&mut told).await;
    let (mut rest, mut why) = (&told[..], None);
    while let Some((head, tail)) = rest.split_first_chunk::<9>() {
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
        if head[3] == goodbye {
            why = tail.get(4..8).map(|code| code[3]);
        }
        rest = tail.get(length..).unwrap_or_default();
    }
    assert_eq!(why, Some(calm_down));
}

#[tokio::test]
async fn a_new_certificate_is_shown_to_whoever_comes_next() {
    use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject as _};
    use std::sync::Arc;
    let tls = Tls::new().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (_stop, stopped) = watch::channel(false);
    let gate = Gate {
        listener,
        tls: Some(tls.clone()),
        routes: Router::new().route("/", get(async || "here")),
    };
    let street = Street::new(Bounds::default());
    tokio::spawn(async move { street.serve(gate, stopped).await });
    let mut open = Vec::new();
    for _ in 0..2 {
        let made = rcgen::generate_simple_self_signed([String::from("door.example")]).unwrap();
        let (chain, key) = (made.cert.pem(), made.signing_key.serialize_pem());
        let read = stormbell_web::street::tls::Certificate::read(chain.as_bytes(), key.as_bytes());
        tls.show(read.unwrap());
        // Trusts this certificate alone: the one before would not do.
        let mut roots = rustls::RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_slice(chain.as_bytes()).unwrap())
            .unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let client = rustls::ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("door.example").unwrap();
        let line = TcpStream::connect(at).await.unwrap();
        let line = tokio_rustls::TlsConnector::from(Arc::new(client)).connect(name, line);
        open.push(line.await.unwrap());
    }
    // The line that was opened under the old one goes on.
    for line in &mut open {
        line.write_all(ASK).await.unwrap();
        let mut said = Vec::new();
        while !said.ends_with(b"here") {
            assert!(line.read_buf(&mut said).await.unwrap() > 0, "closed");
        }
    }
}
