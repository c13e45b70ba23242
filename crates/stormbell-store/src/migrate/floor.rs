//! Which programs may still use a store: each step says the oldest one that understands what it left, and the store
//! remembers it. A program below refuses to open; a step that would shut out a program that still runs is not run.

use crate::{Error, Result};

/// The table of what is needed, one row for each step.
pub(super) const BOOK: &str = "CREATE TABLE IF NOT EXISTS schema_floor (
    step TEXT PRIMARY KEY, min_binary TEXT NOT NULL)";
pub(super) const READ: &str = "SELECT step, min_binary FROM schema_floor";
pub(super) const NOTE: &str = "INSERT INTO schema_floor (step, min_binary) VALUES (?1, ?2)";

/// A version as numbers; what stands behind a hyphen or plus counts for nothing.
fn numbers(version: &str) -> Vec<u64> {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    core.split('.').map(|n| n.parse().unwrap_or(0)).collect()
}

fn is_older(version: &str, than: &str) -> bool {
    numbers(version) < numbers(than)
}

/// Refuses a store with a step that needs a newer program than `own`.
pub(super) fn refuse_too_new(floors: &[(String, String)], own: &str) -> Result<()> {
    let highest = floors
        .iter()
        .filter(|(_, needs)| is_older(own, needs))
        .max_by_key(|(_, needs)| numbers(needs));
    match highest {
        None => Ok(()),
        Some((step, needs)) => Err(Error::Refused(format!(
            "a newer program changed it (step {step}): it needs stormbell {needs} or later, and this is {own}. Start \
             the newer program, or restore a backup from before"
        ))),
    }
}

/// Refuses a step that would shut out a program that uses the store now. `names` are what connected programs call
/// themselves: `stormbell VERSION PROCESS`, perhaps behind a name that the operator gave.
pub(super) fn refuse_shutting_out(step: &str, needs: &str, names: &[String]) -> Result<()> {
    let version = |name: &String| {
        let (_, own) = name.rsplit_once("stormbell ")?;
        own.split(' ').next().map(str::to_owned)
    };
    let running = names.iter().filter_map(version);
    match running
        .filter(|v| is_older(v, needs))
        .min_by_key(|v| numbers(v))
    {
        None => Ok(()),
        Some(old) => Err(Error::Refused(format!(
            "the step {step} needs stormbell {needs} or later everywhere, and {old} still uses this database. Stop the \
             older program, then start this one again; nothing was changed"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_older("0.9.0", "0.10.0"));
        assert!(!is_older("0.10.0-rc.1", "0.10.0"));
        assert!(!is_older("1.0.0", "0.99.9"));
        let floors = |needs: &str| vec![(String::from("7"), String::from(needs))];
        assert!(refuse_too_new(&floors("0.1.0"), "0.1.0").is_ok());
        assert!(refuse_too_new(&floors("0.2.0"), "0.1.9").is_err());
        let names = [String::from("stormbell 0.1.0 77"), String::from("psql")];
        assert!(refuse_shutting_out("7", "0.1.0", &names).is_ok());
        assert!(refuse_shutting_out("7", "0.1.1", &names).is_err());
        let named = [String::from("by night stormbell 0.1.0 7")];
        assert!(refuse_shutting_out("7", "0.2.0", &named).is_err());
    }
}
