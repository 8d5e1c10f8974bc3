//! The link in a file's metadata: how it is written there, and how it is found again.

use gd_core::{Scenario, scenario::Severity};
use wasm_bindgen::prelude::wasm_bindgen;

/// What stands before the link, whatever the kind of file: what is found does not depend on how
/// another program has packed the metadata anew.
const MARK: &str = "Gradient descent playground: ";

/// The longest link that is read, in bytes; 200 points of data take a tenth of it.
const LONGEST: usize = 1 << 16;

/// The name of a link as metadata have it.
#[wasm_bindgen]
#[must_use]
pub fn source(link: &str) -> String {
    // What parts it from whatever follows.
    format!("{MARK}{link} ")
}

/// What is found in a file: a link's query, or why there is none.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The query.
    pub query: Option<String>,
    /// Why there is none, in a sentence.
    pub refusal: Option<String>,
}

/// Finds the link in a file that was saved before. Nothing of the file but that link is read, and the
/// link is only parsed: where it says that it is from does not matter.
#[wasm_bindgen]
#[must_use]
pub fn link_in(file: &[u8]) -> Found {
    match found(file) {
        Ok(query) => Found { query: Some(query), refusal: None },
        Err(refusal) => Found { query: None, refusal: Some(refusal) },
    }
}

/// What kinds of file hold links.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Gif,
    Xml,
    Other,
}

fn kind(file: &[u8]) -> Option<Kind> {
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii_start();
    if file.starts_with(b"GIF8") {
        Some(Kind::Gif)
    } else if [b"<svg".as_slice(), b"<?xml", b"<!--"].iter().any(|start| text.starts_with(start)) {
        Some(Kind::Xml)
    } else if file.starts_with(b"\x89PNG\r\n\x1a\n")
        || file.starts_with(b"\x1a\x45\xdf\xa3")
        || file.get(4..8) == Some(b"ftyp")
        || text.starts_with(b"{")
    {
        Some(Kind::Other)
    } else {
        None
    }
}

fn found(file: &[u8]) -> Result<String, String> {
    if file.is_empty() {
        return Err("The file is empty.".to_owned());
    }
    let kind = kind(file).ok_or(
        "This is no file that Share has saved: those are PNG, SVG, GIF, MP4, WebM and JSON files.",
    )?;
    let link = marked(file)
        .map(|link| if kind == Kind::Gif { unblocked(link) } else { link.to_vec() })
        .ok_or(
            "There is no link in this file. Share puts one into what it saves, but some programs \
             take it out when they save or send a picture.",
        )?;
    let is_plain = |byte: &&u8| byte.is_ascii_graphic() && !b"<>\"".contains(byte);
    let link: Vec<u8> = link.iter().take_while(is_plain).take(LONGEST + 1).copied().collect();
    if link.len() > LONGEST {
        return Err("The link in this file is longer than any that Share writes.".to_owned());
    }
    let mut link = String::from_utf8(link).map_err(|error| error.to_string())?;
    if kind == Kind::Xml {
        link = link.replace("&amp;", "&");
    }
    let not_ours = "The link in this file leads elsewhere, so it is not opened.";
    if !["http://", "https://"].iter().any(|scheme| link.starts_with(scheme)) {
        return Err(not_ours.to_owned());
    }
    let parsed = Scenario::parse(&link);
    let query = parsed.scenario.write();
    if let Some(problem) = parsed.problems.iter().find(|found| found.severity != Severity::Note) {
        // Nothing of it was understood.
        return Err(if parsed.scenario == Scenario::parse("").scenario {
            not_ours.to_owned()
        } else {
            format!("The link in this file can’t be followed: {problem}")
        });
    }
    let has_query = link.split_once(['?', '#']).is_some_and(|(_, query)| !query.is_empty());
    if has_query { Ok(query) } else { Err(not_ours.to_owned()) }
}

