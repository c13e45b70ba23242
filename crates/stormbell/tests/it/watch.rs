//! `stormbell watch` as an operator runs it on another machine, against a real node: the whole way, a mail that is swallowed,
//! a node that is dead, an alarm that outlives a restart, and nobody who hears.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Command, Output},
    thread::JoinHandle,
};
use stormbell_store::Engine;
use stormbell_world::{
    kills::{Sink, Watched, watched},
    real::{Running, START_MAX, ask},
};

/// Where everything of one test lies; it goes with the test.
struct Place(PathBuf);

impl Place {
    fn fresh(name: &str) -> Place {
        let path = std::env::temp_dir().join(format!("stormbell-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("mails/new")).unwrap();
        Place(path)
    }
    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
    fn told(&self) -> String {
        fs::read_to_string(self.path("told")).unwrap_or_default()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn free_port() -> SocketAddr {
    let door = TcpListener::bind("127.0.0.1:0").unwrap();
    door.local_addr().unwrap()
}

fn node(place: &Place, smtp: SocketAddr, hook: Option<&str>) -> (Watched, tokio::runtime::Runtime) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_stormbell"));
    let smtp = format!("smtp://{smtp}");
    let ways = (smtp.as_str(), hook);
    let made = runtime.block_on(watched(Engine::Sqlite, program, &place.0, ways));
    let node = made.expect("SQLite is always there");
    fs::write(place.path("key"), &node.key).unwrap();
    (node, runtime)
}

fn start(node: &Watched) -> (Running, SocketAddr) {
    let running = node.order.start();
    let address = running.listens(START_MAX).expect("it serves");
    (running, address)
}

/// The node is not ready before its workers' first round; the watch would say so, and rightly.
fn makes_rounds(address: SocketAddr) {
    let ready = || ask(address, "GET /readyz HTTP/1.1", "").is_some_and(|said| said.status == 200);
    assert!((0..10_000).any(|_| ready()), "it makes its rounds");
}

/// One look of the watch.
fn look(place: &Place, node: SocketAddr, more: &[&str]) -> Output {
    let told = format!(
        "echo \"$WATCH_STATE $WATCH_CODE\" >> '{}'",
        place.path("told")
    );
    Command::new(env!("CARGO_BIN_EXE_stormbell"))
        .args(["watch", "--once", "--node", &format!("http://{node}")])
        .args(["--key-file", &place.path("key")])
        .args(["--state", &place.path("state.json")])
        .args(["--alarm-command", &told])
        .args(more)
        .output()
        .unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn it_goes_the_whole_way_and_tells_what_it_misses() {
    let place = Place::fresh("watch");
    let ears = free_port();
    let (node, _runtime) = node(&place, ears, None);
    let (running, address) = start(&node);

    makes_rounds(address);
    let by_mail = ["--smtp-listen", &ears.to_string(), "--within-s", "100"];
    let well = look(&place, address, &by_mail);
    let said = String::from_utf8_lossy(&well.stdout).into_owned();
    assert_eq!(code(&well), Some(0), "{said}");
    assert!(said.contains("well: rung in"), "{said}");
    assert_eq!(place.told(), "");

    // The mail goes somewhere, and arrives nowhere.
    let mails = place.path("mails");
    let deaf = ["--maildir", &mails, "--within-s", "1"];
    assert_eq!(code(&look(&place, address, &deaf)), Some(1));
    assert_eq!(place.told(), "alarm not-rung\n");

    // Another process of the watch knows of the alarm, and says that it is over.
    assert_eq!(code(&look(&place, address, &by_mail)), Some(0));
    assert_eq!(place.told(), "alarm not-rung\nover well\n");
    assert_eq!(code(&look(&place, address, &by_mail)), Some(0));
    assert_eq!(place.told(), "alarm not-rung\nover well\n", "once");

    running.kill();
    assert_eq!(code(&look(&place, address, &deaf)), Some(1));
    assert!(place.told().ends_with("alarm away\n"));

    // Nobody hears it: another exit code, and the next look tells it again.
    let more = ["--maildir", &mails, "--alarm-command", "false"];
    let unheard = Command::new(env!("CARGO_BIN_EXE_stormbell"))
        .args(["watch", "--once", "--node", &format!("http://{address}")])
        .args(["--key-file", &place.path("key")])
        .args(["--state", &place.path("state.json")])
        .args(more)
        .output()
        .unwrap();
    assert_eq!(code(&unheard), Some(3));
}

#[test]
fn what_it_cannot_do_it_says_at_once() {
    let place = Place::fresh("watch-usage");
    fs::write(place.path("key"), "sbk_x").unwrap();
    let port = free_port();
    assert_eq!(code(&look(&place, port, &[])), Some(2), "deaf");
    let missing = place.path("no-such");
    assert_eq!(code(&look(&place, port, &["--maildir", &missing])), Some(2));
    fs::write(place.path("state.json"), "{").unwrap();
    let mails = place.path("mails");
    let broken = look(&place, port, &["--maildir", &mails]);
    assert_eq!(code(&broken), Some(2), "an alarm would be forgotten");
}

#[test]
fn it_hears_a_signed_web_hook() {
    let place = Place::fresh("watch-hook");
    let (ears, nowhere) = (free_port(), free_port());
    let hook = format!("http://{ears}/tower");
    let (node, _runtime) = node(&place, nowhere, Some(&hook));
    let key = node.hook_key.clone().expect("the watch has a web hook");
    fs::write(place.path("hook-key"), key).unwrap();
    let (_running, address) = start(&node);
    makes_rounds(address);
    let by_hook = |key: &str| {
        let (at, key) = (ears.to_string(), place.path(key));
        let ears = ["--hook-listen", &at, "--hook-key-file", &key];
        look(
            &place,
            address,
            &[&ears[..], &["--within-s", "20"]].concat(),
        )
    };
    let well = by_hook("hook-key");
    let said = String::from_utf8_lossy(&well.stdout).into_owned();
    assert_eq!(code(&well), Some(0), "{said}");
    assert_eq!(place.told(), "");

    // Signed with a key that is not the node's: nothing is believed.
    fs::write(
        place.path("other"),
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    )
    .unwrap();
    assert_eq!(code(&by_hook("other")), Some(1));
    assert_eq!(place.told(), "alarm not-rung\n");
}

/// A server that takes one request, answers it well, and gives back its head and body.
fn takes_one() -> (SocketAddr, JoinHandle<String>) {
    let door = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = door.local_addr().unwrap();
    let taken = std::thread::spawn(move || {
        let (line, _) = door.accept().unwrap();
        let mut out = line.try_clone().unwrap();
        let (mut reader, mut head) = (BufReader::new(line), String::new());
        while !head.ends_with("\r\n\r\n") {
            reader.read_line(&mut head).unwrap();
        }
        let head = head.to_lowercase();
        let length = head.split_once("content-length: ").unwrap().1;
        let length = length.split_once("\r\n").unwrap().0.parse().unwrap();
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            .unwrap();
        format!("{head}{}", String::from_utf8(body).unwrap())
    });
    (at, taken)
}

#[test]
fn its_own_alarm_goes_by_ntfy_and_by_mail_of_its_own() {
    let place = Place::fresh("watch-tells");
    fs::write(place.path("key"), "sbk_x").unwrap();
    let (away, mails) = (free_port(), place.path("mails"));
    let tell = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_stormbell"))
            .args(["watch", "--once", "--node", &format!("http://{away}")])
            .args(["--key-file", &place.path("key")])
            .args(["--state", &place.path("state.json")])
            .args(["--maildir", &mails])
            .args(more)
            .output()
            .unwrap()
    };
    let (ntfy, taken) = takes_one();
    let (ntfy, sink) = (format!("http://{ntfy}/tower"), Sink::open());
    let smtp = format!("smtp://{}", sink.address);
    let mail = ["--alarm-mail", "ops@tower.example", "--alarm-smtp", &smtp];
    let both = [&["--alarm-ntfy", &ntfy], &mail[..]].concat();
    assert_eq!(code(&tell(&both)), Some(1));
    let asked = taken.join().unwrap();
    assert!(asked.starts_with("post /tower http/1.1"), "{asked}");
    assert!(asked.contains("priority: 5"), "{asked}");
    assert!(
        asked.contains("nobody answers at its front door"),
        "{asked}"
    );
    assert_eq!(sink.take().len(), 1);

    // The server of ntfy is gone: one way that takes it is enough. Without any, the exit code says so.
    assert_eq!(code(&tell(&both)), Some(1));
    assert_eq!(sink.take().len(), 1);
    assert_eq!(code(&tell(&["--alarm-ntfy", &ntfy])), Some(3));
}
