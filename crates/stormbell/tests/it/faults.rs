//! Faults while the real program runs, and files that were damaged while it did not: it refuses clearly, keeps nothing
//! by halves, recovers without a restart where it can, and does not open what it cannot trust.

use serde_json::json;
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::channel,
    time::{Duration, Instant},
};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_store::{
    Place, Store, StoreConfig,
    testing::server::{self, Safety},
};
use stormbell_world::{
    TestChance,
    real::{Order, Running, START_MAX, Said, ask},
};

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn fresh(name: &str) -> Folder {
        let name = format!("stormbell-fault-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn order(&self) -> Order {
        Order::new(
            Path::new(env!("CARGO_BIN_EXE_stormbell")),
            &self.0.join("data"),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is in the temporary folder, and the test's result does not depend on it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn started(order: &Order) -> (Running, SocketAddr) {
    let program = order.start();
    let address = program.listens(START_MAX);
    let said = || fs::read_to_string(order.log()).unwrap_or_default();
    (
        program,
        address.unwrap_or_else(|| panic!("no start: {}", said())),
    )
}

fn file(address: SocketAddr, words: &str) -> Said {
    let head = "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json";
    ask(address, head, &json!({ "narrative": words }).to_string()).expect("an answer")
}

fn receipt(said: &Said) -> String {
    assert_eq!(said.status, 201, "{}", said.text());
    said.json()["receipt"].as_str().unwrap().to_owned()
}

fn is_kept(address: SocketAddr, receipt: &str) -> bool {
    let head = format!("GET /api/v1/reports/mine HTTP/1.1\r\nReceipt: {receipt}");
    ask(address, &head, "").is_some_and(|said| said.status == 200)
}

fn readyz(address: SocketAddr) -> Said {
    ask(address, "GET /readyz HTTP/1.1", "").expect("an answer")
}

/// Asks again until it is so; the program's own looks come once a second.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < end, "{what}");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

fn says(address: SocketAddr, code: &str) -> bool {
    let said = readyz(address);
    said.status == 503
        && said.json()["notes"]
            .as_array()
            .is_some_and(|n| n.contains(&json!(code)))
}

fn is_ready(address: SocketAddr) -> bool {
    readyz(address).status == 200
}

/// Whether this machine lets us mount a small disk of our own.
fn may_mount() -> bool {
    let tried = Command::new("unshare")
        .args([
            "-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt",
        ])
        .output();
    let may = tried.is_ok_and(|t| t.status.success());
    if !may {
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            b"skipped: this machine does not let us mount a small disk\n",
        );
    }
    may
}

#[test]
fn a_full_disk_is_said_and_room_on_it_is_enough_to_go_on() {
    if !may_mount() {
        return;
    }
    let folder = Folder::fresh("full");
    let mut order = folder.order();
    fs::create_dir_all(&order.data).unwrap();
    let data = order.data.display();
    order.wrapper = Some(format!(
        "exec unshare -rm sh -c 'mount -t tmpfs -o size=6m none {data} && exec \"$@\"' sh \"$@\""
    ));
    let (program, address) = started(&order);
    // The small disk as the program sees it; only its own name space has it.
    let inside = PathBuf::from(format!("/proc/{}/root{data}", program.id()));
    let mut kept = vec![receipt(&file(address, "There is room."))];
    let filler = inside.join("something-large");
    // Until nothing more goes onto it.
    let mut room = 6 * 1024 * 1024;
    while room >= 4096 {
        let mut held = fs::read(&filler).unwrap_or_default();
        held.resize(held.len() + room, 0);
        let fits = fs::write(&filler, &held).is_ok();
        if !fits {
            held.truncate(held.len() - room);
            fs::write(&filler, &held).unwrap();
        }
        room /= 2;
    }
    let large = "No room for this. ".repeat(300);
    until("it fills up", || {
        let said = file(address, &large);
        if said.status == 201 {
            kept.push(receipt(&said));
        }
        said.status == 503 && said.head.contains("retry-after")
    });
    until("it says why", || says(address, "store-full"));
    assert!(kept.iter().all(|r| is_kept(address, r)), "reading goes on");
    fs::remove_file(&filler).unwrap();
    until("it goes on", || is_ready(address));
    kept.push(receipt(&file(address, &large)));
    assert!(kept.iter().all(|r| is_kept(address, r)));
    let log = fs::read_to_string(order.log()).unwrap();
    assert_eq!(
        log.matches("trouble=\"store-full\"").count(),
        2,
        "said once, and once when over: {log}"
    );
}

#[test]
fn a_read_only_disk_is_refused_with_what_to_do_and_costs_nothing() {
    if !may_mount() {
        return;
    }
    let folder = Folder::fresh("read-only");
    let mut order = folder.order();
    let (program, address) = started(&order);
    let kept = receipt(&file(address, "Written while that was possible."));
    program.kill();
    let data = order.data.display();
    order.wrapper = Some(format!(
        "exec unshare -rm sh -c 'mount --bind {data} {data} && mount -o remount,bind,ro {data} && exec \"$@\"' sh \"$@\""
    ));
    assert!(!order.start().ended(), "it does not open its door");
    let log = fs::read_to_string(order.log()).unwrap();
    assert!(log.contains(&format!("make {data} writable")), "{log}");
    order.wrapper = None;
    let (_program, address) = started(&order);
    assert!(is_kept(address, &kept));
    receipt(&file(address, "And now it is possible again."));
}

#[test]
fn a_database_server_that_goes_and_comes_back_is_found_again() {
    let Some(server) = server::start(Safety::Off) else {
        return;
    };
    let runtime = tokio_runtime();
    runtime.block_on(server.make_database("node"));
    let folder = Folder::fresh("gone");
    let order = folder
        .order()
        .with("STORMBELL_DATABASE", &server.url("node"));
    let (_program, address) = started(&order);
    let mut kept = vec![receipt(&file(address, "It is there."))];
    server.stop();
    let refused = file(address, "It is gone.");
    assert_eq!(refused.status, 503);
    assert!(refused.head.contains("retry-after"));
    until("it says why", || says(address, "store-away"));
    let page = ask(address, "GET /flag HTTP/1.1", "").expect("an answer");
    assert_eq!(
        page.status, 200,
        "the form is there, to be read and typed in"
    );
    server.start_again();
    until("it finds it again", || is_ready(address));
    kept.push(receipt(&file(address, "It is back.")));
    assert!(kept.iter().all(|r| is_kept(address, r)));
}

#[test]
fn another_program_that_holds_the_file_is_said_and_waited_for() {
    let folder = Folder::fresh("held");
    let order = folder.order();
    let (_program, address) = started(&order);
    let first = receipt(&file(address, "Nobody holds it."));
    let (let_go, held) = channel::<()>();
    let (took, taken) = channel();
    let data = order.data.clone();
    let other = std::thread::spawn(move || {
        let store = tokio_runtime().block_on(store_at(&data));
        let mut held = Some(held);
        tokio_runtime().block_on(store.write("hold the file", move |tx| {
            tx.execute("UPDATE node_facts SET value = value", &[])?;
            let _ = took.send(());
            // Until the test lets go.
            let _ = held.take().map(|h| h.recv());
            Ok(())
        }))
    });
    taken.recv().unwrap();
    until("it says why", || says(address, "store-busy"));
    let_go.send(()).unwrap();
    other.join().unwrap().unwrap();
    until("it goes on", || is_ready(address));
    assert!(is_kept(address, &first));
    receipt(&file(address, "Nobody holds it any more."));
}

fn tokio_runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
}

