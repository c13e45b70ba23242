//! What a person types for a new channel, checked field by field. Where a server of the person's choice is named, the node
//! will speak to it: so only to the outside, and only encrypted. The carrier looks again at what a name leads to.

use crate::{Ctx, Fault, desk::line, tokens};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use stormbell_model::{complaint::Problem, notice::Channel, outside::bytes};
use stormbell_store::channels::Address;

/// A channel as it comes from a form.
#[derive(Clone, Debug, Default)]
pub struct NewChannel {
    /// Its kind, by its code.
    pub channel: String,
    /// Where it leads.
    pub to: String,
    /// The person's name for it.
    pub label: String,
    /// The public key of a browser's subscription, base64url.
    pub p256dh: String,
    /// Its shared secret, base64url.
    pub auth: String,
}

/// Characters of an address of a server.
/// Told: `problem-too-long`. Rest: nothing is kept; the form comes back with what was typed.
const ADDRESS_MAX_CHARS: usize = 1_000;

/// Reads a new channel. Errors name the field.
pub(in crate::people) fn read(ctx: &Ctx, new: &NewChannel) -> Result<(Channel, Address), Fault> {
    let channel = Channel::parse(&new.channel)
        .filter(|c| super::addable(ctx).contains(c))
        .ok_or(Fault::field("channel", Problem::Unknown))?;
    let label = match new.label.trim() {
        "" => String::new(),
        typed => line("label", typed)?,
    };
    let (to, keys) = match channel {
        Channel::Mail => (mail(&new.to)?, Vec::new()),
        Channel::Sms => (number(&new.to)?, Vec::new()),
        Channel::Push => (server(ctx, &new.to)?, Vec::new()),
        Channel::WebPush => (server(ctx, &new.to)?, subscription(new)?),
        Channel::WebHook => {
            let secret = tokens::encode(&bytes::<32>(ctx.node.chance()));
            (server(ctx, &new.to)?, vec![secret])
        }
        Channel::Voice => return Err(Fault::field("channel", Problem::Unknown)),
    };
    Ok((channel, Address { to, keys, label }))
}

fn mail(typed: &str) -> Result<String, Fault> {
    let renamed = |fault| match fault {
        Fault::Invalid(why) => Fault::field("to", why.first().map_or(Problem::Form, |c| c.problem)),
        other => other,
    };
    let address = crate::people::join::check_email(Some(typed)).map_err(renamed)?;
    address.ok_or(Fault::field("to", Problem::Missing))
}

/// A number with its country, as E.164 writes it: spaces, brackets and hyphens are taken out, `00` is a plus.
fn number(typed: &str) -> Result<String, Fault> {
    let plain: String = typed
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '(' | ')' | '/' | '.'))
        .collect();
    if plain.is_empty() {
        return Err(Fault::field("to", Problem::Missing));
    }
    let digits = plain.strip_prefix('+').or_else(|| plain.strip_prefix("00"));
    let fits = |d: &&str| {
        (8..=15).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit()) && !d.starts_with('0')
    };
    let digits = digits
        .filter(fits)
        .ok_or(Fault::field("to", Problem::Form))?;
    Ok(format!("+{digits}"))
}

/// An address of a server: one at a host that the operator allows, or one outside.
fn server(ctx: &Ctx, typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    if ctx.node.config().allows(typed) && typed.len() <= ADDRESS_MAX_CHARS && is_plain(typed) {
        return Ok(typed.to_owned());
    }
    outside(typed)
}

/// An address of a server outside: `https`, no user and password in it, and no machine of this house.
fn outside(typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    let was = typed.chars().count();
    if typed.is_empty() {
        return Err(Fault::field("to", Problem::Missing));
    }
    if was > ADDRESS_MAX_CHARS {
        let max = ADDRESS_MAX_CHARS;
        return Err(Fault::field("to", Problem::TooLong { max, was }));
    }
    let host = host_of(typed).ok_or(Fault::field("to", Problem::Form))?;
    if is_inside(host) {
        return Err(Fault::field("to", Problem::Form));
    }
    Ok(typed.to_owned())
}

