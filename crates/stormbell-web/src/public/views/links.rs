//! The pages behind the links of notifications.

use serde::Serialize;
use stormbell_model::Moment;

/// The link in a notification.
#[derive(Clone, Debug, Serialize)]
pub struct AckPage {
    /// `ringing`, `asked`, `yours`, `done`, `closed` or `gone`.
    pub stage: &'static str,
    /// What a button just did: the end of a key `ack-said-…`, where there is something to say.
    pub done: Option<&'static str>,
    /// The report's short name.
    pub reference: String,
    /// The priority's code.
    pub priority: &'static str,
    /// Since when it rings.
    pub opened_at: Moment,
    /// Whom it was sent to.
    pub officer: String,
    /// Who has it.
    pub held_by: String,
    /// How many people it still needs.
    pub missing: usize,
    /// Who asks the one of this link to take it over.
    pub asked_by: Option<String>,
    /// Whom the one of this link asked.
    pub handed_to: Option<String>,
    /// Who dealt with it, and when.
    pub closed: Option<(String, Moment)>,
    /// How far it has come, for the button that passes it up.
    pub mark: String,
    /// Whom it can be handed on to.
    pub colleagues: Vec<(String, String)>,
    /// Some of the alarms that the same message told of; none where it told of this one alone.
    pub told: Vec<ToldView>,
    /// How many more it told of.
    pub told_more: usize,
    /// How many of all of them ring.
    pub told_ringing: usize,
}

/// An alarm that a message told of.
#[derive(Clone, Debug, Serialize)]
pub struct ToldView {
    /// Its id, for the button that takes it alone.
    pub id: String,
    /// The report's short name.
    pub reference: String,
    /// The priority's code.
    pub priority: &'static str,
    /// Since when it rings.
    pub opened_at: Moment,
    /// `ringing`, `yours`, `held` or `closed`.
    pub state: &'static str,
    /// Who has it, or dealt with it.
    pub held_by: String,
}

impl AckPage {
    /// A link behind which there is nothing any more.
    pub fn gone() -> AckPage {
        AckPage {
            stage: "gone",
            done: None,
            reference: String::new(),
            priority: "",
            opened_at: Moment(0),
            officer: String::new(),
            held_by: String::new(),
            missing: 0,
            asked_by: None,
            handed_to: None,
            closed: None,
            mark: String::new(),
            colleagues: Vec::new(),
            told: Vec::new(),
            told_more: 0,
            told_ringing: 0,
        }
    }
}

/// The link in the test of a channel.
#[derive(Clone, Debug, Serialize)]
pub struct ReachedPage {
    /// `asked`, `done` or `gone`.
    pub stage: &'static str,
    /// The kind of channel.
    pub channel: &'static str,
    /// When the test was sent.
    pub sent_at: Moment,
    /// To whom.
    pub officer: String,
}
