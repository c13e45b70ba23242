//! `stormbell flag` and `stormbell verify` as a person runs them, against a node that runs beside the test.

use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

const WORDS: &str = "Our shop cannot be reached since ten.\nA mail asks for money.\n";

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn fresh() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("stormbell-cli-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
    fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
    }
    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A node that runs until the test is over.
struct Running {
    child: Child,
    url: String,
}

impl Running {
    fn start(folder: &Folder) -> Running {
        let mut child = program()
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--data",
                &folder.path("node"),
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.find_map(|l| l.unwrap().strip_prefix("public page: ").map(str::to_owned));
        let port = line
            .unwrap()
            .trim_end_matches('/')
            .rsplit_once(':')
            .unwrap()
            .1
            .to_owned();
        // What else it says is read, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        Running {
            child,
            url: format!("http://127.0.0.1:{port}/"),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_stormbell"));
    program
        .env_remove("STORMBELL_KEY")
        .env_remove("http_proxy")
        .env_remove("HTTP_PROXY");
    program
}

fn run(args: &[&str], stdin: &str) -> Output {
    let mut child = program()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that has already said no does not read its words.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn flagging_gives_a_receipt_that_verifies_offline() {
    let folder = Folder::fresh();
    let node = Running::start(&folder);
    let (answer, note) = (
        folder.path("receipt.json"),
        folder.write("note.txt", b"pay or else"),
    );
    let said = run(
        &[
            "flag",
            "--node",
            &node.url,
            "--lang",
            "sv",
            "--kind",
            "ransom",
            "--ongoing",
            "now-and-it-hurts",
            "--sector",
            "health",
            "--organisation",
            "Hospital",
            "--contact-email",
            "anna@example.org",
            "--attach",
            &note,
            "--save",
            &answer,
        ],
        WORDS,
    );
    assert_eq!(said.status.code(), Some(0), "{}", text(&said.stderr));
    let kept: Value = serde_json::from_slice(&fs::read(&answer).unwrap()).unwrap();
    for part in ["receipt", "reference"] {
        assert!(
            text(&said.stdout).contains(kept[part].as_str().unwrap()),
            "{part}"
        );
    }
    assert!(text(&said.stdout).contains(kept["first_aid"]["title"].as_str().unwrap()));
    assert_eq!(
        (&kept["lang"], &kept["rings"]),
        (&json!("sv"), &json!(true))
    );
    assert!(text(&said.stderr).contains("note.txt"));
    drop(node);

    let (words, key) = (
        folder.write("words.txt", WORDS.as_bytes()),
        kept["proof"]["key"].as_str().unwrap(),
    );
    let key_file = folder.write("key.txt", format!("{key}\n").as_bytes());
    for key in [key, &key_file] {
        let verified = run(
            &["verify", &answer, "--key", key, "--narrative", &words],
            "",
        );
        assert_eq!(
            verified.status.code(),
            Some(0),
            "{}",
            text(&verified.stderr)
        );
        assert!(text(&verified.stdout).contains("This is the key you gave."));
    }
    let unpinned = text(&run(&["verify", &answer], "").stdout);
    assert!(
        unpinned.contains("compare its fingerprint") && unpinned.contains("not compared"),
        "{unpinned}"
    );
    not_genuine(&folder, &kept, key);
}

fn not_genuine(folder: &Folder, kept: &Value, key: &str) {
    let mut changed = kept.clone();
    changed["filed_at"] = json!("2010-11-28T16:00:00Z");
    let changed = folder.write("changed.json", changed.to_string().as_bytes());
    let good = folder.path("receipt.json");
    let other = folder.write("other.txt", b"Other words.");
    let stranger = "stormbell/xx/0000000000+00000000+AQAA";
    for (args, code) in [
        (vec!["verify", changed.as_str()], 1),
        (vec!["verify", &good, "--narrative", &other], 1),
        (vec!["verify", &other], 1),
        (vec!["verify", "/does/not/exist"], 2),
        (vec!["verify", &good, "--key", stranger], 2),
        (vec!["verify", &good, "--key", &key.replace('+', "-")], 2),
        (vec!["verify"], 2),
    ] {
        let said = run(&args, "");
        assert_eq!(
            said.status.code(),
            Some(code),
            "{args:?}: {}",
            text(&said.stderr)
        );
        assert!(
            said.stdout.is_empty() && !said.stderr.is_empty(),
            "{args:?}"
        );
    }
}

#[test]
fn what_the_node_refuses_is_said_and_costs_nothing() {
    let folder = Folder::fresh();
    let node = Running::start(&folder);
    let refused = run(&["flag", "--node", &node.url, "--kind", "poetry"], WORDS);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        text(&refused.stderr).contains("kind: "),
        "{}",
        text(&refused.stderr)
    );
    let refused = run(&["flag", "--node", &node.url, "--key", "sbk_no"], WORDS);
    assert_eq!(refused.status.code(), Some(3));
    let json = run(&["flag", "--node", &node.url, "--json"], WORDS);
    let answer: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(answer["receipt"].is_string());
}

#[test]
fn what_cannot_be_used_is_said_before_anything_is_sent() {
    let folder = Folder::fresh();
    let latin1 = folder.write("latin1.txt", b"gr\xf6n");
    for args in [
        vec!["flag"],
        vec!["flag", "--node", "http://127.0.0.1:9", "/does/not/exist"],
        vec![
            "flag",
            "--node",
            "http://127.0.0.1:9",
            "--attach",
            "/does/not/exist",
        ],
        vec!["flag", "--node", "http://127.0.0.1:9", &latin1],
        vec!["flag", "--node", "no address at all"],
    ] {
        let said = run(&args, WORDS);
        assert_eq!(
            said.status.code(),
            Some(2),
            "{args:?}: {}",
            text(&said.stderr)
        );
    }
}

/// Answers one request after the other with these, and gives the idempotency keys that came.
fn stand_in(answers: Vec<&'static str>) -> (String, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = thread::spawn(move || {
        answers
            .into_iter()
            .map(|answer| answer_one(listener.accept().unwrap().0, answer))
            .collect()
    });
    (url, serving)
}

