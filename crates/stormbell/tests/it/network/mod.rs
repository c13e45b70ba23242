//! Real nodes that exchange statements over real sockets: a charter made with the commands of the program, processes that are killed, links
//! that are cut.

mod admitting;
mod cut;
mod namespaces;
mod shared;

use crate::backup::{assert_done, fresh, stormbell, text};
use crate::filing::Folder;
use crate::program::Program;
use std::{
    collections::BTreeMap,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, SystemTime},
};
use stormbell_model::{
    Lang, Moment, OfficerId, SessionId,
    exchange::{Audience, NodeName, StatementId},
    marking::Tlp,
    officer::{Actor, Role},
    outside::Clock,
};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_service::{
    Node, NodeConfig, NodeParts,
    exchange::{Content, Draft, share, what_came},
};
use stormbell_store::{Place, Store, StoreConfig};
use stormbell_wire::exchange::PlainBody;
use stormbell_world::TestChance;

/// How long a state is waited for before the test says that it does not come.
const PATIENCE: Duration = Duration::from_secs(120);

/// Some nodes in one charter, each with a place on disk and an address for its neighbours.
pub struct Town {
    folder: Folder,
    pub at: BTreeMap<String, SocketAddr>,
    seed: u64,
}

impl Town {
    /// Makes nodes and their charter with the commands that operators use. The centre is `eu`.
    pub fn found(name: &str, at: &[(&str, SocketAddr)]) -> Town {
        let town = Town {
            folder: fresh(name),
            at: at.iter().map(|(n, a)| ((*n).to_owned(), *a)).collect(),
            seed: u64::from(std::process::id()),
        };
        for node in town.at.keys() {
            town.make(node);
        }
        town.make_charter();
        town
    }

    /// Makes a node with its card.
    pub fn make(&self, node: &str) {
        // The first start makes the store.
        drop(Program::start(&self.place(node)));
        self.make_card(node);
    }

    /// The hash of the first charter.
    pub fn hash(&self) -> String {
        let shown = stormbell(&["charter", "show", &self.file("charter-0")]);
        let shown = String::from_utf8(shown.stdout).unwrap();
        let hash = shown.lines().find_map(|l| l.strip_prefix("hash "));
        hash.unwrap().to_owned()
    }

    /// Waits until a node says this about its charter.
    pub async fn until_shown(&self, node: &str, what: &str) {
        let waited = tokio::time::timeout(PATIENCE, async {
            let mut looks = tokio::time::interval(Duration::from_millis(500));
            loop {
                looks.tick().await;
                let data = self.place(node);
                let shown = stormbell(&["charter", "show", "--data", text(&data)]);
                if String::from_utf8(shown.stdout).unwrap().contains(what) {
                    return;
                }
            }
        });
        assert!(waited.await.is_ok(), "{node} does not say «{what}»");
    }

