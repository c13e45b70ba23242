//! Every address of the router by everybody. What one may not see is answered like what is not there; no answer lacks
//! the guards' headers; no form of another site is taken. A new address fails this test until it is listed here.

use crate::{
    access::{Scene, scene},
    common::{self, file, said},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use std::collections::BTreeSet;
use stormbell_model::{
    AttachmentId,
    access::{Act, role_may},
    officer::{ROLES, Role},
};
use stormbell_service::{add_file, let_leave};
use stormbell_world::{Answer, Visitor, World};

/// Whom an address is for.
#[derive(Clone, Copy, PartialEq)]
enum For {
    /// Everybody.
    All,
    /// Whoever has the receipt, or a session that the receipt opened.
    Receipt,
    /// A machine with its organisation's key.
    Key,
    /// People of the desk with this right.
    Desk(Act),
}
use For::{All, Desk, Key, Receipt};

/// Every address, its methods, and whom it is for.
const ADDRESSES: &[(&str, &str, For)] = &[
    ("/", "GET", All),
    ("/.well-known/security.txt", "GET", All),
    ("/.well-known/stormbell/key", "GET", All),
    ("/a/{token}", "GET POST", All),
    ("/about", "GET", All),
    ("/accessibility", "GET", All),
    ("/api", "", All),
    ("/api/openapi.json", "GET", All),
    ("/api/problems/{code}", "GET", All),
    ("/api/v1/first-aid/{kind}", "GET", All),
    ("/api/v1/journal/checkpoint", "GET", All),
    ("/api/v1/kinds", "GET", All),
    ("/api/v1/reports", "GET POST", Key),
    ("/api/v1/reports/mine", "GET", Receipt),
    ("/api/v1/reports/mine/files", "POST", Receipt),
    ("/api/v1/reports/mine/files/{id}", "GET", Receipt),
    ("/api/v1/reports/mine/messages", "POST", Receipt),
    ("/api/v1/sectors", "GET", All),
    ("/api/{*rest}", "", All),
    ("/assets/{name}", "GET", All),
    ("/calendar/{file}", "GET", All),
    ("/desk", "GET", Desk(Act::OwnSettings)),
    ("/desk/alarms/{id}", "GET", Desk(Act::ReadReports)),
    (
        "/desk/alarms/{id}/acknowledge",
        "POST",
        Desk(Act::Acknowledge),
    ),
    ("/desk/alarms/{id}/enough", "POST", Desk(Act::AskForMore)),
    ("/desk/alarms/{id}/escalate", "POST", Desk(Act::Escalate)),
    ("/desk/alarms/{id}/hand-on", "POST", Desk(Act::HandOn)),
    ("/desk/alarms/{id}/more", "POST", Desk(Act::AskForMore)),
    (
        "/desk/api-keys/{id}/revoke",
        "POST",
        Desk(Act::ManageOrganisations),
    ),
    ("/desk/duty", "GET POST", Desk(Act::OwnDuty)),
    ("/desk/duty/absences", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/absences/import", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/absences/take", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/absences/{id}/undo", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/calendars", "POST", Desk(Act::OwnDuty)),
    (
        "/desk/duty/calendars/{id}/revoke",
        "POST",
        Desk(Act::OwnDuty),
    ),
    ("/desk/duty/feeds", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/feeds/{id}/read", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/feeds/{id}/remove", "POST", Desk(Act::OwnDuty)),
    ("/desk/duty/swap", "POST", Desk(Act::SwapShifts)),
    ("/desk/duty/swap/{id}/accept", "POST", Desk(Act::SwapShifts)),
    ("/desk/duty/swap/{id}/undo", "POST", Desk(Act::SwapShifts)),
    ("/desk/hand-over", "GET POST", Desk(Act::HandOver)),
    ("/desk/hand-over/{id}", "GET", Desk(Act::HandOver)),
    ("/desk/hand-over/{id}/add", "POST", Desk(Act::HandOver)),
    ("/desk/hand-over/{id}/answer", "POST", Desk(Act::HandOver)),
    ("/desk/hand-over/{id}/end", "POST", Desk(Act::HandOver)),
    ("/desk/hand-over/{id}/keep", "POST", Desk(Act::HandOver)),
    ("/desk/campaigns", "GET", Desk(Act::ReadReports)),
    ("/desk/campaigns/{id}", "GET", Desk(Act::ReadReports)),
    (
        "/desk/campaigns/{id}/close",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/campaigns/{id}/gather",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/campaigns/{id}/reopen",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/campaigns/{id}/release/{member}",
        "POST",
        Desk(Act::WorkIncident),
    ),
    ("/desk/came", "GET", Desk(Act::ReadExchange)),
    ("/desk/came/{id}", "GET", Desk(Act::ReadExchange)),
    ("/desk/directory", "GET", Desk(Act::ReadExchange)),
    ("/desk/directory/{name}/call", "POST", Desk(Act::AskHelp)),
    ("/desk/groups", "POST", Desk(Act::ManageCircles)),
    ("/desk/groups/{id}", "POST", Desk(Act::ManageCircles)),
    ("/desk/help", "GET", Desk(Act::ReadExchange)),
    ("/desk/help/ask", "GET POST", Desk(Act::AskHelp)),
    ("/desk/help/{id}/answer", "GET POST", Desk(Act::AskHelp)),
    ("/desk/library", "GET", Desk(Act::ReadExchange)),
    ("/desk/library/{id}", "GET", Desk(Act::ReadExchange)),
    ("/desk/neighbours", "GET", Desk(Act::ReadExchange)),
    (
        "/desk/neighbours/{name}/trust",
        "POST",
        Desk(Act::ManageCircles),
    ),
    ("/desk/picture", "GET", Desk(Act::ReadExchange)),
    ("/desk/sent", "GET", Desk(Act::ReadExchange)),
    ("/desk/sent/{id}", "GET", Desk(Act::ReadExchange)),
    ("/desk/sent/{id}/erase", "POST", Desk(Act::EraseShared)),
    (
        "/desk/sent/{id}/withdraw",
        "POST",
        Desk(Act::WithdrawShared),
    ),
    ("/desk/share", "GET POST", Desk(Act::Share)),
    ("/desk/health", "GET", Desk(Act::ReadHealth)),
    ("/desk/imports", "POST", Desk(Act::ManageIndicators)),
    ("/desk/imports/{id}", "GET", Desk(Act::ReadReports)),
    (
        "/desk/imports/{id}/take",
        "POST",
        Desk(Act::ManageIndicators),
    ),
    (
        "/desk/imports/{id}/undo",
        "POST",
        Desk(Act::ManageIndicators),
    ),
    ("/desk/incidents", "GET", Desk(Act::ReadReports)),
    ("/desk/incidents/{id}", "GET", Desk(Act::ReadReports)),
    ("/desk/incidents/{id}/add", "POST", Desk(Act::WorkIncident)),
    (
        "/desk/incidents/{id}/assess",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/incidents/{id}/assign-me",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/incidents/{id}/campaign",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/incidents/{id}/merge",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/incidents/{id}/split",
        "POST",
        Desk(Act::WorkIncident),
    ),
    ("/desk/proposals", "GET", Desk(Act::ReadReports)),
    (
        "/desk/proposals/{id}/accept",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/proposals/{id}/refuse",
        "POST",
        Desk(Act::WorkIncident),
    ),
    (
        "/desk/regroupings/{id}/undo",
        "POST",
        Desk(Act::WorkIncident),
    ),
    ("/desk/waves", "GET", Desk(Act::ReadReports)),
    ("/desk/waves/{id}", "GET", Desk(Act::ReadReports)),
    ("/desk/waves/{id}/draft", "POST", Desk(Act::WorkIncident)),
    ("/desk/waves/{id}/title", "POST", Desk(Act::WorkIncident)),
    ("/desk/waves/{id}/untitle", "POST", Desk(Act::WorkIncident)),
    ("/desk/incidents/{id}/close", "GET POST", Desk(Act::Close)),
    (
        "/desk/incidents/{id}/entry",
        "POST",
        Desk(Act::WorkIncident),
    ),
    ("/desk/incidents/{id}/reopen", "POST", Desk(Act::Close)),
    ("/desk/indicators", "GET", Desk(Act::ReadReports)),
    ("/desk/indicators/{id}", "GET", Desk(Act::ReadReports)),
    (
        "/desk/invitations/{id}/withdraw",
        "POST",
        Desk(Act::ManageOfficers),
    ),
    ("/desk/journal", "GET", Desk(Act::ReadJournal)),
    ("/desk/key", "GET POST", Desk(Act::OwnSettings)),
    ("/desk/key/boxes", "GET", Desk(Act::OwnSettings)),
    ("/desk/key/wrapping", "POST", Desk(Act::OwnSettings)),
    ("/desk/leave", "POST", Desk(Act::OwnSettings)),
    ("/desk/links/{id}/undo", "POST", Desk(Act::WorkIncident)),
    ("/desk/live", "GET", Desk(Act::OwnSettings)),
    ("/desk/login", "GET", All),
    ("/desk/me", "GET POST", Desk(Act::OwnSettings)),
    ("/desk/me/channels", "GET POST", Desk(Act::OwnSettings)),
    (
        "/desk/me/channels/{id}/move",
        "POST",
        Desk(Act::OwnSettings),
    ),
    (
        "/desk/me/channels/{id}/remove",
        "POST",
        Desk(Act::OwnSettings),
    ),
    (
        "/desk/me/channels/{id}/restore",
        "POST",
        Desk(Act::OwnSettings),
    ),
    (
        "/desk/me/channels/{id}/test",
        "POST",
        Desk(Act::OwnSettings),
    ),
    (
        "/desk/me/passkeys/{id}/remove",
        "POST",
        Desk(Act::OwnSettings),
    ),
    (
        "/desk/me/sessions/{id}/revoke",
        "POST",
        Desk(Act::OwnSettings),
    ),
    ("/desk/officers", "GET", Desk(Act::SecondRecovery)),
    ("/desk/officers/invite", "POST", Desk(Act::ManageOfficers)),
    (
        "/desk/officers/{id}/leave",
        "POST",
        Desk(Act::ManageOfficers),
    ),
    (
        "/desk/officers/{id}/recover",
        "POST",
        Desk(Act::ManageOfficers),
    ),
    (
        "/desk/officers/{id}/role",
        "POST",
        Desk(Act::ManageOfficers),
    ),
    ("/desk/openings", "GET", Desk(Act::ReadOpenings)),
    (
        "/desk/organisations",
        "GET POST",
        Desk(Act::ManageOrganisations),
    ),
    (
        "/desk/organisations/{id}/assets",
        "POST",
        Desk(Act::ManageOrganisations),
    ),
    (
        "/desk/organisations/{id}/key",
        "POST",
        Desk(Act::ManageOrganisations),
    ),
    (
        "/desk/organisations/{id}/test-key",
        "POST",
        Desk(Act::ManageOrganisations),
    ),
    ("/desk/passkeys/add/begin", "POST", Desk(Act::OwnSettings)),
    ("/desk/passkeys/add/finish", "POST", Desk(Act::OwnSettings)),
    ("/desk/passkeys/enter/begin", "POST", All),
    ("/desk/passkeys/enter/finish", "POST", All),
    ("/desk/passkeys/join/begin", "POST", All),
    ("/desk/passkeys/join/finish", "POST", All),
    ("/desk/policies", "GET", Desk(Act::ManageEscalation)),
    (
        "/desk/policies/{id}",
        "GET POST",
        Desk(Act::ManageEscalation),
    ),
    (
        "/desk/policies/{id}/again",
        "POST",
        Desk(Act::ManageEscalation),
    ),
    ("/desk/reach", "GET", Desk(Act::ReadReach)),
    (
        "/desk/recoveries/{id}/second",
        "POST",
        Desk(Act::SecondRecovery),
    ),
    (
        "/desk/recovery-keys",
        "GET POST",
        Desk(Act::ManageRecoveryKeys),
    ),
    ("/desk/reports/{id}", "GET", Desk(Act::ReadReports)),
    ("/desk/reports/{id}/answer", "POST", Desk(Act::Answer)),
    ("/desk/reports/{id}/assess", "POST", Desk(Act::Assess)),
    ("/desk/reports/{id}/assign-me", "POST", Desk(Act::Assess)),
    ("/desk/reports/{id}/close", "GET POST", Desk(Act::Close)),
    (
        "/desk/reports/{id}/files/{file}",
        "GET",
        Desk(Act::ReadReports),
    ),
    (
        "/desk/reports/{id}/files/{file}/raw",
        "GET",
        Desk(Act::ReadReports),
    ),
    (
        "/desk/reports/{id}/identity",
        "POST",
        Desk(Act::OpenIdentity),
    ),
    (
        "/desk/reports/{id}/incident",
        "POST",
        Desk(Act::WorkIncident),
    ),
    ("/desk/reports/{id}/link", "POST", Desk(Act::WorkIncident)),
    ("/desk/reports/{id}/reopen", "POST", Desk(Act::Close)),
    ("/desk/reports/{id}/reseal", "POST", Desk(Act::OpenIdentity)),
    ("/desk/reports/{id}/take", "POST", Desk(Act::Acknowledge)),
    ("/desk/reseal", "GET", Desk(Act::OpenIdentity)),
    ("/desk/rotas", "GET", Desk(Act::ReadRotas)),
    ("/desk/rotas/decide", "POST", Desk(Act::DrawRotas)),
    ("/desk/rotas/draw", "POST", Desk(Act::DrawRotas)),
    ("/desk/rotas/{id}", "GET", Desk(Act::ReadRotas)),
    ("/desk/rotas/{id}/away", "POST", Desk(Act::DrawRotas)),
    ("/desk/rotas/{id}/layers", "POST", Desk(Act::DrawRotas)),
    (
        "/desk/rotas/{id}/layers/{layer}",
        "POST",
        Desk(Act::DrawRotas),
    ),
    (
        "/desk/rotas/{id}/layers/{layer}/end",
        "POST",
        Desk(Act::DrawRotas),
    ),
    (
        "/desk/rotas/{id}/layers/{layer}/go-on",
        "POST",
        Desk(Act::DrawRotas),
    ),
    (
        "/desk/rotas/{id}/layers/{layer}/undo",
        "POST",
        Desk(Act::DrawRotas),
    ),
    ("/desk/rotas/{id}/out", "POST", Desk(Act::DrawRotas)),
    ("/desk/rotas/{id}/overrides", "POST", Desk(Act::DrawRotas)),
    (
        "/desk/rotas/{id}/overrides/{change}/undo",
        "POST",
        Desk(Act::DrawRotas),
    ),
    ("/desk/rotas/{id}/settings", "POST", Desk(Act::DrawRotas)),
    ("/desk/rotas/{id}/swaps", "POST", Desk(Act::SwapShifts)),
    (
        "/desk/rotas/{id}/swaps/{swap}/accept",
        "POST",
        Desk(Act::SwapShifts),
    ),
    (
        "/desk/rotas/{id}/swaps/{swap}/undo",
        "POST",
        Desk(Act::SwapShifts),
    ),
    ("/desk/rules", "GET", Desk(Act::ReadReports)),
    ("/desk/search", "GET", Desk(Act::ReadReports)),
    ("/desk/teams", "GET POST", Desk(Act::ManageEscalation)),
    ("/desk/teams/{id}", "POST", Desk(Act::ManageEscalation)),
    (
        "/desk/teams/{id}/remove",
        "POST",
        Desk(Act::ManageEscalation),
    ),
    (
        "/desk/teams/{id}/restore",
        "POST",
        Desk(Act::ManageEscalation),
    ),
    ("/favicon.ico", "GET", All),
    ("/first-aid", "GET", All),
    ("/first-aid/{kind}", "GET", All),
    ("/flag", "GET POST", All),
    ("/flag/kept", "POST", Receipt),
    ("/flag/me-too", "POST", All),
    ("/flag/pass", "GET", All),
    ("/follow", "GET POST", All),
    ("/follow/conversation", "GET", Receipt),
    ("/follow/files/{id}", "GET", Receipt),
    ("/follow/leave", "POST", All),
    ("/follow/messages", "POST", Receipt),
    ("/follow/proof", "POST", Receipt),
    ("/follow/receipt.txt", "POST", Receipt),
    ("/in/sms/{secret}", "GET POST", All),
    ("/invite/{token}", "GET", All),
    ("/journal", "GET", All),
    ("/journal/checkpoint", "GET", All),
    ("/journal/tile/{*path}", "GET", All),
    ("/reached/{token}", "GET POST", All),
    ("/roster.json", "GET", All),
    ("/service-levels", "GET", All),
    ("/service-levels.json", "GET", All),
    ("/service-levels.note", "GET", All),
];

/// An id that nothing has, in the form of those that something has.
const NOTHING: &str = "0190a0a0-0000-7000-8000-000000000000";

/// Whether an address is about what only a node in a network has: those are walked in `net_pages`.
fn of_a_network(pattern: &str) -> bool {
    let places = [
        "/desk/came/",
        "/desk/sent/",
        "/desk/help/",
        "/desk/library/",
    ];
    places.iter().any(|place| pattern.starts_with(place))
}

/// Which thing an address is about.
#[derive(Clone, Copy, Debug)]
enum Named {
    /// One that is there.
    Real,
    /// One that is not there.
    Missing,
    /// What is no id.
    Odd,
}

/// What a policy is called by in its address.
const A_PRIORITY: &str = "high";

/// The address with its parameters filled in.
fn filled(pattern: &str, scene: &Scene, file: AttachmentId, named: Named) -> String {
    let subject = pattern.trim_start_matches("/desk/").split('/').next();
    let real = match subject.unwrap_or_default() {
        "alarms" => scene.alarm.to_string(),
        "api-keys" => scene.key.to_string(),
        "hand-over" => scene.hand_over.to_string(),
        "campaigns" => scene.campaign.to_string(),
        "waves" => scene.wave.to_string(),
        "imports" => scene.import.to_string(),
        "incidents" => scene.incident.to_string(),
        "indicators" => scene.indicator.to_string(),
        "invitations" => scene.invitation.to_string(),
        "links" => scene.link.to_string(),
        "officers" => scene.officer.to_string(),
        "organisations" => scene.organisation.to_string(),
        "policies" => String::from(A_PRIORITY),
        "rotas" => scene.rota.to_string(),
        "recoveries" => scene.recovery.to_string(),
        "reports" => scene.report.to_string(),
        _ => NOTHING.to_owned(),
    };
    let (id, file) = match named {
        Named::Real => (real, file.to_string()),
        Named::Missing => (NOTHING.to_owned(), NOTHING.to_owned()),
        Named::Odd => (String::from("%E2%80%AE'"), String::from("..%2f..")),
    };
    let mut out = pattern.replace("{id}", &id).replace("{file}", &file);
    while let (Some(from), Some(to)) = (out.find('{'), out.find('}')) {
        out.replace_range(from..=to, "nothing");
    }
    out
}

async fn ask(who: &Visitor, method: &str, path: &str) -> Answer {
    // A stream of news never ends: its head says all that matters here.
    let is_stream = (method, path) == ("GET", "/desk/live");
    let method = if is_stream { "HEAD" } else { method };
    let form = (method == "POST").then_some("application/x-www-form-urlencoded");
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let answer = who.clone().send(method, path, form, Body::empty()).await;
    guarded(path, &answer);
    answer
}

/// What no answer lacks.
fn guarded(path: &str, answer: &Answer) {
    assert!(
        !answer.status.is_server_error(),
        "{path}: {}",
        answer.status
    );
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{path}: {policy}"
    );
    assert_eq!(
        answer.header("x-content-type-options"),
        Some("nosniff"),
        "{path}"
    );
    assert!(answer.header("cache-control").is_some(), "{path}");
    assert!(
        answer.header("access-control-allow-origin").is_none(),
        "{path}"
    );
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        let session = cookie.starts_with("__Host-")
            && ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"]
                .iter()
                .all(|part| cookie.contains(part));
        assert!(
            session || cookie.starts_with("stormbell-lang="),
            "{path}: {cookie}"
        );
    }
}

