//! Suspending a member with this node's own key: begun here, or signed after another member has begun it.

use super::NetworkFault;
use crate::Ctx;
use stormbell_model::officer::Actor;
use stormbell_wire::{
    charter::{SUSPENSION_TYPE, Suspension, suspend},
    dsse::Envelope,
};

/// Signs a suspension: `wanted`, or the one that another member has `begun`. It changes nothing here: whether it counts, the
/// charter says, and [`super::follow_suspension`] follows it.
pub async fn sign_suspension(
    ctx: &Ctx,
    wanted: Option<Suspension>,
    begun: Option<Vec<u8>>,
) -> Result<Vec<u8>, NetworkFault> {
    if ctx.who != Actor::Node {
        return Err(NetworkFault::Fault(crate::Fault::NotFound));
    }
    let network = ctx.node.network().ok_or(NetworkFault::None)?;
    let signer = ctx.node.signer();
    let envelope = match (wanted, begun) {
        (Some(wanted), _) => suspend(&network.charter, &wanted, signer),
        (None, Some(begun)) => {
            let read = Envelope::read(SUSPENSION_TYPE, &begun);
            read.map_err(stormbell_wire::charter::SuspensionError::Envelope)?
                .and_sign(signer)
        }
        (None, None) => return Err(NetworkFault::None),
    };
    Ok(envelope.write())
}
