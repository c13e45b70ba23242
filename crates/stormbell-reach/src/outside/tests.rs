use super::*;

#[test]
fn what_is_not_everybodys_is_not_public() {
    let inside = [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fd00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "2001:db8::1",
        "::127.0.0.1",
        "64:ff9b:1::1",
    ];
    for ip in inside {
        assert!(!is_public(ip.parse().unwrap()), "{ip}");
    }
    let outside = [
        "1.1.1.1",
        "172.32.0.1",
        "192.0.1.1",
        "2a00:1450::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ];
    for ip in outside {
        assert!(is_public(ip.parse().unwrap()), "{ip}");
    }
}

fn client(allow: &[&str]) -> OutsideClient {
    let _ = rustls_provider();
    let allow: Vec<String> = allow.iter().map(|a| (*a).to_owned()).collect();
    OutsideClient::new(&allow, None).unwrap()
}

fn rustls_provider() -> Option<()> {
    rustls::crypto::aws_lc_rs::default_provider()
        .install_default()
        .ok()
}

#[test]
fn an_address_is_judged_by_its_text() {
    let strict = client(&[]);
    let forbidden = [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.0.0.1/x",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://１０.0.0.1/",
    ];
    for url in forbidden {
        assert_eq!(strict.check(url), Err(OutsideFault::Forbidden), "{url}");
    }
    let unusable = [
        "http://example.org/",
        "https://me:pw@example.org/",
        "https://me@example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "example.org",
        "https://",
        "",
    ];
    for url in unusable {
        assert_eq!(strict.check(url), Err(OutsideFault::NotAnAddress), "{url}");
    }
    let long = format!("https://example.org/{}", "x".repeat(ADDRESS_MAX_CHARS));
    assert_eq!(strict.check(&long), Err(OutsideFault::NotAnAddress));
    assert_eq!(strict.check("https://example.org/topic"), Ok(()));
}

#[test]
fn the_operator_allows_hosts_by_name() {
    let some = client(&["ntfy.intern", "10.0.0.5:8443", "http://hooks.intern:8080"]);
    let fine = [
        "https://ntfy.intern/t",
        "https://ntfy.intern:444/t",
        "https://10.0.0.5:8443/",
        "http://hooks.intern:8080/x",
        "https://hooks.intern:8080/x",
    ];
    for url in fine {
        assert_eq!(some.check(url), Ok(()), "{url}");
    }
    for url in ["http://ntfy.intern/t", "http://hooks.intern/x"] {
        assert_eq!(some.check(url), Err(OutsideFault::NotAnAddress), "{url}");
    }
    assert_eq!(
        some.check("https://10.0.0.5/"),
        Err(OutsideFault::Forbidden)
    );
    for bad in ["https://x/path", "me@x", "a b", ""] {
        assert!(
            OutsideClient::new(&[bad.to_owned()], None).is_err(),
            "{bad}"
        );
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_followed() {
    let request = || OutsideRequest {
        method: "GET".into(),
        url: "https://localhost:1/".into(),
        ..OutsideRequest::default()
    };
    let strict = client(&[]).send(request(), 10).await.err();
    assert_eq!(strict, Some(OutsideFault::Forbidden));
    let allowed = client(&["localhost"]).send(request(), 10).await.err();
    assert_eq!(
        allowed,
        Some(OutsideFault::Away),
        "gone to, and nobody was there"
    );
}