/// An answer without the ids that were asked for: what is left tells whether something is there.
fn told(answer: &Answer, ids: &[String]) -> (StatusCode, Vec<(String, String)>, String) {
    let plain = |text: String| ids.iter().fold(text, |text, id| text.replace(id, "ID"));
    let headers = answer.headers.iter();
    let headers = headers.map(|(n, v)| {
        (
            n.to_string(),
            plain(v.to_str().unwrap_or_default().to_owned()),
        )
    });
    (answer.status, headers.collect(), plain(answer.text()))
}

fn ids(scene: &Scene, file: AttachmentId) -> Vec<String> {
    let s = scene;
    let mut all = vec![NOTHING.to_owned(), file.to_string(), A_PRIORITY.to_owned()];
    all.extend([
        s.report.to_string(),
        s.alarm.to_string(),
        s.incident.to_string(),
        s.link.to_string(),
        s.campaign.to_string(),
        s.wave.to_string(),
        s.rota.to_string(),
    ]);
    all.extend([
        s.officer.to_string(),
        s.organisation.to_string(),
        s.key.to_string(),
    ]);
    all.extend([s.invitation.to_string(), s.recovery.to_string()]);
    all.push(s.hand_over.to_string());
    all.extend([s.import.to_string(), s.indicator.to_string()]);
    all
}

