//! What a mail server says when it hands a mail over (LMTP, RFC 2033, with the words of RFC 5321): one line, and the mail itself,
//! which ends with a line of one full stop. Bytes to values, nothing else: who answers what is decided elsewhere.

/// One line of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// It begins.
    Lhlo,
    /// A mail begins: its sender, empty for what a machine reports.
    Mail(String),
    /// It goes to this address.
    Rcpt(String),
    /// The mail comes now.
    Data,
    /// Everything said of the mail is forgotten.
    Rset,
    /// Nothing.
    Noop,
    /// It ends.
    Quit,
    /// No word that we know.
    Unknown,
}

/// Reads one line.
pub fn command(line: &[u8]) -> Command {
    let line = String::from_utf8_lossy(line);
    let line = line.trim();
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    match verb.to_ascii_uppercase().as_str() {
        "LHLO" => Command::Lhlo,
        "MAIL" => Command::Mail(address(rest)),
        "RCPT" => Command::Rcpt(address(rest)),
        "DATA" => Command::Data,
        "RSET" => Command::Rset,
        "NOOP" | "VRFY" => Command::Noop,
        "QUIT" => Command::Quit,
        _ => Command::Unknown,
    }
}

/// What stands between the angle brackets of `FROM:<…>` or `TO:<…>`.
fn address(rest: &str) -> String {
    let inside = rest.split_once('<').and_then(|(_, r)| r.split_once('>'));
    inside.map(|(a, _)| a.to_owned()).unwrap_or_default()
}

/// A mail on its way in, piece by piece. One that is too large is read to its end all the same.
#[derive(Clone, Debug)]
pub struct Incoming {
    bytes: Vec<u8>,
    max: usize,
    fits: bool,
    /// Whether the next piece begins a line: a line of a mail may come in several.
    begins: bool,
}

impl Incoming {
    /// Nothing yet of a mail that may have `max` bytes.
    pub fn up_to(max: usize) -> Incoming {
        Incoming {
            bytes: Vec::new(),
            max,
            fits: true,
            begins: true,
        }
    }

    /// Takes one piece: a line, or a part of a long one. True when it was the end.
    pub fn piece(&mut self, piece: &[u8]) -> bool {
        if self.begins && (piece == b".\r\n" || piece == b".\n") {
            return true;
        }
        // A dot at the beginning of a line was doubled on the way.
        let undone = usize::from(self.begins && piece.starts_with(b"."));
        self.begins = piece.ends_with(b"\n");
        let piece = &piece[undone..];
        self.fits &= self.bytes.len() + piece.len() <= self.max;
        if self.fits {
            self.bytes.extend_from_slice(piece);
        }
        false
    }

    /// The mail; none when it was too large.
    pub fn taken(self) -> Option<Vec<u8>> {
        self.fits.then_some(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_understood_or_said_to_be_unknown() {
        let cases: [(&[u8], Command); 9] = [
            (b"LHLO mx.example\r\n", Command::Lhlo),
            (
                b"mail FROM:<a@x.example> SIZE=9\r\n",
                Command::Mail("a@x.example".into()),
            ),
            (b"MAIL FROM:<>\r\n", Command::Mail(String::new())),
            (
                b"RCPT TO:<b+t@y.example>\n",
                Command::Rcpt("b+t@y.example".into()),
            ),
            (b"RCPT TO:b@y.example\r\n", Command::Rcpt(String::new())),
            (b"DATA\r\n", Command::Data),
            (b"QUIT\r\n", Command::Quit),
            (b"\xff\xfe\r\n", Command::Unknown),
            (b"\r\n", Command::Unknown),
        ];
        for (line, understood) in cases {
            assert_eq!(
                command(line),
                understood,
                "{:?}",
                String::from_utf8_lossy(line)
            );
        }
    }

    #[test]
    fn a_mail_ends_with_its_full_stop_and_nowhere_else() {
        let mut mail = Incoming::up_to(64);
        for piece in [&b"a\r\n"[..], b"..b\r\n", b"c", b".\r\n", b"...\r\n"] {
            assert!(!mail.piece(piece));
        }
        assert!(mail.piece(b".\r\n"));
        assert_eq!(mail.taken().unwrap(), b"a\r\n.b\r\nc.\r\n..\r\n");
        let mut large = Incoming::up_to(4);
        assert!(!large.piece(b"12345\r\n") && large.piece(b".\n"));
        assert_eq!(large.taken(), None);
    }
}
