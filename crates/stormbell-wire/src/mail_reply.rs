//! What a mail that comes back says: a person's reply, a report of delivery, or a machine that answers by itself. Only the
//! first may take an alarm. Every byte is from outside; nothing of the words is kept.

use mail_parser::{HeaderValue, Message, MessageParser};

/// Secrets of one mail that are looked at.
/// Told: nobody. Rest: later ones are not looked at.
pub const SECRETS_MAX: usize = 8;
/// Bytes of a report of delivery that are looked through for the secret of the mail that it is about.
/// Told: nobody. Rest: the report is about nothing that we know.
pub const REPORT_READ_MAX_BYTES: usize = 64 * 1024;
/// Signs of a secret: 32 bytes in Crockford's base 32.
const SECRET_SIGNS: usize = 52;

/// Who or what wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// A person, with this address in `From`.
    Person(String),
    /// A mail server: it could not deliver.
    NotDelivered,
    /// A mail server: it did deliver.
    Delivered,
    /// A machine that answers by itself, such as a notice of absence (RFC 3834). It says nothing.
    Machine,
}

/// A mail that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameBack {
    /// Who or what wrote it.
    pub wrote: Wrote,
    /// What may be the secret of the mail that it answers, the likeliest first.
    pub secrets: Vec<String>,
}

/// Reads a mail as it was handed to us: the sender of its envelope (empty for reports), those whom the envelope names, and
/// the mail. `None` for what is no mail.
pub fn read(sender: &str, recipients: &[&str], bytes: &[u8]) -> Option<CameBack> {
    let mail = MessageParser::default().parse(bytes)?;
    let wrote = wrote(sender, &mail, bytes);
    let mut secrets: Vec<String> = Vec::new();
    for to in recipients {
        found(to.as_bytes(), &mut secrets);
    }
    for name in ["To", "In-Reply-To", "References"] {
        if let Some(value) = mail.header_raw(name) {
            found(value.as_bytes(), &mut secrets);
        }
    }
    if matches!(wrote, Wrote::NotDelivered | Wrote::Delivered) {
        // The mail that it is about hangs on it, with the address for replies.
        found(
            &bytes[..bytes.len().min(REPORT_READ_MAX_BYTES)],
            &mut secrets,
        );
    }
    Some(CameBack { wrote, secrets })
}

fn wrote(sender: &str, mail: &Message<'_>, bytes: &[u8]) -> Wrote {
    if let Some(action) = delivery_report(mail, bytes) {
        return action;
    }
    let header = |name: &'static str| {
        let value = mail.header_raw(name).unwrap_or_default();
        value.trim().to_ascii_lowercase()
    };
    let auto = header("Auto-Submitted");
    let by_itself = !(auto.is_empty() || auto == "no" || auto.starts_with("no;"))
        || matches!(
            header("Precedence").as_str(),
            "bulk" | "junk" | "list" | "auto_reply"
        )
        || ["List-Id", "X-Autoreply", "X-Autorespond"]
            .iter()
            .any(|name| mail.header_raw(*name).is_some());
    let sender = sender.trim().trim_matches(['<', '>']);
    let from = from(mail).filter(|_| !by_itself && !sender.is_empty());
    from.map_or(Wrote::Machine, Wrote::Person)
}

/// The one address in `From`; a mail with none or several is nobody's.
fn from(mail: &Message<'_>) -> Option<String> {
    let HeaderValue::Address(from) = mail.header("From")? else {
        return None;
    };
    let mut all = from.iter();
    let (first, more) = (all.next()?, all.next());
    let once = mail
        .headers()
        .iter()
        .filter(|h| h.name.as_str().eq_ignore_ascii_case("from"))
        .count()
        == 1;
    let address = first.address.as_ref()?.trim().to_lowercase();
    (more.is_none() && once && !address.is_empty()).then_some(address)
}

/// What a report of delivery (RFC 3464) says; `None` for what is none. Delayed is not lost: it says nothing yet.
fn delivery_report(mail: &Message<'_>, bytes: &[u8]) -> Option<Wrote> {
    let kind = mail.header_raw("Content-Type")?.to_ascii_lowercase();
    if !kind.contains("multipart/report") {
        return None;
    }
    let seen = &bytes[..bytes.len().min(REPORT_READ_MAX_BYTES)];
    let text = String::from_utf8_lossy(seen).to_ascii_lowercase();
    let mut actions = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("action:"));
    Some(match actions.next().map(str::trim) {
        Some("failed") => Wrote::NotDelivered,
        Some("delivered") => Wrote::Delivered,
        _ => Wrote::Machine,
    })
}

/// Words that have the form of a secret.
fn found(bytes: &[u8], secrets: &mut Vec<String>) {
    let sign = |b: &u8| b.is_ascii_alphanumeric();
    for word in bytes
        .split(|b| !sign(b))
        .filter(|w| w.len() == SECRET_SIGNS)
    {
        let word = String::from_utf8_lossy(word).to_ascii_lowercase();
        if secrets.len() < SECRETS_MAX && !secrets.contains(&word) {
            secrets.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjk";

    fn to() -> String {
        format!("alarm+{SECRET}@desk.example")
    }
    fn wrote(sender: &str, head: &str) -> Wrote {
        let mail = format!("From: Anna <Anna@desk.example>\r\n{head}Subject: Re\r\n\r\nok\r\n");
        let read = read(sender, &[&to()], mail.as_bytes()).unwrap();
        assert_eq!(read.secrets, [SECRET]);
        read.wrote
    }

    #[test]
    fn only_a_person_replies() {
        let anna = || Wrote::Person(String::from("anna@desk.example"));
        assert_eq!(wrote("anna@desk.example", ""), anna());
        assert_eq!(wrote("anna@desk.example", "Auto-Submitted: no\r\n"), anna());
        for head in [
            "Auto-Submitted: auto-replied\r\n",
            "Auto-Submitted: auto-generated; x=y\r\n",
            "Precedence: bulk\r\n",
            "X-Autoreply: yes\r\n",
            "List-Id: <x.example>\r\n",
            "From: Eve <eve@desk.example>\r\n",
        ] {
            assert_eq!(wrote("anna@desk.example", head), Wrote::Machine, "{head}");
        }
        for sender in ["", "<>", " "] {
            assert_eq!(wrote(sender, ""), Wrote::Machine, "no sender: a machine");
        }
    }

    #[test]
    fn a_report_of_delivery_names_the_mail_that_hangs_on_it() {
        for (action, said) in [
            ("failed", Wrote::NotDelivered),
            ("delivered", Wrote::Delivered),
            ("delayed", Wrote::Machine),
        ] {
            let report = format!(
                "From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
                 --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: {action}\r\n\
                 --b\r\nContent-Type: text/rfc822-headers\r\n\r\nReply-To: {}\r\n--b--\r\n",
                to()
            );
            let read = read("", &["alarm@desk.example"], report.as_bytes()).unwrap();
            assert_eq!(read.wrote, said);
            let expected: &[&str] = if said == Wrote::Machine {
                &[]
            } else {
                &[SECRET]
            };
            assert_eq!(read.secrets, expected);
        }
    }
}
