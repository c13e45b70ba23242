//! «This happens to me too»: one tap while a wave runs, without script, under the same guards as the form. Where the wave
//! is over, or too many knock, the form itself comes, filled in.

use crate::{
    Door, Sorry, Visit,
    fields::Fields,
    guard::flood::Knock,
    public::{
        flag::{draw_form_id, page_of},
        flag_form, flag_wait, receipt,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use stormbell_model::{Lang, officer::Actor, report::Ongoing};
use stormbell_service::{Fault, me_too, public_waves};

/// The one tap.
pub async fn send(State(door): State<Door>, mut visit: Visit, fields: Fields) -> Response {
    let spoken = Lang::parse(&fields.plain("lang")).filter(|l| l.is_spoken());
    visit.lang = spoken.unwrap_or(visit.lang);
    let asked = fields.plain("wave");
    let seen = public_waves(&door.node);
    let wave = seen.iter().find(|wave| wave.id.to_string() == asked);
    let words = door.pages.say(visit.lang, "me-too-words", &[]);
    let mut came = flag_form::read(&fields);
    if came.form.form_id.is_empty() {
        came.form.form_id = draw_form_id(&door);
    }
    came.form.what = wave.map_or("unknown", |w| w.happening.code()).to_owned();
    came.form.narrative.clone_from(&words);
    came.form.ongoing = Ongoing::Now.code().to_owned();
    let (Some(wave), Some(once)) = (wave, came.once()) else {
        return door.page(
            &visit,
            "public/flag_words.html",
            page_of(&door, came.form, Vec::new()),
        );
    };
    let pass = fields.plain("pass");
    let knock = Knock {
        network: visit.source,
        pass: &pass,
        form: &came.form.form_id,
    };
    // Held until the report is kept, so that the node knows how many wait.
    let _turn = match door.flood.enter(&door.node, knock).await {
        Ok(turn) => turn,
        Err(offer) => {
            let page = page_of(&door, came.form, Vec::new());
            return flag_wait::show(&door, &visit, page, &offer, false);
        }
    };
    let ctx = door.ctx(Actor::Visitor, &visit);
    match me_too(&ctx, wave.id, &words, once).await {
        Ok(filed) => receipt::fresh(&door, &visit, filed, 0),
        // It closed in this moment: the form takes it.
        Err(Fault::NotFound) => door.page(
            &visit,
            "public/flag_words.html",
            page_of(&door, came.form, Vec::new()),
        ),
        Err(fault) => Sorry::from(fault).into_response(),
    }
}
