//! Every page of the desk, with every filter that it offers, at the top and deep down.

use super::facts::Facts;

/// A name for people, and the addresses that are asked in turn.
pub fn all(facts: &Facts) -> Vec<(String, Vec<String>)> {
    let mut pages = lists(facts);
    pages.extend(things(facts));
    pages.extend(searches(facts));
    let others = [
        ("openings", "/desk/openings"),
        ("journal", "/desk/journal"),
        ("health", "/desk/health"),
        ("officers", "/desk/officers"),
        ("organisations", "/desk/organisations"),
        ("own settings", "/desk/me"),
        ("recovery keys", "/desk/recovery-keys"),
    ];
    pages.extend(others.map(|(name, path)| (name.to_owned(), vec![path.to_owned()])));
    let deep = |part: u64| format!("/desk/journal?after={}", facts.journal * part / 10);
    pages.push((String::from("journal, deep"), (1..10).map(deep).collect()));
    pages
}

fn lists(facts: &Facts) -> Vec<(String, Vec<String>)> {
    let mut pages = Vec::new();
    for filter in ["all", "new", "mine", "taken", "closed"] {
        let show = format!("/desk?show={filter}");
        let deep = |(id, _): &(String, String)| format!("{show}&after={}", cursor(id));
        pages.push((
            format!("queue {filter}, deep"),
            facts.sample.iter().map(deep).collect(),
        ));
        pages.push((format!("queue {filter}"), vec![show]));
    }
    let incidents = ["/desk/incidents", "/desk/incidents?show=closed"];
    let names = ["incidents", "incidents, closed"];
    pages.extend(
        names
            .into_iter()
            .zip(incidents)
            .map(|(n, p)| (n.to_owned(), vec![p.to_owned()])),
    );
    pages
}

fn things(facts: &Facts) -> Vec<(String, Vec<String>)> {
    let great = format!("/desk/incidents/{}", facts.great_incident);
    let report = |(id, _): &(String, String)| format!("/desk/reports/{id}");
    let middle = cursor(&facts.great_middle);
    vec![
        (
            String::from("report"),
            facts.sample.iter().map(report).collect(),
        ),
        one(
            "report, long conversation",
            &format!("/desk/reports/{}", facts.talkative),
        ),
        one(
            "report, ringing",
            &format!("/desk/reports/{}", facts.ringing),
        ),
        one(
            "closing a report",
            &format!("/desk/reports/{}/close", facts.ringing),
        ),
        one("incident", &format!("/desk/incidents/{}", facts.incident)),
        one("the great incident", &great),
        one(
            "the same, deep",
            &format!("{great}?reports={middle}&timeline={middle}"),
        ),
        one("closing that incident", &format!("{great}/close")),
    ]
}

/// Searches for what the bench's reporters said: rare and common words, several, values, networks, and nothing.
fn searches(facts: &Facts) -> Vec<(String, Vec<String>)> {
    let search = |words: &str| {
        let typed = words.replace('/', "%2F").replace(' ', "+");
        format!("/desk/search?search={typed}")
    };
    let whole = facts.sample.iter().map(|(_, r)| search(r)).collect();
    let end = |(_, r): &(String, String)| search(r.rsplit('-').next().unwrap_or_default());
    let ends = facts.sample.iter().map(end).collect();
    let incidents = facts.incident_references.iter().map(|r| search(r));
    let step = facts.reports / 100;
    let each = |typed: &dyn Fn(u64) -> String| (0..100).map(|n| search(&typed(n * step))).collect();
    let deep = |part: u64| format!("{}&below={}", search("bank"), facts.journal * part / 10);
    vec![
        (String::from("search, whole reference"), whole),
        (String::from("search, last six signs"), ends),
        (String::from("search, incident"), incidents.collect()),
        (
            String::from("search, one report's number"),
            each(&|n| n.to_string()),
        ),
        (
            String::from("search, an organisation"),
            each(&|n| format!("organisation {}", n % 5000)),
        ),
        (
            String::from("search, an address"),
            each(&|n| format!("192.0.2.{}", n % 250)),
        ),
        (
            String::from("search, a host"),
            each(&|n| format!("host-{}-{}.example", n / 250 % 250, n % 250)),
        ),
        one("search, a domain and all below", &search("pay-7.example")),
        one(
            "search, a network of a third of all",
            &search("192.0.2.0/26"),
        ),
        one("search, a network of all", &search("192.0.2.0/24")),
        one("search, a word of a sixth of all", &search("bank")),
        (
            String::from("search, the same, deep"),
            (1..10).map(deep).collect(),
        ),
        one(
            "search, twelve words of a sixth",
            &search("message looked exactly like ones bank somebody moved money confirm code once"),
        ),
        one("search, two words never together", &search("bank fichiers")),
        one(
            "search, words without accents",
            &search("sauvegardes disque reseau chiffrees"),
        ),
        one("search, a word that nobody said", &search("unheard")),
        one("search, nothing", &search("ZZZZZZ")),
    ]
}

fn one(name: &str, path: &str) -> (String, Vec<String>) {
    (name.to_owned(), vec![path.to_owned()])
}

/// Where a list goes on after one id, as the pages' own links say it.
fn cursor(id: &str) -> String {
    format!("{:x}-{}", i64::MAX, id.replace('-', ""))
}

/// A GET with the officer's session.
pub fn request(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: __Host-stormbell-desk={token}\r\n\r\n").into_bytes()
}
