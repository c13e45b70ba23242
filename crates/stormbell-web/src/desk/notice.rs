//! What a page says after a form: a code in the address, from a fixed list, so that no stranger's link can put
//! words into the desk's mouth.

use crate::Sorry;
use axum::response::{IntoResponse as _, Redirect, Response};
use stormbell_service::Fault;

/// Ends of the keys `desk-done-…`.
pub const CODES: &[&str] = &[
    "acknowledged",
    "handed-on",
    "escalated",
    "asked-for-more",
    "enough",
    "not-yours",
    "policy",
    "policy-moved",
    "team",
    "team-removed",
    "team-restored",
    "policy-again",
    "taken",
    "answered",
    "assessed",
    "assigned",
    "closed",
    "reopened",
    "linked",
    "unlinked",
    "noted",
    "duty-on",
    "duty-off",
    "profile",
    "invited",
    "withdrawn",
    "role",
    "left",
    "recovery",
    "offered",
    "import-taken",
    "import-undone",
    "assets",
    "registered",
    "key-given",
    "key-revoked",
    "session",
    "passkey",
    "recovery-keys",
    "rota-drawn",
    "rota-changed",
    "rota-away",
    "rota-out",
    "rotas-decide",
    "rotas-empty",
    "layer-added",
    "layer-changed",
    "layer-ended",
    "layer-goes-on",
    "layer-undone",
    "layer-replaced",
    "layer-first",
    "override-made",
    "override-undone",
    "shift-swapped",
    "swap-offered",
    "swap-accepted",
    "swap-undone",
    "change-undone",
    "change-over",
    "shift-over",
    "shift-not-yours",
    "swap-agreed",
    "swap-stale",
    "not-found",
    "already-closed",
    "already-linked",
    "not-closed",
    "channel-added",
    "channel-removed",
    "channel-restored",
    "channel-moved",
    "channel-tested",
    "last-channel",
    "channel-not-usable",
    "refused",
    "split",
    "merged-in",
    "undone",
    "gathered",
    "released",
    "campaign-closed",
    "campaign-reopened",
    "campaign-is-closed",
    "no-such-incident",
    "drafted",
    "titled",
    "untitled",
    "merged",
    "too-many-merged",
    "changed-since",
    "already-undone",
    "already-decided",
    "conflict",
    "hand-over-begun",
    "hand-over-added",
    "hand-over-accepted",
    "hand-over-declined",
    "hand-over-gone",
    "hand-over-none",
    "hand-over-end",
    "hand-over-ended",
    "hand-over-full",
    "hand-over-not-yours",
    "promise-kept",
    "absence",
    "absence-undone",
    "calendar-made",
    "calendar-revoked",
    "feed-added",
    "feed-soon",
    "feed-removed",
    "shared",
    "group-told",
    "said-anew",
    "shared-withdrawn",
    "shared-erased",
    "help-asked",
    "help-answered",
    "test-called",
    "trusted-again",
    "taken-back",
    "no-network",
];

/// The code that an address asks to say, when it is one of ours.
pub fn asked(query: &str) -> Option<&'static str> {
    let (_, said) = url::form_urlencoded::parse(query.as_bytes()).find(|(n, _)| n == "done")?;
    CODES.iter().copied().find(|c| *c == said)
}

/// After an act: back to `path`, saying `done`; when somebody was quicker, back too, saying so.
pub fn after<T>(result: Result<T, Fault>, path: &str, done: &str) -> Result<Response, Sorry> {
    let said = match result {
        Ok(_) => done,
        Err(Fault::Conflict(code)) if CODES.contains(&code) => code,
        Err(Fault::Conflict(_)) => "conflict",
        Err(fault) => return Err(fault.into()),
    };
    Ok(back(path, said))
}

/// Back to `path`, saying `said`.
pub fn back(path: &str, said: &str) -> Response {
    let mark = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{mark}done={said}")).into_response()
}

/// The place a form names to go back to, when it is a place at the desk; else the queue.
pub fn place(named: &str) -> &str {
    let at_desk = named == "/desk" || named.starts_with("/desk/") || named.starts_with("/desk?");
    let plain = named
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"/-_?=&.%".contains(&b));
    if at_desk && plain { named } else { "/desk" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_at_the_desk() {
        assert_eq!(place("/desk/me"), "/desk/me");
        for bad in ["//evil.example", "/deskx", "https://a", "/desk/\r\nx", "/"] {
            assert_eq!(place(bad), "/desk");
        }
        assert_eq!(asked("done=taken"), Some("taken"));
        assert_eq!(asked("done=<script>"), None);
    }
}
