//! The worker that reads calendars of absences. Beside the rounds and not in them: an address that answers slowly must not
//! hold an alarm up.

use std::time::Duration;
use stormbell_reach::CalendarFetcher;
use stormbell_service::{Node, read_due_feeds};
use tokio::sync::watch;

/// How often it looks whether one is due.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long it rests after a look that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// Reads what is due until `stop` says so. From a demonstration nothing goes out.
pub async fn read(node: Node, fetcher: CalendarFetcher, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() && !node.config().demo {
        let pause = match read_due_feeds(&node, &fetcher).await {
            Ok(_) => LOOK_EVERY,
            Err(fault) => {
                tracing::debug!(%fault, "no calendar was read");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}
