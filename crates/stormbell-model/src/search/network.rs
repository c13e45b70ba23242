//! Addresses and the networks that they lie in. An address is kept under a few networks of round lengths; a network of
//! any length is then a handful of those.

// From the core library: addresses as values, no socket.
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Lengths under which an IPv4 address is found.
const V4: [u8; 7] = [8, 12, 16, 20, 24, 28, 32];
/// Lengths under which an IPv6 address is found. What a site gets is a /64 or shorter, so between that and the single
/// address there is nothing to look for.
const V6: [u8; 11] = [8, 16, 20, 24, 28, 32, 40, 48, 56, 64, 128];

/// A network, or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    address: IpAddr,
    length: u8,
}

impl Network {
    /// Reads `192.0.2.1`, `192.0.2.1:443`, `[2001:db8::1]:443` or `192.0.2.0/24`.
    pub(super) fn parse(text: &str) -> Option<Network> {
        if let Some((address, length)) = text.split_once('/') {
            let network = Network::of(address.parse().ok()?);
            let length: u8 = length.parse().ok()?;
            return (length <= network.length).then_some(Network { length, ..network });
        }
        if let Ok(address) = text.parse() {
            return Some(Network::of(address));
        }
        let socket: SocketAddr = text.parse().ok()?;
        Some(Network::of(socket.ip()))
    }

    /// An IPv4 address in the clothes of IPv6 is the IPv4 address.
    fn of(address: IpAddr) -> Network {
        let address = address.to_canonical();
        let length = if address.is_ipv4() { 32 } else { 128 };
        Network { address, length }
    }

    /// The terms under which it is found: itself and each network of a round length around it.
    pub(super) fn kept_under(self, each: &mut dyn FnMut(String)) {
        let lengths = self.lengths().iter().rev();
        for length in lengths.filter(|length| **length <= self.length) {
            each(term(self.address, *length));
        }
    }

    /// The terms that together cover it: one of its own length, or the next longer ones, 256 at the most. What lies
    /// between an IPv6 /64 and an address is looked up as its /64.
    pub(super) fn asked_for(self) -> Vec<String> {
        let length = self.length;
        if self.address.is_ipv6() && (65..128).contains(&length) {
            return vec![term(self.address, 64)];
        }
        let kept = self.lengths().iter().find(|kept| **kept >= length);
        let kept = kept.copied().unwrap_or(length);
        (0..1u128 << (kept - length))
            .map(|n| term(self.part(length, kept, n), kept))
            .collect()
    }

    fn lengths(self) -> &'static [u8] {
        if self.address.is_ipv4() { &V4 } else { &V6 }
    }

    /// The `n`th network of `kept` bits in this network of `length` bits.
    fn part(self, length: u8, kept: u8, n: u128) -> IpAddr {
        match cut(self.address, length) {
            IpAddr::V4(start) => {
                let n = n.checked_shl(u32::from(32 - kept)).unwrap_or(0);
                Ipv4Addr::from_bits(start.to_bits() | n as u32).into()
            }
            IpAddr::V6(start) => {
                let n = n.checked_shl(u32::from(128 - kept)).unwrap_or(0);
                Ipv6Addr::from_bits(start.to_bits() | n).into()
            }
        }
    }
}

/// The address with all but its first `length` bits zero.
fn cut(address: IpAddr, length: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(length)).unwrap_or(0);
            Ipv4Addr::from_bits(v4.to_bits() & mask).into()
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(length)).unwrap_or(0);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

fn term(address: IpAddr, length: u8) -> String {
    format!("n:{}/{length}", cut(address, length))
}
