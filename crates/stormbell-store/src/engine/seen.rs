//! The statements that a store has run, each with the parameters of its last run: tests look at the plans that the
//! databases make for them. Without the feature `testing` nothing is remembered.

#[cfg(feature = "testing")]
use super::value::Value;

/// What was run.
#[derive(Default)]
pub(crate) struct Seen {
    #[cfg(feature = "testing")]
    statements: std::sync::Mutex<std::collections::BTreeMap<String, Vec<Value>>>,
}

#[cfg(feature = "testing")]
impl Seen {
    pub fn note(&self, sql: &str, params: &[Value]) {
        self.lock().insert(sql.to_owned(), params.to_vec());
    }

    pub fn all(&self) -> Vec<(String, Vec<Value>)> {
        self.lock().clone().into_iter().collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, std::collections::BTreeMap<String, Vec<Value>>> {
        self.statements
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(not(feature = "testing"))]
impl Seen {
    pub fn note(&self, _: &str, _: &[super::value::Value]) {}
}
