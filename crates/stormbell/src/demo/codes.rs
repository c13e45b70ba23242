//! Words of the story's file that stand for values of the model. A word that we do not know is an error.

use serde::{Deserialize, Deserializer, de::Error};
use stormbell_model::{
    Lang, Moment,
    happening::Happening,
    marking::{self, Tlp},
    officer::Role,
    report::{Ongoing, Outcome},
    sector::Sector,
    triage::{self, Priority},
};

fn coded<'de, D: Deserializer<'de>, T>(
    from: D,
    what: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let word = String::deserialize(from)?;
    read(&word).ok_or_else(|| D::Error::custom(format!("«{word}» is no {what}")))
}

pub fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Moment, D::Error> {
    coded(from, "moment (RFC 3339)", Moment::parse_rfc3339)
}

pub fn lang<'de, D: Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
    let spoken = |word: &str| Lang::parse(word).filter(|l| l.is_spoken());
    coded(from, "spoken language", spoken)
}

pub fn happening<'de, D: Deserializer<'de>>(from: D) -> Result<Happening, D::Error> {
    coded(from, "happening", Happening::parse)
}

pub fn ongoing<'de, D: Deserializer<'de>>(from: D) -> Result<Ongoing, D::Error> {
    coded(from, "answer to «is it going on»", Ongoing::parse)
}

pub fn sector<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Sector>, D::Error> {
    coded(from, "sector", Sector::parse).map(Some)
}

pub fn outcome<'de, D: Deserializer<'de>>(from: D) -> Result<Outcome, D::Error> {
    coded(from, "outcome", Outcome::parse)
}

pub fn role<'de, D: Deserializer<'de>>(from: D) -> Result<Role, D::Error> {
    coded(from, "role", Role::parse)
}

pub fn priority<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Priority>, D::Error> {
    let read = |word: &str| triage::ALL.into_iter().find(|p| p.code() == word);
    coded(from, "priority", read).map(Some)
}

/// Stricter than the model, which reads what it does not know as the narrowest marking.
pub fn tlp<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Tlp>, D::Error> {
    let read = |word: &str| marking::ALL.into_iter().find(|t| t.code() == word);
    coded(from, "marking", read).map(Some)
}
