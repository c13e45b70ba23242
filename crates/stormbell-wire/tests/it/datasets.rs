//! Lists and tables that an operator brings.

use crate::shared;
use stormbell_wire::dataset::{Content, WrongDataset, names_above, network_keys, read, value_key};

fn values(text: &str, own: bool) -> Vec<String> {
    match read(text.as_bytes(), own).unwrap().content {
        Content::Values(values) => values,
        Content::Networks(_) => panic!("a table"),
    }
}

fn address(text: &str) -> [u8; 16] {
    match text.parse().unwrap() {
        core::net::IpAddr::V4(four) => four.to_ipv6_mapped().octets(),
        core::net::IpAddr::V6(six) => six.octets(),
    }
}

#[test]
fn an_address_is_found_by_the_networks_around_it() {
    let list = values("# ours\n45.9.148.0/22\n2a01:4f8::/32\n45.9.140.7\n", false);
    let lies_in = |text: &str| {
        network_keys(address(text), 128)
            .iter()
            .any(|k| list.contains(k))
    };
    for (text, is) in [
        ("45.9.151.255", true),
        ("45.9.152.0", false),
        ("45.9.140.7", true),
        ("45.9.140.8", false),
        ("2a01:4f8:1::1", true),
        ("2a01:4f9::1", false),
    ] {
        assert_eq!(lies_in(text), is, "{text}");
    }
}

#[test]
fn our_own_names_hold_for_all_below_them_and_listed_ones_for_themselves() {
    let own = values("bank.example\n", true);
    assert!(
        names_above("a.b.bank.example")
            .iter()
            .any(|k| own.contains(k))
    );
    assert!(
        !names_above("notbank.example")
            .iter()
            .any(|k| own.contains(k))
    );
    let listed = values(
        r#"{"name": "Sites", "version": 3, "list": [".Bank.example", "x"]}"#,
        false,
    );
    assert_eq!(listed, [value_key("bank.example"), value_key("x")]);
}

#[test]
fn tables_of_networks_are_read_with_and_without_a_head() {
    for text in [
        "first,last,asn,as_name,country\n45.9.148.0,45.9.148.255,64496,\"Example, Ltd\",EE\n",
        "45.9.148.0,45.9.148.255,64496,\"Example, Ltd\",EE\n",
    ] {
        let Content::Networks(rows) = read(text.as_bytes(), false).unwrap().content else {
            panic!("no table");
        };
        let row = &rows[0];
        assert_eq!(
            (row.first, row.last),
            (address("45.9.148.0"), address("45.9.148.255"))
        );
        assert_eq!(
            (row.country.as_str(), row.asn, row.owner.as_str()),
            ("EE", Some(64_496), "Example, Ltd")
        );
    }
}

#[test]
fn what_cannot_be_taken_says_why() {
    for (text, why) in [
        ("", WrongDataset::Nothing),
        ("{\"a\": 1}", WrongDataset::NoList),
        (
            "{\"type\": \"regex\", \"list\": [\"x\"]}",
            WrongDataset::Patterns("regex"),
        ),
    ] {
        assert_eq!(read(text.as_bytes(), false).unwrap_err(), why, "{text}");
    }
    assert_eq!(read(b"\xff", false).unwrap_err(), WrongDataset::NotText);
}

#[test]
fn real_warning_lists_and_a_real_table_are_read() {
    let Some(folder) = shared::folder("misp/warninglists") else {
        return;
    };
    let mut refused = Vec::new();
    for file in shared::files(&folder, ".json") {
        let bytes = std::fs::read(&file).unwrap();
        match read(&bytes, false) {
            Ok(set) => assert_eq!(set.unread, 0, "{file:?}"),
            Err(WrongDataset::Patterns(_)) => refused.push(file),
            Err(why) => panic!("{file:?}: {why}"),
        }
    }
    assert!(refused.len() < 12, "{refused:?}");
    let Some(folder) = shared::folder("ip") else {
        return;
    };
    let table = std::fs::read(folder.join("small-states-ipv4.csv")).unwrap();
    let set = read(&table, false).unwrap();
    let Content::Networks(rows) = set.content else {
        panic!("no table");
    };
    assert!(
        rows.len() > 4_000 && set.unread == 0,
        "{} {}",
        rows.len(),
        set.unread
    );
    assert!(rows.iter().all(|r| r.country.len() == 2 && r.asn.is_some()));
}
