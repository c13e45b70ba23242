//! What stands around every page of the desk: who one is, what one may, what rings, what was just done.

use crate::desk::views::{ago::Ago, queue::AlarmView};
use serde::Serialize;
use std::collections::BTreeMap;
use stormbell_model::{
    Moment,
    access::{Act, may},
    complaint::{Complaint, Problem},
    officer::Actor,
};
use stormbell_service::Trouble;

/// What the person may do, by the one table of access. A template asks this and decides nothing itself.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[expect(
    missing_docs,
    reason = "each field is the act of the same name in the table"
)]
pub struct May {
    pub read_reports: bool,
    pub acknowledge: bool,
    pub own_duty: bool,
    pub hand_over: bool,
    pub answer: bool,
    pub assess: bool,
    pub work_incident: bool,
    pub manage_indicators: bool,
    pub close: bool,
    pub open_identity: bool,
    pub read_rotas: bool,
    pub draw_rotas: bool,
    pub swap_shifts: bool,
    pub read_openings: bool,
    pub read_journal: bool,
    pub manage_officers: bool,
    pub second_recovery: bool,
    pub manage_escalation: bool,
    pub manage_organisations: bool,
    pub manage_recovery_keys: bool,
    pub read_health: bool,
    pub read_reach: bool,
    pub read_exchange: bool,
    pub share: bool,
    pub withdraw_shared: bool,
    pub erase_shared: bool,
    pub ask_help: bool,
    pub manage_circles: bool,
}

impl May {
    /// What `who` may.
    pub fn of(who: &Actor) -> May {
        let can = |act| may(who, act);
        May {
            read_reports: can(Act::ReadReports),
            acknowledge: can(Act::Acknowledge),
            own_duty: can(Act::OwnDuty),
            hand_over: can(Act::HandOver),
            answer: can(Act::Answer),
            assess: can(Act::Assess),
            work_incident: can(Act::WorkIncident),
            manage_indicators: can(Act::ManageIndicators),
            close: can(Act::Close),
            open_identity: can(Act::OpenIdentity),
            read_rotas: can(Act::ReadRotas),
            draw_rotas: can(Act::DrawRotas),
            swap_shifts: can(Act::SwapShifts),
            read_openings: can(Act::ReadOpenings),
            read_journal: can(Act::ReadJournal),
            manage_officers: can(Act::ManageOfficers),
            second_recovery: can(Act::SecondRecovery),
            manage_escalation: can(Act::ManageEscalation),
            manage_organisations: can(Act::ManageOrganisations),
            manage_recovery_keys: can(Act::ManageRecoveryKeys),
            read_health: can(Act::ReadHealth),
            read_reach: can(Act::ReadReach),
            read_exchange: can(Act::ReadExchange),
            share: can(Act::Share),
            withdraw_shared: can(Act::WithdrawShared),
            erase_shared: can(Act::EraseShared),
            ask_help: can(Act::AskHelp),
            manage_circles: can(Act::ManageCircles),
        }
    }
}

/// The officer who looks at the page.
#[derive(Clone, Debug, Serialize)]
pub struct Me {
    /// The id.
    pub id: String,
    /// The name that colleagues see.
    pub name: String,
    /// The role's code.
    pub role: &'static str,
    /// Whether alarms call this person now.
    pub on_duty: bool,
    /// Whether the person's device made a key, so that contacts can be sealed to it.
    pub has_key: bool,
    /// Whether alarms can be mailed to this person.
    pub has_mail: bool,
}

/// A form that came back: what was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Retry {
    /// The form's name on the page; empty when none came back.
    pub form: &'static str,
    /// What was typed, by field.
    pub typed: BTreeMap<String, String>,
    /// What is wrong.
    pub problems: Vec<ProblemView>,
}

/// One thing wrong with one field.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemView {
    /// The field.
    pub field: String,
    /// The key of the sentence.
    pub code: &'static str,
    /// The bound, where the sentence names one.
    pub max: u64,
    /// What came, where the sentence names it.
    pub was: u64,
}

impl From<&Complaint> for ProblemView {
    fn from(complaint: &Complaint) -> ProblemView {
        let numbers = complaint.problem.numbers();
        let number = |name| numbers.iter().find(|n| n.0 == name).map_or(0, |n| n.1);
        ProblemView {
            field: complaint.field.clone(),
            code: complaint.problem.code(),
            max: number("max"),
            was: number("was"),
        }
    }
}

