//! Percent-encoding (RFC 3986): how a value stands in an address, and how it is read back.

use std::ops::Range;

/// Whether a character of a value is written as it is: those that a query may hold and that mean
/// nothing to a link, to form decoders, to Markdown, and to the software that finds links in text.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-.,;:=/".contains(&byte)
}

/// A value as it stands in an address. Software that finds links in text leaves out punctuation at the
/// end, so there is none.
pub(super) fn encode(value: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for (k, byte) in value.bytes().enumerate() {
        let is_last = k + 1 == value.len();
        if is_plain(byte) && !(is_last && byte.is_ascii_punctuation()) {
            encoded.push(char::from(byte));
            continue;
        }
        encoded.push('%');
        for digit in [byte >> 4, byte & 15] {
            encoded.extend(DIGITS.get(usize::from(digit)).map(|digit| char::from(*digit)));
        }
    }
    encoded
}

/// A text of a query, and where each of its bytes came from.
#[derive(Clone, Default)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// For each byte of `text`, its place in the query; and one more for its end.
    origins: Vec<usize>,
}

/// How many times one upon the other a link may have been encoded.
const MOST_TIMES: usize = 4;

impl Decoded {
    /// A part of a query as it stands there, from byte `start` on.
    pub(super) fn raw(text: &str, start: usize) -> Self {
        Self { text: text.to_owned(), origins: (start..=start + text.len()).collect() }
    }

    /// A part of it.
    pub(super) fn part(&self, at: Range<usize>) -> Self {
        Self {
            text: self.text.get(at.clone()).unwrap_or_default().to_owned(),
            origins: self.origins.get(at.start..=at.end).unwrap_or_default().to_vec(),
        }
    }

    /// Where a place in the text came from.
    pub(super) fn origin(&self, at: &Range<usize>) -> Range<usize> {
        let of = |at: usize| self.origins.get(at).copied().unwrap_or_default();
        of(at.start)..of(at.end)
    }

    /// The same, decoded as often as it has been encoded: no value of a link holds a `%` that two
    /// digits follow.
    pub(super) fn decoded(self) -> Self {
        let mut decoded = self;
        for _ in 0..MOST_TIMES {
            if !decoded.text.as_bytes().windows(3).any(|bytes| escaped(bytes).is_some()) {
                break;
            }
            decoded = decoded.decoded_once();
        }
        decoded
    }

    /// The same without the marks that closed the text around a link, which browsers encode.
    pub(super) fn without_marks(self) -> Self {
        let marks = ['”', '“', '’', '»', '"', '>', '…', '`'];
        let end = self.text.trim_end_matches(marks).len();
        if end < self.text.len() { self.part(0..end) } else { self }
    }

    /// The same, decoded once. A `%` that no two hexadecimal digits follow stands for itself; bytes
    /// that are not UTF-8 become U+FFFD.
    pub(super) fn decoded_once(&self) -> Self {
        let mut bytes = Vec::with_capacity(self.text.len());
        let mut origins = Vec::with_capacity(self.text.len());
        let mut rest = self.text.as_bytes();
        while let [first, tail @ ..] = rest {
            origins.extend(self.origins.get(self.text.len() - rest.len()));
            let byte = escaped(rest);
            bytes.push(byte.unwrap_or(*first));
            rest = if byte.is_some() { rest.get(3..).unwrap_or_default() } else { tail };
        }
        let mut decoded = Self::default();
        let mut origins = origins.into_iter();
        for chunk in bytes.utf8_chunks() {
            decoded.text.push_str(chunk.valid());
            decoded.origins.extend(origins.by_ref().take(chunk.valid().len()));
            if let Some(first) = origins.by_ref().take(chunk.invalid().len()).reduce(usize::min) {
                decoded.text.push(char::REPLACEMENT_CHARACTER);
                decoded.origins.extend([first; char::REPLACEMENT_CHARACTER.len_utf8()]);
            }
        }
        decoded.origins.extend(self.origins.last());
        decoded
    }
}

/// The byte that an escape at the start of a text stands for.
fn escaped(text: &[u8]) -> Option<u8> {
    let hex = |digit: u8| char::from(digit).to_digit(16);
    match text {
        [b'%', high, low, ..] => Some((hex(*high)? * 16 + hex(*low)?) as u8),
        _ => None,
    }
}