/// What follows the mark.
fn marked(file: &[u8]) -> Option<&[u8]> {
    let mark = MARK.as_bytes();
    let first = *mark.first()?;
    let mut rest = file;
    loop {
        let at = rest.iter().position(|&byte| byte == first)?;
        rest = rest.get(at..)?;
        if let Some(after) = rest.strip_prefix(mark) {
            return Some(after);
        }
        rest = rest.get(1..)?;
    }
}

/// A link in a GIF's comment, which is parted into blocks of 255 bytes with the next one's length
/// between them; the first holds the mark, too.
fn unblocked(rest: &[u8]) -> Vec<u8> {
    const BLOCK: usize = 255;
    let mut link = Vec::new();
    let (mut rest, mut left) = (rest, BLOCK - MARK.len());
    while link.len() <= LONGEST {
        let part = rest.get(..left).unwrap_or(rest);
        link.extend_from_slice(part);
        let after = rest.get(part.len()..).unwrap_or_default();
        let Some((&length, after)) = after.split_first() else { break };
        if length == 0 || part.iter().any(|byte| !byte.is_ascii_graphic()) {
            break;
        }
        (rest, left) = (after, usize::from(length));
    }
    link
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const LINK: &str = "https://example.org/play/?f=himmelblau&at=-1,-1&opt=gd;momentum";
    const QUERY: &str = "f=himmelblau&at=-1,-1&opt=gd;momentum";

    fn refused(file: &[u8]) -> String {
        let Found { query, refusal } = link_in(file);
        assert_eq!(query, None);
        refusal.unwrap()
    }

    #[test]
    fn a_link_is_found_in_each_kind_of_file() {
        let source = source(LINK);
        for head in ["\u{feff}<svg><metadata>", "<?xml version=\"1.0\"?><svg>", "{\"source\": \""] {
            let text = format!("{head}{}</x>", source.replace('&', "&amp;"));
            let text = if head.starts_with('{') { format!("{head}{source}\"") } else { text };
            assert_eq!(link_in(text.as_bytes()).query.as_deref(), Some(QUERY), "{head}");
        }
        for head in [b"\x89PNG\r\n\x1a\n".as_slice(), b"\x1a\x45\xdf\xa3", b"\0\0\0\x20ftypisom"] {
            let file = [head, b"\0\xff", source.as_bytes(), b"\0g\xc8"].concat();
            assert_eq!(link_in(&file).query.as_deref(), Some(QUERY));
        }
    }

    #[test]
    fn what_is_no_file_of_ours_is_refused_with_a_reason() {
        assert_eq!(refused(b""), "The file is empty.");
        for file in [b"MZ\x90".as_slice(), b"<html>", b"hello", &[0xff; 4096]] {
            assert!(refused(file).starts_with("This is no file that Share has saved"));
        }
        assert!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").starts_with("There is no link"));
        assert!(refused(b"GIF89a Gradient descent playground").starts_with("There is no link"));
    }

    #[test]
    fn a_link_that_leads_elsewhere_is_not_opened() {
        for link in [
            "javascript:alert(1)",
            "https://example.org/",
            "https://example.org/?q=1",
            "https://example.org/?<script>alert(1)</script>",
            "data:text/html,x?f=sphere",
            "",
        ] {
            let file = format!("<svg>{}</svg>", source(link));
            let refusal = refused(file.as_bytes());
            assert!(refusal.contains("leads elsewhere"), "{link}: {refusal}");
        }
        let broken = format!("<svg>{}</svg>", source("https://example.org/?f=x%2B%28&at=1,2"));
        assert!(refused(broken.as_bytes()).starts_with("The link in this file can’t be followed"));
    }

    #[test]
    fn megabytes_are_no_trouble() {
        let long = format!("https://example.org/?f=x{}", "%2Bx".repeat(1 << 20));
        let file = format!("<svg>{}</svg>", source(&long));
        assert!(refused(file.as_bytes()).contains("longer than any"));
        let file = [b"GIF89a".as_slice(), &b"Gradient ".repeat(1 << 20)].concat();
        assert!(refused(&file).starts_with("There is no link"));
        let file = [b"GIF89a".as_slice(), MARK.as_bytes(), &b"x".repeat(1 << 20)].concat();
        assert!(!refused(&file).is_empty());
    }
}
