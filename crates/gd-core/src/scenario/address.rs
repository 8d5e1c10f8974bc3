//! The query in an address: behind its `?`, or behind its `#`.

use std::ops::Range;

use crate::scenario::{
    keys,
    pair::pairs,
    percent::encode,
    tracking::{is_foreign, without_punctuation},
};

/// The query that an address holds, of its parts that begin with `?` and `#`. A long state stands
/// behind the `#`; what holds no `key=value` there is a place on the page. Keys that other software
/// adds behind the `?` don't hide the rest.
#[must_use]
pub fn link_of<'a>(search: &'a str, hash: &'a str) -> &'a str {
    let [search, hash] =
        [(search, '?'), (hash, '#')].map(|(part, mark)| part.strip_prefix(mark).unwrap_or(part));
    if is_in_hash(search, hash) { hash } else { search }
}

fn is_in_hash(search: &str, hash: &str) -> bool {
    let says = |part: &str, what: fn(&str) -> bool| {
        part.contains(['=']) && pairs(part, 0).iter().any(|pair| what(&pair.key))
    };
    says(hash, |key| keys::find(key).is_some())
        || says(hash, |_| true) && !says(search, |key| !is_foreign(key))
}

/// Where in a text the query stands: in what follows a `?` or a `#`, of a whole address too, or in all
/// of it.
pub(super) fn query_at(text: &str) -> Range<usize> {
    let text = without_punctuation(text);
    let marks = text.find(['=', '&', '?', '#']).unwrap_or(text.len());
    let mut before = text.as_bytes().windows(3).take(marks.saturating_sub(2));
    let is_address = before.any(|bytes| bytes == b"://");
    let start = if is_address { text.find(['?', '#']).unwrap_or(text.len()) } else { 0 };
    let rest = text.get(start..).unwrap_or_default();
    let is_hash = rest.starts_with('#');
    let from = start + usize::from(is_hash || rest.starts_with('?'));
    let mark = text.get(from..).and_then(|rest| rest.find('#')).filter(|_| !is_hash);
    let Some(mark) = mark.map(|mark| from + mark) else { return from..text.len() };
    let (search, hash) = (text.get(from..mark), text.get(mark + 1..));
    if is_in_hash(search.unwrap_or_default(), hash.unwrap_or_default()) {
        mark + 1..text.len()
    } else {
        from..mark
    }
}

/// The query of an element's attributes, names and values, in their order.
#[must_use]
pub fn query_of_attributes<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (name, value) in attributes {
        let mark = if query.is_empty() { "" } else { "&" };
        query.extend([mark, name, "="]);
        // HTML’s own way to say that something is on.
        let is_on = value.is_empty() && name == "play";
        query.push_str(&encode(if is_on { "1" } else { value }));
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn a_link_stands_behind_either_mark() {
        for (search, hash, link) in [
            ("", "", ""),
            ("?f=sphere", "", "f=sphere"),
            ("", "#f=sphere&at=1,2", "f=sphere&at=1,2"),
            ("?f=sphere", "#picture", "f=sphere"),
            ("", "#picture", ""),
            ("", "#:~:text=valley", ":~:text=valley"),
            ("?utm_source=x&fbclid=1", "#f=sphere", "f=sphere"),
            ("?utm_source=x", "#f=sphere&x=1", "f=sphere&x=1"),
            ("?f=ravine", "#section=2", "f=ravine"),
            ("?f=ravine", "#f=sphere", "f=sphere"),
            ("?fbclid=1", "", "fbclid=1"),
            ("", "#ff=sphere", "ff=sphere"),
        ] {
            if !hash.starts_with("#:~:") {
                assert_eq!(link_of(search, hash), link, "{search}{hash}");
            }
            assert!(Scenario::parse(link).problems.len() <= 1);
        }
    }

    /// What is given may be the whole address, or what is left of it, as it was copied.
    #[test]
    fn a_query_is_found_in_what_was_copied() {
        for (text, query) in [
            ("f=sphere", "f=sphere"),
            ("?f=sphere", "f=sphere"),
            ("#f=sphere", "f=sphere"),
            ("https://example.org/play/?f=sphere&at=1,2", "f=sphere&at=1,2"),
            ("https://example.org/play/#f=sphere", "f=sphere"),
            ("https://example.org/play/", ""),
            ("?utm_source=x#f=sphere", "f=sphere"),
            ("?utm_source=x&fbclid=1#f=sphere", "f=sphere"),
            ("f=sphere#picture", "f=sphere"),
            ("f=sphere#:~:text=valley", "f=sphere"),
            ("f=sphere.", "f=sphere"),
            ("f=sphere).", "f=sphere"),
            ("f=sin(x)", "f=sin(x)"),
            ("f=sin(x))", "f=sin(x)"),
            ("f=x[0]]", "f=x[0]"),
            ("f=x!", "f=x!"),
            ("steps=5!", "steps=5"),
            ("opt=adam(lr=0.1)>,", "opt=adam(lr=0.1)"),
            (" ", ""),
        ] {
            assert_eq!(text.get(query_at(text)), Some(query), "{text}");
        }
    }

    #[test]
    fn attributes_make_a_query_that_is_read_as_they_are() {
        let attributes = [("f", "50% & x^2#1?"), ("at", "1,2;3,4"), ("opt", "adam(lr=0.1)")];
        let query = query_of_attributes(attributes);
        let read: Vec<_> =
            pairs(&query, 0).into_iter().map(|pair| (pair.key, pair.value.text)).collect();
        let read: Vec<_> = read.iter().map(|(key, value)| (&**key, &**value)).collect();
        assert_eq!(read, attributes);
        assert_eq!(query_of_attributes([("at", "1,2"), ("f", "x+1")]), "at=1,2&f=x%2B1");
        assert_eq!(query_of_attributes([]), "");
        assert_eq!(query_of_attributes([("f", "booth"), ("play", "")]), "f=booth&play=1");
    }
}
