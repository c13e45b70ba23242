//! The form by which something is said to neighbours: what was typed, and the draft that it makes. A value that is not in our lists is refused
//! by its field's name.

use super::send::Of;
use crate::{
    desk::{
        seat::Seat,
        views::exchange::{basis_code, share::Written},
    },
    fields::Fields,
};
use std::collections::BTreeSet;
use stormbell_model::{
    Lang, Span,
    complaint::Problem,
    exchange::{Audience, Basis, Compartment, NodeName, Pap, Personal},
    marking,
    text::hex,
};
use stormbell_service::{
    Fault,
    exchange::{Content, Draft, Previewed, circles},
};
use stormbell_wire::{exchange::Value, indicators::whole};

/// Days for which something may go, at most.
/// Told: the officer, at the field. Rest: nothing is sent; without a number it goes for ever.
const DAYS_MAX: i64 = 3_650;

/// What was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The fields.
    pub written: Written,
    /// Neighbours that were chosen, by name.
    pub nodes: BTreeSet<String>,
    /// Groups, by their number in hexadecimal digits.
    pub groups: BTreeSet<String>,
    /// Matters, by code.
    pub matters: BTreeSet<String>,
}

impl Typed {
    /// Reads the form.
    pub fn read(fields: &Fields) -> Result<Typed, Fault> {
        let text = |name: &'static str| fields.lines(name).map_err(|p| Fault::field(name, p));
        let all = |name| fields.all(name).into_iter().collect();
        Ok(Typed {
            written: Written {
                subject: text("subject")?.trim().to_owned(),
                words: text("words")?,
                values: text("values")?,
                lang: text("lang")?,
                tlp: text("tlp")?,
                pap: text("pap")?,
                controlled: !fields.plain("controlled").is_empty(),
                personal: text("personal")?,
                days: text("days")?.trim().to_owned(),
                what: text("what")?,
                tags: text("tags")?,
                languages: text("languages")?,
                will: text("will")?,
                rings: !fields.plain("rings").is_empty(),
            },
            nodes: all("node"),
            groups: all("group"),
            matters: all("matter"),
        })
    }

    /// What was looked at, as a hash: what is sent is what was seen, to whom it was seen.
    pub fn seen(&self, of: &Of, previewed: &[Previewed]) -> String {
        let whole = format!("{of:?} {self:?} {previewed:?}");
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, whole.as_bytes());
        hex(digest.as_ref())
    }

    /// The values, each on a line of its own.
    pub fn values(&self) -> Result<Vec<Value>, Fault> {
        let lines = self.written.values.lines().map(str::trim);
        lines
            .filter(|l| !l.is_empty())
            .map(|l| {
                let found = whole(l).ok_or_else(|| Fault::field("values", Problem::Form))?;
                Ok(Value {
                    kind: found.kind.code().to_owned(),
                    value: found.value,
                    ..Value::default()
                })
            })
            .collect()
    }

    /// The draft, around its content.
    pub async fn draft(&self, seat: &Seat, content: Content) -> Result<Draft, Fault> {
        let w = &self.written;
        let lang = Lang::parse(&w.lang).filter(|l| l.is_spoken());
        let mut draft = Draft::of(
            content,
            w.subject.clone(),
            lang.ok_or_else(|| unknown("lang"))?,
        );
        let mut labels = marking::ALL.into_iter();
        draft.tlp = labels
            .find(|t| t.code() == w.tlp)
            .ok_or_else(|| unknown("tlp"))?;
        draft.pap = Pap::parse(&w.pap);
        draft.originator_controls = w.controlled;
        draft.personal = personal(&w.personal)?;
        draft.expires = days(&w.days)?.map(|days| seat.ctx.now.plus(days));
        draft.compartments = self.matters.iter().cloned().map(Compartment).collect();
        draft.audience = self.audience(seat).await?;
        Ok(draft)
    }

    async fn audience(&self, seat: &Seat) -> Result<Audience, Fault> {
        let name = |n: &String| NodeName::parse(n).ok_or_else(|| unknown("audience"));
        let mut audience = Audience {
            nodes: self.nodes.iter().map(name).collect::<Result<_, Fault>>()?,
            ..Audience::default()
        };
        if self.groups.is_empty() {
            return Ok(audience);
        }
        let known = circles(&seat.ctx).await?;
        for group in &self.groups {
            let found = known.iter().find(|c| hex(&c.id.0) == *group);
            let found = found.ok_or_else(|| unknown("audience"))?;
            audience.groups.insert((found.id, found.epoch));
        }
        Ok(audience)
    }
}

fn unknown(field: &'static str) -> Fault {
    Fault::field(field, Problem::Unknown)
}

fn personal(code: &str) -> Result<Personal, Fault> {
    if code.is_empty() {
        return Ok(Personal::No);
    }
    let all = [Basis::TeamTask, Basis::VitalInterest, Basis::Consent];
    let found = all.into_iter().find(|b| basis_code(*b) == code);
    found.map(Personal::On).ok_or_else(|| unknown("personal"))
}

fn days(typed: &str) -> Result<Option<Span>, Fault> {
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse::<i64>().ok();
    let within = number.filter(|n| (1..=DAYS_MAX).contains(n));
    let days = within.ok_or_else(|| Fault::field("days", Problem::Form))?;
    Ok(Some(Span::days(days)))
}
