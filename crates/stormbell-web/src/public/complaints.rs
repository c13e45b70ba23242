//! Complaints of the service as a page shows them: at the field on the page, with the words of the catalogue.

use crate::public::views::ErrorView;
use stormbell_service::{Complaint, Problem};

/// One complaint. Names of nested fields become those on the page.
pub fn view(complaint: &Complaint) -> ErrorView {
    let field = complaint.field.as_str();
    let field = match field.strip_prefix("contact/").unwrap_or(field) {
        "file" => "files",
        "contact" => "name",
        other => other,
    };
    error(field, &complaint.problem)
}

/// A problem with a field of the page.
pub fn error(field: &str, problem: &Problem) -> ErrorView {
    let numbers = problem.numbers();
    let number = |name| {
        numbers
            .iter()
            .find(|(n, _)| *n == name)
            .map_or(0, |(_, v)| *v)
    };
    ErrorView {
        field: field.to_owned(),
        code: problem.code().to_owned(),
        max: number("max"),
        was: number("was"),
    }
}

/// Something about the whole form.
pub fn whole(code: &str) -> ErrorView {
    ErrorView {
        field: String::new(),
        code: code.to_owned(),
        max: 0,
        was: 0,
    }
}
