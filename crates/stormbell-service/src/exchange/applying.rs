//! Taking statements that came: checked first, then one transaction for a batch with everything that follows from them. A death at any
//! step leaves none of the batch, and the next turn does the same; a statement that is here already, by whatever path, changes nothing.

use super::{
    Carried,
    checking::{Checked, Checker, Kept, Verdict, Whole},
    effects::{self, Turn},
    keys, names, taking_back,
};
use crate::{Ctx, Fault, Node};
use std::collections::BTreeMap;
use stormbell_model::{
    EntryId, Lang, Moment, Span,
    exchange::{NodeName, StatementId, StatementKind},
    officer::Actor,
};
use stormbell_store::{
    Tx,
    exchange::{
        circles, inbox,
        statements::{self, Stand},
        taken_back,
    },
    journal,
};
use stormbell_wire::exchange::{Entry, Said};

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Taken, with all that follows.
    pub applied: usize,
    /// Kept as they came, and answered.
    pub held: usize,
    /// Not kept.
    pub refused: usize,
    /// Here already.
    pub here: usize,
    /// Not given: asked for again later.
    pub missing: usize,
}

/// A statement that was not given is asked for again after this, each time later.
const AGAIN_AFTER: Span = Span::seconds(20);
/// The longest time between two askings.
const AGAIN_AT_LEAST: Span = Span::hours(1);
/// Statements of a neighbour that are refused or held in a day before nothing more is taken from it.
/// Told: the operator, by an alarm. Rest: the neighbour is quarantined, and its log stays where it is.
pub const REFUSED_A_DAY_MAX: u64 = 1_000;
/// Bytes of statements and bodies that a neighbour sends in a day before it has to wait.
/// Told: the operator, by a trouble that becomes a report. Rest: they are asked for again an hour later, and again.
pub const BYTES_A_DAY_MAX: u64 = 2_147_483_648;
pub(super) const DAY: Span = Span::days(1);

/// Takes statements that a neighbour gave. `asked` is what it was asked for: what is missing is asked for again later.
pub async fn apply(
    node: &Node,
    peer: &NodeName,
    asked: &[StatementId],
    carried: Vec<Carried>,
) -> Result<Applied, Fault> {
    let network = node.in_network()?;
    let now = node.now();
    network.talks_to(peer, now)?;
    let ids: Vec<StatementId> = carried.iter().map(|c| c.id).collect();
    let (name, net) = (peer.clone(), network.clone());
    let read = move |tx: &mut Tx<'_>| {
        let mut entries = BTreeMap::new();
        for id in &ids {
            if let Some(Ok(Entry::Said(said))) =
                inbox::entry_of(tx, &name, *id)?.map(|bytes| Entry::read(&bytes))
            {
                entries.insert(*id, *said);
            }
        }
        Ok((entries, checker(tx, net.clone(), name.clone(), now)?))
    };
    let look = node.store().read("read what was told", read).await?;
    let checked = check_all(look, carried).await?;
    let given: Vec<StatementId> = checked.iter().map(|c| c.said.id).collect();
    let missing = not_given(asked, &given);
    let (ctx, name) = (node.ctx(Actor::Node, Lang::En), peer.clone());
    let applied = node
        .store()
        .write_or("apply statements", move |tx| {
            let mut batch = Batch::open(tx, &ctx, &name)?;
            for one in &checked {
                batch.take(tx, one)?;
            }
            for id in &missing {
                batch.again(tx, *id)?;
            }
            batch.close(tx)
        })
        .await?;
    node.stir();
    Ok(applied)
}

/// What was asked for and not given. An answer ends where it is full: what comes behind the last one that was given is still to be asked for.
fn not_given(asked: &[StatementId], given: &[StatementId]) -> Vec<StatementId> {
    let last = asked.iter().rposition(|id| given.contains(id));
    let reached = &asked[..last.unwrap_or(asked.len())];
    let missing = reached.iter().filter(|id| !given.contains(id));
    missing.copied().collect()
}

pub(super) fn checker(
    tx: &mut Tx<'_>,
    network: std::sync::Arc<super::Network>,
    peer: NodeName,
    now: Moment,
) -> stormbell_store::Result<Checker> {
    let circles = circles::all(tx)?;
    Ok(Checker {
        me: network.peer(&network.me, &circles, now),
        circles: circles.iter().map(|c| (c.id, c.epoch)).collect(),
        identities: keys::identities(tx)?,
        network,
        peer,
        now,
    })
}

/// Parts of a batch that are checked beside each other.
const CHECKED_BESIDE: usize = 2;

