//! How far a long command has come: one line that moves, on a terminal only.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};
use stormbell_store::copy::Progress;

/// The line is drawn so often at most.
const EVERY: Duration = Duration::from_millis(100);
const BAR_CHARS: u64 = 24;

/// Draws progress on standard error.
pub struct Line {
    shown: bool,
    last: Option<Instant>,
}

impl Line {
    /// Quiet where nobody looks.
    pub fn new() -> Line {
        Line {
            shown: std::io::stderr().is_terminal(),
            last: None,
        }
    }

    /// Draws how far it has come.
    pub fn draw(&mut self, at: &Progress<'_>) {
        let soon = self.last.is_some_and(|last| last.elapsed() < EVERY);
        if !self.shown || (soon && at.done < at.of) {
            return;
        }
        self.last = Some(Instant::now());
        let full = (BAR_CHARS * at.done)
            .checked_div(at.of)
            .unwrap_or(0)
            .min(BAR_CHARS) as usize;
        let bar = format!(
            "{}{}",
            "#".repeat(full),
            "-".repeat(BAR_CHARS as usize - full)
        );
        // Nobody reading along is no reason to stop.
        let _ = write!(
            std::io::stderr(),
            "\r\x1b[K[{bar}] {} {}{}",
            at.part,
            at.done,
            if at.of == 0 {
                String::new()
            } else {
                format!(" of {}", at.of)
            },
        );
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.last.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
