//! What the watch remembers over a restart: whether it raised an alarm, since when, and when all was well for the last time.

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use stormbell_model::Moment;

/// The file's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Since when something is wrong, RFC 3339.
    #[serde(default)]
    ill_since: Option<String>,
    /// What was wrong at the last look.
    #[serde(default)]
    wrong: Option<String>,
    /// When all was well for the last time.
    #[serde(default)]
    well_at: Option<String>,
}

/// The state, with its place.
pub struct State {
    path: PathBuf,
    kept: Kept,
}

impl State {
    /// Reads what was kept; nothing is kept at the first start. A file that cannot be read is an error: taking it for empty
    /// would forget an alarm.
    pub fn read(path: &Path) -> anyhow::Result<State> {
        let kept = match std::fs::read(path) {
            Ok(text) => serde_json::from_slice(&text)
                .with_context(|| format!("{} is no state of a watch", path.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Kept::default(),
            Err(error) => {
                return Err(error).with_context(|| format!("could not read {}", path.display()));
            }
        };
        Ok(State {
            path: path.to_owned(),
            kept,
        })
    }

    /// Writes it beside its place and moves it there: a death leaves the old one or the new one.
    pub fn write(&self) -> anyhow::Result<()> {
        let text = serde_json::to_vec_pretty(&self.kept)?;
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, text)
            .and_then(|()| std::fs::File::open(&beside)?.sync_all())
            .and_then(|()| std::fs::rename(&beside, &self.path))
            .with_context(|| format!("could not write {}", self.path.display()))
    }

    /// Since when something is wrong, if it is.
    pub fn ill_since(&self) -> Option<Moment> {
        Moment::parse_rfc3339(self.kept.ill_since.as_deref()?)
    }

    /// Something is wrong; gives since when.
    pub fn note_ill(&mut self, now: Moment, what: &str) -> Moment {
        let since = self.ill_since().unwrap_or(now);
        self.kept.ill_since = Some(since.rfc3339());
        self.kept.wrong = Some(what.to_owned());
        since
    }

    /// All is well; with `told`, everybody knows.
    pub fn note_well(&mut self, now: Moment, told: bool) {
        self.kept.well_at = Some(now.rfc3339());
        if told {
            self.kept.ill_since = None;
            self.kept.wrong = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_outlives_a_restart_and_keeps_its_beginning() {
        let path = std::env::temp_dir().join(format!("stormbell-state-{}", std::process::id()));
        let mut state = State::read(&path).unwrap();
        assert_eq!(state.ill_since(), None);
        let first = Moment(1_700_000_000_000_000);
        state.note_ill(first, "not-rung");
        state.write().unwrap();
        let mut again = State::read(&path).unwrap();
        let later = first.plus(stormbell_model::Span::minutes(10));
        assert_eq!(again.note_ill(later, "not-taken"), first);
        again.note_well(later, false);
        assert_eq!(again.ill_since(), Some(first), "nobody was told yet");
        again.note_well(later, true);
        assert_eq!(again.ill_since(), None);
        std::fs::write(&path, "{").unwrap();
        assert!(
            State::read(&path).is_err(),
            "a broken file is not an empty one"
        );
        std::fs::remove_file(&path).unwrap();
    }
}
