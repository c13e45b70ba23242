//! Problem details and messages.

use stormbell_wire::{
    message_json,
    problem_json::{FieldError, ProblemBody},
};

#[test]
fn a_problem_has_its_fixed_shape() {
    let body = ProblemBody {
        kind: "/problems/invalid".into(),
        title: "Something in the report needs mending".into(),
        status: 422,
        detail: "See the fields.".into(),
        errors: vec![FieldError {
            field: "kind".into(),
            code: "problem-unknown".into(),
            detail: "Choose one of the list.".into(),
        }],
        pass: None,
    };
    let json = String::from_utf8(body.to_json()).unwrap();
    assert_eq!(
        json,
        r#"{"type":"/problems/invalid","title":"Something in the report needs mending","status":422,"detail":"See the fields.","errors":[{"field":"kind","code":"problem-unknown","detail":"Choose one of the list."}]}"#
    );
    assert_eq!(ProblemBody::from_json(json.as_bytes()), Some(body));
    assert_eq!(ProblemBody::from_json(b"<html>"), None);
}

#[test]
fn a_message_is_one_text() {
    assert_eq!(
        message_json::read(br#"{"text": " hello\n"}"#).unwrap(),
        " hello\n"
    );
    let field = |body: &[u8]| message_json::read(body).unwrap_err()[0].field.clone();
    assert_eq!(field(br#"{"text": "  "}"#), "text");
    assert_eq!(field(br#"{"text": "x", "side": "desk"}"#), "side");
    assert_eq!(field(b"{"), "");
}
