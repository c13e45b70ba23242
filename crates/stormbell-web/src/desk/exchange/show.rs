//! What the service tells of the exchange, as the pages show it.

use crate::desk::views::{
    ago::Ago,
    exchange::{
        BodyView, LineView, MatterView, NodeView, ValueView,
        neighbours::{LieView, NeighbourView},
    },
};
use stormbell_model::{
    Lang, Moment,
    exchange::{Standing, StatementKind},
    kind::Kind,
    sector::Sector,
    text::{visible, visible_line},
    triage,
};
use stormbell_service::exchange::{Content, Line, NeighbourRow, Network, Stand};
use stormbell_wire::{charter::MemberKind, exchange::Value};

/// Values of one statement on its page.
/// Told: the page says how many more there are. Rest: they are in its import, or in the statement itself.
const VALUES_SHOWN_MAX: usize = 200;

/// A statement in one line.
pub fn line(l: Line, own: bool, now: Moment) -> LineView {
    let kind = match &l.kind {
        StatementKind::Unknown(_) => "unknown",
        known => known.code(),
    };
    LineView {
        id: l.id.to_string(),
        kind: kind.to_owned(),
        unread: !own && l.read_at.is_none() && l.stand == Stand::Standing,
        origin: NodeView::new(l.origin.as_str(), visible_line(&l.title)),
        subject: visible_line(&l.subject),
        tlp: l.tlp.code(),
        at: Ago::of(l.at, now),
        stand: l.stand.code(),
        reason: l.reason.as_deref().map(visible_line),
        own,
    }
}

/// What a statement says.
pub fn body(content: &Content) -> BodyView {
    let level = |n: i64| usize::try_from(n).ok().and_then(|n| triage::ALL.get(n));
    let kind = |text: &str| Kind::parse(text).map(Kind::value);
    let sector = |text: &Option<String>| text.as_deref().and_then(Sector::parse);
    let mut view = blank(content);
    match content {
        Content::Alert(a) => {
            view.priority = level(a.priority).map(|p| p.code());
            view.kind = kind(&a.kind);
            view.sector = sector(&a.sector).map(Sector::word);
            view.reference = visible_line(&a.reference);
        }
        Content::Incident(c) => {
            view.priority = level(c.priority).map(|p| p.code());
            view.kind = kind(&c.kind);
            view.sector = sector(&c.sector).map(Sector::word);
            view.reference = visible_line(&c.reference);
        }
        Content::Expertise(e) => {
            view.what = known(&e.what, WORKS);
            view.tags = e.tags.iter().map(|t| visible_line(t)).collect();
            view.languages = e.languages.iter().map(|l| language(l)).collect();
        }
        Content::Answer(a) => view.will = known(&a.will, WILLS),
        _ => {}
    }
    view
}

/// What expertise is, by its word.
pub const WORKS: &[&str] = &["playbook", "lesson", "tool", "expert"];
/// Answers to a request.
pub const WILLS: &[&str] = &["yes", "partly", "no"];

/// A word that is in the list; a neighbour's program may be newer than ours.
fn known(word: &str, all: &[&'static str]) -> Option<&'static str> {
    all.iter().copied().find(|w| *w == word)
}

/// What expertise is; what is not known is a lesson.
pub fn work(word: &str) -> &'static str {
    known(word, WORKS).unwrap_or("lesson")
}

/// A language by its own name.
pub fn language(code: &str) -> String {
    Lang::parse(code).map_or_else(|| visible_line(code), |l| l.own_name().to_owned())
}

fn blank(content: &Content) -> BodyView {
    let values = content.values();
    BodyView {
        words: visible(content.words()),
        reference: String::new(),
        priority: None,
        kind: None,
        sector: None,
        what: None,
        tags: Vec::new(),
        languages: Vec::new(),
        will: None,
        values: values.iter().take(VALUES_SHOWN_MAX).map(value).collect(),
        more_values: values.len().saturating_sub(VALUES_SHOWN_MAX),
    }
}

fn value(v: &Value) -> ValueView {
    ValueView {
        kind: visible_line(&v.kind),
        value: visible_line(&v.value),
        note: visible_line(&v.note),
    }
}

/// How a neighbour stands, in one word; the worst first.
pub fn state(n: &NeighbourRow) -> &'static str {
    match n.standing {
        Standing::Suspended => "suspended",
        _ if n.lie.is_some() => "quarantined",
        _ if n.is_silent => "silent",
        _ if n.heard_at.is_none() => "never",
        _ => "well",
    }
}

/// A neighbour.
pub fn neighbour(n: NeighbourRow, network: &Network, now: Moment) -> NeighbourView {
    let state = state(&n);
    let member = network.charter.member(&n.name);
    let suspended = network.suspensions.iter().filter(|s| s.member == n.name);
    let since = match state {
        "suspended" => suspended.map(|s| s.until).max(),
        "quarantined" => n.lie.map(|(_, at)| at),
        "silent" => n.heard_at,
        _ => None,
    };
    let ago = |at: Option<Moment>| at.map(|at| Ago::of(at, now));
    NeighbourView {
        node: NodeView::new(n.name.as_str(), visible_line(&n.title)),
        kind: match n.kind {
            MemberKind::State => "state",
            MemberKind::Centre => "centre",
        },
        state,
        since: ago(since),
        heard: ago(n.heard_at),
        told: n.ours,
        stored: n.receipted,
        receipt: ago(n.receipt_at),
        theirs: n.theirs,
        lies: n.proofs.into_iter().map(|p| lie(p, now)).collect(),
        languages: n.languages.iter().map(|l| l.own_name()).collect(),
        matters: member.map_or_else(Vec::new, |m| {
            m.compartments
                .iter()
                .map(|c| MatterView::of(&c.0))
                .collect()
        }),
        protects: member.is_some_and(|m| m.protects_persons),
    }
}

fn lie(
    (lie, at, first, second): (stormbell_service::exchange::Lie, Moment, String, String),
    now: Moment,
) -> LieView {
    let texts = [first, second].into_iter().filter(|t| !t.is_empty());
    LieView {
        code: lie.code(),
        at: Ago::of(at, now),
        texts: texts.map(|t| visible(&t)).collect(),
    }
}
