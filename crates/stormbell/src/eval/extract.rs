//! `stormbell eval extract FILE`: precision, recall and F1 by type of value, and what was found in each text.

use anyhow::Context as _;
use serde_json::json;
use std::{
    fs::File,
    io::{BufRead as _, BufReader, BufWriter, IsTerminal as _, Write as _},
    path::PathBuf,
    time::{Duration, Instant},
};
use stormbell_wire::evaluation::{Answer, Case, Score, Tally, found_in};

/// What to judge on.
#[derive(clap::Args)]
pub struct Args {
    /// Labelled texts, one JSON object a line.
    file: PathBuf,
    /// Writes what was found, `{"id","found":[{"type","value"}]}` a line.
    #[arg(long, value_name = "OUT")]
    dump: Option<PathBuf>,
}

/// What a run came to.
#[derive(Default)]
struct Run {
    tally: Tally,
    bytes: u64,
    spent: Duration,
}

/// Reads every text, judges what was found, prints the figures.
pub fn run(args: Args) -> anyhow::Result<()> {
    let file = File::open(&args.file).context("could not open the labelled texts")?;
    let mut dump = match &args.dump {
        Some(path) => Some(BufWriter::new(
            File::create(path).context("could not write what was found")?,
        )),
        None => None,
    };
    let mut run = Run::default();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.context("could not read the labelled texts")?;
        if line.trim().is_empty() {
            continue;
        }
        let case: Case = serde_json::from_str(&line)
            .with_context(|| format!("could not read line {}", number + 1))?;
        one(&mut run, &case, dump.as_mut())?;
    }
    if let Some(mut out) = dump {
        out.flush().context("could not write what was found")?;
    }
    print(&run)
}

fn one(run: &mut Run, case: &Case, dump: Option<&mut BufWriter<File>>) -> anyhow::Result<()> {
    let start = Instant::now();
    let found = found_in(&case.text);
    run.spent += start.elapsed();
    run.bytes += case.text.len() as u64;
    run.tally.judge(&found, &case.expected);
    if let Some(out) = dump {
        let answer = Answer {
            id: &case.id,
            found,
        };
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "what the command is for"
)]
fn print(run: &Run) -> anyhow::Result<()> {
    let (types, all) = (run.tally.by_type(), run.tally.overall());
    if std::io::stderr().is_terminal() {
        eprintln!(
            "{:8} {:>9} {:>9} {:>9} {:>9}",
            "", "precision", "recall", "F1", "expected"
        );
        let rows = types.iter().copied().chain([("overall", all)]);
        rows.for_each(|(name, score)| eprintln!("{}", row(name, score)));
    }
    let by_type: serde_json::Map<_, _> = types
        .into_iter()
        .map(|(name, score)| (name.to_owned(), json!(score)))
        .collect();
    let seconds = run.spent.as_secs_f64();
    let line = json!({
        "eval": "extract",
        "texts": run.tally.cases,
        "precision": all.precision,
        "recall": all.recall,
        "f1": all.f1,
        "types": by_type,
        "bytes": run.bytes,
        "seconds": seconds,
    });
    println!("{line}");
    Ok(())
}

fn row(name: &str, score: Score) -> String {
    format!(
        "{name:8} {:9.4} {:9.4} {:9.4} {:9}",
        score.precision, score.recall, score.f1, score.expected
    )
}
