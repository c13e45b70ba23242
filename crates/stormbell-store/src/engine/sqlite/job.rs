//! An act on its way to the writing thread: its closure, its outcome, and the way back to the caller.

use tokio::sync::oneshot;

use crate::engine::attempt::{ATTEMPTS_MAX, Attempt, attempt};
use crate::engine::context::Context;
use crate::engine::error::{Error, Result};
use crate::engine::tx::Tx;

/// One act that waits for its turn and its answer.
pub(crate) trait Act: Send {
    /// Runs the closure once inside an open savepoint.
    fn run(&mut self, context: &Context, tx: &mut Tx<'_>) -> Step;
    /// Answers the caller. `shared` is the failure that the whole commit met, if any.
    fn settle(self: Box<Self>, shared: Option<&Error>);
}

/// What is to happen to an act that has run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Keep,
    Undo,
    Again,
}

/// An act with its closure and the place for its answer.
pub(crate) struct Job<T, F> {
    name: &'static str,
    act: F,
    attempts: u32,
    /// What the last run said; `None` before the first.
    outcome: Option<Result<T>>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T, F> Job<T, F>
where
    T: Send + 'static,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
{
    pub fn boxed(name: &'static str, act: F, answer: oneshot::Sender<Result<T>>) -> Box<dyn Act> {
        Box::new(Job {
            name,
            act,
            attempts: 0,
            outcome: None,
            answer,
        })
    }
}

impl<T, F> Act for Job<T, F>
where
    T: Send,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send,
{
    fn run(&mut self, context: &Context, tx: &mut Tx<'_>) -> Step {
        self.attempts += 1;
        match attempt(self.name, context, tx, &mut self.act) {
            Attempt::Done(value) => {
                self.outcome = Some(Ok(value));
                Step::Keep
            }
            Attempt::Failed(error) => {
                self.outcome = Some(Err(error));
                Step::Undo
            }
            Attempt::Again(error) => {
                self.outcome = Some(Err(error));
                if self.attempts < ATTEMPTS_MAX {
                    Step::Again
                } else {
                    Step::Undo
                }
            }
        }
    }

    fn settle(self: Box<Self>, shared: Option<&Error>) {
        let fate = |error: &Error| error.for_neighbour().unwrap_or(Error::Unavailable);
        let answer = match (self.outcome, shared) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(shared)) => Err(fate(shared)),
            (Some(Ok(value)), None) => Ok(value),
            (None, None) => Err(Error::Unavailable),
        };
        // A caller that was cancelled does not wait any more; what was kept is kept.
        let _ = self.answer.send(answer);
    }
}
