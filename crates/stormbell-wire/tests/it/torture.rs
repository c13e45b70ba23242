//! The JSON torture files: what must not parse does not, what must parse gives complaints and no crash.

use crate::shared;
use stormbell_model::{Lang, Moment};
use stormbell_wire::{json, report_json};

#[test]
fn every_torture_file_is_answered() {
    let Some(folder) = shared::folder("bad-input/json-parsing") else {
        return;
    };
    let files = shared::files(&folder, ".json");
    assert!(files.len() > 100, "too few torture files");
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let body = std::fs::read(&path).unwrap();
        let parsed = json::read(&body);
        let as_report = report_json::read(&body, Moment(0), Lang::En);
        assert!(as_report.is_err(), "{name} is no report");
        // Nesting and equal names are our own rules, stricter than the standard's.
        let stricter = name.contains("duplicated_key")
            || name.contains("nested")
            || name.contains("structure_500");
        match name.as_bytes()[0] {
            b'n' => assert!(parsed.is_err(), "{name} must not parse"),
            b'y' if !stricter => assert!(parsed.is_ok(), "{name} must parse: {parsed:?}"),
            _ => {}
        }
    }
}

#[test]
fn every_torture_file_is_survived_inside_a_report() {
    let Some(folder) = shared::folder("bad-input") else {
        return;
    };
    for path in shared::files(&folder, ".json") {
        let inner = std::fs::read(&path).unwrap();
        for field in ["narrative", "contact", "observables", "ongoing", "extra"] {
            let mut body = format!("{{\"narrative\": \"x\", \"{field}\": ").into_bytes();
            body.extend_from_slice(&inner);
            body.push(b'}');
            if let Err(complaints) = report_json::read(&body, Moment(0), Lang::En) {
                assert!(!complaints.is_empty());
            }
        }
    }
}

#[test]
fn every_naughty_string_comes_through_unchanged() {
    let Some(folder) = shared::folder("bad-input") else {
        return;
    };
    let list = std::fs::read(folder.join("blns.json")).unwrap();
    let list: Vec<String> = serde_json::from_slice(&list).unwrap();
    for naughty in list.iter().filter(|s| !s.trim().is_empty()) {
        let body = serde_json::json!({"narrative": naughty, "observables": [{"type": "other", "value": naughty}]});
        let report = report_json::read(body.to_string().as_bytes(), Moment(0), Lang::En).unwrap();
        assert_eq!(&report.narrative, naughty);
        assert_eq!(&report.observables[0].value, naughty);
    }
}
