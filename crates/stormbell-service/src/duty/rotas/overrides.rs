//! Overrides: somebody knows better than the rules, for a while.

use super::{at_rota, layers::known, note};
use crate::{Ctx, Fault};
use stormbell_model::{
    Moment, OfficerId, OverrideId, RotaId, Span,
    access::Act,
    complaint::Problem,
    rota::{CHANGES_MAX, Change, Override, PEOPLE_MAX, Stretch},
};
use stormbell_store::{
    Tx,
    rotas::{self, KeptOverride, Made},
};

/// The longest override: whoever is to be on duty for longer belongs into a layer.
/// Told: `problem-lasts-too-long`. Rest: nothing is written.
pub const OVERRIDE_LONGEST: Span = Span::days(366);

/// What a lead says about an override.
#[derive(Clone, Debug)]
pub struct OverrideDrawn {
    /// When it begins.
    pub from: Moment,
    /// When it ends.
    pub until: Moment,
    /// What is changed.
    pub change: Change,
}

impl OverrideDrawn {
    fn stretch(&self, now: Moment) -> Result<Stretch, Fault> {
        let until = |problem| Fault::field("until", problem);
        let stretch = Stretch::new(self.from, self.until).ok_or(until(Problem::EndsFirst))?;
        if stretch.until() <= now {
            return Err(until(Problem::InPast));
        }
        if stretch.length() > OVERRIDE_LONGEST {
            return Err(until(Problem::LastsTooLong {
                days: OVERRIDE_LONGEST.0 / Span::days(1).0,
            }));
        }
        Ok(stretch)
    }

    fn check(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        match &self.change {
            Change::Add(who) | Change::Remove(who) => known(tx, &[*who], "who"),
            Change::Replace { who, by } if who == by => Err(Fault::field("by", Problem::Unknown)),
            Change::Replace { by, .. } => known(tx, &[*by], "by"),
            Change::Only(people) if people.len() > PEOPLE_MAX => {
                let (max, was) = (PEOPLE_MAX, people.len());
                Err(Fault::field("people", Problem::TooMany { max, was }))
            }
            Change::Only(people) => known(tx, people, "people"),
        }
    }
}

/// Makes an override.
pub async fn make_override(
    ctx: &Ctx,
    rota: RotaId,
    drawn: OverrideDrawn,
) -> Result<OverrideId, Fault> {
    let me = ctx.officer(Act::DrawRotas)?;
    let stretch = drawn.stretch(ctx.now)?;
    let id = OverrideId::new(ctx.now, ctx.node.chance());
    let own = ctx.clone();
    at_rota(ctx, rota, "rota changed", move |tx, _| {
        drawn.check(tx)?;
        let ahead = Stretch::new(own.now, Moment(i64::MAX)).ok_or(Fault::Internal)?;
        let was = rotas::overrides(tx, rota, ahead)?.len();
        if was >= CHANGES_MAX {
            let max = CHANGES_MAX;
            return Err(Fault::field("", Problem::TooMany { max, was }));
        }
        let what = Override {
            id,
            stretch,
            change: drawn.change.clone(),
        };
        rotas::add_override(tx, &kept(&own, me, rota, what))?;
        note(
            tx,
            &own,
            "override made",
            rota,
            vec![("override", id.to_string())],
        )
    })
    .await?;
    Ok(id)
}

fn kept(ctx: &Ctx, me: OfficerId, rota: RotaId, what: Override) -> KeptOverride {
    KeptOverride {
        what,
        rota,
        made: Made {
            at: ctx.now,
            by: me,
            undone_at: None,
        },
    }
}

/// Takes an override back, unless it is over: what was, stays.
pub async fn undo_override(ctx: &Ctx, id: OverrideId) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let own = ctx.clone();
    ctx.node
        .store()
        .write_or("undo override", move |tx| {
            let kept = rotas::override_by_id(tx, id)?.ok_or(Fault::NotFound)?;
            if kept.made.undone_at.is_some() {
                return Err(Fault::Conflict("change-undone"));
            }
            if kept.what.stretch.until() <= own.now {
                return Err(Fault::Conflict("change-over"));
            }
            rotas::undo_override(tx, id, own.now)?;
            let facts = vec![("override", id.to_string())];
            note(tx, &own, "override undone", kept.rota, facts)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
