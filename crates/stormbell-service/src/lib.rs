//! What is done: one file per act; permission, transaction, journal, dispatch.
