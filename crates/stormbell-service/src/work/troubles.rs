//! What is wrong with the node at the moment: one short list that the desk, the log, `/readyz` and the metrics read.
//! Each trouble comes and goes by itself, with what causes it; nobody has to tick it off.

use crate::Node;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use stormbell_model::Moment;
use stormbell_store::Condition;

/// A kind of trouble. Its sentence and its remedy are in the catalogues, under its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TroubleKind {
    /// The disk takes no more bytes: nothing can be kept.
    StoreFull,
    /// The disk or the database's file may only be read: nothing can be kept.
    StoreReadOnly,
    /// The database does not answer.
    StoreAway,
    /// Another program holds the database, or it is too slow.
    StoreBusy,
    /// A commit's result is unknown: the process ends by itself and must be started again.
    StoreUnsure,
    /// Something stored cannot be understood: the file was damaged.
    StoreDamaged,
    /// The end of the journal does not agree with its signed head.
    JournalBroken,
    /// The clock was set back.
    ClockBack,
    /// The clock leapt ahead, or the machine slept.
    ClockAhead,
    /// The workers made no round lately: nobody is called.
    WorkersLate,
    /// Nobody who may take alarms is on duty and can be reached.
    NobodyToCall,
    /// The mail server does not take calls.
    MailFailing,
    /// A way to people does not carry: its worker hangs or fails, or the node's own gateway refuses.
    CallsFailing,
    /// No mail carrier is set: alarms reach only the open desk.
    NoMailCarrier,
    /// The door's certificate ends soon or has ended.
    Certificate,
    /// A neighbour said two things that cannot both be true; nothing more is taken from it.
    NeighbourLied,
    /// A neighbour was not heard for a while.
    NeighbourSilent,
    /// A neighbour sends more than its quota.
    NeighbourFloods,
    /// The charter is long past its date.
    CharterOld,
}

impl TroubleKind {
    /// Every kind, the gravest first.
    pub const ALL: [TroubleKind; 19] = [
        TroubleKind::StoreFull,
        TroubleKind::StoreReadOnly,
        TroubleKind::StoreAway,
        TroubleKind::StoreBusy,
        TroubleKind::StoreUnsure,
        TroubleKind::StoreDamaged,
        TroubleKind::JournalBroken,
        TroubleKind::ClockBack,
        TroubleKind::ClockAhead,
        TroubleKind::WorkersLate,
        TroubleKind::NobodyToCall,
        TroubleKind::MailFailing,
        TroubleKind::CallsFailing,
        TroubleKind::NoMailCarrier,
        TroubleKind::Certificate,
        TroubleKind::NeighbourLied,
        TroubleKind::NeighbourSilent,
        TroubleKind::NeighbourFloods,
        TroubleKind::CharterOld,
    ];

    /// Its name on `/readyz`, in the log, the metrics and the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            TroubleKind::StoreFull => "store-full",
            TroubleKind::StoreReadOnly => "store-read-only",
            TroubleKind::StoreAway => "store-away",
            TroubleKind::StoreBusy => "store-busy",
            TroubleKind::StoreUnsure => "store-unsure",
            TroubleKind::StoreDamaged => "store-damaged",
            TroubleKind::JournalBroken => "journal-broken",
            TroubleKind::ClockBack => "clock-back",
            TroubleKind::ClockAhead => "clock-ahead",
            TroubleKind::WorkersLate => "workers-late",
            TroubleKind::NobodyToCall => "nobody-to-call",
            TroubleKind::MailFailing => "mail-failing",
            TroubleKind::CallsFailing => "calls-failing",
            TroubleKind::NoMailCarrier => "no-mail-carrier",
            TroubleKind::Certificate => "certificate",
            TroubleKind::NeighbourLied => "neighbour-lied",
            TroubleKind::NeighbourSilent => "neighbour-silent",
            TroubleKind::NeighbourFloods => "neighbour-floods",
            TroubleKind::CharterOld => "charter-old",
        }
    }

    /// Whether no report can be taken while it lasts.
    pub fn stops_filing(self) -> bool {
        matches!(
            self,
            TroubleKind::StoreFull
                | TroubleKind::StoreReadOnly
                | TroubleKind::StoreAway
                | TroubleKind::StoreBusy
                | TroubleKind::StoreUnsure
        )
    }

    /// Whether every page of the desk says it. What an operator decided once is told on the health page only.
    pub fn is_news(self) -> bool {
        self != TroubleKind::NoMailCarrier
    }

    /// The trouble that a condition of the store is.
    fn of(condition: Condition) -> Option<TroubleKind> {
        match condition {
            Condition::Well => None,
            Condition::Busy => Some(TroubleKind::StoreBusy),
            Condition::Full => Some(TroubleKind::StoreFull),
            Condition::ReadOnly => Some(TroubleKind::StoreReadOnly),
            Condition::Away => Some(TroubleKind::StoreAway),
            Condition::Damaged => Some(TroubleKind::StoreDamaged),
            Condition::Unsure => Some(TroubleKind::StoreUnsure),
        }
    }
}

/// A trouble that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What.
    pub kind: TroubleKind,
    /// Since when.
    pub since: Moment,
}

/// The list. Only for as long as the process lives: a trouble that lasts is found again at once.
#[derive(Debug, Default)]
pub(crate) struct Troubles(Mutex<BTreeMap<TroubleKind, Moment>>);

impl Troubles {
    fn list(&self) -> std::sync::MutexGuard<'_, BTreeMap<TroubleKind, Moment>> {
        // Nothing panics while it is held; if something did, the list in it is still whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a trouble is there, or is not. Tells whether that is new.
    fn set(&self, kind: TroubleKind, is_there: bool, now: Moment) -> bool {
        let mut list = self.list();
        match (is_there, list.contains_key(&kind)) {
            (true, false) => list.insert(kind, now).is_none(),
            (false, true) => list.remove(&kind).is_some(),
            _ => false,
        }
    }
}

impl Node {
    /// What is wrong at the moment, the gravest first.
    pub fn troubles(&self) -> Vec<Trouble> {
        let list = self.trouble_list().list();
        list.iter()
            .map(|(kind, since)| Trouble {
                kind: *kind,
                since: *since,
            })
            .collect()
    }

    /// Notes that a trouble is there, or is over. Said once in the log, counted, and told to every open desk; saying
    /// the same again costs nothing.
    pub fn set_trouble(&self, kind: TroubleKind, is_there: bool) {
        if !self.trouble_list().set(kind, is_there, self.now()) {
            return;
        }
        let code = kind.code();
        metrics::gauge!("stormbell_trouble", "kind" => code).set(if is_there { 1.0 } else { 0.0 });
        match (is_there, kind.is_news()) {
            (true, true) => tracing::error!(
                trouble = code,
                "something is wrong; /desk/health says what to do"
            ),
            (true, false) => tracing::warn!(
                trouble = code,
                "something is missing; /desk/health says what to do"
            ),
            (false, _) => tracing::info!(trouble = code, "well again"),
        }
        // Zero means «look at everything».
        self.tell_desks(0);
    }

    /// Takes over what the store has met. `slow` when it did not answer in time, which it may not know itself.
    pub(crate) fn note_store(&self, slow: bool) {
        let met = TroubleKind::of(self.store().condition());
        let met = met.or(slow.then_some(TroubleKind::StoreBusy));
        for kind in TroubleKind::ALL {
            if kind.stops_filing() || kind == TroubleKind::StoreDamaged {
                self.set_trouble(kind, met == Some(kind));
            }
        }
    }
}
