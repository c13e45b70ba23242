//! Who tells the new host that it is the owner. The last word may be lost on the way, or with the process that says it:
//! it is said until it is heard, and a host that serves already says yes again.

use super::Gone;
use super::channel::{Line, Refused};
use super::forward::ticket;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::{sync::watch, task::AbortHandle};

/// How long between two tries.
const TELL_EVERY: Duration = Duration::from_secs(1);

/// Tells, until it is heard or stopped. Clones are the same teller.
#[derive(Clone, Default)]
pub struct Teller {
    task: Arc<Mutex<Option<AbortHandle>>>,
    state: Arc<watch::Sender<State>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    Heard,
    #[default]
    Silent,
    Telling,
}

impl Teller {
    /// Begins to tell.
    pub fn begin(&self, gone: &Gone) {
        self.state.send_replace(State::Telling);
        let (gone, state) = (gone.clone(), self.state.clone());
        let task = tokio::spawn(async move {
            tell_until_heard(gone).await;
            state.send_replace(State::Heard);
        });
        *self.task() = Some(task.abort_handle());
    }

    /// Waits until it was heard; false when it is told no more.
    pub async fn heard(&self) -> bool {
        let mut state = self.state.subscribe();
        let ended = state.wait_for(|state| *state != State::Telling).await;
        ended.is_ok_and(|state| *state == State::Heard)
    }

    /// Tells no more.
    pub fn stop(&self) {
        if let Some(task) = self.task().take() {
            task.abort();
        }
        self.state.send_replace(State::Silent);
    }

    fn task(&self) -> std::sync::MutexGuard<'_, Option<AbortHandle>> {
        // Nothing panics while it is held.
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn tell_until_heard(gone: Gone) {
    while let Err(error) = tell(&gone).await {
        tracing::warn!("the new host was not told yet that it is the owner: {error:#}");
        tokio::time::sleep(TELL_EVERY).await;
    }
}

async fn tell(gone: &Gone) -> anyhow::Result<()> {
    let line = Line::to(&gone.to, &ticket(gone)?)?;
    line.say("yours", Vec::new()).await?;
    Ok(())
}

/// Asks the new host to forget what it got and did not take over. An error where it serves; false where it cannot be
/// asked.
pub async fn take_back(gone: &Gone) -> anyhow::Result<bool> {
    let line = Line::to(&gone.to, &ticket(gone)?)?;
    match line.say("give-back", Vec::new()).await {
        Ok(_) => Ok(true),
        Err(refused) if refused.is::<Refused>() => Err(refused),
        Err(_) => Ok(false),
    }
}
