//! Of several processes of one node, one pulls from the neighbours; when it dies, the next one does.

use stormbell_model::{Span, outside::bytes};
use stormbell_service::exchange::{Pulling, hold_pulling};
use stormbell_world::World;

#[tokio::test]
async fn one_process_pulls_and_another_takes_over_when_it_dies() {
    World::on_each_engine(|world| async move {
        let node = &world.node;
        let (one, other) = (bytes(node.chance()), bytes(node.chance()));
        let held = hold_pulling(node, one, None).await.unwrap();
        if held == Some(Pulling::Alone) {
            // One process at a time has a database file.
            return;
        }
        assert!(held.is_some());
        assert_eq!(hold_pulling(node, other, None).await.unwrap(), None);
        // Renewed again and again, it stays.
        let mut held = held;
        for _ in 0..10 {
            world.advance(Span::seconds(2)).await;
            held = hold_pulling(node, one, held).await.unwrap();
            assert!(held.is_some());
            assert_eq!(hold_pulling(node, other, None).await.unwrap(), None);
        }
        // The first one dies.
        world.advance(Span::seconds(20)).await;
        let taken = hold_pulling(node, other, None).await.unwrap();
        assert!(taken.is_some());
        // It was only slow: it learns that another one pulls now.
        assert_eq!(hold_pulling(node, one, held).await.unwrap(), None);
        assert!(hold_pulling(node, other, taken).await.unwrap().is_some());
    })
    .await;
}
