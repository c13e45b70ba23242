//! Coming back: the receipt opens a short session, and behind it is the conversation.

use crate::{
    Door, Sorry, Visit,
    fields::Fields,
    guard::flood::{Act, Whose},
    public::{
        complaints, flag, guess, receipt,
        views::{ErrorView, FollowPage, TalkFile, TalkMessage, TalkPage},
    },
    trouble::Trouble,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use stormbell_model::{
    ReportId, limits,
    officer::Actor,
    report::{ReportState, Side},
};
use stormbell_service::{
    Conversation, Entered, Fault, ProofOfFiling, enter_with_receipt, follow_session, leave_follow,
    read_conversation, read_file, write_message,
};
use stormbell_wire::{filing_record, proof_json::ProofJson};

const COOKIE: &str = "stormbell-follow";
const TALK: &str = "/follow/conversation";

/// Where the receipt is typed.
pub async fn ask(State(door): State<Door>, visit: Visit, RawQuery(query): RawQuery) -> Response {
    let left = query.is_some_and(|q| q.split('&').any(|p| p == "left=1"));
    let page = FollowPage {
        left,
        ..FollowPage::default()
    };
    door.page(&visit, "public/follow.html", page)
}

/// A receipt was typed. A message that was written when the session had ended comes along and back.
pub async fn enter(
    State(door): State<Door>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Sorry> {
    let (typed, carried) = (fields.plain("receipt"), fields.plain("text"));
    let ctx = door.ctx(Actor::Visitor, &visit);
    let mut page = FollowPage::default();
    match guess::slowly(&door, &visit, enter_with_receipt(&ctx, &typed)).await {
        Ok(entered) => return opened(&door, &visit, entered, carried).await,
        Err(Fault::NotFound) => page.unknown = true,
        Err(Fault::Invalid(wrong)) => page.errors = wrong.iter().map(complaints::view).collect(),
        Err(fault) => return Err(fault.into()),
    }
    page.typed = typed.chars().take(60).collect();
    page.carried = carried;
    let html = door.page(&visit, "public/follow.html", page);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
}

async fn opened(
    door: &Door,
    visit: &Visit,
    entered: Entered,
    carried: String,
) -> Result<Response, Sorry> {
    let mut response = if carried.is_empty() {
        Redirect::to(TALK).into_response()
    } else {
        let page = talk(door, visit, entered.report, Vec::new(), carried).await?;
        door.page(visit, "public/conversation.html", page)
    };
    keep_cookie(visit, &entered.token, &mut response);
    Ok(response)
}

/// Each look at the conversation lets the session last anew, here as in the store.
fn keep_cookie(visit: &Visit, token: &str, response: &mut Response) {
    if let Some(cookie) = visit.set_cookie(COOKIE, token, limits::FOLLOW_SESSION) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The conversation.
pub async fn conversation(State(door): State<Door>, visit: Visit) -> Result<Response, Sorry> {
    let Some(report) = session(&door, &visit).await? else {
        return Ok(Redirect::to("/follow").into_response());
    };
    let page = talk(&door, &visit, report, Vec::new(), String::new()).await?;
    let mut response = door.page(&visit, "public/conversation.html", page);
    keep_cookie(
        &visit,
        visit.cookie(COOKIE).unwrap_or_default(),
        &mut response,
    );
    Ok(response)
}

/// The reporter writes, or gives files, or both.
pub async fn write(
    State(door): State<Door>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Sorry> {
    let Some(report) = session(&door, &visit).await? else {
        let carried = fields.plain("text");
        let page = FollowPage {
            carried,
            ..FollowPage::default()
        };
        return Ok(door.page(&visit, "public/follow.html", page));
    };
    let (mut typed, mut errors) = match fields.lines("text") {
        Ok(text) => (text, Vec::new()),
        Err(problem) => (String::new(), vec![complaints::error("text", &problem)]),
    };
    let whose = Whose::Id(*report.0.as_bytes());
    if door
        .flood
        .share(Act::Write, whose, door.node.now())
        .is_err()
    {
        errors.push(complaints::whole("trouble-too-many-text"));
    }
    if errors.is_empty() {
        errors = keep(&door, &visit, report, &typed, fields.files).await?;
        if errors.iter().all(|e| e.field == "files") {
            // The words are kept already: sent again, they would stand there twice.
            typed.clear();
        }
    }
    if errors.is_empty() {
        return Ok(Redirect::to(TALK).into_response());
    }
    let page = talk(&door, &visit, report, errors, typed).await?;
    let html = door.page(&visit, "public/conversation.html", page);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
}

/// Words first: they must not be lost because of a file.
async fn keep(
    door: &Door,
    visit: &Visit,
    report: ReportId,
    text: &str,
    files: Vec<crate::fields::Given>,
) -> Result<Vec<ErrorView>, Fault> {
    let own = door.ctx(Actor::Reporter(report), visit);
    if !text.trim().is_empty() || files.is_empty() {
        match write_message(&own, text).await {
            Err(Fault::Invalid(wrong)) => return Ok(wrong.iter().map(complaints::view).collect()),
            other => other.map(|_| ())?,
        }
    }
    let mut errors = Vec::new();
    for file in files {
        let problem = file.bytes.as_ref().err().copied();
        if !flag::keep_file(&own, report, file, &[]).await {
            let problem = problem.unwrap_or(stormbell_service::Problem::Missing);
            errors.push(complaints::error("files", &problem));
        }
    }
    errors.dedup();
    Ok(errors)
}

/// Ends the session and forgets it on this device.
pub async fn leave(State(door): State<Door>, visit: Visit) -> Result<Response, Sorry> {
    if let Some(token) = visit.cookie(COOKIE) {
        leave_follow(&door.ctx(Actor::Visitor, &visit), token).await?;
    }
    let mut response = Redirect::to("/follow?left=1").into_response();
    visit
        .drop_cookie(COOKIE)
        .map(|c| response.headers_mut().append(header::SET_COOKIE, c));
    Ok(response)
}

/// A file that the reporter gave, always as a download.
pub async fn file(
    State(door): State<Door>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Sorry> {
    let report = session(&door, &visit)
        .await?
        .ok_or(Sorry(Trouble::NotFound))?;
    let id = id.parse().map_err(|_| Sorry(Trouble::NotFound))?;
    let (view, bytes) = read_file(&door.ctx(Actor::Reporter(report), &visit), report, id).await?;
    let kind = String::from("application/octet-stream");
    let name = stormbell_wire::disposition::attachment(&view.name);
    Ok((
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, name),
        ],
        bytes,
    )
        .into_response())
}

/// The proof of filing, for whoever comes with the receipt or inside the session. It does not hold the receipt,
/// so that it may be shown to others.
pub async fn proof(
    State(door): State<Door>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Sorry> {
    let (report, conversation) = if fields.plain("receipt").is_empty() {
        let report = session(&door, &visit)
            .await?
            .ok_or(Sorry(Trouble::NotFound))?;
        (
            report,
            read_conversation(&door.ctx(Actor::Reporter(report), &visit)).await?,
        )
    } else {
        receipt::open(&door, &visit, &receipt::read(&fields)?).await?
    };
    let file = serde_json::json!({
        "reference": conversation.reference,
        "report_id": report.to_string(),
        "filed_at": conversation.filed_at.rfc3339(),
        "proof": proof_json(&conversation.proof).ok_or(Sorry(Trouble::Internal))?,
    });
    let name =
        stormbell_wire::disposition::attachment(&format!("{}-proof.json", conversation.reference));
    let kind = String::from("application/json");
    Ok((
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, name),
        ],
        file.to_string(),
    )
        .into_response())
}

fn proof_json(proof: &ProofOfFiling) -> Option<ProofJson> {
    let record = filing_record::read(&proof.filing.record)?;
    Some(ProofJson::new(
        &proof.filing,
        &proof.salt,
        &record.content_sha256,
    ))
}

/// The report of this visit's session.
async fn session(door: &Door, visit: &Visit) -> Result<Option<ReportId>, Fault> {
    match visit.cookie(COOKIE) {
        Some(token) => follow_session(&door.ctx(Actor::Visitor, visit), token).await,
        None => Ok(None),
    }
}

async fn talk(
    door: &Door,
    visit: &Visit,
    report: ReportId,
    errors: Vec<ErrorView>,
    typed: String,
) -> Result<TalkPage, Fault> {
    let c = read_conversation(&door.ctx(Actor::Reporter(report), visit)).await?;
    let (state, reached) = stage(&c);
    Ok(TalkPage {
        errors,
        reference: c.reference,
        filed_at: c.filed_at,
        happening: c.happening.code(),
        state,
        reached,
        outcome: c.outcome.map(|o| o.code()),
        messages: c.messages.into_iter().map(message).collect(),
        files: c.files.into_iter().map(listed).collect(),
        receipt_kept: c.receipt_kept,
        typed,
        files_max: limits::FILES_PER_SENDING_MAX,
        file_max: limits::FILE_MAX_BYTES,
    })
}

/// How far the report is, in the words of the reporter's page.
fn stage(c: &Conversation) -> (&'static str, usize) {
    let answered = c.messages.iter().any(|m| m.side == Side::Desk);
    match c.state {
        ReportState::Closed => ("closed", 4),
        _ if answered => ("answered", 3),
        ReportState::Taken => ("taken", 2),
        ReportState::New if c.acknowledged_at.is_some() => ("taken", 2),
        ReportState::New => ("kept", 1),
    }
}

fn message(m: stormbell_service::MessageView) -> TalkMessage {
    TalkMessage {
        mine: m.side == Side::Reporter,
        text: m.text,
        at: m.at,
        seen_at: m.seen_at,
    }
}

fn listed(f: stormbell_service::FileView) -> TalkFile {
    TalkFile {
        id: f.id.to_string(),
        name: f.name,
        size: f.size,
        at: f.at,
    }
}
