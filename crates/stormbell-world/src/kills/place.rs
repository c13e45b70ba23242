//! Where the node of a run lives: its data directory, its database, its key, and the officer who joined it.

use super::load::Officer;
use crate::{TestChance, real::Order};
use std::{
    path::Path,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use stormbell_model::{
    Lang, Moment, OfficerId,
    notice::Channel,
    officer::{Actor, Role},
    outside::{self, Chance, Clock},
};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_service::{
    Joining, NewPasskey, Node, NodeConfig, NodeParts, TestKey, WatchedAt, first_invitation,
    give_test_key, invite, join, register_organisation, session, set_duty,
};
use stormbell_store::{
    Engine, Place, Store, StoreConfig,
    testing::{
        escalations,
        server::{self, Safety, Server},
    },
};

/// Where web hooks of a run may lie.
const LOOPBACK: &str = "http://127.0.0.1";
/// The database's name on the run's own server.
const DATABASE: &str = "kills";

/// Where the node of a run lives.
pub struct Home {
    /// How the program is started.
    pub order: Order,
    /// The PostgreSQL server, where that is the database.
    pub server: Option<Server>,
}

impl Home {
    /// Makes a fresh one; `None` when PostgreSQL is wanted and not installed.
    pub async fn make(engine: Engine, program: &Path, folder: &Path) -> Option<Home> {
        std::fs::create_dir_all(folder).expect("the run's folder");
        let mut order = Order::new(program, &folder.join("data"))
            .with("STORMBELL_BEHIND_PROXY", "true")
            .with("STORMBELL_LOG", "warn");
        let server = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => {
                let server = server::start(Safety::On)?;
                server.make_database(DATABASE).await;
                order = order.with("STORMBELL_DATABASE", &server.url(DATABASE));
                Some(server)
            }
        };
        Some(Home { order, server })
    }

    /// Opens the store beside the program, as another process of the node would.
    pub async fn store(&self, chance: &Arc<TestChance>) -> Store {
        let key = self.key();
        let place = match &self.server {
            Some(server) => Place::Postgres {
                url: server.url(DATABASE),
            },
            None => Place::Sqlite {
                file: self.order.data.join("stormbell.db"),
            },
        };
        Store::open(StoreConfig {
            place,
            keys: Arc::new(FieldKeys::new(&[key]).expect("one key is enough")),
            chance: chance.clone(),
            readers: 1,
        })
        .await
        .expect("the store opens beside the program")
    }

    /// Lets two people join: one on duty, whom alarms call, and one at the desk.
    pub async fn join(&self, chance: &Arc<TestChance>) -> Officer {
        self.join_two(chance).await.0
    }

    /// The same, with who the one at the desk is.
    pub async fn join_two(&self, chance: &Arc<TestChance>) -> (Officer, OfficerId) {
        let node = self.open(chance).await;
        let first = first_invitation(&node).await.expect("the store answers");
        let lead = enter(&node, &first.expect("nobody works here yet").token, "Lead").await;
        let (actor, _) = session(&node.ctx(Actor::Visitor, Lang::En), &lead)
            .await
            .expect("the store answers")
            .expect("the session is open");
        let ctx = node.ctx(actor, Lang::En);
        let second = invite(&ctx, Role::Handler).await.expect("a lead invites");
        let second = enter(&node, &second.token, "Handler").await;
        let visitor = node.ctx(Actor::Visitor, Lang::En);
        let seen = session(&visitor, &second).await.expect("the store answers");
        let (actor, _) = seen.expect("the session is open");
        let second = actor.officer();
        set_duty(&ctx, true).await.expect("on duty");
        node.close().await;
        let second = second.expect("an officer's session");
        (Officer { token: lead }, second)
    }

    /// Gives a key for tests, as the lead does at the desk; its watch has this web hook, or else a mail address.
    pub async fn test_key(
        &self,
        chance: &Arc<TestChance>,
        lead: &Officer,
        hook: Option<&str>,
    ) -> TestKey {
        let node = self.open(chance).await;
        let (actor, _) = session(&node.ctx(Actor::Visitor, Lang::En), &lead.token)
            .await
            .expect("the store answers")
            .expect("the session is open");
        let ctx = node.ctx(actor, Lang::En);
        let tower = register_organisation(&ctx, "Tower", None).await;
        let tower = tower.expect("a lead registers");
        let at = WatchedAt {
            email: hook.map_or("watch@tower.example", |_| ""),
            hook: hook.unwrap_or_default(),
        };
        let key = give_test_key(&ctx, tower, "Watch", at).await;
        node.close().await;
        key.expect("a lead gives keys")
    }

    async fn open(&self, chance: &Arc<TestChance>) -> Node {
        let key = self.key();
        let parts = NodeParts {
            config: config(),
            store: self.store(chance).await,
            keys: Arc::new(FieldKeys::new(std::slice::from_ref(&key)).expect("one key is enough")),
            key,
            clock: Arc::new(RealClock),
            chance: chance.clone(),
        };
        Node::open(parts).await.expect("the node opens")
    }

    fn key(&self) -> NodeKey {
        let text = std::fs::read_to_string(self.order.data.join("node.key")).expect("the key");
        NodeKey::from_text(text.trim()).expect("a key")
    }
}

