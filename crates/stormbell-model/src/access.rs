//! Who may do what at the desk: one table, deny by default. Printed by a test and compared with
//! `docs/access-matrix.md`, so that a change of rights is seen by everyone who reads the change.

use crate::officer::{Actor, ROLES, Role};

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $code:literal : $($role:ident)*;)*) => {
        /// Something that a person of the desk does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$doc])* $name),* }
        /// All acts.
        pub const ACTS: &[Act] = &[$(Act::$name),*];
        impl Act {
            /// The act's name in the matrix and the journal.
            pub fn code(self) -> &'static str { match self { $(Act::$name => $code),* } }
            fn roles(self) -> &'static [Role] { match self { $(Act::$name => &[$(Role::$role),*]),* } }
        }
    };
}

acts! {
    /// See the queue and the words of reports, incidents, alarms and files.
    ReadReports = "read reports": DutyOfficer Handler Lead DataProtection;
    /// Take an alarm or a report.
    Acknowledge = "acknowledge": DutyOfficer Handler Lead;
    /// Ask a colleague to take an alarm over.
    HandOn = "hand on an alarm": DutyOfficer Handler Lead;
    /// Pass an alarm up: the next call, at once.
    Escalate = "escalate an alarm": DutyOfficer Handler Lead;
    /// Say how many people an alarm needs.
    AskForMore = "ask for more people": DutyOfficer Handler Lead;
    /// See and arrange one's own duty: shifts, absences, calendars.
    OwnDuty = "own duty": DutyOfficer Handler Lead;
    /// Hand the duty over, read what is handed over, and take it.
    HandOver = "hand over": DutyOfficer Handler Lead;
    /// Write to the reporter.
    Answer = "answer reporter": DutyOfficer Handler Lead;
    /// Change kind, priority, marking or assignment.
    Assess = "assess": DutyOfficer Handler Lead;
    /// Open an incident, tie and untie reports, write in the timeline.
    WorkIncident = "work on incidents": DutyOfficer Handler Lead;
    /// Add, import and undo indicators.
    ManageIndicators = "manage indicators": DutyOfficer Handler Lead;
    /// Close a report or an incident, and open it again.
    Close = "close": DutyOfficer Handler Lead;
    /// Open a reporter's sealed identity, with a reason.
    OpenIdentity = "open identity": DutyOfficer Handler Lead;
    /// See the rotas: who is on duty when, and what is wrong in them.
    ReadRotas = "read rotas": DutyOfficer Handler Lead;
    /// Draw rotas: layers, overrides, swaps of anybody's shift.
    DrawRotas = "draw rotas": Lead;
    /// Offer one's own shift, and take one that was offered.
    SwapShifts = "swap shifts": DutyOfficer Handler Lead;
    /// See what neighbours said, what was said to them, and how they stand.
    ReadExchange = "read the exchange": DutyOfficer Handler Lead DataProtection;
    /// Share something with neighbours.
    Share = "share with neighbours": DutyOfficer Handler Lead;
    /// Withdraw what was shared, or say it anew.
    WithdrawShared = "withdraw what was shared": DutyOfficer Handler Lead;
    /// Have what was shared destroyed everywhere.
    EraseShared = "erase what was shared": Lead;
    /// Ask neighbours for help, and answer them.
    AskHelp = "ask for help": DutyOfficer Handler Lead;
    /// Make and change circles of neighbours, and trust a neighbour again.
    ManageCircles = "manage circles": Lead;
    /// Read who opened which identity, and why.
    ReadOpenings = "read openings": Lead DataProtection Auditor;
    /// Read the journal.
    ReadJournal = "read journal": Lead DataProtection Auditor;
    /// Invite people, change roles, let people leave.
    ManageOfficers = "manage officers": Lead;
    /// See how well colleagues can be reached, without their addresses.
    ReadReach = "read reachability": Lead;
    /// Second a colleague's recovery.
    SecondRecovery = "second a recovery": Lead DutyOfficer Handler;
    /// Write how alarms escalate, and who is in which team.
    ManageEscalation = "manage escalation": Lead;
    /// Register organisations and give their machines keys.
    ManageOrganisations = "manage organisations": Lead;
    /// Set the two recovery keys.
    ManageRecoveryKeys = "manage recovery keys": Lead;
    /// See how the node does: workers, queues, carriers.
    ReadHealth = "read health": Lead Operator Auditor;
    /// Change one's own duty, passkeys, sessions and key.
    OwnSettings = "own settings": DutyOfficer Handler Lead DataProtection Auditor Operator;
}

/// Whether `actor` may do `act`. Only people of the desk do desk acts.
pub fn may(actor: &Actor, act: Act) -> bool {
    match actor {
        Actor::Officer { role, .. } => role_may(*role, act),
        _ => false,
    }
}

/// Whether a role includes an act.
pub fn role_may(role: Role, act: Act) -> bool {
    act.roles().contains(&role)
}

/// The whole table as Markdown.
pub fn matrix() -> String {
    let head: Vec<&str> = ROLES.iter().map(|r| r.code()).collect();
    let mut out = format!(
        "| act | {} |\n|---|{}\n",
        head.join(" | "),
        "---|".repeat(ROLES.len())
    );
    for act in ACTS {
        let cells: Vec<&str> = ROLES
            .iter()
            .map(|r| if role_may(*r, *act) { "yes" } else { "–" })
            .collect();
        out.push_str(&format!("| {} | {} |\n", act.code(), cells.join(" | ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_from_outside_does_desk_acts() {
        for act in ACTS {
            assert!(!may(&Actor::Visitor, *act));
            assert!(!may(&Actor::Node, *act));
        }
    }

    #[test]
    fn the_matrix_is_the_one_in_the_docs() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/access-matrix.md");
        let docs = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            docs.contains(&matrix()),
            "docs/access-matrix.md should hold:\n{}",
            matrix()
        );
    }
}
