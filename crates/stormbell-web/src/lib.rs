//! The front door: public pages, desk, API, live updates. A handler extracts, calls the service and answers;
//! rules are in the model, and a template decides nothing about access.

pub mod api;
pub mod assets;
pub mod desk;
pub mod door;
pub mod fields;
pub mod first_aid;
pub mod guard;
pub mod i18n;
pub mod phrases;
pub mod public;
pub mod render;
pub mod street;
pub mod trouble;
pub mod visit;
pub mod ways;
pub mod zones;

pub use door::Door;
pub use guard::slow::SlowDown;
pub use render::{House, Pages};
pub use trouble::{Sorry, trouble};
pub use visit::Visit;

/// Every address of the node, with its guards.
pub fn router(door: Door) -> axum::Router {
    let routes = axum::Router::new()
        .merge(public::routes())
        .merge(desk::routes())
        .merge(api::routes())
        .merge(ways::routes());
    guard::around(routes, &door).with_state(door)
}
