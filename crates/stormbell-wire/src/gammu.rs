//! Files of the daemon `gammu-smsd` (service `files`): how a message is laid into its outbox, and what the names and
//! contents of its folders say. It reads the number from the name, and moves the file, name and all, to the folder of
//! what was sent or of what failed.

use stormbell_model::{Moment, text::hex};

/// What the name of a message of ours says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// The number.
    pub to: String,
    /// Our name of the message.
    pub note: String,
}

/// What lies in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// From whom.
    pub from: String,
    /// The message that it is a part of: its moment and serial number.
    pub message: String,
    /// Which part.
    pub part: u32,
}

/// What a report of delivery says, which the daemon puts into the inbox as a message of the number it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// One piece reached the telephone.
    Delivered,
    /// It did not and will not.
    Failed,
    /// The network goes on trying.
    Pending,
}

/// The name of a file for the outbox: first among equals (`A`), with a report of its delivery (`d`). The daemon keeps
/// names in a hundred bytes, so that both parts are bounded; none for a number that is none.
pub fn outbox_name(sent_at: Moment, to: &str, id: &[u8; 16]) -> Option<String> {
    let digits = to.strip_prefix('+')?;
    let fits = (4..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let moment: String = sent_at
        .rfc3339()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let (date, time) = (moment.get(..8)?, moment.get(8..14)?);
    fits.then(|| format!("OUTA{date}_{time}_00_+{digits}_{}.txtd", hex(id)))
}

/// The text of a file for the outbox: UTF-16 with its mark, which the daemon reads in every locale.
pub fn outbox_text(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

/// Reads the name of a message of ours, wherever the daemon moved it.
pub fn read_outbox_name(name: &str) -> Option<Laid> {
    let (name, _) = name.strip_prefix("OUTA")?.rsplit_once(".txt")?;
    let mut parts = name.split('_').skip(3);
    let laid = Laid {
        to: parts.next()?.to_owned(),
        note: parts.next()?.to_owned(),
    };
    (laid.to.starts_with('+') && laid.note.len() == 32 && parts.next().is_none()).then_some(laid)
}

/// Reads the name of what was received: `IN20261130_201500_00_+46701234567_00.txt`.
pub fn read_inbox_name(name: &str) -> Option<Received> {
    let (name, _) = name.strip_prefix("IN")?.rsplit_once(".txt")?;
    let (rest, part) = name.rsplit_once('_')?;
    let mut parts = rest.splitn(4, '_');
    let (date, time, serial) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Received {
        message: format!("{date}_{time}_{serial}"),
        from: parts.next()?.to_owned(),
        part: part.parse().ok()?,
    })
}

/// The text of a file in the inbox: UTF-16 with its mark, else text of the locale.
pub fn inbox_text(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let (pairs, _) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| read(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    };
    // The daemon writes one unit too many after some texts.
    text.trim_end_matches('\0').to_owned()
}

/// Whether what was received is a report of delivery. A person who answers just one of these words says the same.
pub fn read_report(text: &str) -> Option<Report> {
    match text.trim() {
        "Delivered" => Some(Report::Delivered),
        "Failed" => Some(Report::Failed),
        "Pending" | "Unknown" => Some(Report::Pending),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_and_stay_short() {
        let at = Moment::parse_rfc3339("2026-11-30T20:15:09Z").unwrap();
        let name = outbox_name(at, "+46701234567", &[0xab; 16]).unwrap();
        assert_eq!(
            name,
            format!(
                "OUTA20261130_201509_00_+46701234567_{}.txtd",
                "ab".repeat(16)
            )
        );
        assert!(outbox_name(at, "+123456789012345", &[0; 16]).unwrap().len() < 100);
        let laid = read_outbox_name(&name).unwrap();
        assert_eq!((laid.to.as_str(), laid.note.len()), ("+46701234567", 32));
        for bad in [
            "46701234567",
            "+4670_1",
            "+../../x",
            "+1",
            "+1234567890123456",
        ] {
            assert_eq!(outbox_name(at, bad, &[0; 16]), None, "{bad}");
        }
        for other in [
            "OUTC20261130_1_00_+46_sms0.smsbackup",
            "OUT+4670.txt",
            ".x",
            "",
        ] {
            assert_eq!(read_outbox_name(other), None, "{other}");
        }
    }

    #[test]
    fn the_inbox_is_read() {
        let received = read_inbox_name("IN20021130_021531_00_+45409000931640979_01.txt").unwrap();
        assert_eq!(received.from, "+45409000931640979");
        assert_eq!(
            (received.message.as_str(), received.part),
            ("20021130_021531_00", 1)
        );
        assert_eq!(read_inbox_name("IN2002.bin"), None);
        let text = "Ž – 1 ja 😀";
        assert_eq!(inbox_text(&outbox_text(text)), text);
        assert_eq!(inbox_text(&outbox_text("1 Ž\0")), "1 Ž");
        assert_eq!(inbox_text(b"plain\xff"), "plain\u{fffd}");
        assert_eq!(read_report(" Delivered\n"), Some(Report::Delivered));
        assert_eq!(read_report("Delivered by hand"), None);
    }
}
