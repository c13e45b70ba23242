//! Every address of the node, tried by everybody: whoever may not come in learns nothing, changes nothing, and never
//! meets a fault of ours.

use crate::access::weekly;
use crate::common::{self, file, signed, urgent};
use std::collections::BTreeSet;
use stormbell_model::{
    Span,
    access::{Act, role_may},
    officer::{ROLES, Role},
};
use stormbell_service::*;
use stormbell_world::{Answer, Visitor, World};

/// The cookie of an officer's session, as a browser holds it for this machine.
const COOKIE: &str = "__Host-stormbell-desk";

/// An address of the desk: how it is asked, where, and which right it needs; `None` needs only a session.
struct Address {
    method: &'static str,
    path: &'static str,
    act: Option<Act>,
}

macro_rules! addresses {
    ($($method:ident $path:literal $($act:ident)?;)*) => {
        &[$(Address { method: stringify!($method), path: $path, act: addresses!(@ $($act)?) }),*]
    };
    (@ $act:ident) => { Some(Act::$act) };
    (@) => { None };
}

const DESK: &[Address] = addresses! {
    get "/desk";
    get "/desk/duty" OwnDuty;
    post "/desk/duty" Acknowledge;
    post "/desk/duty/absences" OwnDuty;
    post "/desk/duty/absences/import" OwnDuty;
    post "/desk/duty/absences/take" OwnDuty;
    post "/desk/duty/absences/{absence}/undo" OwnDuty;
    post "/desk/duty/calendars" OwnDuty;
    post "/desk/duty/calendars/{calendar}/revoke" OwnDuty;
    post "/desk/duty/feeds" OwnDuty;
    post "/desk/duty/feeds/{feed}/read" OwnDuty;
    post "/desk/duty/feeds/{feed}/remove" OwnDuty;
    post "/desk/duty/swap" SwapShifts;
    post "/desk/duty/swap/{calendar}/accept" SwapShifts;
    post "/desk/duty/swap/{calendar}/undo" SwapShifts;
    get "/desk/alarms/{alarm}" ReadReports;
    post "/desk/alarms/{alarm}/acknowledge" Acknowledge;
    post "/desk/alarms/{alarm}/enough" AskForMore;
    post "/desk/alarms/{alarm}/escalate" Escalate;
    post "/desk/alarms/{alarm}/hand-on" HandOn;
    post "/desk/alarms/{alarm}/more" AskForMore;
    get "/desk/policies" ManageEscalation;
    get "/desk/policies/{policy}" ManageEscalation;
    post "/desk/policies/{policy}" ManageEscalation;
    post "/desk/policies/{policy}/again" ManageEscalation;
    get "/desk/teams" ManageEscalation;
    post "/desk/teams" ManageEscalation;
    post "/desk/teams/{team}" ManageEscalation;
    post "/desk/teams/{team}/remove" ManageEscalation;
    post "/desk/teams/{team}/restore" ManageEscalation;
    get "/desk/reports/{report}" ReadReports;
    post "/desk/reports/{report}/take" Acknowledge;
    post "/desk/reports/{report}/answer" Answer;
    post "/desk/reports/{report}/assess" Assess;
    post "/desk/reports/{report}/assign-me" Assess;
    post "/desk/reports/{report}/incident" WorkIncident;
    post "/desk/reports/{report}/link" WorkIncident;
    get "/desk/reports/{report}/close" Close;
    post "/desk/reports/{report}/close" Close;
    post "/desk/reports/{report}/reopen" Close;
    post "/desk/reports/{report}/identity" OpenIdentity;
    post "/desk/reports/{report}/reseal" OpenIdentity;
    get "/desk/reports/{report}/files/{file}" ReadReports;
    get "/desk/reports/{report}/files/{file}/raw" ReadReports;
    get "/desk/hand-over" HandOver;
    post "/desk/hand-over" HandOver;
    get "/desk/hand-over/{handed}" HandOver;
    post "/desk/hand-over/{handed}/add" HandOver;
    post "/desk/hand-over/{handed}/answer" HandOver;
    post "/desk/hand-over/{handed}/end" HandOver;
    post "/desk/hand-over/{handed}/keep" HandOver;
    get "/desk/reseal" OpenIdentity;
    post "/desk/links/{link}/undo" WorkIncident;
    get "/desk/incidents" ReadReports;
    get "/desk/incidents/{incident}" ReadReports;
    post "/desk/incidents/{incident}/entry" WorkIncident;
    post "/desk/incidents/{incident}/assess" WorkIncident;
    post "/desk/incidents/{incident}/assign-me" WorkIncident;
    post "/desk/incidents/{incident}/add" WorkIncident;
    get "/desk/incidents/{incident}/close" Close;
    post "/desk/incidents/{incident}/close" Close;
    post "/desk/incidents/{incident}/reopen" Close;
    get "/desk/indicators" ReadReports;
    get "/desk/indicators/{indicator}" ReadReports;
    post "/desk/imports" ManageIndicators;
    get "/desk/imports/{import}" ReadReports;
    post "/desk/imports/{import}/take" ManageIndicators;
    post "/desk/imports/{import}/undo" ManageIndicators;
    get "/desk/rules" ReadReports;
    get "/desk/officers" SecondRecovery;
    post "/desk/officers/invite" ManageOfficers;
    post "/desk/officers/{officer}/role" ManageOfficers;
    post "/desk/officers/{officer}/leave" ManageOfficers;
    post "/desk/officers/{officer}/recover" ManageOfficers;
    post "/desk/recoveries/{recovery}/second" SecondRecovery;
    post "/desk/invitations/{invitation}/withdraw" ManageOfficers;
    get "/desk/recovery-keys" ManageRecoveryKeys;
    post "/desk/recovery-keys" ManageRecoveryKeys;
    get "/desk/organisations" ManageOrganisations;
    post "/desk/organisations" ManageOrganisations;
    post "/desk/organisations/{organisation}/assets" ManageOrganisations;
    post "/desk/organisations/{organisation}/key" ManageOrganisations;
    post "/desk/organisations/{organisation}/test-key" ManageOrganisations;
    post "/desk/api-keys/{key}/revoke" ManageOrganisations;
    get "/desk/rotas" ReadRotas;
    post "/desk/rotas/draw" DrawRotas;
    post "/desk/rotas/decide" DrawRotas;
    get "/desk/rotas/{rota}" ReadRotas;
    post "/desk/rotas/{rota}/settings" DrawRotas;
    post "/desk/rotas/{rota}/away" DrawRotas;
    post "/desk/rotas/{rota}/out" DrawRotas;
    post "/desk/rotas/{rota}/overrides" DrawRotas;
    post "/desk/rotas/{rota}/overrides/{change}/undo" DrawRotas;
    post "/desk/rotas/{rota}/swaps" SwapShifts;
    post "/desk/rotas/{rota}/swaps/{swap}/accept" SwapShifts;
    post "/desk/rotas/{rota}/swaps/{swap}/undo" SwapShifts;
    post "/desk/rotas/{rota}/layers" DrawRotas;
    post "/desk/rotas/{rota}/layers/{layer}" DrawRotas;
    post "/desk/rotas/{rota}/layers/{layer}/end" DrawRotas;
    post "/desk/rotas/{rota}/layers/{layer}/go-on" DrawRotas;
    post "/desk/rotas/{rota}/layers/{layer}/undo" DrawRotas;
    get "/desk/campaigns" ReadReports;
    get "/desk/campaigns/{change}" ReadReports;
    post "/desk/campaigns/{change}/close" WorkIncident;
    post "/desk/campaigns/{change}/gather" WorkIncident;
    post "/desk/campaigns/{change}/reopen" WorkIncident;
    post "/desk/campaigns/{change}/release/{swap}" WorkIncident;
    post "/desk/incidents/{incident}/campaign" WorkIncident;
    post "/desk/incidents/{incident}/merge" WorkIncident;
    post "/desk/incidents/{incident}/split" WorkIncident;
    get "/desk/proposals" ReadReports;
    post "/desk/proposals/{change}/accept" WorkIncident;
    post "/desk/proposals/{change}/refuse" WorkIncident;
    post "/desk/regroupings/{change}/undo" WorkIncident;
    get "/desk/waves" ReadReports;
    get "/desk/waves/{change}" ReadReports;
    post "/desk/waves/{change}/draft" WorkIncident;
    post "/desk/waves/{change}/title" WorkIncident;
    post "/desk/waves/{change}/untitle" WorkIncident;
    get "/desk/neighbours" ReadExchange;
    post "/desk/neighbours/{change}/trust" ManageCircles;
    post "/desk/groups" ManageCircles;
    post "/desk/groups/{change}" ManageCircles;
    get "/desk/came" ReadExchange;
    get "/desk/came/{change}" ReadExchange;
    get "/desk/sent" ReadExchange;
    get "/desk/sent/{change}" ReadExchange;
    post "/desk/sent/{change}/withdraw" WithdrawShared;
    post "/desk/sent/{change}/erase" EraseShared;
    get "/desk/share" Share;
    post "/desk/share" Share;
    get "/desk/help" ReadExchange;
    get "/desk/help/ask" AskHelp;
    post "/desk/help/ask" AskHelp;
    get "/desk/help/{change}/answer" AskHelp;
    post "/desk/help/{change}/answer" AskHelp;
    get "/desk/library" ReadExchange;
    get "/desk/library/{change}" ReadExchange;
    get "/desk/directory" ReadExchange;
    post "/desk/directory/{change}/call" AskHelp;
    get "/desk/picture" ReadExchange;
    get "/desk/openings" ReadOpenings;
    get "/desk/journal" ReadJournal;
    get "/desk/health" ReadHealth;
    get "/desk/search" ReadReports;
    get "/desk/me";
    post "/desk/me";
    get "/desk/key";
    post "/desk/key";
    get "/desk/key/boxes";
    post "/desk/key/wrapping";
    get "/desk/reach" ReadReach;
    get "/desk/me/channels";
    post "/desk/me/channels";
    post "/desk/me/channels/{change}/move";
    post "/desk/me/channels/{change}/remove";
    post "/desk/me/channels/{change}/restore";
    post "/desk/me/channels/{change}/test";
    post "/desk/me/passkeys/{passkey}/remove";
    post "/desk/me/sessions/{session}/revoke";
    post "/desk/passkeys/add/begin";
    post "/desk/passkeys/add/finish";
};

