#![allow(clippy::unwrap_used)]
use super::*;

fn none(_: &str) -> Option<String> {
    None
}

#[test]
fn nothing_set_is_a_node_on_port_8080() {
    let flags = Flags {
        data: Some("/nowhere/at/all".into()),
        ..Flags::default()
    };
    let config = read(&flags, &none).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert!(config.database.is_none() && config.mail.is_none());
    assert_eq!(config.seat, Seat::File("/nowhere/at/all/node.key".into()));
}

#[test]
fn environment_stands_over_the_file_and_flags_over_both() {
    let env = |name: &str| match name {
        "STORMBELL_LISTEN" => Some("0.0.0.0:1".to_owned()),
        "STORMBELL_STATE" => Some("se".to_owned()),
        _ => None,
    };
    let flags = Flags {
        data: Some("/nowhere".into()),
        listen: Some("[::1]:2".into()),
        ..Flags::default()
    };
    let config = read(&flags, &env).unwrap();
    assert_eq!(config.listen.to_string(), "[::1]:2");
    assert_eq!(config.state, "SE");
}

#[test]
fn mistakes_name_the_field_and_the_remedy() {
    let wrong = |name: &'static str, value: &'static str| {
        let env = move |n: &str| (n == name).then(|| value.to_owned());
        let flags = Flags {
            data: Some("/nowhere".into()),
            ..Flags::default()
        };
        format!("{:#}", read(&flags, &env).err().unwrap())
    };
    assert!(wrong("STORMBELL_LISTEN", "8080").contains("listen: «8080»"));
    assert!(wrong("STORMBELL_STATE", "Sweden").starts_with("state:"));
    assert!(wrong("STORMBELL_DATABASE", "mysql://x").starts_with("database:"));
    assert!(wrong("STORMBELL_MAIL_SMTP", "smtp://x").starts_with("mail.from:"));
    assert!(wrong("STORMBELL_LANGUAGE", "tlh").contains("not spoken yet"));
}
