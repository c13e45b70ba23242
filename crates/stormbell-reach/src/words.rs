//! What a notification says in its reader's language, for every channel: a title, and sentences. Never a word of a
//! report, because whatever carries them is a postcard.

use stormbell_service::{Outgoing, Phrases, Says};

/// The words of one notification.
pub(crate) struct Words {
    /// That it is test traffic.
    pub mark: Option<String>,
    /// One line: how urgent, what kind, which report.
    pub title: String,
    /// The sentences below it, without the link.
    pub lines: Vec<String>,
}

impl Words {
    /// The words of a notification.
    pub fn of(phrases: &dyn Phrases, outgoing: &Outgoing) -> Words {
        let say = |key: &str| sentence(phrases, outgoing, key);
        let (title, lines) = match &outgoing.says {
            Says::Alarm {
                others, wave, test, ..
            } => {
                let mut lines = vec![say("carrier-alarm")];
                lines.extend(wave.then(|| say("carrier-alarm-wave")));
                lines.extend((*others > 0).then(|| say("carrier-alarm-others")));
                lines.extend(test.then(|| say("carrier-test-traffic")));
                ("carrier-alarm-title", lines)
            }
            Says::ChannelTest => ("carrier-test-title", vec![say("carrier-test")]),
            Says::SilentTest => ("carrier-silent-title", vec![say("carrier-silent")]),
            Says::Ahead { words } => ("carrier-ahead-title", vec![words.clone()]),
        };
        let marked = matches!(outgoing.says, Says::Alarm { test: true, .. });
        let mark = marked.then(|| say("carrier-test-mark"));
        let title = match &mark {
            Some(mark) => format!("{mark} {}", say(title)),
            None => say(title),
        };
        Words { mark, title, lines }
    }
}

/// One sentence, with everything that it may name.
pub(crate) fn sentence(phrases: &dyn Phrases, outgoing: &Outgoing, key: &str) -> String {
    let say = |key: &str| phrases.say(outgoing.lang, key, &[]);
    let mut named = vec![
        ("name", outgoing.officer_name.clone()),
        ("node", outgoing.node_name.clone()),
        ("url", outgoing.url.clone()),
        ("code", outgoing.code.clone()),
    ];
    if let Says::Alarm {
        reference,
        priority,
        happening,
        opened_at,
        others,
        ..
    } = &outgoing.says
    {
        let kind = format!("desk-happening-{}", happening.code());
        let since = opened_at.rfc3339();
        named.extend([
            ("reference", reference.clone()),
            ("kind", say(&kind)),
            ("priority", say(&format!("priority-{}", priority.code()))),
            ("clock", clock(&since)),
            ("since", since),
            ("others", others.to_string()),
        ]);
    }
    let named: Vec<(&str, &str)> = named.iter().map(|(n, v)| (*n, v.as_str())).collect();
    phrases.say(outgoing.lang, key, &named)
}

/// Month, day and minute of a moment: short, and the same in every language.
fn clock(rfc3339: &str) -> String {
    let short = rfc3339.get(5..16).unwrap_or(rfc3339);
    format!("{} UTC", short.replace('T', " "))
}

/// How urgent a notification is to a phone, 1 (hardly) to 5 (wake up).
pub(crate) fn urgency(outgoing: &Outgoing) -> u8 {
    use stormbell_model::triage::Priority;
    match &outgoing.says {
        Says::Alarm { priority, .. } => match priority {
            Priority::Emergency => 5,
            Priority::High => 4,
            Priority::Normal | Priority::Low => 3,
        },
        Says::ChannelTest => 4,
        Says::Ahead { .. } => 3,
        Says::SilentTest => 1,
    }
}
