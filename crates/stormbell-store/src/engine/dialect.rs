//! Where the two databases do not speak alike: the engine's name, placeholders, types in schemas.

use super::text::{Piece, pieces, statements};

/// Which database keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, inside this process.
    Sqlite,
    /// PostgreSQL 15 or later.
    Postgres,
}

impl Engine {
    /// The name for logs and the operator.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// Rewrites `?1` to `$1`, but not inside strings, quoted names and comments.
pub(crate) fn dollar_placeholders(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    for piece in pieces(sql) {
        match piece {
            Piece::Code(text) => out.push_str(&text.replace('?', "$")),
            Piece::Quoted(text) => out.push_str(text),
        }
    }
    out
}

/// The placeholders of one row of values, such as `(?1, ?2)`, after `before` others.
pub(crate) fn value_row(mark: char, before: usize, columns: usize) -> String {
    let placeholders: Vec<String> = (1..=columns)
        .map(|n| format!("{mark}{}", before + n))
        .collect();
    format!("({})", placeholders.join(", "))
}

/// Turns the common schema text into one statement after the other for `engine`.
///
/// SQLite tables become `STRICT`, so that a column holds only what it says. In PostgreSQL
/// `INTEGER` becomes `BIGINT`, `BLOB` becomes `BYTEA`, and `TEXT` compares byte by byte as in
/// SQLite, so that one `ORDER BY` gives one order.
pub(crate) fn schema_for(engine: Engine, text: &str) -> Vec<String> {
    statements(text)
        .iter()
        .map(|statement| match engine {
            Engine::Sqlite => strict_table(statement),
            Engine::Postgres => postgres_types(statement),
        })
        .collect()
}

fn strict_table(statement: &str) -> String {
    let code: String = code_only(statement).to_uppercase();
    let mut words = code.split_whitespace();
    let plain = words.next() == Some("CREATE") && words.next() == Some("TABLE");
    if plain && !code.trim_end().ends_with("STRICT") {
        format!("{statement}\nSTRICT")
    } else {
        statement.to_owned()
    }
}

fn code_only(statement: &str) -> String {
    pieces(statement)
        .iter()
        .map(|piece| match piece {
            Piece::Code(text) => text,
            Piece::Quoted(_) => " ",
        })
        .collect()
}

fn postgres_types(statement: &str) -> String {
    let mut out = String::with_capacity(statement.len());
    let mut before = String::new();
    for piece in pieces(statement) {
        match piece {
            Piece::Quoted(text) => out.push_str(text),
            Piece::Code(text) => replace_words(text, &mut before, &mut out),
        }
    }
    out
}

/// Copies `code` to `out` word by word, `before` being the word before it.
fn replace_words(code: &str, before: &mut String, out: &mut String) {
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let end = rest
            .find(|c| is_word(c) != is_word(first))
            .unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        if is_word(first) {
            out.push_str(postgres_word(run, before));
            run.clone_into(before);
        } else {
            out.push_str(run);
        }
        rest = tail;
    }
}

fn postgres_word<'a>(word: &'a str, before: &str) -> &'a str {
    match word {
        "INTEGER" => "BIGINT",
        "BLOB" => "BYTEA",
        // In `CAST(x AS TEXT)` no collation may stand.
        "TEXT" if !before.eq_ignore_ascii_case("as") => "TEXT COLLATE \"C\"",
        other => other,
    }
}

#[cfg(test)]
mod tests;
