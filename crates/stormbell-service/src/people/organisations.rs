//! Organisations whose machines report: their keys, and the list of what they filed.

use crate::{
    Ctx, Fault,
    desk::{Page, begin, line},
    tokens::{self, Opens},
};
use stormbell_model::{
    ApiKeyId, Moment, OfficerId, OrganisationId, ReportId, Span,
    access::Act,
    kind::Kind,
    limits,
    officer::Actor,
    report::{Outcome, ReportState},
    sector::Sector,
};
use stormbell_store::{
    Cursor, journal,
    organisations::{self, ApiKey, Organisation},
    people,
    reports::{self, Filter},
};

/// An organisation as the lead sees it.
#[derive(Clone, Debug)]
pub struct OrganisationView {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its sector.
    pub sector: Option<Sector>,
    /// Its machines' keys.
    pub keys: Vec<ApiKeyView>,
    /// Networks and names that belong to it.
    pub assets: Vec<String>,
}

/// A key as the lead sees it.
#[derive(Clone, Debug)]
pub struct ApiKeyView {
    /// Its id.
    pub id: ApiKeyId,
    /// What it is for.
    pub label: String,
    /// Since when.
    pub given_at: Moment,
    /// When it was last used, to the hour.
    pub last_used_at: Option<Moment>,
    /// Whether all that is filed with it are tests.
    pub for_tests: bool,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// A report as the organisation that filed it lists it.
#[derive(Clone, Debug)]
pub struct OwnReport {
    /// Its short public name.
    pub reference: String,
    /// Its id.
    pub report_id: ReportId,
    /// When it was kept.
    pub filed_at: Moment,
    /// Where it stands.
    pub state: ReportState,
    /// What it is held to be.
    pub kind: Kind,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Whether the desk has not answered yet.
    pub unanswered: bool,
    /// Whether it was filed with a key for tests.
    pub test: bool,
}

/// Every key begins so that a leaked one is recognised.
const KEY_PREFIX: &str = "sbk_";
/// How exactly a key's last use is kept: enough to find forgotten keys, too little to watch a company.
const USED_EXACT: Span = Span::hours(1);

/// Registers an organisation.
pub async fn register_organisation(
    ctx: &Ctx,
    name: &str,
    sector: Option<Sector>,
) -> Result<OrganisationId, Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let id = OrganisationId::new(ctx.now, ctx.node.chance());
    let organisation = Organisation {
        id,
        name: line("name", name)?,
        sector,
        at: ctx.now,
    };
    let entry = ctx.entry("organisation registered", id.0);
    ctx.node
        .store()
        .write("register organisation", move |tx| {
            organisations::add(tx, &organisation)?;
            journal::note(tx, entry.clone())
        })
        .await?;
    Ok(id)
}

/// Lists the organisations that were registered last.
pub async fn list_organisations(ctx: &Ctx) -> Result<Vec<OrganisationView>, Fault> {
    Ok(organisations_from(ctx, None).await?.rows)
}

