//! The journal as the world may read it: hashes, signed roots, proofs. And as auditors read it.

use crate::{Ctx, Fault, Node};
use stormbell_model::{Moment, access::Act};
use stormbell_seal::{FilingProof, Hash, Tile, commitment, tiles::tile_bytes};
use stormbell_store::{Tx, journal, reports};

/// What a reporter keeps to prove the filing, years later and without this node.
#[derive(Clone, Debug)]
pub struct ProofOfFiling {
    /// Record, inclusion path and signed root.
    pub filing: FilingProof,
    /// Salt of the commitment to the words.
    pub salt: [u8; 32],
    /// The commitment itself, as the record holds it.
    pub content: Hash,
}

/// A row of the journal as auditors read it.
#[derive(Clone, Debug)]
pub struct JournalRow {
    /// Its position.
    pub index: u64,
    /// When.
    pub at: Moment,
    /// What was done.
    pub act: String,
    /// Who did it, by id.
    pub who: String,
    /// To what, by id.
    pub subject: String,
}

/// The signed root of the journal as it is now.
pub async fn checkpoint(node: &Node) -> Result<String, Fault> {
    let (size, root) = node
        .store()
        .read("read the journal's head", journal::head)
        .await?;
    node.sign_head(size, root)
}

/// A tile of the journal by its path behind `tile/`; `None` when the tree has no such tile.
pub async fn tile(node: &Node, path: &str) -> Result<Option<Vec<u8>>, Fault> {
    let Ok(tile) = format!("tile/{path}").parse::<Tile>() else {
        return Ok(None);
    };
    let hashes = node
        .store()
        .read("read a tile", move |tx| journal::tile(tx, tile))
        .await?;
    Ok(hashes.map(|h| tile_bytes(&h)))
}

/// The proof that the journal of `new` entries continues that of `old`.
pub async fn consistency(node: &Node, old: u64, new: u64) -> Result<Vec<Hash>, Fault> {
    node.store()
        .read_or("prove consistency", move |tx| {
            let (size, _) = journal::head(tx)?;
            if old > new || new > size {
                return Err(Fault::NotFound);
            }
            Ok(journal::consistency(tx, old, new)?)
        })
        .await
}

/// A page of the journal, the newest first, below `after`.
pub async fn journal_page(ctx: &Ctx, after: Option<u64>) -> Result<Vec<JournalRow>, Fault> {
    ctx.officer(Act::ReadJournal)?;
    let limit = stormbell_model::limits::PAGE_MAX_ROWS;
    let rows = ctx
        .node
        .store()
        .read("read the journal", move |tx| {
            journal::page(tx, after, limit)
        })
        .await?;
    let row = |r: journal::Row| JournalRow {
        index: r.index,
        at: r.at,
        act: r.act,
        who: r.actor,
        subject: r.subject.to_string(),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Proves the filing of a report against the journal as it is in this transaction.
pub(crate) fn prove_filing(
    tx: &mut Tx<'_>,
    node: &Node,
    held: &reports::Held,
) -> Result<ProofOfFiling, Fault> {
    let index = held.report.journal_index;
    let (size, root) = journal::head(tx)?;
    let (record, path) = journal::proof(tx, index, size)?;
    let checkpoint = node.sign_head(size, root)?;
    let verifier = node.verifier_text();
    Ok(ProofOfFiling {
        filing: FilingProof {
            record,
            index,
            path,
            checkpoint,
            verifier,
        },
        salt: held.salt,
        content: commitment(&held.salt, &held.report.narrative),
    })
}
