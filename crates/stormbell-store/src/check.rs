//! Looking at the whole store for what must never be: a journal that does not verify, a receipt that points nowhere,
//! an open alarm without a next step. For the doctor, and after a restore.

use crate::columns::{self, params};
use crate::copy::Progress;
use crate::{Error, Result, Tx};
use stormbell_seal::{Frontier, Hash, leaf_hash};

/// Entries that are read at once.
const PAGE_ROWS: i64 = 1_000;

/// A journal that verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Entries.
    pub size: u64,
    /// The root.
    pub root: Hash,
}

/// Reads every entry and grows the tree anew: no hole, every leaf the hash of its record, every tile hash in its
/// place, and the head what they lead to. Time grows with the journal.
pub fn journal(tx: &mut Tx<'_>, progress: &mut dyn FnMut(Progress<'_>)) -> Result<Tree> {
    let (size, root) = crate::journal::head(tx)?;
    let mut tree = Frontier::new();
    let mut tiles = 0;
    loop {
        let leaves = leaves(tx, tree.size())?;
        if leaves.is_empty() {
            break;
        }
        let appended = tree
            .append(&leaves)
            .map_err(|_| columns::wrong("the journal's tree"))?;
        for tile in &appended.tile_hashes {
            tile_is(tx, tile.tile_level, tile.index, &tile.hash)?;
        }
        tiles += appended.tile_hashes.len() as i64;
        progress(Progress {
            part: "journal tree",
            done: tree.size(),
            of: size,
        });
    }
    let kept = counted(tx, "SELECT COUNT(*) FROM journal_tiles", &[])?;
    if (tree.size(), tree.root()) != (size, root) || kept != tiles {
        return Err(Error::Corrupt(format!(
            "the journal's entries lead to another root than its head of {size} entries says"
        )));
    }
    Ok(Tree { size, root })
}

fn leaves(tx: &mut Tx<'_>, from: u64) -> Result<Vec<Hash>> {
    let mut next = from as i64;
    tx.query(
        "SELECT position, record, leaf FROM journal WHERE position >= ?1 ORDER BY position LIMIT ?2",
        params![next, PAGE_ROWS],
        |row| {
            let position = row.int(0)?;
            if position != next {
                return Err(Error::Corrupt(format!("the journal has no entry {next}")));
            }
            next += 1;
            let leaf = row.array::<32>(2)?;
            if leaf_hash(&row.blob(1)?) != leaf {
                return Err(Error::Corrupt(format!(
                    "the journal's entry {position} was changed"
                )));
            }
            Ok(leaf)
        },
    )
}

fn tile_is(tx: &mut Tx<'_>, level: u8, place: u64, hash: &Hash) -> Result<()> {
    let kept = tx.query_one(
        "SELECT hash FROM journal_tiles WHERE level = ?1 AND place = ?2",
        params![i64::from(level), place as i64],
        |row| row.array::<32>(0),
    )?;
    if kept.as_ref() == Some(hash) {
        return Ok(());
    }
    Err(Error::Corrupt(format!(
        "the journal's tile hash {place} of level {level} is wrong"
    )))
}

/// Reports whose journal entry is missing or about something else: receipts that point nowhere.
pub fn reports_without_entry(tx: &mut Tx<'_>) -> Result<i64> {
    counted(
        tx,
        "SELECT COUNT(*) FROM reports AS r LEFT JOIN journal AS j ON j.position = r.journal_index
         WHERE j.position IS NULL OR j.subject <> r.id",
        &[],
    )
}

/// Open alarms: how many, how many of them without a next step, and how many whose step was due before `overdue`
/// (microseconds since 1970).
pub fn alarms(tx: &mut Tx<'_>, overdue: i64) -> Result<(i64, i64, i64)> {
    let open = "SELECT COUNT(*) FROM alarms WHERE state <> 'closed'";
    Ok((
        counted(tx, open, &[])?,
        counted(tx, &format!("{open} AND next_at IS NULL"), &[])?,
        counted(tx, &format!("{open} AND next_at < ?1"), params![overdue])?,
    ))
}

/// Work that was due before `overdue` and that nobody has leased.
pub fn jobs_overdue(tx: &mut Tx<'_>, overdue: i64) -> Result<i64> {
    counted(
        tx,
        "SELECT COUNT(*) FROM jobs WHERE run_at < ?1 AND (leased_until IS NULL OR leased_until < ?1)",
        params![overdue],
    )
}

fn counted(tx: &mut Tx<'_>, sql: &str, values: &[crate::Value]) -> Result<i64> {
    Ok(tx
        .query_one(sql, values, |row| row.int(0))?
        .unwrap_or_default())
}

/// The settings of the database server that a node's promises rest on; nothing on SQLite, where the node sets them.
pub fn server_settings(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
    if tx.engine() == crate::Engine::Sqlite {
        return Ok(Vec::new());
    }
    tx.query(
        // What the server does for others: this session has set its own already.
        "SELECT name, CASE name WHEN 'synchronous_commit' THEN reset_val ELSE setting END FROM pg_settings
         WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num') ORDER BY name",
        &[],
        |row| Ok((row.text(0)?, row.text(1)?)),
    )
}

/// What SQLite says after it has read its file page by page: `ok`, or what is damaged.
pub fn sqlite_file(tx: &mut Tx<'_>) -> Result<String> {
    let lines = tx.query("PRAGMA quick_check(5)", &[], |row| row.text(0))?;
    Ok(lines.join("; "))
}

/// How many other processes have this node's database open; none on SQLite, where one serves. A process is known by the
/// name it gives itself (`stormbell VERSION PROCESS`) together with the address that the server sees.
pub fn other_programs(tx: &mut Tx<'_>) -> Result<i64> {
    if tx.engine() == crate::Engine::Sqlite {
        return Ok(0);
    }
    counted(
        tx,
        "SELECT COUNT(*) FROM (SELECT DISTINCT application_name, client_addr FROM pg_stat_activity
           WHERE datname = current_database() AND application_name LIKE '%stormbell %'
           AND (application_name, COALESCE(client_addr, '::'))
             <> (current_setting('application_name'), COALESCE(inet_client_addr(), '::'))) AS others",
        &[],
    )
}
