//! Holds answers of the API against `assets/openapi.json`: status, media type, every field and no other.
//! A small reader of the JSON Schema words that the document uses; a word it does not know fails the test.

use serde_json::Value;
use std::sync::OnceLock;
use stormbell_world::Answer;

/// Words that describe and do not restrict.
const DESCRIBING: [&str; 8] = [
    "description",
    "format",
    "examples",
    "contentEncoding",
    "default",
    "required",
    "maxItems",
    "example",
];

/// The document.
pub fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/openapi.json");
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    })
}

/// Fails unless the answer is one that the document names for this operation, in its shape.
pub fn conforms(method: &str, path: &str, answer: &Answer) {
    let operation = &document()["paths"][path][method];
    assert!(
        operation.is_object(),
        "{method} {path} is not in the document"
    );
    let status = answer.status.as_u16();
    let named = resolve(&operation["responses"][status.to_string()]);
    assert!(
        named.is_object(),
        "{method} {path} does not name {status}: {}",
        answer.text()
    );
    let kind = answer.header("content-type").unwrap_or_default();
    let bare = kind.split(';').next().unwrap_or_default();
    let content = &named["content"][bare];
    assert!(
        content.is_object(),
        "{method} {path} {status} is not {kind}"
    );
    if bare.ends_with("json") {
        let mut wrong = Vec::new();
        hold(&content["schema"], &answer.json(), "", &mut wrong);
        assert!(
            wrong.is_empty(),
            "{method} {path} {status}: {wrong:?}\n{}",
            answer.text()
        );
    }
}

fn resolve(value: &Value) -> &Value {
    match value["$ref"].as_str() {
        Some(path) => document()
            .pointer(&path[1..])
            .expect("a reference leads somewhere"),
        None => value,
    }
}

/// Notes where `value` is not what `schema` says. Stricter than the standard: a field nobody described is wrong.
pub fn hold(schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let schema = resolve(schema);
    let mut say = |why: &str| wrong.push(format!("{at}: {why}"));
    for (word, rule) in schema.as_object().expect("a schema") {
        match word.as_str() {
            "type" if !is_type(rule, value) => say("another type"),
            "enum" if !rule.as_array().unwrap().contains(value) => say("not in the list"),
            "const" if rule != value => say("not the constant"),
            "pattern" if !fits(rule.as_str().unwrap(), value.as_str().unwrap_or_default()) => {
                say("another pattern")
            }
            "minimum" if value.as_f64() < rule.as_f64() => say("too small"),
            "type" | "enum" | "const" | "pattern" | "minimum" | "properties" | "items" => {}
            "additionalProperties" | "minLength" | "maxLength" | "maximum" => {}
            known if DESCRIBING.contains(&known) => {}
            other => panic!("the checker does not know {other}"),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            wrong.push(format!("{at}/{name}: missing"));
        }
    }
    for (name, inner) in value
        .as_object()
        .into_iter()
        .flatten()
        .filter(|_| schema["properties"].is_object())
    {
        match schema["properties"].get(name) {
            Some(rule) => hold(rule, inner, &format!("{at}/{name}"), wrong),
            None => wrong.push(format!("{at}/{name}: not described")),
        }
    }
    for (i, inner) in value.as_array().into_iter().flatten().enumerate() {
        hold(&schema["items"], inner, &format!("{at}/{i}"), wrong);
    }
}

fn is_type(rule: &Value, value: &Value) -> bool {
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    rule == name
        || rule
            .as_array()
            .is_some_and(|types| types.iter().any(|t| t == name))
}

/// The two patterns that answers have: hexadecimal of 32 bytes, and a receipt.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[0-9a-f]{64}$" => {
            text.len() == 64 && text.bytes().all(|b| b"0123456789abcdef".contains(&b))
        }
        "^[0-9]{4}( [0-9]{4}){4}$" => {
            let groups: Vec<&str> = text.split(' ').collect();
            let digits = |g: &&str| g.len() == 4 && g.bytes().all(|b| b.is_ascii_digit());
            groups.len() == 5 && groups.iter().all(digits)
        }
        other => panic!("the checker does not know the pattern {other}"),
    }
}

#[test]
fn the_checker_sees_what_is_wrong() {
    let schema = serde_json::json!({"type": "object", "required": ["a"],
        "properties": {"a": {"type": "string"}, "b": {"type": ["integer", "null"]}}});
    let wrong = |value: Value| {
        let mut wrong = Vec::new();
        hold(&schema, &value, "", &mut wrong);
        wrong.len()
    };
    assert_eq!(wrong(serde_json::json!({"a": "x", "b": null})), 0);
    assert_eq!(wrong(serde_json::json!({"b": "x", "c": 1})), 3);
}

/// Every example in the document has the shape it is an example of.
#[test]
fn examples_are_good() {
    let paths = document()["paths"].as_object().unwrap();
    let operations = paths
        .values()
        .flat_map(|path| path.as_object().unwrap().values());
    let responses = operations.flat_map(|op| op["responses"].as_object().unwrap().values());
    let mut seen = 0;
    for response in responses {
        for content in resolve(response)["content"]
            .as_object()
            .into_iter()
            .flatten()
        {
            let Some(example) = content.1.get("example") else {
                continue;
            };
            let mut wrong = Vec::new();
            hold(&content.1["schema"], example, "", &mut wrong);
            assert!(wrong.is_empty(), "{wrong:?} in {example}");
            seen += 1;
        }
    }
    assert!(seen >= 8, "only {seen} examples");
}
