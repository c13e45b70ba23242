//! The contact of a report: named parts, plain words, or an age file that the sender sealed to the roster.

use crate::{fields::Fields, json::Json};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use stormbell_model::complaint::Problem;
use stormbell_model::limits::{LINE_MAX_CHARS, SEALED_IDENTITY_MAX_BYTES};
use stormbell_model::report::{Contact, NewContact};

/// Takes the field `contact`.
pub(super) fn read(fields: &mut Fields<'_>) -> NewContact {
    match fields.take("contact") {
        None => NewContact::None,
        Some(Json::Text(words)) => {
            let other = fields.checked("contact", words, LINE_MAX_CHARS);
            clear(Contact {
                other: other.unwrap_or_default(),
                ..Contact::default()
            })
        }
        Some(object) => named(fields, object),
    }
}

fn named(fields: &mut Fields<'_>, object: Json) -> NewContact {
    let path = fields.path_of("contact");
    let mut inner = Fields::open(object, &path, fields.complaints());
    if let Some(sealed) = inner.word("sealed") {
        let contact = sealed_file(&mut inner, &sealed);
        inner.close();
        return contact;
    }
    let mut line = |name| inner.text(name, LINE_MAX_CHARS).unwrap_or_default();
    let contact = Contact {
        name: line("name"),
        email: line("email"),
        phone: line("phone"),
        other: line("other"),
    };
    inner.close();
    clear(contact)
}

/// Whose keys it is sealed to is checked where the roster is known.
fn sealed_file(inner: &mut Fields<'_>, base64: &str) -> NewContact {
    // Four characters carry three bytes; anything longer is not decoded at all.
    if base64.len() / 4 * 3 > SEALED_IDENTITY_MAX_BYTES {
        let max = SEALED_IDENTITY_MAX_BYTES as u64;
        inner.note("sealed", Problem::TooBig { max });
        return NewContact::None;
    }
    match STANDARD.decode(base64.trim()) {
        Ok(file) if !file.is_empty() => NewContact::Sealed(file),
        _ => {
            inner.note("sealed", Problem::Form);
            NewContact::None
        }
    }
}

fn clear(contact: Contact) -> NewContact {
    if contact.is_empty() {
        NewContact::None
    } else {
        NewContact::Clear(contact)
    }
}
