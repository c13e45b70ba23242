//! Officers with their passkeys, wrapped keys and invitations, and the openings of identities.
//! Names and addresses are sealed like a reporter's words.

use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    InvitationId, Lang, Moment, OfficerId, OpeningId, PasskeyId, ReportId,
    officer::{Officer, Role},
};

#[derive(Serialize, Deserialize)]
struct Person {
    name: String,
    #[serde(default)]
    email: Option<String>,
}

const COLUMNS: &str = "id, sealed, role, lang, on_duty, recipient, since, left_at";

/// Keeps a new officer.
pub fn add(tx: &mut Tx<'_>, o: &Officer) -> Result<()> {
    let sealed = seal_person(tx, o)?;
    tx.execute(
        "INSERT INTO officers (id, sealed, role, lang, on_duty, recipient, since, left_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            o.id,
            sealed,
            o.role.code(),
            o.lang.code(),
            o.on_duty,
            o.recipient.as_deref(),
            o.since,
            o.left_at.map(|m| m.0)
        ],
    )?;
    crate::channels::add_profiles(tx)?;
    Ok(())
}

/// Writes back an officer.
pub fn save(tx: &mut Tx<'_>, o: &Officer) -> Result<()> {
    let sealed = seal_person(tx, o)?;
    tx.execute_one(
        "UPDATE officers SET sealed = ?2, role = ?3, lang = ?4, on_duty = ?5, recipient = ?6, left_at = ?7 WHERE id = ?1",
        params![
            o.id,
            sealed,
            o.role.code(),
            o.lang.code(),
            o.on_duty,
            o.recipient.as_deref(),
            o.left_at.map(|m| m.0)
        ],
    )
}

fn seal_person(tx: &Tx<'_>, o: &Officer) -> Result<Vec<u8>> {
    let person = Person {
        name: o.name.clone(),
        email: o.email.clone(),
    };
    columns::seal(tx, "officers", o.id.as_bytes(), &person)
}

/// Loads one officer.
pub fn load(tx: &mut Tx<'_>, id: OfficerId) -> Result<Option<Officer>> {
    let raw = tx.query_one(
        &format!("SELECT {COLUMNS} FROM officers WHERE id = ?1"),
        params![id],
        read,
    )?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// Everybody who ever worked here, in the order of coming. A desk has tens of people.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Officer>> {
    let raws = tx.query(
        &format!("SELECT {COLUMNS} FROM officers ORDER BY since, id"),
        &[],
        read,
    )?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

fn read(r: &Row<'_>) -> Result<(Officer, Vec<u8>)> {
    let officer = Officer {
        id: columns::id(r, 0)?,
        name: String::new(),
        role: columns::code(r, 2, Role::parse)?,
        email: None,
        lang: columns::code(r, 3, Lang::parse)?,
        on_duty: r.flag(4)?,
        recipient: r.opt_text(5)?,
        since: columns::moment(r, 6)?,
        left_at: columns::opt_moment(r, 7)?,
    };
    Ok((officer, r.blob(1)?))
}

fn open(tx: &Tx<'_>, (mut officer, sealed): (Officer, Vec<u8>)) -> Result<Officer> {
    let person: Person = columns::open(tx, "officers", officer.id.as_bytes(), &sealed)?;
    officer.name = person.name;
    officer.email = person.email;
    Ok(officer)
}

/// A passkey as it is kept: what the WebAuthn library needs, and the name that its owner gave it.
#[derive(Clone, Debug)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// Whose.
    pub officer: OfficerId,
    /// Keyed hash of the credential id.
    pub credential_lookup: [u8; 32],
    /// The library's serialised passkey.
    pub data: String,
    /// The owner's name for it.
    pub label: String,
    /// Since when.
    pub at: Moment,
}

/// Keeps a passkey.
pub fn add_passkey(tx: &mut Tx<'_>, p: &Passkey) -> Result<()> {
    let sealed = columns::seal(tx, "passkeys", p.id.as_bytes(), &(&p.data, &p.label))?;
    tx.execute(
        "INSERT INTO passkeys (id, officer, credential_lookup, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![p.id, p.officer, p.credential_lookup.as_slice(), sealed, p.at],
    )?;
    Ok(())
}

/// Writes back a passkey's data after it was used.
pub fn renew_passkey(tx: &mut Tx<'_>, p: &Passkey) -> Result<()> {
    let sealed = columns::seal(tx, "passkeys", p.id.as_bytes(), &(&p.data, &p.label))?;
    tx.execute_one(
        "UPDATE passkeys SET sealed = ?2 WHERE id = ?1",
        params![p.id, sealed],
    )
}

