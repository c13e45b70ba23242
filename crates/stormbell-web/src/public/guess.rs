//! Everything that tries a receipt goes through here: it waits as long as its network has to, and counts.

use crate::{
    Door, Visit,
    guard::flood::{Act, Whose},
};
use std::{future::Future, time::Duration};
use stormbell_service::Fault;

/// Tries a receipt at the pace that its source has earned. The wait is on the runtime's timer, which a test may hold.
pub async fn slowly<T>(
    door: &Door,
    visit: &Visit,
    tries: impl Future<Output = Result<T, Fault>>,
) -> Result<T, Fault> {
    let whose = Whose::Network(visit.source);
    door.flood.share(Act::ShowReceipt, whose, door.node.now())?;
    let wait = door.slow.wait(visit.source, door.node.now());
    if wait.0 > 0 {
        tokio::time::sleep(Duration::from_micros(wait.0.unsigned_abs())).await;
    }
    let result = tries.await;
    if matches!(result, Err(Fault::NotFound)) {
        door.slow.wrong(visit.source, door.node.now());
        metrics::counter!("stormbell_wrong_receipts_total").increment(1);
    }
    result
}
