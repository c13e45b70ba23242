//! Indicators as they come in: pasted, as a table, as an event of MISP, as a bundle of STIX.

use crate::shared;
use stormbell_model::{Moment, complaint::Problem, indicator::Format, limits, marking::Tlp};
use stormbell_wire::indicators::{
    Offer, Refusal, WrongPattern, covers, read, values_of_pattern, whole,
};
use stormbell_wire::observables::{self, Kind, Nothing};

fn offer(text: &str) -> Offer {
    read(text.as_bytes()).unwrap()
}

fn values(offer: &Offer) -> Vec<(&'static str, &str)> {
    let each = offer.values.iter();
    each.map(|v| (v.kind.code(), v.value.as_str())).collect()
}

fn refused(offer: &Offer) -> Vec<(&str, &'static str)> {
    let each = offer.refused.iter();
    each.map(|r| (r.value.as_str(), r.why.code())).collect()
}

#[test]
fn a_pasted_text_gives_its_values_once_and_says_what_means_nothing() {
    let o = offer(
        "Please watch hxxps://pay[.]example/i and pay[.]example, also 203.0.113.9 and 8.8.8.8,\n\
         and again https://pay.example/i. Hash d41d8cd98f00b204e9800998ecf8427e is empty.",
    );
    assert_eq!(o.format, Format::Text);
    assert_eq!(
        values(&o),
        [("url", "https://pay.example/i"), ("domain", "pay.example")]
    );
    assert_eq!(
        refused(&o),
        [
            ("203.0.113.9", "reserved"),
            ("8.8.8.8", "resolver"),
            ("d41d8cd98f00b204e9800998ecf8427e", "empty"),
        ]
    );
}

#[test]
fn a_table_is_read_by_the_names_of_its_columns() {
    let o = offer(
        "type;value;comment;tlp;valid_until\n\
         domain;evil[.]example;\"drops; then \"\"calls\"\" home\";TLP:AMBER;2027-01-31\n\
         ip;45.9.148.114;;;2027-01-31T12:00:00Z\n\
         x;no value here;;;\n\
         ip;0.0.0.0/1;;;\n",
    );
    assert_eq!(o.format, Format::Csv);
    assert_eq!(
        values(&o),
        [("domain", "evil.example"), ("ipv4", "45.9.148.114")]
    );
    assert_eq!(o.values[0].note, "drops; then \"calls\" home");
    assert_eq!(o.values[0].tlp, Some(Tlp::Amber));
    // A day counts to its end.
    assert_eq!(
        o.values[0].ends_at,
        Moment::parse_rfc3339("2027-02-01T00:00:00Z")
    );
    assert_eq!(
        o.values[1].ends_at,
        Moment::parse_rfc3339("2027-01-31T12:00:00Z")
    );
    assert_eq!(o.refused_count, 2);
    assert_eq!(refused(&o)[0].1, "no-value");
}

#[test]
fn a_network_of_half_the_internet_is_refused() {
    for (wide, ok) in [
        ("0.0.0.0/0", false),
        ("45.0.0.0/7", false),
        ("45.0.0.0/8", true),
        ("2a00::/12", false),
        ("2a01:4f8::/32", true),
    ] {
        let o = offer(wide);
        assert_eq!(!o.values.is_empty(), ok, "{wide} {o:?}");
    }
}

