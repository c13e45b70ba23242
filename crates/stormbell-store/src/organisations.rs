//! Organisations known to the node, and the keys of their machines.

use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx};
use stormbell_model::{ApiKeyId, Moment, OfficerId, OrganisationId, sector::Sector};

/// An organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its sector.
    pub sector: Option<Sector>,
    /// Since when.
    pub at: Moment,
}

/// A key that an organisation's machines use. The key itself is shown once and never kept.
#[derive(Clone, Debug)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Keyed hash of the key.
    pub lookup: [u8; 32],
    /// What the key is for, in the lead's words.
    pub label: String,
    /// Whom its alarms call, where all that it files are tests.
    pub calls: Option<OfficerId>,
    /// Since when.
    pub given_at: Moment,
    /// When it was last used, to the hour.
    pub last_used_at: Option<Moment>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
}

/// Keeps an organisation.
pub fn add(tx: &mut Tx<'_>, o: &Organisation) -> Result<()> {
    let sealed = columns::seal(tx, "organisations", o.id.as_bytes(), &o.name)?;
    tx.execute(
        "INSERT INTO organisations (id, sealed, sector, at) VALUES (?1, ?2, ?3, ?4)",
        params![o.id, sealed, o.sector.map(|s| s.code()), o.at],
    )?;
    Ok(())
}

/// One organisation.
pub fn load(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Option<Organisation>> {
    let raw = tx.query_one(
        "SELECT id, sealed, sector, at FROM organisations WHERE id = ?1",
        params![id],
        read,
    )?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// A page of organisations, the newest first.
pub fn page(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<Organisation>> {
    let raws = tx.query(
        "SELECT id, sealed, sector, at FROM organisations WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
        params![after.id, limit as i64],
        read,
    )?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

fn read(r: &Row<'_>) -> Result<(Organisation, Vec<u8>)> {
    let organisation = Organisation {
        id: columns::id(r, 0)?,
        name: String::new(),
        sector: columns::opt_code(r, 2, Sector::parse)?,
        at: columns::moment(r, 3)?,
    };
    Ok((organisation, r.blob(1)?))
}

fn open(tx: &Tx<'_>, (mut o, sealed): (Organisation, Vec<u8>)) -> Result<Organisation> {
    o.name = columns::open(tx, "organisations", o.id.as_bytes(), &sealed)?;
    Ok(o)
}

/// Keeps a key's hash.
pub fn add_key(tx: &mut Tx<'_>, k: &ApiKey) -> Result<()> {
    let sealed = columns::seal(tx, "api_keys", k.id.as_bytes(), &k.label)?;
    tx.execute(
        "INSERT INTO api_keys (id, organisation, lookup, sealed, given_at, last_used_at, revoked_at, calls) \
         VALUES (?1, ?2, ?3, ?4, ?5, NULL, NULL, ?6)",
        params![k.id, k.organisation, k.lookup.as_slice(), sealed, k.given_at, k.calls],
    )?;
    Ok(())
}

/// The key with this hash, revoked or not.
pub fn key_by_lookup(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<ApiKey>> {
    Ok(keys(tx, "lookup = ?1", params![lookup.as_slice()])?.pop())
}

/// The keys of an organisation, oldest first.
pub fn keys_of(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<ApiKey>> {
    keys(tx, "organisation = ?1", params![organisation])
}

fn keys(tx: &mut Tx<'_>, which: &str, values: &[crate::Value]) -> Result<Vec<ApiKey>> {
    let sql = format!(
        "SELECT id, organisation, lookup, sealed, given_at, last_used_at, revoked_at, calls FROM api_keys WHERE {which} ORDER BY given_at, id"
    );
    let rows = tx.query(&sql, values, |r| {
        let key = ApiKey {
            id: columns::id(r, 0)?,
            organisation: columns::id(r, 1)?,
            lookup: r.array(2)?,
            label: String::new(),
            given_at: columns::moment(r, 4)?,
            last_used_at: columns::opt_moment(r, 5)?,
            revoked_at: columns::opt_moment(r, 6)?,
            calls: columns::opt_id(r, 7)?,
        };
        Ok((key, r.blob(3)?))
    })?;
    rows.into_iter()
        .map(|(mut key, sealed)| {
            key.label = columns::open(tx, "api_keys", key.id.as_bytes(), &sealed)?;
            Ok(key)
        })
        .collect()
}

/// Whom the alarms of a key for tests call.
pub fn called_by_key(tx: &mut Tx<'_>, id: ApiKeyId) -> Result<Option<OfficerId>> {
    let found = tx.query_one(
        "SELECT calls FROM api_keys WHERE id = ?1",
        params![id],
        |r| columns::opt_id(r, 0),
    )?;
    Ok(found.flatten())
}

/// Records that a key was used.
pub fn touch_key(tx: &mut Tx<'_>, id: ApiKeyId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE api_keys SET last_used_at = ?2 WHERE id = ?1",
        params![id, now],
    )
}

/// Revokes a key.
pub fn revoke_key(tx: &mut Tx<'_>, id: ApiKeyId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE api_keys SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
        params![id, now],
    )
}

/// Networks and names that belong to an organisation, in place of those of before.
pub fn set_assets(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    assets: &[String],
    now: Moment,
) -> Result<()> {
    let sealed = columns::seal(tx, "organisation_assets", organisation.as_bytes(), &assets)?;
    tx.execute(
        "INSERT INTO organisation_assets (organisation, sealed, at) VALUES (?1, ?2, ?3) \
         ON CONFLICT (organisation) DO UPDATE SET sealed = excluded.sealed, at = excluded.at",
        params![organisation, sealed, now],
    )?;
    Ok(())
}

/// Networks and names that belong to an organisation.
pub fn assets(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<String>> {
    let sealed = tx.query_one(
        "SELECT sealed FROM organisation_assets WHERE organisation = ?1",
        params![organisation],
        |r| r.blob(0),
    )?;
    let open = |sealed: Vec<u8>| {
        columns::open(tx, "organisation_assets", organisation.as_bytes(), &sealed)
    };
    Ok(sealed.map(open).transpose()?.unwrap_or_default())
}
