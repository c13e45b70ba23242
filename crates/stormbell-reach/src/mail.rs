//! Mail out. A mail is a postcard: it holds the reference, how urgent, what kind, and one link; never a word of the
//! report. The link shows a button; opening it acknowledges nothing, because mail scanners open links too.

use crate::words::{Words, sentence, urgency};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
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
    /// Where answers go, such as `alarm+{token}@example.eu`; the token is that of the mail's link.
    pub reply_to: Option<String>,
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
    /// The address for answers cannot be read.
    #[error("could not read the address for answers; write alarm+{{token}}@domain")]
    ReplyTo,
}

/// Hands calls to a mail server.
pub struct MailCarrier {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    reply_to: Option<String>,
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
        let reply_to = settings.reply_to.clone();
        let tried = reply_to.as_ref().map(|r| reply_address(r, "0a"));
        if tried.is_some_and(|address| address.is_none()) {
            return Err(BadMailSettings::ReplyTo);
        }
        Ok(MailCarrier {
            transport,
            from,
            reply_to,
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
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .message_id(Some(self.message_id(outgoing)))
            .subject(words.title)
            .header(ContentType::TEXT_PLAIN);
        let token = outgoing.url.rsplit('/').next().unwrap_or_default();
        let answers = self.reply_to.as_ref().filter(|_| !token.is_empty());
        if let Some(address) = answers.and_then(|r| reply_address(r, token)) {
            message = message.reply_to(address);
        }
        let mut message = message.body(body).map_err(|_| ADDRESS_UNUSABLE)?;
        for (name, value) in marks(outgoing) {
            let name = HeaderName::new_from_ascii_str(name);
            message
                .headers_mut()
                .insert_raw(HeaderValue::new(name, value.to_owned()));
        }
        Ok(message)
    }

    /// The same for every try, so that mail programs show one mail; an answer names it.
    fn message_id(&self, outgoing: &Outgoing) -> String {
        let id = outgoing.id.0.simple();
        format!("<{id}@{}>", self.from.email.domain())
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let message = self.compose(outgoing)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(Taken::default()),
            Err(error) => Err(fault(&error)),
        }
    }
}

/// The address for answers to one mail.
fn reply_address(template: &str, token: &str) -> Option<Mailbox> {
    template.replace("{token}", token).parse().ok()
}

/// What programs on the way must know: that no person wrote it (RFC 3834), so that nobody's absence answers; that it
/// hurries; and that it is a test.
fn marks(outgoing: &Outgoing) -> Vec<(&'static str, &'static str)> {
    let mut marks = vec![
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
    ];
    if urgency(outgoing) > 4 {
        marks.extend([("Importance", "high"), ("X-Priority", "1")]);
    }
    let is_test = match &outgoing.says {
        Says::Alarm { test, .. } => *test,
        Says::ChannelTest | Says::SilentTest => true,
        Says::Ahead { .. } => false,
    };
    if is_test {
        marks.push(("X-Stormbell-Test", "yes"));
    }
    marks
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
