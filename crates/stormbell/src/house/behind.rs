//! The workers that follow the journal behind those who file: search, grouping, service levels.

use super::{AFTER_FAILURE, BETWEEN_FULL_ROUNDS, BETWEEN_ROUNDS, House, LOOK_EVERY};
use std::time::Duration;
use stormbell_model::outside::bytes;
use stormbell_service::{GroupingMemory, SearchMemory, count_levels, group_reports, teach_search};
use tokio::sync::watch;

/// How many times as long as it worked the teacher of search rests.
const TEACHING_RESTS: u32 = 3;
/// How long the counter of the service levels waits once it has counted everything: nobody reads them by the second.
const COUNT_EVERY: Duration = Duration::from_secs(20);
/// Which part of the time that it worked the one who groups rests.
const GROUPING_RESTS: u32 = 2;

impl House {
    /// Teaches search the new reports until `stop` says so. It rests three times as long as it worked, so that those who
    /// file and those who are called do not wait for it.
    pub async fn teach(&self, mut stop: watch::Receiver<bool>) {
        let owner = bytes::<16>(self.node.chance());
        let mut memory = SearchMemory::default();
        while !*stop.borrow() {
            let began = std::time::Instant::now();
            let pause = match teach_search(&self.node, owner, &mut memory).await {
                Ok(true) => (began.elapsed() * TEACHING_RESTS).max(BETWEEN_ROUNDS),
                Ok(false) => LOOK_EVERY,
                Err(fault) => {
                    tracing::debug!(%fault, "search learned nothing");
                    AFTER_FAILURE
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    }

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

    /// Counts the service levels until `stop` says so. It rests as the teacher of search does.
    pub async fn count(&self, mut stop: watch::Receiver<bool>) {
        while let Some(turn) = self.turn(&mut stop).await {
            let began = std::time::Instant::now();
            let pause = match count_levels(&self.node).await {
                Ok(true) => (began.elapsed() * TEACHING_RESTS).max(BETWEEN_FULL_ROUNDS),
                Ok(false) => COUNT_EVERY,
                Err(fault) => {
                    tracing::debug!(%fault, "nothing was counted");
                    AFTER_FAILURE
                }
            };
            drop(turn);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    }
}