/// Addresses of the desk that are there without a session, or that need a test of their own.
const DOORWAY: [&str; 8] = [
    "/desk/login",
    "/desk/leave",
    "/desk/live",
    "/invite/{token}",
    "/desk/passkeys/enter/begin",
    "/desk/passkeys/enter/finish",
    "/desk/passkeys/join/begin",
    "/desk/passkeys/join/finish",
];

/// Every address that the source of the desk names.
fn addresses_in_the_source() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/../stormbell-web/src/desk");
    let mut waiting = vec![std::path::PathBuf::from(top)];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()));
            continue;
        }
        let Some("rs") = path.extension().and_then(|e| e.to_str()) else {
            continue;
        };
        let source = std::fs::read_to_string(path).unwrap();
        for after in source.split(".route(").skip(1) {
            let quoted = after.split('"').nth(1).expect("an address");
            found.insert(quoted.to_owned());
        }
    }
    found
}

/// An address with every parameter called the same.
fn shape(path: &str) -> String {
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if part.starts_with('{') { "{}" } else { part });
    }
    out
}

#[test]
fn every_address_of_the_desk_is_tried() {
    let tried: BTreeSet<String> = DESK
        .iter()
        .map(|a| a.path)
        .chain(DOORWAY)
        .map(shape)
        .collect();
    let there: BTreeSet<String> = addresses_in_the_source().iter().map(|p| shape(p)).collect();
    assert!(there.len() > 50, "the source was read");
    assert_eq!(there, tried);
}

