//! Labelled sets in all the spellings they may have are read, decided and counted; labels decide nothing.

use serde_json::{Value, json};
use std::time::Duration;
use stormbell_wire::labelled::{correlate, waves};

const FOUR: &str = r#"
{"id":"a","at":"2026-03-02T10:00:00Z","narrative":"Pay at hxxps://zoll-gebuehr[.]top/x","label":"one"}
{"id":"b","at":"2026-03-02T12:05:00+02:00","narrative":"gefunden","observables":["https://zoll-gebuehr.top/x"],"label":"one"}
{"id":3,"at":1772446200,"narrative":"odd","observables":[{"type":"url","value":"https://zoll-gebuehr.top/x"}],"target":null,"label":"one"}
{"id":"d","at":"2026-03-02 10:11:00","narrative":"my printer hums","kind":"other","label":""}
"#;

fn clock() -> Duration {
    Duration::ZERO
}

#[test]
fn reports_of_one_lure_come_together_in_every_spelling() {
    let found = correlate::evaluate(FOUR, &clock).unwrap();
    let clusters: Vec<&Value> = found.decided.iter().map(|d| &d["cluster"]).collect();
    assert_eq!(clusters[0], clusters[1]);
    assert_eq!(clusters[0], clusters[2]);
    assert_ne!(clusters[0], clusters[3]);
    assert_eq!(found.decided[2]["id"], json!(3));
    assert_eq!(found.figures["f1"], json!(1.0));
}

#[test]
fn labels_decide_nothing() {
    let shuffled = FOUR
        .replace("\"one\"", "\"x\"")
        .replace("\"label\":\"\"", "\"label\":\"x\"");
    let (one, two) = (
        correlate::evaluate(FOUR, &clock).unwrap(),
        correlate::evaluate(&shuffled, &clock).unwrap(),
    );
    assert_eq!(one.decided, two.decided);
    assert_ne!(one.figures, two.figures);
}

#[test]
fn a_bad_line_is_named() {
    let error = correlate::evaluate("\n{\"at\":\"noon\"}\n", &clock).unwrap_err();
    assert_eq!(error.number, 2);
    assert_eq!(waves::evaluate("[]", &clock).unwrap_err().number, 1);
}

#[test]
fn a_wave_is_counted_with_its_delay() {
    let quiet = (0..400).map(|n| (1_772_409_600 + n * 1_500, n, String::new(), ""));
    let burst = (0..30).map(|n| {
        (
            1_772_409_600 + 500_000 + n * 30,
            n + 1_000,
            "bank".to_owned(),
            "w",
        )
    });
    let mut rows: Vec<(i64, i64, String, &str)> = quiet.chain(burst).collect();
    rows.sort();
    let lines: String = rows
        .iter()
        .map(|(at, n, target, label)| {
            let target = if target.is_empty() { format!("t{}", n % 50) } else { target.clone() };
            let row = json!({"at": at, "kind": "ddos", "sector": "", "region": null, "target": target, "source": n, "label": label});
            format!("{row}\n")
        })
        .collect();
    let found = waves::evaluate(&lines, &clock).unwrap();
    assert_eq!(found.figures["found"], json!(1), "{}", found.figures);
    assert_eq!(found.figures["false_alarms"], json!(0));
    assert_eq!(found.decided[0]["target"], json!("bank"));
}
