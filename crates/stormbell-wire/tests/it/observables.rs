//! Values read out of texts: vectors of our own, what must not be found, and what holds for every text.

use proptest::prelude::*;
use stormbell_wire::observables::{Confidence, FOUND_MAX, Kind, read, read_from};

fn found(text: &str) -> Vec<String> {
    let found = read(text).found.into_iter();
    found
        .map(|f| format!("{} {}", f.kind.code(), f.value))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn addresses_and_networks() {
    check("from 203.0.113.7.", &["ipv4 203.0.113.7"]);
    check(
        "203.0.113.7:443, 198.51.100.0/24",
        &["ipv4 203.0.113.7", "cidr 198.51.100.0/24"],
    );
    check(
        "203.0.113.7-203.0.113.9",
        &["ipv4 203.0.113.7", "ipv4 203.0.113.9"],
    );
    check(
        "2001:0DB8::0001 and [2001:db8::2]:443",
        &["ipv6 2001:db8::1", "ipv6 2001:db8::2"],
    );
    check("2001:db8::/32", &["cidr 2001:db8::/32"]);
    check("fe80::1%eth0", &["ipv6 fe80::1"]);
    check("::ffff:192.0.2.1", &["ipv6 ::ffff:192.0.2.1"]);
    check(
        "203[.]0[.]113[.]7 203(dot)0(dot)113(dot)7",
        &["ipv4 203.0.113.7", "ipv4 203.0.113.7"],
    );
}

#[test]
fn numbers_that_are_no_addresses() {
    for text in [
        "version 4.2.1.10",
        "firmware 7.0.12.3",
        "Chrome/96.0.46.1",
        "section 3.2.1.4",
        "1.2.3.4.5",
        "1.3.6.1.4.1.311",
        "256.1.1.1",
        "12:30:45",
        "00:1a:2b:3c:4d:5e",
        "std::fs",
        "a::b",
        "::",
        "aa:bb:cc:dd:ee:ff:00:11",
        "2024.03.15",
        "versions 1.2.3.4 and 1.2.3.5",
        "verzió: 2.4.6.8",
    ] {
        check(text, &[]);
    }
}

#[test]
fn names() {
    check(
        "(evil.example) and WWW.Bank.COM.",
        &["domain evil.example", "domain www.bank.com"],
    );
    check(
        "evil[.]example evil(dot)com evil {.} net evil[.com",
        &[
            "domain evil.example",
            "domain evil.com",
            "domain evil.net",
            "domain evil.com",
        ],
    );
    check(
        "www dot bank dot com 203 dot 0 dot 113 dot 7",
        &["domain www.bank.com", "ipv4 203.0.113.7"],
    );
    check("join the dot to the line, the dot in the map", &[]);
    check(
        "bank [punkt] de, bank[point]fr",
        &["domain bank.de", "domain bank.fr"],
    );
    check(
        "bücher.de xn--bcher-kva.de",
        &["domain xn--bcher-kva.de", "domain xn--bcher-kva.de"],
    );
    check("пример.бг", &["domain xn--e1afmkfd.xn--90ae"]);
    check(
        "a\u{200b}b.example ｅｖｉｌ．ｃｏｍ",
        &["domain ab.example", "domain evil.com"],
    );
    check(
        "evil.co.uk:8080 co.uk github.io",
        &["domain evil.co.uk", "domain github.io"],
    );
    check("login.bank.com.The next", &["domain login.bank.com"]);
}

#[test]
fn what_only_looks_like_a_name() {
    for text in [
        "README.md",
        "setup.exe report.pdf node.js",
        "ASP.NET and VB.NET",
        "update.zip main.py run.sh lib.so",
        "e.g. i.e. z.B. d.h. a.m.",
        "com.example.mobile.app",
        "org.apache.commons.io",
        "System.Net System.IO",
        "attacked us.It was",
        "10.am",
        "document.name",
        "header.id",
        "C:\\Users\\anna\\evil.com\\x.exe",
        "/usr/lib/evil.com/x",
        "s.r.o. d.o.o. B.V.",
        "1.2.840.113549",
        "Trojan.Script.Generic.so",
        "12.500,00",
        "@alice",
        "foo_bar.exe",
    ] {
        let names: Vec<String> = found(text)
            .into_iter()
            .filter(|f| f.starts_with("domain") || f.starts_with("url"))
            .collect();
        assert!(names.is_empty(), "{text}: {names:?}");
    }
}

#[test]
fn urls() {
    check(
        "hxxps://Evil[.]Example/A/b?C=1#d.",
        &["url https://evil.example/A/b?C=1#d"],
    );
    check(
        "see (http://evil.example/a(b)c), then",
        &["url http://evil.example/a(b)c"],
    );
    check("[x](http://evil.example/p)", &["url http://evil.example/p"]);
    check(
        "hxxp[:]//203[.]0[.]113[.]7:8080/x",
        &["url http://203.0.113.7:8080/x"],
    );
    check(
        "h**p://evil.example http[://]evil.example",
        &["url http://evil.example", "url http://evil.example"],
    );
    check(
        "http://[2001:DB8::1]:80/",
        &["url http://[2001:db8::1]:80/"],
    );
    check(
        "http://a.example/x,http://b.example/y",
        &["url http://a.example/x", "url http://b.example/y"],
    );
    check(
        "evil.example/gate.php?id=1",
        &["url evil.example/gate.php?id=1"],
    );
    check(
        "https:\\/\\/evil.example\\/a",
        &["url https://evil.example/a"],
    );
    check(
        "ftp://user:word@evil.example/a",
        &["url ftp://user:word@evil.example/a"],
    );
    check(
        "<a href=\"https://evil.example/a?b=1&amp;c=2\">",
        &["url https://evil.example/a?b=1&c=2"],
    );
    check("http:// evil.example/x", &["url http://evil.example/x"]);
}

#[test]
fn mail_addresses() {
    check(
        "Anna.B+x@Example.ORG, <bo@bank.com>",
        &["email anna.b+x@example.org", "email bo@bank.com"],
    );
    check(
        "bo(at)bank(dot)com bo [at] bank [dot] com",
        &["email bo@bank.com", "email bo@bank.com"],
    );
    check("bo at bank dot com", &["email bo@bank.com"]);
    check("the page is at evil[.]com", &["domain evil.com"]);
    check(
        "bo @ bank[.]com? look at bank.com",
        &["email bo@bank.com", "domain bank.com"],
    );
    check(
        "mailto:bo@bank.com?subject=x email=bo@bank.com",
        &["email bo@bank.com", "email bo@bank.com"],
    );
    check("Message-ID: <2024.1@mail.bank.com>", &[]);
    check("anna(a)yritys.fi", &["email anna@yritys.fi"]);
}

#[test]
fn digests_and_numbers_of_the_trade() {
    let md5 = "D41D8CD98F00B204E9800998ECF8427E";
    check(md5, &["md5 d41d8cd98f00b204e9800998ecf8427e"]);
    check(&format!("imphash: {md5} a{md5} x{}", "a1".repeat(20)), &[]);
    check(
        &format!("{}|{}", "a1".repeat(20), "a1".repeat(32)),
        &[
            &format!("sha1 {}", "a1".repeat(20)),
            &format!("sha256 {}", "a1".repeat(32)),
        ],
    );
    check("550e8400-e29b-41d4-a716-446655440000", &[]);
    check(
        "cve-2021-44228, CVE 2017 0144; CVE–2020–0601",
        &[
            "cve CVE-2021-44228",
            "cve CVE-2017-0144",
            "cve CVE-2020-0601",
        ],
    );
    check(
        "AS1299 ASN 3301 asn: 64496 AS400 as 1234 users",
        &["asn AS1299", "asn AS3301", "asn AS64496"],
    );
    check(
        "T1059.001, t1566 TA0001 T1000 T9999",
        &["attack T1059.001", "attack T1566", "attack TA0001"],
    );
    check("G0050", &[]);
    check("MITRE ATT&CK group G0050", &["attack G0050"]);
}

#[test]
fn wallets_need_their_checksum() {
    check(
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3",
        &["btc 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"],
    );
    check(
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        &["btc bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
    );
    check("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx", &[]);
    // The address of EIP-55's own text, right and with one letter in the other case.
    check(
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        &["eth 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"],
    );
    check("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", &[]);
    check(
        "496aKKdqF1xQSSEzw7wNrkZkDUsCD5cSmNCfVhVgEps52WERBcLDGzdF5UugmFoHMm9xRJdewvK2TFfAJNwEV25rTcVF5Vp",
        &[
            "xmr 496aKKdqF1xQSSEzw7wNrkZkDUsCD5cSmNCfVhVgEps52WERBcLDGzdF5UugmFoHMm9xRJdewvK2TFfAJNwEV25rTcVF5Vp",
        ],
    );
}

#[test]
fn accounts() {
    check(
        "SE45 5000 0000 0583 9825 7466",
        &["iban SE4550000000058398257466"],
    );
    check(
        "iban:de89370400440532013000, GB29-NWBK-6016-1331-9268-19",
        &["iban DE89370400440532013000", "iban GB29NWBK60161331926819"],
    );
    check("SE46 5000 0000 0583 9825 7466 DE89370400440532013001", &[]);
}

#[test]
fn telephone_numbers() {
    check("call +46 (0)8-123 456 78.", &["phone +46812345678"]);
    check(
        "+1 (202) 555-0143; 0046 70 123 45 67",
        &["phone +12025550143", "phone +46701234567"],
    );
    check(
        "Ringde från 070-123 45 67 och sa att det är banken",
        &["phone +46701234567"],
    );
    check(
        "Der Anruf kam von 0171 1234567 und es ist nicht die Bank",
        &["phone +491711234567"],
    );
    check(
        "J'ai reçu un appel du 06 12 34 56 78 et nous ne savons pas",
        &["phone +33612345678"],
    );
    check(
        "El número 612 345 678 nos llamó por la noche",
        &["phone +34612345678"],
    );
    check(
        "Dzwonił numer 601 234 567 i nie wiem",
        &["phone +48601234567"],
    );
    for text in [
        "2024-03-15 14:30",
        "15.03.2024",
        "Order no. 4711-2024-0815",
        "1 234 567 EUR",
        "C++11",
        "+100 000 000",
        "faktura 0701-234567",
        "850412-1234",
    ] {
        check(text, &[]);
    }
    let told = read_from("06 12 34 56 78", Some("FR")).found;
    assert_eq!(told[0].value, "+33612345678");
}

#[test]
fn paths_keys_and_agents_are_taken_whole() {
    check(
        "C:\\Program Files\\Evil\\evil.com.exe ran",
        &["path C:\\Program Files\\Evil\\evil.com.exe"],
    );
    check(
        "HKLM\\Software\\Run\\x",
        &["registry HKLM\\Software\\Run\\x"],
    );
    check("wrote /tmp/evil.com/x.", &["path /tmp/evil.com/x"]);
    let agent = "Mozilla/5.0 (Windows NT 6.1; rv:11.0) Gecko/20100101 Firefox/11.0.0.1";
    check(agent, &[&format!("user-agent {agent}")]);
}

#[test]
fn the_original_spelling_is_at_the_span() {
    let text = "å: evil [.] example, hxxp[:]//ｅvil.com/ö. bo(at)bank[.]com";
    let found = read(text).found;
    let spelled: Vec<&str> = found.iter().map(|f| &text[f.span.clone()]).collect();
    assert_eq!(
        spelled,
        [
            "evil [.] example",
            "hxxp[:]//ｅvil.com/ö",
            "bo(at)bank[.]com"
        ]
    );
    assert!(found.iter().all(|f| f.confidence == Confidence::Certain));
    assert!(Kind::Email.is_personal() && Kind::Iban.is_personal() && Kind::Phone.is_personal());
}

#[test]
fn a_million_addresses_are_bounded() {
    let text = "203.0.113.7 evil.example ".repeat(FOUND_MAX);
    let harvest = read(&text);
    assert_eq!(
        (harvest.found.len(), harvest.left_out),
        (FOUND_MAX, FOUND_MAX)
    );
    for hostile in [
        "[",
        "a.",
        "a@",
        "+1 ",
        "::",
        "1.",
        "(((.",
        "http://",
        "CVE-2021-4422.",
        "“a.",
        "0 ",
        "x[.]",
    ] {
        let _ = read(&hostile.repeat(200_000 / hostile.len()));
    }
}

proptest! {
    #[test]
    fn spans_are_in_order_and_on_boundaries(text in "([a-zåж1-9]{1,4}|[.:/@+ \\[\\](){}\\\\-]|hxxp|://|\\[\\.\\]| dot |com|example|\u{200b}|．|“){0,40}") {
        let mut last = 0;
        for f in read(&text).found {
            prop_assert!(f.span.start >= last && f.span.end > f.span.start);
            prop_assert!(text.get(f.span.clone()).is_some());
            last = f.span.end;
        }
    }

    #[test]
    fn a_disguise_changes_nothing(a in "[a-z]{3,9}", path in "[a-z0-9]{0,8}", octets in any::<[u8; 4]>()) {
        let address = core::net::Ipv4Addr::from(octets).to_string();
        let plain = format!("{a}bank.com https://{a}.example/{path} mail-{a}@{a}.org");
        let hidden = plain.replace('.', "[.]").replace("http", "hxxp").replace('@', "[at]");
        prop_assert_eq!(found(&plain), found(&hidden));
        let spelled = [address.replace('.', "[.]"), address.replace('.', " (dot) "), address.replace('.', "{.}")];
        for spelled in spelled {
            prop_assert_eq!(found(&spelled), [format!("ipv4 {address}")]);
        }
    }
}
