//! Between the model's types and columns, and between sealed columns and plain values.
//! Nothing outside the store sees an encrypted column.

use crate::{Error, Result, Row, Tx, Value};
use serde::{Serialize, de::DeserializeOwned};
use stormbell_model::*;
use stormbell_seal::{FieldKeys, Place};

macro_rules! id_columns {
    ($($name:ident),* $(,)?) => {$(
        impl From<$name> for Value {
            fn from(id: $name) -> Value { Value::Blob(id.as_bytes().to_vec()) }
        }
        impl Id for $name {
            fn read(bytes: &[u8]) -> Option<Self> { $name::from_bytes(bytes) }
        }
    )*};
}

/// An id that is kept as sixteen bytes.
pub(crate) trait Id: Sized {
    fn read(bytes: &[u8]) -> Option<Self>;
}

id_columns!(
    ReportId,
    MessageId,
    AttachmentId,
    IncidentId,
    LinkId,
    ProposalId,
    RegroupingId,
    CampaignId,
    EntryId,
    AlarmId,
    NotificationId,
    ChannelId,
    OfficerId,
    PasskeyId,
    InvitationId,
    SessionId,
    OrganisationId,
    ApiKeyId,
    IndicatorId,
    ImportId,
    JobId,
    OpeningId,
    RotaId,
    LayerId,
    OverrideId,
    SwapId,
    AbsenceId,
    TeamId,
    WaveId,
    HandOverId,
    CalendarId,
    FeedId,
);

impl From<Moment> for Value {
    fn from(moment: Moment) -> Value {
        Value::Int(moment.0)
    }
}

impl crate::Engine {
    /// Locks the row that is read until the transaction ends. SQLite has one writer and needs no lock.
    pub(crate) fn lock_clause(self) -> &'static str {
        match self {
            crate::Engine::Sqlite => "",
            crate::Engine::Postgres => " FOR UPDATE",
        }
    }
}

/// Builds the parameters of a statement.
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}
pub(crate) use params;

pub(crate) fn id<T: Id>(row: &Row<'_>, column: usize) -> Result<T> {
    T::read(&row.blob(column)?).ok_or_else(|| wrong("an id"))
}

pub(crate) fn opt_id<T: Id>(row: &Row<'_>, column: usize) -> Result<Option<T>> {
    row.opt_blob(column)?
        .map(|bytes| T::read(&bytes).ok_or_else(|| wrong("an id")))
        .transpose()
}

pub(crate) fn moment(row: &Row<'_>, column: usize) -> Result<Moment> {
    row.int(column).map(Moment)
}

pub(crate) fn opt_moment(row: &Row<'_>, column: usize) -> Result<Option<Moment>> {
    Ok(row.opt_int(column)?.map(Moment))
}

/// Reads a stored code with the model's own reader.
pub(crate) fn code<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    read(&row.text(column)?).ok_or_else(|| wrong("a code"))
}

pub(crate) fn opt_code<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    row.opt_text(column)?
        .map(|text| read(&text).ok_or_else(|| wrong("a code")))
        .transpose()
}

pub(crate) fn wrong(what: &str) -> Error {
    Error::Corrupt(format!("{what} in a column cannot be read"))
}

/// Seals a value for one place of one row.
pub(crate) fn seal<T: Serialize>(
    tx: &Tx<'_>,
    table: &'static str,
    row: &[u8],
    value: &T,
) -> Result<Vec<u8>> {
    seal_ahead(tx.keys(), tx.chance(), table, row, value)
}

/// As [`seal`], before there is a transaction.
pub(crate) fn seal_ahead<T: Serialize>(
    keys: &FieldKeys,
    chance: &dyn outside::Chance,
    table: &'static str,
    row: &[u8],
    value: &T,
) -> Result<Vec<u8>> {
    let plain = serde_json::to_vec(value).map_err(|_| wrong("a value to be sealed"))?;
    let column = "sealed";
    Ok(keys.seal(Place { table, row, column }, &plain, chance))
}

/// Opens what [`seal`] sealed for the same place.
pub(crate) fn open<T: DeserializeOwned>(
    tx: &Tx<'_>,
    table: &'static str,
    row: &[u8],
    sealed: &[u8],
) -> Result<T> {
    let plain = open_bytes(tx, table, row, sealed)?;
    serde_json::from_slice(&plain).map_err(|_| wrong("a sealed value"))
}

pub(crate) fn seal_bytes(tx: &Tx<'_>, table: &'static str, row: &[u8], plain: &[u8]) -> Vec<u8> {
    let place = Place {
        table,
        row,
        column: "sealed",
    };
    tx.keys().seal(place, plain, tx.chance())
}

pub(crate) fn open_bytes(
    tx: &Tx<'_>,
    table: &'static str,
    row: &[u8],
    sealed: &[u8],
) -> Result<Vec<u8>> {
    let place = Place {
        table,
        row,
        column: "sealed",
    };
    let plain = tx
        .keys()
        .open(place, sealed)
        .map_err(|_| wrong("a sealed column"))?;
    Ok(plain.to_vec())
}

/// The moment and the id after which a page goes on, as one opaque word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The sort moment of the last row of the page before.
    pub at: Moment,
    /// The id of that row.
    pub id: uuid::Uuid,
}

impl Cursor {
    /// Where a list that shows the newest first begins.
    pub const TOP: Cursor = Cursor {
        at: Moment(i64::MAX),
        id: uuid::Uuid::max(),
    };

    /// The opaque word.
    pub fn to_text(self) -> String {
        format!("{:x}-{}", self.at.0, self.id.simple())
    }

    /// Reads the opaque word; `None` when it is not one of ours.
    pub fn parse(text: &str) -> Option<Cursor> {
        let (at, id) = text.split_once('-')?;
        Some(Cursor {
            at: Moment(i64::from_str_radix(at, 16).ok()?),
            id: uuid::Uuid::try_parse(id).ok()?,
        })
    }
}

impl From<uuid::Uuid> for Value {
    fn from(id: uuid::Uuid) -> Value {
        Value::Blob(id.as_bytes().to_vec())
    }
}
