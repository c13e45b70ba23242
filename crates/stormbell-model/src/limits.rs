//! Every bound of every door, by name. Changing one here changes it everywhere, documents included.

use crate::Span;

/// Characters in what the reporter tells.
/// Told: `problem-too-long`. Rest: nothing is kept; the form comes back with every word that was typed.
pub const NARRATIVE_MAX_CHARS: usize = 20_000;
/// Characters in a message of the conversation.
/// Told: `problem-too-long`. Rest: nothing is kept; the form comes back with every word that was typed.
pub const MESSAGE_MAX_CHARS: usize = 10_000;
/// Characters in an officer's note, reason or timeline entry.
/// Told: `problem-too-long`. Rest: nothing is written; the form comes back with every word that was typed.
pub const NOTE_MAX_CHARS: usize = 10_000;
/// Characters in a one-line field: a name, a title, an organisation.
/// Told: `problem-too-long`. Rest: nothing is kept; the form comes back with every word that was typed.
pub const LINE_MAX_CHARS: usize = 200;
/// Characters in one observable's value.
/// Told: `problem-too-long`, with the number of the observable. Rest: nothing of the report is kept; mended, it can be
/// sent again with the same key.
pub const OBSERVABLE_MAX_CHARS: usize = 2_048;
/// Observables that one report may name.
/// Told: `problem-too-many`. Rest: nothing of the report is kept; the further ones go into a message or a file.
pub const OBSERVABLES_MAX: usize = 200;
/// Bytes of a JSON body at the API.
/// Told: `api-too-large-detail`. Rest: nothing is kept; reading stops at the bound.
pub const JSON_BODY_MAX_BYTES: usize = 256 * 1024;
/// How deep JSON may nest at the API.
/// Told: `problem-too-deep`. Rest: nothing is kept; reading stops at the bound.
pub const JSON_DEPTH_MAX: usize = 16;
/// Bytes of a form without files.
/// Told: `trouble-too-large-text`. Rest: nothing is kept; reading stops at the bound.
pub const FORM_BODY_MAX_BYTES: usize = 256 * 1024;
/// Bytes of one file given as evidence.
/// Told: `problem-too-big`; at the API `api-too-large-detail`. Rest: the words and the smaller files beside it are
/// kept; this file is dropped while it arrives.
pub const FILE_MAX_BYTES: usize = 20 * 1024 * 1024;
/// Files in one sending.
/// Told: `problem-too-many`. Rest: the words and the first files are kept; the others can be added on the page behind
/// the receipt.
pub const FILES_PER_SENDING_MAX: usize = 5;
/// Files that one report may hold.
/// Told: `problem-too-many`. Rest: what was kept stays; this file is not kept.
pub const FILES_PER_REPORT_MAX: usize = 40;
/// Messages that a reporter may add to one report.
/// Told: `problem-too-many`. Rest: what was kept stays; the officers can still answer, and a new report is always
/// taken.
pub const MESSAGES_PER_REPORT_MAX: usize = 500;
/// Bytes of a sealed identity: an age file to the whole roster.
/// Told: `problem-too-big`. Rest: nothing is kept; the words can be sent with the contact typed anew.
pub const SEALED_IDENTITY_MAX_BYTES: usize = 128 * 1024;
/// Bytes of the contact before sealing.
/// Told: `problem-too-big`. Rest: nothing is kept; the form comes back with every word that was typed.
pub const CONTACT_MAX_BYTES: usize = 4 * 1024;
/// Keys in a roster that one seal is made for.
/// Told: nobody; the desk shows how many read. Rest: officers beyond it have no seat in new seals; recovery keys
/// always have.
pub const ROSTER_MAX: usize = 60;
/// Characters of an idempotency key.
/// Told: `api-idempotency-key-detail`. Rest: nothing is kept.
pub const IDEMPOTENCY_KEY_MAX_CHARS: usize = 200;
/// How long an idempotency key is remembered.
/// Told: nobody. Rest: the same key later makes a new report.
pub const IDEMPOTENCY_KEPT: Span = Span::hours(24);
/// How long a returning reporter's session lasts without use.
/// Told: the page that asks for the receipt. Rest: nothing is lost; the receipt opens it again.
pub const FOLLOW_SESSION: Span = Span::minutes(30);
/// How long an officer's session lasts at the most: one long shift.
/// Told: the page of signing in. Rest: nothing is lost; the passkey opens it again.
pub const OFFICER_SESSION: Span = Span::hours(13);
/// How long a one-time invitation is open.
/// Told: the page that the invitation has passed. Rest: a lead invites again.
pub const INVITATION_OPEN: Span = Span::hours(72);
/// How long a mail's acknowledge link works.
/// Told: the page that the link has passed. Rest: the alarm goes on ringing and can be taken at the desk.
pub const ACK_LINK_OPEN: Span = Span::hours(24);
/// Rows of one page, of the desk and of the API.
/// Told: nobody; at the API `next` names where to go on. Rest: the rest is on the next page.
pub const PAGE_MAX_ROWS: usize = 100;
/// Characters of a file name that are kept.
/// Told: nobody. Rest: the name is cut; the file is kept whole.
pub const FILE_NAME_MAX_CHARS: usize = 120;
/// How far in the future a reporter's `happened_at` may lie: clocks go wrong.
/// Told: `problem-in-future`. Rest: nothing is kept; the form comes back with every word that was typed.
pub const HAPPENED_AHEAD_MAX: Span = Span::hours(24);
/// Cookies of one request that are read.
/// Told: nobody. Rest: later cookies are not read; whoever has a session in one signs in again.
pub const COOKIES_MAX: usize = 40;
/// Fields of one form that are read.
/// Told: nobody; no form of ours has so many. Rest: later fields are not read.
pub const FORM_FIELDS_MAX: usize = 64;
