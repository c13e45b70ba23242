//! HTML as plain text: tags fall away, the place a link leads to is written out beside its words,
//! for that is what tells a phishing mail. Works on the letters alone and builds no document.

use mail_parser::decoders::html::add_html_token;

/// Characters of a link's target that are written out.
/// Told: nobody. Rest: the file itself has the rest.
const TARGET_MAX_CHARS: usize = 500;
/// Bytes of an entity such as `&amp;`.
/// Told: nobody. Rest: it is shown as it was written.
const ENTITY_MAX_BYTES: usize = 12;
/// Elements whose content is not for reading.
const UNREAD: [&str; 4] = ["script", "style", "head", "template"];
/// Elements that begin a new line.
const BREAKS: [&str; 16] = [
    "br",
    "p",
    "div",
    "tr",
    "li",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "blockquote",
    "pre",
    "section",
];

/// The words of an HTML text. At most `max_chars` characters; `true` when more would follow.
pub fn html_to_text(html: &str, max_chars: usize) -> (String, bool) {
    let mut writer = Writer::new(max_chars);
    let mut rest = html;
    while !rest.is_empty() && !writer.full() {
        rest = match rest.as_bytes()[0] {
            b'<' => markup(rest, &mut writer),
            b'&' => entity(rest, &mut writer),
            _ => words(rest, &mut writer),
        };
    }
    (writer.out.trim().to_owned(), !rest.is_empty())
}

/// Passes a tag or comment, and the whole of what is not for reading; gives what follows.
fn markup<'a>(rest: &'a str, writer: &mut Writer) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.find("-->").map_or("", |at| &comment[at + 3..]);
    }
    let looks_like_tag =
        rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
    if !looks_like_tag {
        writer.put('<');
        return &rest[1..];
    }
    let Some(end) = tag_end(rest) else { return "" };
    let (tag, after) = (&rest[1..end], &rest[end + 1..]);
    let name = element(tag);
    if UNREAD.contains(&name.as_str()) {
        return past_element(after, &name);
    }
    if BREAKS.contains(&name.trim_start_matches('/')) {
        writer.line();
    }
    if let Some(target) = attribute(tag, "href").or_else(|| attribute(tag, "action")) {
        writer.target(target);
    }
    after
}

/// The element's name in lower case, with its `/` when it closes.
fn element(tag: &str) -> String {
    let name = tag.chars().enumerate();
    name.take_while(|(at, c)| c.is_ascii_alphanumeric() || *at == 0 && *c == '/')
        .map(|(_, c)| c.to_ascii_lowercase())
        .collect()
}

/// The end of a tag; a `>` within quotes does not end it.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, b) in rest.bytes().enumerate().skip(1) {
        match (quote, b) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if rest.as_bytes()[at - 1] == b'=' => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    // A quote that never closes must not swallow the rest of a mail.
    rest.find('>')
}

/// What follows the closing tag of `name`; without one, nothing follows.
fn past_element<'a>(after: &'a str, name: &str) -> &'a str {
    let close = format!("</{name}");
    let mut from = 0;
    while let Some(at) = after[from..].find("</") {
        let start = from + at;
        let found = after.get(start..start + close.len());
        if found.is_some_and(|f| f.eq_ignore_ascii_case(&close)) {
            return after[start..]
                .find('>')
                .map_or("", |end| &after[start + end + 1..]);
        }
        from = start + 2;
    }
    ""
}

/// The value of an attribute, read loosely, as browsers do.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = find_ignoring_case(tag, name)?;
    let value = tag[at + name.len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split([' ', '\n', '\r', '\t']).next(),
    }
}

fn find_ignoring_case(tag: &str, name: &str) -> Option<usize> {
    let wanted = name.as_bytes();
    let mut windows = tag.as_bytes().windows(wanted.len());
    windows.position(|w| w.eq_ignore_ascii_case(wanted))
}

fn entity<'a>(rest: &'a str, writer: &mut Writer) -> &'a str {
    let head = &rest.as_bytes()[..rest.len().min(ENTITY_MAX_BYTES)];
    let end = head.iter().position(|b| *b == b';');
    match end {
        Some(end)
            if head[1..end]
                .iter()
                .all(|b| b.is_ascii_alphanumeric() || *b == b'#') =>
        {
            let mut sign = String::new();
            add_html_token(&mut sign, &head[..=end], false);
            sign.chars().for_each(|c| writer.put(c));
            &rest[end + 1..]
        }
        _ => {
            writer.put('&');
            &rest[1..]
        }
    }
}

fn words<'a>(rest: &'a str, writer: &mut Writer) -> &'a str {
    let end = rest.find(['<', '&']).unwrap_or(rest.len());
    for (at, c) in rest[..end].char_indices() {
        if writer.full() {
            return &rest[at..];
        }
        writer.put(c);
    }
    &rest[end..]
}

/// The text so far: white space runs together, as a browser shows it.
struct Writer {
    out: String,
    left: usize,
    space: bool,
}

impl Writer {
    fn new(max_chars: usize) -> Writer {
        Writer {
            out: String::new(),
            left: max_chars,
            space: false,
        }
    }
    fn full(&self) -> bool {
        self.left == 0
    }
    fn raw(&mut self, c: char) {
        if self.left > 0 {
            self.out.push(c);
            self.left -= 1;
        }
    }
    fn put(&mut self, c: char) {
        if c.is_whitespace() {
            self.space = true;
            return;
        }
        if std::mem::take(&mut self.space) && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.raw(' ');
        }
        self.raw(c);
    }
    fn line(&mut self) {
        self.space = false;
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.raw('\n');
        }
    }
    fn target(&mut self, target: &str) {
        if target.trim().is_empty() || target.starts_with('#') {
            return;
        }
        self.space = true;
        self.put('⟨');
        for c in target.trim().chars().take(TARGET_MAX_CHARS) {
            self.raw(c);
        }
        self.raw('⟩');
        self.space = true;
    }
}
