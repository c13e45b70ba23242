//! Copies of a house, in memory: what a backup holds before it is sealed.

use stormbell_store::{
    Error, Store, StoreConfig,
    copy::{Brief, Foot, Manuscript, dump, load},
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
