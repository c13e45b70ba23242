//! Who is on duty when, as it was drawn: rotas with their layers, and what people changed in them. What was undone
//! stays in its table and counts no more. Only the name of a rota is sealed: the rest are ids and times.

mod absences;
mod changes;
mod layers;
mod told;

pub use absences::{KeptAbsence, absence, absences_of, add_absence, undo_absence, undo_feed};
pub use changes::{
    KeptOverride, KeptSwap, accept_swap, add_override, add_swap, override_by_id, overrides,
    swap_by_id, swaps, undo_override, undo_swap,
};
pub use layers::{KeptLayer, TakenOver, add_layer, layer, layers, move_swaps, save_layer};
pub use told::{forget_told, note_told, told_since};

use crate::columns::{self, params, wrong};
use crate::{Result, Row, Tx};
use stormbell_model::{
    Moment, OfficerId, RotaId,
    rota::{Rota, Stretch, WeekHours, WeekTime, Zone},
};

/// Who wrote a row, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: OfficerId,
    /// Since when it counts no more.
    pub undone_at: Option<Moment>,
}

/// A rota without its layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRota {
    /// Its id.
    pub id: RotaId,
    /// What it is called.
    pub name: String,
    /// Where its clock hangs.
    pub zone: Zone,
    /// Hours of the week in which somebody must be there; always when there are none.
    pub wanted: Vec<WeekHours>,
    /// Who drew it. One that was put away counts as undone.
    pub made: Made,
}

const COLUMNS: &str = "id, sealed, zone, wanted, made_at, made_by, undone_at";

/// Keeps a new rota.
pub fn add(tx: &mut Tx<'_>, r: &KeptRota) -> Result<()> {
    let sealed = columns::seal(tx, "rotas", r.id.as_bytes(), &r.name)?;
    tx.execute(
        "INSERT INTO rotas (id, sealed, zone, wanted, made_at, made_by, undone_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            r.id,
            sealed,
            zone_name(&r.zone)?,
            hours_text(&r.wanted),
            r.made.at,
            r.made.by,
            r.made.undone_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

/// Writes back a rota's name, zone, wanted hours, and whether it was put away.
pub fn save(tx: &mut Tx<'_>, r: &KeptRota) -> Result<()> {
    let sealed = columns::seal(tx, "rotas", r.id.as_bytes(), &r.name)?;
    tx.execute_one(
        "UPDATE rotas SET sealed = ?2, zone = ?3, wanted = ?4, undone_at = ?5 WHERE id = ?1",
        params![
            r.id,
            sealed,
            zone_name(&r.zone)?,
            hours_text(&r.wanted),
            r.made.undone_at.map(|m| m.0)
        ],
    )
}

/// One rota, put away or not.
pub fn load(tx: &mut Tx<'_>, id: RotaId) -> Result<Option<KeptRota>> {
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM rotas WHERE id = ?1"),
        params![id],
        read,
    )?;
    found.map(|raw| open(tx, raw)).transpose()
}

/// One rota, locked before it or its layers are changed: changes of one rota take turns.
pub fn load_to_change(tx: &mut Tx<'_>, id: RotaId) -> Result<Option<KeptRota>> {
    let lock = tx.engine().lock_clause();
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM rotas WHERE id = ?1{lock}"),
        params![id],
        read,
    )?;
    found.map(|raw| open(tx, raw)).transpose()
}

/// Every rota that was ever drawn, in the order of drawing. A desk has a handful.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<KeptRota>> {
    let found = tx.query(
        &format!("SELECT {COLUMNS} FROM rotas ORDER BY made_at, id"),
        &[],
        read,
    )?;
    found.into_iter().map(|raw| open(tx, raw)).collect()
}

fn read(r: &Row<'_>) -> Result<(KeptRota, Vec<u8>)> {
    let rota = KeptRota {
        id: columns::id(r, 0)?,
        name: String::new(),
        zone: columns::code(r, 2, Zone::named)?,
        wanted: columns::code(r, 3, hours_of)?,
        made: made(r, 4)?,
    };
    Ok((rota, r.blob(1)?))
}

fn open(tx: &Tx<'_>, (mut rota, sealed): (KeptRota, Vec<u8>)) -> Result<KeptRota> {
    rota.name = columns::open(tx, "rotas", rota.id.as_bytes(), &sealed)?;
    Ok(rota)
}

/// Every rota that counts, as the model takes it, with all that counts within `window`. Names stay sealed: this is
/// what is read whenever it rings.
pub fn within(tx: &mut Tx<'_>, window: Stretch) -> Result<Vec<Rota>> {
    let rows = tx.query(
        "SELECT id, zone, wanted FROM rotas WHERE undone_at IS NULL ORDER BY made_at, id",
        &[],
        |r| {
            let zone = columns::code(r, 1, Zone::named)?;
            Ok((columns::id(r, 0)?, zone, columns::code(r, 2, hours_of)?))
        },
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let away: Vec<_> = absences::within(tx, window)?;
    let fill = |(id, zone, wanted): (RotaId, Zone, Vec<WeekHours>)| {
        let layers: Vec<_> = layers::layers(tx, id)?
            .into_iter()
            .filter(|l| l.made.undone_at.is_none())
            .map(|l| l.layer)
            .filter(|l| l.until.is_none_or(|until| until > window.from()))
            .collect();
        Ok(Rota {
            id,
            zone,
            wanted,
            overrides: changes::overrides_within(tx, id, window)?,
            swaps: changes::swaps_within(tx, &layers, window)?,
            layers,
            absences: away.clone(),
        })
    };
    rows.into_iter().map(fill).collect()
}

fn made(r: &Row<'_>, column: usize) -> Result<Made> {
    Ok(Made {
        at: columns::moment(r, column)?,
        by: columns::id(r, column + 1)?,
        undone_at: columns::opt_moment(r, column + 2)?,
    })
}

fn stretch(r: &Row<'_>, column: usize) -> Result<Stretch> {
    let (from, until) = (columns::moment(r, column)?, columns::moment(r, column + 1)?);
    Stretch::new(from, until).ok_or_else(|| wrong("a stretch of time"))
}

/// The name under which a zone is found again. One that a calendar brought along without a name is none of ours.
fn zone_name(zone: &Zone) -> Result<&str> {
    zone.name().ok_or_else(|| wrong("a zone without a name"))
}

/// Hours of the week as text: pairs of seconds since Monday 00:00, such as `32400-61200 118800-147600`.
fn hours_text(hours: &[WeekHours]) -> String {
    let pair = |h: &WeekHours| format!("{}-{}", h.from.seconds(), h.until.seconds());
    hours.iter().map(pair).collect::<Vec<_>>().join(" ")
}

fn hours_of(text: &str) -> Option<Vec<WeekHours>> {
    let time = |text: &str| text.parse().ok().and_then(WeekTime::of_seconds);
    let pair = |word: &str| {
        let (from, until) = word.split_once('-')?;
        Some(WeekHours {
            from: time(from)?,
            until: time(until)?,
        })
    };
    text.split_whitespace().map(pair).collect()
}

/// A list of people as it is stored: sixteen bytes each.
fn people_bytes(people: &[OfficerId]) -> Vec<u8> {
    people.iter().flat_map(|p| *p.as_bytes()).collect()
}

fn people_of(bytes: &[u8]) -> Result<Vec<OfficerId>> {
    let one = |id: &[u8]| OfficerId::from_bytes(id).ok_or_else(|| wrong("a list of people"));
    bytes.chunks(16).map(one).collect()
}
