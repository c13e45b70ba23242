//! How a piece of evidence may be shown. Nothing is ever executed; what is not known safe is a download.

/// How a file may be shown at the desk and to the one who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Plain text, shown escaped.
    Text,
    /// A mail: shown as text, headers and parts listed.
    Mail,
    /// A still picture in a format that browsers decode in their sandbox: PNG, JPEG, GIF, WebP.
    Picture,
    /// Anything else: named, hashed, offered for download behind a warning.
    Other,
}

impl Media {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Media::Text => "text",
            Media::Mail => "mail",
            Media::Picture => "picture",
            Media::Other => "other",
        }
    }
    /// Reads the stored code; what cannot be read is only a download.
    pub fn parse(code: &str) -> Media {
        [Media::Text, Media::Mail, Media::Picture]
            .into_iter()
            .find(|m| m.code() == code)
            .unwrap_or(Media::Other)
    }
}
