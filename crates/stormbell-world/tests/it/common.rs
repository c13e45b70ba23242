//! What many stories need: short ways to say things, and the questions that every house must answer well at any moment.

use std::collections::HashMap;
use stormbell_model::{
    Lang,
    happening::Happening,
    officer::Actor,
    report::{Contact, Door, NewContact, NewReport, Ongoing},
};
use stormbell_seal::{
    Checkpoint, Frontier, Hash, Tile, TileTree, leaf_hash,
    tiles::{tile_hashes, tiles_of},
};
use stormbell_service::{Ctx, Fault, Filed, Problem, checkpoint, file_report, tile};
use stormbell_world::World;

/// A quiet report.
pub fn said(words: &str) -> NewReport {
    NewReport::said(words, Lang::En, Door::Page)
}

/// «Now, and it hurts.»
pub fn urgent(words: &str) -> NewReport {
    NewReport {
        happening: Happening::Ransom,
        ongoing: Ongoing::NowAndHurts,
        ..said(words)
    }
}

/// A contact whose parts are easy to find again.
pub fn contact() -> Contact {
    Contact {
        name: String::from("Rosalind Svartvik"),
        email: String::from("rosalind@svartvik.example"),
        phone: String::from("+46 70 174 06 05"),
        other: String::from("after-sunset"),
    }
}

/// A quiet report with a contact in clear.
pub fn signed(words: &str) -> NewReport {
    NewReport {
        contact: NewContact::Clear(contact()),
        ..said(words)
    }
}

/// Files at the front door.
pub async fn file(world: &World, new: NewReport) -> Filed {
    let visitor = world.ctx(Actor::Visitor);
    file_report(&visitor, new, None).await.expect("kept")
}

/// The one who filed, come back.
pub fn reporter(world: &World, filed: &Filed) -> Ctx {
    world.ctx(Actor::Reporter(filed.report))
}

/// The signed head of the journal as anybody gets it.
pub async fn head(world: &World) -> Checkpoint {
    let note = checkpoint(&world.node).await.expect("a checkpoint");
    Checkpoint::open(&note, &world.node.verifier()).expect("signed by the node")
}

/// How many entries the journal has.
pub async fn journal_size(world: &World) -> u64 {
    head(world).await.size
}

/// Every tile of the tree of `size`, as the node serves them.
pub async fn served_tiles(world: &World, size: u64) -> HashMap<Tile, Vec<Hash>> {
    let mut out = HashMap::new();
    for part in tiles_of(size) {
        let path = part.to_string();
        let path = path.strip_prefix("tile/").expect("a tile's path");
        let bytes = tile(&world.node, path).await.unwrap().expect("served");
        out.insert(part, tile_hashes(part, &bytes).unwrap());
    }
    out
}

/// A tree that knows only what was served.
pub fn tree(
    size: u64,
    tiles: &HashMap<Tile, Vec<Hash>>,
) -> TileTree<impl FnMut(Tile) -> Result<Vec<Hash>, stormbell_seal::SealError>> {
    TileTree::new(size, |tile| Ok(tiles[&tile].clone()))
}

/// The journal is dense, every leaf is the hash of its record, and the signed root is that of all leaves.
pub async fn assert_journal_verifies(world: &World) {
    let rows = world
        .store()
        .read("read all entries", |tx| {
            tx.query(
                "SELECT position, record, leaf FROM journal ORDER BY position",
                &[],
                |r| Ok((r.int(0)?, r.blob(1)?, r.array::<32>(2)?)),
            )
        })
        .await
        .unwrap();
    let mut leaves = Vec::new();
    for (n, (position, record, leaf)) in rows.into_iter().enumerate() {
        assert_eq!(position, n as i64, "a hole in the journal");
        assert_eq!(leaf_hash(&record), leaf, "entry {n} was changed");
        leaves.push(leaf);
    }
    let mut frontier = Frontier::new();
    frontier.append(&leaves).unwrap();
    let head = head(world).await;
    assert_eq!((head.size, head.root), (frontier.size(), frontier.root()));
}

/// Every alarm that is not closed has its next step on disk, and none is overdue once the workers had their turn.
pub async fn assert_somebody_is_always_called(world: &World) {
    let now = world.node.now();
    let (lost, late, closed) = world
        .store()
        .read("look at the alarms", move |tx| {
            let mut count = |sql: &str| tx.query_one(sql, &[], |r| r.int(0)).map(Option::unwrap);
            Ok((
                count("SELECT COUNT(*) FROM alarms WHERE state <> 'closed' AND next_at IS NULL")?,
                count(&format!(
                    "SELECT COUNT(*) FROM alarms WHERE next_at <= {}",
                    now.0
                ))?,
                count(
                    "SELECT COUNT(*) FROM alarms JOIN reports ON reports.id = alarms.report \
                     WHERE alarms.state <> 'closed' AND reports.state = 'closed'",
                )?,
            ))
        })
        .await
        .unwrap();
    assert_eq!((lost, late), (0, 0), "an open alarm without a next step");
    assert_eq!(closed, 0, "an alarm that nobody can end");
}

/// How many rows a table has.
pub async fn rows(world: &World, table: &'static str) -> i64 {
    let count = world.store().read("count rows", move |tx| {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        tx.query_one(&sql, &[], |r| r.int(0))
    });
    count.await.unwrap().unwrap()
}

/// What is wrong with the fields, when that is why an act was refused.
pub fn complaints<T>(result: Result<T, Fault>) -> Vec<(String, Problem)> {
    match result {
        Err(Fault::Invalid(all)) => all.into_iter().map(|c| (c.field, c.problem)).collect(),
        Err(other) => panic!("refused for another reason: {other}"),
        Ok(_) => Vec::new(),
    }
}
