//! Many alarms open in the same instant: from there to the carrier's «yes» to the first message that tells of each. The alarms
//! are written by this process in one transaction, beside a real node in a process of its own, and the node is woken by a
//! report, as always. No throttle is turned off: most are told in a bundle.

use super::{Crew, open, sink::Sink};
use crate::bench::{client::Line, node::NodeProcess, timing::Timing};
use serde_json::{Value, json};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use stormbell_model::{
    Lang,
    officer::Actor,
    report::{Door, NewReport},
};
use stormbell_service::{Ctx, Node, file_report, open_alarms};

/// How long it may take until each was told. The throttle lets what came too late for the first messages pass after a minute.
const PATIENCE: Duration = Duration::from_secs(150);
/// Between two looks at how far it is.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Measures.
pub async fn measure(
    folder: &Path,
    database: Option<&str>,
    crew: &Crew,
    alarms: u64,
) -> anyhow::Result<Value> {
    let beside = open(folder, database).await?;
    let reports = file(&beside, alarms).await?;
    let sink = Sink::open().await?;
    let smtp = format!("smtp://{}", sink.address);
    let settings = [
        ("STORMBELL_MAIL_SMTP", smtp.as_str()),
        ("STORMBELL_MAIL_FROM", "Stormbell <bell@node.example>"),
    ];
    let node = NodeProcess::start(folder, database, &settings).await?;
    settled(&beside).await?;
    let lead: Ctx = crew.lead(&beside);
    open_alarms(&lead, reports).await?;
    wake(&node).await?;
    let began = Instant::now();
    let mut first_calls = beside.first_calls().await?;
    while (first_calls.len() as u64) < alarms && began.elapsed() < PATIENCE {
        tokio::time::sleep(LOOK_EVERY).await;
        first_calls = beside.first_calls().await?;
    }
    let figures = node.figures()?;
    node.stop().await?;
    beside.close().await;
    let mut timing = Timing::default();
    for span in &first_calls {
        timing.add(Duration::from_micros(span.0.unsigned_abs()));
    }
    Ok(json!({
        "alarms": alarms,
        "told": first_calls.len(),
        "opened_to_first_notification_taken": timing.json(),
        "mails": sink.taken(),
        "node_cpu_s": figures.cpu_s,
    }))
}

/// Quiet reports, each of an attack of its own.
async fn file(node: &Node, reports: u64) -> anyhow::Result<Vec<stormbell_model::ReportId>> {
    let ctx = node.ctx(Actor::Visitor, Lang::En);
    let mut filed = Vec::new();
    for n in 0..reports {
        let words = format!("Number {n}: the machine in room {} stands still.", n * 7919);
        let new = NewReport::said(&words, Lang::En, Door::Api);
        let kept = file_report(&ctx, new, None).await;
        filed.push(kept.map_err(|fault| anyhow::anyhow!("{fault}"))?.report);
    }
    Ok(filed)
}

/// Waits until the node has read what was filed: the first reading is another bench's matter.
async fn settled(node: &Node) -> anyhow::Result<()> {
    let began = Instant::now();
    while stormbell_service::waits_to_be_read(node).await? {
        anyhow::ensure!(began.elapsed() < PATIENCE, "the node reads nothing");
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(())
}

/// Something else happens at the node: its workers look, as they do whenever something stirs.
async fn wake(node: &NodeProcess) -> anyhow::Result<()> {
    let body = r#"{"narrative": "It stands still.", "kind": "other", "ongoing": "over"}"#;
    let request = format!(
        "POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut line = Line::open(node.address, None).await?;
    let status = line.ask(request.as_bytes()).await?;
    anyhow::ensure!(status == 201, "the node answers {status} to a report");
    Ok(())
}
