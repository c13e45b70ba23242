//! A thief carries the database away. Nothing in its bytes says who anybody is or what anybody said.

use crate::common::{self, contact, file, reporter, signed, urgent};
use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};
use stormbell_model::{
    Lang,
    observable::Observable,
    officer::{Actor, Role},
    report::{NewReport, Outcome},
};
use stormbell_service::*;
use stormbell_store::{Engine, testing::server};
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

/// Reports of a busy evening: every sentence, name, number, organisation and file name in them is its own.
async fn crowd(world: &World) -> Vec<String> {
    let mut said = Vec::new();
    for n in 0..24_usize {
        let word = |salt: usize| invented(n * 31 + salt);
        let words = format!("{} {} the {} of {}.", word(1), word(2), word(3), word(4));
        let person = format!("{} {}", word(5), word(6));
        let (mail, phone) = (
            format!("{}@{}.example", word(7), word(8)),
            format!("+46 70 {:03} {:02} {:02}", n * 37 % 1000, n + 11, n + 42),
        );
        let organisation = format!("{} {}", word(9), word(10));
        if n % 2 == 0 {
            let body = serde_json::json!({
                "narrative": words, "kind": "ransom", "ongoing": n % 4 == 0, "organisation": organisation,
                "contact": { "name": person, "email": mail, "phone": phone },
                "observables": [{ "type": "domain", "value": format!("{}.example", word(11)) }],
            });
            let answer = world.visitor().post_json("/api/v1/reports", &body).await;
            assert_eq!(answer.status, 201, "{}", answer.text());
        } else {
            page_with_file(
                world,
                &words,
                &person,
                &mail,
                &phone,
                &organisation,
                &word(12),
            )
            .await;
            said.extend([
                format!("{}-evidence.txt", word(12)),
                format!("log of {}", word(12)),
            ]);
        }
        said.extend((1..11).map(word));
        said.extend([
            words,
            person,
            mail,
            phone.replace(' ', ""),
            phone,
            organisation,
        ]);
    }
    world.settle().await;
    said
}

/// The same through the page, as a browser sends it, with a file.
async fn page_with_file(
    world: &World,
    words: &str,
    person: &str,
    mail: &str,
    phone: &str,
    organisation: &str,
    file: &str,
) {
    let fields = [
        ("form_id", format!("0123456789abcdef{file}")),
        ("what", "message".into()),
        ("narrative", words.into()),
        ("name", person.into()),
        ("email", mail.into()),
        ("phone", phone.into()),
        ("organisation", organisation.into()),
        ("at", "more".into()),
        ("do", "send".into()),
    ];
    let mut body = String::new();
    for (name, value) in fields {
        body +=
            &format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += &format!(
        "--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{file}-evidence.txt\"\r\n\
         Content-Type: text/plain\r\n\r\nlog of {file}\r\n--cut--\r\n"
    );
    let kind = "multipart/form-data; boundary=cut";
    let answer = world
        .visitor()
        .post_bytes("/flag", kind, body.into_bytes())
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

/// A word that no program, table or log has by itself.
fn invented(n: usize) -> String {
    const PARTS: [&str; 12] = [
        "brå", "skö", "vrin", "dlu", "fjäm", "kvul", "snörp", "tjolk", "glyx", "zwer", "phlo",
        "ünst",
    ];
    let part = |n: usize| PARTS[n % PARTS.len()];
    format!(
        "{}{}{}{}",
        part(n),
        part(n / 3 + 5),
        part(n * 7 + 1),
        part(n / 5 + n)
    )
}

/// Every file beside the database: the log of writes, its index, whatever else was left there.
fn stolen(folder: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // A running server's files come and go.
        match path.is_dir() {
            true => out.extend(stolen(&path)),
            false => out.extend(std::fs::read(&path).unwrap_or_default()),
        }
    }
    out
}

/// Every way in which a text could lie somewhere: as it is, in small letters, in two bytes a sign, in Base 64 at any
/// offset, in hexadecimal, escaped for JSON or for an address.
fn disguises(text: &str) -> Vec<Vec<u8>> {
    let mut out = vec![text.as_bytes().to_vec(), text.to_lowercase().into_bytes()];
    out.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    out.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    for before in 0..3 {
        out.push(base64_inside(text.as_bytes(), before));
    }
    let hex: String = text.bytes().map(|b| format!("{b:02x}")).collect();
    out.extend([hex.to_uppercase().into_bytes(), hex.into_bytes()]);
    let escape = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => format!("\\u{:04x}", c as u32),
    };
    out.push(text.chars().map(escape).collect::<String>().into_bytes());
    let percent = |b: u8| match b.is_ascii_alphanumeric() || b"-_.~".contains(&b) {
        true => char::from(b).to_string(),
        false => format!("%{b:02X}"),
    };
    out.push(text.bytes().map(percent).collect::<String>().into_bytes());
    out
}

