//! The worker that groups reports.

use super::{AFTER_FAILURE, House, LOOK_EVERY};
use stormbell_model::outside::bytes;
use stormbell_service::{GroupingMemory, group_reports};
use tokio::sync::watch;

/// Which part of the time that it worked it rests.
const GROUPING_RESTS: u32 = 2;

impl House {
    /// Groups the new reports until `stop` says so: when the journal has grown, and once a second. It rests half as long
    /// as it worked, so that those who file do not wait for it.
    pub async fn group(&self, mut stop: watch::Receiver<bool>) {
        let owner = bytes::<16>(self.node.chance());
        let mut memory = GroupingMemory::default();
        let mut changes = self.node.changes();
        while let Some(turn) = self.turn(&mut stop).await {
            let began = std::time::Instant::now();
            let pause = match group_reports(&self.node, owner, &mut memory).await {
                Ok(done) if done.worked => began.elapsed() / GROUPING_RESTS,
                Ok(_) => LOOK_EVERY,
                Err(fault) => {
                    tracing::debug!(%fault, "reports were not grouped");
                    AFTER_FAILURE
                }
            };
            drop(turn);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                Ok(_) = changes.recv(), if pause == LOOK_EVERY => {}
                _ = stop.changed() => {}
            }
        }
    }
}
