//! Lists and tables that the operator imported from files: values that mean nothing, and whose a network is. A new one
//! takes the place of the one of its name in one step; what the next start finds if the process dies while it comes in:
//! one in the state `loading` that nobody asks, which the next import clears away.

use crate::columns::{self, params};
use crate::{Result, Tx, Value};
use stormbell_model::{Moment, outside::Chance};

/// What a dataset is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Values that mean nothing.
    WarningList,
    /// Networks and names of our own: victims, not attackers.
    Own,
    /// Networks with their country and owner.
    Networks,
}

impl What {
    const ALL: [What; 3] = [What::WarningList, What::Own, What::Networks];
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            What::WarningList => "warning-list",
            What::Own => "own",
            What::Networks => "networks",
        }
    }
    /// Reads the code.
    pub fn parse(code: &str) -> Option<What> {
        What::ALL.into_iter().find(|w| w.code() == code)
    }
}

/// A dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Its id.
    pub id: uuid::Uuid,
    /// Its name, as its maker calls it.
    pub name: String,
    /// What it is for.
    pub what: What,
    /// Its version, as its maker says.
    pub version: String,
    /// Values or networks in it.
    pub rows: i64,
    /// When it came in.
    pub at: Moment,
}

/// A network with its country and owner. Addresses are sixteen bytes, IPv4 as IPv6 (RFC 4291, 2.5.5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The first address.
    pub first: [u8; 16],
    /// The last one.
    pub last: [u8; 16],
    /// Two letters; empty where unknown.
    pub country: String,
    /// The number of the autonomous system.
    pub asn: Option<i64>,
    /// Its owner.
    pub owner: String,
}

/// Begins a dataset. Rows are added to it before anybody asks it.
pub fn begin(
    tx: &mut Tx<'_>,
    name: &str,
    what: What,
    version: &str,
    now: Moment,
    chance: &dyn Chance,
) -> Result<uuid::Uuid> {
    let id = stormbell_model::id::uuid_v7(now, chance);
    tx.execute(
        "INSERT INTO datasets (id, name, what, version, rows, state, at) VALUES (?1, ?2, ?3, ?4, 0, 'loading', ?5)",
        params![id, name, what.code(), version, now],
    )?;
    Ok(id)
}

/// Adds values to a dataset; one that is there is there.
pub fn add_values(tx: &mut Tx<'_>, dataset: uuid::Uuid, values: &[String]) -> Result<()> {
    let rows: Vec<Vec<Value>> = values
        .iter()
        .map(|value| params![value.as_str(), dataset].to_vec())
        .collect();
    let new = tx.execute_many(
        "INSERT INTO listed_values (value, dataset) VALUES (?1, ?2) ON CONFLICT (value, dataset) DO NOTHING",
        &rows,
    )?;
    count(tx, dataset, new)
}

/// Adds networks to a dataset; of two that begin at one address the first stays.
pub fn add_networks(tx: &mut Tx<'_>, dataset: uuid::Uuid, networks: &[Network]) -> Result<()> {
    let rows: Vec<Vec<Value>> = networks
        .iter()
        .map(|n| {
            params![
                dataset,
                n.first.as_slice(),
                n.last.as_slice(),
                n.country.as_str(),
                n.asn,
                n.owner.as_str()
            ]
            .to_vec()
        })
        .collect();
    let new = tx.execute_many(
        "INSERT INTO networks (dataset, first, last, country, asn, owner) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (dataset, first) DO NOTHING",
        &rows,
    )?;
    count(tx, dataset, new)
}

fn count(tx: &mut Tx<'_>, dataset: uuid::Uuid, new: Vec<u64>) -> Result<()> {
    let new: u64 = new.iter().sum();
    tx.execute_one(
        "UPDATE datasets SET rows = rows + ?2 WHERE id = ?1 AND state = 'loading'",
        params![dataset, new as i64],
    )
}