impl Retry {
    /// The form `form` with what was typed and why it was refused.
    pub fn of(form: &'static str, typed: BTreeMap<String, String>, why: &[Complaint]) -> Retry {
        Retry {
            form,
            typed,
            problems: why.iter().map(ProblemView::from).collect(),
        }
    }

    /// For samples: `form` without its `field`.
    pub fn sample(form: &'static str, field: &str) -> Retry {
        let typed = BTreeMap::from([(field.to_owned(), String::from(" "))]);
        Retry::of(form, typed, &[Complaint::new(field, Problem::Missing)])
    }
}

/// Something that is wrong with the node.
#[derive(Clone, Debug, Serialize)]
pub struct TroubleView {
    /// The end of its keys `desk-trouble-…`.
    pub code: &'static str,
    /// Since when.
    pub since: Ago,
}

impl TroubleView {
    /// What of the node's troubles every page says.
    pub fn news(troubles: Vec<Trouble>, now: Moment) -> Vec<TroubleView> {
        let news = troubles.into_iter().filter(|t| t.kind.is_news());
        news.map(|t| TroubleView {
            code: t.kind.code(),
            since: Ago::of(t.since, now),
        })
        .collect()
    }
}

/// What is handed over and waits.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HandOversView {
    /// For the one who looks: the id, who leaves, how many things.
    pub to_me: Vec<(String, String, usize)>,
    /// Where others have not accepted something.
    pub elsewhere: usize,
}

impl HandOversView {
    /// What waits.
    pub fn of(news: stormbell_service::HandOverNews) -> HandOversView {
        let to_me = news.to_me.into_iter();
        HandOversView {
            to_me: to_me.map(|(id, who, n)| (id.to_string(), who, n)).collect(),
            elsewhere: news.elsewhere,
        }
    }

    /// For samples: something from Anna, and something elsewhere.
    pub fn sample() -> HandOversView {
        let id = String::from("01940000-0000-7000-8000-0000000000d1");
        HandOversView {
            to_me: vec![(id, String::from("Anna Berg"), 5)],
            elsewhere: 1,
        }
    }
}

/// The frame of every page of the desk.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// Who looks.
    pub me: Me,
    /// What that person may.
    pub may: May,
    /// Which place of the menu is the present one.
    pub here: &'static str,
    /// This page's address, for forms that come back to it.
    pub path: String,
    /// Alarms that nobody has acknowledged, oldest first.
    pub ringing: Vec<AlarmView>,
    /// What is wrong with the node: ends of keys `desk-trouble-…`, each with its moment.
    pub troubles: Vec<TroubleView>,
    /// What is handed over and waits.
    pub hand_overs: HandOversView,
    /// The moment of the page, microseconds UTC: what counts down counts from it.
    pub now: i64,
    /// What was just done or refused: the end of a key `desk-done-…`.
    pub done: Option<&'static str>,
    /// A form that came back.
    pub retry: Retry,
}

impl Frame {
    /// For samples: Bo, a lead, on duty.
    pub fn sample(here: &'static str) -> Frame {
        let role = stormbell_model::officer::Role::Lead;
        let id = stormbell_model::OfficerId(uuid::Uuid::from_u128(7));
        let session = stormbell_model::SessionId(uuid::Uuid::from_u128(8));
        Frame {
            me: Me {
                id: id.to_string(),
                name: String::from("Bo Lindqvist"),
                role: role.code(),
                on_duty: true,
                has_key: true,
                has_mail: true,
            },
            may: May::of(&Actor::Officer { id, role, session }),
            here,
            path: format!("/desk/{here}"),
            ringing: Vec::new(),
            troubles: Vec::new(),
            hand_overs: HandOversView::default(),
            now: Ago::sample(0).at,
            done: None,
            retry: Retry::default(),
        }
    }

    /// For samples: a new auditor, off duty, with something just done.
    pub fn sample_auditor(here: &'static str) -> Frame {
        let role = stormbell_model::officer::Role::Auditor;
        let mut frame = Frame::sample(here);
        let id = stormbell_model::OfficerId(uuid::Uuid::from_u128(9));
        let session = stormbell_model::SessionId(uuid::Uuid::from_u128(10));
        frame.may = May::of(&Actor::Officer { id, role, session });
        frame.me.role = role.code();
        frame.me.on_duty = false;
        frame.me.has_key = false;
        frame.me.has_mail = false;
        frame.done = Some("profile");
        frame
    }
}
