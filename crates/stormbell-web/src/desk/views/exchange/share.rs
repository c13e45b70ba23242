//! Sharing: what an officer is about to say, with whom it is for; and, before anything leaves, who will get it and why the others will not.

use super::{MatterView, NodeView};
use crate::desk::views::{
    Sample,
    choices::Choices,
    frame::{Frame, Retry},
    sample,
};
use serde::Serialize;

/// What stands in the fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Written {
    /// In one line.
    pub subject: String,
    /// The words.
    pub words: String,
    /// Values, one a line.
    pub values: String,
    /// The language of the words.
    pub lang: String,
    /// How far it may go.
    pub tlp: String,
    /// What may be done with it.
    pub pap: String,
    /// Whether each further step needs our permission.
    pub controlled: bool,
    /// The ground on which personal data cross; empty where there are none.
    pub personal: String,
    /// Days for which it may go; empty for ever.
    pub days: String,
    /// What sort of expertise.
    pub what: String,
    /// What it is about, in single words.
    pub tags: String,
    /// Languages that the people in it speak.
    pub languages: String,
    /// Whether we will help.
    pub will: String,
    /// Whether it calls people there.
    pub rings: bool,
}

/// A neighbour to choose.
#[derive(Clone, Debug, Serialize)]
pub struct MemberChoice {
    /// Who.
    pub node: NodeView,
    /// `well`, `never`, `silent`, `suspended` or `quarantined`.
    pub state: &'static str,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A group to choose.
#[derive(Clone, Debug, Serialize)]
pub struct GroupChoice {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its members by their titles.
    pub members: Vec<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A matter to choose.
#[derive(Clone, Debug, Serialize)]
pub struct MatterChoice {
    /// Which.
    pub matter: MatterView,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What would become of the draft, asked just now.
#[derive(Clone, Debug, Serialize)]
pub struct PreviewView {
    /// Who will get it, and by which rule.
    pub gets: Vec<(NodeView, &'static str)>,
    /// Who will not, and why.
    pub others: Vec<(NodeView, &'static str)>,
    /// What was seen, as a hash: what is sent is what was seen.
    pub seen: String,
    /// Whether something has changed since it was last seen.
    pub changed: bool,
}

/// The page on which something is said to neighbours.
#[derive(Clone, Debug, Serialize)]
pub struct SharePage {
    /// The frame.
    pub frame: Frame,
    /// `incident`, `wave`, `indicators`, `advisory`, `expertise`, `request`, `answer` or `anew`.
    pub of: &'static str,
    /// Where the form goes.
    pub action: String,
    /// What it is about: address, reference, title.
    pub about: Option<(String, String, String)>,
    /// What stands in the fields.
    pub written: Written,
    /// The neighbours.
    pub members: Vec<MemberChoice>,
    /// The groups that this node is in.
    pub groups: Vec<GroupChoice>,
    /// The matters of the charter.
    pub matters: Vec<MatterChoice>,
    /// Labels of the other protocol, widest first.
    pub paps: [&'static str; 4],
    /// Grounds on which personal data may cross.
    pub bases: [&'static str; 3],
    /// Everything else to choose from.
    pub choices: Choices,
    /// What would become of it; none before that was asked.
    pub preview: Option<PreviewView>,
}

/// Labels of the Permissible Actions Protocol, widest first.
pub const PAPS: [&str; 4] = ["CLEAR", "GREEN", "AMBER", "RED"];
/// Grounds, as the form sends them.
pub const BASES: [&str; 3] = ["team-task", "vital-interest", "consent"];

impl SharePage {
    fn sample(of: &'static str) -> SharePage {
        let member = |name: &str, title: &str, state, chosen| MemberChoice {
            node: NodeView::new(name, title),
            state,
            chosen,
        };
        SharePage {
            frame: Frame::sample("sent"),
            of,
            action: String::from("/desk/share"),
            about: Some((
                String::from("/desk/incidents/01940000-0000-7000-8000-0000000000c1"),
                String::from("SEI-2026-H2W9PX"),
                String::from("ddos · Norrbank <b>"),
            )),
            written: Written {
                subject: String::from("A flood on a bank, moving"),
                words: String::from("A flood from some 900 addresses."),
                values: String::from("198.51.100.7\nnorrbank.example"),
                lang: String::from("en"),
                tlp: String::from("AMBER"),
                pap: String::from("GREEN"),
                days: String::from("30"),
                what: String::from("playbook"),
                will: String::from("yes"),
                ..Written::default()
            },
            members: vec![
                member("ee", "Estonia", "well", true),
                member("fi", "Finland", "silent", false),
                member("lv", "Latvia", "well", false),
                member("lt", "Lithuania", "quarantined", false),
                member("eu", "European centre", "well", true),
                member("ch", "Switzerland", "suspended", true),
            ],
            groups: vec![GroupChoice {
                id: "0".repeat(32),
                name: String::from("Banks of the north"),
                members: vec![String::from("Estonia"), String::from("Latvia")],
                chosen: true,
            }],
            matters: ["A1.3", "A1.1.a", "election"]
                .map(|m| MatterChoice {
                    matter: MatterView::of(m),
                    chosen: m == "A1.3",
                })
                .to_vec(),
            paps: PAPS,
            bases: BASES,
            choices: Choices::all(),
            preview: None,
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let node = NodeView::new;
    let kinds = [
        "incident",
        "wave",
        "indicators",
        "advisory",
        "expertise",
        "request",
        "answer",
        "anew",
    ];
    let mut pages: Vec<SharePage> = kinds.into_iter().map(SharePage::sample).collect();
    let seen = SharePage {
        preview: Some(PreviewView {
            gets: vec![
                (node("ee", "Estonia"), "named-node"),
                (node("lv", "Latvia"), "in-group"),
                (node("eu", "European centre"), "named-node"),
            ],
            others: vec![
                (node("fi", "Finland"), "not-in-audience"),
                (node("lt", "Lithuania"), "other-matter"),
                (node("ch", "Switzerland"), "suspended"),
            ],
            seen: "f".repeat(64),
            changed: true,
        }),
        ..SharePage::sample("incident")
    };
    let nobody = SharePage {
        preview: Some(PreviewView {
            gets: Vec::new(),
            others: vec![(node("fi", "Finland"), "no-legal-basis")],
            seen: "f".repeat(64),
            changed: false,
        }),
        about: None,
        ..SharePage::sample("advisory")
    };
    let mut again = SharePage::sample("request");
    again.frame.retry = Retry::sample("share", "subject");
    again.groups.clear();
    again.matters.clear();
    pages.extend([seen, nobody, again]);
    let page = |p: &SharePage| sample("desk/exchange/share.html", p);
    pages.iter().map(page).collect()
}
