//! Files at their bounds: too big, too many, cut off. The words beside them are always kept.

use crate::flag::{hidden, part};
use stormbell_model::limits;
use stormbell_world::{Answer, World};

async fn flag_with(world: &World, files: &[Vec<u8>]) -> Answer {
    let mut visitor = world.visitor();
    let id = hidden(&visitor.get("/flag?what=ransom").await.text(), "form_id");
    let mut body = Vec::new();
    for (name, value) in [
        ("form_id", id.as_str()),
        ("at", "more"),
        ("narrative", "locked"),
        ("do", "send"),
    ] {
        body.extend(part(&format!("name=\"{name}\""), value.as_bytes()));
    }
    for (i, file) in files.iter().enumerate() {
        body.extend(part(&format!("name=\"files\"; filename=\"{i}.bin\""), file));
    }
    body.extend(b"--XX--\r\n");
    visitor
        .post_bytes("/flag", "multipart/form-data; boundary=XX", body)
        .await
}

#[tokio::test]
async fn as_many_as_allowed_are_kept_and_one_more_is_named() {
    let world = World::seeded(41).await;
    let all = vec![b"x".to_vec(); limits::FILES_PER_SENDING_MAX];
    let page = flag_with(&world, &all).await.text();
    assert!(
        page.contains("Your report is kept") && !page.contains("could not be kept"),
        "{page}"
    );
    let more = vec![b"x".to_vec(); limits::FILES_PER_SENDING_MAX + 1];
    let page = flag_with(&world, &more).await.text();
    assert!(page.contains("One file could not be kept"), "{page}");
}

#[tokio::test]
async fn the_largest_file_is_kept_and_one_byte_more_is_not() {
    let world = World::seeded(42).await;
    let page = flag_with(&world, &[vec![0; limits::FILE_MAX_BYTES]])
        .await
        .text();
    assert!(page.contains("Your report is kept") && !page.contains("could not be kept"));
    let page = flag_with(&world, &[vec![0; limits::FILE_MAX_BYTES + 1]])
        .await
        .text();
    assert!(page.contains("Your report is kept") && page.contains("One file could not be kept"));
}

#[tokio::test]
async fn a_body_beyond_the_bound_costs_files_and_not_words() {
    let world = World::seeded(43).await;
    let files = vec![vec![0; limits::FILE_MAX_BYTES]; limits::FILES_PER_SENDING_MAX + 1];
    let answer = flag_with(&world, &files).await;
    assert!(
        answer.status == 200 || answer.status == 413,
        "{}",
        answer.status
    );
    let says = ["could not be kept", "too much at once"];
    assert!(
        says.iter().any(|s| answer.text().contains(s)),
        "{}",
        answer.text()
    );
}
