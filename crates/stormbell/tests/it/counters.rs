//! What is refused is counted, by door and reason, and the operator's collector sees it. Nobody else does.

use crate::program::{Program, ask};
use std::{net::SocketAddr, path::PathBuf};

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The value of one line of the counters; 0 when it never moved.
fn counted(address: SocketAddr, line: &str) -> u64 {
    let (status, body) = ask(address, "GET /metrics HTTP/1.1", "").expect("the counters");
    assert_eq!(status, 200);
    let text = String::from_utf8(body).unwrap();
    let found = text
        .lines()
        .find_map(|l| l.strip_prefix(line)?.strip_prefix(' ').map(str::to_owned));
    found.map_or(0, |value| value.parse().expect("a number"))
}

#[test]
fn every_refusal_moves_a_counter() {
    let folder =
        Folder(std::env::temp_dir().join(format!("stormbell-counters-{}", std::process::id())));
    let program = Program::start(&folder.0);
    let form = "Content-Type: application/x-www-form-urlencoded";
    let json = "Content-Type: application/json";
    let cases = [
        (
            format!("POST /flag HTTP/1.1\r\n{form}"),
            "do=send&at=words&narrative=",
            422,
            "stormbell_page_refusals_total{status=\"422\"}",
        ),
        (
            format!("POST /flag HTTP/1.1\r\n{form}\r\nOrigin: https://elsewhere.example"),
            "narrative=x",
            403,
            "stormbell_foreign_forms_total",
        ),
        (
            format!("POST /follow HTTP/1.1\r\n{form}"),
            "receipt=00000000000000000098",
            422,
            "stormbell_wrong_receipts_total",
        ),
        (
            format!("POST /api/v1/reports HTTP/1.1\r\n{json}"),
            "{\"narrative\": 7}",
            422,
            "stormbell_api_refusals_total{code=\"invalid\"}",
        ),
    ];
    for (head, body, status, line) in cases {
        let before = counted(program.address, line);
        let (answered, _) = ask(program.address, &head, body).expect("an answer");
        assert_eq!(answered, status, "{line}");
        assert_eq!(counted(program.address, line), before + 1, "{line}");
    }
    let through_proxy = "GET /metrics HTTP/1.1\r\nX-Forwarded-For: 192.0.2.1";
    assert_eq!(
        ask(program.address, through_proxy, "")
            .expect("an answer")
            .0,
        404
    );
}
