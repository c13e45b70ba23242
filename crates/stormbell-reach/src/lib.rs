//! The people: how a call leaves the house, each way behind the same port. And what is asked of the outside for them.

mod calendars;
mod gammu;
mod lmtp;
mod mail;
mod ntfy;
pub mod outside;
mod sms;
mod web_hook;
mod web_push;
mod words;

pub use calendars::CalendarFetcher;
pub use gammu::{FILES_AT_ONCE_MAX, GammuCarrier, GammuFolders, GammuPost};
pub use lmtp::{Turns, hear_mail, session};
pub use mail::{BadMailSettings, MailCarrier, MailSettings};
pub use ntfy::{NtfyServer, PushCarrier};
pub use outside::{BadOutside, OutsideAnswer, OutsideClient, OutsideFault, OutsideRequest};
pub use sms::{SmsCarrier, SmsSettings};
pub use web_hook::WebHookCarrier;
pub use web_push::WebPushCarrier;