/// Whether an address holds only signs that stand in addresses.
fn is_plain(typed: &str) -> bool {
    typed
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"\"<>^`{|}".contains(&b))
}

fn host_of(typed: &str) -> Option<&str> {
    let rest = typed.strip_prefix("https://").filter(|_| is_plain(typed))?;
    let place = rest.split(['/', '?', '#']).next()?;
    if place.contains('@') {
        return None;
    }
    let host = match place.strip_prefix('[') {
        Some(six) => six.split_once(']')?.0,
        None => place.split(':').next()?,
    };
    (!host.is_empty()).then_some(host)
}

/// Whether a name says by itself that it stands for a machine near the node. What a name of the outside resolves to is
/// looked at by the carrier, each time.
fn is_inside(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(four)) => is_inside_four(four),
        Ok(IpAddr::V6(six)) => match six.to_ipv4() {
            Some(four) => is_inside_four(four) || six.is_loopback(),
            None => is_inside_six(six),
        },
        Err(_) => {
            // Also what some resolvers read as a number, such as `2130706433` and `0x7f.1`.
            let last = host.rsplit('.').next().unwrap_or_default();
            let number = last.starts_with(|c: char| c.is_ascii_digit());
            let near = ["localhost", "local", "internal", "lan", "home", "arpa"];
            number || !host.contains('.') || near.contains(&last)
        }
    }
}

fn is_inside_four(four: Ipv4Addr) -> bool {
    let [a, b, ..] = four.octets();
    four.is_private()
        || four.is_loopback()
        || four.is_link_local()
        || four.is_multicast()
        || a == 0
        || a >= 240
        || (a, b & 0xc0) == (100, 64)
}

fn is_inside_six(six: Ipv6Addr) -> bool {
    let [a, ..] = six.segments();
    six.is_loopback()
        || six.is_unspecified()
        || six.is_multicast()
        || a & 0xfe00 == 0xfc00
        || a & 0xffc0 == 0xfe80
}

/// The two keys of a browser's subscription, as the browser gives them (base64url without padding: 65 and 16 bytes).
fn subscription(new: &NewChannel) -> Result<Vec<String>, Fault> {
    let plain = |s: &str| {
        let s = s.trim().trim_end_matches('=').to_owned();
        let fits = s
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then_some(s)
    };
    let p256dh = plain(&new.p256dh).filter(|s| s.len() == 87);
    let auth = plain(&new.auth).filter(|s| s.len() == 22);
    let p256dh = p256dh.ok_or(Fault::field("p256dh", Problem::Form))?;
    let auth = auth.ok_or(Fault::field("auth", Problem::Form))?;
    Ok(vec![p256dh, auth])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_servers_outside() {
        for good in [
            "https://ntfy.sh/my-topic",
            "https://ntfy.example.eu:8443/x?up=1",
            "https://[2a00:1450:4001::1]/x",
            "https://93.184.216.34/",
        ] {
            assert_eq!(outside(good).ok().as_deref(), Some(good));
        }
        for bad in [
            "",
            "http://ntfy.sh/x",
            "ftp://ntfy.sh/x",
            "https://",
            "https://localhost/x",
            "https://db.internal/x",
            "https://intranet/x",
            "https://127.0.0.1/",
            "https://10.1.2.3/",
            "https://169.254.169.254/latest",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[fd00::1]/",
            "https://100.64.0.1/",
            "https://user:secret@ntfy.sh/",
            "https://ntfy.sh@10.0.0.1/",
            "https://ntfy.sh\\@10.0.0.1/",
            "https://a b.example/",
        ] {
            assert!(outside(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn numbers_with_their_country() {
        for (typed, kept) in [
            ("+46 70-123 45 67", Some("+46701234567")),
            ("0046 (70) 1234567", Some("+46701234567")),
            ("0701234567", None),
            ("+0701234567", None),
            ("+46", None),
            ("+46x0123456", None),
            ("", None),
        ] {
            assert_eq!(number(typed).ok().as_deref(), kept, "{typed}");
        }
    }
}
