//! What an incident is, by the Reference Security Incident Taxonomy, version 1003 (ENISA and TF-CSIRT, CC0).

/// An RSIT class and value, such as `availability` / `ddos`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(u8);

/// All 39 values of RSIT 1003 with their class.
pub const TABLE: [(&str, &str); 39] = [
    ("abusive-content", "spam"),
    ("abusive-content", "harmful-speech"),
    ("abusive-content", "violence"),
    ("malicious-code", "infected-system"),
    ("malicious-code", "c2-server"),
    ("malicious-code", "malware-distribution"),
    ("malicious-code", "malware-configuration"),
    ("information-gathering", "scanner"),
    ("information-gathering", "sniffing"),
    ("information-gathering", "social-engineering"),
    ("intrusion-attempts", "ids-alert"),
    ("intrusion-attempts", "brute-force"),
    ("intrusion-attempts", "exploit"),
    ("intrusions", "privileged-account-compromise"),
    ("intrusions", "unprivileged-account-compromise"),
    ("intrusions", "application-compromise"),
    ("intrusions", "system-compromise"),
    ("intrusions", "burglary"),
    ("availability", "dos"),
    ("availability", "ddos"),
    ("availability", "misconfiguration"),
    ("availability", "sabotage"),
    ("availability", "outage"),
    (
        "information-content-security",
        "unauthorised-information-access",
    ),
    (
        "information-content-security",
        "unauthorised-information-modification",
    ),
    ("information-content-security", "data-loss"),
    ("information-content-security", "data-leak"),
    ("fraud", "unauthorised-use-of-resources"),
    ("fraud", "copyright"),
    ("fraud", "masquerade"),
    ("fraud", "phishing"),
    ("vulnerable", "weak-crypto"),
    ("vulnerable", "ddos-amplifier"),
    ("vulnerable", "potentially-unwanted-accessible"),
    ("vulnerable", "information-disclosure"),
    ("vulnerable", "vulnerable-system"),
    ("other", "other"),
    ("other", "undetermined"),
    ("test", "test"),
];

/// Values of RSIT version 1 that are read but never written.
const OLD: [(&str, &str); 4] = [
    ("malware-dga-domain", "c2-server"),
    (
        "unauthorised-information-access",
        "unauthorised-information-access",
    ),
    (
        "unauthorized-use-of-resources",
        "unauthorised-use-of-resources",
    ),
    ("dga-domain", "c2-server"),
];

impl Kind {
    /// Not known yet.
    pub const UNDETERMINED: Kind = Kind(37);
    /// A drill or a probe: in no statistics.
    pub const TEST: Kind = Kind(38);

    /// All kinds, in the order of the taxonomy.
    pub fn all() -> impl Iterator<Item = Kind> {
        (0..TABLE.len() as u8).map(Kind)
    }
    /// The class, such as `availability`.
    pub fn class(self) -> &'static str {
        TABLE[self.0 as usize].0
    }
    /// The value, such as `ddos`. Unique over all classes.
    pub fn value(self) -> &'static str {
        TABLE[self.0 as usize].1
    }
    /// The machine tag, such as `rsit:availability="ddos"`.
    pub fn tag(self) -> String {
        format!("rsit:{}=\"{}\"", self.class(), self.value())
    }
    /// Reads a value (`ddos`), a pair (`availability:ddos`, `availability/ddos`) or a machine tag.
    pub fn parse(text: &str) -> Option<Kind> {
        let low = text.trim().to_ascii_lowercase();
        let bare = low
            .strip_prefix("rsit:")
            .unwrap_or(&low)
            .replace(['"', ' '], "");
        let (class, value) = match bare.rsplit_once([':', '/', '=']) {
            Some((class, value)) => (Some(class), value),
            None => (None, bare.as_str()),
        };
        let value = OLD
            .iter()
            .find(|(old, _)| *old == value)
            .map_or(value, |(_, new)| new);
        let at = TABLE.iter().position(|(_, v)| *v == value)?;
        class
            .is_none_or(|c| c == TABLE[at].0)
            .then_some(Kind(at as u8))
    }
    pub(crate) const fn of(index: u8) -> Kind {
        Kind(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for kind in Kind::all() {
            assert_eq!(Kind::parse(kind.value()), Some(kind));
            assert_eq!(Kind::parse(&kind.tag()), Some(kind));
            assert_eq!(
                Kind::parse(&format!("{}:{}", kind.class(), kind.value())),
                Some(kind)
            );
        }
        assert_eq!(
            Kind::parse("Unauthorised-information-access").map(Kind::value),
            Some("unauthorised-information-access")
        );
        assert_eq!(Kind::parse("fraud:ddos"), None);
        assert_eq!(Kind::parse(""), None);
    }

    #[test]
    fn values_are_unique() {
        let mut values: Vec<_> = TABLE.iter().map(|t| t.1).collect();
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), TABLE.len());
    }
}