fn answer_one(stream: TcpStream, answer: &str) -> String {
    let mut reader = BufReader::new(stream);
    let (mut key, mut length) = (String::new(), 0);
    for line in reader
        .by_ref()
        .lines()
        .map(|l| l.unwrap().to_ascii_lowercase())
        .take_while(|l| !l.is_empty())
    {
        match line.split_once(": ") {
            Some(("idempotency-key", value)) => key = value.to_owned(),
            Some(("content-length", value)) => length = value.parse().unwrap(),
            _ => {}
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
    reader.get_mut().write_all(answer.as_bytes()).unwrap();
    key
}

const GONE: &str = "";
const BUSY: &str =
    "HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
const KEPT: &str =
    "HTTP/1.1 201 Created\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{\"receipt\": \"1\"}";

#[test]
fn a_lost_answer_is_asked_for_again_with_the_same_key() {
    let (url, serving) = stand_in(vec![GONE, BUSY, KEPT]);
    let said = run(&["flag", "--node", &url, "--json"], WORDS);
    assert_eq!(said.status.code(), Some(0), "{}", text(&said.stderr));
    let keys = serving.join().unwrap();
    assert_eq!(keys.len(), 3);
    assert!(
        keys.iter().all(|k| k.len() == 32 && *k == keys[0]),
        "{keys:?}"
    );
}

#[test]
fn a_node_that_never_answers_ends_in_words() {
    let (url, serving) = stand_in(vec![BUSY; 6]);
    let said = run(&["flag", "--node", &url], WORDS);
    assert_eq!(said.status.code(), Some(4));
    assert!(
        text(&said.stderr).contains("did not answer"),
        "{}",
        text(&said.stderr)
    );
    assert_eq!(serving.join().unwrap().len(), 6);
}
