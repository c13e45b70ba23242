//! Mail out. A mail is a postcard: it holds the reference, how urgent, what kind, and one link; never a word of the
//! report. The link shows a button; opening it acknowledges nothing, because mail scanners open links too.

use crate::words::{Words, sentence};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};
use std::{sync::Arc, time::Duration};
use stormbell_model::notice::Channel;
use stormbell_service::{
    ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Carrying, Outgoing, Phrases, Says, Taken,
};

/// What an operator sets about mail.
#[derive(Clone)]
pub struct MailSettings {
    /// The server: `smtp://`, `smtps://` or `smtp://…?tls=required`, with user and password if it wants them.
    pub smtp: String,
    /// The sender, such as `Stormbell <alarm@example.eu>`.
    pub from: String,
}

/// Mail settings that cannot work.
#[derive(Debug, thiserror::Error)]
pub enum BadMailSettings {
    /// The server's address cannot be read.
    #[error("could not read the mail server's address; write smtp://host:port or smtps://host")]
    Server,
    /// The sender cannot be read.
    #[error("could not read the mail sender; write Name <address@domain>")]
    Sender,
}

/// Hands calls to a mail server.
pub struct MailCarrier {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    phrases: Arc<dyn Phrases>,
}

/// A server that takes longer than this for one mail is treated as away.
const SEND_TIMEOUT: Duration = Duration::from_secs(15);

impl MailCarrier {
    /// A carrier for these settings. Connects only when there is something to carry.
    pub fn new(
        settings: &MailSettings,
        phrases: Arc<dyn Phrases>,
    ) -> Result<MailCarrier, BadMailSettings> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.smtp)
            .map_err(|_| BadMailSettings::Server)?
            .timeout(Some(SEND_TIMEOUT))
            .build();
        let from = settings.from.parse().map_err(|_| BadMailSettings::Sender)?;
        Ok(MailCarrier {
            transport,
            from,
            phrases,
        })
    }

    fn compose(&self, outgoing: &Outgoing) -> Result<Message, CarrierFault> {
        let Address::Mail(to) = &outgoing.to else {
            return Err(ADDRESS_UNUSABLE);
        };
        let to: Mailbox = to.parse().map_err(|_| ADDRESS_UNUSABLE)?;
        let words = Words::of(&*self.phrases, outgoing);
        let body = body(&*self.phrases, outgoing, &words);
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(words.title)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|_| ADDRESS_UNUSABLE)
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let message = self.compose(outgoing)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(Taken::default()),
            Err(error) => Err(fault(&error)),
        }
    }
}

fn fault(error: &smtp::Error) -> CarrierFault {
    if error.is_permanent() {
        return CarrierFault {
            code: "refused",
            again: false,
        };
    }
    let code = if error.is_transient() {
        "refused-for-now"
    } else {
        "server-away"
    };
    CarrierFault { code, again: true }
}

/// The plain text of a mail.
fn body(phrases: &dyn Phrases, outgoing: &Outgoing, words: &Words) -> String {
    let say = |key: &str| sentence(phrases, outgoing, key);
    let mut parts = Vec::new();
    if matches!(outgoing.says, Says::Alarm { .. }) {
        parts.push(say("mail-alarm-greeting"));
        parts.push(say("mail-alarm-what"));
        parts.extend(words.lines[1..].iter().cloned());
        parts.push(say("mail-alarm-link"));
        parts.push(say("mail-alarm-why"));
    } else {
        parts.extend(words.lines.iter().cloned());
        parts.extend((!outgoing.url.is_empty()).then(|| outgoing.url.clone()));
    }
    format!("{}\n", parts.join("\n\n"))
}

impl Carrier for MailCarrier {
    fn channel(&self) -> Channel {
        Channel::Mail
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        Box::pin(self.send(outgoing))
    }
}
