//! A thief carries the database away. Nothing in its bytes says who anybody is or what anybody said.

use crate::common::{self, contact, file, reporter, signed, urgent};
use std::path::Path;
use stormbell_model::{
    Lang,
    observable::Observable,
    officer::{Actor, Role},
    report::{NewReport, Outcome},
};
use stormbell_service::*;
use stormbell_world::{Person, World};

/// Words that stand nowhere else. Each is given to the node in another place.
const SAID: [&str; 20] = [
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
    let entered = enter_with_receipt(&visitor, sealed.receipt.digits())
        .await
        .unwrap();
    let invited = invite(&anna.ctx(), Role::Handler).await.unwrap();
    let bank = register_organisation(&anna.ctx(), SAID[16], None)
        .await
        .unwrap();
    let key = give_api_key(&anna.ctx(), bank, SAID[17]).await.unwrap();
    let mut secrets = vec![entered.token, invited.token, key, anna.token];
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

/// Every file beside the database, its journal of writes included.
fn stolen(database: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(database.parent().unwrap()).unwrap() {
        out.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    out
}

/// The bytes as a text to search in: signs that are no text become others, all that is text stays.
fn readable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

fn holds(haystack: &str, needle: &str) -> bool {
    haystack.contains(&needle.to_ascii_lowercase())
}

#[tokio::test]
async fn a_stolen_database_shows_no_person_and_no_word() {
    let world = World::seeded(2010).await;
    let mut secrets = live(&world).await;
    let c = contact();
    secrets.extend([c.name, c.email, c.phone, c.other]);
    secrets.extend(SAID.map(str::to_owned));
    let loot = readable(&stolen(world.database_file().unwrap()));
    assert!(loot.len() > 100_000, "a busy house");
    assert!(
        holds(&loot, "report filed"),
        "what is not secret is found, so the search works"
    );
    for secret in secrets {
        assert!(!holds(&loot, &secret), "in the loot: {secret}");
        let wide: String = secret.chars().flat_map(|c| [c, '\0']).collect();
        assert!(
            !holds(&loot, &wide),
            "in the loot, two bytes a sign: {secret}"
        );
    }
}

#[tokio::test]
async fn no_column_of_any_table_shows_a_person_or_a_word() {
    World::on_each_engine(|world| async move {
        let mut secrets = live(&world).await;
        let c = contact();
        secrets.extend([c.name, c.email, c.phone, c.other]);
        secrets.extend(SAID.map(str::to_owned));
        for (table, columns) in TABLES {
            for column in *columns {
                let bytes = readable(&column_bytes(&world, table, column).await);
                for secret in &secrets {
                    assert!(!holds(&bytes, secret), "{table}.{column}: {secret}");
                }
            }
        }
        let acts = readable(&column_bytes(&world, "journal", "act").await);
        assert!(holds(&acts, "report filed"));
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

/// Columns that hold text or bytes.
const TABLES: &[(&str, &[&str])] = &[
    ("journal", &["act", "actor", "record"]),
    (
        "reports",
        &[
            "reference",
            "sealed",
            "identity",
            "identity_roster",
            "reasons",
        ],
    ),
    ("messages", &["side", "sealed"]),
    ("attachments", &["media", "sealed"]),
    ("attachment_bodies", &["sealed"]),
    ("incidents", &["reference", "sealed"]),
    ("links", &["sealed"]),
    ("entries", &["kind", "sealed"]),
    ("notifications", &["channel", "state", "note"]),
    ("officers", &["sealed", "role", "recipient"]),
    ("passkeys", &["credential_lookup", "sealed"]),
    ("wrappings", &["kind", "sealed"]),
    ("invitations", &["lookup", "role"]),
    ("sessions", &["lookup"]),
    ("once_keys", &["lookup", "sealed"]),
    ("openings", &["sealed"]),
    ("organisations", &["sealed"]),
    ("api_keys", &["lookup", "sealed"]),
    ("jobs", &["lane", "subject", "payload"]),
];

async fn column_bytes(world: &World, table: &'static str, column: &'static str) -> Vec<u8> {
    let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
    let look = world.store().read("look like a thief", move |tx| {
        tx.query(&sql, &[], |r| {
            r.blob(0).or_else(|_| r.text(0).map(String::into_bytes))
        })
    });
    let found = look
        .await
        .unwrap_or_else(|e| panic!("{table}.{column}: {e}"));
    found.join(&b'\n')
}
