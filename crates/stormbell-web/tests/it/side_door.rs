//! The side door, over real sockets: whom the node knows does not wait behind a flood, and who has to wait does it in
//! front.

use axum::{
    Extension, Router,
    http::StatusCode,
    routing::{get, post},
};
use std::net::SocketAddr;
use stormbell_web::street::{Bounds, Gate, Street, known::Caller};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpSocket, TcpStream},
    runtime::Runtime,
    sync::watch,
};

/// The thread on which a request is answered.
async fn thread() -> String {
    std::thread::current().name().unwrap_or_default().to_owned()
}

fn routes() -> Router {
    let known = async |Extension(caller): Extension<Caller>| {
        caller.is_known();
        thread().await
    };
    Router::new()
        .route("/", get(thread))
        .route("/known", get(known))
        .route("/", post(async || StatusCode::TOO_MANY_REQUESTS))
}

fn side() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("side")
        .enable_all()
        .build()
        .unwrap()
}

async fn call(at: SocketAddr, from: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    socket.connect(at).await.unwrap()
}

/// Asks on a line of its own and reads until the node closes it.
async fn told(at: SocketAddr, from: &str, what: &str, keep: &str) -> String {
    let mut line = call(at, from).await;
    let ask = format!("{what} HTTP/1.1\r\nHost: x\r\n{keep}Content-Length: 0\r\n\r\n");
    line.write_all(ask.as_bytes()).await.unwrap();
    let mut said = String::new();
    line.read_to_string(&mut said).await.unwrap();
    said
}

#[tokio::test]
async fn who_is_known_comes_back_through_the_side_door() {
    let side = side();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let street = Street::with_side_door(Bounds::default(), side.handle().clone());
    let gate = Gate {
        listener,
        tls: None,
        routes: routes(),
    };
    let serving = tokio::spawn({
        let street = street.clone();
        async move { street.serve(gate, stopped).await }
    });
    let close = "Connection: close\r\n";
    let (anna, other) = ("127.20.0.1", "127.30.0.1");
    assert!(!told(at, anna, "GET /", close).await.ends_with("side"));
    // Not asked to close: the node closes the line, because its owner is known now.
    assert!(!told(at, anna, "GET /known", "").await.ends_with("side"));
    assert!(told(at, anna, "GET /", close).await.ends_with("side"));
    assert!(told(at, anna, "GET /known", close).await.ends_with("side"));
    assert!(!told(at, other, "GET /", close).await.ends_with("side"));
    // A flood from the same house: back to the front door, with everybody else.
    assert!(
        told(at, anna, "POST /", "")
            .await
            .starts_with("HTTP/1.1 429")
    );
    assert!(!told(at, anna, "GET /", close).await.ends_with("side"));
    stop.send(true).unwrap();
    serving.await.unwrap();
    street.empty().await;
    side.shutdown_background();
}
