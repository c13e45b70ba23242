//! Nobody reads or does what is not theirs: every act of the desk by every role and by everybody from outside.

use crate::{
    common::{self, file, reporter, said, signed, urgent},
    net_share::advisory,
};
use std::{future::Future, pin::Pin};
use stormbell_model::{
    AlarmId, ApiKeyId, CampaignId, HandOverId, ImportId, IncidentId, IndicatorId, InvitationId,
    Lang, LayerId, LinkId, OfficerId, OrganisationId, OverrideId, ReportId, RotaId, SwapId, WaveId,
    access::{Act, role_may},
    exchange::GroupId,
    officer::{Actor, ROLES, Role},
    report::{Door, NewReport, Outcome},
    rota::{Change, Unit, Wall, Zone},
};
use stormbell_service::*;
use stormbell_world::World;

/// One of everything.
pub struct Scene {
    pub report: ReportId,
    pub alarm: AlarmId,
    pub incident: IncidentId,
    pub link: LinkId,
    pub officer: OfficerId,
    pub organisation: OrganisationId,
    pub key: ApiKeyId,
    pub invitation: InvitationId,
    pub recovery: InvitationId,
    pub import: ImportId,
    pub indicator: IndicatorId,
    pub hand_over: HandOverId,
    pub campaign: CampaignId,
    pub wave: WaveId,
    pub rota: RotaId,
    pub layer: LayerId,
    pub change: OverrideId,
    pub swap: SwapId,
}

/// A rota of this name.
pub fn rota(name: &str) -> RotaDrawn {
    RotaDrawn {
        name: name.to_owned(),
        zone: Zone::utc(),
        wanted: Vec::new(),
    }
}

/// Ben's week, again and again, from the year 2110 on.
fn layer(scene: &Scene) -> LayerDrawn {
    weekly(scene.officer)
}

/// A week each, with one person, from the year 2110 on.
pub fn weekly(officer: OfficerId) -> LayerDrawn {
    LayerDrawn {
        zone: Zone::utc(),
        first: Wall::at(2110, 1, 6, 9, 0).expect("a day"),
        unit: Unit::Week,
        every: std::num::NonZeroU16::MIN,
        people: vec![officer],
        hours: Vec::new(),
    }
}

fn an_hour(ctx: &Ctx, scene: &Scene) -> OverrideDrawn {
    hour_of(ctx, scene.officer)
}

fn hour_of(ctx: &Ctx, officer: OfficerId) -> OverrideDrawn {
    OverrideDrawn {
        from: ctx.now,
        until: ctx.now.plus(stormbell_model::Span::hours(1)),
        change: Change::Add(officer),
    }
}

pub async fn scene(world: &World) -> Scene {
    let lea = world.officer("Lea", Role::Lead).await;
    let ben = world.officer("Ben", Role::Handler).await;
    let filed = file(world, NewReport { ..urgent("x") }).await;
    let other = file(world, signed("y")).await;
    world.settle().await;
    let ctx = lea.ctx();
    let incident = open_incident(&ctx, "A wave", &[other.report], "alike")
        .await
        .unwrap();
    let link = read_report(&ctx, other.report).await.unwrap().incidents[0].link;
    let organisation = register_organisation(&ctx, "A bank", None).await.unwrap();
    give_api_key(&ctx, organisation, "monitoring")
        .await
        .unwrap();
    invite(&ctx, Role::Handler).await.unwrap();
    let recovery = begin_recovery(&ctx, ben.id()).await.unwrap();
    let drawn = draw_rota(&ctx, rota("Watch"), Some(weekly(ben.id()))).await;
    let drawn = drawn.unwrap();
    let change = make_override(&ctx, drawn, hour_of(&ctx, ben.id())).await;
    let layer = read_rota(&ctx, drawn).await.unwrap().layers[0].layer.id;
    let people = list_officers(&ctx).await.unwrap();
    let queue = desk_queue(&ctx, &QueueFilter::default()).await.unwrap();
    let campaign = open_campaign(&ctx, "A campaign", incident, "the same kit").await;
    let import = add_indicators(&ctx, indicators()).await.unwrap();
    world.settle().await;
    let known = list_indicators(&ctx, None).await.unwrap();
    Scene {
        campaign: campaign.unwrap(),
        wave: wave(world).await,
        import,
        indicator: known.indicators.rows[0].id,
        report: filed.report,
        alarm: queue.alarms[0].id,
        incident,
        link,
        officer: ben.id(),
        organisation,
        key: list_organisations(&ctx).await.unwrap()[0].keys[0].id,
        invitation: people.invitations[0].id,
        recovery,
        hand_over: begin_hand_over(&ctx, handing(ben.id())).await.unwrap(),
        rota: drawn,
        layer,
        change: change.unwrap(),
        swap: SwapId::new(ctx.now, world.chance()),
    }
}

