//! What the people of the desk do with reports, alarms and incidents. Every act first asks `access::may`.

pub(crate) mod about;
mod acknowledge;
mod alarm_bundle;
mod alarm_change;
mod alarm_link;
mod answer_reporter;
mod assess;
mod campaigns;
mod close_incident;
mod close_report;
mod closing;
mod hand_over;
mod identity;
mod indicators;
mod link_report;
mod notified;
mod open_incident;
mod pass_on;
mod proposals;
mod queue;
mod read_alarm;
mod read_incident;
mod read_report;
mod regroup;
mod rules;
mod search;
mod timeline;
mod waves;

pub use about::{Abouts, ValueAbout, Weightless};
pub use acknowledge::{acknowledge_alarm, take_report};
pub(crate) use acknowledge::{dealt_with, left_behind};
pub use alarm_bundle::{ToldAlarm, ToldAlarms};
pub(crate) use alarm_link::ack_token;
pub use alarm_link::{AckLink, LinkAct, acknowledge_by_link, act_by_link, look_at_ack_link};
pub use answer_reporter::answer_reporter;
pub use assess::{Assessment, assess_incident, assess_report};
pub use campaigns::{
    CampaignDesk, CampaignPage, MemberView, close_campaign, gather_by_reference, gather_incident,
    list_campaigns, open_campaign, read_campaign, release_incident,
};
pub use close_incident::{close_incident, reopen_incident};
pub use close_report::{close_report, reopen_report};
pub(crate) use closing::go_on as go_on_closing;
pub(crate) use hand_over::look_at_hand_overs;
pub use hand_over::*;
pub use identity::{
    OpeningRow, SealedIdentity, openings, reseal_identity, resealable, sealed_identity,
};
pub use indicators::{
    ImportDesk, IndicatorDesk, IndicatorsDesk, NewIndicators, add_indicators, list_indicators,
    offer_indicators, read_import, read_indicator, take_import, undo_import,
};
pub use link_report::{LinkView, link_report, unlink_report};
pub use notified::{NotificationView, notified_about};
pub use open_incident::{open_incident, write_entry};
pub use pass_on::{ask_for_more, enough, escalate_alarm, hand_on_alarm};
pub use proposals::{ProposalSide, ProposalView, accept_proposal, list_proposals, refuse_proposal};
pub use queue::{AlarmRow, Queue, QueueFilter, ReportRow, desk_queue, ringing};
pub(crate) use read_alarm::ahead;
pub use read_alarm::{AlarmDesk, AlarmLine, Colleague, read_alarm};
pub use read_incident::{
    EntryView, IncidentAsked, IncidentDesk, IncidentPage, IncidentRow, RegroupingView,
    list_incidents, read_incident, read_incident_from,
};
pub use read_report::{HistoryRow, Others, ReportDesk, SightingRow, read_report};
pub use regroup::{merge_incidents, split_incident, undo_regrouping};
pub use rules::{list_datasets, rule_scores};
pub use search::{Found, SearchPage, find_by_reference, search_reports};
pub use stormbell_store::classifications::Kept as KeptReading;
pub use stormbell_store::evidence::{EvidenceRead, EvidenceValue};
pub use stormbell_store::waves::Held as WaveHeld;
pub(crate) use timeline::change_entry_by_rules;
pub use waves::{
    WaveDesk, WavePage, draft_warning, list_waves, open_waves, read_wave, release_title,
    withdraw_title,
};

/// A page of a list and the word after which it goes on.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; none at the end.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of at most `most` rows from one row more, if there is one: it tells that the list goes on.
    pub(crate) fn cut(mut rows: Vec<T>, most: usize, place: impl Fn(&T) -> Cursor) -> Page<T> {
        let more = rows.len() > most;
        rows.truncate(most);
        let next = rows.last().filter(|_| more).map(|row| place(row).to_text());
        Page { rows, next }
    }

    pub(crate) fn map<U>(self, view: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(view).collect(),
            next: self.next,
        }
    }
}

use crate::Fault;
use stormbell_model::{OfficerId, limits, text};
use stormbell_store::{Cursor, Tx, people};

/// Names of officers, for views: read once for each look.
pub(crate) struct Names(Vec<(OfficerId, String)>);

impl Names {
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Names, Fault> {
        Ok(Names(
            people::all(tx)?
                .into_iter()
                .map(|o| (o.id, o.name))
                .collect(),
        ))
    }
    /// The name; empty for the rules.
    pub(crate) fn of(&self, id: OfficerId) -> String {
        if id == OfficerId::NOBODY {
            return String::new();
        }
        self.0
            .iter()
            .find(|(i, _)| *i == id)
            .map_or_else(|| String::from("?"), |(_, name)| name.clone())
    }
}

/// Where a page begins: at the top, or behind the cursor.
pub(crate) fn begin(after: Option<&str>) -> Result<Cursor, Fault> {
    match after {
        None => Ok(Cursor::TOP),
        Some(word) => Cursor::parse(word)
            .ok_or_else(|| Fault::field("after", stormbell_model::complaint::Problem::Form)),
    }
}

/// Checks an officer's words.
pub(crate) fn note_text(field: &'static str, words: &str) -> Result<String, Fault> {
    text::check(words, limits::NOTE_MAX_CHARS).map_err(|e| Fault::field(field, e.into()))?;
    Ok(words.trim().to_owned())
}

/// Checks a line.
pub(crate) fn line(field: &'static str, words: &str) -> Result<String, Fault> {
    text::check(words, limits::LINE_MAX_CHARS).map_err(|e| Fault::field(field, e.into()))?;
    Ok(text::visible_line(words.trim()))
}

/// The first words of a report, made safe for a list.
pub(crate) fn excerpt(narrative: &str) -> String {
    const EXCERPT_CHARS: usize = 160;
    let mut chars = narrative.trim().chars();
    let head: String = chars.by_ref().take(EXCERPT_CHARS).collect();
    let mut shown = text::visible_line(&head);
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}
