//! The people: how a call leaves the house. Mail today; SMS, push and web hooks take their seat behind the same port.

mod mail;
mod words;

pub use mail::{BadMailSettings, MailCarrier, MailSettings};