fn methods(listed: &'static str) -> impl Iterator<Item = &'static str> {
    listed.split(' ').filter(|m| !m.is_empty())
}

/// A browser, which says what it can show.
fn browser(world: &World) -> Visitor {
    world.visitor().with_header("accept", "text/html")
}

fn at_desk(world: &World, token: &str) -> Visitor {
    browser(world).with_cookie("__Host-stormbell-desk", token)
}

#[tokio::test]
async fn the_router_has_these_addresses_and_methods_and_no_other() {
    let world = World::seeded(1).await;
    let routed: BTreeSet<String> = world.addresses().into_iter().collect();
    let listed: BTreeSet<String> = ADDRESSES
        .iter()
        .map(|(path, ..)| (*path).to_owned())
        .collect();
    assert!(
        routed.len() > 80,
        "the router does not tell its addresses: {routed:?}"
    );
    assert_eq!(
        routed, listed,
        "list a new address here, with whom it is for"
    );
    for (pattern, listed, _) in ADDRESSES.iter().filter(|a| !a.1.is_empty()) {
        let path = pattern.replace(['{', '}', '*'], "");
        for method in ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"] {
            let answer = ask(&world.visitor(), method, &path).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            let allowed = answer.header("allow").unwrap_or_default();
            let allowed: BTreeSet<&str> = allowed.split(',').filter(|m| *m != "HEAD").collect();
            assert_eq!(allowed, methods(listed).collect(), "{path}");
        }
    }
}

