//! Flagging from the page: three steps, nothing typed is lost, sending twice is one report.

use stormbell_world::{Answer, Visitor, World};

/// What stands in a hidden field of a page.
pub fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page
        .find(&mark)
        .unwrap_or_else(|| panic!("no {name} in {page}"))
        + mark.len();
    page[at..].split('"').next().unwrap().to_owned()
}

pub async fn send(visitor: &mut Visitor, words: &str) -> Answer {
    let page = visitor.get("/flag?what=down").await.text();
    let id = hidden(&page, "form_id");
    let fields = [
        ("form_id", id.as_str()),
        ("at", "words"),
        ("what", "down"),
        ("narrative", words),
        ("ongoing", "now-and-it-hurts"),
        ("do", "send"),
    ];
    visitor.post_form("/flag", &fields).await
}

#[tokio::test]
async fn words_alone_are_enough_and_the_receipt_comes_with_first_aid() {
    let world = World::seeded(11).await;
    let answer = send(
        &mut world.visitor(),
        "Our shop is flooded <script>alert(1)</script>",
    )
    .await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    let receipt = hidden(&page, "receipt");
    assert!(stormbell_model::receipt::Receipt::parse(&receipt).is_ok());
    assert!(page.contains("SE-2010-"), "the reference");
    assert!(page.contains("the officers on duty are being called"));
    assert!(page.contains("Do this now"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn nothing_typed_is_lost_on_the_way() {
    let world = World::seeded(12).await;
    let mut visitor = world.visitor();
    let words = "\nfirst line\r\nåäö «ß» & \"quotes\" <b>";
    let fields = [
        ("at", "words"),
        ("what", "money"),
        ("narrative", words),
        ("who", "me"),
        ("do", "more"),
    ];
    let third = visitor.post_form("/flag", &fields).await.text();
    assert!(third.contains("id=\"email\""), "the third step");
    assert!(
        third.contains("\nfirst line\nåäö «ß» &amp; &quot;quotes&quot; &lt;b&gt;"),
        "{third}"
    );
    let other = visitor
        .post_form("/flag", &[&fields[..4], &[("speak", "sv")]].concat())
        .await;
    assert!(other.text().contains("<html lang=\"sv\""));
    assert!(other.text().contains("first line"));
}

#[tokio::test]
async fn an_empty_form_comes_back_and_names_the_field() {
    let world = World::seeded(13).await;
    let answer = send(&mut world.visitor(), " \r\n ").await;
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text()
            .contains("<a href=\"#narrative\">Your words: Please fill this in.")
    );
    let long = "å".repeat(stormbell_model::limits::NARRATIVE_MAX_CHARS + 1);
    let answer = send(&mut world.visitor(), &long).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("20001"));
    let body = b"at=words&do=send&narrative=%ff%fe".to_vec();
    let answer = world
        .visitor()
        .post_bytes("/flag", "application/x-www-form-urlencoded", body)
        .await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("not readable text"));
}

#[tokio::test]
async fn sending_twice_is_one_report_and_other_words_are_asked_about() {
    let world = World::seeded(14).await;
    let mut visitor = world.visitor();
    let id = hidden(&visitor.get("/flag?what=down").await.text(), "form_id");
    let with = |words: &'static str| {
        [
            ("form_id", id.clone()),
            ("at", "words".into()),
            ("narrative", words.into()),
            ("do", "send".into()),
        ]
    };
    let post = async |fields: [(&str, String); 4]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        world.visitor().post_form("/flag", &fields).await
    };
    let first = post(with("the same")).await.text();
    let again = post(with("the same")).await.text();
    assert_eq!(hidden(&first, "receipt"), hidden(&again, "receipt"));
    let other = post(with("other words")).await;
    assert_eq!(other.status, 409);
    assert!(other.text().contains("You sent this form before"));
    assert_ne!(hidden(&other.text(), "form_id"), id);
}

#[tokio::test]
async fn files_are_kept_and_a_bad_one_does_not_cost_the_words() {
    let world = World::seeded(15).await;
    let mut visitor = world.visitor();
    let id = hidden(&visitor.get("/flag?what=ransom").await.text(), "form_id");
    let mut body = Vec::new();
    for (name, value) in [
        ("form_id", id.as_str()),
        ("at", "more"),
        ("narrative", "locked"),
        ("do", "send"),
        ("name", "Eva"),
    ] {
        body.extend(part(&format!("name=\"{name}\""), value.as_bytes()));
    }
    body.extend(part("name=\"files\"; filename=\"../note.txt\"", b"pay us"));
    body.extend(part("name=\"files\"; filename=\"empty.txt\"", b""));
    body.extend(b"--XX--\r\n");
    let answer = visitor
        .post_bytes("/flag", "multipart/form-data; boundary=XX", body)
        .await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(page.contains("One file could not be kept"), "{page}");
    assert!(
        page.contains("Stored encrypted under the node’s own key"),
        "nobody has a key yet"
    );
    let receipt = hidden(&page, "receipt");
    visitor.post_form("/follow", &[("receipt", &receipt)]).await;
    let talk = visitor.get("/follow/conversation").await.text();
    assert!(talk.contains(">note.txt</a>"), "{talk}");
    assert!(!talk.contains("Eva"), "the contact is shown nowhere");
}

pub fn part(head: &str, value: &[u8]) -> Vec<u8> {
    let head = format!("--XX\r\nContent-Disposition: form-data; {head}\r\n\r\n");
    [head.as_bytes(), value, b"\r\n"].concat()
}

#[tokio::test]
async fn no_picture_is_taken_with_a_report_of_abuse() {
    let world = World::seeded(16).await;
    let page = world
        .visitor()
        .post_form(
            "/flag",
            &[("at", "words"), ("what", "abuse"), ("do", "more")],
        )
        .await
        .text();
    assert!(!page.contains("type=\"file\""));
    assert!(page.contains("Never send sexual pictures of children"));
    assert!(page.contains("https://inhope.org"));
}
