//! First aid as it is written in `content/first-aid`: a strict little reader, so that a mistake in a file is found
//! by a test and not by somebody in need. Formatting is bold and bare addresses, nothing else.

use crate::assets;
use serde::Serialize;
use stormbell_model::{Lang, happening::Happening};

/// What to do about one kind of attack, in one language. Items are plain text with `**bold**` and addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FirstAid {
    /// The heading.
    pub title: String,
    /// The one sentence that matters most.
    pub summary: String,
    /// Where the advice comes from.
    pub sources: Vec<Source>,
    /// The month of the last review, such as `2026-11`.
    pub reviewed: String,
    /// Steps, in order.
    pub now: Vec<String>,
    /// What makes it worse.
    pub do_not: Vec<String>,
    /// Whom to call.
    pub call: Vec<String>,
    /// What to keep as proof.
    pub keep: Vec<String>,
    /// What an organisation does besides.
    pub organisation: Vec<String>,
}

/// A source of advice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// A line that is not as it should be.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadFirstAid {
    /// Counted from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong.
    pub why: &'static str,
}

/// The first aid for a kind: in the reader's language, else in English, else that for «unknown».
pub fn find(lang: Lang, happening: Happening) -> FirstAid {
    let tries = [
        (lang, happening),
        (Lang::En, happening),
        (Lang::En, Happening::Unknown),
    ];
    tries
        .into_iter()
        .filter_map(|(l, h)| assets::first_aid(l.code(), h.code()))
        .find_map(|text| parse(&text).ok())
        .unwrap_or_default()
}

/// Reads a first aid file.
pub fn parse(text: &str) -> Result<FirstAid, BadFirstAid> {
    let mut aid = FirstAid::default();
    let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l.trim_end()));
    if lines.next().is_none_or(|(_, l)| l != "---") {
        return Err(bad(1, "the head begins with ---"));
    }
    read_head(&mut aid, &mut lines)?;
    let mut section = None;
    for (at, line) in lines {
        match line.strip_prefix("## ") {
            Some(name) => section = Some(Section::named(name).ok_or(bad(at, "unknown section"))?),
            None if line.is_empty() => {}
            None => {
                let section = section.ok_or(bad(at, "text before the first section"))?;
                let list = section.of(&mut aid);
                let item = section.item(line, list.len() + 1);
                list.push(item.ok_or(bad(at, "not an item of this list"))?);
            }
        }
    }
    complete(aid)
}

fn read_head<'a>(
    aid: &mut FirstAid,
    lines: &mut impl Iterator<Item = (usize, &'a str)>,
) -> Result<(), BadFirstAid> {
    for (at, line) in lines {
        if line == "---" {
            return Ok(());
        }
        if let Some(source) = line.strip_prefix("  - ") {
            let (name, url) = source
                .split_once(" | ")
                .ok_or(bad(at, "a source is: name | url"))?;
            aid.sources.push(Source {
                name: name.trim().to_owned(),
                url: https(url.trim()).ok_or(bad(at, "a source's address begins with https://"))?,
            });
            continue;
        }
        match line.split_once(':') {
            Some(("title", value)) => aid.title = value.trim().to_owned(),
            Some(("summary", value)) => aid.summary = value.trim().to_owned(),
            Some(("reviewed", value)) => aid.reviewed = value.trim().to_owned(),
            Some(("sources", "")) => {}
            _ => return Err(bad(at, "unknown line in the head")),
        }
    }
    Err(bad(0, "the head has no end"))
}

fn complete(aid: FirstAid) -> Result<FirstAid, BadFirstAid> {
    let texts = [&aid.title, &aid.summary, &aid.reviewed];
    let lists = [
        &aid.now,
        &aid.do_not,
        &aid.call,
        &aid.keep,
        &aid.organisation,
    ];
    if texts.iter().any(|t| t.is_empty()) {
        return Err(bad(0, "title, summary or review is missing"));
    }
    if aid.sources.is_empty() || lists.iter().any(|l| l.is_empty()) {
        return Err(bad(0, "a list is missing or empty"));
    }
    Ok(aid)
}

#[derive(Clone, Copy)]
enum Section {
    Now,
    DoNot,
    Call,
    Keep,
    Organisation,
}

impl Section {
    fn named(name: &str) -> Option<Section> {
        Some(match name {
            "now" => Section::Now,
            "do-not" => Section::DoNot,
            "call" => Section::Call,
            "keep" => Section::Keep,
            "organisation" => Section::Organisation,
            _ => return None,
        })
    }
    fn of(self, aid: &mut FirstAid) -> &mut Vec<String> {
        match self {
            Section::Now => &mut aid.now,
            Section::DoNot => &mut aid.do_not,
            Section::Call => &mut aid.call,
            Section::Keep => &mut aid.keep,
            Section::Organisation => &mut aid.organisation,
        }
    }
    /// The text of an item: numbered in the right order for «now», dashed elsewhere.
    fn item(self, line: &str, number: usize) -> Option<String> {
        let text = match self {
            Section::Now => line.strip_prefix(&format!("{number}. "))?,
            _ => line.strip_prefix("- ")?,
        };
        let markup = text.contains(['<', '`', '[', '_']) && !text.contains("https://");
        let whole = text.matches("**").count() % 2 == 0 && !markup;
        (whole && !text.trim().is_empty()).then(|| text.trim().to_owned())
    }
}

fn https(url: &str) -> Option<String> {
    url.starts_with("https://").then(|| url.to_owned())
}

fn bad(line: usize, why: &'static str) -> BadFirstAid {
    BadFirstAid { line, why }
}

/// An item as HTML: everything escaped, `**bold**` as `<strong>`, addresses as links.
pub fn rich(item: &str) -> String {
    let parts = item.split("**").enumerate();
    parts
        .map(|(i, part)| match i % 2 {
            1 => format!("<strong>{}</strong>", linked(part)),
            _ => linked(part),
        })
        .collect()
}

fn linked(text: &str) -> String {
    let mut words = Vec::new();
    for word in text.split(' ') {
        let url = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
        let rest = &word[url.len()..];
        if let Some(bare) = url.strip_prefix("https://") {
            let (url, bare, rest) = (escape(url), escape(bare), escape(rest));
            words.push(format!(
                "<a href=\"{url}\" rel=\"noreferrer\">{bare}</a>{rest}"
            ));
        } else {
            words.push(escape(word));
        }
    }
    words.join(" ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const GOOD: &str = "---\ntitle: T\nsummary: S\nsources:\n  - N | https://a.eu\nreviewed: 2026-11\n---\n## now\n1. Do.\n2. **Call**.\n## do-not\n- D\n## call\n- C\n## keep\n- K\n## organisation\n- O\n";

    #[test]
    fn a_good_file_is_read_and_mistakes_are_named() {
        assert_eq!(parse(GOOD).unwrap().now, ["Do.", "**Call**."]);
        let wrong = |from: &str, to: &str| parse(&GOOD.replace(from, to)).unwrap_err().line;
        assert_eq!(wrong("2. ", "3. "), 10);
        assert_eq!(wrong("- D", "D"), 12);
        assert_eq!(wrong("https://a.eu", "http://a.eu"), 5);
        assert_eq!(wrong("## keep", "## keeps"), 15);
        assert_eq!(wrong("## keep\n- K\n", ""), 0);
    }

    #[test]
    fn items_are_escaped_and_linked() {
        assert_eq!(
            rich("**112** <b> at https://a.eu."),
            "<strong>112</strong> &lt;b&gt; at <a href=\"https://a.eu\" rel=\"noreferrer\">a.eu</a>."
        );
    }
}
