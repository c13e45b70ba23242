//! Where the node's key is kept: a file, a systemd credential, or a file that only a security module's answer opens.
//! Wherever it is kept, a running node has it in memory; the seat protects what is on disk and in backups of the disk.

mod helper;
#[cfg(feature = "pkcs11")]
mod pkcs11;

use anyhow::{Context, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use stormbell_model::outside::{Chance, bytes};
use stormbell_seal::{NodeKey, WrappedKey};
use zeroize::Zeroizing;

/// Where the key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// A file with the key, made at the first start.
    File(PathBuf),
    /// A file that somebody else provides, such as systemd.
    Given(PathBuf),
    /// A file with the wrapped key, and who opens it.
    Wrapped(PathBuf, Opener),
}

/// Who answers the challenge of a wrapped key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Opener {
    /// A security module with a PKCS #11 library.
    Pkcs11(Module),
    /// A program: the challenge as hexadecimal digits on its input, the answer as such on its output.
    Command(Vec<String>),
}

/// A key in a security module (OASIS PKCS #11 2.40): `CKM_SHA256_HMAC` under a secret key that does not leave it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// The library of the module's maker.
    pub module: PathBuf,
    /// The token's label.
    pub token: String,
    /// The key's label.
    #[serde(default = "key_label")]
    pub key: String,
    /// The file with the token's PIN.
    pub pin_file: Option<PathBuf>,
}

fn key_label() -> String {
    String::from("stormbell")
}

/// The `[node_key]` part of the configuration: one of these.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SeatFile {
    /// A file with the key.
    pub file: Option<PathBuf>,
    /// The name of a systemd credential.
    pub credential: Option<String>,
    /// Where the wrapped key is; else `node.key.wrapped` in the data directory.
    pub wrapped: Option<PathBuf>,
    /// A security module opens it.
    pub pkcs11: Option<Module>,
    /// A program opens it.
    pub command: Option<Vec<String>>,
}

/// Decides where the key is. `credentials` is the folder that systemd names.
pub fn decide(
    seat: SeatFile,
    plain: Option<PathBuf>,
    data: &Path,
    credentials: Option<String>,
) -> anyhow::Result<Seat> {
    let wrapped = seat
        .wrapped
        .unwrap_or_else(|| data.join("node.key.wrapped"));
    match (
        seat.file.or(plain),
        seat.credential,
        seat.pkcs11,
        seat.command,
    ) {
        (file, None, None, None) => Ok(Seat::File(file.unwrap_or_else(|| data.join("node.key")))),
        (None, Some(name), None, None) => {
            let folder = credentials.with_context(|| {
                format!(
                    "node_key: systemd gives no credentials to this process; write \
                     LoadCredential={name}:/path into its unit"
                )
            })?;
            Ok(Seat::Given(Path::new(&folder).join(name)))
        }
        (None, None, Some(module), None) => Ok(Seat::Wrapped(wrapped, Opener::Pkcs11(module))),
        (None, None, None, Some(command)) => Ok(Seat::Wrapped(wrapped, Opener::Command(command))),
        _ => bail!("node_key: write one of file, credential, pkcs11, command"),
    }
}

impl std::fmt::Display for Seat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Seat::File(path) => write!(f, "{}", path.display()),
            Seat::Given(path) => write!(f, "{} (given)", path.display()),
            Seat::Wrapped(path, Opener::Pkcs11(module)) => write!(
                f,
                "{} (opened by the token «{}»)",
                path.display(),
                module.token
            ),
            Seat::Wrapped(path, Opener::Command(command)) => write!(
                f,
                "{} (opened by {})",
                path.display(),
                command.first().map_or("nothing", String::as_str)
            ),
        }
    }
}

impl Seat {
    /// The file that holds the key, in whatever form.
    pub fn path(&self) -> &Path {
        match self {
            Seat::File(path) | Seat::Given(path) | Seat::Wrapped(path, _) => path,
        }
    }

    /// Reads the key.
    pub fn read(&self) -> anyhow::Result<NodeKey> {
        let path = self.path();
        let text =
            Zeroizing::new(std::fs::read_to_string(path).with_context(|| {
                format!("could not read the node's key from {}", path.display())
            })?);
        let key = match self {
            Seat::File(_) | Seat::Given(_) => NodeKey::from_text(&text),
            Seat::Wrapped(_, opener) => {
                let wrapped = WrappedKey::from_text(&text)?;
                wrapped.open(&opener.answer(wrapped.asks())?)
            }
        };
        key.with_context(|| format!("could not understand the key in {}", path.display()))
    }

    /// Reads the key, or makes one at the very first start. Without it nothing in the store can be read: it belongs
    /// into a safe, and not beside the backups.
    pub fn read_or_make(&self, chance: &dyn Chance) -> anyhow::Result<NodeKey> {
        if !self.path().exists() && !matches!(self, Seat::Given(_)) {
            self.refuse_beside_another()?;
            self.keep(&NodeKey::generate(chance), chance)?;
        }
        // Read back also when it was made just now: another process may have been first, and then its key counts.
        self.read()
    }

    /// A key that lies in the old place while the configuration names a new one is not replaced by a fresh one.
    fn refuse_beside_another(&self) -> anyhow::Result<()> {
        let old = self.path().with_file_name("node.key");
        if matches!(self, Seat::Wrapped(..)) && old.exists() {
            bail!(
                "the node's key is still in {}; bring it to its new seat with `stormbell key seat`",
                old.display()
            );
        }
        Ok(())
    }

    /// Writes `key` into this seat; a key that is there already stays.
    pub fn keep(&self, key: &NodeKey, chance: &dyn Chance) -> anyhow::Result<()> {
        let path = self.path();
        let text = match self {
            Seat::File(_) => key.to_text(),
            Seat::Given(_) => bail!(
                "{} is given from outside; put the key there",
                path.display()
            ),
            Seat::Wrapped(_, opener) => {
                let challenge = WrappedKey::challenge(chance);
                let answer = opener.answer(&challenge)?;
                Zeroizing::new(WrappedKey::wrap(key, challenge, &answer)?.to_text())
            }
        };
        crate::files::write_once(path, text.as_bytes(), &bytes::<8>(chance))
            .with_context(|| format!("could not write the node's key to {}", path.display()))
    }
}

impl Opener {
    fn answer(&self, challenge: &[u8; 32]) -> anyhow::Result<Zeroizing<Vec<u8>>> {
        match self {
            Opener::Command(command) => helper::answer(command, challenge),
            #[cfg(feature = "pkcs11")]
            Opener::Pkcs11(module) => pkcs11::answer(module, challenge),
            #[cfg(not(feature = "pkcs11"))]
            Opener::Pkcs11(_) => bail!("this program was built without the feature pkcs11"),
        }
    }

    /// Makes the secret key in the security module when it is not there. Tells whether it was made.
    pub fn prepare(&self) -> anyhow::Result<bool> {
        match self {
            Opener::Command(_) => Ok(false),
            #[cfg(feature = "pkcs11")]
            Opener::Pkcs11(module) => pkcs11::prepare(module),
            #[cfg(not(feature = "pkcs11"))]
            Opener::Pkcs11(_) => bail!("this program was built without the feature pkcs11"),
        }
    }
}

#[cfg(test)]
mod tests;
