//! The query in an address: behind its `?`, or behind its `#`.

use percent_encoding::utf8_percent_encode;

use crate::scenario::{
    keys,
    query::{ENCODED, is_foreign, pairs},
};

/// The query that an address holds, of its parts that begin with `?` and `#`. A long state stands
/// behind the `#`; what holds no `key=value` there is a place on the page. Keys that other software
/// adds behind the `?` don't hide the rest.
#[must_use]
pub fn link_of<'a>(search: &'a str, hash: &'a str) -> &'a str {
    let [search, hash] =
        [(search, '?'), (hash, '#')].map(|(part, mark)| part.strip_prefix(mark).unwrap_or(part));
    let says = |part: &str, what: fn(&str) -> bool| {
        part.contains(['=']) && pairs(part).iter().any(|pair| what(&pair.key))
    };
    let is_link = says(hash, |key| keys::find(key).is_some())
        || says(hash, |_| true) && !says(search, |key| !is_foreign(key));
    if is_link { hash } else { search }
}

/// The query of an element's attributes, names and values, in their order.
#[must_use]
pub fn query_of_attributes<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (name, value) in attributes {
        let mark = if query.is_empty() { "" } else { "&" };
        query.extend([mark, name, "="]);
        query.extend(utf8_percent_encode(value, ENCODED));
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

    #[test]
    fn attributes_make_a_query_that_is_read_as_they_are() {
        let attributes = [("f", "50% & x^2#1?"), ("at", "1,2;3,4"), ("opt", "adam(lr=0.1)")];
        let query = query_of_attributes(attributes);
        let read: Vec<_> =
            pairs(&query).into_iter().map(|pair| (pair.key, pair.value.text)).collect();
        let read: Vec<_> = read.iter().map(|(key, value)| (&**key, &**value)).collect();
        assert_eq!(read, attributes);
        assert_eq!(query_of_attributes([("at", "1,2"), ("f", "x+1")]), "at=1,2&f=x%2B1");
        assert_eq!(query_of_attributes([]), "");
    }
}
