//! From arguments and words to a request, before anything is sent: a mistake here costs nothing.

use super::{Args, send::Flagging};
use serde_json::{Map, Value, json};
use std::{
    env, fs,
    io::{self, IsTerminal as _, Read as _, Write as _},
    path::Path,
};
use stormbell_model::{Lang, limits};
use stormbell_web::i18n::Catalogues;

/// Bytes of words that are read: more than any narrative within its limit needs.
/// Told: `stormbell flag`: the file cannot be used. Rest: nothing is sent.
const WORDS_MAX_BYTES: u64 = 4 * limits::NARRATIVE_MAX_CHARS as u64;

/// A file to attach.
pub struct Evidence {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The request and the files to send after it; else a sentence that says what is wrong.
pub fn prepare(
    args: &Args,
    words: &Catalogues,
    lang: Lang,
) -> Result<(Flagging, Vec<Evidence>), String> {
    let files = args.attach.iter().map(|path| evidence(path));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let narrative = narrative(args.file.as_deref(), words, lang)?;
    let flagging = Flagging {
        node: args.node.trim_end_matches('/').to_owned(),
        lang: args.lang.clone(),
        key: args.key.clone().or_else(|| env::var("STORMBELL_KEY").ok()),
        once: super::send::draw_key()?,
        body: body(args, narrative).to_string(),
    };
    Ok((flagging, files))
}

/// The fixed interface of `POST /api/v1/reports`; what was not given is left out.
fn body(args: &Args, narrative: String) -> Value {
    let mut body = Map::new();
    body.insert("narrative".into(), narrative.into());
    let given = [
        ("kind", &args.kind),
        ("ongoing", &args.ongoing),
        ("happened_at", &args.happened_at),
        ("organisation", &args.organisation),
        ("sector", &args.sector),
        ("lang", &args.lang),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            body.insert(name.into(), value.as_str().into());
        }
    }
    if let Some(email) = &args.contact_email {
        body.insert("contact".into(), json!({ "email": email }));
    }
    body.into()
}

fn narrative(file: Option<&Path>, words: &Catalogues, lang: Lang) -> Result<String, String> {
    let mut text = Vec::new();
    let read = match file {
        Some(path) => {
            let opened = fs::File::open(path);
            opened.and_then(|f| f.take(WORDS_MAX_BYTES + 1).read_to_end(&mut text))
        }
        None => {
            ask_kindly(words, lang);
            io::stdin().take(WORDS_MAX_BYTES + 1).read_to_end(&mut text)
        }
    };
    read.map_err(|error| format!("Could not read your words: {error}."))?;
    let text = String::from_utf8(text);
    text.map_err(|_| String::from("Could not read your words: they are not UTF-8 text."))
}

/// Only a person at a terminal is asked; a pipe needs no words.
fn ask_kindly(words: &Catalogues, lang: Lang) {
    if io::stdin().is_terminal() {
        let question = words.say(lang, "flag-ask", &[]);
        // Unread, the question changes nothing.
        let _ = writeln!(io::stderr(), "{question}");
    }
}

fn evidence(path: &Path) -> Result<Evidence, String> {
    let shown = path.display();
    let mut bytes = Vec::new();
    let limit = limits::FILE_MAX_BYTES as u64;
    fs::File::open(path)
        .and_then(|f| f.take(limit + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("Could not read {shown}: {error}."))?;
    if bytes.len() as u64 > limit {
        return Err(format!(
            "Could not attach {shown}: it is over {limit} bytes."
        ));
    }
    let name = path.file_name().unwrap_or_default();
    Ok(Evidence {
        name: name.to_string_lossy().into_owned(),
        bytes,
    })
}