#[test]
fn an_event_of_misp_gives_its_attributes_and_those_of_its_objects() {
    let o = offer(
        r#"{"response": [{"Event": {"info": "A loader", "Tag": [{"name": "tlp:green"}],
            "Attribute": [
              {"type": "domain|ip", "value": "evil.example|45.9.148.114", "comment": "first stage"},
              {"type": "ip-dst|port", "value": "45.9.148.115|443", "Tag": [{"name": "tlp:red"}]},
              {"type": "filename|sha1", "value": "a.exe|4d8b1f4acc638080054ffbb4cef2559583a22dc6"},
              {"type": "sha1", "value": "not a hash", "deleted": false},
              {"type": "mutex", "value": "Global\\x"},
              {"type": "domain", "value": "gone.example", "deleted": true},
              {"type": "link", "value": "https://blog.example/about"}],
            "Object": [{"Attribute": [{"type": "AS", "value": "64700"}, {"type": "url", "value": "http://evil.example/b"}]}]}}]}"#,
    );
    assert_eq!((o.format, o.title.as_str()), (Format::Misp, "A loader"));
    assert_eq!(
        values(&o),
        [
            ("domain", "evil.example"),
            ("ipv4", "45.9.148.114"),
            ("ipv4", "45.9.148.115"),
            ("sha1", "4d8b1f4acc638080054ffbb4cef2559583a22dc6"),
            ("asn", "AS64700"),
            ("url", "http://evil.example/b"),
        ]
    );
    assert_eq!(o.values[0].tlp, Some(Tlp::Green));
    assert_eq!(o.values[2].tlp, Some(Tlp::Red));
    assert_eq!(
        refused(&o),
        [("not a hash", "no-value"), ("Global\\x", "other-type")]
    );
}

#[test]
fn a_bundle_gives_the_values_of_its_patterns_with_mark_and_end() {
    let o = offer(
        r#"{"type": "bundle", "id": "bundle--1", "objects": [
            {"type": "report", "name": "Night owls"},
            {"type": "indicator", "name": "loader", "pattern_type": "stix", "valid_until": "2027-06-01T00:00:00Z",
             "pattern": "[file:hashes.MD5 = '5f4dcc3b5aa765d61d8327deb882cf99' AND file:hashes.'SHA-1' = '4d8b1f4acc638080054ffbb4cef2559583a22dc6']",
             "object_marking_refs": ["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"]},
            {"type": "indicator", "pattern": "[ipv4-addr:value ISSUBSET '45.9.148.0/24' OR domain-name:value IN ('a.example', 'b.example')]"},
            {"type": "indicator", "pattern": "[domain-name:value = 'c.example' AND url:value = 'http://c.example/']"},
            {"type": "indicator", "pattern": "[domain-name:value = 'revoked.example']", "revoked": true},
            {"type": "indicator", "pattern_type": "yara", "pattern": "rule x { }"},
            {"type": "indicator", "pattern": "[mutex:name = 'x']"}]}"#,
    );
    assert_eq!((o.format, o.title.as_str()), (Format::Stix, "Night owls"));
    let found: Vec<&str> = o.values.iter().map(|v| v.value.as_str()).collect();
    assert_eq!(
        found,
        [
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "4d8b1f4acc638080054ffbb4cef2559583a22dc6",
            "45.9.148.0/24",
            "a.example",
            "b.example",
        ]
    );
    assert_eq!(o.values[0].tlp, Some(Tlp::AmberStrict));
    assert!(o.values[0].ends_at.is_some() && o.values[2].ends_at.is_none());
    let why: Vec<&str> = o.refused.iter().map(|r| r.why.code()).collect();
    assert_eq!(why, ["combined", "other-type", "other-type"]);
}

#[test]
fn patterns_that_ask_for_several_things_give_no_value() {
    for (pattern, why) in [
        ("[a:b = 'x'] FOLLOWEDBY [a:b = 'y']", WrongPattern::Combined),
        ("[a:b = 'x' AND a:c = 'y']", WrongPattern::Combined),
        ("[a:b != 'x']", WrongPattern::Combined),
        ("[a:b LIKE 'x%']", WrongPattern::Combined),
        ("[a:b = 'x", WrongPattern::Syntax),
        ("a:b = 'x'", WrongPattern::Syntax),
        ("", WrongPattern::Syntax),
        ("[[[[", WrongPattern::Syntax),
    ] {
        assert_eq!(values_of_pattern(pattern), Err(why), "{pattern}");
    }
    let escaped =
        values_of_pattern(r"[windows-registry-key:key = 'HKLM\\Software\\it\'s']").unwrap();
    assert_eq!(escaped[0].value, r"HKLM\Software\it's");
}

