//! What each public page shows: typed, so that a page cannot lack a value. Samples are in
//! `samples`.

pub mod levels;
mod links;

pub use links::{AckPage, ReachedPage, ToldView};

use crate::first_aid::FirstAid;
use serde::Serialize;
use stormbell_model::{Moment, happening, limits, report::Ongoing, sector::Sector};

/// What the form holds so far, carried from step to step in hidden fields.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FlagForm {
    /// Makes sending twice one report.
    pub form_id: String,
    /// The happening's code.
    pub what: String,
    /// The reporter's words.
    pub narrative: String,
    /// [`Ongoing`]'s code.
    pub ongoing: String,
    /// `me`, `organisation` or `unknown`.
    pub who: String,
    /// Name of the organisation that is hit.
    pub organisation: String,
    /// Its sector's code.
    pub sector: String,
    /// Contact: name.
    pub name: String,
    /// Contact: mail.
    pub email: String,
    /// Contact: telephone.
    pub phone: String,
    /// Contact: anything else.
    pub other: String,
    /// When, as the browser's date field writes it.
    pub happened_at: String,
    /// The contact as the browser sealed it, in Base 64.
    pub sealed_contact: String,
}

/// A complaint as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorView {
    /// The field's id on the page; empty for the whole form.
    pub field: String,
    /// Key in the catalogue.
    pub code: String,
    /// A bound, where the sentence names one.
    pub max: u64,
    /// What came, where the sentence names it.
    pub was: u64,
}

/// A sector to choose.
#[derive(Clone, Debug, Serialize)]
pub struct SectorView {
    code: &'static str,
    word: &'static str,
}

/// A wave that others report now, as the public may know it.
#[derive(Clone, Debug, Serialize)]
pub struct WaveOffer {
    /// The wave.
    pub id: String,
    /// The happening's code.
    pub happening: &'static str,
    /// What an officer let the public read.
    pub title: Option<String>,
}

impl WaveOffer {
    /// Those that run now.
    pub fn all(node: &stormbell_service::Node) -> Vec<WaveOffer> {
        let seen = stormbell_service::public_waves(node);
        let offer = |w: &stormbell_service::PublicWave| WaveOffer {
            id: w.id.to_string(),
            happening: w.happening.code(),
            title: w.title.as_deref().map(stormbell_model::text::visible_line),
        };
        seen.iter().map(offer).collect()
    }

    /// For samples.
    pub fn samples() -> Vec<WaveOffer> {
        let offer = |title: Option<&str>| WaveOffer {
            id: String::from("01940000-0000-7000-8000-0000000000e7"),
            happening: "down",
            title: title.map(str::to_owned),
        };
        vec![
            offer(None),
            offer(Some("Parcel messages that ask for a fee")),
        ]
    }
}

/// The start page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomePage {
    /// Waves that others report now.
    pub waves: Vec<WaveOffer>,
    /// Makes tapping twice one report.
    pub form_id: String,
}

/// Any of the three steps.
#[derive(Clone, Debug, Serialize)]
pub struct FlagPage {
    /// What is wrong.
    pub errors: Vec<ErrorView>,
    /// What was typed.
    pub form: FlagForm,
    /// Whether this form was sent before with other words.
    pub again: bool,
    /// The zone that a date without one is read in.
    pub zone: &'static str,
    /// Waves that others report now.
    pub waves: Vec<WaveOffer>,
    happenings: Vec<&'static str>,
    ongoings: Vec<&'static str>,
    sectors: Vec<SectorView>,
    files_max: usize,
    file_max: usize,
}

impl FlagPage {
    /// A step with what was typed so far.
    pub fn new(form: FlagForm, errors: Vec<ErrorView>, zone: &'static str) -> FlagPage {
        FlagPage {
            errors,
            form,
            again: false,
            zone,
            waves: Vec::new(),
            happenings: happenings(),
            ongoings: Ongoing::ALL.iter().map(|o| o.code()).collect(),
            sectors: Sector::all()
                .map(|s| SectorView {
                    code: s.code(),
                    word: s.word(),
                })
                .collect(),
            files_max: limits::FILES_PER_SENDING_MAX,
            file_max: limits::FILE_MAX_BYTES,
        }
    }
}

