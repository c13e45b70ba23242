//! What this node told: the list, one with who has it, and taking it back.

use super::{After, show, statement};
use crate::{
    Door, Sorry,
    desk::{
        forms::{self, Form},
        notice::after,
        seat::Seat,
        views::{
            ago::Ago,
            exchange::{
                MarksView, NodeView,
                sent::{CopyView, CountsView, SentOnePage, SentPage, SentRow},
            },
            frame::Retry,
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use stormbell_model::{
    Moment,
    access::Act,
    exchange::{StatementId, StatementKind},
    text::visible_line,
};
use stormbell_service::{
    Fault,
    exchange::{
        Content, HowFar, Sent, Share, Stand, beside, erase, how_far, one_sent, what_went, withdraw,
    },
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/sent", get(list))
        .route("/desk/sent/{id}", get(page))
        .route("/desk/sent/{id}/withdraw", post(take_back))
        .route("/desk/sent/{id}/erase", post(destroy))
}

async fn list(seat: Seat, Query(asked): Query<After>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let now = seat.ctx.now;
    let in_network = seat.ctx.node.network().is_some();
    let (mut rows, mut next) = (Vec::new(), None);
    if in_network {
        let found = what_went(&seat.ctx, asked.after.as_deref()).await?;
        let ids = found.rows.iter().map(|l| l.id).collect();
        let far = how_far(&seat.ctx, ids).await?;
        next = found.next;
        for (line, far) in found.rows.into_iter().zip(far) {
            rows.push(SentRow {
                line: show::line(line, true, now),
                counts: counts(far),
            });
        }
    }
    let page = SentPage {
        frame: seat.frame("sent", "/desk/sent").await?,
        in_network,
        rows,
        older: next.map(|next| format!("/desk/sent?after={next}")),
    };
    Ok(seat.page("desk/exchange/sent.html", page))
}

fn counts(far: HowFar) -> CountsView {
    CountsView {
        went: far.went,
        stored: far.stored,
        read: far.read,
        complied: far.complied,
    }
}

async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let page = view(&seat, statement(&id)?).await?;
    Ok(seat.page("desk/exchange/sent_one.html", page))
}

async fn view(seat: &Seat, id: StatementId) -> Result<SentOnePage, Fault> {
    let now = seat.ctx.now;
    let sent = one_sent(&seat.ctx, id).await?;
    let parents = sent.statement.as_ref().map(|s| s.parents.clone());
    let cause = sent.taken_back.as_ref().map(|t| t.cause);
    let found = beside(&seat.ctx, id, parents.unwrap_or_default(), cause).await?;
    let far = how_far(&seat.ctx, vec![id]).await?;
    let stand = sent.line.stand;
    let is_notice = sent.line.kind.takes_back() || sent.line.kind == StatementKind::Reject;
    let can_be_anew = matches!(
        sent.content,
        Some(
            Content::Alert(_)
                | Content::Incident(_)
                | Content::Indicators(_)
                | Content::Advisory(_)
        )
    );
    Ok(SentOnePage {
        frame: seat.frame("sent", format!("/desk/sent/{id}")).await?,
        marks: sent
            .statement
            .as_ref()
            .map(|s| MarksView::of(&s.marks, now)),
        body: sent.content.as_ref().map(show::body),
        counts: counts(far.first().copied().unwrap_or_default()),
        copies: copies(&sent, now),
        about: sent.incident.map(|id| format!("/desk/incidents/{id}")),
        parents: found
            .parents
            .into_iter()
            .map(|(l, own)| show::line(l, own, now))
            .collect(),
        cause: found.cause.map(|l| show::line(l, true, now)),
        may_take_back: stand != Stand::Erased && !is_notice,
        may_say_anew: stand == Stand::Standing && can_be_anew,
        came_at: sent.line.at.0,
        line: show::line(sent.line, true, now),
    })
}

/// Everyone's copy; those first of whom something is missing.
fn copies(sent: &Sent, now: Moment) -> Vec<CopyView> {
    let asked_at = sent.taken_back.as_ref().map(|t| t.at);
    let mut all: Vec<CopyView> = sent
        .shares
        .iter()
        .map(|(title, share)| copy(title, share, asked_at, now))
        .collect();
    let order = ["refused", "asked", "waiting", "stored", "read"];
    all.sort_by_key(|c| {
        order
            .iter()
            .position(|s| *s == c.state)
            .unwrap_or(order.len())
    });
    all
}

fn copy(title: &str, share: &Share, asked_at: Option<Moment>, now: Moment) -> CopyView {
    let refused = share.refused.as_ref();
    let (state, at) = match (share.erased_at, share.withdrawn_at, asked_at) {
        (Some(at), _, _) => ("erased", at),
        (None, Some(at), _) => ("withdrawn", at),
        (None, None, Some(at)) => ("asked", at),
        _ => match (share.read_at, share.stored_at, refused) {
            (_, None, Some((at, _))) => ("refused", *at),
            (Some(at), _, _) => ("read", at),
            (None, Some(at), _) => ("stored", at),
            _ => ("waiting", share.went_at),
        },
    };
    CopyView {
        node: NodeView::new(share.peer.as_str(), visible_line(title)),
        rule: share.rule.clone(),
        state,
        at: Ago::of(at, now),
        refused: refused.map(|(_, why)| visible_line(why)),
        read: share.read_at.map(|at| Ago::of(at, now)),
    }
}

async fn take_back(seat: Seat, Path(id): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::WithdrawShared)?;
    let id = statement(&id)?;
    let result = withdraw(&seat.ctx, id, &fields.plain("reason")).await;
    told(&seat, id, &fields, &forms::WITHDRAW, result.map(|_| ())).await
}

async fn destroy(seat: Seat, Path(id): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::EraseShared)?;
    let id = statement(&id)?;
    let result = erase(&seat.ctx, id, &fields.plain("reason")).await;
    told(&seat, id, &fields, &forms::ERASE, result.map(|_| ())).await
}

async fn told(
    seat: &Seat,
    id: StatementId,
    fields: &Fields,
    form: &Form,
    result: Result<(), Fault>,
) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(seat, id).await?;
        page.frame.retry = Retry::of(form.name, form.typed(fields), why);
        return Ok(seat.page_again("desk/exchange/sent_one.html", page));
    }
    after(result, &format!("/desk/sent/{id}"), form.done)
}
