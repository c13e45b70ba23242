//! What the service tells, as the pages show it: ids as text, codes for the catalogue, hidden signs made visible.

use super::views::{
    ago::Ago,
    grouping::reasons,
    incident::{EntryView, IncidentRowView, TiedView},
    marked::{LISTED_MAX, ValueView, marked, value},
    queue::{AlarmView, CallView, RowView},
    reading::{EvidenceView, ReadingView, SightingView},
    report::{FileView, HistoryView, LinkView, MessageView, OthersView, ReportView},
};
use stormbell_model::{
    IncidentId, Moment, OfficerId,
    incident::EntryKind,
    report::{Report, Side},
    search::Terms,
    text::{visible, visible_line},
};
use stormbell_service as service;
use stormbell_wire::observables::{Confidence, Found, Kind};

/// An alarm.
pub fn alarm(a: service::AlarmRow, now: Moment) -> AlarmView {
    AlarmView {
        id: a.id.to_string(),
        report: a.report.to_string(),
        reference: a.reference,
        priority: a.priority.code(),
        opened: Ago::of(a.opened_at, now),
        ringing: a.ringing && !a.test,
        test: a.test,
        waits_with: Some(a.held_by.join(", ")).filter(|has| a.ringing && !has.is_empty()),
        acknowledged_by: a.acknowledged_by,
        next_look: a.next_look.map(|at| Ago::of(at, now)),
        excerpt: visible_line(&a.excerpt),
        happening: a.happening.code(),
        organisation: a.organisation.as_deref().map(visible_line),
        notifications: a.notifications.into_iter().map(|n| call(n, now)).collect(),
    }
}

fn call(n: service::NotificationView, now: Moment) -> CallView {
    CallView {
        to: n.to,
        channel: n.channel,
        state: n.state,
        at: Ago::of(n.at, now),
        note: n.note.as_deref().map(visible_line),
    }
}

/// One line of the list of reports.
pub fn row(r: service::ReportRow, now: Moment) -> RowView {
    RowView {
        test: r.test,
        id: r.id.to_string(),
        reference: r.reference,
        filed: Ago::of(r.filed_at, now),
        happening: r.happening.code(),
        kind: r.kind.value(),
        priority: r.priority.code(),
        state: r.state.code(),
        tlp: r.tlp.code(),
        excerpt: visible_line(&r.excerpt),
        organisation: r.organisation.as_deref().map(visible_line),
        sector: r.sector.map(|s| s.word()),
        lang: r.lang.code(),
        assigned_to: r.assigned_to,
        unread: r.unread,
        files: r.files,
        incident: r
            .incident
            .map(|(id, reference)| (id.to_string(), reference)),
    }
}

/// A report's facts.
pub fn report(
    r: Report,
    assigned_to: Option<String>,
    by_organisation: Option<String>,
    abouts: &service::Abouts,
    now: Moment,
) -> ReportView {
    let terms = Terms::of(&r);
    ReportView {
        search_kept: terms.kept.len(),
        search_left_out: terms.left_out,
        id: r.id.to_string(),
        reference: r.reference,
        filed: Ago::of(r.filed_at, now),
        words: marked(&r.narrative, abouts),
        happening: r.happening.code(),
        class: r.kind.class(),
        kind: r.kind.value(),
        ongoing: r.ongoing.code(),
        happened_at: r.happened_at.map(|m| m.0),
        organisation: r.organisation.as_deref().map(visible_line),
        sector: r.sector.map(|s| s.word()),
        protected: r.sector.and_then(|s| s.protected()).map(|p| p.code()),
        lang: (r.lang.code(), r.lang.own_name()),
        test: r.test_of.is_some(),
        door: r.door.code(),
        by_organisation,
        priority: r.priority.code(),
        reasons: r.priority_reasons,
        tlp: r.tlp.code(),
        state: r.state.code(),
        outcome: r.closed.map(|c| c.1.code()),
        closed: r.closed.map(|c| Ago::of(c.0, now)),
        assigned_to,
        assigned_id: r.assigned_to.map(|o| o.to_string()),
        sealed_at: r.sealed_at.map(|s| s.code()),
        receipt_kept: r.receipt_kept_at.is_some(),
        observables: r
            .observables
            .iter()
            .map(|o| (o.kind.clone(), visible_line(&o.value)))
            .collect(),
    }
}

/// What the rules made of a report.
pub fn reading(kept: service::KeptReading) -> ReadingView {
    let c = kept.classified;
    ReadingView {
        rules: c.rules,
        kind: c.kind.value(),
        technical: c.technical.code(),
        impact: c.impact.code(),
        outlook: c.outlook.code(),
        offences: c
            .offences
            .iter()
            .map(|o| super::views::reading::offence(o.code()))
            .collect(),
        reasons: c.reasons,
        corrected: kept.corrected_kind || kept.corrected_priority,
    }
}

/// An indicator that stands in a report.
pub fn sighting(s: service::SightingRow, now: Moment) -> SightingView {
    SightingView {
        id: s.indicator.id.to_string(),
        ended: !s.indicator.is_active(now),
        value: visible_line(&s.indicator.value),
        kind: s.indicator.kind,
        note: visible_line(&s.note),
        tlp: s.tlp.code(),
        at: Ago::of(s.sighting.at, now),
        in_evidence: s.sighting.in_evidence,
        raised: s.sighting.raised.map(|p| p.code()),
    }
}

