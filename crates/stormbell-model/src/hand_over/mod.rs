//! Handing the duty over: what the leaving officer has open is read and accepted by the coming one, item by item. What
//! was not accepted stays with the one who leaves, and everybody sees it.

#[cfg(test)]
mod tests;

use crate::{AlarmId, HandOverId, IncidentId, Moment, OfficerId, ReportId};

/// Items of one hand-over.
/// Told: the hand-over's page, how many are not in it. Rest: the least urgent stay where they were, with whoever leaves.
pub const ITEMS_MAX: usize = 1_000;

/// What can be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An alarm that the leaving officer has.
    Alarm(AlarmId),
    /// A report that waits for an answer.
    Report(ReportId),
    /// An incident that the leaving officer leads.
    Incident(IncidentId),
    /// Something promised to somebody by a time.
    Promise {
        /// What: sealed to the desk where it is stored.
        words: String,
        /// By when.
        by: Moment,
    },
    /// What else the coming officer must know.
    Note(String),
}

impl Subject {
    /// The stored code.
    pub fn code(&self) -> &'static str {
        match self {
            Subject::Alarm(_) => "alarm",
            Subject::Report(_) => "report",
            Subject::Incident(_) => "incident",
            Subject::Promise { .. } => "promise",
            Subject::Note(_) => "note",
        }
    }
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has read it yet.
    Open,
    /// The coming officer has it now.
    Accepted(Moment),
    /// The coming officer will not take it: it stays where it was.
    Declined(Moment),
    /// It was dealt with before anybody took it.
    Gone(Moment),
}

impl Standing {
    /// The stored code, and since when.
    pub fn columns(self) -> (&'static str, Option<Moment>) {
        match self {
            Standing::Open => ("open", None),
            Standing::Accepted(at) => ("accepted", Some(at)),
            Standing::Declined(at) => ("declined", Some(at)),
            Standing::Gone(at) => ("gone", Some(at)),
        }
    }

    /// From how it was stored; `None` when these columns were not written by us.
    pub fn from_columns(code: &str, at: Option<Moment>) -> Option<Standing> {
        match (code, at) {
            ("open", None) => Some(Standing::Open),
            ("accepted", Some(at)) => Some(Standing::Accepted(at)),
            ("declined", Some(at)) => Some(Standing::Declined(at)),
            ("gone", Some(at)) => Some(Standing::Gone(at)),
            _ => None,
        }
    }

    /// Whether it is still the leaving officer's.
    pub fn stays(self) -> bool {
        matches!(self, Standing::Open | Standing::Declined(_))
    }
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub subject: Subject,
    /// Where it stands.
    pub standing: Standing,
    /// When a promise was kept, or went on into the next hand-over. Nothing else has this.
    pub done_at: Option<Moment>,
}

/// One hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Its id.
    pub id: HandOverId,
    /// Who leaves.
    pub leaving: OfficerId,
    /// Who comes.
    pub coming: OfficerId,
    /// Since when.
    pub opened_at: Moment,
    /// How many things did not find room in it.
    pub left_out: usize,
    /// When and by whom it was ended before everything was accepted: what was not stays with whoever leaves.
    pub ended: Option<(Moment, OfficerId)>,
    /// What is handed over.
    pub items: Vec<Item>,
}

/// What a change brought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// This item is new.
    Added(usize),
    /// The item of this place is the coming officer's now.
    Moved(usize),
    /// The coming officer declined it.
    Stayed(usize),
    /// It was dealt with before anybody took it.
    Gone(usize),
    /// The promise was kept.
    Kept(usize),
    /// Every item was answered.
    Complete,
    /// It was ended.
    Ended,
}

/// Why an act does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Only the coming officer answers, only the leaving one adds, and only whoever has a promise keeps it.
    #[error("the hand-over is somebody else's to answer")]
    NotTheirs,
    /// There is no such item.
    #[error("the hand-over has no such item")]
    NoSuchItem,
    /// It was ended: nothing moves by it any more.
    #[error("the hand-over was ended")]
    Ended,
    /// It holds [`ITEMS_MAX`] items.
    #[error("the hand-over is full")]
    Full,
}

type Done = Result<(HandOver, Vec<Fact>), Refused>;

impl HandOver {
    /// A hand-over of these things, the most urgent first; those beyond [`ITEMS_MAX`] are counted. To oneself there is
    /// nothing to hand over.
    pub fn open(
        id: HandOverId,
        leaving: OfficerId,
        coming: OfficerId,
        subjects: Vec<Subject>,
        now: Moment,
    ) -> Option<HandOver> {
        let left_out = subjects.len().saturating_sub(ITEMS_MAX);
        let subjects = subjects.into_iter().take(ITEMS_MAX);
        (leaving != coming).then(|| HandOver {
            id,
            leaving,
            coming,
            opened_at: now,
            left_out,
            ended: None,
            items: subjects.map(Item::new).collect(),
        })
    }

