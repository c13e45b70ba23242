//! «This happens to me too»: while a wave runs, one tap files a report of its kind. What the public is told of a wave is
//! its kind, and a title only where an officer released one: a target is never named by itself.

use super::file_report::{Filed, Once, file_report};
use crate::{Ctx, Fault, Node};
use std::sync::Arc;
use stormbell_model::{
    WaveId,
    happening::{self, Happening},
    kind::Kind,
    report::{Door, NewReport, Ongoing},
};
use stormbell_store::{Tx, waves};

/// A wave as the public may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicWave {
    /// The wave.
    pub id: WaveId,
    /// What happens, in the words of the form.
    pub happening: Happening,
    /// What an officer let the public read.
    pub title: Option<String>,
}

/// Waves that the public page offers at once.
/// Told: nobody. Rest: the form takes every report as always.
const OFFERED_MAX: usize = 3;

/// The waves that run, as the workers saw them last. From memory: the public pages ask the database nothing.
pub fn public_waves(node: &Node) -> Arc<Vec<PublicWave>> {
    node.waves_seen()
}

/// Looks which waves run, for the public pages.
pub(crate) async fn look_at_waves(node: &Node) -> Result<(), Fault> {
    let open = node
        .store()
        .read("look which waves run", waves::open)
        .await?;
    let mut seen: Vec<PublicWave> = Vec::new();
    for wave in open {
        let shown = PublicWave {
            id: wave.id,
            happening: wave.kind.map_or(Happening::Unknown, happening_of),
            title: Some(wave.words.title).filter(|title| !title.is_empty()),
        };
        // Two waves that the public could not tell apart are offered once.
        let same =
            |other: &PublicWave| (other.happening, &other.title) == (shown.happening, &shown.title);
        if seen.len() < OFFERED_MAX && !seen.iter().any(same) {
            seen.push(shown);
        }
    }
    node.see_waves(seen);
    Ok(())
}

/// The form's word for a kind.
fn happening_of(kind: Kind) -> Happening {
    let exact = happening::ALL.iter().find(|h| h.kind() == kind);
    let of_class = || {
        happening::ALL
            .iter()
            .find(|h| h.kind().class() == kind.class())
    };
    exact
        .or_else(of_class)
        .copied()
        .unwrap_or(Happening::Unknown)
}

/// Files «this happens to me too» with these words. The report is a report like any other, with a receipt; that it is
/// under the wave is written right after it. A crash in between leaves a report of the wave's kind.
pub async fn me_too(ctx: &Ctx, id: WaveId, words: &str, once: Once) -> Result<Filed, Fault> {
    let found = ctx
        .node
        .store()
        .read("find a wave", move |tx| waves::load(tx, id))
        .await?;
    let wave = found
        .filter(|w| w.closed_at.is_none())
        .ok_or(Fault::NotFound)?;
    let mut new = NewReport::said(words, ctx.lang, Door::Page);
    new.happening = wave.kind.map_or(Happening::Unknown, happening_of);
    new.kind = wave.kind;
    new.ongoing = Ongoing::Now;
    let filed = file_report(ctx, new, Some(once)).await?;
    let (report, place, at) = (filed.report, filed.proof.filing.index, filed.filed_at);
    let put = move |tx: &mut Tx<'_>| {
        if waves::cover(tx, id, &[(place, report)])? == [true] {
            waves::count(tx, id, 1, at, &[])?;
        }
        Ok(())
    };
    ctx.node
        .store()
        .write_aside("put a report under a wave", put)
        .await?;
    Ok(filed)
}
