//! Values that a reporter names himself. Reading them out of free text is the triage's work, later.

/// A value seen, with the type that the reporter gave it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Observable {
    /// One of [`TYPES`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The value exactly as it was given.
    pub value: String,
}

/// The types that the API takes.
pub const TYPES: [&str; 20] = [
    "ipv4", "ipv6", "cidr", "domain", "url", "email", "md5", "sha1", "sha256", "sha512", "cve",
    "asn", "btc", "eth", "xmr", "iban", "phone", "attack", "file", "other",
];
