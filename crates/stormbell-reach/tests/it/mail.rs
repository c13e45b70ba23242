//! Mail at a server that keeps every word: what programs on the way are told, and that an answer finds back.

use crate::{ID, alarm, phrases, saying};
use std::sync::{Arc, Mutex};
use stormbell_reach::{BadMailSettings, MailCarrier, MailSettings};
use stormbell_service::{Address, Carrier, CarrierFault, Outgoing, Says};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};

/// A mail server that takes everything, unless it was told to say something else to a recipient.
struct Server {
    port: u16,
    mails: Arc<Mutex<Vec<String>>>,
}

async fn server(to_recipient: &'static str) -> Server {
    let door = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = door.local_addr().unwrap().port();
    let mails: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = mails.clone();
    tokio::spawn(async move {
        while let Ok((line, _)) = door.accept().await {
            let kept = kept.clone();
            tokio::spawn(async move { talk(line, to_recipient, &kept).await });
        }
    });
    Server { port, mails }
}

async fn talk(
    line: tokio::net::TcpStream,
    to_recipient: &str,
    kept: &Mutex<Vec<String>>,
) -> Option<()> {
    let mut line = BufReader::new(line);
    line.write_all(b"220 here\r\n").await.ok()?;
    let mut mail: Option<String> = None;
    loop {
        let mut said = String::new();
        if line.read_line(&mut said).await.ok()? == 0 {
            return None;
        }
        if let Some(text) = &mut mail {
            if said != ".\r\n" {
                text.push_str(&said);
                continue;
            }
            kept.lock().unwrap().push(mail.take()?);
        }
        let answer = match said.get(..4).unwrap_or_default() {
            "EHLO" => "250 here\r\n",
            "RCPT" => to_recipient,
            "DATA" => {
                mail = Some(String::new());
                "354 go on\r\n"
            }
            "QUIT" => return Some(()),
            _ => "250 ok\r\n",
        };
        line.write_all(answer.as_bytes()).await.ok()?;
    }
}

impl Server {
    fn carrier(&self, reply_to: Option<&str>) -> MailCarrier {
        let settings = MailSettings {
            smtp: format!("smtp://127.0.0.1:{}", self.port),
            from: String::from("Stormbell <alarm@node.example>"),
            reply_to: reply_to.map(str::to_owned),
        };
        MailCarrier::new(&settings, phrases()).unwrap()
    }
    fn one(&self) -> String {
        let mut all = std::mem::take(&mut *self.mails.lock().unwrap());
        assert_eq!(all.len(), 1);
        all.remove(0)
    }
}

fn to_anna(says: Option<Says>) -> Outgoing {
    let to = Address::Mail("anna@desk.example".into());
    match says {
        Some(says) => saying(to, says),
        None => alarm(to),
    }
}

#[tokio::test]
async fn an_alarm_hurries_names_itself_and_says_where_answers_go() {
    let server = server("250 ok\r\n").await;
    let carrier = server.carrier(Some("alarm+{token}@node.example"));
    carrier.carry(&to_anna(None)).await.unwrap();
    let mail = server.one();
    let id = format!("Message-ID: <{}@node.example>", ID.replace('-', ""));
    let token = crate::URL.rsplit('/').next().unwrap();
    let heads = [
        id.as_str(),
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "Importance: high",
        &format!("Reply-To: alarm+{token}@node.example"),
    ];
    for head in heads {
        assert!(mail.contains(head), "{head}\n{mail}");
    }
    assert!(!mail.contains("X-Stormbell-Test"));
}

#[tokio::test]
async fn tests_are_marked_for_programs_too() {
    let server = server("250 ok\r\n").await;
    let carrier = server.carrier(None);
    for says in [Says::ChannelTest, Says::SilentTest] {
        carrier.carry(&to_anna(Some(says))).await.unwrap();
        let mail = server.one();
        assert!(mail.contains("X-Stormbell-Test: yes"), "{mail}");
        assert!(!mail.contains("Reply-To") && !mail.contains("Importance"));
    }
    let mut outgoing = to_anna(None);
    if let Says::Alarm { test, .. } = &mut outgoing.says {
        *test = true;
    }
    carrier.carry(&outgoing).await.unwrap();
    let mail = server.one();
    assert!(mail.contains("X-Stormbell-Test: yes"));
    assert!(mail.contains("carrier-test-mark") && mail.contains("carrier-test-traffic"));
}

#[tokio::test]
async fn what_the_server_says_of_the_recipient_decides() {
    for (said, code, again) in [
        ("550 nobody\r\n", "refused", false),
        ("451 later\r\n", "refused-for-now", true),
    ] {
        let server = server(said).await;
        let fault = server.carrier(None).carry(&to_anna(None)).await;
        assert_eq!(fault, Err(CarrierFault { code, again }));
    }
}

#[test]
fn an_address_for_answers_that_is_none_is_told() {
    let settings = MailSettings {
        smtp: String::from("smtp://127.0.0.1"),
        from: String::from("a@x.example"),
        reply_to: Some(String::from("{token}")),
    };
    let bad = MailCarrier::new(&settings, phrases()).err();
    assert!(matches!(bad, Some(BadMailSettings::ReplyTo)));
}
