//! A private PostgreSQL cluster: made in a temporary folder when first needed, reached over a socket
//! in that folder, stopped and removed when this process ends, however it ends.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::OnceCell;

use super::Start;
use crate::engine::connect_alone;
use crate::migrate;

/// Makes and starts the cluster, says where it is, and then reads its input, which ends when this
/// process does. Safety on disk is switched off: the cluster does not outlive the tests.
const SCRIPT: &str = r#"
trap '' INT TERM HUP
bin=$1
dir=$(mktemp -d /tmp/stormbell-pg.XXXXXX) && cd "$dir" || exit 1
export LC_ALL=C
"$bin/initdb" -D data -U stormbell -A trust -E UTF8 --locale=C -N >log 2>&1 </dev/null &&
"$bin/pg_ctl" -D data -l log -w -o "-k $dir -c listen_addresses='' -c fsync=off \
    -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB" start >>log 2>&1 </dev/null &&
echo "$dir" || cat log >&2
cat >/dev/null
"$bin/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1 </dev/null
cd / && rm -rf "$dir"
"#;

/// The migrated database that the others are copied from.
const TEMPLATE: &str = "stormbell_template";
const REQUIRED: &str = "STORMBELL_TEST_POSTGRES";

/// The running cluster.
struct Cluster {
    folder: String,
    /// Keeps the script's input open; never touched again.
    _script: Mutex<Child>,
}

impl Cluster {
    fn url(&self, database: &str) -> String {
        let host = self.folder.replace('/', "%2F");
        format!("postgres://stormbell@{host}/{database}")
    }
}

/// Makes a fresh database and gives its address; `None` when PostgreSQL is not installed.
pub(super) async fn fresh_database(start: Start) -> Option<String> {
    static CLUSTER: OnceCell<Option<Cluster>> = OnceCell::const_new();
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let cluster = CLUSTER.get_or_init(begin).await.as_ref()?;
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let admin = connect_alone(&cluster.url("postgres"))
        .await
        .expect("the cluster answers");
    let template = match start {
        Start::Empty => "template1",
        Start::Migrated => TEMPLATE,
    };
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    admin
        .batch_execute(&create)
        .await
        .expect("a database is made");
    Some(cluster.url(&name))
}

/// Removes a database that [`fresh_database`] made, with whoever is still connected.
pub(super) async fn drop_database(url: &str) {
    let (server, name) = url.rsplit_once('/').expect("an address of ours");
    let admin = connect_alone(&format!("{server}/postgres"))
        .await
        .expect("the cluster answers");
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    admin
        .batch_execute(&drop)
        .await
        .expect("the database is removed");
}

async fn begin() -> Option<Cluster> {
    let Some(binaries) = newest_binaries() else {
        say_skipped();
        return None;
    };
    let cluster = run_script(&binaries);
    let admin = connect_alone(&cluster.url("postgres"))
        .await
        .expect("the cluster answers");
    let create = format!("CREATE DATABASE {TEMPLATE}");
    admin
        .batch_execute(&create)
        .await
        .expect("the template is made");
    migrate::postgres(&cluster.url(TEMPLATE))
        .await
        .expect("the template is migrated");
    Some(cluster)
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

fn run_script(binaries: &PathBuf) -> Cluster {
    let mut command = shell();
    command
        .args(["-c", SCRIPT, "sh"])
        .arg(binaries)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut script = command.current_dir("/").spawn().expect("a shell starts");
    let output = script.stdout.take().expect("its output is piped");
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .expect("the script speaks");
    let folder = line.trim().to_owned();
    assert!(
        !folder.is_empty(),
        "PostgreSQL did not start; its log is above"
    );
    Cluster {
        folder,
        _script: Mutex::new(script),
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