/// Forgets one passkey of one officer.
pub fn remove_passkey(tx: &mut Tx<'_>, officer: OfficerId, id: PasskeyId) -> Result<()> {
    tx.execute_one(
        "DELETE FROM passkeys WHERE id = ?1 AND officer = ?2",
        params![id, officer],
    )
}

/// Forgets all passkeys and wrapped keys of an officer, when the person leaves or is recovered.
pub fn remove_credentials(tx: &mut Tx<'_>, officer: OfficerId) -> Result<()> {
    tx.execute("DELETE FROM passkeys WHERE officer = ?1", params![officer])?;
    tx.execute("DELETE FROM wrappings WHERE officer = ?1", params![officer])?;
    Ok(())
}

/// The passkeys of an officer.
pub fn passkeys_of(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Passkey>> {
    passkeys(tx, "officer = ?1", params![officer])
}

/// The passkey with this credential.
pub fn passkey_by_credential(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<Passkey>> {
    Ok(passkeys(tx, "credential_lookup = ?1", params![lookup.as_slice()])?.pop())
}

fn passkeys(tx: &mut Tx<'_>, which: &str, values: &[crate::Value]) -> Result<Vec<Passkey>> {
    let sql = format!(
        "SELECT id, officer, credential_lookup, sealed, at FROM passkeys WHERE {which} ORDER BY at, id"
    );
    let rows = tx.query(&sql, values, |r| {
        let passkey = Passkey {
            id: columns::id(r, 0)?,
            officer: columns::id(r, 1)?,
            credential_lookup: r.array(2)?,
            data: String::new(),
            label: String::new(),
            at: columns::moment(r, 4)?,
        };
        Ok((passkey, r.blob(3)?))
    })?;
    rows.into_iter()
        .map(|(mut p, sealed)| {
            (p.data, p.label) = columns::open(tx, "passkeys", p.id.as_bytes(), &sealed)?;
            Ok(p)
        })
        .collect()
}

/// An officer's key as the officer's device wrapped it. The server cannot open it.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Wrapping {
    /// `prf` or `passphrase`.
    pub kind: String,
    /// For `prf`, the passkey's credential id.
    pub credential_id: Option<Vec<u8>>,
    /// What the device made.
    pub blob: Vec<u8>,
}

/// Keeps a wrapping.
pub fn add_wrapping(
    tx: &mut Tx<'_>,
    id: PasskeyId,
    officer: OfficerId,
    w: &Wrapping,
    now: Moment,
) -> Result<()> {
    let sealed = columns::seal(tx, "wrappings", id.as_bytes(), w)?;
    tx.execute(
        "INSERT INTO wrappings (id, officer, kind, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, officer, w.kind.as_str(), sealed, now],
    )?;
    Ok(())
}

/// Forgets an officer's wrappings, before new ones of a new key are kept.
pub fn remove_wrappings(tx: &mut Tx<'_>, officer: OfficerId) -> Result<()> {
    tx.execute("DELETE FROM wrappings WHERE officer = ?1", params![officer])
        .map(|_| ())
}

/// An officer's wrappings.
pub fn wrappings(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Wrapping>> {
    let rows = tx.query(
        "SELECT id, sealed FROM wrappings WHERE officer = ?1 ORDER BY at, id",
        params![officer],
        |r| Ok((r.blob(0)?, r.blob(1)?)),
    )?;
    rows.into_iter()
        .map(|(id, sealed)| columns::open(tx, "wrappings", &id, &sealed))
        .collect()
}

/// The recovery officers' recipients.
pub fn recovery_keys(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    tx.query(
        "SELECT recipient FROM recovery_keys ORDER BY place",
        &[],
        |r| r.text(0),
    )
}

/// Sets both recovery keys.
pub fn set_recovery_keys(
    tx: &mut Tx<'_>,
    keys: &[String; 2],
    by: OfficerId,
    now: Moment,
) -> Result<()> {
    tx.execute("DELETE FROM recovery_keys", &[])?;
    for (place, key) in keys.iter().enumerate() {
        tx.execute(
            "INSERT INTO recovery_keys (place, recipient, officer, at) VALUES (?1, ?2, ?3, ?4)",
            params![place as i64 + 1, key.as_str(), by, now],
        )?;
    }
    Ok(())
}

/// A one-time invitation, or a recovery that waits for its second person.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Keyed hash of the token; none until a recovery is seconded.
    pub lookup: Option<[u8; 32]>,
    /// The role that is given.
    pub role: Role,
    /// Whose recovery it is, if it is one.
    pub recovery_of: Option<OfficerId>,
    /// Who made it; none for the first one, made by the node.
    pub by: Option<OfficerId>,
    /// Who seconded the recovery.
    pub seconded_by: Option<OfficerId>,
    /// Until when it is open.
    pub open_until: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
}

impl Invitation {
    /// Whether it still opens the door at `now`.
    pub fn is_open(&self, now: Moment) -> bool {
        self.used_at.is_none() && self.withdrawn_at.is_none() && now < self.open_until
    }
}

const INVITATION: &str =
    "id, lookup, role, recovery_of, officer, seconded_by, open_until, used_at, withdrawn_at";

/// Keeps an invitation.
pub fn add_invitation(tx: &mut Tx<'_>, i: &Invitation) -> Result<()> {
    tx.execute(
        "INSERT INTO invitations (id, lookup, role, recovery_of, officer, seconded_by, open_until, used_at, withdrawn_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL)",
        params![i.id, i.lookup.map(|l| l.to_vec()), i.role.code(), i.recovery_of, i.by, i.seconded_by, i.open_until],
    )?;
    Ok(())
}

/// Writes back an invitation.
pub fn save_invitation(tx: &mut Tx<'_>, i: &Invitation) -> Result<()> {
    tx.execute_one(
        "UPDATE invitations SET lookup = ?2, seconded_by = ?3, open_until = ?4, used_at = ?5, withdrawn_at = ?6 WHERE id = ?1",
        params![
            i.id,
            i.lookup.map(|l| l.to_vec()),
            i.seconded_by,
            i.open_until,
            i.used_at.map(|m| m.0),
            i.withdrawn_at.map(|m| m.0)
        ],
    )
}

/// The invitation with this token, locked.
pub fn invitation_by_token(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<Invitation>> {
    let sql = format!("SELECT {INVITATION} FROM invitations WHERE lookup = ?1");
    tx.query_one(&sql, params![lookup.as_slice()], read_invitation)
}

/// The invitation with this id, locked.
pub fn invitation(tx: &mut Tx<'_>, id: InvitationId) -> Result<Option<Invitation>> {
    let lock = tx.engine().lock_clause();
    tx.query_one(
        &format!("SELECT {INVITATION} FROM invitations WHERE id = ?1{lock}"),
        params![id],
        read_invitation,
    )
}

/// Invitations and recoveries that are still open.
pub fn open_invitations(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<Invitation>> {
    let sql = format!(
        "SELECT {INVITATION} FROM invitations WHERE used_at IS NULL AND withdrawn_at IS NULL AND open_until > ?1 ORDER BY open_until, id"
    );
    tx.query(&sql, params![now], read_invitation)
}

fn read_invitation(r: &Row<'_>) -> Result<Invitation> {
    let lookup = r
        .opt_blob(1)?
        .map(|b| b.try_into().map_err(|_| columns::wrong("a lookup")))
        .transpose()?;
    Ok(Invitation {
        id: columns::id(r, 0)?,
        lookup,
        role: columns::code(r, 2, Role::parse)?,
        recovery_of: columns::opt_id(r, 3)?,
        by: columns::opt_id(r, 4)?,
        seconded_by: columns::opt_id(r, 5)?,
        open_until: columns::moment(r, 6)?,
        used_at: columns::opt_moment(r, 7)?,
        withdrawn_at: columns::opt_moment(r, 8)?,
    })
}

/// Somebody opened a reporter's identity.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its id.
    pub id: OpeningId,
    /// Whose identity.
    pub report: ReportId,
    /// Who opened it.
    pub officer: OfficerId,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// Keeps an opening.
pub fn add_opening(tx: &mut Tx<'_>, o: &Opening) -> Result<()> {
    let sealed = columns::seal(tx, "openings", o.id.as_bytes(), &o.reason)?;
    tx.execute(
        "INSERT INTO openings (id, report, officer, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![o.id, o.report, o.officer, sealed, o.at],
    )?;
    Ok(())
}

/// A page of openings with the report's reference, the newest first.
pub fn openings(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<(Opening, String)>> {
    let rows = tx.query(
        "SELECT openings.id, openings.report, openings.officer, openings.sealed, openings.at, reports.reference \
         FROM openings JOIN reports ON reports.id = openings.report \
         WHERE (openings.at, openings.id) < (?1, ?2) \
         ORDER BY openings.at DESC, openings.id DESC LIMIT ?3",
        params![after.at, after.id, limit as i64],
        |r| {
            let opening = Opening {
                id: columns::id(r, 0)?,
                report: columns::id(r, 1)?,
                officer: columns::id(r, 2)?,
                reason: String::new(),
                at: columns::moment(r, 4)?,
            };
            Ok((opening, r.blob(3)?, r.text(5)?))
        },
    )?;
    rows.into_iter()
        .map(|(mut opening, sealed, reference)| {
            opening.reason = columns::open(tx, "openings", opening.id.as_bytes(), &sealed)?;
            Ok((opening, reference))
        })
        .collect()
}
