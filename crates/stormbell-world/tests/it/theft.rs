//! A thief carries the database away, or a dump of it, or a backup. Nothing in the bytes says who anybody is or what
//! anybody said.

use crate::common::{self, contact, file, reporter, signed, urgent};
use stormbell_model::{
    Lang,
    observable::Observable,
    officer::{Actor, Role},
    report::{NewReport, Outcome},
};
use stormbell_service::*;
use stormbell_store::testing::server;
use stormbell_world::{
    Person, World,
    copies::dumped,
    thief::{assert_silent, everything_in, found},
};

/// Words that stand nowhere else. Each is given to the node in another place.
const SAID: [&str; 24] = [
    "Kaleidoskopflod",
    "Sjukhusexempel",
    "boarhound.example",
    "Papegojmelodi",
    "Vindruvsklase",
    "snowplough-evidence.eml",
    "Trollslandevinge",
    "Gurkmejakopp",
    "Ostbricka",
    "Nyponsoppa",
    "Lakritsbit",
    "Rabarberpaj",
    "Knäckebrödsskiva",
    "Surströmmingsburk",
    "Filmjölksskål",
    "Annaliisa",
    "Havtornsbolag",
    "Kantarellnyckel",
    "Lingontelefon",
    "once-upon-a-key",
    "Blåbärssoppa",
    "Pepparkakshus",
    "Semestervecka",
    "polkagris-feed",
];

async fn live(world: &World) -> Vec<String> {
    let early = file(world, signed(SAID[0])).await;
    let anna = world.officer(SAID[15], Role::Lead).await;
    let report = NewReport {
        organisation: Some(SAID[1].into()),
        observables: vec![Observable {
            kind: "domain".into(),
            value: SAID[2].into(),
        }],
        ..urgent(SAID[3])
    };
    let once = Once {
        key: SAID[19].into(),
        fingerprint: [9; 32],
    };
    let visitor = world.ctx(Actor::Visitor);
    let filed = file_report(&visitor, report, Some(once)).await.unwrap();
    let sealed = file(world, signed(SAID[0])).await;
    world.settle().await;
    let links = world.mailbox.take();
    talk(world, &filed, &anna).await;
    desk(&anna, &sealed).await;
    hand_over(world, &anna).await;
    let utc = stormbell_model::rota::Zone::utc();
    let url = format!("https://calendar.example/{}", SAID[23]);
    add_feed(&anna.ctx(), SAID[22], &url, &utc, Counts::Busy)
        .await
        .unwrap();
    make_calendar(&anna.ctx(), Shows::Mine).await.unwrap();
    let calendar = my_calendars(&anna.ctx()).await.unwrap().remove(0).url;
    let entered = enter_with_receipt(&visitor, sealed.receipt.digits())
        .await
        .unwrap();
    let invited = invite(&anna.ctx(), Role::Handler).await.unwrap();
    let bank = register_organisation(&anna.ctx(), SAID[16], None)
        .await
        .unwrap();
    let key = give_api_key(&anna.ctx(), bank, SAID[17]).await.unwrap();
    let calendar = calendar.rsplit('/').next().unwrap();
    let calendar = calendar.trim_end_matches(".ics").to_owned();
    let mut secrets = vec![entered.token, invited.token, key, anna.token, calendar];
    for filed in [&early, &filed, &sealed] {
        secrets.push(filed.receipt.digits().to_owned());
        secrets.push(filed.receipt.grouped());
    }
    secrets.extend(
        links
            .iter()
            .map(|c| c.url.rsplit('/').next().unwrap().to_owned()),
    );
    secrets
}

async fn talk(world: &World, filed: &Filed, anna: &Person) {
    let me = reporter(world, filed);
    write_message(&me, SAID[4]).await.unwrap();
    let bytes = SAID[6].repeat(400).into_bytes();
    add_file(&me, filed.report, SAID[5], bytes).await.unwrap();
    answer_reporter(&anna.ctx(), filed.report, SAID[7])
        .await
        .unwrap();
    close_report(&anna.ctx(), filed.report, Outcome::Advised, SAID[8])
        .await
        .unwrap();
    reopen_report(&anna.ctx(), filed.report, SAID[9])
        .await
        .unwrap();
}

async fn desk(anna: &Person, filed: &Filed) {
    let ctx = anna.ctx();
    let incident = open_incident(&ctx, SAID[10], &[filed.report], SAID[11])
        .await
        .unwrap();
    write_entry(&ctx, incident, SAID[12]).await.unwrap();
    let assessment = Assessment {
        priority: Some(stormbell_model::triage::Priority::Low),
        reason: SAID[13].into(),
        ..Assessment::default()
    };
    assess_incident(&ctx, incident, assessment.clone())
        .await
        .unwrap();
    assess_report(&ctx, filed.report, assessment).await.unwrap();
    sealed_identity(&ctx, filed.report, SAID[14]).await.unwrap();
    let email = format!("{}@desk.example", SAID[18]);
    set_profile(&ctx, SAID[15], Some(&email), Lang::Sv)
        .await
        .unwrap();
}

async fn hand_over(world: &World, anna: &Person) {
    let new = NewHandOver {
        leaving: None,
        coming: world.officer("Ben", Role::Handler).await.id(),
        note: SAID[20].into(),
    };
    let id = begin_hand_over(&anna.ctx(), new).await.unwrap();
    let by = world.node.now().plus(stormbell_model::Span::hours(1));
    add_to_hand_over(&anna.ctx(), id, SAID[21], Some(by))
        .await
        .unwrap();
}

/// All that a thief can carry away of this house, by its name: the files or what the server gives out, and a copy as it
/// is before it is sealed for a backup.
async fn loot(world: &World) -> Vec<(&'static str, Vec<u8>)> {
    let copy = ("the copy in a backup", dumped(world.store()).await);
    let kept = match (world.database_file(), world.database_url()) {
        (Some(file), _) => ("the folder", everything_in(file.parent().unwrap())),
        (_, Some(url)) => ("the dump", server::dump(url)),
        _ => unreachable!("a house has a database"),
    };
    vec![copy, kept]
}

#[tokio::test]
async fn what_a_thief_carries_away_shows_no_person_and_no_word() {
    World::on_each_engine(|world| async move {
        let mut secrets = live(&world).await;
        let c = contact();
        secrets.extend([c.name, c.email, c.phone, c.other]);
        secrets.extend(SAID.map(str::to_owned));
        for (what, bytes) in loot(&world).await {
            // What is no secret can be read in it, so the search is able to find.
            assert_eq!(found(&bytes, &["report filed".into()]).len(), 1, "{what}");
            assert_silent(what, bytes, &secrets);
        }
        common::assert_journal_verifies(&world).await;
    })
    .await;
}
