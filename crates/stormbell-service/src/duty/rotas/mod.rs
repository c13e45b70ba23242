//! Rotas as a lead draws them, one file per thing that is changed, and what is read from them whenever it rings.

mod changing;
mod draw;
mod layers;
mod on_duty;
mod overrides;
mod read;
mod swaps;
mod words;

use super::{everyone, unreachable};
use changing::{at_rota, held, note};
pub use draw::{
    ROTAS_MAX, RotaDrawn, change_rota, draw_rota, let_rotas_decide, put_rota_away, take_rota_out,
};
pub use layers::{
    LayerDrawn, add_layer, change_layer, end_layer, go_on_with_layer, undo_layer_change,
};
pub(crate) use on_duty::{can_answer, drawn, drawn_with, on_duty};
pub use overrides::{OVERRIDE_LONGEST, OverrideDrawn, make_override, undo_override};
pub use read::{
    FindingsAhead, RotaPage, RotaRow, RotasPage, findings_ahead, list_rotas, read_rota, weeks_shown,
};
pub use stormbell_store::rotas::{KeptLayer, KeptOverride, KeptRota, KeptSwap, Made, TakenOver};
pub use swaps::{accept_swap, swap_shift, undo_swap};
pub(crate) use words::Words;
