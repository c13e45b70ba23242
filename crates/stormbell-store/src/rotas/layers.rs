//! Layers of rotas. A change ends one layer and begins another, so that the past stays as it was.

use super::{Made, hours_of, hours_text, made, people_bytes, people_of, zone_name};
use crate::columns::{self, params, wrong};
use crate::{Result, Row, Tx};
use std::num::NonZeroU16;
use stormbell_model::{
    LayerId, Moment, RotaId,
    rota::{Layer, Rotation, Unit, Wall, Zone},
};

/// What a layer took over from the one before it, so that the change can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenOver {
    /// The layer that was ended.
    pub from: LayerId,
    /// The number of its shift that is number 0 of the new one; none when shifts are measured otherwise now, and no
    /// swap could follow.
    pub first: Option<u32>,
    /// When it was to end before.
    pub until_then: Option<Moment>,
}

/// A layer, with where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLayer {
    /// The layer.
    pub layer: Layer,
    /// Its rota.
    pub rota: RotaId,
    /// Its height: the larger number is the stronger layer.
    pub place: i64,
    /// What it took over, if it is a change of another.
    pub taken: Option<TakenOver>,
    /// Who drew it.
    pub made: Made,
}

const COLUMNS: &str = "id, rota, place, zone, first, unit, every, people, hours, until, \
                       replaces, taken_from, until_then, made_at, made_by, undone_at";

/// Keeps a new layer.
pub fn add_layer(tx: &mut Tx<'_>, l: &KeptLayer) -> Result<()> {
    let rotation = &l.layer.rotation;
    tx.execute(
        &format!(
            "INSERT INTO rota_layers ({COLUMNS}) VALUES \
             (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
        ),
        params![
            l.layer.id,
            l.rota,
            l.place,
            zone_name(&rotation.zone)?,
            rotation.first.0,
            rotation.unit.code(),
            i64::from(rotation.every.get()),
            people_bytes(&rotation.people),
            hours_text(&l.layer.hours),
            l.layer.until.map(|m| m.0),
            l.taken.map(|t| t.from),
            l.taken.and_then(|t| t.first).map(i64::from),
            l.taken.and_then(|t| t.until_then).map(|m| m.0),
            l.made.at,
            l.made.by,
            l.made.undone_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

/// Writes back when a layer ends, and whether it was undone. Nothing else of a layer ever changes.
pub fn save_layer(tx: &mut Tx<'_>, l: &KeptLayer) -> Result<()> {
    tx.execute_one(
        "UPDATE rota_layers SET until = ?2, undone_at = ?3 WHERE id = ?1",
        params![
            l.layer.id,
            l.layer.until.map(|m| m.0),
            l.made.undone_at.map(|m| m.0)
        ],
    )
}

/// One layer, undone or not.
pub fn layer(tx: &mut Tx<'_>, id: LayerId) -> Result<Option<KeptLayer>> {
    tx.query_one(
        &format!("SELECT {COLUMNS} FROM rota_layers WHERE id = ?1"),
        params![id],
        read,
    )
}

/// All layers of a rota, undone ones too, the weakest first.
pub fn layers(tx: &mut Tx<'_>, rota: RotaId) -> Result<Vec<KeptLayer>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM rota_layers WHERE rota = ?1 ORDER BY place, made_at, id"),
        params![rota],
        read,
    )
}

/// Lets the swaps of one layer, from a shift's number on, follow into another. Gives how many.
pub fn move_swaps(
    tx: &mut Tx<'_>,
    from: LayerId,
    first: u32,
    to: LayerId,
    becomes: u32,
) -> Result<u64> {
    tx.execute(
        "UPDATE rota_swaps SET layer = ?3, number = number + ?4 \
         WHERE layer = ?1 AND number >= ?2 AND undone_at IS NULL",
        params![
            from,
            i64::from(first),
            to,
            i64::from(becomes) - i64::from(first)
        ],
    )
}

fn read(r: &Row<'_>) -> Result<KeptLayer> {
    let number = |column| -> Result<Option<u32>> {
        let n = r.opt_int(column)?;
        n.map(|n| u32::try_from(n).map_err(|_| wrong("a shift's number")))
            .transpose()
    };
    let every = u16::try_from(r.int(6)?).ok().and_then(NonZeroU16::new);
    let rotation = Rotation {
        zone: columns::code(r, 3, Zone::named)?,
        first: Wall(r.int(4)?),
        unit: columns::code(r, 5, Unit::parse)?,
        every: every.ok_or_else(|| wrong("a rotation"))?,
        people: people_of(&r.blob(7)?)?,
    };
    let taken = match columns::opt_id(r, 10)? {
        None => None,
        Some(from) => Some(TakenOver {
            from,
            first: number(11)?,
            until_then: columns::opt_moment(r, 12)?,
        }),
    };
    Ok(KeptLayer {
        layer: Layer {
            id: columns::id(r, 0)?,
            rotation,
            hours: columns::code(r, 8, hours_of)?,
            until: columns::opt_moment(r, 9)?,
        },
        rota: columns::id(r, 1)?,
        place: r.int(2)?,
        taken,
        made: made(r, 13)?,
    })
}