/// The form while too many knock: all of it is carried, and there are two ways on.
#[derive(Clone, Debug, Serialize)]
pub struct WaitPage {
    /// The form with what was typed.
    #[serde(flatten)]
    pub page: FlagPage,
    /// Work for a script.
    pub challenge: String,
    /// A ticket for patience.
    pub ticket: String,
    /// Seconds until the ticket opens.
    pub wait_s: u64,
    /// Whether files were chosen: a page cannot carry those.
    pub files: bool,
}

/// The receipt and the first aid below it.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptPage {
    /// The twenty digits.
    pub receipt: String,
    /// The same in groups.
    pub groups: Vec<String>,
    /// The short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// Where the contact was sealed.
    pub sealed_at: Option<&'static str>,
    /// Whether somebody is called.
    pub rings: bool,
    /// Files that could not be kept.
    pub files_failed: usize,
    /// Whether the last group was typed back.
    pub kept: bool,
    /// Whether something else was typed.
    pub wrong: bool,
    /// What to do now.
    pub aid: FirstAid,
    /// The node's address.
    pub public_url: String,
}

/// Where one comes back with a receipt.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FollowPage {
    /// What is wrong with the number.
    pub errors: Vec<ErrorView>,
    /// Whether the number opens nothing.
    pub unknown: bool,
    /// Whether one has just left.
    pub left: bool,
    /// What was typed.
    pub typed: String,
    /// A message that was written when the session had ended.
    pub carried: String,
}

/// A message as the reporter sees it.
#[derive(Clone, Debug, Serialize)]
pub struct TalkMessage {
    /// Whether the reporter wrote it.
    pub mine: bool,
    /// The words.
    pub text: String,
    /// When.
    pub at: Moment,
    /// When the desk read it.
    pub seen_at: Option<Moment>,
}

/// A file as the reporter sees it.
#[derive(Clone, Debug, Serialize)]
pub struct TalkFile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// When.
    pub at: Moment,
}

/// The conversation behind a receipt.
#[derive(Clone, Debug, Serialize)]
pub struct TalkPage {
    /// What is wrong with the message.
    pub errors: Vec<ErrorView>,
    /// The short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// The happening's code.
    pub happening: &'static str,
    /// `kept`, `taken`, `answered` or `closed`.
    pub state: &'static str,
    /// How many of the four are reached.
    pub reached: usize,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// Oldest first.
    pub messages: Vec<TalkMessage>,
    /// The reporter's own.
    pub files: Vec<TalkFile>,
    /// Whether the receipt was typed back.
    pub receipt_kept: bool,
    /// What was typed and refused.
    pub typed: String,
    /// Files at once.
    pub files_max: usize,
    /// Bytes of one.
    pub file_max: usize,
}

/// First aid to choose from.
#[derive(Clone, Debug, Serialize)]
pub struct AidListPage {
    happenings: Vec<&'static str>,
}

impl Default for AidListPage {
    fn default() -> AidListPage {
        AidListPage {
            happenings: happenings(),
        }
    }
}

/// First aid for one kind.
#[derive(Clone, Debug, Serialize)]
pub struct AidPage {
    /// The happening's code.
    pub happening: &'static str,
    /// What to do.
    pub aid: FirstAid,
}

/// The journal explained.
#[derive(Clone, Debug, Serialize)]
pub struct JournalPage {
    /// The key in `vkey` form.
    pub vkey: String,
    /// The same, to be read aloud.
    pub fingerprint: String,
}

/// How it works and who reads.
#[derive(Clone, Debug, Serialize)]
pub struct AboutPage {
    recipients: usize,
    fingerprint: String,
    limits: LimitsView,
}

#[derive(Clone, Debug, Serialize)]
struct LimitsView {
    narrative: usize,
    files: usize,
    file: usize,
    files_all: usize,
    messages: usize,
    message: usize,
}

impl AboutPage {
    /// With the roster as it is.
    pub fn new(recipients: usize, fingerprint: String) -> AboutPage {
        AboutPage {
            recipients,
            fingerprint,
            limits: LimitsView {
                narrative: limits::NARRATIVE_MAX_CHARS,
                files: limits::FILES_PER_SENDING_MAX,
                file: limits::FILE_MAX_BYTES,
                files_all: limits::FILES_PER_REPORT_MAX,
                messages: limits::MESSAGES_PER_REPORT_MAX,
                message: limits::MESSAGE_MAX_CHARS,
            },
        }
    }
}

/// A page that says the same to everyone.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Plain {}

fn happenings() -> Vec<&'static str> {
    happening::ALL.iter().map(|h| h.code()).collect()
}