/// Checks a batch beside those who answer: opening what is sealed takes tenths of milliseconds for each.
pub(super) async fn check_all(
    (mut entries, checker): (BTreeMap<StatementId, Said>, Checker),
    carried: Vec<Carried>,
) -> Result<Vec<Checked>, Fault> {
    // What nobody told of is passed over.
    let told = carried
        .into_iter()
        .filter_map(|c| Some((entries.remove(&c.id)?, c)));
    let mut left: Vec<(Said, Carried)> = told.collect();
    let checker = std::sync::Arc::new(checker);
    let each = left.len().div_ceil(CHECKED_BESIDE).max(1);
    let mut parts = Vec::new();
    while !left.is_empty() {
        let rest = left.split_off(each.min(left.len()));
        let (some, checker) = (std::mem::replace(&mut left, rest), checker.clone());
        let check = move || -> Vec<Checked> {
            let all = some.into_iter();
            all.map(|(said, c)| checker.check(said, c)).collect()
        };
        parts.push(tokio::task::spawn_blocking(check));
    }
    let mut checked = Vec::new();
    for part in parts {
        checked.extend(part.await.map_err(|_| Fault::Internal)?);
    }
    Ok(checked)
}

/// One batch in its transaction.
pub(super) struct Batch<'a> {
    turn: Turn<'a>,
    log: inbox::Inbox,
    entries: Vec<journal::Entry>,
    done: Applied,
    over: bool,
}

impl<'a> Batch<'a> {
    pub(super) fn open(tx: &mut Tx<'_>, ctx: &'a Ctx, peer: &'a NodeName) -> Result<Self, Fault> {
        Ok(Batch {
            turn: Turn {
                ctx,
                peer,
                network: ctx.node.in_network()?,
            },
            log: inbox::load_to_change(tx, peer)?,
            entries: Vec::new(),
            done: Applied::default(),
            over: false,
        })
    }

    pub(super) fn take(&mut self, tx: &mut Tx<'_>, one: &Checked) -> Result<(), Fault> {
        let id = one.said.id;
        match statements::stand(tx, id)?.map(|(_, stand)| stand) {
            None => {}
            // It came crooked before, and whole now.
            Some(Stand::Held) if matches!(one.verdict, Verdict::Take(_)) => {
                statements::remove_held(tx, id)?;
            }
            Some(Stand::Held) => {
                self.done.here += 1;
                return Ok(inbox::settled_with(tx, self.turn.peer, id, "taken")?);
            }
            Some(_) => {
                self.done.here += 1;
                return Ok(inbox::settled(tx, id, "taken")?);
            }
        }
        if !self.fits(one.bytes) {
            return self.again(tx, id);
        }
        match &one.verdict {
            Verdict::Again => self.again(tx, id),
            Verdict::Refuse(why) => {
                self.count_refused();
                self.done.refused += 1;
                inbox::settled_with(tx, self.turn.peer, id, "refused")?;
                self.answer(tx, id, &format!("refused:{why}"))
            }
            Verdict::Hold(kept, why) => {
                self.count_refused();
                self.done.held += 1;
                let row = self.row(&one.said, &one.said.kind, Stand::Held, Some(why), kept);
                self.keep(tx, &row, kept)?;
                inbox::settled_with(tx, self.turn.peer, id, "taken")?;
                self.note("statement held", id, vec![("why", why.clone())]);
                // What waits for a circle is no fault of anybody.
                match why.as_str() {
                    "circle-unknown" => Ok(()),
                    _ => self.answer(tx, id, &format!("refused:{why}")),
                }
            }
            Verdict::Take(whole) => {
                self.done.applied += 1;
                self.whole(tx, &one.said, whole)
            }
        }
    }

    fn whole(&mut self, tx: &mut Tx<'_>, said: &Said, whole: &Whole) -> Result<(), Fault> {
        let s = &whole.statement;
        // A newer version of something is filed under what it is.
        let kind = whole.body.as_ref().map_or(s.kind.clone(), |b| b.kind());
        let gone = taken_back::of(tx, said.id, &s.origin)?;
        let stand = gone.as_ref().map_or(Stand::Standing, |t| t.what);
        let row = self.row(said, &kind, stand, None, &whole.kept);
        if gone.is_some() {
            // It was taken back before it came: it is never shown, and nothing of it is kept.
            let bare = statements::Kept {
                envelope: None,
                ..row
            };
            statements::add(tx, &bare)?;
            return Ok(inbox::settled(tx, said.id, "gone")?);
        }
        self.keep(tx, &row, &whole.kept)?;
        inbox::settled(tx, row.id, "taken")?;
        self.effects(tx, &row, s, whole.body.as_ref())
    }