#[test]
fn a_sighting_is_the_value_or_lies_within_it() {
    let seen = |kind: Kind, value: &str, text: &str| {
        let found = observables::read(text).found;
        assert_eq!(found.len(), 1, "{text} {found:?}");
        covers(kind, value, &found[0])
    };
    for (kind, value, text, is) in [
        (
            Kind::Domain,
            "evil.example",
            "http://a.b.evil.example:8080/x",
            true,
        ),
        (Kind::Domain, "evil.example", "post@mail.evil.example", true),
        (Kind::Domain, "evil.example", "notevil.example.org", false),
        (Kind::Domain, "evil.example", "medevil.example", false),
        (Kind::Ipv4, "45.9.148.114", "http://45.9.148.114/a", true),
        (Kind::Ipv4, "45.9.148.114", "45.9.148.11", false),
        (Kind::Cidr, "45.9.148.0/24", "45.9.148.200", true),
        (Kind::Cidr, "45.9.148.0/24", "45.9.148.128/25", true),
        (Kind::Cidr, "45.9.148.0/24", "45.9.0.0/16", false),
        (Kind::Cidr, "45.9.148.0/24", "45.9.149.1", false),
        (Kind::Cidr, "2a01:4f8::/32", "2a01:4f8:1::1", true),
        (Kind::Cidr, "2a01:4f8::/32", "2a01:4f9::1", false),
        (
            Kind::Url,
            "http://evil.example/a",
            "https://evil.example/a/",
            true,
        ),
        (
            Kind::Url,
            "http://evil.example/a",
            "https://evil.example/ab",
            false,
        ),
        (Kind::Cve, "CVE-2021-44228", "CVE-2021-44228", true),
    ] {
        assert_eq!(seen(kind, value, text), is, "{value} {text}");
    }
}

#[test]
fn what_cannot_be_read_says_where() {
    assert_eq!(read(b""), Err(Problem::Missing));
    assert_eq!(read(b"\xff\xfe"), Err(Problem::NotText));
    assert_eq!(read(b"{\"a\": 1}"), Err(Problem::Form));
    assert!(matches!(
        read(b"{\"Event\":\n]"),
        Err(Problem::Syntax { line: 2, .. })
    ));
    let big = vec![b'a'; limits::INDICATOR_FILE_MAX_BYTES + 1];
    assert!(matches!(read(&big), Err(Problem::TooBig { .. })));
}

#[test]
fn beyond_the_bound_the_rest_is_counted() {
    let most = limits::INDICATORS_PER_IMPORT_MAX;
    let table: String = std::iter::once(String::from("value\n"))
        .chain((0..most + 7).map(|n| format!("n{n}.evil.example\n")))
        .collect();
    let o = offer(&table);
    assert_eq!((o.values.len(), o.left_out), (most, 7));
}

#[test]
fn one_value_stands_alone_from_end_to_end() {
    assert_eq!(
        whole(" hxxp://a[.]example/ ").map(|f| f.value),
        Some(String::from("http://a.example/"))
    );
    assert_eq!(whole("evil.example and more"), None);
    assert_eq!(whole("a mutex"), None);
    assert_eq!(
        offer("127.0.0.1").refused[0].why,
        Refusal::Nothing(Nothing::Reserved)
    );
}

/// What others published is read without a mistake, and most of what can be looked for is taken.
#[test]
fn events_and_bundles_that_others_published_are_read() {
    let folders = ["misp/events-eset", "misp/events-citizenlab", "stix/bundles"];
    let mut total = 0;
    for folder in folders {
        let Some(folder) = shared::folder(folder) else {
            return;
        };
        for file in shared::files(
            &folder,
            if folder.ends_with("bundles") {
                ".stix2"
            } else {
                ".json"
            },
        ) {
            let bytes = std::fs::read(&file).unwrap();
            let o = read(&bytes).unwrap_or_else(|why| panic!("{file:?}: {why:?}"));
            total += o.values.len();
            // The same file twice is the same offer.
            assert_eq!(Ok(o), read(&bytes), "{file:?}");
        }
    }
    assert!(total > 2_400, "{total}");
}
