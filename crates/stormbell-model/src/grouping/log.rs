//! The log of grouping in bytes, in two streams: marks of values and decisions, which are kept for ever, and marks of
//! words, which go after some days. Numbers are little-endian. Written and read by this node alone.

use super::step::{Placed, Step};
use crate::{
    IncidentId,
    correlate::{Bridging, Decision, Number, family::Family, marks::Marks, postings::Key},
    waves::Sighted,
};

const PLACED: u8 = 1;
const MOVED: u8 = 2;
const NAMED: u8 = 3;
const MERGED: u8 = 4;
const PARTED: u8 = 5;
const APART: u8 = 6;
const QUIET: u8 = 7;
const LEARNED: u8 = 8;

const TURNED: u8 = 1;
const JOINS: u8 = 2;
const BRIDGES: u8 = 4;
const MERGES: u8 = 8;

/// Steps on their way to the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// What is kept for ever.
    pub steps: Vec<u8>,
    /// The marks of words.
    pub words: Vec<u8>,
}

/// The log does not hold what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Log {
    /// Writes one step more.
    pub fn push(&mut self, step: &Step) {
        match step {
            Step::Placed(placed) => self.placed(placed),
            Step::Moved {
                place,
                marks,
                from,
                into,
            } => {
                let flags = bit(from.is_some(), 1) | bit(into.is_some(), 2);
                self.steps.extend([MOVED, flags]);
                self.u64(*place);
                self.marks(marks);
                [from, into]
                    .into_iter()
                    .flatten()
                    .for_each(|n| self.u32(n.0));
            }
            Step::Learned {
                group,
                at_s,
                values,
            } => {
                self.steps.push(LEARNED);
                self.u32(group.0);
                self.u32(*at_s);
                self.values(values);
            }
            Step::Named { group, incident } => {
                self.steps.push(NAMED);
                self.u32(group.0);
                self.steps.extend(incident.as_bytes());
            }
            Step::Merged { stays, goes } => {
                self.steps.push(MERGED);
                self.steps.extend(stays.as_bytes());
                self.steps.extend(goes.as_bytes());
            }
            Step::Parted { goes } => {
                self.steps.push(PARTED);
                self.steps.extend(goes.as_bytes());
            }
            Step::Apart { one, other, apart } => {
                self.steps.extend([APART, u8::from(*apart)]);
                self.u32(one.0);
                self.u32(other.0);
            }
            Step::Quiet { at_s } => {
                self.steps.push(QUIET);
                self.u32(*at_s);
            }
        }
    }

    fn placed(&mut self, placed: &Placed) {
        let Decision { joins, bridge } = &placed.decision;
        let flags = bit(placed.turned, TURNED)
            | bit(joins.is_some(), JOINS)
            | bit(bridge.is_some(), BRIDGES)
            | bit(bridge.is_some_and(|b| b.merges), MERGES);
        self.steps.extend([PLACED, flags]);
        if let Some(joins) = joins {
            self.u32(joins.0);
        }
        if let Some(bridge) = bridge {
            self.u32(bridge.other.0);
            self.u64(bridge.text.0);
        }
        self.marks(&placed.marks);
        let sighted = &placed.sighted;
        self.u64(sighted.place);
        let all = sighted.fields.into_iter().chain([sighted.source]);
        let known = all.clone().enumerate();
        let known = known.fold(0, |bits, (i, value)| bits | bit(value != 0, 1 << i));
        self.steps.push(known);
        all.filter(|value| *value != 0).for_each(|v| self.u64(v));
    }
    fn marks(&mut self, marks: &Marks) {
        self.u32(marks.at_s);
        self.steps
            .push(marks.family.map_or(0, |family| family as u8 + 1));
        self.count(marks.targets.len());
        marks
            .targets
            .iter()
            .take(255)
            .for_each(|key| self.u64(key.0));
        self.values(&marks.values);
        let words = marks.words.as_deref().unwrap_or_default();
        self.words.push(words.len().min(255) as u8);
        for key in words.iter().take(255) {
            self.words.extend(key.0.to_le_bytes());
        }
    }
    fn values(&mut self, values: &[(Key, bool)]) {
        self.count(values.len());
        for (key, telling) in values.iter().take(255) {
            self.u64(key.0);
            self.steps.push(u8::from(*telling));
        }
    }
    fn count(&mut self, many: usize) {
        self.steps.push(many.min(255) as u8);
    }
    fn u32(&mut self, n: u32) {
        self.steps.extend(n.to_le_bytes());
    }
    fn u64(&mut self, n: u64) {
        self.steps.extend(n.to_le_bytes());
    }
}

fn bit(set: bool, value: u8) -> u8 {
    if set { value } else { 0 }
}

