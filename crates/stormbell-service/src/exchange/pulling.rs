//! Several processes of one node over one database: one of them pulls from the neighbours, under a lease that it renews. When it dies, the
//! next one takes over once the lease has ended.

use crate::{Fault, Node};
use stormbell_model::{JobId, Span};
use stormbell_store::{
    Engine, Error, Tx,
    leases::{self, NewJob},
};

/// The lane of the one job that never ends: to pull.
const PULLING: &str = "pulling";
/// How long a process that died keeps the others from pulling.
const LEASE: Span = Span::seconds(15);

/// The right to pull, as the process that has it remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pulling {
    /// One process at a time has a database file: nobody else could.
    Alone,
    /// Under this lease.
    Leased([u8; 16]),
}

/// Takes the right to pull, or renews the one that is `held`; none when another process has it. Asked every few seconds.
pub async fn hold_pulling(
    node: &Node,
    owner: [u8; 16],
    held: Option<Pulling>,
) -> Result<Option<Pulling>, Fault> {
    if held == Some(Pulling::Alone) {
        return Ok(held);
    }
    let now = node.now();
    let job = NewJob {
        id: *JobId::new(now, node.chance()).as_bytes(),
        lane: PULLING.into(),
        subject: Vec::new(),
        run_at: now.0,
        once_key: Some(PULLING.into()),
        payload: Vec::new(),
    };
    let hold = move |tx: &mut Tx<'_>| {
        if tx.engine() == Engine::Sqlite {
            return Ok(Some(Pulling::Alone));
        }
        if let Some(Pulling::Leased(id)) = held {
            match leases::again(tx, &id, &owner, now.0) {
                // It ended meanwhile; perhaps another one has it now.
                Ok(()) | Err(Error::Gone) => {}
                Err(error) => return Err(error),
            }
        }
        leases::put(tx, &job)?;
        let taken = leases::take(tx, PULLING, &owner, now.0, LEASE.0, 1)?;
        Ok(taken.first().map(|job| Pulling::Leased(job.id)))
    };
    Ok(node.store().write_aside("hold the pulling", hold).await?)
}
