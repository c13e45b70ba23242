//! One id type for each kind of thing, so that two of them cannot be swapped.
//! Ids are UUID version 7 (RFC 9562): sortable by time, safe to hand out, opening nothing.

use crate::{Moment, outside::Chance};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Builds a version 7 UUID from a moment and chance (RFC 9562, section 5.7).
pub fn uuid_v7(now: Moment, chance: &dyn Chance) -> Uuid {
    let random = crate::outside::bytes::<10>(chance);
    uuid::Builder::from_unix_timestamp_millis((now.0.max(0) / 1000) as u64, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
        impl $name {
            /// A new id, sortable by `now`.
            pub fn new(now: Moment, chance: &dyn Chance) -> Self { $name(uuid_v7(now, chance)) }
            /// The sixteen bytes as they are stored.
            pub fn as_bytes(&self) -> &[u8; 16] { self.0.as_bytes() }
            /// Reads sixteen stored bytes.
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> { Uuid::from_slice(bytes).ok().map($name) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { Uuid::parse_str(s).map($name) }
        }
    )*};
}

ids! {
    /// A report: what one person or machine flagged.
    ReportId,
    /// A message in the conversation between reporter and desk.
    MessageId,
    /// A file given as evidence.
    AttachmentId,
    /// A case that officers work on.
    IncidentId,
    /// The tie between a report and an incident.
    LinkId,
    /// A link that rules propose to officers.
    ProposalId,
    /// One act by which officers change which reports belong together.
    RegroupingId,
    /// Incidents that belong together.
    CampaignId,
    /// An entry in an incident's timeline.
    EntryId,
    /// A demand for a human.
    AlarmId,
    /// One attempt to reach one person on one channel.
    NotificationId,
    /// One channel of one person: a mail address, a telephone number.
    ChannelId,
    /// A person who works at the desk.
    OfficerId,
    /// A passkey of an officer.
    PasskeyId,
    /// A one-time invitation or recovery ticket.
    InvitationId,
    /// A session of an officer or of a returning reporter.
    SessionId,
    /// A company or body known to the node.
    OrganisationId,
    /// A key that an organisation's machines use.
    ApiKeyId,
    /// A value that is said to mean harm.
    IndicatorId,
    /// A set of indicators that came in together.
    ImportId,
    /// A piece of leased work.
    JobId,
    /// A sealed identity's recorded opening.
    OpeningId,
    /// Who is on duty when: a rota.
    RotaId,
    /// One layer of a rota.
    LayerId,
    /// A change of a rota for a while.
    OverrideId,
    /// A shift that somebody else takes.
    SwapId,
    /// A time in which somebody cannot be on duty.
    AbsenceId,
    /// A group of people that is called together.
    TeamId,
    /// One hand-over of duty from an officer to the next.
    HandOverId,
    /// An attack recognised from many reports while it runs.
    WaveId,
    /// A calendar of shifts that somebody subscribed to.
    CalendarId,
    /// A calendar that absences are read from.
    FeedId,
}

impl OfficerId {
    /// Stands where an officer would, when rules acted.
    pub const NOBODY: OfficerId = OfficerId(Uuid::nil());
}
