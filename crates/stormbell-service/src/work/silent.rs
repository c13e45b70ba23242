//! Silent tests: every channel that carried nothing for a week is tried through the real carrier, because addresses die
//! silently. What came of it is heard like any other answer, and the schedule and the desk show it.

use super::notify::{self, Told};
use crate::{Ctx, Fault, Node, duty};
use stormbell_model::{
    Lang, Moment, Span,
    access::{Act, role_may},
    notice::Channel,
    officer::Actor,
};
use stormbell_store::{Tx, channels, people};

/// Tests that are put down at once; where there are more, the next look goes on.
const TESTS_AT_ONCE: usize = 50;
/// Between these hours of the day, UTC, nobody in the Union is asleep at an honest hour: a silent test may still hum.
const DAY: std::ops::Range<i64> = 8..15;

/// Puts down the silent tests that are due. Twice does no more than once: what was put down is noted in the same
/// transaction.
pub(super) async fn test_channels(node: &Node) -> Result<usize, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    if !DAY.contains(&hour(ctx.now)) {
        return Ok(0);
    }
    let act = move |tx: &mut Tx<'_>| put_down(tx, &ctx);
    node.store().write_or("test channels silently", act).await
}

fn hour(now: Moment) -> i64 {
    now.0.div_euclid(Span::hours(1).0).rem_euclid(24)
}

fn put_down(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<usize, Fault> {
    channels::add_profiles(tx)?;
    let called = |o: &stormbell_model::officer::Officer| {
        o.left_at.is_none() && role_may(o.role, Act::Acknowledge)
    };
    let mut put = 0;
    for officer in people::all(tx)?.into_iter().filter(called) {
        for way in duty::ways_of(tx, ctx.node.config(), &officer)? {
            // A voice in the ear is no silent test.
            let is_due =
                way.reach.test_due_at() <= ctx.now && way.address.channel() != Channel::Voice;
            if !is_due || put >= TESTS_AT_ONCE {
                continue;
            }
            notify::tell(tx, ctx, &officer, &Told::Silent(way.id))?;
            channels::save_reach(tx, way.id, &way.reach.tested(ctx.now))?;
            put += 1;
        }
    }
    Ok(put)
}
