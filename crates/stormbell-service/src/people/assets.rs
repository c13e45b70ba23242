//! Networks and names that belong to an organisation: in its own reports they are the victim's, not the attacker's.

use crate::{Ctx, Fault};
use stormbell_model::{OrganisationId, access::Act, complaint::Problem, limits};
use stormbell_store::{journal, organisations};
use stormbell_wire::{indicators::whole, observables::Kind};

/// Keeps the networks and names of an organisation, one a line, in place of those of before.
pub async fn set_assets(ctx: &Ctx, id: OrganisationId, lines: &str) -> Result<(), Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let assets = read(lines)?;
    let (now, entry) = (ctx.now, ctx.entry("assets set", id.0));
    ctx.node
        .store()
        .write_or("set assets", move |tx| {
            organisations::load(tx, id)?.ok_or(Fault::NotFound)?;
            organisations::set_assets(tx, id, &assets, now)?;
            Ok(journal::note(tx, entry.clone())?)
        })
        .await
}

/// Addresses, networks and names; anything else is refused rather than kept without use.
fn read(lines: &str) -> Result<Vec<String>, Fault> {
    let lines: Vec<&str> = lines
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let max = limits::ASSETS_MAX;
    if lines.len() > max {
        let was = lines.len();
        return Err(Fault::field("assets", Problem::TooMany { max, was }));
    }
    let one = |line: &&str| {
        let kinds = [Kind::Ipv4, Kind::Ipv6, Kind::Cidr, Kind::Domain];
        let found = whole(line).filter(|f| kinds.contains(&f.kind));
        found
            .map(|f| f.value)
            .ok_or_else(|| Fault::field("assets", Problem::Form))
    };
    lines.iter().map(one).collect()
}