    /// What follows from a statement that is whole and kept.
    pub(super) fn effects(
        &mut self,
        tx: &mut Tx<'_>,
        row: &statements::Kept,
        s: &stormbell_model::exchange::Statement,
        body: Option<&stormbell_wire::exchange::Body>,
    ) -> Result<(), Fault> {
        if s.kind.takes_back() {
            taking_back::hear(tx, &self.turn, row, s)?;
        }
        if s.kind == StatementKind::Reject {
            effects::rejected(tx, &self.turn, s)?;
        }
        if let Some(body) = body {
            effects::follow(tx, &self.turn, &mut self.log, row, s, body)?;
        }
        self.note(
            "statement came",
            row.id,
            vec![("kind", s.kind.code().into())],
        );
        self.answer(tx, row.id, "stored")
    }

    fn row(
        &self,
        said: &Said,
        kind: &StatementKind,
        stand: Stand,
        reason: Option<&str>,
        kept: &Kept,
    ) -> statements::Kept {
        let ctx = self.turn.ctx;
        statements::Kept {
            id: said.id,
            place: EntryId::new(ctx.now, ctx.node.chance()).0,
            origin: said.origin.clone(),
            kind: kind.clone(),
            own: false,
            peer: Some(self.turn.peer.clone()),
            said_at: said.said_at,
            at: ctx.now,
            tlp: said.tlp,
            stand,
            reason: reason.map(str::to_owned),
            read_at: None,
            envelope: Some(kept.envelope.clone()),
        }
    }

    fn keep(&mut self, tx: &mut Tx<'_>, row: &statements::Kept, kept: &Kept) -> Result<(), Fault> {
        statements::add(tx, row)?;
        if let Some(sealed) = &kept.sealed {
            statements::add_body(tx, row.id, sealed, kept.seed.as_deref())?;
        }
        Ok(())
    }

    fn again(&mut self, tx: &mut Tx<'_>, id: StatementId) -> Result<(), Fault> {
        self.done.missing += 1;
        let now = self.turn.ctx.now;
        let (first, most) = (AGAIN_AFTER.0, AGAIN_AT_LEAST.0);
        Ok(inbox::not_given(tx, self.turn.peer, id, now, first, most)?)
    }

    fn answer(&mut self, tx: &mut Tx<'_>, id: StatementId, what: &str) -> Result<(), Fault> {
        Ok(inbox::answer(
            tx,
            self.turn.peer,
            id,
            what,
            self.turn.ctx.now,
        )?)
    }

    fn note(&mut self, act: &'static str, id: StatementId, more: Vec<(&'static str, String)>) {
        let mut entry = names::entry(self.turn.ctx, act, id);
        entry.facts.push(("from", self.turn.peer.to_string()));
        entry.facts.extend(more);
        self.entries.push(entry);
    }

    /// Whether a statement still fits into what its neighbour may send in a day.
    fn fits(&mut self, bytes: u64) -> bool {
        super::incoming::renew(&mut self.log.sent, self.turn.ctx.now);
        let fits = self.log.sent.bytes + bytes <= BYTES_A_DAY_MAX;
        self.log.sent.bytes += if fits { bytes } else { 0 };
        self.over |= !fits;
        fits
    }

    fn count_refused(&mut self) {
        count(&mut self.log.refused, self.turn.ctx.now, DAY);
    }

    pub(super) fn close(mut self, tx: &mut Tx<'_>) -> Result<Applied, Fault> {
        if !self.entries.is_empty() {
            journal::append(tx, &self.entries)?;
        }
        if self.log.refused.0 > REFUSED_A_DAY_MAX && self.log.lie.is_none() {
            let note = self.log.note.clone().unwrap_or_default();
            let lie = super::Lie::TooMuchRefused;
            let node = &self.turn.ctx.node;
            super::incoming::quarantine(tx, node, &mut self.log, lie, &note, self.turn.ctx.now)?;
        }
        if self.over {
            let node = &self.turn.ctx.node;
            node.set_trouble(crate::work::TroubleKind::NeighbourFloods, true);
        }
        self.log.heard_at = Some(self.turn.ctx.now);
        inbox::save(tx, &self.log)?;
        Ok(self.done)
    }
}

/// Counts one more within a span that begins with the first.
pub(super) fn count(counted: &mut (u64, Option<Moment>), now: Moment, span: Span) {
    let fresh = counted.1.is_some_and(|at| now.since(at).0.abs() < span.0);
    *counted = match fresh {
        true => (counted.0 + 1, counted.1),
        false => (1, Some(now)),
    };
}
