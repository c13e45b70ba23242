//! The bounds of the door: who is suspended, too large, too often, or asks for what is not there, hears one clear word.

use crate::{
    keys::key,
    town::{Made, id},
};
use std::{collections::BTreeSet, net::SocketAddr, time::Duration};
use stormbell_link::{
    line::{Line, LineError},
    server::{CONNECTIONS_PER_PEER_MAX, FETCH_BODY_MAX_BYTES},
    tls::asking,
};
use tokio::net::TcpStream;

const LONG: Duration = Duration::from_secs(60);

/// Sweden's door, and Estonia's line to it.
async fn asked() -> (Made, SocketAddr, Line) {
    let (sweden, estonia) = (Made::new("se", 1), Made::new("ee", 2));
    sweden.knows(&estonia, &[]);
    let (at, _) = sweden.opens(false).await;
    let line = line(at).await.unwrap();
    (sweden, at, line)
}

async fn line(at: SocketAddr) -> Result<Line, LineError> {
    let tls = asking(&key(2), BTreeSet::from([key(1).pin()])).unwrap();
    Line::open(TcpStream::connect(at).await.unwrap(), tls).await
}

fn problem(answer: Result<stormbell_link::line::Answer, LineError>) -> (u16, String) {
    match answer {
        Err(LineError::Problem { status, code }) => (status, code),
        other => panic!("no problem: {other:?}"),
    }
}

const CHECKPOINT: &str = "/sb/1/out/checkpoint?epoch=0&size=0";

#[tokio::test]
async fn nothing_new_is_an_empty_answer() {
    let (sweden, _, line) = asked().await;
    assert!(line.get(CHECKPOINT, 1_000, LONG).await.unwrap().is_empty);
    sweden.says("ee", id(1));
    let answer = line.get(CHECKPOINT, 1_000, LONG).await.unwrap();
    assert_eq!(&answer.body[..], br#"{"note":"0 1"}"#);
}

#[tokio::test]
async fn who_is_suspended_learns_only_that() {
    let (sweden, _, line) = asked().await;
    sweden.suspends("ee", true);
    let refused = (403, "suspended".to_owned());
    assert_eq!(problem(line.get(CHECKPOINT, 1_000, LONG).await), refused);
    assert_eq!(problem(line.post("/sb/1/hint", "", 0).await), refused);
    assert!(line.get("/sb/1/charter?after=0", 1_000, LONG).await.is_ok());
    sweden.suspends("ee", false);
    assert!(line.get(CHECKPOINT, 1_000, LONG).await.is_ok());
    // Expelled, in the middle of a connection.
    sweden.town.lock().unwrap().clear();
    let gone = (404, "not-found".to_owned());
    assert_eq!(problem(line.get(CHECKPOINT, 1_000, LONG).await), gone);
    assert!(knocks_in_vain(line, sweden).await);
}

/// A new handshake of an expelled member fails.
async fn knocks_in_vain(_: Line, sweden: Made) -> bool {
    let (at, _) = sweden.opens(false).await;
    match line(at).await {
        Err(_) => true,
        Ok(line) => line.get(CHECKPOINT, 1_000, LONG).await.is_err(),
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_named() {
    let (_, _, line) = asked().await;
    let get = async |path: &str| problem(line.get(path, 1_000, LONG).await);
    assert_eq!(get("/sb/1/other").await, (404, "no-such-resource".into()));
    assert_eq!(get("/sb/1/fetch").await, (404, "no-such-resource".into()));
    let post = async |path: &str, body: Vec<u8>| problem(line.post(path, body, 1_000).await);
    let large = vec![b' '; FETCH_BODY_MAX_BYTES + 1];
    assert_eq!(post("/sb/1/fetch", large).await, (413, "too-large".into()));
    let malformed = (400, "malformed".to_owned());
    assert_eq!(post("/sb/1/fetch", b"[1]".to_vec()).await, malformed);
    let many = serde_json::to_vec(&vec![id(1).to_string(); 501]).unwrap();
    assert_eq!(post("/sb/1/fetch", many).await, malformed);
    assert_eq!(post("/sb/1/give-back", vec![255; 40]).await, malformed);
    let carried = post("/sb/1/relay/fi", Vec::new()).await;
    assert_eq!(carried, (403, "no-carrier".into()));
}

#[tokio::test]
async fn who_asks_too_often_is_told_so() {
    let (_, _, line) = asked().await;
    let mut told = None;
    for _ in 0..3_000 {
        if let Err(error) = line.post("/sb/1/hint", "", 0).await {
            told = Some(problem(Err(error)));
            break;
        }
    }
    assert_eq!(told, Some((429, "too-many".into())));
}

#[tokio::test]
async fn the_oldest_connection_of_a_peer_goes() {
    let (_, at, first) = asked().await;
    assert!(first.get(CHECKPOINT, 1_000, LONG).await.is_ok());
    let mut others = Vec::new();
    for _ in 0..CONNECTIONS_PER_PEER_MAX {
        let next = line(at).await.unwrap();
        assert!(next.get(CHECKPOINT, 1_000, LONG).await.is_ok());
        others.push(next);
    }
    while first.is_open() {
        tokio::task::yield_now().await;
    }
    assert!(others[0].get(CHECKPOINT, 1_000, LONG).await.is_ok());
}

#[tokio::test]
async fn an_answer_beyond_its_bound_is_not_read() {
    let (sweden, _, line) = asked().await;
    sweden.says("ee", id(1));
    let answer = line.get(CHECKPOINT, 5, LONG).await;
    assert!(matches!(answer, Err(LineError::Unreadable)));
}
