//! The trace: its columns, its numbers, and the command that prints it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may panic")]

mod query;

use std::process::{Command, Output};

use gd_core::trace::{HEADER, Place, fingerprint, write_csv, write_csv_part};
use query::{finished, race};

fn csv(race: &gd_core::Race) -> String {
    let mut text = String::new();
    write_csv(race, &mut text).unwrap();
    text
}

#[test]
fn rows_are_in_the_order_of_starts_then_rules() {
    let text = csv(&finished("f=sphere&at=1,2;3,4&opt=gd;adam&steps=2"));
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("run,rule,step,x,y,value,grad_norm,lr,event"));
    assert_eq!(HEADER, "run,rule,step,x,y,value,grad_norm,lr,event");
    let places: Vec<String> =
        lines.map(|line| line.split(',').take(3).collect::<Vec<_>>().join(",")).collect();
    let expected: Vec<String> = [(0, "gd"), (1, "adam"), (2, "gd"), (3, "adam")]
        .iter()
        .flat_map(|(run, rule)| (0..3).map(move |step| format!("{run},{rule},{step}")))
        .collect();
    assert_eq!(places, expected);
}

#[test]
fn the_issues_example_is_printed_as_worked_by_hand() {
    // θ ← 0.8·θ: (3, 4), (2.4, 3.2), (1.92, 2.56), (1.536, 2.048).
    let text = csv(&finished("f=sphere&at=3,4&opt=gd&lr=0.1&steps=3"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "0,gd,0,3,4,25,10,0.1,");
    let last: Vec<&str> = lines[4].split(',').collect();
    assert!((last[3].parse::<f64>().unwrap() - 1.536).abs() < 1e-15);
    assert!((last[4].parse::<f64>().unwrap() - 2.048).abs() < 1e-15);
    assert_eq!(last[8], "max-steps:on-slope");
}

/// Parts of any size are, one after the other, the whole; none has more rows than asked for.
#[test]
fn parts_make_the_whole() {
    let mut going_on = race("f=himmelblau&opt=gd;adam&at=1,1;2,2&steps=40&tol=0");
    going_on.advance(3);
    for race in [going_on, finished("f=sphere&lr=10&opt=gd;adam;momentum&steps=30")] {
        for rows in [0, 1, 2, 4, 5, 7, 1000] {
            let (mut text, mut next) = (String::new(), Some(Place::default()));
            while let Some(from) = next {
                let mut part = String::new();
                next = write_csv_part(&race, from, rows, &mut part).unwrap();
                let header = usize::from(from == Place::default());
                assert!((1..=rows.max(1) + header).contains(&part.lines().count()), "{part}");
                text += &part;
            }
            assert_eq!(text, csv(&race), "{rows}");
        }
    }
}

#[test]
fn y_is_empty_in_one_dimension() {
    let text = csv(&finished("f=parabola&at=3&lr=0.1&steps=1"));
    assert!(text.lines().nth(1).unwrap().starts_with("0,gd,0,3,,9,6,0.1,"), "{text}");
}

#[test]
fn numbers_parse_back_to_the_same_bits() {
    let race = finished("f=ackley&opt=adam;anneal&noise=0.3&lr=0.1&steps=100&schedule=exponential");
    let text = csv(&race);
    let mut lines = text.lines().skip(1);
    for racer in race.racers() {
        for row in racer.run.rows() {
            let numbers: Vec<f64> = lines
                .next()
                .unwrap()
                .split(',')
                .skip(3)
                .take(5)
                .map(|number| number.parse().unwrap())
                .collect();
            let [x, y] = row.theta;
            let expected = [x, y, row.value, row.gradient_norm(), row.learning_rate];
            assert_eq!(
                numbers.iter().map(|n| n.to_bits()).collect::<Vec<_>>(),
                expected.map(f64::to_bits)
            );
        }
    }
    assert!(lines.next().is_none());
}

#[test]
fn the_verdict_is_on_the_last_row_of_a_run_that_has_stopped() {
    let mut race = race("f=sphere&at=3,4&lr=0.4");
    race.advance(3);
    assert!(csv(&race).lines().all(|line| line.ends_with(',') || line == HEADER));
    race.finish();
    let text = csv(&race);
    assert!(text.ends_with("converged:global-minimum\n"), "{text}");
    assert_eq!(text.matches("converged").count(), 1);
}

#[test]
fn fingerprints_tell_any_bit_apart() {
    let hash = |query: &str| fingerprint(&finished(query));
    assert_eq!(hash("f=sphere&at=1,1&steps=9"), hash("f=sphere&at=1,1&steps=9&theme=dark"));
    assert_ne!(hash("f=sphere&at=1,1&steps=9"), hash("f=sphere&at=1,1.0000000000000002&steps=9"));
    assert_ne!(hash("f=sphere&at=1,1&steps=9"), hash("f=sphere&at=1,1&steps=10"));
}

/// Runs the example, which `cargo test` builds beside the tests.
fn trace(query: &str) -> Output {
    let tests = std::env::current_exe().unwrap();
    let example = tests.ancestors().nth(2).unwrap().join("examples").join("trace");
    Command::new(example.with_extension(std::env::consts::EXE_EXTENSION))
        .arg(query)
        .output()
        .expect("the examples are built by a `cargo test` that is not for one file alone")
}

#[test]
fn the_command_prints_what_the_library_writes() {
    let query = "f=himmelblau&at=1,1&opt=adam(lr=0.1)&steps=20";
    let output = trace(query);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), csv(&finished(query)));
    assert!(output.stderr.is_empty());
}

