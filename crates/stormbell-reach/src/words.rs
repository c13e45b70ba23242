//! What a notification says in its reader's language, for every channel: a title, and sentences. Never a word of a
//! report, because whatever carries them is a postcard.

use stormbell_service::{Outgoing, Phrases, Says};

/// The words of one notification.
pub(crate) struct Words {
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
                lines.extend(test.then(|| say("carrier-test-traffic")));
                lines.extend(wave.then(|| say("carrier-alarm-wave")));
                lines.extend((*others > 0).then(|| say("carrier-alarm-others")));
                ("carrier-alarm-title", lines)
            }
            Says::ChannelTest => ("carrier-test-title", vec![say("carrier-test")]),
            Says::SilentTest => ("carrier-silent-title", vec![say("carrier-silent")]),
            Says::Ahead { words } => ("carrier-ahead-title", vec![words.clone()]),
        };
        let mut title = say(title);
        if matches!(outgoing.says, Says::Alarm { test: true, .. }) {
            title = format!("{} {title}", say("carrier-test-mark"));
        }
        Words { title, lines }
    }
}

/// One sentence, with everything that it may name.
pub(crate) fn sentence(phrases: &dyn Phrases, outgoing: &Outgoing, key: &str) -> String {
    let say = |key: &str| phrases.say(outgoing.lang, key, &[]);
    let mut named = vec![
        ("name", outgoing.officer_name.clone()),
        ("node", outgoing.node_name.clone()),
        ("url", outgoing.url.clone()),
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
        named.extend([
            ("reference", reference.clone()),
            ("kind", say(&kind)),
            ("priority", say(&format!("priority-{}", priority.code()))),
            ("since", opened_at.rfc3339()),
            ("others", others.to_string()),
        ]);
    }
    let named: Vec<(&str, &str)> = named.iter().map(|(n, v)| (*n, v.as_str())).collect();
    phrases.say(outgoing.lang, key, &named)
}
