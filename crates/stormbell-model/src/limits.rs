//! Every bound of every door, by name. Changing one here changes it everywhere, documents included.

use crate::Span;

/// Characters in what the reporter tells.
pub const NARRATIVE_MAX_CHARS: usize = 20_000;
/// Characters in a message of the conversation.
pub const MESSAGE_MAX_CHARS: usize = 10_000;
/// Characters in an officer's note, reason or timeline entry.
pub const NOTE_MAX_CHARS: usize = 10_000;
/// Characters in a one-line field: a name, a title, an organisation.
pub const LINE_MAX_CHARS: usize = 200;
/// Characters in one observable's value.
pub const OBSERVABLE_MAX_CHARS: usize = 2_048;
/// Observables that one report may name.
pub const OBSERVABLES_MAX: usize = 200;
/// Bytes of a JSON body at the API.
pub const JSON_BODY_MAX_BYTES: usize = 256 * 1024;
/// How deep JSON may nest at the API.
pub const JSON_DEPTH_MAX: usize = 16;
/// Bytes of a form without files.
pub const FORM_BODY_MAX_BYTES: usize = 256 * 1024;
/// Bytes of one file given as evidence.
pub const FILE_MAX_BYTES: usize = 20 * 1024 * 1024;
/// Files in one sending.
pub const FILES_PER_SENDING_MAX: usize = 5;
/// Files that one report may hold.
pub const FILES_PER_REPORT_MAX: usize = 40;
/// Messages that a reporter may add to one report.
pub const MESSAGES_PER_REPORT_MAX: usize = 500;
/// Bytes of a sealed identity: an age file to the whole roster.
pub const SEALED_IDENTITY_MAX_BYTES: usize = 128 * 1024;
/// Bytes of the contact before sealing.
pub const CONTACT_MAX_BYTES: usize = 4 * 1024;
/// Keys in a roster that one seal is made for.
pub const ROSTER_MAX: usize = 60;
/// Characters of an idempotency key.
pub const IDEMPOTENCY_KEY_MAX_CHARS: usize = 200;
/// How long an idempotency key is remembered.
pub const IDEMPOTENCY_KEPT: Span = Span::hours(24);
/// How long a returning reporter's session lasts without use.
pub const FOLLOW_SESSION: Span = Span::minutes(30);
/// How long an officer's session lasts at the most: one long shift.
pub const OFFICER_SESSION: Span = Span::hours(13);
/// How long a one-time invitation is open.
pub const INVITATION_OPEN: Span = Span::hours(72);
/// How long a mail's acknowledge link works.
pub const ACK_LINK_OPEN: Span = Span::hours(24);
/// Rows of one page, of the desk and of the API.
pub const PAGE_MAX_ROWS: usize = 100;
/// Characters of a file name that are kept.
pub const FILE_NAME_MAX_CHARS: usize = 120;
/// How far in the future a reporter's `happened_at` may lie: clocks go wrong.
pub const HAPPENED_AHEAD_MAX: Span = Span::hours(24);
/// Cookies of one request that are read.
pub const COOKIES_MAX: usize = 40;
/// Fields of one form that are read.
pub const FORM_FIELDS_MAX: usize = 64;
