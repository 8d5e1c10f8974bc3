//! Links as they come back from other software, and links that pass through it unharmed.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests may panic")]

mod strategies;

use gd_core::{
    Scenario,
    function::catalog::CATALOG,
    scenario::{Severity, query_of_attributes},
};
use proptest::prelude::*;
use strategies::query;

/// The scenario of a query that has no problems.
fn read(query: &str) -> Scenario {
    let parsed = Scenario::parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    parsed.scenario
}

/// Browsers encode the marks that close the text around a link.
#[test]
fn encoded_marks_around_a_link_are_passed_over() {
    let plain = read("f=himmelblau&at=-1,-1");
    for mark in ["%E2%80%9D", "%22", "%3E", "%C2%BB", "%E2%80%A6", "%60"] {
        let query = format!("f=himmelblau&at=-1,-1{mark}");
        assert_eq!(read(&query), plain, "{query}");
    }
}

/// Software that looks for no query begins a second one; some closes an address with a slash.
#[test]
fn a_second_query_and_a_closing_slash_are_passed_over() {
    let plain = read("f=himmelblau&at=-1,-1");
    for query in [
        "f=himmelblau&at=-1,-1?utm_source=x",
        "?f=himmelblau&at=-1,-1?utm_source=x&utm_medium=y",
        "f=himmelblau&at=-1,-1/",
    ] {
        assert_eq!(read(query), plain, "{query}");
    }
}

#[test]
fn what_other_software_adds_is_passed_over() {
    let plain = read("f=himmelblau&at=-1,-1&steps=5");
    for added in [
        "fbclid=IwAR0abc",
        "utm_source=x",
        "utm_campaign=a%20b",
        "_kx=a",
        "hsCtaTracking=a%7Cb",
        "ck_subscriber_id=1",
        "ml_subscriber_hash=a",
        "vero_id=1",
        "wt_zmc=a",
        "__hssc=1",
        "UTM_Medium=mail",
        "gclid=1",
        "gbraid=1",
        "wbraid=1",
        "msclkid=1",
        "yclid=1",
        "ttclid=1",
        "twclid=1",
        "igsh=1",
        "igshid=1",
        "li_fat_id=1",
        "mc_cid=1",
        "mc_eid=1",
        "ref=hn",
        "ref_src=twsrc%5Etfw",
        "_ga=1.2",
        "_gl=1*2",
        "_hsenc=1",
        "_hsmi=1",
        "mkt_tok=1",
        "si=1",
        "srsltid=1",
        "mtm_source=1",
        "pk_campaign=1",
        "_x_tr_sl=en",
        "_x_tr_tl=de",
        "mibextid=1",
        "__tn__=R",
        "source=share",
        "fbclid",
    ] {
        for query in [
            format!("{added}&f=himmelblau&at=-1,-1&steps=5"),
            format!("f=himmelblau&at=-1,-1&steps=5&{added}"),
            format!("f=himmelblau&amp;{added}&at=-1,-1&steps=5"),
            format!("f=himmelblau&at=-1,-1&steps=5&{added}&amp;amp;"),
            format!("?{added}#f=himmelblau&at=-1,-1&steps=5"),
        ] {
            assert_eq!(read(&query), plain, "{query}");
        }
    }
    // What is near a key is a slip of the hand.
    let parsed = Scenario::parse("f=himmelblau&seeds=5");
    assert_eq!(parsed.problems[0].fault.id(), "unknown-key");
}

