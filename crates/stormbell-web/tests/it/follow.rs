//! Coming back with the receipt: typed back, read, answered, left.

use crate::flag::{hidden, send};
use stormbell_world::World;

#[tokio::test]
async fn the_last_group_is_asked_for_and_a_wrong_one_keeps_the_receipt_on_the_page() {
    let world = World::seeded(21).await;
    let mut visitor = world.visitor();
    let receipt = hidden(&send(&mut visitor, "down").await.text(), "receipt");
    let wrong = visitor
        .post_form("/flag/kept", &[("receipt", &receipt), ("last_group", "0")])
        .await;
    assert!(wrong.text().contains("That is not the last group"));
    assert_eq!(hidden(&wrong.text(), "receipt"), receipt);
    let right = [
        ("receipt", receipt.as_str()),
        ("last_group", &receipt[16..]),
    ];
    let right = visitor.post_form("/flag/kept", &right).await;
    assert!(right.text().contains("Well done"), "{}", right.text());
}

#[tokio::test]
async fn the_receipt_opens_the_conversation_until_one_leaves() {
    let world = World::seeded(22).await;
    let receipt = hidden(&send(&mut world.visitor(), "down").await.text(), "receipt");
    let mut visitor = world.visitor();
    let spaced = format!(" {}-{} ", &receipt[..9], &receipt[9..]);
    let enter = visitor.post_form("/follow", &[("receipt", &spaced)]).await;
    assert_eq!(
        (enter.status.as_u16(), enter.header("location")),
        (303, Some("/follow/conversation"))
    );
    assert!(
        enter
            .header("set-cookie")
            .unwrap()
            .contains("HttpOnly; SameSite=Strict")
    );
    let talk = visitor.get("/follow/conversation").await.text();
    assert!(talk.contains("Your report is kept") && talk.contains("No answer yet"));
    let wrote = visitor
        .post_form("/follow/messages", &[("text", "It is back <i>")])
        .await;
    assert_eq!(wrote.status, 303);
    assert!(
        visitor
            .get("/follow/conversation")
            .await
            .text()
            .contains("It is back &lt;i&gt;")
    );
    let empty = visitor
        .post_form("/follow/messages", &[("text", " ")])
        .await;
    assert_eq!(empty.status, 422);
    let proof = visitor.post_form("/follow/proof", &[]).await;
    assert!(stormbell_wire::proof_json::read_answer(&proof.body).is_ok());
    assert!(
        !proof.text().contains(&receipt),
        "the proof may be shown around"
    );
    assert_eq!(visitor.post_form("/follow/leave", &[]).await.status, 303);
    assert_eq!(
        visitor.get("/follow/conversation").await.header("location"),
        Some("/follow")
    );
}

#[tokio::test]
async fn a_wrong_receipt_says_nothing_and_a_mistyped_one_which_way() {
    let world = World::seeded(23).await;
    let mut visitor = world.visitor();
    let unknown = visitor
        .post_form("/follow", &[("receipt", "0000 0000 0000 0000 0197")])
        .await;
    assert_eq!(unknown.status, 422);
    assert!(
        unknown
            .text()
            .contains("We cannot open anything with this number")
            || unknown.text().contains("swapped")
    );
    let short = visitor.post_form("/follow", &[("receipt", "1234")]).await;
    assert!(short.text().contains("you typed"), "{}", short.text());
    let swapped = visitor
        .post_form("/follow", &[("receipt", "12345678901234567890")])
        .await;
    assert!(swapped.text().contains("two are swapped"));
    assert!(
        swapped.text().contains("value=\"12345678901234567890\""),
        "what was typed comes back"
    );
}

#[tokio::test]
async fn the_receipt_can_be_saved_as_text() {
    let world = World::seeded(24).await;
    let receipt = hidden(&send(&mut world.visitor(), "down").await.text(), "receipt");
    let text = world
        .visitor()
        .post_form("/follow/receipt.txt", &[("receipt", &receipt)])
        .await;
    assert!(
        text.header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    assert!(
        text.text()
            .contains(&format!("{} {}", &receipt[..4], &receipt[4..8]))
    );
}

#[tokio::test]
async fn words_written_after_the_session_ended_are_not_lost() {
    let world = World::seeded(25).await;
    let receipt = hidden(&send(&mut world.visitor(), "down").await.text(), "receipt");
    let mut visitor = world.visitor();
    visitor.post_form("/follow", &[("receipt", &receipt)]).await;
    world.advance(stormbell_model::Span::hours(1)).await;
    let late = visitor
        .post_form("/follow/messages", &[("text", "a long story")])
        .await;
    assert_eq!(hidden(&late.text(), "text"), "a long story");
    let again = [("receipt", receipt.as_str()), ("text", "a long story")];
    let back = visitor.post_form("/follow", &again).await.text();
    assert!(back.contains("\na long story</textarea>"), "{back}");
}
