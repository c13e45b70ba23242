//! Values that mean nothing: everybody's machines speak to them, or they cannot be reached at all. They are found and
//! shown like all others, and say why they weigh nothing. The lists are in `content/warning-lists`, with their sources.

use super::{Found, Kind};
use core::net::{Ipv4Addr, Ipv6Addr};
use std::{collections::BTreeSet, sync::LazyLock};

/// Why a value means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// Of a network that is not on the Internet: private, of the machine itself, for documents, of groups.
    Reserved,
    /// A public resolver of names.
    Resolver,
    /// A very large site.
    Site,
    /// Asked by devices whether they are online, and under what address.
    Check,
    /// The digest of an empty file, or of one that every system has.
    Empty,
}

impl Nothing {
    /// The end of the catalogue's key.
    pub fn code(self) -> &'static str {
        match self {
            Nothing::Reserved => "reserved",
            Nothing::Resolver => "resolver",
            Nothing::Site => "site",
            Nothing::Check => "check",
            Nothing::Empty => "empty",
        }
    }
}

type List = LazyLock<BTreeSet<&'static str>>;

static RESOLVERS: List = LazyLock::new(|| {
    list(include_str!(
        "../../../../content/warning-lists/resolvers.txt"
    ))
});
static SITES: List =
    LazyLock::new(|| list(include_str!("../../../../content/warning-lists/sites.txt")));
static CHECKS: List =
    LazyLock::new(|| list(include_str!("../../../../content/warning-lists/checks.txt")));
static EMPTY: List =
    LazyLock::new(|| list(include_str!("../../../../content/warning-lists/empty.txt")));

/// A value a line; a line that begins with `#` says where they are from.
fn list(text: &'static str) -> BTreeSet<&'static str> {
    text.lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect()
}

/// Whether a value means nothing, and why.
pub fn nothing(found: &Found) -> Option<Nothing> {
    let value = found.value.as_str();
    match found.kind {
        Kind::Ipv4 | Kind::Ipv6 => address(value),
        Kind::Cidr => value.split('/').next().and_then(address),
        Kind::Domain => host(value),
        Kind::Url => page(value),
        Kind::Md5 | Kind::Sha1 | Kind::Sha256 | Kind::Sha512 => {
            EMPTY.contains(value).then_some(Nothing::Empty)
        }
        _ => None,
    }
}

fn address(value: &str) -> Option<Nothing> {
    if RESOLVERS.contains(value) {
        return Some(Nothing::Resolver);
    }
    let four = value.parse::<Ipv4Addr>().is_ok_and(is_reserved);
    let six = value.parse::<Ipv6Addr>().is_ok_and(is_reserved_six);
    (four || six).then_some(Nothing::Reserved)
}

/// RFC 6890 and its registry.
fn is_reserved(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || address.is_broadcast()
        || a == 0
        || a >= 240
        || (a, b & 0xc0) == (100, 64)
        || (a, b & 0xfe) == (198, 18)
        || (a, b, c) == (192, 0, 0)
}

fn is_reserved_six(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || a & 0xfe00 == 0xfc00
        || a & 0xffc0 == 0xfe80
        || (a, b) == (0x2001, 0x0db8)
}

/// A large site by its own name; what stands below it may be anybody's.
fn host(value: &str) -> Option<Nothing> {
    if CHECKS.contains(value) {
        return Some(Nothing::Check);
    }
    let own = value.strip_prefix("www.").unwrap_or(value);
    SITES.contains(own).then_some(Nothing::Site)
}

/// Only the front page: a page of a large site may be anybody's.
fn page(value: &str) -> Option<Nothing> {
    let (_, rest) = value.split_once("://")?;
    let (place, tail) = rest.split_once('/').unwrap_or((rest, ""));
    if let Some(why) = host(place).filter(|why| tail.is_empty() || *why == Nothing::Check) {
        return Some(why);
    }
    address(place).filter(|why| *why == Nothing::Reserved)
}
