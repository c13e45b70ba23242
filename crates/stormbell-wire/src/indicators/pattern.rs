//! Patterns of STIX 2, as far as a value follows from them: comparisons for equality, joined by `OR`. Digests of one file
//! may be joined by `AND`, because each alone names it. Whatever else is joined asks for several things at once, and a
//! report that has one of them is no sighting.

/// A path and the value that it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Such as `file:hashes.MD5`.
    pub path: String,
    /// The value.
    pub value: String,
}

/// Why no value follows from a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPattern {
    /// It is no pattern.
    Syntax,
    /// It asks for several things at once, or for what a value is not.
    Combined,
}

/// Comparisons of one pattern.
/// Told: as a pattern that cannot be read. Rest: nothing of it is taken.
const COMPARED_MAX: usize = 1_000;

/// The values of which one is looked for.
pub fn values_of_pattern(pattern: &str) -> Result<Vec<Compared>, WrongPattern> {
    let mut found: Vec<Compared> = Vec::new();
    let mut tokens = Tokens { rest: pattern };
    let (mut depth, mut and) = (0u32, false);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Sign('[') => depth += 1,
            Token::Sign(']') => depth = depth.checked_sub(1).ok_or(WrongPattern::Syntax)?,
            Token::Sign('(' | ')') => {}
            Token::Word("OR") => {}
            Token::Word("AND") if depth > 0 => and = true,
            Token::Word(path) if path.contains(':') && depth > 0 => {
                comparison(path, &mut tokens, &mut found)?;
            }
            Token::Word("AND" | "FOLLOWEDBY" | "NOT" | "WITHIN" | "REPEATS" | "START" | "STOP") => {
                return Err(WrongPattern::Combined);
            }
            _ => return Err(WrongPattern::Syntax),
        }
        if found.len() > COMPARED_MAX {
            return Err(WrongPattern::Syntax);
        }
    }
    if found.is_empty() || depth > 0 {
        return Err(WrongPattern::Syntax);
    }
    if and && !found.iter().all(|c| c.path.starts_with("file:hashes")) {
        return Err(WrongPattern::Combined);
    }
    Ok(found)
}

fn comparison(
    path: &str,
    tokens: &mut Tokens<'_>,
    found: &mut Vec<Compared>,
) -> Result<(), WrongPattern> {
    let keep = |value: String| Compared {
        path: path.to_owned(),
        value,
    };
    match tokens.next()? {
        Some(Token::Sign('=')) | Some(Token::Word("ISSUBSET")) => match tokens.next()? {
            Some(Token::Text(value)) => found.push(keep(value)),
            Some(Token::Word(number)) => found.push(keep(number.to_owned())),
            _ => return Err(WrongPattern::Syntax),
        },
        Some(Token::Word("IN")) => {
            if tokens.next()? != Some(Token::Sign('(')) {
                return Err(WrongPattern::Syntax);
            }
            loop {
                match tokens.next()? {
                    Some(Token::Text(value)) => found.push(keep(value)),
                    Some(Token::Word(number)) => found.push(keep(number.to_owned())),
                    Some(Token::Sign(',')) => {}
                    Some(Token::Sign(')')) => break,
                    _ => return Err(WrongPattern::Syntax),
                }
                if found.len() > COMPARED_MAX {
                    return Err(WrongPattern::Syntax);
                }
            }
        }
        Some(_) => return Err(WrongPattern::Combined),
        None => return Err(WrongPattern::Syntax),
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Text(String),
    Sign(char),
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Result<Option<Token<'a>>, WrongPattern> {
        self.rest = self.rest.trim_start();
        let Some(first) = self.rest.chars().next() else {
            return Ok(None);
        };
        if first == '\'' {
            return self.text().map(Some);
        }
        if "[](),=".contains(first) {
            self.rest = &self.rest[1..];
            return Ok(Some(Token::Sign(first)));
        }
        if "!<>".contains(first) {
            return Err(WrongPattern::Combined);
        }
        self.word().map(Some)
    }

    /// A name or path; the parts of a path may be quoted.
    fn word(&mut self) -> Result<Token<'a>, WrongPattern> {
        let (mut quoted, mut end) = (false, self.rest.len());
        for (at, c) in self.rest.char_indices() {
            match c {
                '\'' => quoted = !quoted,
                c if !quoted && (c.is_whitespace() || "](),=!<>".contains(c)) => {
                    end = at;
                    break;
                }
                // A list index within a path.
                '[' if !quoted && at == 0 => return Err(WrongPattern::Syntax),
                _ => {}
            }
        }
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return Err(WrongPattern::Syntax);
        }
        self.rest = rest;
        Ok(Token::Word(word))
    }

    fn text(&mut self) -> Result<Token<'a>, WrongPattern> {
        let (mut value, mut escaped) = (String::new(), false);
        for (at, c) in self.rest.char_indices().skip(1) {
            match c {
                c if escaped => {
                    value.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                '\'' => {
                    self.rest = &self.rest[at + 1..];
                    return Ok(Token::Text(value));
                }
                c => value.push(c),
            }
        }
        Err(WrongPattern::Syntax)
    }
}
