//! Circles of nodes. Their names and members are sealed: a stolen database does not tell who trusts whom.

use super::{node_name, statement_id};
use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    Moment,
    exchange::{GroupId, NodeName, StatementId},
};

/// A circle at one epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Its random number.
    pub id: GroupId,
    /// How often it has changed.
    pub epoch: u32,
    /// Who keeps it: only this node changes it.
    pub origin: NodeName,
    /// The statement that says so.
    pub statement: StatementId,
    /// Its name.
    pub name: String,
    /// Its members.
    pub members: Vec<NodeName>,
    /// Since when it is known here.
    pub at: Moment,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    name: String,
    members: Vec<String>,
}

fn row(id: GroupId, epoch: u32) -> Vec<u8> {
    [id.0.as_slice(), &epoch.to_be_bytes()].concat()
}

const COLUMNS: &str = "id, epoch, origin, statement, sealed, at";

/// Adds an epoch of a circle. One that is there stays: the first word counts.
pub fn add(tx: &mut Tx<'_>, c: &Circle) -> Result<bool> {
    let sealed = Sealed {
        name: c.name.clone(),
        members: c.members.iter().map(NodeName::to_string).collect(),
    };
    let sealed = columns::seal(tx, "circles", &row(c.id, c.epoch), &sealed)?;
    let touched = tx.execute(
        "INSERT INTO circles (id, epoch, origin, statement, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (id, epoch) DO NOTHING",
        params![c.id.0, c.epoch, &c.origin, c.statement, sealed, c.at],
    )?;
    Ok(touched == 1)
}

/// A circle at its newest epoch.
pub fn newest(tx: &mut Tx<'_>, id: GroupId) -> Result<Option<Circle>> {
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM circles WHERE id = ?1 ORDER BY epoch DESC LIMIT 1"),
        params![id.0],
        read,
    )?;
    found.map(|raw| open(tx, raw)).transpose()
}

/// A circle at one epoch.
pub fn at(tx: &mut Tx<'_>, id: GroupId, epoch: u32) -> Result<Option<Circle>> {
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM circles WHERE id = ?1 AND epoch = ?2"),
        params![id.0, epoch],
        read,
    )?;
    found.map(|raw| open(tx, raw)).transpose()
}

/// Every circle at every epoch that is known here; they are few.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Circle>> {
    let raws = tx.query(
        &format!("SELECT {COLUMNS} FROM circles ORDER BY id, epoch"),
        &[],
        read,
    )?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

fn read(r: &Row<'_>) -> Result<(Circle, Vec<u8>)> {
    let circle = Circle {
        id: GroupId(r.array(0)?),
        epoch: super::outbox::epoch(r, 1)?,
        origin: node_name(r, 2)?,
        statement: statement_id(r, 3)?,
        name: String::new(),
        members: Vec::new(),
        at: columns::moment(r, 5)?,
    };
    Ok((circle, r.blob(4)?))
}

fn open(tx: &Tx<'_>, (mut c, sealed): (Circle, Vec<u8>)) -> Result<Circle> {
    let sealed: Sealed = columns::open(tx, "circles", &row(c.id, c.epoch), &sealed)?;
    c.name = sealed.name;
    c.members = sealed
        .members
        .iter()
        .filter_map(|m| NodeName::parse(m))
        .collect();
    Ok(c)
}
