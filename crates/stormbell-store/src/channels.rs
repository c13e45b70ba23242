//! The ways to a person: mail addresses, telephone numbers, subscriptions, with what their proofs say. Addresses are
//! sealed like a reporter's words. A mail channel without an address of its own is the one of the person's profile.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    ChannelId, Moment, OfficerId,
    notice::{Channel, Reach},
};

/// An address on some channel. What its parts mean is up to whoever carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// A mail address, a telephone number, an address of a server.
    pub to: String,
    /// Keys that go with it, if any.
    #[serde(default)]
    pub keys: Vec<String>,
    /// The person's own name for it.
    #[serde(default)]
    pub label: String,
}

/// One channel of one person.
#[derive(Clone, Debug)]
pub struct Way {
    /// Its id.
    pub id: ChannelId,
    /// Whose.
    pub officer: OfficerId,
    /// What kind.
    pub channel: Channel,
    /// Where it leads; `None` means the mail address of the person's profile.
    pub address: Option<Address>,
    /// Its place among the channels of this person: the lowest is used first.
    pub place: i64,
    /// Since when.
    pub made_at: Moment,
    /// When it was removed.
    pub removed_at: Option<Moment>,
    /// What its proofs say.
    pub reach: Reach,
}

const COLUMNS: &str = "id, officer, channel, sealed, place, made_at, removed_at, worked_at, failed_at, failures, tested_at";

/// Keeps a new channel.
pub fn add(tx: &mut Tx<'_>, w: &Way) -> Result<()> {
    let sealed = match &w.address {
        Some(address) => Some(columns::seal(tx, "channels", w.id.as_bytes(), address)?),
        None => None,
    };
    tx.execute(
        "INSERT INTO channels (id, officer, channel, sealed, place, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            w.id,
            w.officer,
            w.channel.code(),
            sealed,
            w.place,
            w.made_at
        ],
    )?;
    Ok(())
}

/// Gives everybody who has none a channel for the mail address of the profile: new people, and those whom yesterday's
/// program added. It has its person's id. Who removed it has one that is removed, and gets no other.
pub fn add_profiles(tx: &mut Tx<'_>) -> Result<u64> {
    tx.execute(
        "INSERT INTO channels (id, officer, channel, place, made_at) \
         SELECT id, id, 'mail', 0, since FROM officers WHERE left_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM channels WHERE channels.id = officers.id)",
        &[],
    )
}

/// Writes back its place and whether it is removed.
pub fn save(tx: &mut Tx<'_>, w: &Way) -> Result<()> {
    tx.execute_one(
        "UPDATE channels SET place = ?2, removed_at = ?3 WHERE id = ?1",
        params![w.id, w.place, w.removed_at.map(|m| m.0)],
    )
}

/// Writes back what its proofs say.
pub fn save_reach(tx: &mut Tx<'_>, id: ChannelId, reach: &Reach) -> Result<()> {
    tx.execute_one(
        "UPDATE channels SET worked_at = ?2, failed_at = ?3, failures = ?4, tested_at = ?5 WHERE id = ?1",
        params![
            id,
            reach.worked_at.map(|m| m.0),
            reach.failed_at.map(|m| m.0),
            i64::from(reach.failures),
            reach.tested_at.map(|m| m.0)
        ],
    )
}

/// One channel, removed or not.
pub fn load(tx: &mut Tx<'_>, id: ChannelId) -> Result<Option<Way>> {
    Ok(ways(tx, "WHERE id = ?1", params![id])?.pop())
}

/// As [`load`], and locks it: whoever plans for a channel does it alone.
pub fn load_to_change(tx: &mut Tx<'_>, id: ChannelId) -> Result<Option<Way>> {
    let lock = tx.engine().lock_clause();
    Ok(ways(tx, &format!("WHERE id = ?1{lock}"), params![id])?.pop())
}

/// The channels of one person in the order in which they are used, removed ones included.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Way>> {
    ways(
        tx,
        "WHERE officer = ?1 ORDER BY place, id",
        params![officer],
    )
}

/// Every channel that is in use, person by person. A desk has tens of people.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Way>> {
    ways(
        tx,
        "WHERE removed_at IS NULL ORDER BY officer, place, id",
        &[],
    )
}

fn ways(tx: &mut Tx<'_>, which: &str, values: &[crate::Value]) -> Result<Vec<Way>> {
    let rows = tx.query(
        &format!("SELECT {COLUMNS} FROM channels {which}"),
        values,
        read,
    )?;
    rows.into_iter()
        .map(|(mut way, sealed)| {
            if let Some(sealed) = sealed {
                way.address = Some(columns::open(tx, "channels", way.id.as_bytes(), &sealed)?);
            }
            Ok(way)
        })
        .collect()
}

fn read(r: &Row<'_>) -> Result<(Way, Option<Vec<u8>>)> {
    let way = Way {
        id: columns::id(r, 0)?,
        officer: columns::id(r, 1)?,
        channel: columns::code(r, 2, Channel::parse)?,
        address: None,
        place: r.int(4)?,
        made_at: columns::moment(r, 5)?,
        removed_at: columns::opt_moment(r, 6)?,
        reach: Reach {
            worked_at: columns::opt_moment(r, 7)?,
            failed_at: columns::opt_moment(r, 8)?,
            failures: u32::try_from(r.int(9)?).unwrap_or(u32::MAX),
            tested_at: columns::opt_moment(r, 10)?,
        },
    };
    Ok((way, r.opt_blob(3)?))
}
