//! What an officer sets for oneself: duty, name, mail, language, passkeys, sessions, key.

use super::{
    Sample,
    ago::Ago,
    choices::Choices,
    frame::{Frame, Retry},
    sample,
};
use serde::Serialize;

/// A passkey.
#[derive(Clone, Debug, Serialize)]
pub struct PasskeyView {
    /// Its id.
    pub id: String,
    /// What the officer calls it.
    pub label: String,
    /// Since when.
    pub added: Ago,
    /// Whether it opens the officer's key.
    pub opens_key: bool,
}

/// A session.
#[derive(Clone, Debug, Serialize)]
pub struct SessionView {
    /// Its id.
    pub id: String,
    /// Since when.
    pub opened: Ago,
    /// When it was last used.
    pub last_seen: Ago,
    /// Whether it is this one.
    pub current: bool,
}

/// The officer's own page.
#[derive(Clone, Debug, Serialize)]
pub struct MePage {
    /// The frame.
    pub frame: Frame,
    /// Where alarms are mailed.
    pub email: String,
    /// The officer's language.
    pub lang_code: &'static str,
    /// Whether the node can mail alarms.
    pub mail: bool,
    /// Passkeys.
    pub passkeys: Vec<PasskeyView>,
    /// Sessions.
    pub sessions: Vec<SessionView>,
    /// The recipient that contacts are sealed to.
    pub recipient: Option<String>,
    /// What one chooses from.
    pub choices: Choices,
}

pub(super) fn samples() -> Vec<Sample> {
    let session = |n, current| SessionView {
        id: format!("01940000-0000-7000-8000-00000000005{n}"),
        opened: Ago::sample(200),
        last_seen: Ago::sample(n),
        current,
    };
    let page = MePage {
        frame: Frame::sample("me"),
        email: String::from("bo@example.org"),
        lang_code: "sv",
        mail: true,
        passkeys: vec![PasskeyView {
            id: String::from("01940000-0000-7000-8000-000000000061"),
            label: String::from("laptop"),
            added: Ago::sample(9_000),
            opens_key: true,
        }],
        sessions: vec![session(0, true), session(9, false)],
        recipient: Some(String::from("age1pq1sample")),
        choices: Choices::all(),
    };
    let mut fresh = page.clone();
    fresh.frame = Frame::sample_auditor("me");
    fresh.frame.retry = Retry::sample("profile", "name");
    fresh.recipient = None;
    fresh.mail = false;
    [page, fresh]
        .iter()
        .map(|p| sample("desk/me.html", p))
        .collect()
}