#[test]
fn links_are_read_as_they_come_back() {
    let plain = read("f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)");
    for query in [
        // HTML's & once and twice.
        "f=x^4-3x^2%2Bx&amp;at=2;-2&amp;opt=adam(lr=0.1)",
        "f=x^4-3x^2%2Bx&amp;amp;at=2;-2&amp;amp;opt=adam(lr=0.1)",
        // Encoded twice, thrice, or as one value.
        "f=x%255E4-3x%255E2%252Bx&at=2%253B-2&opt=adam%2528lr%253D0.1%2529",
        "f=x%25255E4-3x%25255E2%25252Bx&at=2;-2&opt=adam(lr=0.1)",
        "f%3Dx%5E4-3x%5E2%252Bx%26at%3D2%3B-2%26opt%3Dadam(lr%3D0.1)",
        // In a sentence, in brackets, in quotation marks.
        "f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1).",
        "f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)),",
        "f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)\">",
        "f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)**",
        "f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)\n",
        // A whole address.
        "https://example.org/p/?f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)",
        "https://example.org/p/#f=x^4-3x^2%2Bx&at=2;-2&opt=adam(lr=0.1)",
    ] {
        assert_eq!(read(query), plain, "{query}");
    }
    assert_eq!(read("f=sphere."), read("f=sphere"));
    assert_eq!(read("f=sphere)"), read("f=sphere"));
    assert_eq!(read("f=sphere'!&steps=5"), read("f=sphere&steps=5"));
    assert_eq!(read("f=|x|"), read("f=%7Cx%7C"));
}

#[test]
fn numbers_are_read_with_any_minus_and_any_digits() {
    let plain = read("f=himmelblau&at=-1,-1.5;2,3&lr=0.05&view=-6,6,-6,6");
    for query in [
        "f=himmelblau&at=–1,–1.5;2,3&lr=0.05&view=–6,6,–6,6",
        "f=himmelblau&at=—1,‑1.5;2,3&lr=0.05&view=−6,6,−6,6",
        "f=himmelblau&at=－１，－１.５；２，３&lr=０．０５&view=－６,６,－６,６",
        "f=himmelblau&at=-1,\u{a0}-1.5;\u{200b}2,3\u{200e}&lr=0.05&view=-6,6,-6,6",
    ] {
        assert_eq!(read(query), plain, "{query}");
    }
}

/// One cause, one problem: what follows from it is not told.
#[test]
fn one_cause_is_told_once() {
    for (query, id, told) in [
        ("f=x4-3x2+x&at=2;-2", "unknown-name", "Did you mean x^4?"),
        ("f=x4-3x2+x&at=2;-2&view=-3,3&zoom=-1,1", "unknown-name", "x^4"),
        ("f=sin(x&at=1", "never-closed", "Add a “)”"),
        ("data=csv:oops&model=logistic", "row-not-a-number", "oops"),
        ("data=lines&model=logistic&loss=hinge", "not-named", "line"),
        ("layers=0&at=1", "out-of-range", "layers"),
    ] {
        let problems = Scenario::parse(query).problems;
        assert_eq!(problems.len(), 1, "{query}: {problems:?}");
        assert_eq!(problems[0].fault.id(), id, "{query}");
        let said = problems[0].to_string();
        assert!(said.contains(told), "{query}: {said}");
    }
}

/// Characters that turn what is said around or move a cursor are not repeated.
#[test]
fn messages_hold_no_hidden_characters() {
    for hidden in ["\u{202e}", "\u{2066}", "\u{200f}", "\u{1b}", "\u{7}", "\u{ad}", "\u{feff}"] {
        for query in [
            format!("f=q{hidden}w(x)"),
            format!("{hidden}x=1"),
            format!("opt=a{hidden}b"),
            format!("opt=gd({hidden}=1)"),
            format!("at=1{hidden}q,2"),
            format!("lr=q{hidden}"),
            format!("data=csv:1,2;q{hidden},3"),
            format!("show={hidden}"),
            format!("f=\\{hidden}x"),
        ] {
            let problems = Scenario::parse(&query).problems;
            for problem in problems {
                let said = [problem.to_string(), problem.key, problem.value].concat();
                assert!(!said.contains(hidden), "{query:?}: {said:?}");
            }
        }
    }
}

