//! Coming in: signing in, following an invitation, making the key.

use super::{Sample, choices::Choices, frame::Frame, sample};
use serde::Serialize;

/// The sign-in page.
#[derive(Clone, Debug, Serialize)]
pub struct LoginPage {
    /// Where to go afterwards.
    pub next: String,
    /// The address that passkeys of this node belong to.
    pub public_url: String,
    /// Whether the page was opened under another name than that, where no passkey works.
    pub elsewhere: bool,
    /// Whether the person has just left.
    pub left: bool,
}

/// The page of an invitation.
#[derive(Clone, Debug, Serialize)]
pub struct InvitePage {
    /// The one-time token of the link.
    pub token: String,
    /// The role one is invited to.
    pub role: &'static str,
    /// The name, when it is the recovery of somebody who is an officer already.
    pub recovery_of: Option<String>,
    /// The address that passkeys of this node belong to.
    pub public_url: String,
    /// Whether the page was opened under another name than that.
    pub elsewhere: bool,
    /// Whether the node can mail alarms.
    pub mail: bool,
    /// What one chooses from.
    pub choices: Choices,
}

/// An invitation that opens nothing any more.
#[derive(Clone, Debug, Serialize)]
pub struct InvitePastPage {
    /// How many hours an invitation is open.
    pub hours: i64,
}

/// The page where the officer's key is made.
#[derive(Clone, Debug, Serialize)]
pub struct KeyPage {
    /// The frame.
    pub frame: Frame,
    /// The recipient that contacts are sealed to, once there is one.
    pub recipient: Option<String>,
    /// How the key is wrapped: `prf` or `passphrase`, one each.
    pub wrappings: Vec<String>,
}

pub(super) fn samples() -> Vec<Sample> {
    let login = LoginPage {
        next: String::from("/desk"),
        public_url: String::from("http://localhost:8080"),
        elsewhere: false,
        left: false,
    };
    let elsewhere = LoginPage {
        elsewhere: true,
        left: true,
        ..login.clone()
    };
    let invite = InvitePage {
        token: String::from("sample"),
        role: "duty-officer",
        recovery_of: None,
        public_url: login.public_url.clone(),
        elsewhere: false,
        mail: true,
        choices: Choices::all(),
    };
    let recovery = InvitePage {
        recovery_of: Some(String::from("Anna Berg")),
        elsewhere: true,
        mail: false,
        ..invite.clone()
    };
    let none = KeyPage {
        frame: Frame::sample("me"),
        recipient: None,
        wrappings: Vec::new(),
    };
    let made = KeyPage {
        recipient: Some(String::from("age1pq1xyz0sample")),
        wrappings: vec![String::from("prf"), String::from("passphrase")],
        ..none.clone()
    };
    vec![
        sample("desk/login.html", &login),
        sample("desk/login.html", &elsewhere),
        sample("desk/invite.html", &invite),
        sample("desk/invite.html", &recovery),
        sample("desk/invite_past.html", &InvitePastPage { hours: 72 }),
        sample("desk/key.html", &none),
        sample("desk/key.html", &made),
    ]
}
