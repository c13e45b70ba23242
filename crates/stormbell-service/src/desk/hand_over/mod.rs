//! Handing the duty over, by hand at any time and by itself at each relief: whoever leaves has open things, whoever
//! comes reads and takes them one by one. What was taken really moved; what was not stays, and everybody sees it.

mod answer;
mod begin;
mod collect;
mod read;
mod reliefs;
mod things;

pub(crate) use reliefs::look as look_at_hand_overs;

pub use answer::{Answered, accept_items, decline_items, end_hand_over, keep_promise};
pub use begin::{NewHandOver, add_to_hand_over, begin_hand_over};
pub use read::{
    HandOverDesk, HandOverNews, HandOverRow, HandOversPage, Handed, HandedItem, HandedReport,
    MyOpen, PromiseRow, hand_over_news, hand_overs, my_open, my_promises, read_hand_over,
};

use crate::{Ctx, Fault};
use stormbell_model::{
    HandOverId, Moment,
    hand_over::{Fact, HandOver, Refused},
};
use stormbell_store::{
    Tx, hand_overs,
    journal::{self, Entry},
};

/// Hand-overs in which something waits, shown and looked at in one go. A desk has tens of people.
/// Told: nobody. Rest: they wait until older ones are settled; each is on its own page all the time.
const UNSETTLED_MAX: usize = 200;

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Fault {
        Fault::Conflict(match refused {
            Refused::NotTheirs => "hand-over-not-yours",
            Refused::NoSuchItem => return Fault::NotFound,
            Refused::Ended => "hand-over-ended",
            Refused::Full => "hand-over-full",
        })
    }
}

/// What the journal says about one fact: ids, codes and numbers, never a word.
fn entry_of(ctx: &Ctx, h: &HandOver, fact: Fact) -> Entry {
    let (act, place) = match fact {
        Fact::Added(place) => ("hand-over item added", Some(place)),
        Fact::Moved(place) => ("hand-over item accepted", Some(place)),
        Fact::Stayed(place) => ("hand-over item declined", Some(place)),
        Fact::Gone(place) => ("hand-over item dealt with", Some(place)),
        Fact::Kept(place) => ("promise kept", Some(place)),
        Fact::Complete => ("hand-over complete", None),
        Fact::Ended => ("hand-over ended", None),
    };
    let mut entry = ctx.entry(act, h.id.0);
    if let Some((place, item)) = place.and_then(|p| Some((p, h.items.get(p)?))) {
        entry.facts.push(("item", place.to_string()));
        entry.facts.push(("what", item.subject.code().to_owned()));
    }
    entry
}

/// Writes a new state with what happened.
fn keep(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    before: &HandOver,
    after: &HandOver,
    facts: &[Fact],
) -> Result<(), Fault> {
    if facts.is_empty() {
        return Ok(());
    }
    hand_overs::save(tx, before, after, ctx.now)?;
    let entries: Vec<Entry> = facts.iter().map(|f| entry_of(ctx, after, *f)).collect();
    journal::append(tx, &entries)?;
    Ok(())
}

fn load_to_change(tx: &mut Tx<'_>, id: HandOverId) -> Result<HandOver, Fault> {
    hand_overs::load_to_change(tx, id)?.ok_or(Fault::NotFound)
}

/// Marks what was dealt with since: closed, or somebody else's by now. The pages and every act see it so; the workers
/// write it down.
fn refreshed(
    tx: &mut Tx<'_>,
    mut h: HandOver,
    now: Moment,
) -> Result<(HandOver, Vec<Fact>), Fault> {
    let mut all = Vec::new();
    for place in 0..h.items.len() {
        let item = &h.items[place];
        if item.standing.stays() && !things::is_theirs(tx, &item.subject, h.leaving)? {
            let (next, facts) = h.dealt_with(place, now);
            h = next;
            all.extend(facts);
        }
    }
    Ok((h, all))
}
