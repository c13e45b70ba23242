//! Mail out. A mail is a postcard: it holds the reference, how urgent, what kind, and one link; never a word of the
//! report. The link shows a button; opening it acknowledges nothing, because mail scanners open links too.

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};
use stormbell_service::{AlarmCall, Carrier, CarrierFault, Phrases};

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

    fn compose(&self, call: &AlarmCall) -> Result<Message, CarrierFault> {
        let unusable = |_| CarrierFault {
            code: "address-unusable",
            again: false,
        };
        let to: Mailbox = call.to.parse().map_err(unusable)?;
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject(&*self.phrases, call))
            .header(ContentType::TEXT_PLAIN)
            .body(body(&*self.phrases, call))
            .map_err(|_| CarrierFault {
                code: "address-unusable",
                again: false,
            })
    }

    async fn send(&self, call: &AlarmCall) -> Result<(), CarrierFault> {
        let message = self.compose(call)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
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

fn subject(phrases: &dyn Phrases, call: &AlarmCall) -> String {
    let kind = phrases.say(
        call.lang,
        &format!("desk-happening-{}", call.happening.code()),
        &[],
    );
    let priority = phrases.say(
        call.lang,
        &format!("priority-{}", call.priority.code()),
        &[],
    );
    let arguments = [
        ("reference", call.reference.as_str()),
        ("kind", &kind),
        ("priority", &priority),
    ];
    phrases.say(call.lang, "mail-alarm-subject", &arguments)
}

fn body(phrases: &dyn Phrases, call: &AlarmCall) -> String {
    let kind = phrases.say(
        call.lang,
        &format!("desk-happening-{}", call.happening.code()),
        &[],
    );
    let priority = phrases.say(
        call.lang,
        &format!("priority-{}", call.priority.code()),
        &[],
    );
    let since = call.opened_at.rfc3339();
    let arguments = [
        ("name", call.officer_name.as_str()),
        ("node", &call.node_name),
        ("reference", &call.reference),
        ("kind", &kind),
        ("priority", &priority),
        ("since", &since),
        ("url", &call.url),
    ];
    let lines = [
        "mail-alarm-greeting",
        "mail-alarm-what",
        "mail-alarm-link",
        "mail-alarm-why",
    ];
    let said: Vec<String> = lines
        .iter()
        .map(|key| phrases.say(call.lang, key, &arguments))
        .collect();
    format!("{}\n", said.join("\n\n"))
}

impl Carrier for MailCarrier {
    fn call<'a>(
        &'a self,
        call: &'a AlarmCall,
    ) -> Pin<Box<dyn Future<Output = Result<(), CarrierFault>> + Send + 'a>> {
        Box::pin(self.send(call))
    }
}
