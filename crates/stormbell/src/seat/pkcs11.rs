//! A security module: the challenge is signed with HMAC-SHA-256 under a key that does not leave it.

use super::Module;
use anyhow::{Context, bail};
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;
use zeroize::Zeroizing;

/// Bytes of the secret key that is made in the module.
const KEY_BYTES: u64 = 32;

/// Asks the module.
pub fn answer(module: &Module, challenge: &[u8; 32]) -> anyhow::Result<Zeroizing<Vec<u8>>> {
    with_session(module, false, |session| {
        let key = find(session, module)?.with_context(|| {
            format!(
                "the token «{}» has no secret key «{}»; `stormbell key seat` makes one",
                module.token, module.key
            )
        })?;
        let answer = session
            .sign(&Mechanism::Sha256Hmac, key, challenge)
            .context("the security module did not answer")?;
        Ok(Zeroizing::new(answer))
    })
}

/// Makes the secret key when there is none.
pub fn prepare(module: &Module) -> anyhow::Result<bool> {
    with_session(module, true, |session| {
        if find(session, module)?.is_some() {
            return Ok(false);
        }
        let template = [
            Attribute::Token(true),
            Attribute::Private(true),
            Attribute::Sensitive(true),
            Attribute::Extractable(false),
            Attribute::Sign(true),
            Attribute::KeyType(KeyType::GENERIC_SECRET),
            Attribute::ValueLen(KEY_BYTES.into()),
            Attribute::Label(module.key.as_bytes().to_vec()),
        ];
        session
            .generate_key(&Mechanism::GenericSecretKeyGen, &template)
            .context("the security module could not make a key")?;
        Ok(true)
    })
}

fn find(session: &Session, module: &Module) -> anyhow::Result<Option<ObjectHandle>> {
    let found = session.find_objects(&[
        Attribute::Class(ObjectClass::SECRET_KEY),
        Attribute::Label(module.key.as_bytes().to_vec()),
    ])?;
    if found.len() > 1 {
        bail!(
            "the token «{}» has several keys «{}»",
            module.token,
            module.key
        );
    }
    Ok(found.into_iter().next())
}

/// Opens the library and the token, does one thing, and closes both: a node asks once, at its start.
fn with_session<T>(
    module: &Module,
    write: bool,
    act: impl FnOnce(&Session) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let library = Pkcs11::new(&module.module)
        .with_context(|| format!("could not load {}", module.module.display()))?;
    library
        .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
        .context("the library of the security module did not start")?;
    let ended = in_session(&library, module, write, act);
    // A library that does not end well has given its answer all the same.
    let _ = library.finalize();
    ended
}

fn in_session<T>(
    library: &Pkcs11,
    module: &Module,
    write: bool,
    act: impl FnOnce(&Session) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let slot = library
        .get_slots_with_token()?
        .into_iter()
        .find(|slot| {
            let info = library.get_token_info(*slot);
            info.is_ok_and(|info| info.label().trim_end() == module.token)
        })
        .with_context(|| format!("there is no token «{}»", module.token))?;
    let session = if write {
        library.open_rw_session(slot)?
    } else {
        library.open_ro_session(slot)?
    };
    if let Some(file) = &module.pin_file {
        let pin = std::fs::read_to_string(file)
            .with_context(|| format!("could not read the PIN from {}", file.display()))?;
        let pin = AuthPin::new(pin.trim().into());
        session
            .login(UserType::User, Some(&pin))
            .context("the token did not take the PIN")?;
    }
    act(&session)
}
