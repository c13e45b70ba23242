//! What goes out to people, and what comes back: a worker for each carrier, and the ear for answers by mail.

use super::{AFTER_FAILURE, BETWEEN_ROUNDS, House, LOOK_EVERY};
use stormbell_model::notice::Channel;
use stormbell_service::carry_waiting;
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
            let pause = match carry_waiting(&self.node, &self.carriers, channel).await {
                Ok(0) => LOOK_EVERY,
                Ok(_) => BETWEEN_ROUNDS,
                Err(fault) => {
                    tracing::debug!(%fault, channel = channel.code(), "a channel carried nothing");
                    AFTER_FAILURE
                }
            };
            drop(turn);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = found.changed(), if pause > BETWEEN_ROUNDS => {}
                _ = stop.changed() => {}
            }
        }
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
