//! The public pages: flag, keep the receipt, read the answer. They work without script, session or account.

mod acknowledge;
mod calendar;
pub mod complaints;
mod files;
mod flag;
mod flag_form;
mod flag_wait;
mod follow;
pub(crate) mod guess;
mod journal;
mod levels;
mod me_too;
mod plain;
mod reached;
mod receipt;
pub mod samples;
pub mod views;

use crate::{Door, fields::UPLOAD_BODY_MAX_BYTES};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

/// The public addresses.
pub fn routes() -> Router<Door> {
    let with_files = || DefaultBodyLimit::max(UPLOAD_BODY_MAX_BYTES);
    Router::new()
        .route("/", get(plain::home))
        .route(
            "/flag",
            get(flag::begin).post(flag::go_on).layer(with_files()),
        )
        .route("/flag/me-too", post(me_too::send))
        .route("/flag/pass", get(flag_wait::pass))
        .route("/flag/kept", post(receipt::kept))
        .route("/first-aid", get(plain::aid_list))
        .route("/first-aid/{kind}", get(plain::aid))
        .route("/follow", get(follow::ask).post(follow::enter))
        .route("/follow/conversation", get(follow::conversation))
        .route("/follow/messages", post(follow::write).layer(with_files()))
        .route("/follow/files/{id}", get(follow::file))
        .route("/follow/proof", post(follow::proof))
        .route("/follow/receipt.txt", post(receipt::as_text))
        .route("/follow/leave", post(follow::leave))
        .route(
            "/reached/{token}",
            get(reached::look).post(reached::confirm),
        )
        .route("/a/{token}", get(acknowledge::look).post(acknowledge::take))
        .route("/calendar/{file}", get(calendar::file))
        .route("/about", get(plain::about))
        .route("/accessibility", get(plain::accessibility))
        .merge(for_machines())
        .route("/assets/{name}", get(files::asset))
        .route("/favicon.ico", get(files::icon))
}

fn for_machines() -> Router<Door> {
    Router::new()
        .route("/journal", get(journal::explain))
        .route("/journal/checkpoint", get(journal::checkpoint))
        .route("/journal/tile/{*path}", get(journal::tile))
        .route("/roster.json", get(journal::roster))
        .route("/service-levels", get(levels::page))
        .route("/service-levels.json", get(levels::json))
        .route("/service-levels.note", get(levels::note))
        .route("/.well-known/stormbell/key", get(journal::key))
        .route("/.well-known/security.txt", get(journal::security_txt))
}