/// A hand-over from the one who asks.
fn handing(coming: OfficerId) -> NewHandOver {
    NewHandOver {
        leaving: None,
        coming,
        note: String::from("The bank calls back."),
    }
}

/// A wave that runs.
pub async fn wave(world: &World) -> WaveId {
    let now = world.node.now();
    let wave = stormbell_store::waves::Held {
        id: WaveId::new(now, world.chance()),
        number: 900,
        key: stormbell_model::waves::key::Key {
            level: stormbell_model::waves::key::Level(1),
            fields: [7, 0, 0, 0],
        },
        kind: None,
        sector: None,
        region: None,
        priority: stormbell_model::triage::Priority::High,
        opened_at: now,
        first_at: now,
        last_at: now,
        closed_at: None,
        sources: 9,
        expected: 400,
        window_s: 300,
        reports: 0,
        openings: 1,
        released: None,
        words: stormbell_store::waves::Words::default(),
    };
    let id = wave.id;
    let add = move |tx: &mut stormbell_store::Tx<'_>| stormbell_store::waves::add(tx, &wave);
    world.store().write("add a wave", add).await.unwrap();
    id
}

type Doing =
    for<'a> fn(&'a Ctx, &'a Scene) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;

macro_rules! doings {
    ($($act:ident: $c:ident, $s:ident => $do:expr;)*) => {
        vec![$((
            Act::$act,
            stringify!($do),
            (|$c, $s| { let _ = $s; Box::pin(async move { $do.await.map(drop) }) }) as Doing,
        )),*]
    };
}

