//! Files that operators hand each other: the card of a node that would be a member, and the chain of charters with which a node
//! begins. Neither is believed: a card counts when its root key has signed a charter with it, a chain by its first hash and its quorums.

use super::{CharterError, Member, json};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use stormbell_model::exchange::NodeName;

/// The largest card.
/// Told: the operator. Rest: nothing of it is read.
pub const CARD_MAX_BYTES: usize = 256 * 1024;
/// The largest chain of charters in one file.
/// Told: the operator. Rest: nothing of it is read.
pub const CHAIN_MAX_BYTES: usize = 16 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct CardJson {
    stormbell_card: u32,
    member: json::MemberJson,
}

#[derive(Serialize, Deserialize)]
struct ChainJson {
    stormbell_chain: u32,
    charters: Vec<String>,
}

/// Writes the card of a member.
pub fn write_card(name: &NodeName, member: &Member) -> Result<Vec<u8>, CharterError> {
    json::check_member(member)?;
    let card = CardJson {
        stormbell_card: 1,
        member: json::member_json((name, member)),
    };
    serde_json::to_vec_pretty(&card).map_err(|_| CharterError::Syntax)
}

/// Reads a card.
pub fn read_card(bytes: &[u8]) -> Result<(NodeName, Member), CharterError> {
    if bytes.len() > CARD_MAX_BYTES {
        return Err(CharterError::Field("card"));
    }
    let card: CardJson = serde_json::from_slice(bytes).map_err(|_| CharterError::Syntax)?;
    if card.stormbell_card != 1 {
        return Err(CharterError::Version);
    }
    let name = NodeName::parse(&card.member.name).ok_or(CharterError::Field("name"))?;
    let member = json::read_member(card.member)?;
    json::check_member(&member)?;
    Ok((name, member))
}

/// Writes a chain of charters, each as it was signed.
pub fn write_chain(charters: &[Vec<u8>]) -> Result<Vec<u8>, CharterError> {
    let chain = ChainJson {
        stormbell_chain: 1,
        charters: charters.iter().map(|c| STANDARD.encode(c)).collect(),
    };
    serde_json::to_vec(&chain).map_err(|_| CharterError::Syntax)
}

/// Reads a chain; one charter alone is a chain of one.
pub fn read_chain(bytes: &[u8]) -> Result<Vec<Vec<u8>>, CharterError> {
    if bytes.len() > CHAIN_MAX_BYTES {
        return Err(CharterError::Field("chain"));
    }
    let Ok(chain) = serde_json::from_slice::<ChainJson>(bytes) else {
        return Ok(vec![bytes.to_vec()]);
    };
    if chain.stormbell_chain != 1 {
        return Err(CharterError::Version);
    }
    let bytes = |text: &String| {
        STANDARD
            .decode(text)
            .map_err(|_| CharterError::Field("chain"))
    };
    chain.charters.iter().map(bytes).collect()
}
