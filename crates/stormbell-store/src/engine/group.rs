//! Group commit for a hot act: what arrives while the disk is busy shares the next commit.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::error::{Error, Result};
use super::store::Store;
use super::tx::Tx;

/// Items that share one transaction at most.
/// Told: nobody. Rest: the next commit takes the others.
pub const GROUP_MAX: usize = 512;
/// Items that may wait for the next transaction; more wait at the caller.
/// Told: nobody. Rest: the caller waits its turn.
const GROUP_QUEUED_MAX: usize = 4 * GROUP_MAX;

/// One item and the way back to its caller.
struct Waiting<I, O> {
    item: I,
    answer: oneshot::Sender<Result<O>>,
}

/// The way into a group; clones lead into the same one. It ends when the last clone is dropped.
pub struct Group<I, O> {
    queue: mpsc::Sender<Waiting<I, O>>,
}

impl<I, O> Clone for Group<I, O> {
    fn clone(&self) -> Self {
        Group {
            queue: self.queue.clone(),
        }
    }
}

impl<I, O> Group<I, O> {
    /// Hands in one item; the answer comes when it is on disk.
    ///
    /// A caller that is cancelled while waiting does not take the item back.
    pub async fn submit(&self, item: I) -> Result<O> {
        let (answer, wait) = oneshot::channel();
        let sent = self.queue.send(Waiting { item, answer }).await;
        sent.map_err(|_| Error::Unavailable)?;
        // A group that ends without an answer may have committed before.
        wait.await.unwrap_or(Err(Error::Unsure))
    }
}

impl Store {
    /// Starts a group for a hot act. Call it inside the asynchronous runtime.
    ///
    /// `run` gets the items that wait, in the order of their arrival, and gives one answer for each,
    /// in the same order. If it fails because of one item's content, the group is halved and run
    /// again until the bad items stand alone, so `run` may see an item several times.
    pub fn group<I, O>(
        &self,
        name: &'static str,
        run: impl Fn(&mut Tx<'_>, &[I]) -> Result<Vec<O>> + Send + Sync + 'static,
    ) -> Group<I, O>
    where
        I: Send + Sync + 'static,
        O: Send + 'static,
    {
        let (queue, mut waiting) = mpsc::channel(GROUP_QUEUED_MAX);
        let runner = Arc::new(Runner {
            store: self.clone(),
            name,
            run,
        });
        tokio::spawn(async move {
            let mut batch = Vec::new();
            while let Some(first) = waiting.recv().await {
                batch.push(first);
                // Requests that are being read just now join: a commit costs nearly the same for one as for many.
                // When nothing else runs, this takes no time.
                tokio::task::yield_now().await;
                while batch.len() < GROUP_MAX
                    && let Ok(next) = waiting.try_recv()
                {
                    batch.push(next);
                }
                runner.serve(std::mem::take(&mut batch)).await;
            }
        });
        Group { queue }
    }
}

struct Runner<F> {
    store: Store,
    name: &'static str,
    run: F,
}

impl<F> Runner<F> {
    /// Runs a batch, in halves where it fails, until every caller has an answer.
    async fn serve<I, O>(self: &Arc<Self>, batch: Vec<Waiting<I, O>>)
    where
        F: Fn(&mut Tx<'_>, &[I]) -> Result<Vec<O>> + Send + Sync + 'static,
        I: Send + Sync + 'static,
        O: Send + 'static,
    {
        let (items, answers) = batch.into_iter().map(|one| (one.item, one.answer)).unzip();
        // What is left to do, the first at the end. Each failure adds two halves, each at least one
        // item shorter, so it ends.
        let items: Arc<Vec<I>> = Arc::new(items);
        let mut answers: Vec<Option<oneshot::Sender<Result<O>>>> = wrap(answers);
        let mut left = vec![(0, items.len())];
        while let Some((start, end)) = left.pop() {
            match self.run_part(&items, start, end).await {
                Ok(outputs) => {
                    for (answer, output) in answers[start..end].iter_mut().zip(outputs) {
                        reply(answer, Ok(output));
                    }
                }
                Err(error) if end - start > 1 && is_about_content(&error) => {
                    let middle = start + (end - start) / 2;
                    left.extend([(middle, end), (start, middle)]);
                }
                Err(error) => reply_failure(&mut answers[start..end], error),
            }
        }
    }

    async fn run_part<I, O>(
        self: &Arc<Self>,
        items: &Arc<Vec<I>>,
        start: usize,
        end: usize,
    ) -> Result<Vec<O>>
    where
        F: Fn(&mut Tx<'_>, &[I]) -> Result<Vec<O>> + Send + Sync + 'static,
        I: Send + Sync + 'static,
        O: Send + 'static,
    {
        let (this, items) = (self.clone(), items.clone());
        let act = move |tx: &mut Tx<'_>| {
            let outputs = (this.run)(tx, &items[start..end])?;
            if outputs.len() == end - start {
                Ok(outputs)
            } else {
                Err(Error::Misuse(
                    "a group act that does not answer each item".into(),
                ))
            }
        };
        self.store.write_here(self.name, act).await
    }
}

/// Whether other items of the same batch may fare better. An unknown commit is never repeated: it
/// might store everything twice.
fn is_about_content(error: &Error) -> bool {
    error.for_neighbour().is_none()
}

fn wrap<T>(values: Vec<T>) -> Vec<Option<T>> {
    values.into_iter().map(Some).collect()
}

fn reply<O>(answer: &mut Option<oneshot::Sender<Result<O>>>, result: Result<O>) {
    if let Some(answer) = answer.take() {
        // A caller that was cancelled does not wait any more; what was kept is kept.
        let _ = answer.send(result);
    }
}

/// Tells all of `answers` the same; the last one gets the error itself.
fn reply_failure<O>(answers: &mut [Option<oneshot::Sender<Result<O>>>], error: Error) {
    if let Some((last, others)) = answers.split_last_mut() {
        for answer in others {
            reply(
                answer,
                Err(error.for_neighbour().unwrap_or(Error::Unavailable)),
            );
        }
        reply(last, Err(error));
    }
}
