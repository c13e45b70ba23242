//! Honest people in the flood, as a browser would do it: open the form, write, send; when the node asks for work, do it
//! and send again; when a line is refused, try again. Each from a network of its own.

use super::{Asked, percent};
use crate::bench::{
    Timing,
    client::{self, Line},
};
use serde_json::{Value, json};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

/// After this somebody has given up.
const PATIENCE: Duration = Duration::from_secs(15);
/// Pause before a line that was refused is tried again, as browsers do at a press of the key.
const AGAIN: Duration = Duration::from_millis(500);

/// What came of them.
#[derive(Default)]
pub struct Honest {
    asked: Asked,
    did_work: u64,
    sent_to_receipt: Timing,
}

impl Honest {
    /// As the bench tells it.
    pub fn json(&mut self) -> Value {
        let (good, all) = (self.asked.good, self.asked.good + self.asked.bad);
        json!({
            "reporters": all,
            "receipts": good,
            "receipts_percent": percent(good, all),
            "did_work": self.did_work,
            "first_send_to_receipt": self.sent_to_receipt.json(),
            "opening_to_receipt": self.asked.timing.json(),
        })
    }
}

/// So many begin in a second, for so long; the last ones are waited for.
pub async fn report(to: SocketAddr, per_second: u32, lasts: Duration) -> anyhow::Result<Honest> {
    let began = Instant::now();
    let step = Duration::from_secs(1) / per_second.max(1);
    let mut ticks = tokio::time::interval(step);
    let mut people = Vec::new();
    while began.elapsed() < lasts {
        ticks.tick().await;
        let n = people.len() as u32;
        people.push(tokio::spawn(async move {
            let began = Instant::now();
            let one = tokio::time::timeout(PATIENCE, person(to, n)).await;
            (began.elapsed(), one.ok())
        }));
    }
    let mut all = Honest::default();
    for task in people {
        match task.await? {
            (took, Some(told)) => {
                all.asked.good += 1;
                all.asked.timing.add(took);
                all.sent_to_receipt.add(told.from_sending);
                all.did_work += u64::from(told.did_work);
            }
            (_, None) => all.asked.bad += 1,
        }
    }
    Ok(all)
}

struct Told {
    from_sending: Duration,
    did_work: bool,
}

/// 127.200.0.1 and on, one /24 for each.
fn home(n: u32) -> IpAddr {
    let [_, _, b, c] = n.to_be_bytes();
    IpAddr::V4(Ipv4Addr::new(127, 200 + b % 50, c, 1))
}

/// Ends only with a receipt; the caller's patience ends it otherwise.
async fn person(to: SocketAddr, n: u32) -> Told {
    loop {
        match tries(to, n).await {
            Ok(told) => return told,
            Err(_) => tokio::time::sleep(AGAIN).await,
        }
    }
}

async fn tries(to: SocketAddr, n: u32) -> anyhow::Result<Told> {
    let mut line = Line::open(to, Some(home(n))).await?;
    anyhow::ensure!(line.ask(&client::get("/flag")).await? == 200, "no form");
    let second = line.ask(&client::get("/flag?what=down")).await?;
    anyhow::ensure!(second == 200, "no second step");
    let form_id = between(line.body(), "name=\"form_id\" value=\"", "\"")?;
    let began = Instant::now();
    let mut did_work = false;
    let mut pass = String::new();
    loop {
        match line.ask(&form(&form_id, n, &pass)).await? {
            200 => break,
            429 => {
                let challenge = between(line.body(), "data-challenge=\"", "\"")?;
                let work = tokio::task::spawn_blocking(move || crate::pass::solve(&challenge));
                pass = work.await?.unwrap_or_default();
                did_work = true;
            }
            other => anyhow::bail!("answered {other}"),
        }
    }
    let receipt = between(line.body(), "name=\"receipt\" value=\"", "\"")?;
    anyhow::ensure!(receipt.len() == 20, "no receipt");
    Ok(Told {
        from_sending: began.elapsed(),
        did_work,
    })
}

fn form(form_id: &str, n: u32, pass: &str) -> Vec<u8> {
    let body = format!(
        "form_id={form_id}&at=words&what=down&ongoing=now&who=me&pass={pass}&do=send\
         &narrative=Our+shop+does+not+open+any+more,+number+{n},+and+the+screen+asks+for+money"
    );
    format!(
        "POST /flag HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn between(page: &[u8], from: &str, to: &str) -> anyhow::Result<String> {
    let page = String::from_utf8_lossy(page);
    let found = page.split_once(from).and_then(|(_, r)| r.split_once(to));
    let (found, _) = found.ok_or_else(|| anyhow::anyhow!("the page has no {from}"))?;
    Ok(found.to_owned())
}
