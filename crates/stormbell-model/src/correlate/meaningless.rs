//! Values that everybody has: nobody's attacker is found by them. A short list of our own; warning lists go beyond it.

use super::reading::{Sort, Value};

/// Addresses that everybody has: nobody's attacker is found by them.
pub fn is_meaningless(value: Value<'_>) -> bool {
    const EVERYWHERE: [&str; 16] = [
        "8.8.8.8",
        "8.8.4.4",
        "1.1.1.1",
        "1.0.0.1",
        "9.9.9.9",
        "149.112.112.112",
        "208.67.222.222",
        "208.67.220.220",
        "0.0.0.0",
        "255.255.255.255",
        "::1",
        "::",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "64.6.64.6",
        "77.88.8.8",
    ];
    const PRIVATE: [&str; 6] = ["10.", "127.", "192.168.", "169.254.", "fe80:", "fd"];
    match value.sort {
        Sort::Ip => {
            EVERYWHERE.contains(&value.text) || PRIVATE.iter().any(|p| value.text.starts_with(p))
        }
        Sort::Technique => true,
        // Hashes of nothing: an empty file.
        Sort::Hash => {
            value.text.starts_with("d41d8cd98f00b204") || value.text.starts_with("e3b0c44298fc1c14")
        }
        _ => false,
    }
}

/// Sites so large that everything passes through them: the full address there tells, the domain does not.
pub fn is_big_site(domain: &str) -> bool {
    const BIG: [&str; 48] = [
        "google.com",
        "gmail.com",
        "googleapis.com",
        "gstatic.com",
        "youtube.com",
        "facebook.com",
        "instagram.com",
        "whatsapp.com",
        "twitter.com",
        "x.com",
        "t.co",
        "t.me",
        "telegram.org",
        "microsoft.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "office.com",
        "office365.com",
        "windows.net",
        "azure.com",
        "sharepoint.com",
        "apple.com",
        "icloud.com",
        "amazon.com",
        "amazonaws.com",
        "cloudfront.net",
        "cloudflare.com",
        "yahoo.com",
        "proton.me",
        "protonmail.com",
        "github.com",
        "githubusercontent.com",
        "dropbox.com",
        "bit.ly",
        "tinyurl.com",
        "linkedin.com",
        "wikipedia.org",
        "pastebin.com",
        "discord.com",
        "discordapp.com",
        "akamai.net",
        "fastly.net",
        "web.app",
        "herokuapp.com",
        "workers.dev",
        "pages.dev",
        "mail.ru",
    ];
    BIG.contains(&domain)
}
