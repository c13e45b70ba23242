//! For tests: a model house. Nodes with a clock and chance that the test owns, a mailbox instead of the world, and
//! people from outside and inside who ask through the real door. Nothing here sleeps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot begin has failed"
)]

pub mod copies;
pub mod kills;
mod mailbox;
pub mod net;
mod outside;
mod people;
pub mod real;
pub mod thief;
mod visitor;

pub use mailbox::Mailbox;
pub use outside::{TestChance, TestClock};
pub use people::Person;
pub use visitor::{Answer, Visitor};

use std::sync::Arc;
use stormbell_model::{
    Lang, Moment, Span,
    notice::CHANNELS,
    officer::{Actor, Role},
    outside::Chance,
};
use stormbell_seal::NodeKey;
use stormbell_service::{
    Ctx, Grouped, GroupingMemory, Memory, Node, NodeConfig, NodeParts, Round, SearchMemory, Watch,
    group_reports, make_round, teach_search,
};
use stormbell_store::{Engine, Place, Store, testing::Bench};
use stormbell_web::Door;

/// One model house.
pub struct World {
    /// The node.
    pub node: Node,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// Where calls arrive.
    pub mailbox: Arc<Mailbox>,
    /// Its door.
    pub door: Door,
    bench: Bench,
    router: axum::Router,
    memory: std::sync::Mutex<Memory>,
    search: std::sync::Mutex<SearchMemory>,
    grouping: tokio::sync::Mutex<GroupingMemory>,
    watch: std::sync::Mutex<Watch>,
    chance: Arc<TestChance>,
    key_seed: u64,
}

/// The seed of a node's key, where a test has one node.
const KEY_SEED: u64 = 1;

/// Sunday, 28 November 2010, 15:00 UTC: an hour before the first flood.
pub const BEGINNING: &str = "2010-11-28T15:00:00Z";
/// A round that never ends would hang a test; no honest world needs so many.
const ROUNDS_MAX: usize = 10_000;

impl World {
    /// A house on SQLite.
    pub async fn seeded(seed: u64) -> World {
        World::on(Engine::Sqlite, seed)
            .await
            .expect("SQLite is always there")
    }

    /// Runs `test` in a house on each database that is installed.
    pub async fn on_each_engine<F, Fut>(test: F)
    where
        F: Fn(World) -> Fut,
        Fut: Future<Output = ()>,
    {
        for engine in stormbell_store::testing::ENGINES {
            if let Some(world) = World::on(engine, 7).await {
                let bench = world.bench.clone();
                test(world).await;
                bench.clear_away().await;
            }
        }
    }

    /// A house on one database; none when it is not installed.
    pub async fn on(engine: Engine, seed: u64) -> Option<World> {
        let bench = Bench::open(engine).await?;
        Some(World::over(bench, seed).await)
    }

    async fn over(bench: Bench, seed: u64) -> World {
        let clock = Arc::new(TestClock::at(
            Moment::parse_rfc3339(BEGINNING).expect("a moment"),
        ));
        let chance = Arc::new(TestChance::seeded(seed));
        World::furnished(bench, clock, Arc::default(), chance).await
    }

    /// A house over what is on this bench; nothing is in its memory yet.
    async fn furnished(
        bench: Bench,
        clock: Arc<TestClock>,
        mailbox: Arc<Mailbox>,
        chance: Arc<TestChance>,
    ) -> World {
        World::keyed(bench, clock, mailbox, chance, KEY_SEED).await
    }

    async fn keyed(
        bench: Bench,
        clock: Arc<TestClock>,
        mailbox: Arc<Mailbox>,
        chance: Arc<TestChance>,
        key_seed: u64,
    ) -> World {
        let node = open_node(&bench, &clock, &chance, key_seed).await;
        let door = Door::with_pages(node.clone(), pages(), false);
        World {
            router: stormbell_web::router(door.clone()),
            node,
            clock,
            mailbox,
            door,
            bench,
            memory: std::sync::Mutex::default(),
            search: std::sync::Mutex::default(),
            grouping: tokio::sync::Mutex::default(),
            watch: std::sync::Mutex::default(),
            chance,
            key_seed,
        }
    }

    /// The same house after a stop and a start: same disk, same key, nothing in memory.
    pub async fn restarted(self) -> World {
        let mut bench = self.bench;
        let store = bench.open_again().await;
        self.node.close().await;
        bench.store = store;
        World::keyed(bench, self.clock, self.mailbox, self.chance, self.key_seed).await
    }

    /// The copy of this house on a database, under the same clock; none when that is not installed.
    pub async fn copied_to(&self, engine: Engine) -> Option<World> {
        let bytes = copies::dumped(&self.bench.store).await;
        let (config, folder) = stormbell_store::testing::empty_place(engine).await?;
        copies::loaded(config.clone(), bytes)
            .await
            .expect("the copy is whole");
        Some(self.moved_into(config, folder).await)
    }

