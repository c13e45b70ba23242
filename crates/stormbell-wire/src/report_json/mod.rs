//! The body of `POST /api/v1/reports`: strict JSON to a `NewReport`, or everything that is wrong with it.
//! Only `narrative` is needed, for a report is never refused for what its sender does not know.

mod contact;
mod observables;

use crate::{Complaints, fields::Fields, json, json::Json};
use stormbell_model::complaint::{Complaint, Problem};
use stormbell_model::happening::Happening;
use stormbell_model::limits::{HAPPENED_AHEAD_MAX, LINE_MAX_CHARS, NARRATIVE_MAX_CHARS};
use stormbell_model::report::{Door, NewReport, Ongoing};
use stormbell_model::{Lang, Moment, kind::Kind, sector::Sector};

/// Reads a body that the caller has bounded by `JSON_BODY_MAX_BYTES`. `now` bounds `happened_at`; `lang` is what
/// the report is answered in when it names no language, or one that is not spoken here yet.
pub fn read(body: &[u8], now: Moment, lang: Lang) -> Result<NewReport, Vec<Complaint>> {
    let tree = json::read(body)?;
    let mut complaints = Complaints::default();
    let mut fields = Fields::open(tree, "", &mut complaints);
    let report = report(&mut fields, now, lang);
    fields.close();
    complaints.unless_any(report)
}

fn report(fields: &mut Fields<'_>, now: Moment, lang: Lang) -> NewReport {
    let narrative = fields.needed_text("narrative", NARRATIVE_MAX_CHARS);
    let (happening, kind) = fields
        .known("kind", happening_or_kind)
        .unwrap_or((Happening::Unknown, None));
    let written_in = fields.known("lang", Lang::parse);
    NewReport {
        happening,
        kind,
        ongoing: ongoing(fields),
        happened_at: happened_at(fields, now),
        organisation: fields.text("organisation", LINE_MAX_CHARS),
        sector: fields.known("sector", Sector::parse),
        contact: contact::read(fields),
        observables: observables::read(fields),
        ..NewReport::said(narrative, written_in.unwrap_or(lang), Door::Api)
    }
}

/// One of the form's fourteen, or a kind of the taxonomy with the happening that its first aid comes from.
fn happening_or_kind(word: &str) -> Option<(Happening, Option<Kind>)> {
    let happening = Happening::parse(word).map(|h| (h, None));
    happening.or_else(|| Kind::parse(word).map(|k| (Happening::for_kind(k), Some(k))))
}

/// `true` means "now, and it hurts": a machine that bothers to say so should ring.
fn ongoing(fields: &mut Fields<'_>) -> Ongoing {
    let said = match fields.take("ongoing") {
        None => Some(Ongoing::Unknown),
        Some(Json::Bool(true)) => Some(Ongoing::NowAndHurts),
        Some(Json::Bool(false)) => Some(Ongoing::Over),
        Some(Json::Text(word)) => match word.trim() {
            "yes" => Some(Ongoing::NowAndHurts),
            "no" => Some(Ongoing::Over),
            other => Ongoing::parse(other),
        },
        Some(_) => {
            fields.note("ongoing", Problem::Form);
            return Ongoing::Unknown;
        }
    };
    if said.is_none() {
        fields.note("ongoing", Problem::Unknown);
    }
    said.unwrap_or(Ongoing::Unknown)
}

fn happened_at(fields: &mut Fields<'_>, now: Moment) -> Option<Moment> {
    let word = fields.word("happened_at")?;
    match Moment::parse_rfc3339(&word) {
        None => fields.note("happened_at", Problem::Form),
        Some(at) if at > now.plus(HAPPENED_AHEAD_MAX) => {
            fields.note("happened_at", Problem::InFuture);
        }
        good => return good,
    }
    None
}
