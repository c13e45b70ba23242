//! What belongs together and why: reasons of rules, proposals, acts that can be taken back, campaigns.

use super::{Sample, ago::Ago, frame::Frame, sample};
use serde::Serialize;
use stormbell_model::{Moment, grouping::why::Why, text::visible_line};
use stormbell_service as service;

/// A reason that rules give.
#[derive(Clone, Debug, Serialize)]
pub struct WhyView {
    /// The end of its key `why-…`.
    pub code: &'static str,
    /// A value's type.
    pub kind: String,
    /// The value.
    pub value: String,
    /// A number: reports, names, hundredths or minutes.
    pub n: u32,
    /// Incidents that hold the value.
    pub incidents: u32,
}

impl From<&Why> for WhyView {
    fn from(why: &Why) -> WhyView {
        let plain = |code, n| WhyView {
            code,
            kind: String::new(),
            value: String::new(),
            n,
            incidents: 0,
        };
        match why {
            Why::Value {
                kind,
                value,
                reports,
                incidents,
            } => WhyView {
                kind: kind.clone(),
                value: visible_line(value),
                incidents: *incidents,
                ..plain("value", *reports)
            },
            Why::First => plain("first", 0),
            Why::Target => plain("target", 0),
            Why::Host => plain("host", 0),
            Why::Names(n) => plain("names", u32::from(*n)),
            Why::Words(n) => plain("words", u32::from(*n)),
            Why::Kind => plain("kind", 0),
            Why::Minutes(n) => plain("minutes", *n),
            Why::OtherTarget => plain("other-target", 0),
            Why::OtherName => plain("other-name", 0),
            Why::OtherKind => plain("other-kind", 0),
        }
    }
}

/// Reasons for a page.
pub fn reasons(why: &[Why]) -> Vec<WhyView> {
    why.iter().map(WhyView::from).collect()
}

/// For samples: one of each sort that reads differently.
pub fn sample_reasons() -> Vec<WhyView> {
    let value = Why::Value {
        kind: String::from("url"),
        value: String::from("https://parcel.evil.example/pay"),
        reports: 14,
        incidents: 1,
    };
    let all = [
        Why::First,
        value,
        Why::Target,
        Why::Host,
        Why::Names(2),
        Why::Words(80),
        Why::Kind,
        Why::Minutes(4),
        Why::OtherTarget,
        Why::OtherName,
        Why::OtherKind,
    ];
    reasons(&all)
}

/// One side of a proposal.
#[derive(Clone, Debug, Serialize)]
pub struct SideView {
    /// The report's id.
    pub report: String,
    /// Its reference.
    pub reference: String,
    /// Its first words.
    pub excerpt: String,
    /// Its incident: id, reference, title.
    pub incident: Option<(String, String, String)>,
}

/// What rules propose.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalView {
    /// Its id.
    pub id: String,
    /// The two sides.
    pub sides: Vec<SideView>,
    /// Why.
    pub why: Vec<WhyView>,
    /// The rules' version.
    pub rules: String,
    /// When.
    pub at: Ago,
}

/// A proposal for a page.
pub fn proposal(p: service::ProposalView, now: Moment) -> ProposalView {
    let side = |s: service::ProposalSide| SideView {
        report: s.report.to_string(),
        reference: s.reference,
        excerpt: visible_line(&s.excerpt),
        incident: s
            .incident
            .map(|(id, reference, title)| (id.to_string(), reference, visible_line(&title))),
    };
    ProposalView {
        id: p.id.to_string(),
        sides: p.sides.into_iter().map(side).collect(),
        why: reasons(&p.why),
        rules: p.rules,
        at: Ago::of(p.at, now),
    }
}

impl ProposalView {
    /// For samples.
    pub fn sample() -> ProposalView {
        let side = |n: u32, incident| SideView {
            report: format!("01940000-0000-7000-8000-0000000000b{n}"),
            reference: format!("SE-2026-K7Q3M{n}"),
            excerpt: String::from("My mother got the same parcel message."),
            incident,
        };
        let incident = (
            String::from("01940000-0000-7000-8000-0000000000c1"),
            String::from("SEI-2026-H2W9PX"),
            String::from("phishing · parcel.evil.example"),
        );
        ProposalView {
            id: String::from("01940000-0000-7000-8000-0000000000e1"),
            sides: vec![side(1, None), side(2, Some(incident))],
            why: sample_reasons(),
            rules: String::from("correlate-1"),
            at: Ago::sample(2),
        }
    }
}

