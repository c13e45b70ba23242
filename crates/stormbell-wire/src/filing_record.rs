//! The journal's record of a filing: one line of JSON that was hashed into the tree. What is read from it was
//! signed with the root, so it wins over what an answer around it claims.

use serde::Deserialize;
use stormbell_model::{Lang, Moment, report::Door};

/// What the journal says when a report was filed.
pub const ACT: &str = "report filed";

/// The facts of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingRecord {
    /// When the report was kept.
    pub filed_at: Moment,
    /// The report's id.
    pub report_id: String,
    /// Its reference.
    pub reference: String,
    /// The salted hash of its words.
    pub content_sha256: [u8; 32],
}

#[derive(Deserialize)]
struct Line {
    v: u32,
    at: i64,
    act: String,
    subject: String,
    reference: String,
    content: String,
}

/// Reads a record; `None` when it is no filing, or one that this program does not know how to read.
pub fn read(record: &[u8]) -> Option<FilingRecord> {
    let line: Line = serde_json::from_slice(record).ok()?;
    if line.v != 1 || line.act != ACT {
        return None;
    }
    Some(FilingRecord {
        filed_at: Moment(line.at),
        report_id: line.subject,
        reference: line.reference,
        content_sha256: crate::unhex(&line.content)?,
    })
}

#[derive(Deserialize)]
struct Origin {
    door: String,
    lang: String,
    #[serde(default)]
    test: Option<String>,
}

/// Through which door and in which language a report came, where it counts in statistics: tests and the node's reports
/// about itself do not.
pub fn origin_that_counts(record: &[u8]) -> Option<(Door, Lang)> {
    let origin: Origin = serde_json::from_slice(record).ok()?;
    let door = Door::parse(&origin.door)?;
    let lang = Lang::parse(&origin.lang)?;
    let own = matches!(door, Door::Node | Door::Neighbour);
    (origin.test.is_none() && !own).then_some((door, lang))
}