/// A scenario with as much of everything as there may be is written as a link that is read.
#[test]
fn the_largest_scenarios_are_written_and_read() {
    let starts =
        (0..64).map(|k| format!("{}.123456789012345,-{}.98765432109876", k, k)).collect::<Vec<_>>();
    let rules = vec![
        "adamw(lr=0.123456789012345,beta1=0.8765432109876,beta2=0.98765432109,eps=0.00123456789,wd=0.123456789)";
        16
    ];
    let changes: Vec<_> = (1..2000).map(|k| format!("{k}:0.12345678901234{k}")).collect();
    let points: Vec<_> =
        (0..200).map(|k| format!("-1234567.{k}2345678,{k}.98765432101234,{}", k % 2)).collect();
    let common = format!(
        "&at={}&opt={}&lr-from={}&steps=100000&restarts=60&schedule=milestones(first=11,second=22,third=333,factor=0.123456789)&clip=norm(c=1.23456789)&noise=0.123456789&seed=9007199254740991&tol=1.2345e-7&goal=max&view=-1.5,1.5,-2.5,2.5&zoom=-1,1,-1,1&turn=-60,20&embed=1&play=1&step=12&show=surface,field&hide=start,saddle&speed=33&theme=dark",
        starts.join(";"),
        rules.join(";"),
        changes.join(";")
    );
    let long = format!("x+y+{}1", "sin(x*y)+".repeat(990));
    for descended in [
        format!("f={long}"),
        format!("f={}x+y", "（ｘ－1）×".repeat(200)),
        format!(
            "data=csv:{}&batch=1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16&l1=0.1&l2=0.2",
            points.join(";")
        ),
        "layers=100&activation=tanh".to_owned(),
    ] {
        let parsed = Scenario::parse(&format!("{descended}{common}"));
        let cut: Vec<_> = parsed.problems.iter().map(|problem| problem.key.as_str()).collect();
        assert!(
            parsed.problems.iter().all(|problem| problem.severity == Severity::Warning),
            "{:?}",
            parsed.problems
        );
        for key in ["steps", "lr-from"] {
            assert!(cut.contains(&key), "{key} is cut: {cut:?}");
        }
        let written = parsed.scenario.write();
        assert!(written.len() < 100_000, "{}", written.len());
        assert_eq!(read(&written), parsed.scenario);
    }
}

/// A query by RFC 3986, 3.4, of which nothing is raw that Markdown, Slack or e-mail take for something
/// else, and at whose end they leave nothing out.
fn assert_passes(query: &str) -> Result<(), TestCaseError> {
    let mut bytes = query.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next(), bytes.next()];
            let is_hex =
                digits.iter().all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit()));
            prop_assert!(is_hex, "{query}");
        } else {
            // Of pchar, "/" and "?", what means nothing elsewhere.
            let is_plain = byte.is_ascii_alphanumeric() || b"-.,;:=/&".contains(&byte);
            prop_assert!(is_plain, "{query}: {}", byte as char);
        }
    }
    let ends_well = query.bytes().next_back().is_none_or(|last| last.is_ascii_alphanumeric());
    prop_assert!(ends_well, "{query}");
    Ok(())
}

#[test]
fn attributes_make_queries_that_pass() {
    for value in ["x^2|y|", "(x)", "x*y_z~'\"", "5.", "a&b=c#d?e", "50%", "", "é"] {
        assert_passes(&query_of_attributes([("f", value), ("at", "1,2")])).unwrap();
    }
}

#[test]
fn the_catalogues_links_pass() {
    for entry in CATALOG {
        assert_passes(&read(&format!("f={}", entry.formula.replace('+', "%2B"))).write()).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_passes(query in query()) {
        assert_passes(&Scenario::parse(&query).scenario.write())?;
    }

    /// However often it is encoded, in HTML and in a sentence, a written link is read as the same.
    #[test]
    fn what_is_written_survives(query in query()) {
        let scenario = Scenario::parse(&query).scenario;
        let written = scenario.write();
        let twice = written.replace('%', "%25");
        let html = written.replace('&', "&amp;");
        for query in [twice, html, format!("{written})."), format!("x=1&utm_source=a#{written}")] {
            let again = Scenario::parse(&query).scenario;
            prop_assert_eq!(&again, &scenario, "{}", query);
        }
    }
}
