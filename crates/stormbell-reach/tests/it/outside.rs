//! What is asked of the outside: bounds, redirects, certificates.

use crate::{client, peer::Peer, provider};
use rustls::pki_types::{PrivatePkcs8KeyDer, pem::PemObject as _};
use std::sync::Arc;
use stormbell_reach::{OutsideClient, OutsideFault, OutsideRequest};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

fn get(url: String) -> OutsideRequest {
    OutsideRequest {
        method: "GET".into(),
        url,
        ..OutsideRequest::default()
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_not_followed() {
    let peer = Peer::open().await;
    peer.answers(302, "");
    let answer = client(&peer).send(get(peer.url("/a")), 10).await.unwrap();
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some("/elsewhere"))
    );
    assert_eq!(peer.one().path, "/a");
}

#[tokio::test]
async fn a_long_answer_is_read_up_to_the_bound() {
    let peer = Peer::open().await;
    peer.answers(200, &"x".repeat(300_000));
    let answer = client(&peer).send(get(peer.url("/")), 1_000).await.unwrap();
    assert_eq!((answer.body.len(), answer.is_cut), (1_000, true));
    peer.answers(200, &"x".repeat(1_000));
    let answer = client(&peer).send(get(peer.url("/")), 1_000).await.unwrap();
    assert_eq!((answer.body.len(), answer.is_cut), (1_000, false));
}

#[tokio::test]
async fn another_door_of_an_allowed_machine_is_not_allowed() {
    let (peer, other) = (Peer::open().await, Peer::open().await);
    let fault = client(&peer).send(get(other.url("/")), 10).await.err();
    assert_eq!(fault, Some(OutsideFault::NotAnAddress));
    assert!(other.take().is_empty());
}

/// A TLS server for `localhost` that answers one request; its root in PEM, and its port.
async fn tls_peer() -> (Vec<u8>, u16) {
    let made = rcgen::generate_simple_self_signed(vec![String::from("localhost")]).unwrap();
    let root = made.cert.pem().into_bytes();
    let key =
        PrivatePkcs8KeyDer::from_pem_slice(made.signing_key.serialize_pem().as_bytes()).unwrap();
    let config = rustls::ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let door = tokio::net::TcpListener::bind("localhost:0").await.unwrap();
    let port = door.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((line, _)) = door.accept().await {
            let Ok(mut line) = acceptor.accept(line).await else {
                continue;
            };
            let _ = line.read(&mut [0; 4096]).await;
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok";
            let _ = line.write_all(answer).await;
            let _ = line.shutdown().await;
        }
    });
    (root, port)
}

#[tokio::test]
async fn a_certificate_is_trusted_by_root_only() {
    provider();
    let (root, port) = tls_peer().await;
    let url = || get(format!("https://localhost:{port}/"));
    let allow = [String::from("localhost")];
    let strangers = OutsideClient::new(&allow, None).unwrap();
    assert_eq!(
        strangers.send(url(), 10).await.err(),
        Some(OutsideFault::Away)
    );
    let friends = OutsideClient::new(&allow, Some(&root)).unwrap();
    assert_eq!(friends.send(url(), 10).await.unwrap().body, b"ok");
    assert!(OutsideClient::new(&allow, Some(b"no certificate")).is_err());
}
