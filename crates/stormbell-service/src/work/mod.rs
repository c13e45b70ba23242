//! What must happen later, or in time. Each is driven by a signal and by a regular look at the whole, through the
//! same function, with work leased in the database, so that any process may do it and a dead one is replaced.

mod ahead;
mod bench;
mod carrier;
mod classifying;
mod evidence;
mod grouping;
mod health;
mod indexing;
mod indicating;
mod levels;
mod notify;
mod own;
mod rounds;
mod sighting;
mod silent;
mod sms;
mod steps;
mod triage;
mod trials;
mod troubles;
mod watch;
mod ways;

pub use bench::{close_all_alarms, keep_closed_alarms, open_alarms, waits_to_be_read};
pub use carrier::{
    ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Carriers, Carrying, NO_CARRIER, Outgoing,
    Phrases, Says, Taken,
};
pub(crate) use classifying::home_sector;
pub(crate) use evidence::queue_evidence;
pub use grouping::{Grouped, GroupingMemory, group_reports};
pub(crate) use grouping::{MERGED, PARTED};
pub use health::{Health, Ready, count_waiting_jobs, health, must_stop, ready, sizes};
pub(crate) use indexing::waiting_since;
pub use indexing::{SearchMemory, teach_search};
pub(crate) use indicating::{queue_taking, queue_undoing};
pub use levels::count_levels;
pub(crate) use levels::note_first_call;
pub use notify::{
    Heard, TestLink, Told, carry_waiting, confirm_test, hear_delivery, hear_mail_reply,
    hear_of_mail, hear_reply, look_at_test_link, next_notification,
};
pub(crate) use notify::{heard, notify, tell, told_with};
pub use own::{OwnMemory, report_troubles};
pub use rounds::{Memory, Round, make_round, next_alarm_step};
pub use sms::hear_sms;
pub(crate) use troubles::Troubles;
pub use troubles::{Trouble, TroubleKind};
pub use watch::{WATCH_EVERY, Watch, look_after};
pub(crate) use ways::Ways;

pub(crate) use triage::{keep_and_queue, ring_at};

/// The lane of first readings of reports that ring, a job each: nothing else is waited for.
pub(crate) const TRIAGE: &str = "triage";
/// The lane of first readings of all other reports, a job for each commit.
pub(crate) const TRIAGE_BATCH: &str = "triage-batch";
/// The lane of mails that ring, as yesterday's program puts them down; today's go by the notifications themselves.
pub(crate) const CALL: &str = "call";
/// The lane of incidents whose many reports are closed with them.
pub(crate) const CLOSING: &str = "closing";
/// The lane of reading reports for search: one job at most, so that one process at a time does it.
pub(crate) const SEARCH: &str = "search";
/// The lane of grouping reports: one job at most, so that one process at a time does it.
pub(crate) const GROUPING: &str = "grouping";
/// The lane of messages and files that are read for their values.
pub(crate) const EVIDENCE: &str = "evidence";
/// The lane of indicators that are taken in, searched for and taken back: a job for each import.
pub(crate) const INDICATORS: &str = "indicators";
/// The lane of neighbours that are told of an alarm that nobody here answers.
pub(crate) const NEIGHBOUR: &str = "neighbour";
/// All lanes.
pub(crate) const LANES: [&str; 9] = [
    NEIGHBOUR,
    TRIAGE,
    TRIAGE_BATCH,
    CALL,
    CLOSING,
    SEARCH,
    EVIDENCE,
    INDICATORS,
    GROUPING,
];
