use proptest::prelude::*;
use stormbell_seal::sealed::{self, HEADER_MAX_BYTES, STANZAS_MAX};
use stormbell_seal::{Identity, Recipient, SealError, check_hybrid_header};

use crate::support::{Seeded, unhex};

const HEADER_LEN_ONE: usize = 22 + 1557 + 48;

fn identity(seed: u64) -> Identity {
    Identity::generate(&Seeded::new(seed))
}

fn sealed_to(seeds: &[u64], plain: &[u8]) -> Vec<u8> {
    let recipients: Vec<Recipient> = seeds
        .iter()
        .map(|seed| identity(*seed).recipient())
        .collect();
    sealed::seal(&recipients, plain, &Seeded::new(77)).unwrap()
}

/// Replaces the first occurrence of `from` in a binary file.
fn replaced(file: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = file
        .windows(from.len())
        .position(|part| part == from)
        .unwrap();
    [&file[..at], to, &file[at + from.len()..]].concat()
}

#[test]
fn opens_what_a_browser_sealed() {
    let mut lines = include_str!("vectors/browser-sealed.txt").lines().skip(1);
    let first = Identity::from_text(lines.next().unwrap()).unwrap();
    let second = Identity::from_text(lines.next().unwrap()).unwrap();
    let file = unhex(&lines.collect::<String>());
    for identity in [&first, &second] {
        let plain = sealed::open(identity, &file).unwrap();
        assert_eq!(
            plain.as_slice(),
            b"Anna Reporter, +372 555 0100, anna@example.org"
        );
    }
    check_hybrid_header(&file, 2).unwrap();
    let recipient = include_str!("vectors/browser-recipient.txt").trim();
    assert_eq!(first.recipient().to_string(), recipient);
}

#[test]
fn keys_go_both_ways_as_text() {
    let identity = identity(1);
    let text = identity.to_text();
    assert!(text.starts_with("AGE-SECRET-KEY-PQ-1") && text.len() == 77);
    let again = Identity::from_text(&text).unwrap();
    assert_eq!(again.recipient(), identity.recipient());
    let recipient = identity.recipient();
    assert_eq!(recipient.to_string().len(), 1959);
    assert_eq!(
        recipient.to_string().parse::<Recipient>().unwrap(),
        recipient
    );
    assert_eq!(
        Recipient::from_bytes(recipient.as_bytes()).unwrap(),
        recipient
    );
    assert_eq!(format!("{identity:?}"), "Identity(redacted)");
}

#[test]
fn refuses_what_is_no_key() {
    let recipient = identity(1).recipient().to_string();
    let cases = [
        String::new(),
        recipient.to_uppercase(),
        recipient.replacen("age1pq", "age1pr", 1),
        recipient[..recipient.len() - 1].to_owned(),
        format!("{recipient}q"),
        recipient.repeat(2),
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj".to_owned(),
        identity(1).to_text().to_string(),
    ];
    for text in cases {
        assert!(text.parse::<Recipient>().is_err(), "{text}");
    }
    // Every coefficient of the ML-KEM key out of range.
    assert!(Recipient::from_bytes(&[0xff; 1216]).is_err());
}

#[test]
fn refuses_what_is_no_identity() {
    let good = identity(1).to_text();
    let mut mixed = good.to_string();
    mixed.replace_range(20..21, &good[20..21].to_lowercase());
    mixed.replace_range(21..22, &good[21..22].to_lowercase());
    let cases = [
        String::new(),
        mixed,
        good[..76].to_owned(),
        good.replacen("-PQ-", "-PX-", 1),
        format!("{}Q", *good),
        good.repeat(40),
        identity(1).recipient().to_string(),
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX".to_owned(),
    ];
    for text in cases {
        assert!(Identity::from_text(&text).is_err(), "{text}");
    }
}

