//! What a node asks of a witness of its journal, C2SP tlog-witness `add-checkpoint`: the size that the witness has seen, the proof from
//! there, an empty line, and the signed checkpoint.

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// Hashes of one proof of consistency, as the standard bounds it.
/// Told: the node that asks, as a problem. Rest: nothing is cosigned.
pub const WITNESS_PROOF_MAX: usize = 63;

/// A question to a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size that the witness has seen, as the node believes.
    pub old: u64,
    /// The proof from there to the checkpoint.
    pub proof: Vec<[u8; 32]>,
    /// The signed checkpoint.
    pub note: String,
}

impl AddCheckpoint {
    /// As it travels.
    pub fn write(&self) -> String {
        let mut out = format!("old {}\n", self.old);
        for hash in &self.proof {
            out += &STANDARD.encode(hash);
            out.push('\n');
        }
        out.push('\n');
        out + &self.note
    }

    /// Reads a question; none when it is malformed.
    pub fn read(text: &str) -> Option<AddCheckpoint> {
        let (head, note) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        let old = lines.next()?.strip_prefix("old ")?;
        let canonical = old == "0" || !old.starts_with(['0', '+']);
        let old = old.parse().ok().filter(|_| canonical)?;
        let hash = |line: &str| STANDARD.decode(line).ok()?.try_into().ok();
        let proof: Vec<[u8; 32]> = lines.map(hash).collect::<Option<_>>()?;
        (proof.len() <= WITNESS_PROOF_MAX).then(|| AddCheckpoint {
            old,
            proof,
            note: note.to_owned(),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_text_is_this() {
        let asked = AddCheckpoint {
            old: 20_852_014,
            proof: vec![[1; 32], [2; 32]],
            note: "sum\n1\nx\n\n\u{2014} sum y\n".into(),
        };
        let text = "old 20852014\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n\
                    AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=\n\nsum\n1\nx\n\n\u{2014} sum y\n";
        assert_eq!(asked.write(), text);
        assert_eq!(AddCheckpoint::read(text).unwrap(), asked);
        for wrong in [
            text.replace("old 2", "old 02"),
            text.replace("old ", "new "),
            text.replace("AQEB", "AQE"),
            "old 0\n".into(),
        ] {
            assert_eq!(AddCheckpoint::read(&wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_so(old in any::<u64>(), n in 0_usize..64, note in "\\PC{0,80}") {
            let asked = AddCheckpoint { old, proof: vec![[n as u8; 32]; n], note };
            let is_within = n <= WITNESS_PROOF_MAX;
            prop_assert_eq!(AddCheckpoint::read(&asked.write()), is_within.then_some(asked));
        }
    }
}
