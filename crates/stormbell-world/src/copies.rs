//! Copies of a house, in memory: what a backup holds before it is sealed.

use stormbell_store::{
    Error, Store, StoreConfig,
    copy::{Brief, Filling, Foot, Head, Manuscript, Sent, dump, foot, head, load},
};

/// Everything that the store holds now, with `key of the house` in the place of the node's key.
pub async fn dumped(store: &Store) -> Vec<u8> {
    let look = |tx: &mut stormbell_store::Tx<'_>| {
        let brief = Brief {
            made_at: 1,
            program: "test",
            verifier: String::from("nobody"),
            key: Some("key of the house"),
            settings: None,
            sign: &|size, _| Ok(format!("signed at {size}")),
        };
        let mut bytes = Vec::new();
        dump(tx, &mut bytes, &brief, &mut |_| {}).map(|_| bytes)
    };
    store.long_look("copy", look).await.expect("a copy is made")
}

/// Fills an empty place.
pub async fn loaded(config: StoreConfig, bytes: Vec<u8>) -> Result<Foot, Error> {
    Store::fill(config, move |tx| {
        let mut manuscript = Manuscript::open(Box::new(&bytes[..]))?;
        load(tx, &mut manuscript, &mut |_| {})
    })
    .await
}

/// A copy that is made in several passes while the house goes on.
pub struct Passes {
    sent: std::sync::Arc<std::sync::Mutex<Sent>>,
    head: Head,
    blocks: Vec<Vec<u8>>,
}

impl Passes {
    /// Nothing is copied yet.
    pub async fn begin(store: &Store) -> Passes {
        let look = |tx: &mut stormbell_store::Tx<'_>| head(tx, 1, "test", String::new());
        let head = store.long_look("begin", look).await.expect("a head");
        let sent = Sent::nothing(head.tables.clone());
        Passes {
            sent: std::sync::Arc::new(std::sync::Mutex::new(sent)),
            head,
            blocks: Vec::new(),
        }
    }

    /// Copies whatever is other than it was. Gives the number of rows.
    pub async fn pass(&mut self, store: &Store) -> u64 {
        let sent = self.sent.clone();
        let look = move |tx: &mut stormbell_store::Tx<'_>| {
            let mut blocks = Vec::new();
            let rows = sent.lock().unwrap().catch_up(tx, &mut |block| {
                blocks.push(block.to_bytes());
                Ok(())
            })?;
            Ok((rows, blocks))
        };
        let (rows, blocks) = store.long_look("pass", look).await.expect("a pass");
        self.blocks.extend(blocks);
        rows
    }

    /// Fills an empty place with what was copied, and compares it with how the house is now.
    pub async fn end(self, store: &Store, config: StoreConfig) -> Result<(), Error> {
        let tables = self.head.tables.clone();
        let look =
            move |tx: &mut stormbell_store::Tx<'_>| foot(tx, &tables, &|_, _| Ok(String::new()));
        let foot = store.long_look("end", look).await?;
        Store::fill(config, move |tx| {
            let filling = Filling::begin(tx, &self.head)?;
            for block in &self.blocks {
                filling.put(tx, block)?;
            }
            filling.finish(tx, &foot)
        })
        .await
    }
}
