//! Every incident of the VERIS community database is flagged through the API and read at the desk, unchanged.

use crate::shared;
use serde_json::{Value, json};
use stormbell_model::{ReportId, officer::Role, sector::Sector};
use stormbell_service::read_report;
use stormbell_world::World;

/// The first digits of an industry code (NAICS 2012) and our sector; the longest prefix wins.
const SECTORS: [(&str, &str); 20] = [
    ("22", "electricity"),
    ("2212", "gas"),
    ("2213", "drinking-water"),
    ("3254", "chemical"),
    ("311", "food"),
    ("334", "electronic-optical-subsector"),
    ("336", "vehicle-manufacturing-subsector"),
    ("481", "air"),
    ("482", "rail"),
    ("483", "water"),
    ("484", "road"),
    ("49", "courier"),
    ("51", "digital-providers"),
    ("517", "digital-infrastructure"),
    ("521", "banking"),
    ("522", "banking"),
    ("523", "financial"),
    ("5417", "research"),
    ("62", "health"),
    ("92", "public-administration"),
];

fn sector(industry: &str) -> &'static str {
    let fits = SECTORS
        .iter()
        .filter(|(prefix, _)| industry.starts_with(prefix));
    fits.max_by_key(|(prefix, _)| prefix.len())
        .map_or("other", |(_, word)| word)
}

#[tokio::test]
async fn every_incident_is_found_at_the_desk_unchanged() {
    let Some(path) = shared::folder("incidents/vcdb.jsonl") else {
        return;
    };
    let world = World::seeded(1).await;
    let anna = world.officer("Anna", Role::Lead).await;
    let mut script = world.visitor();
    let mut flagged = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let incident: Value = serde_json::from_str(line).unwrap();
        let Some(words) = incident["summary"]
            .as_str()
            .filter(|w| !w.trim().is_empty())
        else {
            continue;
        };
        let word = sector(incident["victim"]["industry"].as_str().unwrap_or_default());
        let name = incident["victim"]["victim_id"]
            .as_str()
            .filter(|n| n.chars().count() <= 200);
        let body = json!({"narrative": words, "sector": word, "organisation": name});
        let answer = script.post_json("/api/v1/reports", &body).await;
        assert!(
            shared::answered("post", "/api/v1/reports", &answer),
            "{}",
            answer.text()
        );
        let id: ReportId = answer.json()["report_id"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        flagged.push((id, words.to_owned(), word, name.map(str::to_owned)));
    }
    assert!(flagged.len() > 1_500, "only {} incidents", flagged.len());
    for (id, words, word, name) in flagged {
        let report = read_report(&anna.ctx(), id).await.unwrap().report;
        assert_eq!(report.narrative, words);
        assert_eq!(report.sector, Sector::parse(word));
        assert_eq!(report.organisation, name.filter(|n| !n.trim().is_empty()));
    }
}
