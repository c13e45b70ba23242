//! The periodic look when nothing is due, with more and more alarms behind it: it must cost the same.

use super::{Crew, open};
use crate::bench::timing::Timing;
use serde_json::{Value, json};
use std::{path::Path, time::Instant};
use stormbell_model::notice::Channel;
use stormbell_service::{
    Carriers, Memory, Node, carry_waiting, keep_closed_alarms, make_round, next_alarm_step,
};

/// Looks that are timed at each size.
const TIMED: usize = 200;
/// Closed alarms that are written in one transaction.
const WRITTEN_AT_ONCE: u64 = 10_000;

/// Measures at nothing, and at a hundredth, a tenth and all of `closed`.
pub async fn measure(
    folder: &Path,
    database: Option<&str>,
    crew: &Crew,
    closed: u64,
) -> anyhow::Result<Value> {
    let node = open(folder, database).await?;
    stormbell_service::close_all_alarms(&crew.lead(&node)).await?;
    let mut memory = Memory::default();
    while make_round(&node, &Carriers::none(), [9; 16], &mut memory)
        .await?
        .did_something()
    {}
    let (mut rows, mut p10s, mut kept) = (Vec::new(), Vec::new(), 0);
    for target in [0, closed / 100, closed / 10, closed] {
        while kept < target {
            let more = WRITTEN_AT_ONCE.min(target - kept);
            keep_closed_alarms(&crew.lead(&node), crew.on_duty, kept, more).await?;
            kept += more;
        }
        let mut timing = looks(&node, &mut memory).await?;
        p10s.push(timing.quantile_ms(0.1));
        let quick = timing.quantile_ms(0.1);
        rows.push(json!({ "closed_alarms": kept, "p10_ms": quick, "took": timing.json() }));
    }
    node.close().await;
    // What other programs of the machine take away is least in the quickest tenth.
    let ratio = match (p10s.first(), p10s.last()) {
        (Some(first), Some(last)) if *first > 0.0 => last / first,
        _ => 0.0,
    };
    Ok(json!({ "looks": rows, "ratio": ratio }))
}

/// What a process does once a second when nothing stirs.
async fn looks(node: &Node, memory: &mut Memory) -> anyhow::Result<Timing> {
    let mut timing = Timing::default();
    for _ in 0..TIMED {
        let began = Instant::now();
        make_round(node, &Carriers::none(), [9; 16], memory).await?;
        next_alarm_step(node).await?;
        carry_waiting(node, &Carriers::none(), Channel::Mail).await?;
        timing.add(began.elapsed());
    }
    Ok(timing)
}
