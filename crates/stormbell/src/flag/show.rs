//! The answer for a person at a terminal. What comes from the node is shown without control signs:
//! a terminal obeys them.

use super::send::{Answer, Sent};
use std::{
    io::{self, Write},
    path::PathBuf,
};
use stormbell_model::{Lang, text::visible};
use stormbell_web::i18n::Catalogues;
use stormbell_wire::problem_json::ProblemBody;

/// The lists of first aid, in the order of need, and their headings.
const LISTS: [(&str, &str); 5] = [
    ("now", "flag-now"),
    ("do_not", "flag-do-not"),
    ("call", "flag-call"),
    ("keep", "flag-keep"),
    ("organisation", "flag-organisation"),
];

/// Receipt, reference, first aid, and where to read the answer.
pub fn answer(
    out: &mut impl Write,
    words: &Catalogues,
    lang: Lang,
    answer: &Answer,
) -> io::Result<()> {
    let say = |key| words.say(lang, key, &[]);
    let text = |pointer| {
        visible(
            answer
                .json
                .pointer(pointer)
                .and_then(|v| v.as_str())
                .unwrap_or_default(),
        )
    };
    writeln!(out, "{}", say("flag-kept"))?;
    if answer.json["rings"] == true {
        writeln!(out, "{}", say("flag-rings"))?;
    }
    writeln!(
        out,
        "\n{}:\n\n    {}\n",
        say("flag-receipt"),
        text("/receipt")
    )?;
    writeln!(out, "{}: {}", say("flag-reference"), text("/reference"))?;
    writeln!(out, "{}: {}\n", say("flag-follow"), text("/follow_up/page"))?;
    writeln!(
        out,
        "{}\n{}",
        text("/first_aid/title"),
        text("/first_aid/summary")
    )?;
    for (list, heading) in LISTS {
        first_aid(out, &say(heading), &answer.json["first_aid"][list])?;
    }
    Ok(())
}

fn first_aid(out: &mut impl Write, heading: &str, list: &serde_json::Value) -> io::Result<()> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}")?;
    for item in items {
        writeln!(out, "  - {}", visible(item.as_str().unwrap_or_default()))?;
    }
    Ok(())
}

/// What became of the files and of the saved answer; on the error stream, so that `--json` stays JSON.
pub fn after(
    words: &Catalogues,
    lang: Lang,
    sent: &[Sent],
    saved: &Option<(&PathBuf, io::Result<()>)>,
) -> io::Result<()> {
    let mut out = io::stderr();
    for file in sent {
        let key = if file.kept {
            "flag-file-kept"
        } else {
            "flag-file-refused"
        };
        let name = visible(&file.name);
        writeln!(
            out,
            "{}",
            plain(words.say(lang, key, &[("name", name.into())]))
        )?;
    }
    match saved {
        None => Ok(()),
        Some((file, Ok(()))) => {
            let file = file.display().to_string();
            let line = plain(words.say(lang, "flag-saved", &[("file", file.into())]));
            writeln!(out, "{line}")
        }
        Some((file, Err(error))) => {
            writeln!(out, "Could not write {}: {error}.", file.display())?;
            Err(io::Error::from(error.kind()))
        }
    }
}

/// A problem document as sentences.
pub fn refusal(words: &Catalogues, lang: Lang, body: &[u8]) -> String {
    let mut out = words.say(lang, "flag-refused", &[]);
    let Some(problem) = ProblemBody::from_json(body) else {
        return out;
    };
    for line in [problem.title, problem.detail] {
        out.push_str(&format!("\n{}", visible(&line)));
    }
    for error in problem.errors {
        let line = format!("{}: {}", error.field, error.detail);
        out.push_str(&format!("\n  {}", visible(&line)));
    }
    out
}

/// Without the marks that keep directions apart in HTML: a terminal would show them.
fn plain(said: String) -> String {
    said.replace(['\u{2068}', '\u{2069}'], "")
}
