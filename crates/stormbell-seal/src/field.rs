//! Fields sealed at rest: a value is bound to its table, row and column, so a value that was moved does not open.
//! Protects a stolen database or backup. Does not protect from whoever holds the node key as well,
//! and does not notice when a whole row is put back as it was yesterday.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::constant_time;
use stormbell_model::outside::{self, Chance};
use zeroize::Zeroizing;

use crate::primitive::{Derivation, Mac, sha256};
use crate::{NodeKey, SealError};

const SALT: &[u8] = b"stormbell field v1";
const VERSION: u8 = 1;
const KEY_ID_LEN: usize = 4;
const HEADER_LEN: usize = 1 + KEY_ID_LEN + NONCE_LEN;
const TAG_LEN: usize = 16;

/// Where a sealed value lives. All three are part of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'static str,
    /// What identifies the row, as bytes (an id, never a position).
    pub row: &'a [u8],
    /// The column.
    pub column: &'static str,
}

/// The keys for sealed fields: the first seals, every known key opens.
#[derive(Debug)]
pub struct FieldKeys {
    rings: Vec<Ring>,
}

/// What one node key gives: its short name in the blobs, the keys of places, the key of lookups.
struct Ring {
    id: [u8; KEY_ID_LEN],
    places: Derivation,
    lookups: Mac,
}

impl std::fmt::Debug for Ring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ring(redacted)")
    }
}

impl FieldKeys {
    /// Takes the current node key first, then the older ones that may still open. Refuses an empty list.
    pub fn new(keys: &[NodeKey]) -> Result<Self, SealError> {
        if keys.is_empty() {
            return Err(SealError::Malformed("the list of node keys"));
        }
        Ok(Self {
            rings: keys.iter().map(Ring::new).collect(),
        })
    }

    /// Seals `plain` to `place`: version, key id, nonce, ciphertext with tag.
    pub fn seal(&self, place: Place<'_>, plain: &[u8], chance: &dyn Chance) -> Vec<u8> {
        #[expect(
            clippy::expect_used,
            reason = "AES-GCM refuses only sizes that no field reaches (64 GiB)"
        )]
        self.rings[0]
            .seal(place, plain, outside::bytes(chance))
            .expect("a field is shorter than 64 GiB")
    }

    /// Opens what [`FieldKeys::seal`] made for the same place, with whichever known key made it.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let blob = Blob::parse(sealed)?;
        // Key ids are short; in the unlikely case that two keys share one, each is tried.
        let mut tried = SealError::UnknownKey;
        for ring in self.rings.iter().filter(|ring| ring.id == *blob.key_id) {
            match ring.open(place, &blob) {
                Ok(plain) => return Ok(plain),
                Err(error) => tried = error,
            }
        }
        Err(tried)
    }

    /// Whether this value was sealed with an older key and should be sealed again.
    pub fn wants_renewal(&self, sealed: &[u8]) -> bool {
        Blob::parse(sealed).is_ok_and(|blob| *blob.key_id != self.rings[0].id)
    }

    /// A keyed hash to find a value by, made with the current key: receipts, session tokens, words.
    pub fn lookup(&self, purpose: &'static str, value: &[u8]) -> [u8; 32] {
        self.rings[0].lookup(purpose, value)
    }

    /// The keyed hashes of a value under every known key, current first, for the time while keys change.
    pub fn lookups(&self, purpose: &'static str, value: &[u8]) -> Vec<[u8; 32]> {
        let hash = |ring: &Ring| ring.lookup(purpose, value);
        self.rings.iter().map(hash).collect()
    }
}

impl Ring {
    fn new(key: &NodeKey) -> Self {
        let mut id = [0; KEY_ID_LEN];
        let name = sha256(&[key.derive("field key id").as_slice()]);
        id.copy_from_slice(&name[..KEY_ID_LEN]);
        Self {
            id,
            places: Derivation::new(SALT, key.derive("sealed fields").as_slice()),
            lookups: Mac::new(key.derive("lookups").as_slice()),
        }
    }

    fn seal(
        &self,
        place: Place<'_>,
        plain: &[u8],
        nonce: [u8; NONCE_LEN],
    ) -> Result<Vec<u8>, SealError> {
        let mut out = Vec::with_capacity(HEADER_LEN + plain.len() + TAG_LEN);
        out.push(VERSION);
        out.extend_from_slice(&self.id);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(plain);
        let tag = self
            .key_for(place)?
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::empty(),
                &mut out[HEADER_LEN..],
            )
            .map_err(|_| SealError::Library)?;
        out.extend_from_slice(tag.as_ref());
        Ok(out)
    }

    fn open(&self, place: Place<'_>, blob: &Blob<'_>) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let mut plain = Zeroizing::new(blob.ciphertext.to_vec());
        let length = self
            .key_for(place)?
            .open_in_place(
                Nonce::assume_unique_for_key(*blob.nonce),
                Aad::empty(),
                &mut plain,
            )
            .map_err(|_| SealError::NotOpened)?
            .len();
        plain.truncate(length);
        Ok(plain)
    }

    /// A key of its own for each place: random nonces then cannot collide across a large table.
    fn key_for(&self, place: Place<'_>) -> Result<LessSafeKey, SealError> {
        let table = place.table.as_bytes();
        let column = place.column.as_bytes();
        // Lengths go in front, so that no two places run together into the same bytes.
        let info: [&[u8]; 6] = [
            &(table.len() as u64).to_be_bytes(),
            table,
            &(place.row.len() as u64).to_be_bytes(),
            place.row,
            &(column.len() as u64).to_be_bytes(),
            column,
        ];
        let key = self.places.expand(&info);
        let key = UnboundKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| SealError::Library)?;
        Ok(LessSafeKey::new(key))
    }

    fn lookup(&self, purpose: &str, value: &[u8]) -> [u8; 32] {
        let length = (purpose.len() as u64).to_be_bytes();
        self.lookups.of(&[&length, purpose.as_bytes(), value])
    }
}

/// A sealed value taken apart, nothing opened yet.
struct Blob<'a> {
    key_id: &'a [u8; KEY_ID_LEN],
    nonce: &'a [u8; NONCE_LEN],
    ciphertext: &'a [u8],
}

impl<'a> Blob<'a> {
    fn parse(sealed: &'a [u8]) -> Result<Self, SealError> {
        let malformed = SealError::Malformed("a sealed field");
        let (version, rest) = sealed.split_first().ok_or(malformed)?;
        let (key_id, rest) = rest.split_first_chunk().ok_or(malformed)?;
        let (nonce, ciphertext) = rest.split_first_chunk().ok_or(malformed)?;
        if *version != VERSION || ciphertext.len() < TAG_LEN {
            return Err(malformed);
        }
        Ok(Self {
            key_id,
            nonce,
            ciphertext,
        })
    }
}

/// Compares two secrets without telling by the time taken where they differ. The lengths are not secret.
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(a, b).is_ok()
}
