//! Overrides and swaps.

use super::{Made, made, people_bytes, people_of, stretch};
use crate::columns::{self, params, wrong};
use crate::{Result, Row, Tx};
use stormbell_model::{
    LayerId, Moment, OfficerId, OverrideId, RotaId, SwapId,
    rota::{CHANGES_MAX, Change, Layer, Override, Stretch, Swap},
};

/// An override, with where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOverride {
    /// The override.
    pub what: Override,
    /// Its rota.
    pub rota: RotaId,
    /// Who made it.
    pub made: Made,
}

/// A swap. One that is only offered counts once it was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSwap {
    /// The swap.
    pub what: Swap,
    /// Since when it counts.
    pub accepted_at: Option<Moment>,
    /// Who made it.
    pub made: Made,
}

const OVERRIDE: &str = "id, starts_at, until, change, who, rota, made_at, made_by, undone_at";
const SWAP: &str = "id, layer, number, gives, takes, accepted_at, made_at, made_by, undone_at";

/// Keeps a new override.
pub fn add_override(tx: &mut Tx<'_>, o: &KeptOverride) -> Result<()> {
    let (code, people) = flat(&o.what.change);
    tx.execute(
        &format!(
            "INSERT INTO rota_overrides ({OVERRIDE}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ),
        params![
            o.what.id,
            o.what.stretch.from(),
            o.what.stretch.until(),
            code,
            people_bytes(&people),
            o.rota,
            o.made.at,
            o.made.by,
            o.made.undone_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

/// Takes an override back. Gone when it was already.
pub fn undo_override(tx: &mut Tx<'_>, id: OverrideId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE rota_overrides SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL",
        params![id, now],
    )
}

/// One override, undone or not.
pub fn override_by_id(tx: &mut Tx<'_>, id: OverrideId) -> Result<Option<KeptOverride>> {
    tx.query_one(
        &format!("SELECT {OVERRIDE} FROM rota_overrides WHERE id = ?1"),
        params![id],
        read_override,
    )
}

/// The overrides of a rota that have something in common with `window`, undone ones too, in the order of making.
pub fn overrides(tx: &mut Tx<'_>, rota: RotaId, window: Stretch) -> Result<Vec<KeptOverride>> {
    let mut found = tx.query(
        &format!(
            "SELECT {OVERRIDE} FROM rota_overrides \
             WHERE rota = ?1 AND until > ?2 AND starts_at < ?3"
        ),
        params![rota, window.from(), window.until()],
        read_override,
    )?;
    found.sort_by_key(|o| (o.made.at, o.what.id));
    // More are not written; should there be more, the latest count.
    let spare = found.len().saturating_sub(CHANGES_MAX);
    Ok(found.split_off(spare))
}

pub(super) fn overrides_within(
    tx: &mut Tx<'_>,
    rota: RotaId,
    window: Stretch,
) -> Result<Vec<Override>> {
    let counts = overrides(tx, rota, window)?.into_iter();
    Ok(counts
        .filter(|o| o.made.undone_at.is_none())
        .map(|o| o.what)
        .collect())
}

fn flat(change: &Change) -> (&'static str, Vec<OfficerId>) {
    match change {
        Change::Add(person) => ("add", vec![*person]),
        Change::Remove(person) => ("remove", vec![*person]),
        Change::Replace { who, by } => ("replace", vec![*who, *by]),
        Change::Only(people) => ("only", people.clone()),
    }
}

fn read_override(r: &Row<'_>) -> Result<KeptOverride> {
    let people = people_of(&r.blob(4)?)?;
    let change = match (r.text(3)?.as_str(), people.as_slice()) {
        ("add", [person]) => Change::Add(*person),
        ("remove", [person]) => Change::Remove(*person),
        ("replace", [who, by]) => Change::Replace { who: *who, by: *by },
        ("only", _) => Change::Only(people),
        _ => return Err(wrong("an override")),
    };
    Ok(KeptOverride {
        what: Override {
            id: columns::id(r, 0)?,
            stretch: stretch(r, 1)?,
            change,
        },
        rota: columns::id(r, 5)?,
        made: made(r, 6)?,
    })
}

/// Keeps a new swap.
pub fn add_swap(tx: &mut Tx<'_>, s: &KeptSwap) -> Result<()> {
    tx.execute(
        &format!("INSERT INTO rota_swaps ({SWAP}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
        params![
            s.what.id,
            s.what.layer,
            i64::from(s.what.number),
            s.what.from,
            s.what.to,
            s.accepted_at.map(|m| m.0),
            s.made.at,
            s.made.by,
            s.made.undone_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

/// Lets an offered swap count. Gone when it was accepted or taken back already.
pub fn accept_swap(tx: &mut Tx<'_>, id: SwapId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE rota_swaps SET accepted_at = ?2 \
         WHERE id = ?1 AND accepted_at IS NULL AND undone_at IS NULL",
        params![id, now],
    )
}

/// Takes a swap back. Gone when it was already.
pub fn undo_swap(tx: &mut Tx<'_>, id: SwapId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE rota_swaps SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL",
        params![id, now],
    )
}

/// One swap, undone or not.
pub fn swap_by_id(tx: &mut Tx<'_>, id: SwapId) -> Result<Option<KeptSwap>> {
    tx.query_one(
        &format!("SELECT {SWAP} FROM rota_swaps WHERE id = ?1"),
        params![id],
        read_swap,
    )
}

/// The swaps of a layer's shifts from one number to another, offered and undone ones too, in the order of counting.
pub fn swaps(tx: &mut Tx<'_>, layer: LayerId, (first, last): (u32, u32)) -> Result<Vec<KeptSwap>> {
    let mut found = tx.query(
        &format!(
            "SELECT {SWAP} FROM rota_swaps WHERE layer = ?1 AND number >= ?2 AND number <= ?3"
        ),
        params![layer, i64::from(first), i64::from(last)],
        read_swap,
    )?;
    found.sort_by_key(|s| (s.accepted_at, s.made.at, s.what.id));
    Ok(found)
}

pub(super) fn swaps_within(
    tx: &mut Tx<'_>,
    layers: &[Layer],
    window: Stretch,
) -> Result<Vec<Swap>> {
    let mut counting = Vec::new();
    for layer in layers {
        let found = swaps(tx, layer.id, layer.rotation.numbers(window))?;
        let counts = |s: &KeptSwap| s.accepted_at.is_some() && s.made.undone_at.is_none();
        counting.extend(found.into_iter().filter(counts).map(|s| s.what));
    }
    Ok(counting)
}

fn read_swap(r: &Row<'_>) -> Result<KeptSwap> {
    Ok(KeptSwap {
        what: Swap {
            id: columns::id(r, 0)?,
            layer: columns::id(r, 1)?,
            number: u32::try_from(r.int(2)?).map_err(|_| wrong("a shift's number"))?,
            from: columns::id(r, 3)?,
            to: columns::id(r, 4)?,
        },
        accepted_at: columns::opt_moment(r, 5)?,
        made: made(r, 6)?,
    })
}