/// Every act of the desk that needs a right. What everybody at the desk may do is at the end.
fn doings() -> Vec<(Act, &'static str, Doing)> {
    doings! {
        ReadReports: c, s => desk_queue(c, &QueueFilter::default());
        ReadReports: c, s => read_report(c, s.report);
        ReadReports: c, s => find_by_reference(c, "SE-2010-ABCDE");
        ReadReports: c, s => list_incidents(c, false, None);
        ReadReports: c, s => read_incident(c, s.incident);
        Acknowledge: c, s => acknowledge_alarm(c, s.alarm);
        Acknowledge: c, s => take_report(c, s.report);
        Acknowledge: c, s => set_duty(c, false);
        HandOn: c, s => hand_on_alarm(c, s.alarm, s.officer);
        Escalate: c, s => escalate_alarm(c, s.alarm, None);
        AskForMore: c, s => ask_for_more(c, s.alarm);
        AskForMore: c, s => enough(c, s.alarm);
        OwnDuty: c, s => my_duty(c);
        OwnDuty: c, s => my_zone(c);
        OwnDuty: c, s => my_open(c);
        OwnDuty: c, s => my_absences(c);
        OwnDuty: c, s => add_absence(c, c.now, c.now.plus(stormbell_model::Span::hours(1)));
        OwnDuty: c, s => import_absences(c, &[(c.now, c.now.plus(stormbell_model::Span::hours(2)))]);
        OwnDuty: c, s => preview_import(c, b"", &stormbell_model::rota::Zone::utc(), Counts::Busy);
        OwnDuty: c, s => undo_absence(c, "0190a0a0-0000-7000-8000-000000000000".parse().unwrap());
        OwnDuty: c, s => my_calendars(c);
        OwnDuty: c, s => make_calendar(c, Shows::Mine);
        OwnDuty: c, s => revoke_calendar(c, "0190a0a0-0000-7000-8000-000000000000".parse().unwrap());
        OwnDuty: c, s => my_feeds(c);
        OwnDuty: c, s => add_feed(c, "x", "https://a.example", &stormbell_model::rota::Zone::utc(), Counts::Busy);
        OwnDuty: c, s => read_feed_soon(c, "0190a0a0-0000-7000-8000-000000000000".parse().unwrap());
        OwnDuty: c, s => remove_feed(c, "0190a0a0-0000-7000-8000-000000000000".parse().unwrap());
        HandOver: c, s => hand_over_news(c);
        HandOver: c, s => hand_overs(c, None);
        HandOver: c, s => read_hand_over(c, s.hand_over);
        HandOver: c, s => my_promises(c);
        HandOver: c, s => begin_hand_over(c, handing(s.officer));
        HandOver: c, s => add_to_hand_over(c, s.hand_over, "More.", None);
        HandOver: c, s => accept_items(c, s.hand_over, &[0]);
        HandOver: c, s => decline_items(c, s.hand_over, &[0]);
        HandOver: c, s => keep_promise(c, s.hand_over, 0);
        HandOver: c, s => end_hand_over(c, s.hand_over);
        Answer: c, s => answer_reporter(c, s.report, "Hello.");
        Answer: c, s => add_file(c, s.report, "a.txt", b"a".to_vec());
        Assess: c, s => assess_report(c, s.report, assessment());
        ReadReports: c, s => list_waves(c, None);
        ReadReports: c, s => open_waves(c);
        ReadReports: c, s => read_wave(c, s.wave);
        ReadReports: c, s => list_proposals(c, None);
        ReadReports: c, s => list_campaigns(c, None);
        ReadReports: c, s => read_campaign(c, s.campaign);
        WorkIncident: c, s => draft_warning(c, s.wave, "Careful.");
        WorkIncident: c, s => release_title(c, s.wave, "A title");
        WorkIncident: c, s => withdraw_title(c, s.wave);
        WorkIncident: c, s => gather_incident(c, s.campaign, s.incident, "kit");
        WorkIncident: c, s => gather_by_reference(c, s.campaign, "none", "kit");
        WorkIncident: c, s => close_campaign(c, s.campaign, true);
        WorkIncident: c, s => release_incident(c, s.campaign, s.link);
        WorkIncident: c, s => open_campaign(c, "Another", s.incident, "kit");
        WorkIncident: c, s => merge_incidents(c, s.incident, s.incident, "kit");
        WorkIncident: c, s => split_incident(c, s.incident, &[s.report], "Another", "kit");
        WorkIncident: c, s => undo_regrouping(c, stormbell_model::RegroupingId::from_bytes(&[0; 16]).unwrap());
        WorkIncident: c, s => accept_proposal(c, stormbell_model::ProposalId::from_bytes(&[0; 16]).unwrap());
        WorkIncident: c, s => refuse_proposal(c, stormbell_model::ProposalId::from_bytes(&[0; 16]).unwrap());
        WorkIncident: c, s => assess_incident(c, s.incident, assessment());
        WorkIncident: c, s => open_incident(c, "Another", &[], "");
        WorkIncident: c, s => link_report(c, s.report, s.incident, "alike");
        WorkIncident: c, s => unlink_report(c, s.link, "not alike");
        WorkIncident: c, s => write_entry(c, s.incident, "Called the bank.");
        OpenIdentity: c, s => sealed_identity(c, s.report, "To call back.");
        OpenIdentity: c, s => resealable(c);
        OpenIdentity: c, s => reseal_identity(c, s.report, vec![1]);
        ReadReports: c, s => list_indicators(c, None);
        ReadReports: c, s => read_indicator(c, s.indicator, None);
        ReadReports: c, s => read_import(c, s.import);
        ReadReports: c, s => rule_scores(c);
        ReadReports: c, s => list_datasets(c);
        ManageIndicators: c, s => add_indicators(c, indicators());
        ManageIndicators: c, s => undo_import(c, s.import);
        Close: c, s => close_incident(c, s.incident, Outcome::Advised, "Over.", false);
        Close: c, s => reopen_incident(c, s.incident, "Not over.");
        Close: c, s => close_report(c, s.report, Outcome::Advised, "Over.");
        Close: c, s => reopen_report(c, s.report, "Not over.");
        ReadRotas: c, s => list_rotas(c);
        ReadRotas: c, s => read_rota(c, s.rota);
        DrawRotas: c, s => draw_rota(c, rota("Another"), None);
        DrawRotas: c, s => change_rota(c, s.rota, rota("Changed"));
        DrawRotas: c, s => add_layer(c, s.rota, layer(s));
        DrawRotas: c, s => change_layer(c, s.layer, layer(s));
        DrawRotas: c, s => undo_layer_change(c, s.layer);
        DrawRotas: c, s => end_layer(c, s.layer);
        DrawRotas: c, s => go_on_with_layer(c, s.layer);
        DrawRotas: c, s => make_override(c, s.rota, an_hour(c, s));
        DrawRotas: c, s => undo_override(c, s.change);
        DrawRotas: c, s => put_rota_away(c, s.rota);
        DrawRotas: c, s => take_rota_out(c, s.rota);
        DrawRotas: c, s => let_rotas_decide(c);
        SwapShifts: c, s => swap_shift(c, s.layer, 1_000_000, s.officer);
        SwapShifts: c, s => accept_swap(c, s.swap);
        SwapShifts: c, s => undo_swap(c, s.swap);
        ReadOpenings: c, s => openings(c, None);
        ReadJournal: c, s => journal_page(c, None);
        ReadHealth: c, s => health(c);
        ReadReach: c, s => reach_list(c);
        ManageEscalation: c, s => policies_desk(c);
        ManageEscalation: c, s => write_policy(c, stormbell_model::triage::Priority::Low, 0, &crate::ring::draft());
        ManageEscalation: c, s => use_policy_again(c, stormbell_model::triage::Priority::Low, 0, 0);
        ManageEscalation: c, s => teams_desk(c);
        ManageEscalation: c, s => make_team(c, "Hospital", &[s.officer]);
        ManageEscalation: c, s => change_team(c, stormbell_model::TeamId::from_bytes(&[0; 16]).unwrap(), "Hospital", &[]);
        ManageEscalation: c, s => restore_team(c, stormbell_model::TeamId::from_bytes(&[0; 16]).unwrap());
        ManageEscalation: c, s => remove_team(c, stormbell_model::TeamId::from_bytes(&[0; 16]).unwrap());
        ManageOrganisations: c, s => list_organisations(c);
        ManageOrganisations: c, s => register_organisation(c, "A clinic", None);
        ManageOrganisations: c, s => set_assets(c, s.organisation, "bank.example\n45.9.148.0/24");
        ManageOrganisations: c, s => give_api_key(c, s.organisation, "second");
        ManageOrganisations: c, s => revoke_api_key(c, s.key);
        ManageRecoveryKeys: c, s => recovery_keys(c);
        ManageRecoveryKeys: c, s => set_recovery_keys(c, [String::new(), String::new()]);
        SecondRecovery: c, s => list_officers(c);
        SecondRecovery: c, s => second_recovery(c, s.recovery);
        ManageOfficers: c, s => invite(c, Role::Lead);
        ManageOfficers: c, s => withdraw_invitation(c, s.invitation);
        ManageOfficers: c, s => begin_recovery(c, s.officer);
        ManageOfficers: c, s => change_role(c, s.officer, Role::Auditor);
        ManageOfficers: c, s => let_leave(c, s.officer);
        ReadExchange: c, s => exchange::what_went(c, None);
        ReadExchange: c, s => exchange::what_came(c, None);
        ReadExchange: c, s => exchange::one_sent(c, STATEMENT);
        ReadExchange: c, s => exchange::one_came(c, STATEMENT);
        ReadExchange: c, s => exchange::library(c, "flood", None);
        ReadExchange: c, s => exchange::help_requests(c, None);
        ReadExchange: c, s => exchange::neighbours(c);
        ReadExchange: c, s => exchange::common_picture(c);
        ReadExchange: c, s => exchange::circles(c);
        ReadExchange: c, s => exchange::unread_from_neighbours(c);
        ReadExchange: c, s => exchange::helpers(c);
        ReadExchange: c, s => exchange::standing_order(c);
        ManageEscalation: c, s => exchange::set_helpers(c, &[]);
        ManageEscalation: c, s => exchange::set_standing_order(c, None);
        Share: c, s => exchange::pseudonym(c, s.organisation, GroupId([1; 16]));
        ReadExchange: c, s => exchange::beside(c, STATEMENT, vec![STATEMENT], None);
        ReadExchange: c, s => exchange::how_far(c, vec![STATEMENT]);
        ReadExchange: c, s => exchange::test_calls(c);
        Share: c, s => exchange::begin_sharing(c, exchange::About::Incident(s.incident));
        Share: c, s => exchange::content_about(c, exchange::About::Wave(s.wave), String::new(), Vec::new(), true);
        AskHelp: c, s => exchange::test_call(c, &stormbell_world::net::name("ee"));
        Share: c, s => exchange::preview(c, &advisory("x", &["ee"]));
        Share: c, s => exchange::share(c, advisory("x", &["ee"]));
        WithdrawShared: c, s => exchange::withdraw(c, STATEMENT, "wrong");
        WithdrawShared: c, s => exchange::supersede(c, STATEMENT, advisory("x", &["ee"]));
        EraseShared: c, s => exchange::erase(c, STATEMENT, "wrong");
        AskHelp: c, s => exchange::ask_help(c, &[], advisory("x", &["ee"]));
        AskHelp: c, s => exchange::answer_help(c, STATEMENT, "yes", advisory("x", &["ee"]));
        ManageCircles: c, s => exchange::make_circle(c, "x", &std::collections::BTreeSet::new());
        ManageCircles: c, s => exchange::trust_again(c, &stormbell_world::net::name("ee"));
        OwnSettings: c, s => my_key(c);
        OwnSettings: c, s => passkeys_of(c);
        OwnSettings: c, s => my_channels(c);
        OwnSettings: c, s => add_channel(c, &NewChannel { channel: "mail".into(), to: "b@example.eu".into(), ..NewChannel::default() });
        OwnSettings: c, s => set_profile(c, "Eve", None, Lang::En);
    }
}

