//! The PostgreSQL server that all tests of one process share: made when first needed, a fresh database for each.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::OnceCell;

use super::server::{Safety, Server};
use super::{Start, server};
use crate::engine::connect_alone;
use crate::migrate;

/// The migrated database that the others are copied from.
const TEMPLATE: &str = "stormbell_template";

/// Makes a fresh database and gives its address; `None` when PostgreSQL is not installed.
pub(super) async fn fresh_database(start: Start) -> Option<String> {
    static CLUSTER: OnceCell<Option<Server>> = OnceCell::const_new();
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

async fn begin() -> Option<Server> {
    let cluster = server::start(Safety::Off)?;
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
