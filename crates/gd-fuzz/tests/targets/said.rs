//! What a reader is told: sentences in which each number is a number.

use gd_core::{Flaw, scenario::Problem, words::way_out};

/// The most problems that any text has: eight of a kind, for each key of a link.
const MOST_PROBLEMS: usize = 300;

/// Sentences without what is no word of English.
pub(crate) fn assert_said(text: &str) {
    assert!(text.ends_with(['.', '?', '!', '…']), "{text:?}");
    assert_clean(text);
}

/// No number that is none, and no trace of how it was made.
pub(crate) fn assert_clean(text: &str) {
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words {
        assert!(!["NaN", "inf", "None", "Some"].contains(&word), "{word:?} in: {text:?}");
    }
    for wrong in ["  ", " .", "{}"] {
        assert!(!text.contains(wrong), "{wrong:?} in: {text:?}");
    }
}

/// Flaws have places in the text, and each is said.
pub(crate) fn assert_flaws(flaws: &[Flaw], text: &str) {
    assert!(flaws.len() <= MOST_PROBLEMS, "{}", flaws.len());
    for flaw in flaws {
        assert!(text.get(flaw.at.clone()).is_some(), "{flaw:?} in {text:?}");
        assert!(!flaw.fault.id().is_empty());
        assert!(!flaw.to_string().is_empty());
        assert_ne!(way_out(&flaw.fault, flaw.hint.as_ref()), Some(String::new()), "{flaw:?}");
    }
}

/// Problems have places in the query, if there is one, and each is said in brief.
pub(crate) fn assert_problems(problems: &[Problem], query: Option<&str>) {
    assert!(problems.len() <= MOST_PROBLEMS, "{}", problems.len());
    for problem in problems {
        if let Some(query) = query {
            assert!(query.get(problem.at.clone()).is_some(), "{problem:?} in {query:?}");
        }
        assert!(problem.place.start <= problem.place.end, "{problem:?}");
        assert!((1..2_000).contains(&problem.to_string().len()), "{problem:?}");
        assert!(problem.key.len() + problem.value.len() < 2_000, "{problem:?}");
    }
}
