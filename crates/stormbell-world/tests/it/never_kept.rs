//! The one exception: where abuse is reported, a picture or film could be one that nobody may hold.

use crate::common::{complaints, file, journal_size, reporter, said};
use stormbell_model::{happening::Happening, report::NewReport};
use stormbell_service::{Problem, add_file, read_conversation};
use stormbell_world::World;

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

#[tokio::test]
async fn words_are_taken_where_abuse_is_reported_and_pictures_are_not() {
    let world = World::seeded(7).await;
    let abuse = NewReport {
        happening: Happening::Abuse,
        ..said("Somebody sends threats.")
    };
    let filed = file(&world, abuse).await;
    let own = reporter(&world, &filed);
    let before = journal_size(&world).await;
    for (name, bytes) in [
        ("a.png", PICTURE),
        ("letter.txt", PICTURE),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\xff\xfe"),
    ] {
        let refused = complaints(add_file(&own, filed.report, name, bytes.to_vec()).await);
        assert_eq!(
            refused,
            [(String::from("file"), Problem::WordsOnly)],
            "{name}"
        );
    }
    assert_eq!(journal_size(&world).await, before, "nothing half-written");
    add_file(
        &own,
        filed.report,
        "threat.txt",
        b"I know where you live".to_vec(),
    )
    .await
    .expect("words are evidence");
    assert_eq!(read_conversation(&own).await.unwrap().files.len(), 1);
}

#[tokio::test]
async fn everywhere_else_a_picture_is_evidence() {
    let world = World::seeded(7).await;
    let filed = file(&world, said("The screen looked like this.")).await;
    add_file(
        &reporter(&world, &filed),
        filed.report,
        "a.png",
        PICTURE.to_vec(),
    )
    .await
    .expect("kept");
}
