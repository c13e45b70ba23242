//! What has the shape of a host's name and is none: files, code, packages, abbreviations, two sentences without a
//! space between them.

use super::host::Around;

/// Ends that are both a country's or a sponsor's and a file's. A name below one counts only with more to go on.
const FILE_ENDS: [&str; 9] = ["zip", "mov", "py", "ps", "cab", "inc", "sc", "pm", "prof"];
/// Ends of files that are met as names as often: here the first label decides.
const BOTH_ENDS: [&str; 13] = [
    "sh", "rs", "md", "so", "mk", "pl", "app", "mm", "vi", "bz", "cc", "ml", "as",
];
/// First labels of files.
const FILE_STEMS: [&str; 48] = [
    "readme",
    "changelog",
    "license",
    "licence",
    "contributing",
    "index",
    "install",
    "installer",
    "setup",
    "todo",
    "security",
    "run",
    "start",
    "stop",
    "build",
    "test",
    "tests",
    "deploy",
    "update",
    "script",
    "init",
    "backup",
    "clean",
    "exploit",
    "payload",
    "miner",
    "main",
    "config",
    "configure",
    "entrypoint",
    "lib",
    "mod",
    "utils",
    "helper",
    "bootstrap",
    "a",
    "x",
    "boot",
    "loader",
    "dropper",
    "download",
    "downloader",
    "get",
    "do",
    "notes",
    "code_of_conduct",
    "autogen",
    "bash",
];
/// First labels of packages, spelled the other way round.
const REVERSED: [&str; 9] = [
    "com", "org", "net", "android", "java", "javax", "edu", "gov", "io",
];
/// First labels of code and of mail headers.
const CODE: [&str; 38] = [
    "document",
    "window",
    "this",
    "self",
    "system",
    "request",
    "response",
    "object",
    "os",
    "sys",
    "event",
    "item",
    "data",
    "config",
    "header",
    "smtp",
    "math",
    "string",
    "console",
    "process",
    "module",
    "location",
    "navigator",
    "req",
    "res",
    "ctx",
    "app",
    "user",
    "params",
    "options",
    "settings",
    "args",
    "obj",
    "node",
    "element",
    "session",
    "params",
    "policy",
];
/// First labels of names that scanners give.
const MALWARE: [&str; 22] = [
    "trojan", "w32", "win32", "backdoor", "worm", "virus", "exploit", "heur", "ransom", "adware",
    "riskware", "msil", "w97m", "x97m", "troj", "hacktool", "pua", "pup", "spyware", "rootkit",
    "generic", "w64",
];
/// Whole names of things that are no hosts.
const THINGS: [&str; 14] = [
    "asp.net",
    "vb.net",
    "ado.net",
    "paint.net",
    "command.com",
    "ml.net",
    "f.eks",
    "t.ex",
    "bl.a",
    "m.in",
    "e.at",
    "dr.med",
    "ph.d",
    "s.it",
];
/// Short names that are hosts in spite of their one letter.
const SHORT: [&str; 17] = [
    "t.co", "t.me", "g.co", "m.me", "t.ly", "n.pr", "j.mp", "d.pr", "a.co", "c.im", "u.to", "v.gd",
    "q.gs", "s.id", "g.page", "b.link", "x.co",
];
/// Ends that hardly anything but a host's name has.
const PLAIN_ENDS: [&str; 8] = ["com", "net", "org", "eu", "info", "biz", "ru", "cn"];

/// Whether a word that could be a name is rather something else.
pub(super) fn is_something_else(word: &str, around: Around) -> bool {
    let lower = word.to_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else {
        return true;
    };
    THINGS.contains(&lower.as_str())
        || is_path_part(last, around)
        || is_file(word, &labels, first, last)
        || is_abbreviation(&lower, &labels, last)
        || is_code(word, &labels, first, last, around)
        || is_run_together(word, last)
}

/// Behind a slash or a backslash: part of a path, unless its end leaves no doubt.
fn is_path_part(last: &str, around: Around) -> bool {
    around.before == b'\\'
        || around.before == b'/' && (FILE_ENDS.contains(&last) || BOTH_ENDS.contains(&last))
}

fn is_file(word: &str, labels: &[&str], first: &str, last: &str) -> bool {
    if first == "www" {
        return false;
    }
    let below = labels
        .get(labels.len().wrapping_sub(2))
        .copied()
        .unwrap_or_default();
    if FILE_ENDS.contains(&last) {
        // com.py and its like are ends of their own.
        return !["com", "org", "net", "edu", "gov", "co"].contains(&below);
    }
    let shouted = word.split('.').next().is_some_and(|stem| {
        stem.len() > 1 && stem.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    });
    let named = word.starts_with(|c: char| c.is_uppercase());
    BOTH_ENDS.contains(&last)
        && (FILE_STEMS.contains(&below)
            || shouted && word.ends_with(last)
            || named && last == "app"
            || below.contains('_')
            || last == "so" && below.starts_with("lib"))
}

/// `e.g.`, `z.B`, `10.am`: one letter or a number below a country.
fn is_abbreviation(lower: &str, labels: &[&str], last: &str) -> bool {
    let short = labels.iter().filter(|l| l.chars().count() == 1).count();
    let below = labels
        .get(labels.len().wrapping_sub(2))
        .copied()
        .unwrap_or_default();
    let one_letter = below.chars().count() == 1 && last.len() <= 3 && last != "com";
    let number = below.len() <= 2 && below.bytes().all(|b| b.is_ascii_digit());
    let all_short = labels.iter().all(|l| l.chars().count() <= 2);
    (one_letter && !SHORT.contains(&lower))
        || short * 2 > labels.len()
        || number && labels.len() == 2 && last.len() == 2
        || all_short && labels.len() > 2
        || labels.len() > 1
            && labels[..labels.len() - 1].iter().all(|l| is_number(l))
            && labels.len() > 2
}

fn is_number(label: &str) -> bool {
    label.bytes().all(|b| b.is_ascii_digit())
}

fn is_code(word: &str, labels: &[&str], first: &str, last: &str, around: Around) -> bool {
    let plain = PLAIN_ENDS.contains(&last);
    let reversed = REVERSED.contains(&first) && labels.len() > 2;
    let code = CODE.contains(&first) && labels.len() == 2 && !plain;
    let called = around.after == b'(' && !plain;
    let malware = MALWARE.contains(&first) && word.starts_with(char::is_uppercase);
    reversed || code || called || malware
}

/// «System.Net», «attacked us.It was»: a capital after the full stop.
fn is_run_together(word: &str, last: &str) -> bool {
    let Some((head, end)) = word.rsplit_once('.') else {
        return true;
    };
    let shouts = |text: &str| !text.chars().any(char::is_lowercase);
    let capital = end.starts_with(char::is_uppercase);
    if !capital {
        return false;
    }
    let title = head.split('.').all(|l| l.starts_with(char::is_uppercase));
    if shouts(end) {
        // «BAR.COM» and «bar.COM», but not «System.IO».
        return !shouts(head) && title && !PLAIN_ENDS.contains(&last);
    }
    !(title && PLAIN_ENDS.contains(&last) && last.len() == 3 && last != "net")
}
