#![allow(clippy::unwrap_used)]
use super::*;

fn read(text: &str) -> anyhow::Result<ChannelsConfig> {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let env = |name: &str| match name {
        "STORMBELL_SMS_SECRET" => Some("s3cret\n".to_owned()),
        "STORMBELL_SMS_IN_SECRET" => Some("0123456789abcdef0123456789abcdef".to_owned()),
        _ => None,
    };
    decide(toml::from_str(text)?, &env)
}

/// Every example of the operator's guide: the parts that begin with `[channels`.
fn examples() -> Vec<String> {
    let guide = include_str!("../../../../../docs/operator.md");
    let blocks = guide.split("```toml\n").skip(1);
    let blocks = blocks.filter_map(|block| block.split("```").next());
    let ours =
        blocks.filter(|block| block.starts_with("[channels") || block.starts_with("[[channels"));
    ours.map(str::to_owned).collect()
}

#[test]
fn nothing_set_is_push_and_web_hooks() {
    let config = read("").unwrap();
    assert_eq!(
        config.open,
        [Channel::Push, Channel::WebPush, Channel::WebHook]
    );
    assert!(config.sms.is_none());
    assert_eq!(
        read("web_push = false\npush = false").unwrap().open,
        [Channel::WebHook]
    );
}

#[test]
fn the_examples_of_the_guide_work() {
    let mut gateways = 0;
    for example in examples() {
        let table: toml::Table = toml::from_str(&example).unwrap();
        let mut channels = table["channels"].as_table().unwrap().clone();
        // The files of the examples are not here; the environment stands in for secrets.
        channels.remove("roots");
        if let Some(servers) = channels.remove("ntfy") {
            let servers: Vec<NtfyFile> = servers.try_into().unwrap();
            assert!(
                servers
                    .iter()
                    .all(|s| s.url.starts_with("https://") && s.token_file.is_some())
            );
        }
        if let Some(sms) = channels.get_mut("sms").and_then(toml::Value::as_table_mut) {
            sms.remove("secret_file");
            sms.remove("in_secret_file");
        }
        let text = channels.to_string();
        gateways += usize::from(read(&text).expect(&text).sms.is_some());
    }
    assert!(gateways >= 3, "a form, JSON and gammu-smsd");
}

#[test]
fn mistakes_name_the_field_and_the_remedy() {
    let wrong = |text: &str| format!("{:#}", read(text).err().unwrap());
    assert!(wrong("allow_hosts = ['a b']").contains("allow_hosts: «a b»"));
    assert!(wrong("roots = '/nowhere'").starts_with("channels.roots:"));
    assert!(wrong("contact = 'ops@x.example'").starts_with("channels.contact:"));
    assert!(wrong("[[ntfy]]\nurl = 'ntfy.example'").starts_with("channels.ntfy.url:"));
    assert!(wrong("[[ntfy]]\nurl = 'https://n.example'").starts_with("channels.ntfy.token_file:"));
    assert!(wrong("[gammu]\noutbox = '/o'").starts_with("channels.gammu.sent:"));
    let sms = "[sms.gateway]\nurl = 'https://g.example'\nform = { to = '{to}', m = '{txt}' }";
    assert!(wrong(sms).starts_with("channels.sms.gateway.template:"));
    assert!(
        wrong(&format!(
            "{}\n[gammu]\nspool='/s'",
            sms.replace("txt", "text")
        ))
        .contains("not both")
    );
    assert!(wrong("[sms]\nsecret_file = '/nowhere'").starts_with("channels.sms.secret_file:"));
}

#[test]
fn what_a_gateway_tells_needs_a_secret_worth_its_name() {
    let sms = "[sms.gateway]\nurl = 'https://g.example'\n\
               form = { to = '{to}', m = '{text}', cb = '{callback}' }";
    let file: ChannelsFile = toml::from_str(sms).unwrap();
    let none = decide(file.clone(), &|_| None).err().unwrap();
    assert!(format!("{none:#}").starts_with("channels.sms.in_secret_file:"));
    let short = |name: &str| (name == "STORMBELL_SMS_IN_SECRET").then(|| "1234".to_owned());
    let short = decide(file, &short).err().unwrap();
    assert!(format!("{short:#}").contains("openssl rand"));
    assert!(read(sms).is_ok());
}
