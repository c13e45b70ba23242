//! Sealing while bytes pass by gives the very file of sealing at once, and a file that was cut or changed is noticed.

use std::io::{Read as _, Write as _};

use stormbell_seal::sealed::{self, OpeningReader, SealingWriter};
use stormbell_seal::{Identity, Recipient};

use crate::support::Seeded;

const CHUNK: usize = 64 * 1024;

fn recipients() -> (Identity, Vec<Recipient>) {
    let identity = Identity::generate(&Seeded::new(5));
    let other = Identity::generate(&Seeded::new(6));
    let both = vec![other.recipient(), identity.recipient()];
    (identity, both)
}

fn streamed(plain: &[u8], piece: usize) -> Vec<u8> {
    let (_, to) = recipients();
    let mut writer = SealingWriter::begin(Vec::new(), &to, &Seeded::new(9)).unwrap();
    for part in plain.chunks(piece) {
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap()
}

fn opened(sealed: &[u8]) -> std::io::Result<Vec<u8>> {
    let (identity, _) = recipients();
    let mut plain = Vec::new();
    OpeningReader::begin(sealed, &identity)?.read_to_end(&mut plain)?;
    Ok(plain)
}

#[test]
fn the_stream_is_the_same_file() {
    let (_, to) = recipients();
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7] {
        let plain: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        let whole = sealed::seal(&to, &plain, &Seeded::new(9)).unwrap();
        for piece in [1_000, CHUNK, CHUNK + 3] {
            assert!(streamed(&plain, piece) == whole, "{length} by {piece}");
        }
        assert!(opened(&whole).unwrap() == plain, "{length}");
    }
}

#[test]
fn what_was_cut_or_changed_does_not_open() {
    let plain = vec![7; 2 * CHUNK];
    let whole = streamed(&plain, CHUNK);
    let sealed_chunk = CHUNK + 16;
    for cut in [1, 17, sealed_chunk, sealed_chunk + 1, 2 * sealed_chunk] {
        assert!(opened(&whole[..whole.len() - cut]).is_err(), "cut by {cut}");
    }
    for at in [200, whole.len() - 1, whole.len() - sealed_chunk] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(opened(&changed).is_err(), "changed at {at}");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(opened(&longer).is_err(), "made longer");
}

#[test]
fn a_stranger_opens_nothing() {
    let stranger = Identity::generate(&Seeded::new(8));
    let sealed = streamed(b"words", 5);
    assert!(OpeningReader::begin(&sealed[..], &stranger).is_err());
    assert!(SealingWriter::begin(Vec::new(), &[], &Seeded::new(1)).is_err());
}
