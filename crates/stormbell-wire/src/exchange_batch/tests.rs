//! Batches: the bytes as they are, what is refused, and how many go into one.

use super::*;
use proptest::prelude::*;

fn carried(n: u8, envelope: usize, body: Option<usize>) -> Carried {
    Carried {
        id: StatementId([n; 32]),
        envelope: vec![n; envelope],
        body: body.map(|size| vec![n; size]),
    }
}

#[test]
fn the_bytes_are_these() {
    let expected = [
        b"SBX1\x00\x02".to_vec(),
        vec![1; 32],
        vec![0, 0, 0, 2, 255, 255, 255, 255, 1, 1],
        vec![2; 32],
        vec![0, 0, 0, 1, 0, 0, 0, 3, 2, 2, 2, 2],
    ]
    .concat();
    let all = [carried(1, 2, None), carried(2, 1, Some(3))];
    assert_eq!(write(&all), expected);
    assert_eq!(read(&expected).unwrap(), all);
    assert_eq!(write(&[]), b"SBX1\x00\x00");
}

#[test]
fn a_batch_is_read_whole_or_not_at_all() {
    let bytes = write(&[carried(1, 20, Some(30)), carried(2, 5, None)]);
    for end in 0..bytes.len() {
        assert_eq!(read(&bytes[..end]), Err(BatchError::Malformed), "{end}");
    }
    assert_eq!(
        read(&[&bytes[..], b" "].concat()),
        Err(BatchError::Malformed)
    );
    let many = [b"SBX1".as_slice(), &501_u16.to_be_bytes()].concat();
    assert_eq!(read(&many), Err(BatchError::TooLarge));
    // A length that lies allocates nothing.
    let mut lies = b"SBX1\x00\x01".to_vec();
    lies.extend([0; 32]);
    lies.extend(4_000_000_000_u32.to_be_bytes());
    lies.extend([0; 4]);
    assert_eq!(read(&lies), Err(BatchError::TooLarge));
}

#[test]
fn a_batch_ends_at_its_bounds() {
    let small: Vec<Carried> = (0..600).map(|n| carried(n as u8, 10, None)).collect();
    assert_eq!(read(&write(&small)).unwrap().len(), BATCH_MAX);
    let large: Vec<Carried> = (0..4)
        .map(|n| carried(n, 100, Some(SEALED_BODY_MAX_BYTES)))
        .collect();
    assert_eq!(how_many(&large), 1);
    assert!(write(&large).len() <= BATCH_MAX_BYTES);
    let larger = [carried(1, 10, Some(SEALED_BODY_MAX_BYTES + 1))];
    assert_eq!(how_many(&larger), 0);
    let one = [carried(1, ENVELOPE_MAX_BYTES, Some(SEALED_BODY_MAX_BYTES))];
    assert_eq!(how_many(&one), 1);
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        all in proptest::collection::vec((any::<u8>(), 0_usize..300, proptest::option::of(0_usize..300)), 0..40),
    ) {
        let all: Vec<Carried> = all.into_iter().map(|(n, e, b)| carried(n, e, b)).collect();
        prop_assert_eq!(read(&write(&all)), Ok(all));
    }

    #[test]
    fn nothing_makes_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        if bytes.len() >= 6 {
            bytes[..6].copy_from_slice(b"SBX1\x00\x02");
        }
        let _ = read(&bytes);
    }
}
