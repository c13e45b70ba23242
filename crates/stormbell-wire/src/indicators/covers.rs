//! Whether a value in a report is a sighting of an indicator: the same value, an address in its network, a name below
//! its name, a page on its host.

use crate::observables::{Found, Kind};
use core::net::IpAddr;

/// Whether what was found is a sighting of the indicator of this type and normal form.
pub fn covers(kind: Kind, value: &str, found: &Found) -> bool {
    if kind == found.kind && value == found.value {
        return true;
    }
    match kind {
        Kind::Domain => host(found).is_some_and(|host| is_below(host, value)),
        Kind::Ipv4 | Kind::Ipv6 => host(found).is_some_and(|host| host == value),
        Kind::Cidr => is_within(found, value),
        Kind::Url => found.kind == Kind::Url && place(&found.value) == place(value),
        _ => false,
    }
}

fn host(found: &Found) -> Option<&str> {
    host_of(found.kind, &found.value)
}

/// The host that a value names: a name or an address.
pub fn host_of(kind: Kind, value: &str) -> Option<&str> {
    match kind {
        Kind::Domain | Kind::Ipv4 | Kind::Ipv6 => Some(value),
        Kind::Email => value.rsplit_once('@').map(|(_, host)| host),
        Kind::Url => {
            let rest = value.split_once("://").map_or(value, |u| u.1);
            let authority = rest.split(['/', '?', '#']).next()?;
            let host = authority.rsplit('@').next()?;
            if let Some(six) = host.strip_prefix('[') {
                return six.split(']').next();
            }
            host.split(':').next()
        }
        _ => None,
    }
}

fn is_below(host: &str, name: &str) -> bool {
    let above = host.strip_suffix(name);
    above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
}

/// A URL without its scheme and a slash at its end: whoever passes it on writes it either way.
fn place(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/')
}

fn is_within(found: &Found, network: &str) -> bool {
    let Some((base, prefix)) = read_network(network) else {
        return false;
    };
    let inner = match found.kind {
        Kind::Cidr => read_network(&found.value),
        _ => host(found).and_then(read_address),
    };
    inner.is_some_and(|(address, length)| {
        let shift = 128u32.saturating_sub(u32::from(prefix));
        let cut = |bits: u128| bits.checked_shr(shift).unwrap_or(0);
        length >= prefix && cut(address) == cut(base)
    })
}

/// An address as 128 bits, IPv4 as IPv6, and how many of them are given.
fn read_address(text: &str) -> Option<(u128, u8)> {
    match text.parse().ok()? {
        IpAddr::V4(four) => Some((four.to_ipv6_mapped().to_bits(), 128)),
        IpAddr::V6(six) => Some((six.to_bits(), 128)),
    }
}

fn read_network(text: &str) -> Option<(u128, u8)> {
    let (base, prefix) = text.split_once('/')?;
    let prefix: u8 = prefix.parse().ok()?;
    let (bits, _) = read_address(base)?;
    let prefix = if base.contains(':') {
        prefix
    } else {
        prefix.checked_add(96)?
    };
    (prefix <= 128).then_some((bits, prefix))
}
