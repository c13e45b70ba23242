//! Flagging: three steps in one form, carried in hidden fields, so that it needs no session, cookie or script.

use crate::{
    Door, Sorry, Visit,
    fields::{Fields, Given},
    guard::flood::{Act, Knock, Whose},
    public::{
        complaints,
        flag_form::{self, Came},
        flag_wait, receipt,
        views::{ErrorView, FlagForm, FlagPage, WaveOffer},
    },
    trouble::Trouble,
    zones,
};
use axum::{
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use stormbell_model::{Lang, ReportId, happening::Happening, officer::Actor, outside};
use stormbell_service::{Ctx, Fault, Filed, add_file, file_report};

/// Fields of the third step: a complaint about one of them brings back that step.
const THIRD: [&str; 7] = [
    "name",
    "email",
    "phone",
    "other",
    "happened_at",
    "files",
    "sealed_contact",
];

/// The first step; with `?what=` the second.
pub async fn begin(State(door): State<Door>, visit: Visit, RawQuery(query): RawQuery) -> Response {
    let whose = Whose::Network(visit.source);
    if let Err(fault) = door.flood.share(Act::OpenForm, whose, door.node.now()) {
        return Sorry::from(fault).into_response();
    }
    let asked = Fields::from_urlencoded(query.unwrap_or_default().as_bytes()).plain("what");
    let what = Happening::parse(&asked)
        .map(Happening::code)
        .unwrap_or_default();
    if what.is_empty() {
        // The same for everybody, and so from memory: the second step draws the form's own id.
        let waves = WaveOffer::all(&door.node);
        if !waves.is_empty() {
            let form = FlagForm {
                form_id: draw_form_id(&door),
                ..FlagForm::default()
            };
            let mut page = page_of(&door, form, Vec::new());
            page.waves = waves;
            return door.page(&visit, "public/flag_what.html", page);
        }
        return door.page_of_stock(&visit, "public/flag_what.html", || {
            page_of(&door, FlagForm::default(), Vec::new())
        });
    }
    let form = FlagForm {
        form_id: draw_form_id(&door),
        what: what.to_owned(),
        ..FlagForm::default()
    };
    show(&door, &visit, "words", form, Vec::new())
}

/// Any button of the form.
pub async fn go_on(State(door): State<Door>, mut visit: Visit, fields: Fields) -> Response {
    let mut came = flag_form::read(&fields);
    let spoken = |name: &str| Lang::parse(&fields.plain(name)).filter(|l| l.is_spoken());
    visit.lang = spoken("speak")
        .or_else(|| spoken("lang"))
        .unwrap_or(visit.lang);
    if came.form.form_id.is_empty() {
        came.form.form_id = draw_form_id(&door);
    }
    if let Some(lang) = spoken("speak") {
        let mut page = show(&door, &visit, &fields.plain("at"), came.form, Vec::new());
        visit
            .remember_language(lang)
            .map(|c| page.headers_mut().append(header::SET_COOKIE, c));
        return page;
    }
    let at_first = fields.plain("at") == "what";
    match fields.plain("do").as_str() {
        step @ ("what" | "words" | "more") => {
            let errors = std::mem::take(&mut came.errors);
            show(&door, &visit, step, came.form, errors)
        }
        _ if at_first => show(&door, &visit, "words", came.form, Vec::new()),
        _ => {
            let pass = fields.plain("pass");
            send(&door, &visit, came, fields.files, &pass).await
        }
    }
}

async fn send(
    door: &Door,
    visit: &Visit,
    mut came: Came,
    files: Vec<Given>,
    pass: &str,
) -> Response {
    let zone = zones::of_state(&door.node.config().state);
    let report = match came.report(visit.lang, zone) {
        Ok(report) => report,
        Err(errors) => return back(door, visit, came.form, errors),
    };
    let knock = Knock {
        network: visit.source,
        pass,
        form: &came.form.form_id,
    };
    // Held until the report is kept, so that the node knows how many wait.
    let _turn = match door.flood.enter(&door.node, knock).await {
        Ok(turn) => turn,
        Err(offer) => {
            let page = page_of(door, came.form, Vec::new());
            return flag_wait::show(door, visit, page, &offer, !files.is_empty());
        }
    };
    let ctx = door.ctx(Actor::Visitor, visit);
    match file_report(&ctx, report, came.once()).await {
        Ok(filed) => {
            let wanted = if filed.happening == Happening::Abuse {
                Vec::new()
            } else {
                files
            };
            let failed = keep_files(&ctx, &filed, wanted).await;
            receipt::fresh(door, visit, filed, failed)
        }
        Err(Fault::Invalid(complaints)) => {
            let errors = complaints.iter().map(complaints::view).collect();
            back(door, visit, came.form, errors)
        }
        Err(Fault::Conflict("idempotency-key-reused")) => once_more(door, visit, came.form),
        Err(Fault::Unavailable) => unavailable(door, visit, came.form),
        Err(fault) => Sorry::from(fault).into_response(),
    }
}

/// Keeps the files of a report that is kept already. Gives how many could not be.
/// When the process dies in between, the words are safe, and sending again adds the files that are missing.
async fn keep_files(ctx: &Ctx, filed: &Filed, files: Vec<Given>) -> usize {
    let own = ctx.node.ctx(Actor::Reporter(filed.report), ctx.lang);
    let known = if filed.replayed {
        known_names(&own).await
    } else {
        Vec::new()
    };
    let mut failed = 0;
    for file in files {
        if !keep_file(&own, filed.report, file, &known).await {
            failed += 1;
        }
    }
    failed
}

/// Keeps one file, unless the report has it from an earlier try.
pub async fn keep_file(ctx: &Ctx, report: ReportId, file: Given, known: &[(String, u64)]) -> bool {
    let Ok(bytes) = file.bytes else { return false };
    let name = stormbell_model::text::safe_file_name(&file.name);
    if known.contains(&(name.clone(), bytes.len() as u64)) {
        return true;
    }
    add_file(ctx, report, &name, bytes).await.is_ok()
}

async fn known_names(own: &Ctx) -> Vec<(String, u64)> {
    let conversation = stormbell_service::read_conversation(own).await;
    let files = conversation.map(|c| c.files).unwrap_or_default();
    files.into_iter().map(|f| (f.name, f.size)).collect()
}

/// The step that the first complaint is about, with everything that was typed.
fn back(door: &Door, visit: &Visit, form: FlagForm, errors: Vec<ErrorView>) -> Response {
    let third = errors.iter().all(|e| THIRD.contains(&e.field.as_str()));
    let first = errors.iter().all(|e| e.field == "what");
    let step = if first {
        "what"
    } else if third {
        "more"
    } else {
        "words"
    };
    let page = show(door, visit, step, form, errors);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// The form was sent before with other words: a new key, and the person decides.
fn once_more(door: &Door, visit: &Visit, mut form: FlagForm) -> Response {
    form.form_id = draw_form_id(door);
    form.what = known_what(&form);
    let mut page = page_of(door, form, Vec::new());
    page.again = true;
    (
        StatusCode::CONFLICT,
        door.page(visit, "public/flag_words.html", page),
    )
        .into_response()
}

/// Nothing was kept, and nothing that was typed may be lost.
fn unavailable(door: &Door, visit: &Visit, form: FlagForm) -> Response {
    let page = show(
        door,
        visit,
        "words",
        form,
        vec![complaints::whole("trouble-unavailable-form")],
    );
    let status = Trouble::Unavailable.status();
    (status, [(header::RETRY_AFTER, "30")], page).into_response()
}

fn show(
    door: &Door,
    visit: &Visit,
    step: &str,
    mut form: FlagForm,
    errors: Vec<ErrorView>,
) -> Response {
    let template = match step {
        "words" => "public/flag_words.html",
        "more" => "public/flag_more.html",
        _ => "public/flag_what.html",
    };
    if step == "words" || step == "more" {
        form.what = known_what(&form);
    }
    door.page(visit, template, page_of(door, form, errors))
}

/// Nothing chosen is an answer too: we never refuse for it. And a page draws only pictures that exist.
fn known_what(form: &FlagForm) -> String {
    let known = Happening::parse(&form.what).unwrap_or(Happening::Unknown);
    known.code().to_owned()
}

pub(super) fn page_of(door: &Door, form: FlagForm, errors: Vec<ErrorView>) -> FlagPage {
    FlagPage::new(form, errors, zones::of_state(&door.node.config().state))
}

pub(super) fn draw_form_id(door: &Door) -> String {
    stormbell_wire::hex(&outside::bytes::<16>(door.node.chance()))
}