async fn store_at(data: &Path) -> Store {
    let key = fs::read_to_string(data.join("node.key")).unwrap();
    let key = NodeKey::from_text(key.trim()).unwrap();
    Store::open(StoreConfig {
        place: Place::Sqlite {
            file: data.join("stormbell.db"),
        },
        keys: std::sync::Arc::new(FieldKeys::new(&[key]).unwrap()),
        chance: std::sync::Arc::new(TestChance::seeded(7)),
        readers: 1,
    })
    .await
    .unwrap()
}

/// A node with reports, killed, so that its newest ones are only in the write-ahead log.
fn killed_node(folder: &Folder) -> (Order, Vec<String>) {
    let order = folder.order();
    let (program, address) = started(&order);
    let kept = (0..20)
        .map(|n| {
            receipt(&file(
                address,
                &format!("Report {n} before the power went."),
            ))
        })
        .collect();
    program.kill();
    (order, kept)
}

#[test]
fn a_torn_end_of_the_log_costs_nothing_that_was_answered() {
    let folder = Folder::fresh("torn-log");
    let (order, kept) = killed_node(&folder);
    let log = order.data.join("stormbell.db-wal");
    let mut bytes = fs::read(&log).unwrap();
    assert!(!bytes.is_empty(), "the newest are in the log");
    // The next commit was cut: a frame that looks like one up to its middle, and rubbish.
    let frame = bytes[bytes.len() - 4120..].to_vec();
    bytes.extend(&frame[..2000]);
    bytes.extend([0xa5; 3000]);
    fs::write(&log, bytes).unwrap();
    let (_program, address) = started(&order);
    assert!(kept.iter().all(|r| is_kept(address, r)));
    until("it is ready", || is_ready(address));
}

