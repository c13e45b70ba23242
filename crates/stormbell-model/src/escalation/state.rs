//! Where the escalation of one alarm stands, and how it is kept. An open one has a next step with a time: the type
//! has no place for one without.

use crate::{Moment, OfficerId};

/// People who hold one alarm.
/// Told: nobody. Rest: who comes later sees that enough have it.
pub const HOLDERS_MAX: usize = 20;

/// The escalation of one alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Escalation {
    /// Somebody must do something.
    Open(Open),
    /// Dealt with.
    Closed {
        /// Who dealt with it.
        by: OfficerId,
        /// When.
        at: Moment,
    },
}

/// What an open escalation knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub(super) next_at: Moment,
    pub(super) place: Place,
    pub(super) needs: u8,
    pub(super) stage: Stage,
}

/// How far the policy was followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which call comes next, counted from 0 over all steps and rounds.
    pub call: u32,
    /// Who was called by it already, where it calls one by one.
    pub called: Vec<OfficerId>,
}

/// Who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not enough people: it rings. Some may have it already.
    Ringing(Vec<Holder>),
    /// Enough people have it.
    Held(Vec<Holder>),
    /// One of those who have it asked somebody else to take it over, and still has it until that one does.
    HandedOn {
        /// Who has it.
        holders: Vec<Holder>,
        /// Who asked.
        from: OfficerId,
        /// Who was asked.
        to: OfficerId,
    },
}

/// Somebody who acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub who: OfficerId,
    /// When.
    pub at: Moment,
}

/// The columns of an escalation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// When somebody looks at it next; none when it is closed.
    pub next_at: Option<Moment>,
    /// Which call comes next.
    pub call: u32,
    /// Who was called by it already.
    pub called: Vec<OfficerId>,
    /// How many people must take it.
    pub needs: u8,
    /// Who has it.
    pub holders: Vec<Holder>,
    /// Who asked whom to take it over.
    pub handed_on: Option<(OfficerId, OfficerId)>,
    /// Who dealt with it, and when.
    pub closed: Option<Holder>,
}

impl Open {
    /// When somebody must look at it next.
    pub fn next_at(&self) -> Moment {
        self.next_at
    }
    /// How far the policy was followed.
    pub fn place(&self) -> &Place {
        &self.place
    }
    /// How many people must take it.
    pub fn needs(&self) -> u8 {
        self.needs
    }
    /// Who has it.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }
    /// Everybody who acknowledged.
    pub fn holders(&self) -> &[Holder] {
        match &self.stage {
            Stage::Ringing(holders) | Stage::Held(holders) => holders,
            Stage::HandedOn { holders, .. } => holders,
        }
    }
    /// Whether somebody asked this one to take it over.
    pub fn is_asked(&self, who: OfficerId) -> bool {
        matches!(self.stage, Stage::HandedOn { to, .. } if to == who)
    }
    /// How many more people must take it.
    pub fn missing(&self) -> usize {
        usize::from(self.needs).saturating_sub(self.holders().len())
    }
    pub(super) fn is_held_by(&self, who: OfficerId) -> bool {
        self.holders().iter().any(|h| h.who == who)
    }
}

impl Escalation {
    /// When somebody must look at it next; `None` only when it is closed.
    pub fn next_look(&self) -> Option<Moment> {
        match self {
            Escalation::Open(open) => Some(open.next_at),
            Escalation::Closed { .. } => None,
        }
    }
    /// Whether it is red: not enough people have it.
    pub fn is_ringing(&self) -> bool {
        matches!(self, Escalation::Open(o) if matches!(o.stage, Stage::Ringing(_)))
    }

    /// As it is stored.
    pub fn columns(&self) -> Columns {
        match self {
            Escalation::Open(open) => Columns {
                next_at: Some(open.next_at),
                call: open.place.call,
                called: open.place.called.clone(),
                needs: open.needs,
                holders: open.holders().to_vec(),
                handed_on: match open.stage {
                    Stage::HandedOn { from, to, .. } => Some((from, to)),
                    _ => None,
                },
                closed: None,
            },
            Escalation::Closed { by, at } => Columns {
                next_at: None,
                call: 0,
                called: Vec::new(),
                needs: 1,
                holders: Vec::new(),
                handed_on: None,
                closed: Some(Holder { who: *by, at: *at }),
            },
        }
    }

    /// From how it was stored; `None` when these columns were not written by us.
    pub fn from_columns(c: Columns) -> Option<Escalation> {
        let next_at = match (c.next_at, c.closed) {
            (None, Some(Holder { who, at })) => return Some(Escalation::Closed { by: who, at }),
            (Some(next_at), None) => next_at,
            _ => return None,
        };
        let enough = c.needs > 0 && c.holders.len() >= usize::from(c.needs);
        let stage = match c.handed_on {
            Some((from, to)) if enough && c.holders.iter().any(|h| h.who == from) => {
                let holders = c.holders;
                Stage::HandedOn { holders, from, to }
            }
            Some(_) => return None,
            None if enough => Stage::Held(c.holders),
            None if c.needs > 0 => Stage::Ringing(c.holders),
            None => return None,
        };
        Some(Escalation::Open(Open {
            next_at,
            place: Place {
                call: c.call,
                called: c.called,
            },
            needs: c.needs,
            stage,
        }))
    }
}
