//! How far something may go: the Traffic Light Protocol 2.0 (FIRST, 2022).

/// A TLP 2.0 label. Ordered from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tlp {
    /// To everyone.
    Clear,
    /// To the community.
    Green,
    /// To the organisation and its clients that need to know.
    Amber,
    /// To the organisation only.
    AmberStrict,
    /// To the people present only.
    Red,
}

/// All labels, widest first.
pub const ALL: [Tlp; 5] = [
    Tlp::Clear,
    Tlp::Green,
    Tlp::Amber,
    Tlp::AmberStrict,
    Tlp::Red,
];

impl Tlp {
    /// The label as it is stored and written after `TLP:`.
    pub fn code(self) -> &'static str {
        match self {
            Tlp::Clear => "CLEAR",
            Tlp::Green => "GREEN",
            Tlp::Amber => "AMBER",
            Tlp::AmberStrict => "AMBER+STRICT",
            Tlp::Red => "RED",
        }
    }
    /// Reads a label. What cannot be read is the narrowest: `RED`.
    pub fn parse(text: &str) -> Tlp {
        let up = text.trim().to_ascii_uppercase();
        let bare = up.strip_prefix("TLP:").unwrap_or(&up);
        match bare {
            "WHITE" => Tlp::Clear,
            other => ALL
                .into_iter()
                .find(|t| t.code() == other)
                .unwrap_or(Tlp::Red),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn unknown_marks_are_red() {
        assert_eq!(Tlp::parse("tlp:amber+strict"), Tlp::AmberStrict);
        assert_eq!(Tlp::parse("TLP:WHITE"), Tlp::Clear);
        assert_eq!(Tlp::parse("TLP:PURPLE"), Tlp::Red);
        assert_eq!(Tlp::parse(""), Tlp::Red);
    }
}
