//! Failures that a test orders for a certain statement or commit. Without the feature `testing`
//! every question here is answered at once with "no fault".

use super::error::Result;

/// What shall fail, once.
#[cfg(feature = "testing")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The n-th statement from now (counting from 1) does not happen: the disk is full.
    Statement(u64),
    /// The n-th change from now happens, but the answer is lost: the disk is full.
    AfterStatement(u64),
    /// The n-th statement from now meets another writer.
    Conflict(u64),
    /// The next commit does not happen, and the disk says why.
    CommitFull,
    /// The next commit happens, but nobody tells us.
    CommitUnsure,
}

/// The fault that waits, if any.
#[derive(Default)]
pub(crate) struct Faults {
    #[cfg(feature = "testing")]
    next: std::sync::Mutex<Option<Fault>>,
}

#[cfg(feature = "testing")]
impl Faults {
    /// Orders `fault`, or takes the order back; tells which order was still open.
    pub fn order(&self, fault: Option<Fault>) -> Option<Fault> {
        std::mem::replace(&mut self.lock(), fault)
    }

    pub fn before_statement(&self) -> Result<()> {
        use super::error::Error;
        match self.count_down(|fault| matches!(fault, Fault::Statement(_) | Fault::Conflict(_))) {
            Some(Fault::Conflict(_)) => Err(Error::Conflict),
            Some(_) => Err(Error::Full),
            None => Ok(()),
        }
    }

    pub fn after_statement(&self) -> Result<()> {
        match self.count_down(|fault| matches!(fault, Fault::AfterStatement(_))) {
            Some(_) => Err(super::error::Error::Full),
            None => Ok(()),
        }
    }

    pub fn before_commit(&self) -> Result<()> {
        match self.take(Fault::CommitFull) {
            true => Err(super::error::Error::Full),
            false => Ok(()),
        }
    }

    pub fn after_commit(&self) -> Result<()> {
        match self.take(Fault::CommitUnsure) {
            true => Err(super::error::Error::Unsure),
            false => Ok(()),
        }
    }

    fn take(&self, wanted: Fault) -> bool {
        let mut next = self.lock();
        let found = *next == Some(wanted);
        if found {
            *next = None;
        }
        found
    }

    /// Counts one event; gives the fault when its turn has come.
    fn count_down(&self, concerns: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let mut next = self.lock();
        let fault = next.filter(|fault| concerns(fault))?;
        *next = match fault {
            Fault::Statement(n) if n > 1 => Some(Fault::Statement(n - 1)),
            Fault::AfterStatement(n) if n > 1 => Some(Fault::AfterStatement(n - 1)),
            Fault::Conflict(n) if n > 1 => Some(Fault::Conflict(n - 1)),
            _ => None,
        };
        if next.is_none() { Some(fault) } else { None }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Fault>> {
        self.next
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(not(feature = "testing"))]
impl Faults {
    pub fn before_statement(&self) -> Result<()> {
        Ok(())
    }

    pub fn after_statement(&self) -> Result<()> {
        Ok(())
    }

    pub fn before_commit(&self) -> Result<()> {
        Ok(())
    }

    pub fn after_commit(&self) -> Result<()> {
        Ok(())
    }
}