/// A statement that nobody has made.
const STATEMENT: exchange::StatementId = exchange::StatementId([9; 32]);

fn indicators() -> NewIndicators {
    NewIndicators {
        source: String::from("a neighbour"),
        bytes: b"evil.example".to_vec(),
        tlp: stormbell_model::marking::Tlp::Amber,
        ends_at: None,
        raises: None,
    }
}

fn assessment() -> Assessment {
    Assessment {
        priority: Some(stormbell_model::triage::Priority::Low),
        reason: String::from("a drill"),
        ..Assessment::default()
    }
}

#[test]
fn every_right_is_walked() {
    let walked: Vec<Act> = doings().into_iter().map(|(act, _, _)| act).collect();
    for act in stormbell_model::access::ACTS {
        assert!(walked.contains(act), "nothing tries «{}»", act.code());
    }
}

#[tokio::test]
async fn what_a_role_may_not_do_is_refused_and_changes_nothing_and_the_rest_is_done() {
    World::on_each_engine(|world| async move {
        let scene = scene(&world).await;
        let mut people = Vec::new();
        for role in ROLES {
            people.push((role, world.officer(role.code(), role).await.actor));
        }
        for (role, actor) in &people {
            let ctx = world.ctx(*actor);
            let before = common::journal_size(&world).await;
            for (act, what, doing) in doings() {
                if !role_may(*role, act) {
                    let refused = doing(&ctx, &scene).await;
                    let told = matches!(refused, Err(Fault::Forbidden(a)) if a == act);
                    assert!(told, "{} was not refused {what}", role.code());
                }
            }
            assert_eq!(
                common::journal_size(&world).await,
                before,
                "{}",
                role.code()
            );
        }
        // The lead's acts end things, so the lead comes last.
        people.sort_by_key(|(role, _)| *role == Role::Lead);
        for (role, actor) in people {
            for (act, what, doing) in doings() {
                let done = doing(&world.ctx(actor), &scene).await;
                let ours = matches!(done, Err(Fault::Forbidden(_) | Fault::Internal));
                assert!(!ours || !role_may(role, act), "{}: {what}", role.code());
            }
        }
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn to_everybody_from_outside_the_desk_is_not_there() {
    World::on_each_engine(|world| async move {
        let scene = scene(&world).await;
        let outside = [
            Actor::Visitor,
            Actor::Reporter(scene.report),
            Actor::Machine(scene.organisation),
            Actor::Node,
        ];
        let before = common::journal_size(&world).await;
        for actor in outside {
            for (act, what, doing) in doings() {
                // The reporter gives files to the own report, and that is no act of the desk.
                if act == Act::Answer && what.starts_with("add_file") && actor == outside[1] {
                    continue;
                }
                let answer = doing(&world.ctx(actor), &scene).await;
                assert!(matches!(answer, Err(Fault::NotFound)), "{actor:?}: {what}");
            }
            let ctx = world.ctx(actor);
            let own = [
                end_session(&ctx).await.err(),
                my_sessions(&ctx).await.err(),
                set_key_of_nobody(&ctx).await.err(),
            ];
            assert!(own.iter().all(|f| matches!(f, Some(Fault::NotFound))));
        }
        assert_eq!(common::journal_size(&world).await, before);
    })
    .await;
}

async fn set_key_of_nobody(ctx: &Ctx) -> Result<(), Fault> {
    let recipient = String::new();
    let wrapped = Vec::new();
    set_key(ctx, NewKey { recipient, wrapped }).await
}

#[tokio::test]
async fn a_reporter_reads_only_the_own_report() {
    World::on_each_engine(|world| async move {
        let mine = file(&world, said("mine")).await;
        let yours = file(&world, said("yours")).await;
        let me = reporter(&world, &mine);
        let you = reporter(&world, &yours);
        let secret = add_file(&you, yours.report, "secret.txt", b"secret".to_vec())
            .await
            .unwrap();
        let before = common::journal_size(&world).await;
        let nothing = |fault: Option<Fault>| assert!(matches!(fault, Some(Fault::NotFound)));
        nothing(read_file(&me, yours.report, secret.id).await.err());
        nothing(read_file(&me, mine.report, secret.id).await.err());
        nothing(add_file(&me, yours.report, "a", vec![1]).await.err());
        nothing(own_reports(&me, None, 10).await.err());
        let stranger = world.ctx(Actor::Visitor);
        nothing(read_conversation(&stranger).await.err());
        nothing(write_message(&stranger, "x").await.err());
        nothing(read_file(&stranger, yours.report, secret.id).await.err());
        nothing(add_file(&stranger, yours.report, "a", vec![1]).await.err());
        assert_eq!(common::journal_size(&world).await, before);
        let talk = read_conversation(&me).await.unwrap();
        assert!(talk.files.is_empty() && talk.messages.is_empty());
        assert_eq!(talk.reference, mine.reference);
    })
    .await;
}

#[tokio::test]
async fn what_an_officer_puts_to_a_report_the_reporter_does_not_get() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("x")).await;
        let lea = world.officer("Lea", Role::Lead).await;
        let kept = add_file(&lea.ctx(), filed.report, "trace.pcap", vec![1, 2])
            .await
            .unwrap();
        let me = reporter(&world, &filed);
        let asked = read_file(&me, filed.report, kept.id).await;
        assert!(matches!(asked, Err(Fault::NotFound)));
        assert!(read_conversation(&me).await.unwrap().files.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_wrong_number_tells_nothing() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("x")).await;
        let visitor = world.ctx(Actor::Visitor);
        let other = stormbell_model::receipt::Receipt::draw(world.chance());
        let nobody = enter_with_receipt(&visitor, other.digits()).await;
        assert!(matches!(nobody, Err(Fault::NotFound)));
        let fields = |typed: &str| {
            let (visitor, typed) = (visitor.clone(), typed.to_owned());
            async move { common::complaints(enter_with_receipt(&visitor, &typed).await) }
        };
        let receipt = |problem| vec![("receipt".to_owned(), problem)];
        assert_eq!(fields(" ").await, receipt(Problem::Missing));
        assert_eq!(fields("1234").await, receipt(Problem::Digits { was: 4 }));
        assert_eq!(fields("12ab").await, receipt(Problem::Form));
        let mut digits = filed.receipt.digits().to_owned();
        let wrong = if digits.starts_with('1') { "2" } else { "1" };
        digits.replace_range(0..1, wrong);
        assert_eq!(fields(&digits).await, receipt(Problem::Check));
        assert_eq!(common::rows(&world, "sessions").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_organisation_lists_its_own_and_a_revoked_key_opens_nothing() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let mut keys = Vec::new();
        for name in ["A bank", "A clinic"] {
            let id = register_organisation(&lea.ctx(), name, None).await.unwrap();
            keys.push(give_api_key(&lea.ctx(), id, "monitoring").await.unwrap());
            for n in 0..3 {
                let by = NewReport {
                    by: Some(id),
                    door: Door::Api,
                    ..said(&format!("{name} {n}"))
                };
                file(&world, by).await;
                world.clock.advance(stormbell_model::Span::seconds(1));
            }
        }
        file(&world, said("nobody's")).await;
        let visitor = world.ctx(Actor::Visitor);
        let mut seen = std::collections::BTreeSet::new();
        for key in &keys {
            let actor = machine(&visitor, key).await.unwrap().expect("a good key");
            let ctx = world.ctx(actor);
            let first = own_reports(&ctx, None, 2).await.unwrap();
            let rest = own_reports(&ctx, first.next.clone(), 2).await.unwrap();
            assert_eq!((first.rows.len(), rest.rows.len(), rest.next), (2, 1, None));
            seen.extend(first.rows.into_iter().chain(rest.rows).map(|r| r.reference));
        }
        assert_eq!(seen.len(), 6, "no report in both lists");
        for odd in [
            "",
            "sbk_",
            "sbk_0000",
            &keys[0][4..],
            &format!("{}0", keys[0]),
            &lea.token,
        ] {
            assert!(machine(&visitor, odd).await.unwrap().is_none(), "{odd}");
        }
        let listed = list_organisations(&world.ctx(lea.actor)).await.unwrap();
        let bank = listed.iter().find(|o| o.name == "A bank").unwrap();
        revoke_api_key(&lea.ctx(), bank.keys[0].id).await.unwrap();
        assert!(machine(&visitor, &keys[0]).await.unwrap().is_none());
        assert!(machine(&visitor, &keys[1]).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn who_only_watches_does_not_take_the_news_away_from_those_who_answer() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("x")).await;
        let lea = world.officer("Lea", Role::Lead).await;
        let dora = world.officer("Dora", Role::DataProtection).await;
        let me = reporter(&world, &filed);
        write_message(&me, "Please hurry.").await.unwrap();
        read_report(&dora.ctx(), filed.report).await.unwrap();
        let talk = read_conversation(&me).await.unwrap();
        assert_eq!(
            talk.messages[0].seen_at, None,
            "nobody who answers has seen it"
        );
        let queue = desk_queue(&lea.ctx(), &QueueFilter::default())
            .await
            .unwrap();
        assert_eq!(queue.reports[0].unread, 1);
        read_report(&lea.ctx(), filed.report).await.unwrap();
        let talk = read_conversation(&me).await.unwrap();
        assert!(talk.messages[0].seen_at.is_some());
    })
    .await;
}
