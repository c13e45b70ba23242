//! What is true in an alert point: reports, incidents, alarms, people, access and limits.
//! Values and functions only: no clock, no chance, no file, no socket; those come in as values.

pub mod access;
pub mod alarm;
pub mod classify;
pub mod complaint;
pub mod correlate;
pub mod escalation;
pub mod evidence;
pub mod exchange;
pub mod flood;
pub mod grouping;
pub mod hand_over;
pub mod happening;
pub mod id;
pub mod incident;
pub mod indicator;
pub mod kind;
pub mod lang;
pub mod levels;
pub mod limits;
pub mod marking;
pub mod moment;
pub mod notice;
pub mod observable;
pub mod officer;
pub mod outside;
pub mod receipt;
pub mod reference;
pub mod report;
pub mod rota;
pub mod search;
pub mod sector;
pub mod text;
pub mod triage;
pub mod waves;

pub use id::*;
pub use lang::Lang;
pub use moment::{Moment, Span};
