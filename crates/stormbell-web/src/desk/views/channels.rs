//! What an officer's channels and the reachability of all look like.

use super::{
    Sample,
    ago::Ago,
    frame::{Frame, Retry},
    sample,
};
use serde::Serialize;

/// One channel.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelView {
    /// Its id.
    pub id: String,
    /// Its kind's code.
    pub kind: &'static str,
    /// Where it leads.
    pub to: String,
    /// Its owner's name for it.
    pub label: String,
    /// Whether it is the mail address of the profile.
    pub of_profile: bool,
    /// The key of a web hook.
    pub secret: Option<String>,
    /// Whether the node has a carrier for it.
    pub usable: bool,
    /// What its proofs say: `works`, `doubtful`, `untried`, `dead`.
    pub verdict: &'static str,
    /// When it worked last.
    pub worked: Option<Ago>,
    /// When it failed last.
    pub failed: Option<Ago>,
    /// The last test, and how far it came.
    pub tested: Option<(Ago, &'static str)>,
    /// Whether nothing stands above it.
    pub first: bool,
    /// Whether nothing stands below it.
    pub last: bool,
}

/// A channel in a sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its kind's code.
    pub kind: &'static str,
    /// Its owner's name for it, or where it leads.
    pub to: String,
}

/// How one priority calls.
#[derive(Clone, Debug, Serialize)]
pub struct CalledView {
    /// The priority's code.
    pub priority: &'static str,
    /// Channels in parallel.
    pub at_once: Vec<Named>,
    /// Channels one by one after that.
    pub then: Vec<Named>,
}

/// The page of one's own channels.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelsPage {
    /// The frame.
    pub frame: Frame,
    /// The channels in their order.
    pub channels: Vec<ChannelView>,
    /// Those removed lately.
    pub removed: Vec<ChannelView>,
    /// Kinds that can be added.
    pub kinds: Vec<&'static str>,
    /// The node's name towards push services of browsers, where it has one.
    pub push_key: Option<String>,
    /// How each priority calls.
    pub called: Vec<CalledView>,
}

/// How one person can be reached.
#[derive(Clone, Debug, Serialize)]
pub struct ReachRowView {
    /// The name.
    pub name: String,
    /// The role's code.
    pub role: &'static str,
    /// Kinds of channels, with what their proofs say.
    pub channels: Vec<(&'static str, &'static str)>,
    /// When something reached the person last.
    pub worked: Option<Ago>,
    /// Whether a step passes the person over.
    pub unreachable: bool,
}

/// The page of everybody's reachability.
#[derive(Clone, Debug, Serialize)]
pub struct ReachPage {
    /// The frame.
    pub frame: Frame,
    /// The people.
    pub rows: Vec<ReachRowView>,
}

impl ChannelView {
    /// For samples.
    pub(super) fn sample(
        n: u8,
        kind: &'static str,
        to: &str,
        verdict: &'static str,
    ) -> ChannelView {
        ChannelView {
            id: format!("01940000-0000-7000-8000-0000000000c{n}"),
            kind,
            to: to.to_owned(),
            label: String::new(),
            of_profile: n == 0,
            secret: (kind == "web-hook").then(|| String::from("whsec_c2FtcGxl")),
            usable: n != 4,
            verdict,
            worked: (verdict != "untried").then(|| Ago::sample(300)),
            failed: (verdict == "dead").then(|| Ago::sample(20)),
            tested: (n == 1).then(|| (Ago::sample(2), "delivered")),
            first: n == 0,
            last: n == 4,
        }
    }
}

impl CalledView {
    /// For samples.
    pub(super) fn samples() -> Vec<CalledView> {
        let named = |kind, to: &str| Named {
            kind,
            to: to.to_owned(),
        };
        let emergency = CalledView {
            priority: "emergency",
            at_once: vec![named("mail", "bo@example.org"), named("sms", "my phone")],
            then: vec![named("push", "https://ntfy.example.eu/bo")],
        };
        let low = CalledView {
            priority: "low",
            at_once: vec![named("mail", "bo@example.org")],
            then: Vec::new(),
        };
        vec![emergency, low]
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let channel = ChannelView::sample;
    let page = ChannelsPage {
        frame: Frame::sample("me"),
        channels: vec![
            channel(0, "mail", "bo@example.org", "works"),
            channel(1, "sms", "+46701234567", "doubtful"),
            channel(2, "push", "https://ntfy.example.eu/bo", "untried"),
            channel(3, "web-hook", "https://pager.example.eu/in", "works"),
            channel(4, "web-push", "push.example.org", "dead"),
        ],
        removed: vec![channel(5, "sms", "+46709999999", "dead")],
        kinds: vec!["mail", "sms", "push", "web-hook"],
        push_key: Some(String::from(
            "BDd3_hVL9fZi9Ybo2UUzA284WG5FZR30_95YeZJsiApwXKpNcF1rRPF3foIiBHXRdJI2Qhumhf6_LFTeZaNndIo",
        )),
        called: CalledView::samples(),
    };
    let mut empty = page.clone();
    empty.frame = Frame::sample_auditor("me");
    empty.frame.retry = Retry::sample("channel", "to");
    empty.channels.clear();
    empty.removed.clear();
    empty.kinds.clear();
    for called in &mut empty.called {
        called.at_once.clear();
        called.then.clear();
    }
    let row = |name: &str, unreachable| ReachRowView {
        name: name.to_owned(),
        role: "duty-officer",
        channels: if unreachable {
            vec![("mail", "dead")]
        } else {
            vec![("mail", "works"), ("sms", "untried")]
        },
        worked: (!unreachable).then(|| Ago::sample(90)),
        unreachable,
    };
    let reach = ReachPage {
        frame: Frame::sample("reach"),
        rows: vec![row("Anna Berg", true), row("Bo Lindqvist", false)],
    };
    vec![
        sample("desk/channels.html", &page),
        sample("desk/channels.html", &empty),
        sample("desk/reach.html", &reach),
    ]
}
