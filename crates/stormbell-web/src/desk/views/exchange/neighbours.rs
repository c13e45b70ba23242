//! The neighbours: how each stands, when it was last heard, what it has of ours; and the directory of contact points.

use super::{MatterView, NodeView};
use crate::desk::views::{
    Sample,
    ago::Ago,
    frame::{Frame, Retry},
    sample,
};
use serde::Serialize;

/// This node in its network.
#[derive(Clone, Debug, Serialize)]
pub struct NetworkView {
    /// The network's name.
    pub name: String,
    /// This node.
    pub me: NodeView,
    /// The neighbours, for a new group.
    pub choices: Vec<(NodeView, bool)>,
    /// How many neighbours are well.
    pub well: usize,
    /// The version of the charter.
    pub charter: u64,
    /// Until when a newer charter should follow.
    pub valid_until: Ago,
}

/// The proof that a neighbour signed what no honest one signs.
#[derive(Clone, Debug, Serialize)]
pub struct LieView {
    /// What it lied about: the end of a key.
    pub code: &'static str,
    /// Since when.
    pub at: Ago,
    /// Two signed texts.
    pub texts: Vec<String>,
}

/// One neighbour.
#[derive(Clone, Debug, Serialize)]
pub struct NeighbourView {
    /// Who.
    pub node: NodeView,
    /// `state` or `centre`.
    pub kind: &'static str,
    /// `well`, `never`, `silent`, `suspended` or `quarantined`.
    pub state: &'static str,
    /// Since when, or until when it is suspended.
    pub since: Option<Ago>,
    /// When it was last heard.
    pub heard: Option<Ago>,
    /// Statements that were put into its log.
    pub told: u64,
    /// Of those, stored there for certain.
    pub stored: u64,
    /// When it last said so.
    pub receipt: Option<Ago>,
    /// How much of what it tells us is stored here.
    pub theirs: u64,
    /// The proofs, when it is quarantined.
    pub lies: Vec<LieView>,
    /// Languages of its desk, by their own names.
    pub languages: Vec<&'static str>,
    /// What it deals with.
    pub matters: Vec<MatterView>,
    /// Whether persons are protected there as here.
    pub protects: bool,
}

/// A group of neighbours that this desk knows, which only its members do.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who keeps it.
    pub keeper: String,
    /// Whether this node does.
    pub own: bool,
    /// Its members.
    pub members: Vec<NodeView>,
    /// Neighbours, with whether they are in it.
    pub choices: Vec<(NodeView, bool)>,
}

/// The page of the neighbours.
#[derive(Clone, Debug, Serialize)]
pub struct NeighboursPage {
    /// The frame.
    pub frame: Frame,
    /// The network; none where this node is in none.
    pub network: Option<NetworkView>,
    /// The neighbours; those first that need somebody.
    pub rows: Vec<NeighbourView>,
    /// The groups.
    pub groups: Vec<GroupView>,
}

/// What came of the last test call.
#[derive(Clone, Debug, Serialize)]
pub struct TestCallView {
    /// The statement that was the call.
    pub id: String,
    /// When.
    pub at: Ago,
    /// When it was stored there.
    pub stored: Option<Ago>,
    /// When a person there read it.
    pub read: Option<Ago>,
    /// How many minutes after the call that was.
    pub minutes: Option<i64>,
}

/// One contact point.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// Who, and how it stands.
    pub neighbour: NeighbourView,
    /// The last test call.
    pub call: Option<TestCallView>,
}

/// The directory of contact points.
#[derive(Clone, Debug, Serialize)]
pub struct DirectoryPage {
    /// The frame.
    pub frame: Frame,
    /// The contact points.
    pub rows: Vec<ContactView>,
}

impl NeighbourView {
    fn sample(name: &str, title: &str, state: &'static str) -> NeighbourView {
        NeighbourView {
            node: NodeView::new(name, title),
            kind: if name == "eu" { "centre" } else { "state" },
            state,
            since: (state != "well" && state != "never").then(|| Ago::sample(190)),
            heard: (state != "never").then(|| Ago::sample(if state == "well" { 0 } else { 190 })),
            told: 128,
            stored: if state == "well" { 128 } else { 97 },
            receipt: (state != "never").then(|| Ago::sample(1)),
            theirs: 41,
            lies: match state {
                "quarantined" => vec![LieView {
                    code: "forked",
                    at: Ago::sample(190),
                    texts: vec![
                        String::from("europe/lt/out/se#0\n41\nqvRZ…\n\n— lt+a1 Az…\n"),
                        String::from("europe/lt/out/se#0\n41\n8Gh1…\n\n— lt+a1 By…\n"),
                    ],
                }],
                _ => Vec::new(),
            },
            languages: vec!["English", "eesti"],
            matters: vec![MatterView::of("A1.3"), MatterView::of("A1.1.a")],
            protects: name != "ch",
        }
    }
}

fn group(own: bool) -> GroupView {
    let node = NodeView::new;
    GroupView {
        id: "0".repeat(32),
        name: String::from("Banks of the north"),
        keeper: String::from("Sweden"),
        own,
        members: vec![node("se", "Sweden"), node("ee", "Estonia")],
        choices: vec![(node("ee", "Estonia"), true), (node("lv", "Latvia"), false)],
    }
}

fn all() -> Vec<NeighbourView> {
    vec![
        NeighbourView::sample("lt", "Lithuania", "quarantined"),
        NeighbourView::sample("fi", "Finland", "silent"),
        NeighbourView::sample("ch", "Switzerland", "suspended"),
        NeighbourView::sample("lv", "Latvia", "never"),
        NeighbourView::sample("ee", "Estonia", "well"),
        NeighbourView::sample("eu", "European centre", "well"),
    ]
}

pub(super) fn samples() -> Vec<Sample> {
    let page = NeighboursPage {
        frame: Frame::sample("neighbours"),
        network: Some(NetworkView {
            name: String::from("europe"),
            me: NodeView::new("se", "Sweden"),
            choices: vec![(NodeView::new("ee", "Estonia"), false)],
            well: 2,
            charter: 3,
            valid_until: Ago::sample(-60 * 24 * 200),
        }),
        rows: all(),
        groups: vec![group(true), group(false)],
    };
    let mut again = page.clone();
    again.frame.retry = Retry::sample("group", "name");
    again.groups.clear();
    let alone = NeighboursPage {
        network: None,
        rows: Vec::new(),
        groups: Vec::new(),
        ..page.clone()
    };
    let call = TestCallView {
        id: format!("sb1-{}", "b".repeat(52)),
        at: Ago::sample(50),
        stored: Some(Ago::sample(50)),
        read: Some(Ago::sample(46)),
        minutes: Some(4),
    };
    let waiting = TestCallView {
        read: None,
        minutes: None,
        stored: None,
        ..call.clone()
    };
    let calls = [None, Some(waiting), None, None, Some(call), None];
    let directory = DirectoryPage {
        frame: Frame::sample("directory"),
        rows: all()
            .into_iter()
            .zip(calls)
            .map(|(neighbour, call)| ContactView { neighbour, call })
            .collect(),
    };
    let empty = DirectoryPage {
        rows: Vec::new(),
        frame: Frame::sample("directory"),
    };
    vec![
        sample("desk/exchange/neighbours.html", &page),
        sample("desk/exchange/neighbours.html", &again),
        sample("desk/exchange/neighbours.html", &alone),
        sample("desk/exchange/directory.html", &directory),
        sample("desk/exchange/directory.html", &empty),
    ]
}
