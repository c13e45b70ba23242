//! The little work that a pressed node asks for, done by this program: for `stormbell flag`, and for the bench's honest
//! reporters.

use aws_lc_rs::digest::{SHA256, digest};
use stormbell_wire::pass::{Challenge, shows};

/// More than any node of ours asks for; who asks for more gets patience instead.
const BITS_MAX: u8 = 26;

/// Does the work and gives the pass; none for what is no challenge or too much to ask.
pub fn solve(challenge: &str) -> Option<String> {
    let read = Challenge::parse(challenge).filter(|c| c.bits <= BITS_MAX)?;
    let number = (0..u64::MAX).find(|n| is_found(&read, *n))?;
    Some(format!("{challenge}.{number}"))
}

fn is_found(challenge: &Challenge, number: u64) -> bool {
    let mut hash = [0; 32];
    let tried = challenge.tried(number);
    hash.copy_from_slice(digest(&SHA256, tried.as_bytes()).as_ref());
    shows(&hash, challenge.bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_found_and_too_much_is_refused() {
        let seed = "0123456789abcdef".repeat(2);
        let challenge = format!("w.1291000000.10.00000000000000ff.{seed}");
        let pass = solve(&challenge).expect("found");
        let number = pass.rsplit('.').next().and_then(|n| n.parse().ok());
        let read = Challenge::parse(&challenge).expect("a challenge");
        assert!(is_found(&read, number.expect("a number")));
        assert_eq!(solve(&challenge.replace(".10.", ".60.")), None);
        assert_eq!(solve("nonsense"), None);
    }
}