/// An act that changed which reports belong together.
#[derive(Clone, Debug, Serialize)]
pub struct RegroupingView {
    /// Its id.
    pub id: String,
    /// What it did.
    pub act: &'static str,
    /// Why.
    pub reason: String,
    /// Who; empty for the rules.
    pub by: String,
    /// When.
    pub at: Ago,
    /// Whether it was taken back.
    pub undone: bool,
}

/// An act for a page.
pub fn regrouping(r: service::RegroupingView, now: Moment) -> RegroupingView {
    RegroupingView {
        id: r.id.to_string(),
        act: r.act.code(),
        reason: visible_line(&r.reason),
        by: r.by,
        at: Ago::of(r.at, now),
        undone: r.undone,
    }
}

/// The proposals that wait.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalsPage {
    /// The frame.
    pub frame: Frame,
    /// The proposals.
    pub rows: Vec<ProposalView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// The list of campaigns.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignsPage {
    /// The frame.
    pub frame: Frame,
    /// Id, title, when.
    pub rows: Vec<(String, String, Ago)>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// An incident of a campaign.
#[derive(Clone, Debug, Serialize)]
pub struct MemberView {
    /// The tie.
    pub id: String,
    /// The incident.
    pub incident: String,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Reports in it.
    pub reports: i64,
    /// Why it is here.
    pub reason: String,
    /// Who put it here.
    pub by: String,
    /// When.
    pub at: Ago,
}

/// One campaign.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignPage {
    /// The frame.
    pub frame: Frame,
    /// Its id.
    pub id: String,
    /// What officers call it.
    pub title: String,
    /// When it was opened.
    pub opened: Ago,
    /// When it was closed.
    pub closed: Option<Ago>,
    /// By whom.
    pub by: String,
    /// Its incidents.
    pub members: Vec<MemberView>,
}

pub(super) fn samples() -> Vec<Sample> {
    let proposals = ProposalsPage {
        frame: Frame::sample("incidents"),
        rows: vec![ProposalView::sample()],
        older: Some(String::from("/desk/proposals?after=abc")),
    };
    let none = ProposalsPage {
        rows: Vec::new(),
        older: None,
        ..proposals.clone()
    };
    let id = String::from("01940000-0000-7000-8000-0000000000a1");
    let title = String::from("Parcel messages, autumn");
    let campaigns = CampaignsPage {
        frame: Frame::sample("incidents"),
        rows: vec![(id.clone(), title.clone(), Ago::sample(30))],
        older: Some(String::from("/desk/campaigns?after=abc")),
    };
    let empty = CampaignsPage {
        rows: Vec::new(),
        older: None,
        ..campaigns.clone()
    };
    let campaign = CampaignPage {
        frame: Frame::sample("incidents"),
        id,
        title,
        opened: Ago::sample(30),
        closed: None,
        by: String::from("Anna Berg"),
        members: vec![MemberView {
            id: String::from("01940000-0000-7000-8000-0000000000d1"),
            incident: String::from("01940000-0000-7000-8000-0000000000c1"),
            reference: String::from("SEI-2026-H2W9PX"),
            title: String::from("phishing · parcel.evil.example"),
            reports: 14,
            reason: String::from("same kit"),
            by: String::from("Anna Berg"),
            at: Ago::sample(20),
        }],
    };
    let mut over = campaign.clone();
    over.closed = Some(Ago::sample(2));
    over.members.clear();
    vec![
        sample("desk/proposals.html", &proposals),
        sample("desk/proposals.html", &none),
        sample("desk/campaigns.html", &campaigns),
        sample("desk/campaigns.html", &empty),
        sample("desk/campaign.html", &campaign),
        sample("desk/campaign.html", &over),
    ]
}
