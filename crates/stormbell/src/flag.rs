//! `stormbell flag`: flags an attack from a terminal or a script, over the public API.

mod ask;
mod send;
mod show;

use send::{Failure, Sent};
use std::{io, path::PathBuf, process::ExitCode};
use stormbell_model::Lang;
use stormbell_web::i18n::Catalogues;

/// Exit code for arguments and files that cannot be used.
const USAGE: u8 = 2;
/// Exit code for a report that the node refused.
const REFUSED: u8 = 3;
/// Exit code for a node that did not answer.
const UNREACHABLE: u8 = 4;

/// What to flag, and where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The node's address, such as https://alert.example
    #[arg(long, value_name = "URL")]
    pub node: String,
    /// The language of the report and of every answer: en, sv, et, lt, fr, de
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// What it is: a kind of the form (ransom, down, leak, …) or of RSIT (ddos, phishing, …)
    #[arg(long)]
    pub kind: Option<String>,
    /// Whether it goes on: now-and-it-hurts, now, over, unknown
    #[arg(long)]
    pub ongoing: Option<String>,
    /// The organisation that is hit
    #[arg(long)]
    pub organisation: Option<String>,
    /// Its sector: a word (health, banking, …) or a code of NIS2 (A1.5)
    #[arg(long)]
    pub sector: Option<String>,
    /// When it happened, RFC 3339
    #[arg(long, value_name = "TIME")]
    pub happened_at: Option<String>,
    /// Where an officer may write to you; sealed by the node before anything is written
    #[arg(long, value_name = "ADDRESS")]
    pub contact_email: Option<String>,
    /// The key of your organisation: sbk_…; better in the environment as STORMBELL_KEY, where others do not see it
    #[arg(long)]
    pub key: Option<String>,
    /// A file to attach as evidence; may be given several times
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    /// Where to save the whole answer, for `stormbell verify`
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Print the node's answer as it is, in JSON
    #[arg(long)]
    pub json: bool,
    /// The file with your words; standard input without it
    pub file: Option<PathBuf>,
}

/// Flags, prints the answer, and gives the exit code: 0 kept, 2 usage, 3 refused, 4 unreachable.
pub fn run(args: Args) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let (Ok(runtime), Ok(words)) = (runtime, Catalogues::load()) else {
        return fail(UNREACHABLE, "Could not start.");
    };
    runtime.block_on(flag(args, &words))
}

async fn flag(args: Args, words: &Catalogues) -> ExitCode {
    let lang = args.lang.as_deref().and_then(Lang::parse);
    let prepared = ask::prepare(&args, words, lang.unwrap_or(Lang::En));
    let (flagging, files) = match prepared {
        Ok(prepared) => prepared,
        Err(why) => return fail(USAGE, &why),
    };
    let answer = match send::report(&flagging).await {
        Ok(answer) => answer,
        Err(failure) => return failed(failure, words, lang.unwrap_or(Lang::En)),
    };
    let saved = args
        .save
        .as_ref()
        .map(|file| (file, std::fs::write(file, &answer.body)));
    let lang = answer.lang().unwrap_or(Lang::En);
    let mut sent = Vec::new();
    for file in files {
        let kept = send::file(&flagging, &answer, &file).await.is_ok();
        sent.push(Sent {
            name: file.name,
            kept,
        });
    }
    let all_kept = sent.iter().all(|s| s.kept);
    let printed = if args.json {
        io::Write::write_all(&mut io::stdout(), &answer.body)
    } else {
        show::answer(&mut io::stdout(), words, lang, &answer)
    };
    let told = show::after(words, lang, &sent, &saved);
    match (printed.and(told), all_kept) {
        (Ok(()), true) => ExitCode::SUCCESS,
        // The report is kept; the exit code says that something after it is not.
        _ => ExitCode::from(REFUSED),
    }
}

fn failed(failure: Failure, words: &Catalogues, lang: Lang) -> ExitCode {
    match failure {
        Failure::Usage(why) => fail(USAGE, why),
        Failure::Refused(body) => fail(REFUSED, &show::refusal(words, lang, &body)),
        Failure::Unreachable => fail(UNREACHABLE, &words.say(lang, "flag-unreachable", &[])),
    }
}

fn fail(code: u8, why: &str) -> ExitCode {
    // When even the error stream is closed, the code is all there is.
    let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("{why}\n"));
    ExitCode::from(code)
}
