//! Wallets whose checksum fits: Bitcoin (Base58Check; Bech32 and Bech32m, BIP 173 and 350), Ethereum (EIP-55 where
//! the case is mixed), Monero (Keccak).

use super::Kind;
use sha3::{Digest as _, Keccak256};

const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The wallet that a word is, with its normal form: Ethereum and Bech32 in lower case, Base58 as it stands.
pub(super) fn wallet(word: &str) -> Option<(Kind, String)> {
    let bytes = word.as_bytes();
    match (bytes.first()?, word.len()) {
        (b'0', 42) => is_ethereum(word).then(|| (Kind::Eth, word.to_ascii_lowercase())),
        (b'b' | b'B', 14..=90) => is_segwit(word).then(|| (Kind::Btc, word.to_ascii_lowercase())),
        (b'1' | b'3', 25..=35) => is_bitcoin(word).then(|| (Kind::Btc, word.to_owned())),
        (b'4' | b'8', 95 | 106) => is_monero(word).then(|| (Kind::Xmr, word.to_owned())),
        _ => None,
    }
}

fn is_segwit(word: &str) -> bool {
    word.get(..3).is_some_and(|p| p.eq_ignore_ascii_case("bc1"))
        && bech32::segwit::decode(word)
            .is_ok_and(|(human, ..)| human.as_str().eq_ignore_ascii_case("bc"))
}

/// One byte of version, twenty of hash, four of checksum (SHA-256 twice).
fn is_bitcoin(word: &str) -> bool {
    let Some(bytes) = base58(word.as_bytes(), 25) else {
        return false;
    };
    let (body, sum) = bytes.split_at(21);
    let sha256 = |b: &[u8]| aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, b);
    let twice = sha256(sha256(body).as_ref());
    matches!(body[0], 0 | 5) && twice.as_ref()[..4] == *sum
}

/// One number in base 58, big-endian, in exactly `len` bytes. Leading ones are leading noughts.
fn base58(word: &[u8], len: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0u8; len];
    for sign in word {
        let mut carry = BASE58.iter().position(|b| b == sign)? as u32;
        for byte in bytes.iter_mut().rev() {
            carry += u32::from(*byte) * 58;
            *byte = carry as u8;
            carry >>= 8;
        }
        if carry != 0 {
            return None;
        }
    }
    let ones = word.iter().take_while(|b| **b == b'1').count();
    let noughts = bytes.iter().take_while(|b| **b == 0).count();
    (ones == noughts).then_some(bytes)
}

fn is_ethereum(word: &str) -> bool {
    let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) else {
        return false;
    };
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return false;
    }
    let lower = digits.to_ascii_lowercase();
    let one_case = lower == digits || digits.to_ascii_uppercase() == digits;
    one_case || digits == checksummed(&lower)
}

/// EIP-55: a letter is a capital where the hash of the lower-case digits has a high nibble.
fn checksummed(lower: &str) -> String {
    let hash = Keccak256::digest(lower.as_bytes());
    let nibble = |at: usize| (hash[at / 2] >> (4 * (1 - at % 2))) & 0xf;
    let digits = lower.chars().enumerate();
    digits
        .map(|(at, c)| {
            if nibble(at) >= 8 {
                c.to_ascii_uppercase()
            } else {
                c
            }
        })
        .collect()
}

/// Base58 in blocks of eleven signs for eight bytes; the last four bytes are the beginning of a Keccak hash.
fn is_monero(word: &str) -> bool {
    let mut bytes = Vec::with_capacity(80);
    for block in word.as_bytes().chunks(11) {
        let len = match block.len() {
            11 => 8,
            7 => 5,
            _ => return false,
        };
        match block_of(block, len) {
            Some(block) => bytes.extend(block),
            None => return false,
        }
    }
    let Some(body_len) = bytes.len().checked_sub(4) else {
        return false;
    };
    let (body, sum) = bytes.split_at(body_len);
    // 18 address, 19 with a payment number, 42 below an address; of the main network only.
    matches!(body[0], 18 | 19 | 42) && Keccak256::digest(body)[..4] == *sum
}

fn block_of(block: &[u8], len: usize) -> Option<Vec<u8>> {
    let mut number: u128 = 0;
    for sign in block {
        number = number * 58 + BASE58.iter().position(|b| b == sign)? as u128;
    }
    let bytes = number.to_be_bytes();
    let (over, bytes) = bytes.split_at(16 - len);
    over.iter().all(|b| *b == 0).then(|| bytes.to_vec())
}
