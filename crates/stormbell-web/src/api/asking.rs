//! Who asks at the API: a visitor, a machine with its organisation's key, or the person behind a receipt.

use super::refusal::Refusal;
use crate::{
    Door, Visit,
    guard::flood::{Act, Knock, Turn, Whose},
    public::guess::slowly,
    street::known::recognise,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderName, Method, header, request::Parts},
};
use stormbell_model::{OfficerId, officer::Actor, receipt::Receipt};
use stormbell_service::{Ctx, Fault, KeyHolder};
use stormbell_wire::head::bearer;

/// Anybody, or a machine whose key is good. A key that is not good is refused, not passed over: its owner would
/// wait for reports that were never counted as theirs.
pub struct Anybody(pub Ctx);

/// A machine with a good key.
pub struct Machine(pub Ctx);

/// Anybody whose report is let in now. Asked before the body is read: a report that has to wait costs no more than its
/// head.
pub struct LetIn {
    /// Who asks.
    pub ctx: Ctx,
    /// Whom a test calls: the key says it, and nothing in the request.
    pub test_of: Option<OfficerId>,
    /// The place it takes while it is kept.
    pub _turn: Turn,
}

/// The header that a pass comes in.
const PASS: HeaderName = HeaderName::from_static("stormbell-pass");

/// The person behind the `Receipt` header.
pub struct Behind(pub Ctx);

impl FromRequestParts<Door> for Anybody {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Anybody, Refusal> {
        Ok(Anybody(anybody(parts, door).await?.0))
    }
}

async fn anybody(parts: &mut Parts, door: &Door) -> Result<(Ctx, Option<OfficerId>), Refusal> {
    let visit = Visit::of(parts, door);
    let visitor = door.node.ctx(Actor::Visitor, visit.lang);
    let Some(line) = parts.headers.get(header::AUTHORIZATION) else {
        return Ok((visitor, None));
    };
    let key = line.to_str().ok().and_then(bearer);
    let key = key.ok_or(Refusal::UNAUTHORISED)?;
    let holder = stormbell_service::key_holder(&visitor, key).await?;
    let KeyHolder { who, test_of } = holder.ok_or(Refusal::UNAUTHORISED)?;
    recognise(parts);
    Ok((Ctx { who, ..visitor }, test_of))
}

impl FromRequestParts<Door> for LetIn {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<LetIn, Refusal> {
        let (ctx, test_of) = anybody(parts, door).await?;
        if let Actor::Machine(organisation) = ctx.who {
            let who = Whose::Id(*organisation.0.as_bytes());
            let _turn = door.flood.enter_known(who, ctx.now)?;
            return Ok(LetIn {
                ctx,
                test_of,
                _turn,
            });
        }
        let text = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
        let knock = Knock {
            network: crate::visit::source(parts, door.settings.behind_proxy),
            pass: text(PASS).unwrap_or_default(),
            form: text(HeaderName::from_static("idempotency-key")).unwrap_or_default(),
        };
        let _turn = door.flood.enter(&door.node, knock).await?;
        Ok(LetIn {
            ctx,
            test_of,
            _turn,
        })
    }
}

impl FromRequestParts<Door> for Machine {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Machine, Refusal> {
        let Anybody(ctx) = Anybody::from_request_parts(parts, door).await?;
        match ctx.who {
            Actor::Machine(_) => Ok(Machine(ctx)),
            _ => Err(Refusal::UNAUTHORISED),
        }
    }
}

impl FromRequestParts<Door> for Behind {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Behind, Refusal> {
        let visit = Visit::of(parts, door);
        let visitor = door.node.ctx(Actor::Visitor, visit.lang);
        let typed = parts.headers.get(HeaderName::from_static("receipt"));
        let receipt = typed.and_then(|v| Receipt::parse(v.to_str().ok()?).ok());
        let found = slowly(door, &visit, async {
            // A malformed number waits and counts like a wrong one, and is answered like it.
            let receipt = receipt.as_ref().ok_or(Fault::NotFound)?;
            stormbell_service::reporter_of(&visitor, receipt).await
        });
        let found = found.await;
        let report = found?;
        let who = Actor::Reporter(report);
        if parts.method != Method::GET {
            let whose = Whose::Id(*report.0.as_bytes());
            door.flood.share(Act::Write, whose, visitor.now)?;
        }
        Ok(Behind(Ctx { who, ..visitor }))
    }
}
