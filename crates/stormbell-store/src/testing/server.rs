//! A private PostgreSQL server: made in a temporary folder, reached over a socket in that folder, stopped and removed
//! when this process ends, however it ends. It can be stopped, crashed and started again, as happens to real ones.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

/// Makes and starts the server, says where it is, and then follows the orders on its input, which ends when this
/// process does.
const SCRIPT: &str = r#"
trap '' INT TERM HUP
bin=$1; safety=$2; certificate=$3
dir=$(mktemp -d /tmp/stormbell-pg.XXXXXX) && cd "$dir" || exit 1
export LC_ALL=C
[ -z "$certificate" ] || { cp "$certificate/chain.pem" "$certificate/key.pem" . && chmod 600 key.pem; } || exit 1
begin() {
  "$bin/pg_ctl" -D data -l log -w -o "-k $dir -c listen_addresses='' $safety \
    -c max_connections=300 -c shared_buffers=64MB" start >>log 2>&1 </dev/null
}
end() { "$bin/pg_ctl" -D data -m "$1" -w stop >>log 2>&1 </dev/null; }
"$bin/initdb" -D data -U stormbell -A trust -E UTF8 --locale=C -N >log 2>&1 </dev/null &&
begin && echo "$dir" || cat log >&2
while read -r order; do
  case $order in
    start) begin ;;
    stop) end fast ;;
    crash) end immediate ;;
  esac
  echo "$?"
done
end immediate
cd / && rm -rf "$dir"
"#;

const REQUIRED: &str = "STORMBELL_TEST_POSTGRES";

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// As in production: a crashed server recovers.
    On,
    /// Faster; the server must not outlive the tests.
    Off,
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    folder: String,
    script: Mutex<Script>,
}

/// The shell that looks after the server. It ends, and cleans up, when its input is closed.
#[derive(Debug)]
struct Script {
    _child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Server {
    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        let host = self.folder.replace('/', "%2F");
        format!("postgres://stormbell@{host}/{database}")
    }

    /// Stops it as an operator would: open connections are cut, what was committed is written out.
    pub fn stop(&self) {
        self.order("stop");
    }

    /// Kills it without any farewell: the next start recovers from its log.
    pub fn crash(&self) {
        self.order("crash");
    }

    /// Starts it again.
    pub fn start_again(&self) {
        self.order("start");
    }

    /// Makes an empty database.
    pub async fn make_database(&self, name: &str) {
        let admin = crate::engine::connect_alone(&self.url("postgres"))
            .await
            .expect("the server answers");
        let create = format!("CREATE DATABASE {name}");
        admin
            .batch_execute(&create)
            .await
            .expect("a database is made");
    }

    fn order(&self, order: &str) {
        let mut script = self.script.lock().unwrap();
        writeln!(script.orders, "{order}").expect("the script listens");
        let mut said = String::new();
        script.answers.read_line(&mut said).expect("it answers");
        assert_eq!(said.trim(), "0", "PostgreSQL did not {order}");
    }
}

/// Everything in the database at `url` as text, as `pg_dump` writes it.
pub fn dump(url: &str) -> Vec<u8> {
    let binaries = newest_binaries().expect("it runs, so it is installed");
    let ended = Command::new(binaries.join("pg_dump"))
        .args(["--format=plain", "--dbname", url])
        .output()
        .expect("pg_dump starts");
    assert!(ended.status.success(), "pg_dump did not work");
    ended.stdout
}

/// The raw files behind an address of ours, as somebody who carries the disk away finds them.
pub fn folder_of(url: &str) -> Option<PathBuf> {
    let host = url.split_once('@')?.1.split_once('/')?.0;
    Some(Path::new(&host.replace("%2F", "/")).join("data"))
}

/// Starts a server of one's own; `None`, with a message, when PostgreSQL is not installed and need not be.
pub fn start(safety: Safety) -> Option<Server> {
    let Some(binaries) = newest_binaries() else {
        say_skipped();
        return None;
    };
    Some(run_script(&binaries, safety.settings(), ""))
}

/// Starts a server that also listens on this port of 127.0.0.1 and speaks TLS there, with `chain.pem` and `key.pem` of
/// the folder `certificate`.
pub fn start_with_tls(port: u16, certificate: &Path) -> Option<Server> {
    let Some(binaries) = newest_binaries() else {
        say_skipped();
        return None;
    };
    let settings = format!(
        "{} -c listen_addresses=127.0.0.1 -c port={port} -c ssl=on -c ssl_cert_file=../chain.pem \
         -c ssl_key_file=../key.pem",
        Safety::Off.settings()
    );
    let certificate = certificate.to_str().expect("a plain path");
    Some(run_script(&binaries, &settings, certificate))
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests must see what was not tested"
)]
fn say_skipped() {
    let required = std::env::var(REQUIRED).is_ok_and(|value| value == "required");
    assert!(
        !required,
        "PostgreSQL is not installed, and {REQUIRED}=required"
    );
    eprintln!("skipped on PostgreSQL: it is not installed");
}

impl Safety {
    fn settings(self) -> &'static str {
        match self {
            Safety::On => "-c fsync=on",
            Safety::Off => "-c fsync=off -c full_page_writes=off",
        }
    }
}

fn run_script(binaries: &PathBuf, settings: &str, certificate: &str) -> Server {
    let mut command = shell();
    command
        .args(["-c", SCRIPT, "sh"])
        .arg(binaries)
        .args([settings, certificate])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.current_dir("/").spawn().expect("a shell starts");
    let orders = child.stdin.take().expect("its input is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("its output is piped"));
    let mut line = String::new();
    answers.read_line(&mut line).expect("the script speaks");
    let folder = line.trim().to_owned();
    assert!(
        !folder.is_empty(),
        "PostgreSQL did not start; its log is above"
    );
    Server {
        folder,
        script: Mutex::new(Script {
            _child: child,
            orders,
            answers,
        }),
    }
}

/// A shell that is not root: PostgreSQL refuses to run as root.
fn shell() -> Command {
    let id = Command::new("id").arg("-u").output().expect("id answers");
    if id.stdout.trim_ascii() != b"0" {
        return Command::new("sh");
    }
    let mut command = Command::new("setpriv");
    command.args([
        "--reuid=postgres",
        "--regid=postgres",
        "--init-groups",
        "sh",
    ]);
    command
}

/// Where Debian puts the newest PostgreSQL that is installed.
fn newest_binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbered = versions.filter_map(|entry| {
        let path = entry.ok()?.path();
        let number: u32 = path.file_name()?.to_str()?.parse().ok()?;
        path.join("bin/initdb")
            .exists()
            .then(|| (number, path.join("bin")))
    });
    numbered.max().map(|(_, binaries)| binaries)
}