/// The values of messages and files, with the names of the files.
pub fn evidence(
    all: Vec<service::EvidenceRead>,
    files: &[(String, String)],
    abouts: &service::Abouts,
) -> Vec<EvidenceView> {
    let view = |read: service::EvidenceRead| {
        let source = read.source.to_string();
        let found = read.values.iter().filter_map(|v| evidence_value(v, abouts));
        let values: Vec<_> = found.take(LISTED_MAX).collect();
        let unlisted = (read.values.len() - values.len()) as i64;
        EvidenceView {
            file: files.iter().find(|(id, _)| *id == source).cloned(),
            left_out: read.left_out + unlisted,
            values,
        }
    };
    all.into_iter().map(view).collect()
}

fn evidence_value(v: &service::EvidenceValue, abouts: &service::Abouts) -> Option<ValueView> {
    let sure = [
        Confidence::Possible,
        Confidence::Likely,
        Confidence::Certain,
    ];
    let found = Found {
        kind: Kind::parse(&v.kind)?,
        value: v.value.clone(),
        span: 0..0,
        confidence: sure[usize::from(v.sure.min(2))],
    };
    Some(ValueView {
        part: visible_line(&v.part),
        ..value(&found, &v.spelled, abouts.get(&v.value))
    })
}

/// A message of the conversation.
pub fn message(m: service::MessageView, now: Moment) -> MessageView {
    MessageView {
        id: m.id.to_string(),
        side: side(m.side),
        words: visible(&m.text),
        at: Ago::of(m.at, now),
        seen: m.seen_at.map(|at| Ago::of(at, now)),
        officer: m.officer_name,
    }
}

/// A file.
pub fn file(f: service::FileView, now: Moment) -> FileView {
    FileView {
        id: f.id.to_string(),
        name: f.name,
        media: f.media.code(),
        size: f.size,
        sha256: f.sha256,
        at: Ago::of(f.at, now),
        side: side(f.side),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Reporter => "reporter",
        Side::Desk => "desk",
    }
}

/// A tie to an incident.
pub fn link(l: service::LinkView, now: Moment) -> LinkView {
    LinkView {
        link: l.link.to_string(),
        incident: l.incident.to_string(),
        reference: l.reference,
        title: visible_line(&l.title),
        reason: visible_line(&l.reason),
        why: reasons(&l.why),
        rules: l.rules.map(|(version, _)| version),
        by: l.by,
        at: Ago::of(l.at, now),
        undone: l.undone,
    }
}

/// Who else is hit.
pub fn others(o: service::Others) -> OthersView {
    OthersView {
        reports: o.reports,
        organisations: o
            .organisations
            .iter()
            .map(|name| visible_line(name))
            .collect(),
        sectors: o.sectors.into_iter().map(|(s, n)| (s.word(), n)).collect(),
        langs: o
            .langs
            .into_iter()
            .map(|(l, n)| (l.own_name(), n))
            .collect(),
    }
}

/// A line of the history.
pub fn history(h: service::HistoryRow, now: Moment) -> HistoryView {
    HistoryView {
        at: Ago::of(h.at, now),
        act: h.act,
        who: h.who,
        detail: visible_line(&h.detail),
    }
}

/// One line of the list of incidents.
pub fn incident(i: service::IncidentRow, now: Moment) -> IncidentRowView {
    IncidentRowView {
        id: i.id.to_string(),
        reference: i.reference,
        title: visible_line(&i.title),
        opened: Ago::of(i.opened_at, now),
        kind: i.kind.value(),
        priority: i.priority.code(),
        tlp: i.tlp.code(),
        assigned_to: i.assigned_to,
        outcome: i.closed.map(|c| c.1.code()),
        moved: Ago::of(i.moved_at, now),
        reports: i.reports,
    }
}

/// An incident as its page shows it at the top.
pub fn whole_incident(desk: &service::IncidentDesk, now: Moment) -> IncidentRowView {
    let i = &desk.incident;
    IncidentRowView {
        id: i.id.to_string(),
        reference: i.reference.clone(),
        title: visible_line(&i.title),
        opened: Ago::of(i.opened_at, now),
        kind: i.kind.value(),
        priority: i.priority.code(),
        tlp: i.tlp.code(),
        assigned_to: desk.assigned_name.clone(),
        outcome: i.closed.map(|c| c.1.code()),
        moved: Ago::of(i.moved_at, now),
        reports: desk.size,
    }
}

/// A report in an incident.
pub fn tied((l, r): (service::LinkView, service::ReportRow), now: Moment) -> TiedView {
    TiedView {
        link: link(l, now),
        row: row(r, now),
    }
}

/// An entry of the timeline.
pub fn entry(e: service::EntryView, now: Moment) -> EntryView {
    EntryView {
        at: Ago::of(e.at, now),
        by: e.by,
        is_note: e.kind == EntryKind::Note,
        text: visible(&e.text),
        detail: visible_line(&e.detail),
    }
}

/// Officers to choose from.
pub fn officers(officers: Vec<(OfficerId, String)>) -> Vec<(String, String)> {
    officers
        .into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect()
}

/// Incidents to choose from.
pub fn incidents(incidents: Vec<(IncidentId, String)>) -> Vec<(String, String)> {
    incidents
        .into_iter()
        .map(|(id, name)| (id.to_string(), visible_line(&name)))
        .collect()
}
