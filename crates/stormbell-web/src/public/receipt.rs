//! The receipt: shown once, typed back, saved. Each request here carries the receipt itself, so nothing of it
//! is kept between requests.

use crate::{
    Door, Sorry, Visit,
    fields::Fields,
    public::{guess, views::ReceiptPage},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use stormbell_model::{ReportId, officer::Actor, receipt::Receipt};
use stormbell_service::{Conversation, Fault, Filed, keep_receipt, read_conversation};

/// The page after sending.
pub fn fresh(door: &Door, visit: &Visit, filed: Filed, files_failed: usize) -> Response {
    let page = ReceiptPage {
        groups: groups(&filed.receipt),
        receipt: filed.receipt.digits().to_owned(),
        reference: filed.reference,
        filed_at: filed.filed_at,
        sealed_at: filed.sealed_at.map(|s| s.code()),
        rings: filed.rings,
        files_failed,
        kept: false,
        wrong: false,
        aid: crate::first_aid::find(visit.lang, filed.happening),
        public_url: door.settings.public_url.clone(),
    };
    door.page(visit, "public/receipt.html", page)
}

/// The last group was typed back.
pub async fn kept(
    State(door): State<Door>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Sorry> {
    let receipt = read(&fields)?;
    let (_, conversation) = open(&door, &visit, &receipt).await?;
    let ctx = door.ctx(Actor::Visitor, &visit);
    let same = keep_receipt(&ctx, &receipt, &fields.plain("last_group")).await?;
    let page = ReceiptPage {
        groups: groups(&receipt),
        receipt: receipt.digits().to_owned(),
        reference: conversation.reference,
        filed_at: conversation.filed_at,
        sealed_at: None,
        rings: false,
        files_failed: 0,
        kept: same,
        wrong: !same,
        aid: crate::first_aid::find(visit.lang, conversation.happening),
        public_url: door.settings.public_url.clone(),
    };
    Ok(door.page(&visit, "public/receipt.html", page))
}

/// The receipt as a text file.
pub async fn as_text(
    State(door): State<Door>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Sorry> {
    let receipt = read(&fields)?;
    let (_, conversation) = open(&door, &visit, &receipt).await?;
    let say = |key: &str| door.pages.say(visit.lang, key, &[]);
    let text = format!(
        "{}\n\n{}: {}\n{}: {}\n{}: {}\n\n{}\n{}/follow\n",
        door.node.config().name,
        say("receipt-name"),
        receipt.grouped(),
        say("reference"),
        conversation.reference,
        say("filed-at"),
        conversation.filed_at.rfc3339(),
        say("receipt-only-key"),
        door.settings.public_url,
    );
    let name = stormbell_wire::disposition::attachment(&format!("{}.txt", conversation.reference));
    let kind = String::from("text/plain; charset=utf-8");
    Ok((
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, name),
        ],
        text,
    )
        .into_response())
}

/// The receipt in a hidden field.
pub fn read(fields: &Fields) -> Result<Receipt, Sorry> {
    let typed = fields.plain("receipt");
    Receipt::parse(&typed).map_err(|_| Sorry::from(Fault::NotFound))
}

/// What is behind a receipt, at the pace of guessing.
pub async fn open(
    door: &Door,
    visit: &Visit,
    receipt: &Receipt,
) -> Result<(ReportId, Conversation), Fault> {
    let ctx = door.ctx(Actor::Visitor, visit);
    let report = guess::slowly(door, visit, stormbell_service::reporter_of(&ctx, receipt)).await?;
    let conversation = read_conversation(&door.ctx(Actor::Reporter(report), visit)).await?;
    Ok((report, conversation))
}

fn groups(receipt: &Receipt) -> Vec<String> {
    receipt.grouped().split(' ').map(str::to_owned).collect()
}