    /// Addresses of this machine that nobody has.
    pub fn free(names: &[&'static str]) -> Vec<(&'static str, SocketAddr)> {
        let held: Vec<_> = names
            .iter()
            .map(|n| (*n, TcpListener::bind("127.0.0.1:0").unwrap()))
            .collect();
        let at = held.iter().map(|(n, l)| (*n, l.local_addr().unwrap()));
        at.collect()
    }

    pub fn place(&self, node: &str) -> PathBuf {
        self.folder.0.join(node)
    }

    pub fn file(&self, name: &str) -> String {
        text(&self.folder.0.join(name)).to_owned()
    }

    pub fn make_card(&self, node: &str) {
        let (key, card) = (
            self.file(&format!("{node}.root")),
            self.file(&format!("{node}.card")),
        );
        assert_done(&stormbell(&[
            "charter", "key", "--member", node, "--out", &key,
        ]));
        let (data, at) = (self.place(node), self.at[node].to_string());
        let mut command = vec![
            "charter",
            "card",
            "--member",
            node,
            "--title",
            node,
            "--root-key",
            &key,
            "--endpoint",
            &at,
            "--protects-persons",
            "--out",
            &card,
            "--data",
            text(&data),
        ];
        if node == "eu" {
            command.push("--centre");
        }
        assert_done(&stormbell(&command));
    }

    fn make_charter(&self) {
        let charter = self.file("charter-0");
        let names: Vec<&String> = self.at.keys().collect();
        let cards: Vec<String> = names
            .iter()
            .map(|n| self.file(&format!("{n}.card")))
            .collect();
        let keys: Vec<String> = names
            .iter()
            .map(|n| self.file(&format!("{n}.root")))
            .collect();
        let mut propose = vec![
            "charter",
            "propose",
            "--first",
            "--root-key",
            &keys[0],
            "--out",
            &charter,
        ];
        for card in &cards {
            propose.extend(["--card", card]);
        }
        assert_done(&stormbell(&propose));
        for key in &keys[1..] {
            assert_done(&stormbell(&[
                "charter",
                "sign",
                &charter,
                "--root-key",
                key,
                "--yes",
            ]));
        }
        let hash = self.hash();
        for name in names {
            let data = self.place(name);
            let begin = [
                "charter",
                "begin",
                &charter,
                "--member",
                name,
                "--hash",
                &hash,
                "--yes",
                "--data",
                text(&data),
            ];
            assert_done(&stormbell(&begin));
        }
    }

    /// Starts a node that answers its neighbours.
    pub fn start(&self, node: &str) -> Running {
        self.start_with(node, Command::new(env!("CARGO_BIN_EXE_stormbell")))
    }

    /// As [`Town::start`], with a command that runs the program somewhere.
    pub fn start_with(&self, node: &str, mut command: Command) -> Running {
        let child = command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(self.place(node))
            .env("STORMBELL_EXCHANGE_LISTEN", self.at[node].to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        Running(child)
    }

    /// Says something at a node, beside the process that serves it, as its other process would.
    pub async fn say(&self, from: &str, subject: &str, to: &[&str]) -> StatementId {
        let node = self.beside(from).await;
        let words = PlainBody {
            words: format!("{subject}, in words"),
            ..PlainBody::default()
        };
        let draft = Draft {
            tlp: Tlp::Amber,
            audience: Audience {
                nodes: to.iter().map(|n| NodeName::parse(n).unwrap()).collect(),
                ..Audience::default()
            },
            ..Draft::of(Content::Advisory(words), subject, Lang::En)
        };
        let said = share(&node.ctx(lead(&node), Lang::En), draft)
            .await
            .unwrap();
        node.close().await;
        said
    }

    /// What has come to a node, by subject, and how often.
    pub async fn came(&self, node: &str) -> BTreeMap<String, usize> {
        let node = self.beside(node).await;
        let ctx = node.ctx(lead(&node), Lang::En);
        let (mut came, mut after) = (BTreeMap::new(), None);
        loop {
            let page = what_came(&ctx, after.as_deref()).await.unwrap();
            for line in page.rows {
                *came.entry(line.subject).or_default() += 1;
            }
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        node.close().await;
        came
    }

    /// Waits until just this has come to a node, each once.
    pub async fn until_came(&self, node: &str, subjects: &[String]) {
        let mut expected: Vec<String> = subjects.to_vec();
        expected.sort();
        let mut found = BTreeMap::new();
        let waited = tokio::time::timeout(PATIENCE, async {
            let mut looks = tokio::time::interval(Duration::from_millis(200));
            loop {
                looks.tick().await;
                found = self.came(node).await;
                if found.len() >= expected.len() {
                    return;
                }
            }
        });
        let in_time = waited.await.is_ok();
        let names: Vec<String> = found.keys().cloned().collect();
        assert!(
            in_time && names == expected,
            "{node}: {found:?} and not {expected:?}"
        );
        assert!(found.values().all(|times| *times == 1), "{node}: {found:?}");
    }

    async fn beside(&self, node: &str) -> Node {
        let data = self.place(node);
        let key =
            NodeKey::from_text(&std::fs::read_to_string(data.join("node.key")).unwrap()).unwrap();
        let keys = Arc::new(FieldKeys::new(std::slice::from_ref(&key)).unwrap());
        // Ids drawn twice would be taken for one.
        let nanos = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap()
            .as_nanos();
        let chance = Arc::new(TestChance::seeded(self.seed ^ nanos as u64));
        let store = Store::open_as_is(StoreConfig {
            place: Place::Sqlite {
                file: data.join("stormbell.db"),
            },
            keys: keys.clone(),
            chance: chance.clone(),
            readers: 1,
        });
        let parts = NodeParts {
            config: config(node),
            store: store.await.unwrap(),
            key,
            keys,
            clock: Arc::new(RealClock),
            chance,
        };
        Node::open(parts).await.unwrap()
    }
}

fn config(node: &str) -> NodeConfig {
    NodeConfig {
        name: node.into(),
        state: "XX".into(),
        public_url: String::new(),
        default_lang: Lang::En,
        channels: Vec::new(),
        allow_hosts: Vec::new(),
        emergency: "112".into(),
        demo: false,
    }
}

/// Somebody who may share.
fn lead(node: &Node) -> Actor {
    Actor::Officer {
        id: OfficerId::new(node.now(), node.chance()),
        role: Role::Lead,
        session: SessionId::new(node.now(), node.chance()),
    }
}

struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap();
        Moment(since.as_micros() as i64)
    }
}

/// A process that goes with the test.
pub struct Running(Child);

impl Running {
    /// With no warning.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether a file is there that a test needs.
pub fn is_there(path: &str) -> bool {
    Path::new(path).exists()
}
