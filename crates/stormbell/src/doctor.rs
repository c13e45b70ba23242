//! `stormbell doctor`: looks at everything that a node's promises rest on, and says of each thing what to do.

mod machine;
mod neighbours;
mod store;
mod ways;

use crate::{beside::Beside, config::Config};
use serde::Serialize;

/// What to look at, and how to tell.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    node: crate::NodeArgs,
    /// Tell it as JSON
    #[arg(long)]
    json: bool,
    /// Leave out what reads the whole store: the journal entry by entry, and the file page by page
    #[arg(long)]
    quick: bool,
}

/// How it is with one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// As it must be.
    Good,
    /// It works, but somebody should do something.
    Warning,
    /// A promise is broken or soon will be.
    Bad,
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What, as a code.
    pub what: &'static str,
    /// How it is.
    pub grade: Grade,
    /// What was found.
    pub found: String,
    /// What to do; nothing where all is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<&'static str>,
}

/// Everything that was found so far.
#[derive(Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// All is well with it.
    pub fn good(&mut self, what: &'static str, found: impl Into<String>) {
        self.add(what, Grade::Good, found.into(), None);
    }

    /// Somebody should do something.
    pub fn warn(&mut self, what: &'static str, found: impl Into<String>, remedy: &'static str) {
        self.add(what, Grade::Warning, found.into(), Some(remedy));
    }

    /// A promise is broken.
    pub fn bad(&mut self, what: &'static str, found: impl Into<String>, remedy: &'static str) {
        self.add(what, Grade::Bad, found.into(), Some(remedy));
    }

    fn add(
        &mut self,
        what: &'static str,
        grade: Grade,
        found: String,
        remedy: Option<&'static str>,
    ) {
        self.0.push(Finding {
            what,
            grade,
            found,
            remedy,
        });
    }
}

/// Looks at everything. Tells whether nothing is bad.
pub async fn run(args: Args) -> anyhow::Result<bool> {
    let mut findings = Findings::default();
    match crate::config::read(&args.node.into(), &crate::environment) {
        Ok(config) => look(&config, args.quick, &mut findings).await,
        Err(error) => findings.bad(
            "configuration",
            format!("{error:#}"),
            "Correct stormbell.toml or the environment; `stormbell config check` says the same.",
        ),
    }
    let healthy = findings.0.iter().all(|f| f.grade != Grade::Bad);
    if args.json {
        let body = serde_json::json!({"healthy": healthy, "findings": findings.0});
        crate::say(format_args!("{body:#}"));
    } else {
        findings.0.iter().for_each(tell);
    }
    Ok(healthy)
}

async fn look(config: &Config, quick: bool, findings: &mut Findings) {
    machine::configuration(config, findings);
    machine::folder(config, findings);
    machine::key(config, findings);
    machine::mail(config, findings).await;
    ways::look(config, findings).await;
    machine::certificate(config, findings);
    match Beside::open(config).await {
        Ok(beside) => {
            findings.good("key and store", "The key belongs to the store.");
            store::look(config, beside, quick, findings).await;
            neighbours::look(config, findings).await;
        }
        Err(error) => findings.bad(
            "store",
            format!("{error:#}"),
            "Without its store a node cannot serve: bring the database or the key back, or restore a backup.",
        ),
    }
}

fn tell(finding: &Finding) {
    let sign = match finding.grade {
        Grade::Good => "ok     ",
        Grade::Warning => "warning",
        Grade::Bad => "BAD    ",
    };
    crate::say(format_args!("{sign}  {}: {}", finding.what, finding.found));
    if let Some(remedy) = finding.remedy {
        crate::say(format_args!("         {remedy}"));
    }
}