/// A node of the real program that somebody watches.
pub struct Watched {
    /// How it is started.
    pub order: Order,
    /// The key for tests.
    pub key: String,
    /// The key of the web hook, where the watch has one.
    pub hook_key: Option<String>,
    /// Keeps its database, where that is a server.
    pub server: Option<Server>,
}

/// Makes a node with a lead on duty and a key for tests; its mails go to `smtp`, and its tests to the web hook `hook` on
/// loopback, where there is one. `None` when PostgreSQL is wanted and not installed.
pub async fn watched(
    engine: Engine,
    program: &Path,
    folder: &Path,
    (smtp, hook): (&str, Option<&str>),
) -> Option<Watched> {
    let chance = Arc::new(TestChance::seeded(7));
    let mut home = Home::make(engine, program, folder).await?;
    home.order = home
        .order
        .with("STORMBELL_MAIL_SMTP", smtp)
        .with("STORMBELL_MAIL_FROM", "Stormbell <bell@node.example>");
    if hook.is_some() {
        let file = folder.join("settings.toml");
        let allowed = format!("[channels]\nallow_hosts = [\"{LOOPBACK}\"]\n");
        std::fs::write(&file, allowed).expect("the settings are written");
        let file = file.to_str().expect("a plain path");
        home.order = home.order.with("STORMBELL_CONFIG", file);
    }
    let first = home.order.start();
    first
        .listens(crate::real::START_MAX)
        .expect("the first start");
    first.kill();
    let lead = home.join(&chance).await;
    let given = home.test_key(&chance, &lead, hook).await;
    Some(Watched {
        order: home.order,
        key: given.key,
        hook_key: given.hook_key,
        server: home.server,
    })
}

/// A node of the real program with a lead on duty, `lead@desk.example`.
pub struct Staffed {
    home: Home,
    chance: Arc<TestChance>,
}

/// Makes one on SQLite, with these settings.
pub async fn staffed(program: &Path, folder: &Path, settings: &[(&str, &str)]) -> Staffed {
    let chance = Arc::new(TestChance::seeded(7));
    let home = Home::make(Engine::Sqlite, program, folder).await;
    let mut home = home.expect("SQLite is always there");
    for (name, value) in settings {
        home.order = home.order.with(name, value);
    }
    let first = home.order.start();
    first
        .listens(crate::real::START_MAX)
        .expect("the first start");
    first.kill();
    home.join(&chance).await;
    Staffed { home, chance }
}

impl Staffed {
    /// How it is started.
    pub fn order(&self) -> &Order {
        &self.home.order
    }

    /// How many people have each open alarm.
    pub async fn holders(&self) -> Vec<i64> {
        let store = self.home.store(&self.chance).await;
        let look = store.read("look at the alarms", escalations::all).await;
        store.close().await;
        let open = look.expect("the store answers").into_iter();
        open.map(|alarm| alarm.holders).collect()
    }
}

async fn enter(node: &Node, token: &str, name: &str) -> String {
    let joining = Joining {
        name: name.to_owned(),
        email: Some(format!("{}@desk.example", name.to_lowercase())),
        lang: Lang::En,
        passkey: NewPasskey {
            credential_id: outside::bytes::<16>(node.chance()).to_vec(),
            data: String::from("{}"),
            label: String::from("test key"),
        },
    };
    let visitor = node.ctx(Actor::Visitor, Lang::En);
    let opened = join(&visitor, token, joining).await;
    opened.expect("the invitation is good").token
}

fn config() -> NodeConfig {
    NodeConfig {
        name: String::from("Stormbell"),
        state: String::from("XX"),
        public_url: String::from("http://localhost"),
        default_lang: Lang::En,
        channels: vec![Channel::Mail, Channel::WebHook],
        allow_hosts: vec![LOOPBACK.to_owned()],
        emergency: String::from("112"),
        demo: false,
    }
}

/// The wall clock: the program beside us lives by it too.
struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// A number below `end`.
pub fn below(chance: &dyn Chance, end: u64) -> u64 {
    u64::from_le_bytes(outside::bytes::<8>(chance)) % end.max(1)
}
