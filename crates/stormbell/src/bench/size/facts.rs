//! What a filled store holds, kept beside it, so that the next run measures without filling.

use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "bench-size.json";

/// What was filled in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Reports.
    pub reports: u64,
    /// How fast they were filed, in this process.
    pub filed_per_s: f64,
    /// How fast search learned them.
    pub taught_per_s: f64,
    /// The lead whose session asks.
    pub officer: String,
    /// The incident that holds a tenth of all reports.
    pub great_incident: String,
    /// An id of the moment when half of those reports were in it.
    pub great_middle: String,
    /// A usual incident.
    pub incident: String,
    /// The references of both.
    pub incident_references: Vec<String>,
    /// Reports from the oldest to the newest, evenly apart: id and reference.
    pub sample: Vec<(String, String)>,
    /// A report with a long conversation.
    pub talkative: String,
    /// A report that rings.
    pub ringing: String,
    /// Entries of the journal.
    pub journal: u64,
}

impl Facts {
    /// Reads them from a folder that was filled before.
    pub fn read(folder: &Path) -> anyhow::Result<Option<Facts>> {
        match std::fs::read(folder.join(FILE)) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps them.
    pub fn write(&self, folder: &Path) -> anyhow::Result<()> {
        Ok(std::fs::write(
            folder.join(FILE),
            serde_json::to_vec(self)?,
        )?)
    }
}
