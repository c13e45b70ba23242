//! Passes of a node that is pressed: a piece of work (hashcash over SHA-256, in the manner of ALTCHA), or a ticket for
//! those who wait instead. Text that fits into a header, a form and a URL; what it is worth only the node's key tells.

/// Characters of a pass.
/// Told: `api-pass-detail`; on the page `wait-text`. Rest: it counts as none; another one is offered.
pub const PASS_MAX_CHARS: usize = 120;

/// Work that is asked for: find a number so that SHA-256 of `seed`, a full stop and the number in decimal begins with
/// `bits` zero bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// When it was given, seconds since 1970.
    pub at_s: u64,
    /// Leading zero bits that are wanted.
    pub bits: u8,
    /// Makes each one another.
    pub nonce: u64,
    /// The node's code over all of it and the network it was given to: 32 hexadecimal digits.
    pub seed: String,
}

/// A wait instead of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// From when on it opens, seconds since 1970.
    pub from_s: u64,
    /// Makes each one another.
    pub nonce: u64,
    /// The node's code over all of it and the network it was given to: 32 hexadecimal digits.
    pub code: String,
}

/// What a sender brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pass {
    /// The work done: its number.
    Work(Challenge, u64),
    /// A ticket.
    Ticket(Ticket),
}

impl Challenge {
    /// As text: `w.<at>.<bits>.<nonce>.<seed>`.
    pub fn to_text(&self) -> String {
        let Challenge {
            at_s,
            bits,
            nonce,
            seed,
        } = self;
        format!("w.{at_s}.{bits}.{nonce:016x}.{seed}")
    }

    /// Reads a challenge without its number, as a client gets it.
    pub fn parse(text: &str) -> Option<Challenge> {
        let parts: Vec<&str> = bounded(text)?.split('.').collect();
        let ["w", at, bits, nonce, seed] = parts[..] else {
            return None;
        };
        challenge(at, bits, nonce, seed)
    }

    /// What is hashed for one number.
    pub fn tried(&self, number: u64) -> String {
        format!("{}.{number}", self.seed)
    }
}

impl Ticket {
    /// As text: `t.<from>.<nonce>.<code>`.
    pub fn to_text(&self) -> String {
        let Ticket {
            from_s,
            nonce,
            code,
        } = self;
        format!("t.{from_s}.{nonce:016x}.{code}")
    }
}

impl Pass {
    /// Reads a pass; none for anything else.
    pub fn parse(text: &str) -> Option<Pass> {
        let parts: Vec<&str> = bounded(text)?.split('.').collect();
        match parts[..] {
            ["w", at, bits, nonce, seed, number] => Some(Pass::Work(
                challenge(at, bits, nonce, seed)?,
                decimal(number)?,
            )),
            ["t", from, nonce, code] => Some(Pass::Ticket(Ticket {
                from_s: decimal(from)?,
                nonce: hexadecimal(nonce)?,
                code: digits(code)?,
            })),
            _ => None,
        }
    }
}

/// Whether a SHA-256 begins with that many zero bits.
pub fn shows(hash: &[u8; 32], bits: u8) -> bool {
    let mut zeros = 0;
    for byte in hash {
        zeros += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    zeros >= u32::from(bits)
}

fn bounded(text: &str) -> Option<&str> {
    let text = text.trim();
    (text.len() <= PASS_MAX_CHARS).then_some(text)
}

fn challenge(at: &str, bits: &str, nonce: &str, seed: &str) -> Option<Challenge> {
    Some(Challenge {
        at_s: decimal(at)?,
        bits: u8::try_from(decimal(bits)?).ok()?,
        nonce: hexadecimal(nonce)?,
        seed: digits(seed)?,
    })
}

/// One spelling only, so that one pass is not several.
fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

fn hexadecimal(text: &str) -> Option<u64> {
    let number = u64::from_str_radix(text, 16).ok()?;
    (format!("{number:016x}") == text).then_some(number)
}

fn digits(text: &str) -> Option<String> {
    let lower = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (text.len() == 32 && text.bytes().all(lower)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_come_back_and_have_one_spelling() {
        let seed = "0123456789abcdef".repeat(2);
        let work = format!("w.1291000000.16.00000000000000ff.{seed}.77");
        let Some(Pass::Work(challenge, 77)) = Pass::parse(&work) else {
            panic!("not read: {work}");
        };
        assert_eq!(format!("{}.77", challenge.to_text()), work);
        assert_eq!(Challenge::parse(&challenge.to_text()), Some(challenge));
        let ticket = format!("t.1291000000.00000000000000ff.{seed}");
        let Some(Pass::Ticket(read)) = Pass::parse(&ticket) else {
            panic!("not read: {ticket}");
        };
        assert_eq!(read.to_text(), ticket);
        for wrong in [
            work.replace(".77", ".077"),
            work.replace(".77", ".+77"),
            work.replace(".16.", ".300."),
            work.replace("ff.", "FF."),
            format!("{work}.1"),
            format!("t.1.1.{seed}"),
            String::from("w....."),
            "x".repeat(500),
        ] {
            assert_eq!(Pass::parse(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn zero_bits_are_counted_from_the_front() {
        let mut hash = [0; 32];
        assert!(shows(&hash, 255));
        hash[2] = 0b0001_0000;
        assert!(shows(&hash, 19) && !shows(&hash, 20));
    }
}