#[test]
fn each_recipient_opens_and_nobody_else() {
    let file = sealed_to(&[1, 2, 3], b"who and where");
    for seed in [1, 2, 3] {
        assert_eq!(
            sealed::open(&identity(seed), &file).unwrap().as_slice(),
            b"who and where"
        );
    }
    assert_eq!(sealed::open(&identity(4), &file), Err(SealError::NotOpened));
    check_hybrid_header(&file, 3).unwrap();
}

#[test]
fn every_length_around_the_chunks() {
    const CHUNK: usize = 64 * 1024;
    for length in [
        0,
        1,
        15,
        16,
        17,
        CHUNK - 1,
        CHUNK,
        CHUNK + 1,
        2 * CHUNK,
        2 * CHUNK + 5,
    ] {
        let plain = vec![0x5a; length];
        let file = sealed_to(&[1], &plain);
        let chunks = length.div_ceil(CHUNK).max(1);
        assert_eq!(file.len(), HEADER_LEN_ONE + 16 + length + 16 * chunks);
        assert_eq!(*sealed::open(&identity(1), &file).unwrap(), plain);
        check_hybrid_header(&file, 1).unwrap();
    }
}

#[test]
fn chunks_cannot_be_cut_or_exchanged() {
    const SEALED_CHUNK: usize = 64 * 1024 + 16;
    let file = sealed_to(&[1], &vec![7; 3 * 64 * 1024]);
    let body = HEADER_LEN_ONE + 16;
    let chunk = |n: usize| &file[body + n * SEALED_CHUNK..body + (n + 1) * SEALED_CHUNK];
    let head = &file[..body];
    let cases = [
        [head, chunk(0), chunk(1)].concat(),
        [head, chunk(1), chunk(0), chunk(2)].concat(),
        [head, chunk(0), chunk(2)].concat(),
        [head, chunk(0), chunk(1), chunk(2), chunk(2)].concat(),
        [head, chunk(0), chunk(1), chunk(2), &[0; 16]].concat(),
        file[..file.len() - 1].to_vec(),
        head.to_vec(),
        file[..HEADER_LEN_ONE].to_vec(),
    ];
    for case in cases {
        assert!(sealed::open(&identity(1), &case).is_err(), "{}", case.len());
    }
}

#[test]
fn seals_to_somebody_and_to_a_bounded_number() {
    assert!(sealed::seal(&[], b"x", &Seeded::new(1)).is_err());
    let recipient = identity(1).recipient();
    let many = vec![recipient; STANZAS_MAX + 1];
    assert!(sealed::seal(&many, b"x", &Seeded::new(1)).is_err());
    let full = sealed::seal(&many[1..], b"x", &Seeded::new(1)).unwrap();
    assert!(full.len() < HEADER_MAX_BYTES);
    check_hybrid_header(&full, STANZAS_MAX).unwrap();
    assert!(sealed::open(&identity(1), &full).is_ok());
}

#[test]
fn the_door_counts_recipients() {
    let file = sealed_to(&[1, 2], b"x");
    for count in [0, 1, 3] {
        assert!(check_hybrid_header(&file, count).is_err(), "{count}");
    }
}

#[test]
fn the_door_refuses_weaker_recipients() {
    let file = sealed_to(&[1], b"x");
    let classical = b"-> X25519 XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBE\nqRS0AMjdjPvZ/WT08U2KL4G+PIooA3hy38SvLpvaC1E\n";
    let grease = b"-> something-grease x\n\n";
    for stanza in [classical.as_slice(), grease] {
        let mixed = replaced(&file, b"-> mlkem", &[stanza, b"-> mlkem"].concat());
        assert!(check_hybrid_header(&mixed, 1).is_err());
        assert!(check_hybrid_header(&mixed, 2).is_err());
        // Opening fails too, for the header was changed after it was made.
        assert!(sealed::open(&identity(1), &mixed).is_err());
    }
}

