//! Pages to watch by: openings of identities, the journal, the node's health.

use super::{
    Sample,
    ago::Ago,
    frame::{Frame, TroubleView},
    sample,
};
use serde::Serialize;
use stormbell_service::{Trouble, TroubleKind};

/// One opening of an identity.
#[derive(Clone, Debug, Serialize)]
pub struct OpeningView {
    /// When.
    pub at: Ago,
    /// Who opened it.
    pub officer: String,
    /// Which report's.
    pub reference: String,
    /// Why.
    pub reason: String,
}

/// Who opened which identity, and why.
#[derive(Clone, Debug, Serialize)]
pub struct OpeningsPage {
    /// The frame.
    pub frame: Frame,
    /// The openings, newest first.
    pub rows: Vec<OpeningView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// One entry of the journal.
#[derive(Clone, Debug, Serialize)]
pub struct JournalRowView {
    /// Its place in the tree.
    pub index: u64,
    /// When.
    pub at: Ago,
    /// What.
    pub act: String,
    /// Who, by id only.
    pub who: String,
    /// To what.
    pub subject: String,
}

/// The journal.
#[derive(Clone, Debug, Serialize)]
pub struct JournalPage {
    /// The frame.
    pub frame: Frame,
    /// Entries, newest first.
    pub rows: Vec<JournalRowView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// One thing that is watched.
#[derive(Clone, Debug, Serialize)]
pub struct VitalView {
    /// The end of its key `desk-vital-…`.
    pub name: &'static str,
    /// Its value as text.
    pub value: String,
    /// Whether it is as it should be.
    pub well: bool,
}

/// How the node does.
#[derive(Clone, Debug, Serialize)]
pub struct HealthPage {
    /// The frame.
    pub frame: Frame,
    /// Whether it can take reports and call people.
    pub ready: bool,
    /// What is watched.
    pub vitals: Vec<VitalView>,
    /// What the node says about itself: ends of keys `desk-note-…`.
    pub notes: Vec<&'static str>,
}

pub(super) fn samples() -> Vec<Sample> {
    let openings = OpeningsPage {
        frame: Frame::sample("openings"),
        rows: vec![OpeningView {
            at: Ago::sample(70),
            officer: String::from("Anna Berg"),
            reference: String::from("SE-2026-K7Q3M2"),
            reason: String::from("to call the ward back"),
        }],
        older: None,
    };
    let mut none = openings.clone();
    none.rows.clear();
    let journal = JournalPage {
        frame: Frame::sample_auditor("journal"),
        rows: vec![JournalRowView {
            index: 418,
            at: Ago::sample(3),
            act: String::from("acknowledge"),
            who: String::from("officer:01940000-0000-7000-8000-000000000007"),
            subject: String::from("alarm:01940000-0000-7000-8000-0000000000a1"),
        }],
        older: Some(String::from("/desk/journal?after=318")),
    };
    let vital = |name, value: &str, well| VitalView {
        name,
        value: value.to_owned(),
        well,
    };
    let well = HealthPage {
        frame: Frame::sample("health"),
        ready: true,
        vitals: vec![vital("store", "sqlite", true), vital("mail", "–", false)],
        notes: Vec::new(),
    };
    let mut ill = well.clone();
    ill.ready = false;
    ill.notes = TroubleKind::ALL.map(TroubleKind::code).to_vec();
    let all = TroubleKind::ALL.map(|kind| Trouble {
        kind,
        since: stormbell_model::Moment(0),
    });
    ill.frame.troubles = TroubleView::news(all.to_vec(), stormbell_model::Moment(240_000_000));
    vec![
        sample("desk/openings.html", &openings),
        sample("desk/openings.html", &none),
        sample("desk/journal.html", &journal),
        sample("desk/health.html", &well),
        sample("desk/health.html", &ill),
    ]
}
