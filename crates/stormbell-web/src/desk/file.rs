//! A piece of evidence at the desk. Nothing of it is ever part of our page: text is escaped, a picture comes from
//! its own address under a policy that lets it do nothing, the rest is only a download.

use crate::{
    Door, Sorry,
    desk::{
        seat::{Seat, id},
        show,
        views::file::{FilePage, MailView},
    },
};
use axum::{
    Router,
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde::Deserialize;
use stormbell_model::{AttachmentId, ReportId, evidence::Media, text::visible_line};
use stormbell_service::{read_file, read_report};
use stormbell_wire::{
    disposition,
    evidence_text::{read_mail, read_text},
};

/// What evidence may do in a browser that is led straight to it: nothing.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; img-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'; sandbox",
);

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/reports/{id}/files/{file}", get(page))
        .route("/desk/reports/{id}/files/{file}/raw", get(raw))
}

async fn page(seat: Seat, Path((report, file)): Path<(String, String)>) -> Result<Response, Sorry> {
    let (report, file): (ReportId, AttachmentId) = (id(&report)?, id(&file)?);
    let (view, bytes) = read_file(&seat.ctx, report, file).await?;
    let reference = read_report(&seat.ctx, report).await?.report.reference;
    let media = view.media;
    let mut page = FilePage {
        frame: seat
            .frame("queue", format!("/desk/reports/{report}/files/{file}"))
            .await?,
        report: report.to_string(),
        reference,
        file: show::file(view, seat.ctx.now),
        text: None,
        cut: false,
        mail: None,
    };
    lay_open(&mut page, media, &bytes);
    Ok(seat.page("desk/file.html", page))
}

fn lay_open(page: &mut FilePage, media: Media, bytes: &[u8]) {
    let mail = if media == Media::Mail {
        read_mail(bytes)
    } else {
        None
    };
    match (media, mail) {
        (_, Some(mail)) => {
            page.cut = mail.cut || mail.texts.iter().any(|t| t.cut);
            page.mail = Some(mail_view(mail));
        }
        (Media::Text | Media::Mail, None) => {
            let shown = read_text(bytes);
            page.cut = shown.cut;
            page.text = Some(shown.text);
        }
        _ => {}
    }
}

fn mail_view(mail: stormbell_wire::evidence_text::MailView) -> MailView {
    let shown = |s: &str| visible_line(s);
    MailView {
        headers: mail
            .headers
            .iter()
            .map(|(n, v)| (shown(n), shown(v)))
            .collect(),
        texts: mail.texts.into_iter().map(|t| t.text).collect(),
        parts: mail
            .parts
            .iter()
            .map(|p| (shown(&p.name), shown(&p.media_type), p.size))
            .collect(),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    save: String,
}

async fn raw(
    seat: Seat,
    Path((report, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Sorry> {
    let (view, bytes) = read_file(&seat.ctx, id(&report)?, id(&file)?).await?;
    let picture =
        picture_type(&bytes).filter(|_| view.media == Media::Picture && asked.save != "yes");
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    let kind = picture.unwrap_or("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = disposition::attachment(&view.name);
    if picture.is_none()
        && let Ok(value) = HeaderValue::from_str(&name)
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// The four picture formats that browsers decode in their sandbox, by their first bytes.
fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("image/webp"),
        _ => None,
    }
}
