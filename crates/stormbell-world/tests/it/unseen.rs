//! A message that comes while a page is made is not on that page, and so not seen.

use crate::common::{file, reporter, said};
use stormbell_model::{Span, report::Side};
use stormbell_service::{read_conversation, write_message};
use stormbell_store::conversation;
use stormbell_world::World;

#[tokio::test]
async fn only_what_was_on_the_page_is_seen() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("The till has stopped.")).await;
        write_message(&reporter(&world, &filed), "It is the till by the door.")
            .await
            .unwrap();
        let page_made_at = world.ctx(stormbell_model::officer::Actor::Visitor).now;
        world.advance(Span::seconds(1)).await;
        write_message(&reporter(&world, &filed), "And now the other one.")
            .await
            .unwrap();
        let id = filed.report;
        let (seen, left) = world
            .store()
            .write("see what was on the page", move |tx| {
                let now = page_made_at.plus(Span::seconds(2));
                let seen = conversation::mark_seen(tx, id, Side::Reporter, page_made_at, now)?;
                Ok((seen, conversation::unseen(tx, id, Side::Reporter)?))
            })
            .await
            .unwrap();
        assert_eq!((seen, left), (1, 1));
        let unseen = read_conversation(&reporter(&world, &filed))
            .await
            .unwrap()
            .messages;
        assert_eq!(unseen.iter().filter(|m| m.seen_at.is_none()).count(), 1);
    })
    .await;
}