/// Puts a dataset into force in the place of the one of its name.
pub fn put_in_force(tx: &mut Tx<'_>, dataset: uuid::Uuid) -> Result<()> {
    tx.execute(
        "UPDATE datasets SET state = 'old' WHERE id <> ?1 AND state = 'current' \
         AND name = (SELECT name FROM datasets WHERE id = ?1)",
        params![dataset],
    )?;
    tx.execute_one(
        "UPDATE datasets SET state = 'current' WHERE id = ?1",
        params![dataset],
    )
}

/// Takes a dataset out of force; its rows are cleared away afterwards.
pub fn take_out(tx: &mut Tx<'_>, name: &str) -> Result<bool> {
    let gone = tx.execute(
        "UPDATE datasets SET state = 'old' WHERE name = ?1 AND state = 'current'",
        params![name],
    )?;
    Ok(gone > 0)
}

/// Clears away some rows of datasets that are not in force; tells whether more are left. The one that is being loaded,
/// `but`, stays.
pub fn clear_some(tx: &mut Tx<'_>, but: Option<uuid::Uuid>, limit: usize) -> Result<bool> {
    let but = but.unwrap_or(uuid::Uuid::nil());
    let old = tx.query_one(
        "SELECT id FROM datasets WHERE state <> 'current' AND id <> ?1 LIMIT 1",
        params![but],
        |r| r.blob(0),
    )?;
    let Some(old) = old else {
        return Ok(false);
    };
    let networks = tx.execute(
        "DELETE FROM networks WHERE dataset = ?1 AND first IN \
         (SELECT first FROM networks WHERE dataset = ?1 LIMIT ?2)",
        params![old.as_slice(), limit as i64],
    )?;
    let values = tx.execute(
        "DELETE FROM listed_values WHERE dataset = ?1 AND value IN \
         (SELECT value FROM listed_values WHERE dataset = ?1 LIMIT ?2)",
        params![old.as_slice(), limit as i64],
    )?;
    if networks + values == 0 {
        tx.execute_one("DELETE FROM datasets WHERE id = ?1", params![old])?;
    }
    Ok(true)
}

/// All that are in force, by name.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Dataset>> {
    tx.query(
        "SELECT id, name, what, version, rows, at FROM datasets WHERE state = 'current' ORDER BY name",
        &[],
        |r| {
            Ok(Dataset {
                id: uuid::Uuid::from_slice(&r.blob(0)?).map_err(|_| columns::wrong("an id"))?,
                name: r.text(1)?,
                what: columns::code(r, 2, What::parse)?,
                version: r.text(3)?,
                rows: r.int(4)?,
                at: columns::moment(r, 5)?,
            })
        },
    )
}

/// Values in one statement.
const AT_ONCE: usize = 256;

/// Which of these values stand in a list that is in force: value, what the list is for, its name.
pub fn listed(tx: &mut Tx<'_>, values: &[String]) -> Result<Vec<(String, What, String)>> {
    let mut found = Vec::new();
    for some in values.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|n| format!("?{n}")).collect();
        let sql = format!(
            "SELECT l.value, d.what, d.name FROM listed_values AS l JOIN datasets AS d ON d.id = l.dataset \
             WHERE l.value IN ({}) AND d.state = 'current' ORDER BY d.name",
            places.join(", ")
        );
        let asked: Vec<Value> = some.iter().map(|v| v.as_str().into()).collect();
        found.extend(tx.query(&sql, &asked, |r| {
            Ok((r.text(0)?, columns::code(r, 1, What::parse)?, r.text(2)?))
        })?);
    }
    Ok(found)
}

/// The network that an address lies in, by a dataset.
pub fn network(
    tx: &mut Tx<'_>,
    dataset: uuid::Uuid,
    address: &[u8; 16],
) -> Result<Option<Network>> {
    let below = tx.query_one(
        "SELECT first, last, country, asn, owner FROM networks WHERE dataset = ?1 AND first <= ?2 \
         ORDER BY first DESC LIMIT 1",
        params![dataset, address.as_slice()],
        |r| {
            Ok(Network {
                first: r.array(0)?,
                last: r.array(1)?,
                country: r.text(2)?,
                asn: r.opt_int(3)?,
                owner: r.text(4)?,
            })
        },
    )?;
    Ok(below.filter(|n| address <= &n.last))
}
