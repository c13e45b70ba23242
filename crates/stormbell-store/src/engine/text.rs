//! A little reader of SQL text: tells code from what must not be touched (quotes, comments).

/// A stretch of SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Keywords, names, operators: may be rewritten.
    Code(&'a str),
    /// A string, a quoted name or a comment: passed on as it is.
    Quoted(&'a str),
}

/// Cuts `sql` into pieces; joined again they are `sql`.
pub(crate) fn pieces(sql: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = sql;
    while !rest.is_empty() {
        let start = quoted_start(rest);
        let (code, tail) = rest.split_at(start);
        if !code.is_empty() {
            found.push(Piece::Code(code));
        }
        let (quoted, tail) = tail.split_at(quoted_length(tail));
        if !quoted.is_empty() {
            found.push(Piece::Quoted(quoted));
        }
        rest = tail;
    }
    found
}

/// Where the next string, quoted name or comment begins.
fn quoted_start(sql: &str) -> usize {
    ["'", "\"", "--", "/*"]
        .iter()
        .filter_map(|mark| sql.find(mark))
        .min()
        .unwrap_or(sql.len())
}

/// How long the quoted stretch is that `sql` begins with. One that never ends reaches to the end;
/// the database will then say so. A doubled quote ends one stretch and begins the next.
fn quoted_length(sql: &str) -> usize {
    let closing = match sql.as_bytes() {
        [] => return 0,
        [b'\'', ..] => (1, "'"),
        [b'"', ..] => (1, "\""),
        [b'-', ..] => (2, "\n"),
        _ => (2, "*/"),
    };
    let (skip, mark) = closing;
    sql[skip..]
        .find(mark)
        .map_or(sql.len(), |at| skip + at + mark.len())
}

/// Cuts a schema text into its statements, without the semicolons and without empty ones.
pub(crate) fn statements(sql: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for piece in pieces(sql) {
        match piece {
            Piece::Quoted(text) => push_last(&mut found, text),
            Piece::Code(text) => {
                let mut parts = text.split(';');
                push_last(&mut found, parts.next().unwrap_or_default());
                found.extend(parts.map(str::to_owned));
            }
        }
    }
    found.retain(|statement| has_code(statement));
    found
        .into_iter()
        .map(|statement| statement.trim().to_owned())
        .collect()
}

fn push_last(found: &mut [String], text: &str) {
    if let Some(last) = found.last_mut() {
        last.push_str(text);
    }
}

fn has_code(statement: &str) -> bool {
    pieces(statement).iter().any(|piece| match piece {
        Piece::Code(text) => !text.trim().is_empty(),
        Piece::Quoted(_) => false,
    })
}