#[test]
fn the_door_refuses_malformed_hybrid_stanzas() {
    let file = sealed_to(&[1], b"x");
    let cases = [
        replaced(&file, b"mlkem768x25519", b"mlkem768x25518"),
        replaced(&file, b"mlkem768x25519 ", b"mlkem768x25519 extra "),
        replaced(&file, b"mlkem768x25519 ", b"mlkem768x25519  "),
        replaced(&file, b"mlkem768x25519 ", b"mlkem768x25519 AAAA"),
        replaced(&file, b"org/v1", b"org/v2"),
        replaced(&file, b"\n", b"\r\n"),
        replaced(&file, b"--- ", b"---"),
        file[..HEADER_LEN_ONE + 31].to_vec(),
        Vec::new(),
    ];
    for case in cases {
        assert!(check_hybrid_header(&case, 1).is_err());
        assert!(sealed::open(&identity(1), &case).is_err());
    }
}

/// The share of the stanza set to each encoding of a point of low order (RFC 7748, section 6.1 tells to look for the
/// zero that comes of them). The hybrid would then rest on ML-KEM alone.
#[test]
fn the_door_refuses_low_order_shares() {
    let file = sealed_to(&[1], b"x");
    let shares = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ];
    for share in shares {
        let case = with_share(&file, &unhex(share));
        assert!(
            matches!(check_hybrid_header(&case, 1), Err(SealError::Malformed(_))),
            "{share}"
        );
        assert!(
            matches!(
                sealed::open(&identity(1), &case),
                Err(SealError::Malformed(_))
            ),
            "{share}"
        );
    }
    // An ordinary share passes the door; that it does not open is for the owner to see.
    check_hybrid_header(&with_share(&file, &[9; 32]), 1).unwrap();
}

/// The file with the last 32 of the 1,120 encapsulated bytes replaced.
fn with_share(file: &[u8], share: &[u8]) -> Vec<u8> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    let start = 22 + "-> mlkem768x25519 ".len();
    let argument = &file[start..start + 1494];
    let mut bytes = STANDARD_NO_PAD.decode(argument).unwrap();
    bytes[1088..].copy_from_slice(share);
    let changed = STANDARD_NO_PAD.encode(bytes);
    [&file[..start], changed.as_bytes(), &file[start + 1494..]].concat()
}

#[test]
fn reads_a_bounded_header() {
    let endless = [
        b"age-encryption.org/v1\n".as_slice(),
        &vec![b'a'; HEADER_MAX_BYTES * 2],
    ]
    .concat();
    assert!(matches!(
        check_hybrid_header(&endless, 1),
        Err(SealError::TooLarge(_))
    ));
    let many = [
        b"age-encryption.org/v1\n".as_slice(),
        &b"-> x\n\n".repeat(STANZAS_MAX + 1),
    ]
    .concat();
    assert!(matches!(
        check_hybrid_header(&many, 1),
        Err(SealError::TooLarge(_))
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_changed_bit_is_noticed(at: prop::sample::Index, bit in 0..8u8) {
        let mut file = sealed_to(&[1, 2], b"a few words");
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        prop_assert!(sealed::open(&identity(1), &file).is_err());
        prop_assert!(sealed::open(&identity(2), &file).is_err());
    }

    #[test]
    fn reading_never_panics(bytes: Vec<u8>, text in ".*", lines in "(-> [a-z0-9 ]{0,20}\n|[A-Za-z0-9+/]{0,70}\n|--- [A-Za-z0-9+/]{43}\n){0,8}") {
        let whole = format!("age-encryption.org/v1\n{lines}");
        for input in [bytes.as_slice(), text.as_bytes(), whole.as_bytes()] {
            prop_assert!(check_hybrid_header(input, 1).is_err());
            prop_assert!(sealed::open(&identity(1), input).is_err());
        }
        let _ = text.parse::<Recipient>();
        let _ = Identity::from_text(&text);
        let _ = Recipient::from_bytes(&bytes);
    }
}
