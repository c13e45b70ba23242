//! What stands around every route: headers, forms from elsewhere, errors in words.

use stormbell_model::{Lang, lang::SPOKEN};
use stormbell_world::World;

const ROUTES: [&str; 13] = [
    "/",
    "/flag",
    "/flag?what=money",
    "/first-aid",
    "/first-aid/ransom",
    "/follow",
    "/about",
    "/accessibility",
    "/journal",
    "/journal/checkpoint",
    "/roster.json",
    "/.well-known/stormbell/key",
    "/.well-known/security.txt",
];

#[tokio::test]
async fn every_answer_has_the_headers() {
    let world = World::seeded(1).await;
    let all = ROUTES.iter().chain(&[
        "/nowhere",
        "/a/nothing",
        "/follow/conversation",
        "/assets/bell.svg",
    ]);
    for path in all {
        let answer = world.visitor().get(path).await;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            answer.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            Some("same-origin"),
            "{path}"
        );
        assert!(
            answer
                .header("cache-control")
                .is_some_and(|c| c.starts_with("no-")),
            "{path}"
        );
        assert!(
            answer.header("set-cookie").is_none(),
            "{path} sets a cookie that nobody asked for"
        );
    }
}

#[tokio::test]
async fn public_routes_answer_in_every_spoken_language() {
    let world = World::seeded(2).await;
    for path in ROUTES {
        for lang in SPOKEN {
            let mut visitor = world.visitor().with_header("accept-language", lang.code());
            let answer = visitor.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            let html = answer
                .header("content-type")
                .is_some_and(|t| t.starts_with("text/html"));
            let says = format!("<html lang=\"{}\"", lang.code());
            assert!(
                !html || answer.text().contains(&says),
                "{path} in {}",
                lang.code()
            );
        }
    }
}

#[tokio::test]
async fn a_chosen_language_is_remembered() {
    let world = World::seeded(3).await;
    let mut visitor = world.visitor();
    let first = visitor.get("/?lang=sv").await;
    assert!(
        first
            .header("set-cookie")
            .is_some_and(|c| c.starts_with("stormbell-lang=sv;"))
    );
    assert!(
        visitor
            .get("/flag")
            .await
            .text()
            .contains("<html lang=\"sv\"")
    );
    let unspoken = world.visitor().get("/?lang=pl").await;
    assert!(
        unspoken
            .text()
            .contains(&format!("<html lang=\"{}\"", Lang::En.code()))
    );
}

#[tokio::test]
async fn forms_of_other_sites_are_refused_and_old_telephones_pass() {
    let world = World::seeded(4).await;
    let cases: [(&[(&str, &str)], u16); 7] = [
        (
            &[("sec-fetch-site", "same-origin"), ("origin", "null")],
            200,
        ),
        (&[("sec-fetch-site", "none")], 200),
        (&[("sec-fetch-site", "cross-site")], 403),
        (
            &[
                ("sec-fetch-site", "same-site"),
                ("origin", "http://localhost:8080"),
            ],
            403,
        ),
        (&[("origin", "http://localhost:8080")], 200),
        (&[("origin", "https://evil.example")], 403),
        (&[], 200),
    ];
    for (headers, status) in cases {
        let visitor = world.visitor();
        let mut visitor = headers
            .iter()
            .fold(visitor, |v, (n, value)| v.with_header(n, value));
        let answer = visitor
            .post_form(
                "/flag",
                &[("at", "what"), ("do", "words"), ("what", "down")],
            )
            .await;
        assert_eq!(answer.status, status, "{headers:?}");
    }
}

#[tokio::test]
async fn errors_say_what_to_do_next() {
    let world = World::seeded(5).await;
    let missing = world
        .visitor()
        .with_header("accept-language", "en")
        .get("/nowhere")
        .await;
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("This page is not here"));
    let method = world.visitor().post_form("/about", &[]).await;
    assert_eq!(method.status, 405);
    assert!(method.text().contains("flag it now"));
    let big = vec![b'a'; stormbell_model::limits::FORM_BODY_MAX_BYTES + 10];
    let big = world
        .visitor()
        .post_bytes("/follow", "application/x-www-form-urlencoded", big)
        .await;
    assert_eq!(big.status, 413);
    assert!(big.text().contains("too much at once"), "{}", big.text());
}

#[tokio::test]
async fn the_journal_can_be_fetched_and_checked() {
    let world = World::seeded(6).await;
    crate::flag::send(&mut world.visitor(), "something to write down").await;
    let note = world.visitor().get("/journal/checkpoint").await.text();
    let key = world
        .visitor()
        .get("/.well-known/stormbell/key")
        .await
        .text();
    let key: stormbell_seal::VerifierKey = key.trim().parse().unwrap();
    let head = stormbell_seal::Checkpoint::open(&note, &key).unwrap();
    let tile = world
        .visitor()
        .get(&format!("/journal/tile/0/000.p/{}", head.size))
        .await;
    assert_eq!(tile.status, 200);
    assert_eq!(tile.body.len() as u64, head.size * 32);
    assert!(
        tile.header("cache-control")
            .is_some_and(|c| c.contains("immutable"))
    );
    for path in ["0/999", "../key", "x", "0/000.p/0", "-1/000"] {
        let answer = world.visitor().get(&format!("/journal/tile/{path}")).await;
        assert_eq!(answer.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_panic_ends_one_request_with_a_page() {
    use axum::{body::Body, http::Request, routing::get};
    use tower::ServiceExt as _;
    async fn breaks() -> String {
        panic!("on purpose")
    }
    let world = World::seeded(7).await;
    let door = stormbell_web::Door::new(world.node.clone(), false).unwrap();
    let routes = axum::Router::new().route("/breaks", get(breaks));
    let router = stormbell_web::guard::around(routes, &door).with_state(door);
    let request = Request::get("/breaks").body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), 500);
    assert!(
        response.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
}

#[tokio::test]
async fn the_script_of_the_form_is_small_and_brings_the_sealing_only_when_asked() {
    let world = World::seeded(8).await;
    let script = world.visitor().get("/assets/report.js").await;
    assert_eq!(script.status, 200, "the build bundled it");
    assert_eq!(
        script.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert!(script.body.len() < 8_000, "{} bytes", script.body.len());
    assert!(
        script.text().contains("import(\"./age.js\")"),
        "{}",
        script.text()
    );
    assert_eq!(world.visitor().get("/assets/age.js").await.status, 200);
    for path in [
        "/assets/..%2f..%2fCargo.toml",
        "/assets/public.ftl",
        "/assets/none.js",
    ] {
        assert_eq!(world.visitor().get(path).await.status, 404, "{path}");
    }
}