#[tokio::test]
async fn to_everybody_from_outside_no_desk_and_no_thing_is_there() {
    let world = World::seeded(2).await;
    let scene = scene(&world).await;
    let lea = world.officer("Leonie", Role::Lead).await;
    let kept = add_file(&lea.ctx(), scene.report, "a.txt", vec![1])
        .await
        .unwrap();
    let gone = world.officer("Gone", Role::Lead).await;
    let_leave(&lea.ctx(), gone.id()).await.unwrap();
    let key = stormbell_service::give_api_key(&lea.ctx(), scene.organisation, "k")
        .await
        .unwrap();
    let mut reporter = browser(&world);
    let filed = file(&world, said("mine")).await;
    let typed = filed.receipt.grouped();
    assert_eq!(
        reporter
            .post_form("/follow", &[("receipt", &typed)])
            .await
            .status,
        303
    );
    let outside = [
        ("nobody", browser(&world)),
        ("who has left", at_desk(&world, &gone.token)),
        ("a made-up session", at_desk(&world, &"0".repeat(64))),
        ("a reporter", reporter),
        ("a receipt", browser(&world).with_header("receipt", &typed)),
        (
            "a machine",
            browser(&world).with_header("authorization", &format!("Bearer {key}")),
        ),
    ];
    let before = common::journal_size(&world).await;
    let ids = ids(&scene, kept.id);
    for (pattern, listed, whom) in ADDRESSES {
        let Desk(_) = whom else { continue };
        for method in methods(listed) {
            let path = |named| filled(pattern, &scene, kept.id, named);
            let nobody = told(&ask(&outside[0].1, method, &path(Named::Real)).await, &ids);
            assert_eq!(nobody.0, 303, "{method} {pattern}");
            for (name, who) in &outside {
                for named in [Named::Real, Named::Missing] {
                    let answer = told(&ask(who, method, &path(named)).await, &ids);
                    assert_eq!(answer, nobody, "{name}: {method} {pattern}, {named:?}");
                }
            }
        }
    }
    assert_eq!(common::journal_size(&world).await, before);
}