#[test]
fn a_bad_query_is_answered_on_standard_error_alone() {
    for query in
        ["f=)(", "f=", "at=nan,1", "at=", "lr=-1", "lr=1e400", "opt=foo", "opt=gd(", "view=1,1,0,0"]
    {
        let output = trace(query);
        assert_eq!(output.status.code(), Some(2), "{query}");
        assert!(output.stdout.is_empty(), "{query}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains('^') && message.contains("error:"), "{query}: {message}");
    }
}

#[test]
fn carets_stand_under_the_character_that_is_wrong() {
    for (query, under) in [
        ("f=sphere&lr=-1", "-1"),
        ("f=sphere&at=1,2;3,x4;5,6", "x4"),
        ("f=sphere&opt=gd;adam(beta=0.5)", "beta"),
        ("f=sphere&%61t=1,2;3,zz", "zz"),
        ("théta=3&lr=−1", "−1"),
        ("f=sphere&opt=gd&foo=1", "foo"),
        ("f=sphere&lr=0.1&foo=", "foo"),
    ] {
        let output = trace(query);
        let message = String::from_utf8(output.stderr).unwrap();
        let lines: Vec<&str> = message.lines().collect();
        let carets = lines.iter().position(|line| line.contains('^')).unwrap();
        let marked: String = lines[carets - 1]
            .chars()
            .zip(lines[carets].chars().chain(std::iter::repeat(' ')))
            .filter(|(_, mark)| *mark == '^')
            .map(|(c, _)| c)
            .collect();
        assert_eq!(marked, under, "{message}");
    }
    // In a long query the place is still in sight.
    let long = format!("f=sphere&at={}1,q", "1,2;".repeat(40));
    let message = String::from_utf8(trace(&long).stderr).unwrap();
    assert!(message.lines().nth(1).unwrap().len() < 80, "{message}");
    let caret = message.lines().nth(2).unwrap().find('^').unwrap();
    assert_eq!(message.lines().nth(1).unwrap().as_bytes()[caret], b'q', "{message}");
}

#[test]
fn a_key_that_there_is_not_is_told_and_left_out() {
    let output = trace("f=sphere&foo=3&steps=1");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stderr).unwrap().contains("There is no key “foo”."));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
}
