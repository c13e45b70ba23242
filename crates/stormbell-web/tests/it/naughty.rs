//! Hostile strings in every field of the public doors: they come back exactly, and never as markup.

use crate::flag::{hidden, send};
use stormbell_model::{Span, text};
use stormbell_world::World;

/// The big list of naughty strings, where it lies; nothing when it is not there.
fn strings() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/bad-input/blns.json"
    );
    let Ok(raw) = std::fs::read(path) else {
        println!("skipped: {path} is not there");
        return Vec::new();
    };
    serde_json::from_slice(&raw).unwrap()
}

fn unescaped(html: &str) -> String {
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ];
    marks.iter().fold(html.to_owned(), |text, (mark, sign)| {
        text.replace(mark, sign)
    })
}

#[tokio::test]
async fn they_come_back_from_the_form_as_they_were_typed() {
    let world = World::seeded(31).await;
    for string in strings() {
        let fields = [
            ("at", "words"),
            ("narrative", string.as_str()),
            ("organisation", string.as_str()),
            ("what", string.as_str()),
            ("sector", string.as_str()),
            ("ongoing", string.as_str()),
            ("do", "more"),
        ];
        let answer = world.visitor().post_form("/flag", &fields).await;
        assert_eq!(answer.status, 200, "{string:?}");
        if !string.is_empty() {
            let page = answer.text();
            assert_eq!(
                unescaped(&hidden(&page, "narrative")),
                string.replace("\r\n", "\n")
            );
            assert_eq!(page.matches("<script").count(), 1, "{string:?}");
        }
    }
}

#[tokio::test]
async fn they_are_shown_as_text_in_the_conversation() {
    let world = World::seeded(32).await;
    for some in strings().chunks(200) {
        let mut visitor = world.visitor();
        let receipt = hidden(&send(&mut visitor, "naughty").await.text(), "receipt");
        visitor.post_form("/follow", &[("receipt", &receipt)]).await;
        for string in some.iter().filter(|s| text::check(s, 10_000).is_ok()) {
            world.clock.advance(Span::seconds(1));
            let answer = visitor
                .post_form("/follow/messages", &[("text", string)])
                .await;
            assert_eq!(answer.status, 303, "{string:?}");
        }
        let page = visitor.get("/follow/conversation").await.text();
        assert!(
            !page.contains("<script") && !page.contains("<img") && !page.contains("<svg/onload")
        );
        for string in some.iter().filter(|s| text::check(s, 10_000).is_ok()) {
            assert!(
                unescaped(&page).contains(&text::visible(string)),
                "{string:?}"
            );
        }
    }
}

#[tokio::test]
async fn they_open_nothing_as_receipts() {
    let world = World::seeded(33).await;
    for string in strings() {
        world.clock.advance(Span::seconds(1));
        let answer = world
            .visitor()
            .post_form("/follow", &[("receipt", &string)])
            .await;
        assert_eq!(answer.status, 422, "{string:?}");
        let kept = [
            ("receipt", string.as_str()),
            ("last_group", string.as_str()),
        ];
        assert_eq!(
            world.visitor().post_form("/flag/kept", &kept).await.status,
            404,
            "{string:?}"
        );
        let path = format!(
            "/a/{}",
            string
                .bytes()
                .map(|b| format!("%{b:02X}"))
                .collect::<String>()
        );
        assert_eq!(world.visitor().get(&path).await.status, 404, "{string:?}");
    }
}
