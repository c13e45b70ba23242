use super::*;

fn gateway(json: &str) -> Gateway {
    serde_json::from_str(json).unwrap()
}

fn values() -> Values<'static> {
    Values {
        to: "+46701234567",
        text: "Larm {to} & mer: https://n.example/a/x",
        id: "01af",
        callback: "https://n.example/in/sms/s",
        secret: "s3cret",
    }
}

#[test]
fn templates_are_filled_once_and_written_as_their_place_wants() {
    let by_json = gateway(
        r#"{"url": "https://g.example/v1/{to_digits}/send", "headers": {"X-Key": "{secret}"},
            "json": {"messages": [{"to": "{to}", "body": "{text}", "n": 1}], "cb": "{callback}?r={id}"}}"#,
    );
    assert_eq!(by_json.check(true), Ok(()));
    let ask = by_json.ask(&values());
    assert_eq!(ask.url, "https://g.example/v1/46701234567/send");
    assert_eq!(ask.method, "POST");
    assert!(ask.headers.contains(&("X-Key".into(), "s3cret".into())));
    let body: Value = serde_json::from_slice(&ask.body).unwrap();
    assert_eq!(body["messages"][0]["body"], values().text);
    assert_eq!(body["cb"], "https://n.example/in/sms/s?r=01af");

    let by_query = gateway(
        r#"{"url": "https://g.example/send?v=2", "method": "GET", "user": "me",
            "query": {"to": "{to}", "text": "{text}"}}"#,
    );
    let ask = by_query.ask(&values());
    assert_eq!(
        ask.url,
        "https://g.example/send?v=2&text=Larm%20%7Bto%7D%20%26%20mer%3A%20https%3A%2F%2Fn.example%2Fa%2Fx\
         &to=%2B46701234567"
    );
    assert!(ask.body.is_empty());
    assert_eq!(
        ask.headers,
        [("Authorization".into(), "Basic bWU6czNjcmV0".into())]
    );
}

#[test]
fn mistakes_name_the_field_and_the_remedy() {
    let wrong = |json: &str| gateway(json).check(false).unwrap_err().to_string();
    assert!(wrong(r#"{"url": "g.example"}"#).starts_with("url:"));
    assert!(wrong(r#"{"url": "https://g", "form": {"m": "{text}"}}"#).contains("{to}"));
    assert!(wrong(r#"{"url": "https://g", "form": {"m": "{txt}"}}"#).contains("«{txt}»"));
    let both = r#"{"url": "https://g", "form": {"m": "{text}{to}"}, "json": {}}"#;
    assert!(wrong(both).starts_with("json:"));
    let keyless = r#"{"url": "https://g", "user": "u", "form": {"m": "{text}{to}"}}"#;
    assert!(wrong(keyless).starts_with("secret_file:"));
    let nothing = r#"{"url": "https://g", "form": {"m": "{text}{to}"}, "success": {"at": "/s"}}"#;
    assert!(wrong(nothing).starts_with("success:"));
    let pointer = r#"{"url": "https://g", "form": {"m": "{text}{to}"}, "id": "id"}"#;
    assert!(wrong(pointer).starts_with("id:"));
}

#[test]
fn answers_are_judged() {
    let json = gateway(
        r#"{"success": {"at": "/status", "is": ["0", "queued"]}, "id": "/m/0/id",
            "refused": {"at": "/status", "is": ["21211"]}}"#,
    );
    let cases: [(u16, &str, Verdict); 6] = [
        (
            200,
            r#"{"status": 0, "m": [{"id": 17}]}"#,
            Verdict::Taken(Some("17".into())),
        ),
        (201, r#"{"status": "queued"}"#, Verdict::Taken(None)),
        (
            200,
            r#"{"status": "error"}"#,
            Verdict::NotNow("gateway-not-taken"),
        ),
        (400, r#"{"status": 21211}"#, Verdict::Refused),
        (400, "what?", Verdict::NotNow("gateway-refuses-us")),
        (403, "", Verdict::NotNow("gateway-refuses-us")),
    ];
    for (status, body, verdict) in cases {
        assert_eq!(
            json.judge(status, body.as_bytes()),
            verdict,
            "{status} {body}"
        );
    }
    let text = gateway(r#"{"success": {"is": ["ID:"]}, "id_after": "ID: "}"#);
    assert_eq!(
        text.judge(200, b"ID: abc-1\r\n"),
        Verdict::Taken(Some("abc-1".into()))
    );
    assert_eq!(
        text.judge(200, b"ERR: 114"),
        Verdict::NotNow("gateway-not-taken")
    );
    let plain = Gateway::default();
    assert_eq!(plain.judge(202, b"\xff"), Verdict::Taken(None));
    for status in [400, 404, 410, 422] {
        let about_us = Verdict::NotNow("gateway-refuses-us");
        assert_eq!(plain.judge(status, b""), about_us, "no number is dead");
    }
    assert_eq!(plain.judge(429, b""), Verdict::NotNow("gateway-throttles"));
}

fn told(reports: &Reports, query: &str, body: &str) -> Vec<String> {
    let heard = reports.read(query.as_bytes(), body.as_bytes());
    let line = |heard: &Heard| match heard {
        Heard::Delivery {
            carrier_ref,
            delivered,
        } => format!("{carrier_ref} {delivered}"),
        Heard::Reply { from, text } => format!("{from}: {text}"),
    };
    heard.iter().map(line).collect()
}

#[test]
fn what_gateways_tell_later_is_heard() {
    let usual = Reports::default();
    assert_eq!(usual.check(), Ok(()));
    assert_eq!(told(&usual, "", "id=a1&status=DELIVRD"), ["a1 true"]);
    assert_eq!(told(&usual, "id=a1&status=Undelivered", ""), ["a1 false"]);
    assert_eq!(
        told(&usual, "", r#"{"id": 7, "status": "delivered"}"#),
        ["7 true"]
    );
    assert_eq!(told(&usual, "", "from=%2B4670&text=1+ja"), ["+4670: 1 ja"]);
    let silent = [
        "id=a1&status=sent",
        "id=&status=failed",
        "status=failed",
        "\u{0}\u{1}",
        "[]",
        "{}",
    ];
    for nothing in silent {
        assert!(told(&usual, "", nothing).is_empty(), "{nothing}");
    }
    let other: Reports = serde_json::from_str(
        r#"{"list": "/results", "id": "/messageId", "status": "/status/groupName", "from": "sender",
            "text": "cleanText"}"#,
    )
    .unwrap();
    let body = r#"{"results": [{"messageId": "m1", "status": {"groupName": "DELIVERED"}},
                               {"sender": "4670", "cleanText": "ok"}, 3]}"#;
    assert_eq!(told(&other, "", body), ["m1 true", "4670: ok"]);
    let many = format!(
        "[{}]",
        vec![r#"{"id":1,"status":"failed"}"#; HEARD_MAX + 9].join(",")
    );
    assert_eq!(told(&usual, "", &many).len(), HEARD_MAX);
}

#[test]
fn one_word_cannot_mean_both() {
    let both: Reports = serde_json::from_str(r#"{"delivered": ["X"], "failed": ["x"]}"#).unwrap();
    assert!(both.check().is_err());
}