    /// This house as a program that knew the first `steps` steps of the schema would have kept it, opened by today's.
    pub async fn as_of(&self, steps: usize, engine: Engine) -> Option<World> {
        let (config, folder) = stormbell_store::testing::empty_place(engine).await?;
        stormbell_store::testing::older::keep_as_of(steps, &self.bench.store, config.clone())
            .await
            .expect("it is kept");
        Some(self.moved_into(config, folder).await)
    }

    async fn moved_into(
        &self,
        config: stormbell_store::StoreConfig,
        folder: stormbell_store::testing::Folder,
    ) -> World {
        let bench = Bench::at(config, folder).await;
        let (clock, chance) = (self.clock.clone(), self.chance.clone());
        World::keyed(bench, clock, Arc::default(), chance, self.key_seed).await
    }

    /// Closes the house and removes what PostgreSQL keeps for it.
    pub async fn clear_away(self) {
        self.bench.clear_away().await;
    }

    /// Lets time pass, and the workers do what became due.
    pub async fn advance(&self, span: Span) {
        self.clock.advance(span);
        self.settle().await;
    }

    /// Makes rounds until nothing is left to do.
    pub async fn settle(&self) {
        for _ in 0..ROUNDS_MAX {
            let round = self.round().await.did_something();
            let grouped = self.group_reports().await.worked;
            if !round && !grouped && !self.teach_search().await {
                return;
            }
        }
        panic!("the workers found no end");
    }

    /// Makes one round.
    pub async fn round(&self) -> Round {
        let mut memory = *self.memory.lock().unwrap();
        let round = make_round(&self.node, &self.mailbox.carriers(), [7; 16], &mut memory)
            .await
            .expect("a round is made");
        *self.memory.lock().unwrap() = memory;
        round
    }

    /// Lets the node group what is new.
    pub async fn group_reports(&self) -> Grouped {
        let mut memory = self.grouping.lock().await;
        group_reports(&self.node, [9; 16], &mut memory)
            .await
            .expect("reports are grouped")
    }

    /// Lets search learn what is new. Tells whether there was anything.
    pub async fn teach_search(&self) -> bool {
        let mut memory = *self.search.lock().unwrap();
        let moved = teach_search(&self.node, [8; 16], &mut memory)
            .await
            .expect("search learns");
        *self.search.lock().unwrap() = memory;
        moved
    }

    /// The context of an act by `who`.
    pub fn ctx(&self, who: Actor) -> Ctx {
        self.node.ctx(who, Lang::En)
    }

    /// Somebody at the front door, without a browser: keeps cookies, sends forms.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// Every address of the router itself, in its own words and in order.
    pub fn addresses(&self) -> Vec<String> {
        outside::addresses(&format!("{:?}", self.router))
    }

    /// A person of the desk, with a session and, where the role opens identities, a key.
    pub async fn officer(&self, name: &str, role: Role) -> Person {
        people::join(self, name, role).await
    }

    /// The store itself: to order faults and to look at what really is on disk. Acts go through the service.
    pub fn store(&self) -> &Store {
        &self.bench.store
    }

    /// The database's file, where it is one: what a thief carries away.
    pub fn database_file(&self) -> Option<&std::path::Path> {
        match &self.bench.config.place {
            Place::Sqlite { file } => Some(file),
            Place::Postgres { .. } => None,
        }
    }

    /// The address of the database, where a server keeps it.
    pub fn database_url(&self) -> Option<&str> {
        match &self.bench.config.place {
            Place::Sqlite { .. } => None,
            Place::Postgres { url } => Some(url),
        }
    }

    /// One look after the node itself, as the house makes it about once a second.
    pub async fn look_after(&self) {
        let mut watch = *self.watch.lock().unwrap();
        stormbell_service::look_after(&self.node, &mut watch).await;
        *self.watch.lock().unwrap() = watch;
    }

    /// Chance of this world.
    pub fn chance(&self) -> &dyn Chance {
        &*self.chance
    }
}

/// The pages, loaded once for all houses of a test process: they are the same in each.
fn pages() -> Arc<stormbell_web::Pages> {
    static PAGES: std::sync::OnceLock<Arc<stormbell_web::Pages>> = std::sync::OnceLock::new();
    let load = || {
        let house = stormbell_web::House {
            name: String::from("Stormbell Testland"),
            emergency: String::from("112"),
            demo: false,
        };
        let pages = stormbell_web::Pages::load(house).expect("the catalogues can be read");
        Arc::new(pages.read_once())
    };
    PAGES.get_or_init(load).clone()
}

async fn open_node(
    bench: &Bench,
    clock: &Arc<TestClock>,
    chance: &Arc<TestChance>,
    key_seed: u64,
) -> Node {
    let parts = NodeParts {
        config: NodeConfig {
            name: String::from("Stormbell Testland"),
            state: String::from("SE"),
            public_url: String::from("http://localhost:8080"),
            default_lang: Lang::En,
            channels: CHANNELS.to_vec(),
            allow_hosts: Vec::new(),
            emergency: String::from("112"),
            demo: false,
        },
        store: bench.store.clone(),
        key: NodeKey::generate(&TestChance::seeded(key_seed)),
        keys: bench.config.keys.clone(),
        clock: clock.clone(),
        chance: chance.clone(),
    };
    Node::open(parts).await.expect("the node opens")
}