/// A page of the organisations, the newest first.
pub async fn organisations_from(
    ctx: &Ctx,
    after: Option<&str>,
) -> Result<Page<OrganisationView>, Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let after = begin(after)?;
    let most = limits::PAGE_MAX_ROWS;
    let found = ctx
        .node
        .store()
        .read("list organisations", move |tx| {
            let found = organisations::page(tx, after, most + 1)?;
            let with_keys = |o: Organisation| {
                let keys = organisations::keys_of(tx, o.id)?;
                Ok((keys, organisations::assets(tx, o.id)?, o))
            };
            found
                .into_iter()
                .map(with_keys)
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let page = Page::cut(found, most, |(_, _, o)| Cursor {
        at: o.at,
        id: o.id.0,
    });
    Ok(page.map(|(keys, assets, o)| organisation_view(o, keys, assets)))
}

fn organisation_view(o: Organisation, keys: Vec<ApiKey>, assets: Vec<String>) -> OrganisationView {
    OrganisationView {
        assets,
        id: o.id,
        name: o.name,
        sector: o.sector,
        keys: keys.into_iter().map(key_view).collect(),
    }
}

fn key_view(k: ApiKey) -> ApiKeyView {
    ApiKeyView {
        id: k.id,
        label: k.label,
        given_at: k.given_at,
        last_used_at: k.last_used_at,
        for_tests: k.calls.is_some(),
        revoked: k.revoked_at.is_some(),
    }
}

/// Gives an organisation's machines a key. It is shown once.
pub async fn give_api_key(
    ctx: &Ctx,
    organisation: OrganisationId,
    label: &str,
) -> Result<String, Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let (secret, key) = new_key(ctx, organisation, label)?;
    let entry = ctx.entry("key given", organisation.0);
    ctx.node
        .store()
        .write_or("give key", move |tx| {
            organisations::load(tx, organisation)?.ok_or(Fault::NotFound)?;
            organisations::add_key(tx, &key)?;
            journal::note(tx, entry.clone())?;
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(secret)
}

/// Draws a key: what is shown once, and what is kept.
pub(super) fn new_key(
    ctx: &Ctx,
    organisation: OrganisationId,
    label: &str,
) -> Result<(String, ApiKey), Fault> {
    let secret = format!("{KEY_PREFIX}{}", tokens::draw(ctx.node.chance()));
    let key = ApiKey {
        id: ApiKeyId::new(ctx.now, ctx.node.chance()),
        organisation,
        lookup: ctx.node.lookup(Opens::ApiKey, &secret),
        label: line("label", label)?,
        calls: None,
        given_at: ctx.now,
        last_used_at: None,
        revoked_at: None,
    };
    Ok((secret, key))
}

/// Revokes a key; the watch that its alarms called leaves with it.
pub async fn revoke_api_key(ctx: &Ctx, id: ApiKeyId) -> Result<(), Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let (now, entry) = (ctx.now, ctx.entry("key revoked", id.0));
    ctx.node
        .store()
        .write("revoke key", move |tx| {
            organisations::revoke_key(tx, id, now)?;
            let watch = organisations::called_by_key(tx, id)?;
            if let Some(mut watch) = watch.map(|w| people::load(tx, w)).transpose()?.flatten() {
                watch.left_at.get_or_insert(now);
                people::save(tx, &watch)?;
            }
            journal::note(tx, entry.clone())
        })
        .await?;
    Ok(())
}

/// Who shows a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyHolder {
    /// The machine and its organisation.
    pub who: Actor,
    /// Whom its alarms call, where all that it files are tests.
    pub test_of: Option<OfficerId>,
}

/// Whose machine shows this key; none when the key is unknown or revoked.
pub async fn machine(ctx: &Ctx, secret: &str) -> Result<Option<Actor>, Fault> {
    Ok(key_holder(ctx, secret).await?.map(|holder| holder.who))
}

/// As [`machine`], with what the key is for.
pub async fn key_holder(ctx: &Ctx, secret: &str) -> Result<Option<KeyHolder>, Fault> {
    if !secret.starts_with(KEY_PREFIX) || secret.len() > 100 {
        return Ok(None);
    }
    let lookup = ctx.node.lookup(Opens::ApiKey, secret);
    let found = ctx
        .node
        .store()
        .read("find a key", move |tx| {
            organisations::key_by_lookup(tx, &lookup)
        })
        .await?;
    let Some(key) = found.filter(|k| k.revoked_at.is_none()) else {
        return Ok(None);
    };
    let now = ctx.now;
    if key.last_used_at.is_none_or(|at| now.since(at) > USED_EXACT) {
        ctx.node
            .store()
            .write_aside("use a key", move |tx| {
                organisations::touch_key(tx, key.id, now)
            })
            .await?;
    }
    Ok(Some(KeyHolder {
        who: Actor::Machine(key.organisation),
        test_of: key.calls,
    }))
}

/// What the organisation that asks has filed, newest first.
pub async fn own_reports(
    ctx: &Ctx,
    after: Option<String>,
    limit: usize,
) -> Result<Page<OwnReport>, Fault> {
    let Actor::Machine(organisation) = ctx.who else {
        return Err(Fault::NotFound);
    };
    let after = begin(after.as_deref())?;
    let most = limit.clamp(1, limits::PAGE_MAX_ROWS);
    let filter = Filter {
        organisation: Some(organisation),
        ..Filter::default()
    };
    let held = ctx
        .node
        .store()
        .read("list own reports", move |tx| {
            reports::page(tx, filter, after, most + 1)
        })
        .await?;
    let page = Page::cut(held, most, |h| Cursor {
        at: h.report.filed_at,
        id: h.report.id.0,
    });
    Ok(page.map(|h| own(h.report)))
}

fn own(r: stormbell_model::report::Report) -> OwnReport {
    let test = r.is_test();
    OwnReport {
        reference: r.reference,
        report_id: r.id,
        filed_at: r.filed_at,
        state: r.state,
        kind: r.kind,
        closed_at: r.closed.map(|c| c.0),
        outcome: r.closed.map(|c| c.1),
        unanswered: r.answered_at.is_none(),
        test,
    }
}
