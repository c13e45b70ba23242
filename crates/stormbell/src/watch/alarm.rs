//! The watch's own alarm, by ways that have nothing to do with the node: a program, an ntfy topic, mail through a server of
//! its own. All that are set are tried; one that takes it is enough.

use super::look::Wrong;
use anyhow::Context as _;
use std::{sync::Arc, time::Duration};
use stormbell_model::{Lang, Moment, NotificationId, outside::Clock as _};
use stormbell_reach::{MailCarrier, MailSettings};
use stormbell_service::{Address, Carrier as _, Outgoing, Says};
use stormbell_web::{House, Pages, phrases::Spoken};

/// How long one way may take. Told: the watch's own log. Rest: the other ways are tried, and this one at the next look.
const TELL_MAX: Duration = Duration::from_secs(60);

/// Whom the watch tells, and how.
#[derive(Debug, Default, clap::Args)]
pub struct Telling {
    /// A command that is run by sh; it finds WATCH_STATE (alarm or over), WATCH_CODE, WATCH_TEXT, WATCH_NODE and WATCH_SINCE
    #[arg(long, value_name = "COMMAND")]
    alarm_command: Option<String>,
    /// An ntfy topic
    #[arg(long, value_name = "URL")]
    alarm_ntfy: Option<String>,
    /// A mail address
    #[arg(long, value_name = "ADDRESS", requires = "alarm_smtp")]
    alarm_mail: Option<String>,
    /// The mail server for it: smtp://, smtps:// or smtp://…?tls=required; not the node's own
    #[arg(long, value_name = "URL")]
    alarm_smtp: Option<String>,
    /// The sender of its mails
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "Stormbell watch <watch@localhost>"
    )]
    alarm_from: String,
}

/// The ways, ready to be used.
pub struct Alarm {
    node: String,
    command: Option<String>,
    ntfy: Option<(reqwest::Client, reqwest::Url)>,
    mail: Option<(MailCarrier, String)>,
}

/// One message.
struct Told<'a> {
    state: &'static str,
    code: &'a str,
    title: String,
    text: String,
    since: Moment,
}

impl Alarm {
    /// Reads the ways. Without any, a watch would see and not tell.
    pub fn build(args: Telling, node: &str) -> anyhow::Result<Alarm> {
        anyhow::ensure!(
            args.alarm_command.is_some() || args.alarm_ntfy.is_some() || args.alarm_mail.is_some(),
            "say whom to tell: --alarm-command, --alarm-ntfy or --alarm-mail"
        );
        let ntfy = args.alarm_ntfy.map(|url| -> anyhow::Result<_> {
            let client = reqwest::Client::builder().timeout(TELL_MAX).build()?;
            Ok((client, url.parse().context("--alarm-ntfy is no address")?))
        });
        let smtp = args.alarm_smtp.unwrap_or_default();
        let from = args.alarm_from;
        let mail = args.alarm_mail.map(|to| -> anyhow::Result<_> {
            let house = House {
                name: String::from("stormbell watch"),
                emergency: String::new(),
                demo: false,
            };
            let phrases = Arc::new(Spoken(Arc::new(Pages::load(house)?)));
            let settings = MailSettings {
                smtp,
                from,
                reply_to: None,
            };
            Ok((MailCarrier::new(&settings, phrases)?, to))
        });
        Ok(Alarm {
            node: node.to_owned(),
            command: args.alarm_command,
            ntfy: ntfy.transpose()?,
            mail: mail.transpose()?,
        })
    }

    /// Tells that something is wrong. False when nobody could be told.
    pub async fn raise(&self, wrong: &Wrong, since: Moment) -> bool {
        let node = &self.node;
        self.tell(&Told {
            state: "alarm",
            code: wrong.code(),
            title: format!("The alert point {node} does not ring"),
            text: format!(
                "{node}: {wrong}. Since {}. People who flag an attack there may not be heard.",
                since.rfc3339()
            ),
            since,
        })
        .await
    }

    /// Tells that it is over.
    pub async fn over(&self, since: Moment) -> bool {
        let node = &self.node;
        self.tell(&Told {
            state: "over",
            code: "well",
            title: format!("The alert point {node} rings again"),
            text: format!(
                "{node}: a test went its whole way. It had not since {}.",
                since.rfc3339()
            ),
            since,
        })
        .await
    }

    async fn tell(&self, told: &Told<'_>) -> bool {
        let (command, ntfy, mail) = tokio::join!(
            self.by_command(told),
            self.by_ntfy(told),
            self.by_mail(told)
        );
        let ways = [("command", command), ("ntfy", ntfy), ("mail", mail)];
        for (way, heard) in ways {
            if heard == Some(false) {
                crate::say(format_args!("could not tell it by {way}"));
            }
        }
        ways.iter().any(|(_, heard)| *heard == Some(true))
    }

    async fn by_command(&self, told: &Told<'_>) -> Option<bool> {
        let command = self.command.as_ref()?;
        let run = tokio::process::Command::new("sh")
            .args(["-c", command])
            .env("WATCH_STATE", told.state)
            .env("WATCH_CODE", told.code)
            .env("WATCH_TEXT", &told.text)
            .env("WATCH_NODE", &self.node)
            .env("WATCH_SINCE", told.since.rfc3339())
            .kill_on_drop(true)
            .status();
        let ended = tokio::time::timeout(TELL_MAX, run).await;
        Some(matches!(ended, Ok(Ok(status)) if status.success()))
    }

    async fn by_ntfy(&self, told: &Told<'_>) -> Option<bool> {
        let (client, url) = self.ntfy.as_ref()?;
        let urgent = if told.state == "alarm" { "5" } else { "3" };
        let sent = client
            .post(url.clone())
            .header("Title", &told.title)
            .header("Priority", urgent)
            .body(told.text.clone())
            .send()
            .await;
        Some(sent.is_ok_and(|answer| answer.status().is_success()))
    }

    async fn by_mail(&self, told: &Told<'_>) -> Option<bool> {
        let (carrier, to) = self.mail.as_ref()?;
        let now = crate::outside::WallClock::new().now();
        let outgoing = Outgoing {
            id: NotificationId::new(now, &crate::outside::SystemChance::new()),
            to: Address::Mail(to.clone()),
            lang: Lang::En,
            node_name: self.node.clone(),
            officer_name: String::from("watch"),
            says: Says::Ahead {
                words: format!("{}\n\n{}", told.title, told.text),
            },
            url: self.node.clone(),
            code: String::new(),
            sent_at: now,
        };
        let sent = tokio::time::timeout(TELL_MAX, carrier.carry(&outgoing)).await;
        Some(matches!(sent, Ok(Ok(_))))
    }
}
