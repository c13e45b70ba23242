//! Changing a rota: one at a time, each with its journal entry in the same transaction.

use crate::{Ctx, Fault};
use stormbell_model::RotaId;
use stormbell_store::{
    Tx,
    journal::{self, Entry},
    rotas::{self, KeptRota},
};

/// Writes a journal entry about a rota.
pub(super) fn note(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    act: &'static str,
    rota: RotaId,
    facts: Vec<(&'static str, String)>,
) -> Result<(), Fault> {
    let entry = ctx.entry(act, rota.0);
    Ok(journal::note(tx, Entry { facts, ..entry })?)
}

/// A rota, held until the transaction ends, so that two changes of it do not miss each other.
pub(super) fn held(tx: &mut Tx<'_>, id: RotaId) -> Result<KeptRota, Fault> {
    rotas::load_to_change(tx, id)?.ok_or(Fault::NotFound)
}

/// Changes a rota, with its journal entry.
pub(super) async fn at_rota(
    ctx: &Ctx,
    id: RotaId,
    act: &'static str,
    mut how: impl FnMut(&mut Tx<'_>, &mut KeptRota) -> Result<(), Fault> + Send + 'static,
) -> Result<(), Fault> {
    let ctx = ctx.clone();
    let node = ctx.node.clone();
    node.store()
        .write_or(act, move |tx| {
            let mut rota = held(tx, id)?;
            let before = rota.clone();
            how(tx, &mut rota)?;
            if rota != before {
                rotas::save(tx, &rota)?;
                note(tx, &ctx, act, id, Vec::new())?;
            }
            Ok::<_, Fault>(())
        })
        .await?;
    node.stir();
    Ok(())
}
