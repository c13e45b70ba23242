//! The root key: a file with a name and a seed, and a check so that a slip of the pen on paper is noticed.

use crate::{files, outside::SystemChance};
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};
use stormbell_model::{exchange::NodeName, outside::bytes, text::hex};
use stormbell_seal::{Signer, sha256};

/// For whom, and where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The network's name
    #[arg(long, default_value = "europe")]
    network: String,
    /// The node's name in the network, such as se
    #[arg(long, value_name = "NAME")]
    member: String,
    /// The file to write; it must not exist yet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

const BEGINS: &str = "STORMBELL-ROOT-KEY-1";

/// A key that votes.
pub struct RootKey(pub Signer);

/// Makes a key.
pub fn make(args: Args) -> anyhow::Result<()> {
    let member = member(&args.member)?;
    if args.out.exists() {
        bail!(
            "{} is there already; a key is never overwritten",
            args.out.display()
        );
    }
    let chance = SystemChance::new();
    let seed = bytes::<32>(&chance);
    let name = format!("{}/{member}/root", args.network);
    let key = Signer::new(&name, &seed).context("could not make a key with these names")?;
    files::write_once(&args.out, line(&name, &seed).as_bytes(), &bytes(&chance))
        .with_context(|| format!("could not write {}", args.out.display()))?;
    crate::say(format_args!("root key of {member}: {}", args.out.display()));
    crate::say(format_args!("its public half: {}", key.verifier()));
    crate::say(format_args!(
        "fingerprint: {}",
        key.verifier().fingerprint()
    ));
    crate::say(format_args!(
        "Who has this file votes for {member} in the network. Write it on paper or put it into a safe, and take it from this \
         machine; the node works without it. If it is lost, a quorum of the others gives {member} a new one."
    ));
    Ok(())
}

fn line(name: &str, seed: &[u8; 32]) -> String {
    let body = format!("{BEGINS} {name} {}", hex(seed));
    format!("{body} {}", check(&body))
}

fn check(body: &str) -> String {
    hex(&sha256(body.as_bytes())[..4])
}

impl RootKey {
    /// Reads a key.
    pub fn read(path: &Path) -> anyhow::Result<RootKey> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("could not read the root key {}", path.display()))?;
        RootKey::parse(&text)
            .with_context(|| format!("{} holds no root key of stormbell", path.display()))
    }

    fn parse(text: &str) -> anyhow::Result<RootKey> {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let [BEGINS, name, seed, sum] = parts[..] else {
            bail!("it is no line of the form «{BEGINS} name seed check»");
        };
        if check(&format!("{BEGINS} {name} {seed}")) != sum {
            bail!("its check does not fit: a letter is wrong");
        }
        let seed = unhex(seed).context("its seed is malformed")?;
        Ok(RootKey(Signer::new(name, &seed)?))
    }
}

/// 64 hexadecimal digits.
pub fn unhex(text: &str) -> Option<[u8; 32]> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (pairs, rest) = plain.as_bytes().as_chunks::<2>();
    let byte = |p: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(p).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
    rest.is_empty().then_some(bytes?)?.try_into().ok()
}

/// A node's name.
pub fn member(text: &str) -> anyhow::Result<NodeName> {
    NodeName::parse(text).with_context(|| {
        format!("«{text}» is no node's name: small letters, digits and single hyphens, such as se or de-bayern")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_a_slip_is_noticed() {
        let written = line("europe/se/root", &[7; 32]);
        let read = RootKey::parse(&written).unwrap();
        assert_eq!(read.0.name(), "europe/se/root");
        let slipped = written.replacen("0707", "0706", 1);
        let said = RootKey::parse(&slipped).err().unwrap().to_string();
        assert!(said.contains("a letter is wrong"), "{said}");
        assert!(RootKey::parse("").is_err());
    }
}