/// What of the Base 64 of a longer text is the same whatever stands around, when `before` bytes stand before.
fn base64_inside(text: &[u8], before: usize) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> = text
        .iter()
        .flat_map(|b| (0..8).rev().map(move |n| b >> n & 1 == 1))
        .collect();
    let skip = (6 - before * 8 % 6) % 6;
    bits[skip..]
        .chunks_exact(6)
        .map(|six| SIGNS[six.iter().fold(0, |n, bit| n * 2 + usize::from(*bit))])
        .collect()
}

/// Which of the secrets are in the loot, in any disguise. One pass for all: the loot is cut into pieces of eight bytes.
fn found(loot: &[u8], secrets: &[String]) -> Vec<String> {
    const PIECE: usize = 8;
    let mut needles: HashMap<[u8; PIECE], Vec<(Vec<u8>, &String)>> = HashMap::new();
    for secret in secrets {
        for needle in disguises(secret).into_iter().filter(|n| n.len() >= PIECE) {
            let head: [u8; PIECE] = needle[..PIECE].try_into().unwrap();
            needles.entry(head).or_default().push((needle, secret));
        }
    }
    let mut out = BTreeSet::new();
    for (at, head) in loot.windows(PIECE).enumerate() {
        let head: &[u8; PIECE] = head.try_into().unwrap();
        for (needle, secret) in needles.get(head).into_iter().flatten() {
            if loot[at..].starts_with(needle) {
                out.insert((*secret).clone());
            }
        }
    }
    out.into_iter().collect()
}

async fn busy(world: &World) -> Vec<String> {
    let mut secrets = live(world).await;
    secrets.extend(crowd(world).await);
    let c = contact();
    secrets.extend([c.name, c.email, c.phone, c.other]);
    secrets.extend(SAID.map(str::to_owned));
    secrets
}

/// Nothing of the secrets is there; and the search would have found it.
fn assert_silent(what: &str, mut loot: Vec<u8>, secrets: &[String]) {
    assert!(
        loot.len() > 30_000,
        "{what}: a busy house, {} bytes",
        loot.len()
    );
    assert_eq!(found(&loot, secrets), [""; 0], "in {what}");
    for (n, secret) in secrets.iter().enumerate().step_by(17) {
        let disguises = disguises(secret);
        let planted = &disguises[n % disguises.len()];
        if planted.len() >= 8 {
            let at = loot.len() / 2;
            loot.splice(at..at, planted.iter().copied());
            assert!(found(&loot, secrets).contains(secret), "{what}: a control");
            loot.drain(at..at + planted.len());
        }
    }
}

#[tokio::test]
async fn a_stolen_data_directory_shows_no_person_and_no_word() {
    let world = World::seeded(2010).await;
    let secrets = busy(&world).await;
    let folder = world.database_file().unwrap().parent().unwrap();
    let names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().any(|n| n.ends_with("-wal")), "{names:?}");
    assert!(names.iter().any(|n| n.ends_with("-shm")), "{names:?}");
    let loot = stolen(folder);
    let public = [String::from("report filed")];
    assert_eq!(found(&loot, &public), public, "what is not secret is found");
    assert_silent("the data directory", loot, &secrets);
}

#[tokio::test]
async fn a_stolen_dump_of_postgresql_and_its_raw_files_show_no_person_and_no_word() {
    let Some(world) = World::on(Engine::Postgres, 2010).await else {
        return;
    };
    let secrets = busy(&world).await;
    let url = world.database_url().unwrap().to_owned();
    let dump = server::dump(&url);
    let public = [String::from("report filed")];
    assert_eq!(found(&dump, &public), public, "what is not secret is found");
    // A dump writes bytes in hexadecimal: looked at as they are, too.
    assert_silent("the dump, its bytes read", unhex(&dump), &secrets);
    assert_silent("the dump", dump, &secrets);
    let raw = server::folder_of(&url).expect("a server of our own");
    assert_silent("the raw files", stolen(&raw), &secrets);
}

/// The bytes that a dump writes in hexadecimal.
fn unhex(dump: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(dump);
    let mut out = Vec::new();
    for cell in text.split(['\t', '\n']) {
        let digits = cell.strip_prefix("\\\\x").unwrap_or_default();
        let byte = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        out.extend((0..digits.len()).step_by(2).filter_map(byte));
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
