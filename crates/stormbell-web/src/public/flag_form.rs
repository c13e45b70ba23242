//! The flag form read and understood: what was typed, and the report that it makes.

use crate::{
    fields::Fields,
    public::{
        complaints,
        views::{ErrorView, FlagForm},
    },
    zones,
};
use aws_lc_rs::digest::{Context, SHA256};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use stormbell_model::{
    Lang,
    happening::Happening,
    limits,
    report::{Contact, Door, NewContact, NewReport, Ongoing},
    sector::Sector,
};
use stormbell_service::{Once, Problem};

/// A form as it came: what comes back on the page, and what goes with the report beside it.
pub struct Came {
    /// What was typed.
    pub form: FlagForm,
    /// What could not be read.
    pub errors: Vec<ErrorView>,
}

/// Reads the fields of any step. What cannot be read is empty and complained about.
pub fn read(fields: &Fields) -> Came {
    let mut errors = Vec::new();
    let mut text = |name: &str| {
        fields.lines(name).unwrap_or_else(|problem| {
            errors.push(complaints::error(name, &problem));
            String::new()
        })
    };
    let form = FlagForm {
        form_id: text("form_id"),
        what: text("what"),
        narrative: text("narrative"),
        ongoing: text("ongoing"),
        who: text("who"),
        organisation: text("organisation"),
        sector: text("sector"),
        name: text("name"),
        email: text("email"),
        phone: text("phone"),
        other: text("other"),
        happened_at: text("happened_at"),
        sealed_contact: text("sealed_contact"),
    };
    Came { form, errors }
}

impl Came {
    /// The report, or what is wrong with the fields.
    pub fn report(&mut self, lang: Lang, zone: &str) -> Result<NewReport, Vec<ErrorView>> {
        let form = &self.form;
        let mut errors = std::mem::take(&mut self.errors);
        let mut wrong = |field: &str, problem| errors.push(complaints::error(field, &problem));
        let mut report = NewReport::said(form.narrative.clone(), lang, Door::Page);
        report.happening =
            chosen(&form.what, Happening::parse, Happening::Unknown).unwrap_or_else(|| {
                wrong("what", Problem::Unknown);
                Happening::Unknown
            });
        report.ongoing =
            chosen(&form.ongoing, Ongoing::parse, Ongoing::Unknown).unwrap_or_else(|| {
                wrong("ongoing", Problem::Unknown);
                Ongoing::Unknown
            });
        report.sector = chosen(
            &form.sector,
            |s| Sector::parse(s).map(Some),
            self.default_sector(),
        )
        .unwrap_or_else(|| {
            wrong("sector", Problem::Unknown);
            None
        });
        report.happened_at = chosen(
            &form.happened_at,
            |s| zones::read_local(s, zone).map(Some),
            None,
        )
        .unwrap_or_else(|| {
            wrong("happened_at", Problem::Form);
            None
        });
        report.organisation = Some(form.organisation.trim().to_owned()).filter(|o| !o.is_empty());
        report.contact = self.contact().unwrap_or_else(|| {
            wrong("name", Problem::Sealed);
            NewContact::None
        });
        if errors.is_empty() {
            Ok(report)
        } else {
            Err(errors)
        }
    }

    /// The words of the idempotency key, made by the page; none when it was lost.
    pub fn once(&self) -> Option<Once> {
        let key = self.form.form_id.clone();
        let fits = (16..=limits::IDEMPOTENCY_KEY_MAX_CHARS).contains(&key.len());
        fits.then(|| Once {
            key,
            fingerprint: self.fingerprint(),
        })
    }

    fn default_sector(&self) -> Option<Sector> {
        (self.form.who == "me").then_some(Sector::CITIZEN)
    }

    /// What was typed last wins: a page seals what is typed, so clear fields beside a sealed one are newer.
    fn contact(&self) -> Option<NewContact> {
        let trimmed = |s: &str| s.trim().to_owned();
        let contact = Contact {
            name: trimmed(&self.form.name),
            email: trimmed(&self.form.email),
            phone: trimmed(&self.form.phone),
            other: trimmed(&self.form.other),
        };
        let sealed = self.form.sealed_contact.trim();
        match (contact.is_empty(), sealed.is_empty()) {
            (false, _) => Some(NewContact::Clear(contact)),
            (true, true) => Some(NewContact::None),
            (true, false) => STANDARD.decode(sealed).ok().map(NewContact::Sealed),
        }
    }

    /// Each part with its length, so that no two forms write the same.
    fn fingerprint(&self) -> [u8; 32] {
        let f = &self.form;
        let texts = [
            &f.what,
            &f.narrative,
            &f.ongoing,
            &f.who,
            &f.organisation,
            &f.sector,
            &f.name,
            &f.email,
            &f.phone,
            &f.other,
            &f.happened_at,
            &f.sealed_contact,
        ];
        let mut hash = Context::new(&SHA256);
        for part in texts.iter().map(|t| t.as_bytes()) {
            hash.update(&(part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let mut out = [0; 32];
        out.copy_from_slice(hash.finish().as_ref());
        out
    }
}

/// A choice: the one read, the default for none, `None` for one that is not in the list.
fn chosen<T>(raw: &str, read: impl Fn(&str) -> Option<T>, none: T) -> Option<T> {
    if raw.trim().is_empty() {
        Some(none)
    } else {
        read(raw)
    }
}