#[tokio::test]
async fn every_role_gets_what_it_may_and_of_the_rest_not_even_whether_it_is_there() {
    let world = World::seeded(3).await;
    let scene = scene(&world).await;
    let founder = world.officer("Leonie", Role::Lead).await;
    let kept = add_file(&founder.ctx(), scene.report, "a.txt", vec![1])
        .await
        .unwrap();
    let ids = ids(&scene, kept.id);
    let mut wrong = Vec::new();
    let mut roles = ROLES.to_vec();
    // The lead's acts end things, so the lead comes last.
    roles.sort_by_key(|role| *role == Role::Lead);
    for role in roles {
        let person = world.officer(role.code(), role).await;
        let desk = at_desk(&world, &person.token);
        for (pattern, listed, whom) in ADDRESSES {
            let Desk(act) = whom else { continue };
            if *pattern == "/desk/leave" {
                continue;
            }
            for method in methods(listed) {
                let path = |named| filled(pattern, &scene, kept.id, named);
                let missing = told(&ask(&desk, method, &path(Named::Missing)).await, &ids);
                let odd = ask(&desk, method, &path(Named::Odd)).await.status;
                let real = told(&ask(&desk, method, &path(Named::Real)).await, &ids);
                let at = format!("{}: {method} {pattern}", role.code());
                let right = if !role_may(role, *act) {
                    real.0 == StatusCode::FORBIDDEN && real == missing
                } else if method == "GET" && pattern.contains('{') && !of_a_network(pattern) {
                    (real.0, missing.0, odd)
                        == (StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
                } else {
                    !matches!(real.0.as_u16(), 401 | 403)
                };
                if !right {
                    wrong.push(format!("{at}: {} {} {odd}", real.0, missing.0));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    common::assert_journal_verifies(&world).await;
}

#[tokio::test]
async fn behind_a_receipt_is_one_report_and_no_other() {
    let world = World::seeded(4).await;
    let (mine, yours) = (
        file(&world, said("mine")).await,
        file(&world, said("yours")).await,
    );
    let secret = add_file(
        &common::reporter(&world, &yours),
        yours.report,
        "s.txt",
        vec![7],
    )
    .await
    .unwrap();
    let mut me = browser(&world);
    me.post_form("/follow", &[("receipt", &mine.receipt.grouped())])
        .await;
    let script = world
        .visitor()
        .with_header("receipt", &mine.receipt.grouped());
    let ids = [secret.id.to_string(), NOTHING.to_owned()];
    for (who, folder) in [
        (&me, "/follow/files"),
        (&script, "/api/v1/reports/mine/files"),
    ] {
        let theirs = told(
            &ask(who, "GET", &format!("{folder}/{}", secret.id)).await,
            &ids,
        );
        let nothing = told(&ask(who, "GET", &format!("{folder}/{NOTHING}")).await, &ids);
        assert_eq!(theirs.0, 404, "{folder}");
        assert_eq!(theirs, nothing, "{folder}");
    }
    // Without a receipt, with a wrong one and with none that could be one: the same answer, wherever it is asked.
    let wrong = stormbell_model::receipt::Receipt::draw(world.chance()).grouped();
    for (pattern, listed, _) in ADDRESSES
        .iter()
        .filter(|a| a.2 == Receipt && a.0.starts_with("/api/"))
    {
        for method in methods(listed) {
            world.clock.advance(stormbell_model::Span::minutes(11));
            let path = pattern.replace("{id}", NOTHING);
            let none = told(&ask(&world.visitor(), method, &path).await, &[]);
            assert_eq!(none.0, 404, "{path}");
            for typed in [wrong.as_str(), "1234", "\u{e5}"] {
                world.clock.advance(stormbell_model::Span::minutes(11));
                let asked = world.visitor().with_header("receipt", typed);
                assert_eq!(
                    told(&ask(&asked, method, &path).await, &[]),
                    none,
                    "{path}: {typed}"
                );
            }
        }
    }
}

#[tokio::test]
async fn no_form_of_another_site_is_taken_anywhere() {
    let world = World::seeded(5).await;
    let scene = scene(&world).await;
    let lea = world.officer("Leonie", Role::Lead).await;
    let kept = add_file(&lea.ctx(), scene.report, "a.txt", vec![1])
        .await
        .unwrap();
    let before = common::journal_size(&world).await;
    for (pattern, listed, _) in ADDRESSES.iter().filter(|a| !a.0.starts_with("/api")) {
        if !listed.contains("POST") {
            continue;
        }
        let path = filled(pattern, &scene, kept.id, Named::Real);
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "odd"),
            ("origin", "https://evil.example"),
            ("origin", "http://localhost:8080.evil.example"),
        ] {
            let foreign = at_desk(&world, &lea.token).with_header(name, value);
            let answer = ask(&foreign, "POST", &path).await;
            assert_eq!(answer.status, 403, "{path} from {value}");
        }
    }
    assert_eq!(common::journal_size(&world).await, before);
}