/// Real ids for the parameters, so that a refusal is not only an empty look.
struct Things(Vec<(&'static str, String)>);

impl Things {
    fn fill(&self, path: &str) -> String {
        let mut path = path.to_owned();
        for (name, id) in &self.0 {
            path = path.replace(&format!("{{{name}}}"), id);
        }
        assert!(!path.contains('{'), "{path}");
        path
    }
}

async fn things(world: &World) -> Things {
    let lea = world.officer("Lea", Role::Lead).await;
    let ben = world.officer("Ben", Role::Handler).await;
    let ctx = lea.ctx();
    let rings = file(world, urgent("x")).await.report;
    let tied = file(world, signed("y")).await.report;
    world.settle().await;
    let kept = add_file(&ctx, rings, "a.txt", b"a".to_vec()).await.unwrap();
    let incident = open_incident(&ctx, "A wave", &[tied], "alike")
        .await
        .unwrap();
    let link = read_report(&ctx, tied).await.unwrap().incidents[0].link;
    let alarm = desk_queue(&ctx, &QueueFilter::default())
        .await
        .unwrap()
        .alarms[0]
        .id;
    let organisation = register_organisation(&ctx, "A bank", None).await.unwrap();
    give_api_key(&ctx, organisation, "monitoring")
        .await
        .unwrap();
    let key = list_organisations(&ctx).await.unwrap()[0].keys[0].id;
    invite(&ctx, Role::Handler).await.unwrap();
    let invitation = list_officers(&ctx).await.unwrap().invitations[0].id;
    let handed = NewHandOver {
        leaving: None,
        coming: ben.id(),
        note: String::from("More."),
    };
    let handed = begin_hand_over(&ctx, handed).await.unwrap();
    let soon = world.node.now().plus(Span::hours(1));
    let absence = add_absence(&ctx, soon, soon.plus(Span::hours(1)));
    let absence = absence.await.unwrap();
    let calendar = make_calendar(&ctx, Shows::Mine).await.unwrap();
    let utc = stormbell_model::rota::Zone::utc();
    let feed = add_feed(&ctx, "x", "https://a.example", &utc, Counts::Busy);
    let feed = feed.await.unwrap();
    let recovery = begin_recovery(&ctx, ben.id()).await.unwrap();
    let drawn = draw_rota(&ctx, crate::access::rota("Watch"), Some(weekly(ben.id()))).await;
    let drawn = drawn.unwrap();
    let layer = read_rota(&ctx, drawn).await.unwrap().layers[0].layer.id;
    let passkey = passkeys_of(&ctx).await.unwrap()[0].id;
    let session = my_sessions(&ctx).await.unwrap()[0].id;
    let bad = NewIndicators {
        source: String::from("a neighbour"),
        bytes: b"evil.example".to_vec(),
        tlp: stormbell_model::marking::Tlp::Amber,
        ends_at: None,
        raises: None,
    };
    let import = add_indicators(&ctx, bad).await.unwrap();
    world.settle().await;
    let known = list_indicators(&ctx, None).await.unwrap();
    Things(vec![
        ("import", import.to_string()),
        ("indicator", known.indicators.rows[0].id.to_string()),
        ("report", rings.to_string()),
        ("file", kept.id.to_string()),
        ("incident", incident.to_string()),
        ("link", link.to_string()),
        ("rota", drawn.to_string()),
        ("layer", layer.to_string()),
        ("change", layer.to_string()),
        ("swap", layer.to_string()),
        ("alarm", alarm.to_string()),
        ("policy", String::from("high")),
        ("team", layer.to_string()),
        ("organisation", organisation.to_string()),
        ("key", key.to_string()),
        ("invitation", invitation.to_string()),
        ("recovery", recovery.to_string()),
        ("handed", handed.to_string()),
        ("absence", absence.to_string()),
        ("calendar", calendar.to_string()),
        ("feed", feed.to_string()),
        ("officer", ben.id().to_string()),
        ("passkey", passkey.to_string()),
        ("session", session.to_string()),
    ])
}

/// Fields that every form of the desk finds its own in.
fn form(things: &Things) -> Vec<(&'static str, String)> {
    let words = [
        ("reason", "a drill"),
        ("text", "Hello."),
        ("words", "Hello."),
        ("title", "A wave"),
        ("name", "Eve"),
        ("label", "second"),
        ("outcome", "advised"),
        ("role", "auditor"),
        ("priority", "low"),
        ("kind", "phishing"),
        ("tlp", "red"),
        ("on", "false"),
        ("lang", "en"),
        ("step", "close"),
    ];
    let mut form: Vec<_> = words.map(|(n, v)| (n, v.to_owned())).to_vec();
    form.push(("incident", things.fill("{incident}")));
    form.push(("report", things.fill("{report}")));
    form
}

async fn ask(browser: &mut Visitor, address: &Address, things: &Things) -> Answer {
    let path = things.fill(address.path);
    if address.method == "get" {
        return browser.get(&path).await;
    }
    let owned = form(things);
    let fields: Vec<(&str, &str)> = owned.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let by_form = browser.post_form(&path, &fields).await;
    if by_form.status != 415 {
        return by_form;
    }
    browser
        .post_json(
            &path,
            &serde_json::json!({"file": "AQ==", "recipient": "age1pq1x", "wrapped": [],
        "kind": "prf", "credential_id": null, "blob": "AQ==", "label": "x", "ticket": "x"}),
        )
        .await
}

#[tokio::test]
async fn without_a_session_the_desk_leads_to_the_sign_in_and_shows_nothing() {
    World::on_each_engine(|world| async move {
        let things = things(&world).await;
        let before = common::journal_size(&world).await;
        let lively = DESK.iter().chain(addresses!(get "/desk/live";));
        for address in lively {
            let cookies = [None, Some("x"), Some("0123456789abcdefghjkmnpqrstvwxyz")];
            for cookie in cookies {
                let mut script = world.visitor();
                if let Some(token) = cookie {
                    script = script.with_cookie(COOKIE, token);
                }
                let plain = ask(&mut script, address, &things).await.status.as_u16();
                let refused = [401, 403, 404, 415, 422].contains(&plain);
                assert!(refused, "{} {}: {plain}", address.method, address.path);
                let mut browser = script.with_header("accept", "text/html");
                let led = ask(&mut browser, address, &things).await;
                let at = led.header("location").unwrap_or_default().to_owned();
                let login = led.status == 303 && at.starts_with("/desk/login");
                assert!(
                    login || led.status.is_client_error(),
                    "{} {}",
                    address.method,
                    address.path
                );
            }
        }
        assert_eq!(common::journal_size(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_reporters_or_a_machines_secret_opens_no_desk() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, signed("x")).await;
        let lea = world.officer("Lea", Role::Lead).await;
        let bank = register_organisation(&lea.ctx(), "A bank", None)
            .await
            .unwrap();
        let key = give_api_key(&lea.ctx(), bank, "monitoring").await.unwrap();
        let visitor = world.ctx(stormbell_model::officer::Actor::Visitor);
        let entered = enter_with_receipt(&visitor, filed.receipt.digits())
            .await
            .unwrap();
        for secret in [entered.token.as_str(), &key, filed.receipt.digits()] {
            let mut browser = world.visitor().with_cookie(COOKIE, secret);
            assert_eq!(browser.get("/desk").await.status, 401);
        }
        let mut browser = world.visitor().with_cookie(COOKIE, &lea.token);
        assert_eq!(browser.get("/desk").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn every_role_gets_what_it_may_and_no_more_at_every_address() {
    World::on_each_engine(|world| async move {
        let things = things(&world).await;
        let mut people = Vec::new();
        for role in ROLES {
            people.push((role, world.officer(role.code(), role).await));
        }
        for (role, person) in &people {
            let before = common::journal_size(&world).await;
            for address in DESK {
                if address.act.is_none_or(|act| role_may(*role, act)) {
                    continue;
                }
                let mut browser = world.visitor().with_cookie(COOKIE, &person.token);
                let status = ask(&mut browser, address, &things).await.status.as_u16();
                // A form that cannot be read is refused before anybody asks who sent it.
                let refused = [400, 403, 404, 415, 422].contains(&status);
                let what = format!(
                    "{} {} {}: {status}",
                    role.code(),
                    address.method,
                    address.path
                );
                assert!(refused, "{what}");
            }
            assert_eq!(
                common::journal_size(&world).await,
                before,
                "{}",
                role.code()
            );
        }
        people.sort_by_key(|(role, _)| *role == Role::Lead);
        for (role, person) in &people {
            for address in DESK {
                let mut browser = world.visitor().with_cookie(COOKIE, &person.token);
                let status = ask(&mut browser, address, &things).await.status;
                let what = format!(
                    "{} {} {}: {status}",
                    role.code(),
                    address.method,
                    address.path
                );
                assert!(!status.is_server_error(), "{what}");
                let may = address.act.is_some_and(|act| role_may(*role, act));
                assert!(!(may && status == 403), "{what}");
                if may && address.method == "get" && address.path != "/desk/reseal" {
                    assert!(
                        status.is_success() || status == 404 || status == 303,
                        "{what}"
                    );
                }
            }
        }
    })
    .await;
}

/// The public addresses and those of the API, asked with every kind of nonsense.
const STREET: &[&str] = &[
    "/",
    "/flag",
    "/flag/kept",
    "/first-aid",
    "/first-aid/ransom",
    "/follow",
    "/follow/conversation",
    "/follow/messages",
    "/follow/proof",
    "/follow/receipt.txt",
    "/follow/leave",
    "/a/x",
    "/about",
    "/accessibility",
    "/journal",
    "/journal/checkpoint",
    "/journal/tile/0/000",
    "/journal/tile/0/x001/000.p/5",
    "/roster.json",
    "/.well-known/stormbell/key",
    "/.well-known/security.txt",
    "/assets/x",
    "/desk/login",
    "/desk/live",
    "/desk/leave",
    "/invite/x",
    "/desk/passkeys/enter/begin",
    "/desk/passkeys/join/begin",
    "/follow/files/x",
    "/api/v1/reports",
    "/api/v1/reports/mine",
    "/api/v1/reports/mine/messages",
    "/api/v1/reports/mine/files",
    "/api/v1/reports/mine/files/x",
    "/api/v1/kinds",
    "/api/v1/first-aid/x",
];

#[tokio::test]
async fn no_address_of_the_street_answers_nonsense_with_a_fault_of_ours() {
    let world = World::seeded(7).await;
    let nonsense: [&[u8]; 5] = [b"", b"\0", b"=&=&%zz", b"{\"a\":", &[0xff, 0xfe]];
    let types = [
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data; boundary=b",
        "x",
    ];
    for path in STREET {
        let got = world.visitor().get(path).await.status;
        assert!(!got.is_server_error(), "GET {path}: {got}");
        for bytes in nonsense {
            for kind in types {
                // Whoever asks for receipts in vain must wait; so much time passes here that each is a new visitor.
                world.clock.advance(Span::minutes(11));
                let mut visitor = world.visitor().with_cookie(COOKIE, "x");
                let got = visitor.post_bytes(path, kind, bytes.to_vec()).await.status;
                assert!(!got.is_server_error(), "POST {path} {kind}: {got}");
            }
        }
    }
    assert_eq!(common::journal_size(&world).await, 0);
}