/// Reads the steps of a log in their order. Without the stream of words, reports come back without them.
pub fn replay(
    steps: &[u8],
    words: Option<&[u8]>,
    mut each: impl FnMut(Step),
) -> Result<(), Unreadable> {
    let mut reader = Reader { steps, words };
    while !reader.steps.is_empty() {
        each(reader.step()?);
    }
    match reader.words {
        Some([]) | None => Ok(()),
        Some(_) => Err(Unreadable),
    }
}

struct Reader<'a> {
    steps: &'a [u8],
    words: Option<&'a [u8]>,
}

impl Reader<'_> {
    fn step(&mut self) -> Result<Step, Unreadable> {
        Ok(match self.u8()? {
            PLACED => Step::Placed(Box::new(self.placed()?)),
            MOVED => {
                let flags = self.u8()?;
                let place = self.u64()?;
                let marks = self.marks()?;
                let mut number = |has: u8| match flags & has {
                    0 => Ok(None),
                    _ => self.u32().map(|n| Some(Number(n))),
                };
                Step::Moved {
                    place,
                    marks,
                    from: number(1)?,
                    into: number(2)?,
                }
            }
            LEARNED => Step::Learned {
                group: Number(self.u32()?),
                at_s: self.u32()?,
                values: self.values()?,
            },
            NAMED => Step::Named {
                group: Number(self.u32()?),
                incident: self.incident()?,
            },
            MERGED => Step::Merged {
                stays: self.incident()?,
                goes: self.incident()?,
            },
            PARTED => Step::Parted {
                goes: self.incident()?,
            },
            APART => Step::Apart {
                apart: self.u8()? != 0,
                one: Number(self.u32()?),
                other: Number(self.u32()?),
            },
            QUIET => Step::Quiet { at_s: self.u32()? },
            _ => return Err(Unreadable),
        })
    }
    fn placed(&mut self) -> Result<Placed, Unreadable> {
        let flags = self.u8()?;
        let joins = match flags & JOINS {
            0 => None,
            _ => Some(Number(self.u32()?)),
        };
        let bridge = match flags & BRIDGES {
            0 => None,
            _ => Some(Bridging {
                other: Number(self.u32()?),
                text: Key(self.u64()?),
                merges: flags & MERGES != 0,
            }),
        };
        let marks = self.marks()?;
        let place = self.u64()?;
        let known = self.u8()?;
        let mut all = [0; 5];
        for (i, value) in all.iter_mut().enumerate() {
            if known & (1 << i) != 0 {
                *value = self.u64()?;
            }
        }
        let [a, b, c, d, source] = all;
        let sighted = Sighted {
            at_s: marks.at_s,
            fields: [a, b, c, d],
            source,
            place,
        };
        Ok(Placed {
            marks,
            decision: Decision { joins, bridge },
            turned: flags & TURNED != 0,
            sighted,
        })
    }
    fn marks(&mut self) -> Result<Marks, Unreadable> {
        let at_s = self.u32()?;
        let family = self.u8()?.checked_sub(1).and_then(Family::from_index);
        let targets = (0..self.u8()?).map(|_| self.u64().map(Key));
        let targets = targets.collect::<Result<_, _>>()?;
        Ok(Marks {
            at_s,
            family,
            targets,
            values: self.values()?,
            words: self.words()?,
        })
    }
    fn values(&mut self) -> Result<Vec<(Key, bool)>, Unreadable> {
        let values = (0..self.u8()?).map(|_| Ok((Key(self.u64()?), self.u8()? != 0)));
        values.collect()
    }
    fn words(&mut self) -> Result<Option<Vec<Key>>, Unreadable> {
        let Some(words) = &mut self.words else {
            return Ok(None);
        };
        let count = usize::from(take(words, 1)?[0]);
        let keys = take(words, count * 8)?.chunks_exact(8);
        let key = |bytes: &[u8]| Key(bytes.try_into().map_or(0, u64::from_le_bytes));
        Ok(Some(keys.map(key).collect()))
    }
    fn incident(&mut self) -> Result<IncidentId, Unreadable> {
        IncidentId::from_bytes(take(&mut self.steps, 16)?).ok_or(Unreadable)
    }
    fn u8(&mut self) -> Result<u8, Unreadable> {
        Ok(take(&mut self.steps, 1)?[0])
    }
    fn u32(&mut self) -> Result<u32, Unreadable> {
        let bytes = take(&mut self.steps, 4)?.try_into();
        Ok(u32::from_le_bytes(bytes.map_err(|_| Unreadable)?))
    }
    fn u64(&mut self) -> Result<u64, Unreadable> {
        let bytes = take(&mut self.steps, 8)?.try_into();
        Ok(u64::from_le_bytes(bytes.map_err(|_| Unreadable)?))
    }
}

fn take<'a>(from: &mut &'a [u8], many: usize) -> Result<&'a [u8], Unreadable> {
    let (taken, rest) = from.split_at_checked(many).ok_or(Unreadable)?;
    *from = rest;
    Ok(taken)
}
