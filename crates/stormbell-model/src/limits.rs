//! Every bound of every door, by name. Changing one here changes it everywhere, documents included.

use crate::{Span, flood::Pace};

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
/// Told: `problem-too-long`, with the number of the observable. Rest: nothing of the report is kept; mended, it can
/// be
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
/// Told: nobody; no form of ours has so many: the largest has twenty steps of twenty people. Rest: later fields are not read.
pub const FORM_FIELDS_MAX: usize = 512;
/// Connections that the node holds open at once; the operator may set another number.
/// Told: 503 and `Retry-After` on a plain line; with TLS the line is closed. Rest: nothing was read; who comes back
/// finds a place as soon as one is free.
pub const CONNECTIONS_MAX: usize = 8_192;
/// Connections of one network (IPv4 /24, IPv6 /56) at once while there is room.
/// Told: 503 and `Retry-After` on a plain line; with TLS the line is closed. Rest: lines that are open stay open.
pub const CONNECTIONS_PER_NETWORK_MAX: u32 = 512;
/// Connections of one network when three quarters of the places are taken.
/// Told: 503 and `Retry-After` on a plain line; with TLS the line is closed. Rest: lines that are open stay open.
pub const CONNECTIONS_PER_NETWORK_WHEN_CROWDED: u32 = 16;
/// How long a connection may take to ask its first question, TLS included.
/// Told: nobody; the line is closed and counted. Rest: nothing was read.
pub const FIRST_REQUEST_WITHIN: Span = Span::seconds(15);
/// How long the head of a request may take to arrive.
/// Told: nobody; the line is closed and counted. Rest: nothing was kept; what was answered before stays.
pub const REQUEST_HEAD_WITHIN: Span = Span::seconds(10);
/// How long a connection may be quiet between two requests.
/// Told: nobody; the line is closed. Rest: browsers open another one by themselves.
pub const KEEP_ALIVE: Span = Span::seconds(60);
/// Header lines of one request.
/// Told: 431. Rest: nothing is kept; the line is closed.
pub const REQUEST_HEADERS_MAX: usize = 64;
/// Bytes of the head of one request.
/// Told: 431. Rest: nothing is kept; the line is closed.
pub const REQUEST_HEAD_MAX_BYTES: usize = 16 * 1024;
/// Bytes per second that a body must arrive with, over [`PACE_WINDOW`].
/// Told: nobody; the line is closed and counted. Rest: nothing is kept; words that were answered before stay.
pub const BODY_MIN_BYTES_PER_SECOND: u64 = 256;
/// Bytes per second that an answer must be read with, over [`PACE_WINDOW`].
/// Told: nobody; the line is closed and counted. Rest: what was kept is kept; the same key answers again.
pub const ANSWER_MIN_BYTES_PER_SECOND: u64 = 256;
/// The stretch of time over which those two are looked at.
/// Told: nobody. Rest: a short pause costs nothing.
pub const PACE_WINDOW: Span = Span::seconds(10);
/// How long one body may take in all.
/// Told: nobody; the line is closed and counted. Rest: nothing is kept; words that were answered before stay.
pub const BODY_WITHIN: Span = Span::minutes(15);
/// Requests under way on one HTTP/2 connection.
/// Told: the setting `MAX_CONCURRENT_STREAMS`. Rest: further requests wait at the sender.
pub const HTTP2_STREAMS_MAX: u32 = 64;
/// Requests that one connection may give up within [`PACE_WINDOW`].
/// Told: nobody; the line is closed and counted. Rest: what was kept is kept.
pub const GIVEN_UP_REQUESTS_MAX: u64 = 200;
/// Anonymous reports that are being kept at once; more wait their turn.
/// Told: nobody; the answer comes later. Rest: waits its turn; machines with a key and the desk do not wait behind
/// it.
pub const ANONYMOUS_IN_FLIGHT_MAX: usize = 1_024;
/// How long an anonymous report waits for its turn before it is asked to come again.
/// Told: `api-pass-detail`; on the page `wait-text`. Rest: nothing was taken in; the form comes back with every word
/// that was typed.
pub const ANONYMOUS_WAITS: Span = Span::seconds(5);
/// The shortest wait of a ticket for those who cannot do the work.
/// Told: `api-pass-detail`; on the page how many seconds. Rest: the ticket keeps its place.
pub const TICKET_WAIT_MIN: Span = Span::seconds(6);
/// How long work and tickets are good for.
/// Told: `api-pass-detail`; on the page `wait-text`. Rest: another pass is offered; the form comes back with every
/// word that was typed.
pub const PASS_OPEN: Span = Span::minutes(15);
/// Used passes that are remembered.
/// Told: nobody. Rest: the oldest are forgotten first.
pub const PASSES_REMEMBERED_MAX: usize = 400_000;
/// Networks and sessions whose share is remembered.
/// Told: nobody. Rest: newcomers share one place until others have rested.
pub const SHARES_REMEMBERED_MAX: usize = 128 * 1024;
/// How often one network may open the form.
/// Told: `trouble-too-many-text`, with the wait in `Retry-After`. Rest: nothing was typed yet.
pub const FORM_OPENINGS: Pace = Pace::new(600, Span::millis(50));
/// How often one network may begin a sign-in with a passkey.
/// Told: `trouble-too-many-text`, with the wait in `Retry-After`. Rest: no row is written; sessions that are open go
/// on.
pub const SIGN_INS: Pace = Pace::new(60, Span::seconds(1));
/// How often one network may show receipts, right or wrong; wrong ones slow it down besides.
/// Told: `trouble-too-many-text`; at the API `api-too-many-detail`. Rest: the conversation is as it was.
pub const RECEIPTS_SHOWN: Pace = Pace::new(2_000, Span::millis(100));
/// How often somebody behind a receipt may write.
/// Told: `trouble-too-many-text`; at the API `api-too-many-detail`. Rest: nothing is kept; the words come back with
/// the page.
pub const REPORTER_WRITES: Pace = Pace::new(600, Span::seconds(1));
/// How many anonymous reports of one network are counted while the node is pressed.
/// Told: nobody. Rest: the work that is asked for grows, up to its bound.
pub const KNOCKS: Pace = Pace::new(64, Span::seconds(2));
/// How many anonymous reports of one network enter with work while the node is pressed.
/// Told: `api-pass-detail`; on the page `wait-text`. Rest: nothing was taken in; the form comes back with every word
/// that was typed.
pub const ENTERS_WITH_WORK: Pace = Pace::new(120, Span::millis(250));
/// How many enter with a ticket: whoever cannot do the work waits in this line.
/// Told: `api-pass-detail`; on the page `wait-text`. Rest: nothing was taken in; the form comes back with every word
/// that was typed.
pub const ENTERS_WITH_TICKET: Pace = Pace::new(12, Span::seconds(5));
/// How many reports of one organisation's machines enter while the node is pressed.
/// Told: `api-too-many-detail`. Rest: nothing was taken in; it can be sent again with the same key.
pub const ORGANISATION_REPORTS: Pace = Pace::new(2_000, Span::millis(5));
/// How often one network may fetch calendars of shifts, with right words or wrong ones.
/// Told: 429 with the wait in `Retry-After`. Rest: the calendar is as it was; programs come again by themselves.
pub const CALENDARS_FETCHED: Pace = Pace::new(600, Span::seconds(1));
/// Words and values that search knows of one report.
/// Told: the report's page, how many search does not know. Rest: the report is kept and shown whole; search finds it by
/// the values and words that come first.
pub const TERMS_PER_REPORT_MAX: usize = 1_000;
/// Characters of a search.
/// Told: nobody; the field takes no more. Rest: what comes later is not searched for.
pub const SEARCH_MAX_CHARS: usize = 500;
/// Words and values of one search.
/// Told: nobody. Rest: the most telling ones are searched for, the others are not.
pub const SEARCH_PARTS_MAX: usize = 12;
/// Networks and names of one organisation.
/// Told: `problem-too-many`. Rest: nothing is kept; a wider network or a name above stands for many.
pub const ASSETS_MAX: usize = 200;
/// Bytes of a file of indicators.
/// Told: `problem-too-big`. Rest: nothing is taken; the file is split and sent in parts.
pub const INDICATOR_FILE_MAX_BYTES: usize = 10 * 1024 * 1024;
/// Indicators that one import takes.
/// Told: the officer, on the preview, by how many were left out. Rest: the others are left out; the file is split and
/// sent in parts.
pub const INDICATORS_PER_IMPORT_MAX: usize = 20_000;
/// Characters of what a source says about an indicator.
/// Told: nobody. Rest: the words are cut there.
pub const INDICATOR_NOTE_MAX_CHARS: usize = 300;
/// Past reports that one indicator is held against, the newest first.
/// Told: the officer, on the indicator's page. Rest: older ones are found by search.
pub const PAST_REPORTS_PER_INDICATOR_MAX: usize = 2_000;
/// Values that are kept of one message or file.
/// Told: the officer, by their number. Rest: the message or file itself has them.
pub const EVIDENCE_VALUES_MAX: usize = 1_000;
/// Bytes of text that are read out of one message or file for its values.
/// Told: the officer, by a note. Rest: the message or file itself has the rest.
pub const EVIDENCE_TEXT_MAX_BYTES: usize = 4 * 1024 * 1024;
