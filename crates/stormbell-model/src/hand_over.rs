//! Handing the duty over: what the leaving officer has open is read and accepted by the coming one, item by item. What
//! was not accepted stays with the one who leaves, and everybody sees it.

use crate::{AlarmId, HandOverId, IncidentId, Moment, OfficerId, ReportId};

/// Items of one hand-over.
/// Told: the leaving officer. Rest: the least urgent are summed up in a note.
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

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub subject: Subject,
    /// Where it stands.
    pub standing: Standing,
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
    items: Vec<Item>,
}

/// What a change brought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The item of this place is the coming officer's now.
    Moved(usize),
    /// The coming officer declined it.
    Stayed(usize),
    /// Every item was answered.
    Complete,
}

/// Why an act does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Only the coming officer answers.
    #[error("the hand-over is somebody else's to answer")]
    NotTheirs,
    /// There is no such item.
    #[error("the hand-over has no such item")]
    NoSuchItem,
}

type Done = Result<(HandOver, Vec<Fact>), Refused>;

impl HandOver {
    /// A hand-over of these things; more than [`ITEMS_MAX`] are not taken. To oneself there is nothing to hand over.
    pub fn open(
        id: HandOverId,
        leaving: OfficerId,
        coming: OfficerId,
        subjects: Vec<Subject>,
        now: Moment,
    ) -> Option<HandOver> {
        let item = |subject| Item {
            subject,
            standing: Standing::Open,
        };
        (leaving != coming && subjects.len() <= ITEMS_MAX).then(|| HandOver {
            id,
            leaving,
            coming,
            opened_at: now,
            items: subjects.into_iter().map(item).collect(),
        })
    }

    /// What is handed over.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
    /// What nobody has accepted: it is still the leaving officer's, and in red.
    pub fn not_accepted(&self) -> impl Iterator<Item = &Item> {
        let stays = |i: &&Item| matches!(i.standing, Standing::Open | Standing::Declined(_));
        self.items.iter().filter(stays)
    }
    /// Whether every item was answered.
    pub fn is_complete(&self) -> bool {
        self.items.iter().all(|i| i.standing != Standing::Open)
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

    /// Something was dealt with meanwhile: nobody needs to take it any more.
    pub fn dealt_with(mut self, subject: &Subject, now: Moment) -> (HandOver, Vec<Fact>) {
        let was = self.is_complete();
        let open = self
            .items
            .iter_mut()
            .filter(|i| i.standing == Standing::Open);
        for item in open.filter(|i| i.subject == *subject) {
            item.standing = Standing::Gone(now);
        }
        let facts = self.completed(was);
        (self, facts)
    }

    fn answer(mut self, by: OfficerId, place: usize, answer: Standing) -> Done {
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

    fn completed(&self, was: bool) -> Vec<Fact> {
        if !was && self.is_complete() {
            vec![Fact::Complete]
        } else {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128) -> OfficerId {
        OfficerId(Uuid::from_u128(n))
    }

    fn three() -> HandOver {
        let id = Uuid::from_u128;
        let subjects = vec![
            Subject::Alarm(AlarmId(id(1))),
            Subject::Incident(IncidentId(id(2))),
            Subject::Note(String::from("the bank calls back at six")),
        ];
        let id = HandOverId(id(3));
        HandOver::open(id, person(1), person(2), subjects, Moment(0)).unwrap()
    }

    #[test]
    fn what_was_not_accepted_is_visible() {
        let h = three();
        assert_eq!(
            h.clone().accept(person(1), 0, Moment(1)),
            Err(Refused::NotTheirs)
        );
        assert_eq!(
            h.clone().accept(person(2), 9, Moment(1)),
            Err(Refused::NoSuchItem)
        );
        let (h, facts) = h.accept(person(2), 0, Moment(1)).unwrap();
        assert_eq!(facts, [Fact::Moved(0)]);
        assert_eq!(
            h.clone().accept(person(2), 0, Moment(2)).unwrap(),
            (h.clone(), vec![])
        );
        assert_eq!(h.clone().decline(person(2), 0, Moment(2)).unwrap().1, []);
        let (h, _) = h.decline(person(2), 1, Moment(3)).unwrap();
        assert_eq!(h.not_accepted().count(), 2);
        let (h, facts) = h.accept(person(2), 2, Moment(4)).unwrap();
        assert_eq!(facts, [Fact::Moved(2), Fact::Complete]);
        assert_eq!(h.not_accepted().count(), 1, "declined stays visible");
        let (h, facts) = h.accept(person(2), 1, Moment(5)).unwrap();
        assert_eq!(facts, [Fact::Moved(1)]);
        assert_eq!(h.not_accepted().count(), 0);
    }

    #[test]
    fn what_was_dealt_with_needs_no_taking() {
        let h = three();
        let alarm = h.items()[0].subject.clone();
        let (h, facts) = h.dealt_with(&alarm, Moment(1));
        assert_eq!(facts, []);
        assert_eq!(h.not_accepted().count(), 2);
        assert_eq!(h.clone().accept(person(2), 0, Moment(2)).unwrap().1, []);
        assert_eq!(
            HandOver::open(h.id, person(1), person(1), vec![], Moment(0)),
            None
        );
    }
}
