//! Sessions of officers: opened by a passkey, bounded by a shift, revocable one by one.

use crate::{
    Ctx, Fault,
    tokens::{self, Opens},
};
use stormbell_model::{
    Moment, OfficerId, SessionId, Span, limits,
    officer::{Actor, Officer},
};
use stormbell_store::{
    journal, people,
    sessions::{self, Session},
};

/// A session that was just opened.
#[derive(Clone, Debug)]
pub struct OpenedSession {
    /// The secret of the session.
    pub token: String,
    /// Whose.
    pub officer: OfficerId,
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// Its id.
    pub id: SessionId,
    /// Since when.
    pub opened_at: Moment,
    /// When it was last used, to the minute.
    pub last_seen_at: Moment,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// How exactly the last use of a session is kept.
const SEEN_EXACT: Span = Span::minutes(1);

pub(super) fn begin_session(ctx: &Ctx) -> (Session, String) {
    let token = tokens::draw(ctx.node.chance());
    let session = Session {
        id: SessionId::new(ctx.now, ctx.node.chance()),
        lookup: ctx.node.lookup(Opens::Session, &token),
        officer: None,
        report: None,
        opened_at: ctx.now,
        last_seen_at: ctx.now,
        until: ctx.now.plus(limits::OFFICER_SESSION),
    };
    (session, token)
}

/// Opens a session for an officer whose passkey a door has just verified.
pub async fn open_session(ctx: &Ctx, officer: OfficerId) -> Result<OpenedSession, Fault> {
    let (mut session, token) = begin_session(ctx);
    session.officer = Some(officer);
    let entry = journal::Entry {
        actor: format!("officer:{officer}"),
        ..ctx.entry("officer came", officer.0)
    };
    ctx.node
        .store()
        .write_or("open session", move |tx| {
            people::load(tx, officer)?
                .filter(|o| o.left_at.is_none())
                .ok_or(Fault::NotFound)?;
            sessions::add(tx, &session)?;
            journal::note(tx, entry.clone())?;
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(OpenedSession { token, officer })
}

/// Who stands behind a session token, while the session lasts and the person works here.
pub async fn session(ctx: &Ctx, token: &str) -> Result<Option<(Actor, Officer)>, Fault> {
    let (lookup, now) = (ctx.node.lookup(Opens::Session, token), ctx.now);
    let found = ctx
        .node
        .store()
        .read_here("read a session", move |tx| {
            let Some(s) = sessions::by_token(tx, &lookup, now)? else {
                return Ok(None);
            };
            let Some(id) = s.officer else { return Ok(None) };
            Ok(people::load(tx, id)?
                .filter(|o| o.left_at.is_none())
                .map(|o| (s, o)))
        })
        .await?;
    let Some((s, officer)) = found else {
        return Ok(None);
    };
    if now.since(s.last_seen_at) > SEEN_EXACT {
        ctx.node
            .store()
            .write_aside("see a session", move |tx| {
                sessions::touch(tx, s.id, now, s.until)
            })
            .await?;
    }
    Ok(Some((
        Actor::Officer {
            id: officer.id,
            role: officer.role,
            session: s.id,
        },
        officer,
    )))
}

/// Ends the session that asks.
pub async fn end_session(ctx: &Ctx) -> Result<(), Fault> {
    let Actor::Officer { id, session, .. } = ctx.who else {
        return Err(Fault::NotFound);
    };
    let entry = ctx.entry("officer went", id.0);
    ctx.node
        .store()
        .write("end session", move |tx| {
            sessions::end(tx, session)?;
            journal::note(tx, entry.clone())
        })
        .await?;
    Ok(())
}

/// The sessions of the one who asks.
pub async fn my_sessions(ctx: &Ctx) -> Result<Vec<SessionView>, Fault> {
    let Actor::Officer { id, session, .. } = ctx.who else {
        return Err(Fault::NotFound);
    };
    let now = ctx.now;
    let all = ctx
        .node
        .store()
        .read("list sessions", move |tx| sessions::of_officer(tx, id, now))
        .await?;
    let view = |s: Session| SessionView {
        id: s.id,
        opened_at: s.opened_at,
        last_seen_at: s.last_seen_at,
        current: s.id == session,
    };
    Ok(all.into_iter().map(view).collect())
}

/// Ends another session of the one who asks.
pub async fn revoke_session(ctx: &Ctx, id: SessionId) -> Result<(), Fault> {
    let Actor::Officer { id: me, .. } = ctx.who else {
        return Err(Fault::NotFound);
    };
    let (now, entry) = (ctx.now, ctx.entry("session revoked", me.0));
    ctx.node
        .store()
        .write_or("revoke session", move |tx| {
            let mine = sessions::of_officer(tx, me, now)?
                .iter()
                .any(|s| s.id == id);
            if !mine {
                return Err(Fault::NotFound);
            }
            sessions::end(tx, id)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await
}
