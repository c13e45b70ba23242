//! `stormbell verify`: checks, offline, that a proof of filing is genuine and that the report is in the journal; or that
//! published service levels are signed by the node.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::ExitCode,
};
use stormbell_model::{limits, text};
use stormbell_seal::VerifierKey;
use stormbell_wire::{
    filing_check::{Genuine, check},
    levels_note::{self, TimesJson},
    proof_json::ANSWER_MAX_BYTES,
};

/// Exit code for arguments and files that cannot be used.
const USAGE: u8 = 2;
/// Exit code for a proof that does not hold.
const NOT_GENUINE: u8 = 1;

/// Which file, and against what.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The node's answer to a report, or the proof alone; or a signed note of service levels
    pub file: PathBuf,
    /// The key that must have signed: a verifier key, or a file with one. Without it the key in the file is believed
    #[arg(long, value_name = "VKEY")]
    pub key: Option<String>,
    /// The words that were filed, to be compared too
    #[arg(long, value_name = "FILE")]
    pub narrative: Option<PathBuf>,
}

/// Checks, says in sentences what is proved, and gives the exit code: 0 genuine, 1 not genuine, 2 usage.
pub fn run(args: Args) -> ExitCode {
    match verify(&args) {
        Ok(Ok(proved)) => say(&mut io::stdout(), &proved, 0),
        Ok(Err(why)) => say(
            &mut io::stderr(),
            &format!("Not genuine. {why}\n"),
            NOT_GENUINE,
        ),
        Err(why) => say(&mut io::stderr(), &format!("{why}\n"), USAGE),
    }
}

/// The outer error is about arguments, the inner one about the proof.
fn verify(args: &Args) -> Result<Result<String, String>, String> {
    let file = read(&args.file, ANSWER_MAX_BYTES)?;
    let key = args.key.as_deref().map(key).transpose()?;
    let words = args.narrative.as_deref().map(words).transpose()?;
    if levels_note::is_one(&file) {
        let checked = levels_note::check(&file, key.as_ref());
        let said = checked.map(|g| levels_sentences(&g, key.is_some()));
        return Ok(said.map_err(|why| why.to_string()));
    }
    let checked = check(&file, key.as_ref(), words.as_deref());
    Ok(checked
        .map(|g| sentences(&g))
        .map_err(|why| why.to_string()))
}

/// A key on the command line, or the first line of a file with one.
fn key(given: &str) -> Result<VerifierKey, String> {
    let path = Path::new(given);
    let text = if path.is_file() {
        String::from_utf8_lossy(&read(path, 4_096)?).into_owned()
    } else {
        given.to_owned()
    };
    let line = text.lines().next().unwrap_or_default().trim();
    line.parse().map_err(|_| {
        String::from("Could not read the key: it is neither a verifier key nor a file with one.")
    })
}

fn words(path: &Path) -> Result<String, String> {
    let bytes = read(path, 4 * limits::NARRATIVE_MAX_CHARS)?;
    String::from_utf8(bytes)
        .map_err(|_| String::from("Could not read the words: they are not UTF-8 text."))
}

/// One byte more than the bound is read, so that a larger file is seen to be one.
fn read(path: &Path, max_bytes: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|f| f.take(max_bytes as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("Could not read {}: {error}.", path.display()))?;
    Ok(bytes)
}

fn sentences(g: &Genuine) -> String {
    let key = if g.pinned {
        "This is the key you gave."
    } else {
        "This key came with the file: compare its fingerprint with the one that the node publishes."
    };
    let words = if g.words_checked {
        "The words you gave are exactly the words that were filed."
    } else {
        "The words were not compared; give them with --narrative."
    };
    format!(
        "Genuine.\n\
         The report {reference} was filed on {at} (id {id}).\n\
         The journal «{journal}» holds it as entry {number} of {size}.\n\
         {words}\n\
         The journal was signed with the key that has the fingerprint\n    {fingerprint}\n{key}\n",
        reference = g.reference,
        at = g.filed_at.rfc3339(),
        id = g.report_id,
        journal = g.journal,
        number = g.index + 1,
        size = g.size,
        fingerprint = g.key.fingerprint(),
    )
}

fn levels_sentences(g: &levels_note::Genuine, pinned: bool) -> String {
    let key = if pinned {
        "This is the key you gave."
    } else {
        "This key came with the file: compare its fingerprint with the one that the node publishes."
    };
    let levels = &g.levels;
    let mut out = format!(
        "Genuine.\n\
         Service levels of «{node}», counted on {at} from the first {counted} entries of the journal «{journal}».\n\
         Signed with the key that has the fingerprint\n    {fingerprint}\n{key}\n\n\
         month     reports  called: half, 9 in 10   taken: half, 9 in 10   answered: half, 9 in 10, share\n",
        node = text::visible_line(&levels.node),
        at = text::visible_line(&levels.at),
        counted = levels.counted,
        journal = g.key.name(),
        fingerprint = g.key.fingerprint(),
    );
    for month in &levels.months {
        let name = text::visible_line(&month.month);
        match &month.all {
            Some(all) => out.push_str(&format!(
                "{name}  {reports:>8}  {called:>21}  {taken:>21}  {answered:>21} {share}\n",
                reports = all.reports,
                called = seconds(&all.first_notification),
                taken = seconds(&all.acknowledged),
                answered = seconds(&all.first_answer),
                share = all
                    .first_answer
                    .percent
                    .map_or(String::from("-"), |p| format!("{p} %")),
            )),
            None => out.push_str(&format!("{name}  too few to say\n")),
        }
    }
    out
}

fn seconds(times: &TimesJson) -> String {
    match (times.reports, times.median_s, times.p90_s) {
        (_, Some(median), Some(p90)) => format!("{median} s, {p90} s"),
        (Some(0), ..) => String::from("none"),
        _ => String::from("too few to say"),
    }
}

fn say(out: &mut impl io::Write, text: &str, code: u8) -> ExitCode {
    match out.write_all(text.as_bytes()) {
        Ok(()) => ExitCode::from(code),
        // Nobody heard it, so it must not count as proved.
        Err(_) => ExitCode::from(NOT_GENUINE),
    }
}
