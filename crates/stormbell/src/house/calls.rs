//! What goes out to people, and what comes back: a worker for each carrier, and the ear for answers by mail.

use super::{AFTER_FAILURE, BETWEEN_ROUNDS, House, LOOK_EVERY};
use std::time::Duration;
use stormbell_model::notice::Channel;
use stormbell_service::{carry_waiting, next_notification};
use tokio::sync::watch;

impl House {
    /// A worker for each channel hands over what waits for its carrier until `stop` says so: right after a round that found
    /// something, and once a second. A carrier that hangs holds up neither the others nor the alarms.
    pub async fn carry(&self, channel: Channel, mut stop: watch::Receiver<bool>) {
        let mut found = self.found.subscribe();
        loop {
            let Some(turn) = self.turn(&mut stop).await else {
                return;
            };
            let done = carry_waiting(&self.node, &self.carriers, channel).await;
            let is_idle = matches!(done, Ok(0));
            let pause = match done {
                Ok(0) => self.until_next_notification().await,
                Ok(_) => BETWEEN_ROUNDS,
                // It is in the log and in the list of troubles already.
                Err(_) => AFTER_FAILURE,
            };
            drop(turn);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = found.changed(), if is_idle => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Until the throttle lets something pass, or a carrier must have answered.
    async fn until_next_notification(&self) -> Duration {
        let next = next_notification(&self.node).await.ok().flatten();
        let wait = next.map_or(i64::MAX, |at| at.since(self.node.now()).0.max(0));
        Duration::from_micros(wait.unsigned_abs()).min(LOOK_EVERY)
    }

    /// Hears the answers that the mail server hands over, until `stop` says so.
    pub async fn hear_mail(
        &self,
        listener: tokio::net::TcpListener,
        mut stop: watch::Receiver<bool>,
    ) {
        let hear = stormbell_reach::hear_mail(self.node.clone(), self.rounds.clone(), listener);
        tokio::select! {
            () = hear => {}
            _ = stop.wait_for(|stopped| *stopped) => {}
        }
    }

    /// The channels for which there is a carrier.
    pub fn channels(&self) -> Vec<Channel> {
        self.carriers.channels()
    }
}
