//! What the public may do: file a report, come back with the receipt, talk, give files.

mod file_report;
mod file_within;
mod files;
mod follow;
mod me_too;
mod receipt;
mod roster;
mod service_levels;

pub use file_report::{Filed, Once, file_report};
pub(crate) use file_within::file_within;
pub(crate) use files::view as file_view;
pub use files::{FileView, add_file, read_file};
pub use follow::{Conversation, MessageView, read_conversation, write_message};
pub(crate) use me_too::look_at_waves;
pub use me_too::{PublicWave, me_too, public_waves};
pub use receipt::{
    Entered, enter_with_receipt, follow_session, keep_receipt, leave_follow, reporter_of,
};
pub(crate) use roster::roster_in;
pub use roster::{Roster, roster};
pub use service_levels::{Levels, service_levels};