    /// What nobody has accepted: it is still the leaving officer's.
    pub fn not_accepted(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|i| i.standing.stays())
    }

    /// Whether every item was answered.
    pub fn is_complete(&self) -> bool {
        self.items.iter().all(|i| i.standing != Standing::Open)
    }

    /// Whether nobody needs to look at it any more: it was ended, or nothing in it stayed with whoever leaves.
    pub fn is_settled(&self) -> bool {
        self.ended.is_some() || self.not_accepted().next().is_none()
    }

    /// Who has this item now.
    pub fn holder(&self, item: &Item) -> OfficerId {
        match item.standing {
            Standing::Accepted(_) => self.coming,
            _ => self.leaving,
        }
    }

    /// The leaving officer puts one thing more into it. What is in it and open already is not put in twice.
    pub fn add(mut self, by: OfficerId, subject: Subject) -> Done {
        self.check_open()?;
        if by != self.leaving {
            return Err(Refused::NotTheirs);
        }
        let same = |i: &Item| i.standing == Standing::Open && i.subject == subject;
        if self.items.iter().any(same) {
            return Ok((self, Vec::new()));
        }
        if self.items.len() >= ITEMS_MAX {
            return Err(Refused::Full);
        }
        self.items.push(Item::new(subject));
        let fact = Fact::Added(self.items.len() - 1);
        Ok((self, vec![fact]))
    }

    /// The coming officer takes an item. Also one that was declined before: people change their minds. Twice changes
    /// nothing.
    pub fn accept(self, by: OfficerId, place: usize, now: Moment) -> Done {
        self.answer(by, place, Standing::Accepted(now))
    }

    /// The coming officer does not take an item. One that was taken stays taken: it is handed on as any other.
    pub fn decline(self, by: OfficerId, place: usize, now: Moment) -> Done {
        self.answer(by, place, Standing::Declined(now))
    }

    /// The thing of this place was dealt with meanwhile, or somebody else has it: nobody needs to take it any more.
    pub fn dealt_with(mut self, place: usize, now: Moment) -> (HandOver, Vec<Fact>) {
        let was = self.is_complete();
        let Some(item) = self.items.get_mut(place).filter(|i| i.standing.stays()) else {
            return (self, Vec::new());
        };
        item.standing = Standing::Gone(now);
        item.done_at = matches!(item.subject, Subject::Promise { .. }).then_some(now);
        let mut facts = vec![Fact::Gone(place)];
        facts.extend(self.completed(was));
        (self, facts)
    }

    /// Whoever has a promise kept it. Also after the hand-over was ended: a promise outlives it. Twice changes nothing.
    pub fn keep(mut self, by: OfficerId, place: usize, now: Moment) -> Done {
        let item = self.items.get(place).ok_or(Refused::NoSuchItem)?;
        if !matches!(item.subject, Subject::Promise { .. }) {
            return Err(Refused::NoSuchItem);
        }
        if item.done_at.is_some() {
            return Ok((self, Vec::new()));
        }
        if by != self.holder(item) {
            return Err(Refused::NotTheirs);
        }
        if item.standing.stays() {
            let (done, mut facts) = self.dealt_with(place, now);
            facts.insert(0, Fact::Kept(place));
            return Ok((done, facts));
        }
        self.items[place].done_at = Some(now);
        Ok((self, vec![Fact::Kept(place)]))
    }

    /// A promise goes on into the next hand-over: it waits there and not here.
    pub fn passed_on(mut self, place: usize, now: Moment) -> HandOver {
        match self.items.get_mut(place) {
            Some(item) if item.standing.stays() => return self.dealt_with(place, now).0,
            Some(item) => item.done_at = Some(now),
            None => {}
        }
        self
    }

    /// Nothing moves by it any more: what was not accepted stays with whoever leaves. Twice changes nothing.
    pub fn end(mut self, by: OfficerId, now: Moment) -> (HandOver, Vec<Fact>) {
        if self.is_settled() {
            return (self, Vec::new());
        }
        self.ended = Some((now, by));
        (self, vec![Fact::Ended])
    }

    fn check_open(&self) -> Result<(), Refused> {
        match self.ended {
            Some(_) => Err(Refused::Ended),
            None => Ok(()),
        }
    }

    fn answer(mut self, by: OfficerId, place: usize, answer: Standing) -> Done {
        self.check_open()?;
        if by != self.coming {
            return Err(Refused::NotTheirs);
        }
        let was = self.is_complete();
        let item = self.items.get_mut(place).ok_or(Refused::NoSuchItem)?;
        let fact = match (item.standing, answer) {
            (Standing::Open | Standing::Declined(_), Standing::Accepted(_)) => Fact::Moved(place),
            (Standing::Open, Standing::Declined(_)) => Fact::Stayed(place),
            _ => return Ok((self, Vec::new())),
        };
        item.standing = answer;
        let mut facts = vec![fact];
        facts.extend(self.completed(was));
        Ok((self, facts))
    }

    fn completed(&self, was: bool) -> Option<Fact> {
        (!was && self.is_complete()).then_some(Fact::Complete)
    }
}

impl Item {
    fn new(subject: Subject) -> Item {
        Item {
            subject,
            standing: Standing::Open,
            done_at: None,
        }
    }
}