#[test]
fn a_disk_that_lost_the_end_of_the_log_shows_a_whole_past_and_nothing_by_halves() {
    let folder = Folder::fresh("lost-log");
    let (order, kept) = killed_node(&folder);
    let log = order.data.join("stormbell.db-wal");
    let bytes = fs::read(&log).unwrap();
    fs::write(&log, &bytes[..bytes.len() * 2 / 3]).unwrap();
    let (_program, address) = started(&order);
    let found: Vec<bool> = kept.iter().map(|r| is_kept(address, r)).collect();
    let first_lost = found.iter().position(|f| !f).unwrap_or(kept.len());
    assert!(first_lost > 0, "the beginning is there");
    assert!(found[first_lost..].iter().all(|f| !f), "no hole: {found:?}");
    until("it is ready", || is_ready(address));
    receipt(&file(address, "Life goes on."));
}

/// Damages the stopped node's file, and gives what the program says when it is started.
fn start_damaged(name: &str, damage: impl Fn(&mut Vec<u8>)) -> String {
    let folder = Folder::fresh(name);
    let order = folder.order();
    let (program, address) = started(&order);
    for n in 0..20 {
        receipt(&file(
            address,
            &format!("Report {n}. {}", "Words. ".repeat(100)),
        ));
    }
    program.ask_to_stop();
    assert!(program.ended());
    let path = order.data.join("stormbell.db");
    let mut bytes = fs::read(&path).unwrap();
    damage(&mut bytes);
    fs::write(&path, bytes).unwrap();
    let program = order.start();
    assert_eq!(program.listens(START_MAX), None, "it must not open");
    assert!(!program.ended(), "and it must fail");
    fs::read_to_string(order.log()).unwrap()
}

#[test]
fn a_damaged_database_is_not_opened_and_the_remedy_is_said() {
    let cut = start_damaged("cut", |bytes| bytes.truncate(bytes.len() - 3 * 4096));
    assert!(cut.contains("the database is damaged"), "{cut}");
    assert!(cut.contains("restore the last backup"), "{cut}");
    let garbled = start_damaged("garbled", |bytes| {
        for page in bytes.chunks_mut(4096).skip(40) {
            page[..64].fill(0xa5);
        }
    });
    assert!(garbled.contains("the database is damaged"), "{garbled}");
    let head = start_damaged("head", |bytes| bytes[..16].fill(0));
    assert!(head.contains("the database is damaged"), "{head}");
}
