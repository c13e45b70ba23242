//! Plays the story on a node, with nothing but the service's acts: as visitors, as reporters, and as the people of the
//! desk whom the program plays. What a real visitor took or closed is left to the visitor.

use super::{
    crew::Crew,
    desk,
    story::{Deed, OutsideAct, ReportCard, Story},
};
use std::{collections::BTreeMap, future::Future};
use stormbell_model::{
    IncidentId, Lang, LinkId, Moment, ReportId,
    officer::Actor,
    receipt::Receipt,
    report::{Contact, Door, NewContact, NewReport},
};
use stormbell_service::{
    Fault, Node, add_file, file_report, keep_receipt, read_conversation, write_message,
};

/// How the story's time passes.
pub trait Pace: Send + Sync {
    /// Waits until this moment of the story.
    fn until(&self, at: Moment) -> impl Future<Output = ()> + Send;
    /// Waits until the workers may have done what was just asked of them.
    fn breathe(&self) -> impl Future<Output = ()> + Send;
}

/// A report of the story once it is filed.
pub struct Held {
    /// Its id.
    pub report: ReportId,
    /// Its short public name.
    pub reference: String,
    /// Whether it rings.
    pub rings: bool,
    /// Who the reporter said to be.
    pub contact: Option<Contact>,
    receipt: Receipt,
    lang: Lang,
}

/// An incident of the story once it is open.
pub struct Case {
    /// Its id.
    pub id: IncidentId,
    /// What officers call it.
    pub title: String,
}

/// What came of it all.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Deeds of the story.
    pub deeds: usize,
    /// Deeds that a visitor was quicker to do, or had taken over.
    pub left: usize,
    /// Deeds that failed: the moment, and why.
    pub failed: Vec<String>,
}

/// Whether a deed was done, or left to the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Done.
    Yes,
    /// Left to the visitor.
    Left,
}

/// The one who plays.
pub struct Player<P> {
    /// The node.
    pub node: Node,
    /// The people whom the program plays.
    pub crew: Crew,
    /// How time passes.
    pub pace: P,
    /// Reports by their keys.
    pub filed: BTreeMap<String, Held>,
    /// Incidents by their keys.
    pub incidents: BTreeMap<String, Case>,
    /// Links by the keys of incident and report.
    pub links: BTreeMap<(String, String), LinkId>,
    tell: fn(Moment, &str),
}

impl<P: Pace> Player<P> {
    /// A player at the beginning. `tell` is told each step and each act.
    pub fn new(node: Node, crew: Crew, pace: P, tell: fn(Moment, &str)) -> Player<P> {
        Player {
            node,
            crew,
            pace,
            tell,
            filed: BTreeMap::new(),
            incidents: BTreeMap::new(),
            links: BTreeMap::new(),
        }
    }

    /// Plays everything. A deed that fails is noted, and the story goes on.
    pub async fn play(&mut self, story: &Story) -> Tally {
        let mut tally = Tally::default();
        for (at, deed) in story.deeds() {
            self.pace.until(at).await;
            tally.deeds += 1;
            match self.do_one(at, deed).await {
                Ok(Done::Yes) => {}
                // A conflict means that a visitor at the desk was quicker.
                Ok(Done::Left) | Err(Fault::Conflict(_)) => tally.left += 1,
                Err(fault) => {
                    tracing::warn!(%fault, at = at.rfc3339(), "a deed of the demonstration failed");
                    tally.failed.push(format!("{}: {fault}", at.rfc3339()));
                }
            }
        }
        tally
    }

    async fn do_one(&mut self, at: Moment, deed: Deed) -> Result<Done, Fault> {
        match deed {
            Deed::Tell(line) => {
                self.say(at, &line);
                Ok(Done::Yes)
            }
            Deed::File(card, happened_at) => self.file(&card, happened_at).await,
            Deed::Outside(act) => self.outside(at, &act).await,
            Deed::Desk(by, act) => desk::act(self, at, &by, &act).await,
        }
    }

    /// Prints one line.
    pub fn say(&self, at: Moment, line: &str) {
        (self.tell)(at, line);
    }

    /// A report of the story.
    pub fn held(&self, key: &str) -> Result<&Held, Fault> {
        self.filed.get(key).ok_or(Fault::NotFound)
    }

    async fn file(&mut self, card: &ReportCard, happened_at: Moment) -> Result<Done, Fault> {
        let visitor = self.node.ctx(Actor::Visitor, card.lang);
        let filed = file_report(&visitor, new_report(card, happened_at), None).await?;
        let held = Held {
            report: filed.report,
            reference: filed.reference,
            rings: filed.rings,
            contact: card.contact.clone(),
            receipt: filed.receipt,
            lang: card.lang,
        };
        if let Some(file) = &card.file {
            let bytes = file.text.clone().into_bytes();
            add_file(&self.reporter(&held), held.report, &file.name, bytes).await?;
        }
        self.filed.insert(card.key.clone(), held);
        Ok(Done::Yes)
    }

    async fn outside(&self, at: Moment, act: &OutsideAct) -> Result<Done, Fault> {
        match act {
            OutsideAct::Keep(key) => {
                let held = self.held(key)?;
                let visitor = self.node.ctx(Actor::Visitor, held.lang);
                keep_receipt(&visitor, &held.receipt, held.receipt.last_group()).await?;
            }
            OutsideAct::Read(key) => {
                read_conversation(&self.reporter(self.held(key)?)).await?;
            }
            OutsideAct::Write { report, text } => {
                let held = self.held(report)?;
                write_message(&self.reporter(held), text).await?;
                self.say(at, &format!("  the reporter of {} writes", held.reference));
            }
        }
        Ok(Done::Yes)
    }

    fn reporter(&self, held: &Held) -> stormbell_service::Ctx {
        self.node.ctx(Actor::Reporter(held.report), held.lang)
    }
}

fn new_report(card: &ReportCard, happened_at: Moment) -> NewReport {
    NewReport {
        happening: card.happening,
        ongoing: card.ongoing,
        happened_at: Some(happened_at),
        organisation: card.organisation.clone(),
        sector: card.sector,
        contact: card
            .contact
            .clone()
            .map_or(NewContact::None, NewContact::Clear),
        observables: card.observables.clone(),
        ..NewReport::said(card.words.trim(), card.lang, Door::Page)
    }
}
