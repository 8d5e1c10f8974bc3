//! The same function mirrored, reflected, scaled or shifted gets the same verdicts.

use gd_core::{Outcome, Stop};

use crate::{chance::Chance, finished, subjects::Subject};

/// How many verdicts were compared with those of the same runs on a changed function, and which differ.
pub(crate) fn compare(subject: &Subject, chance: &mut Chance) -> (usize, Vec<String>) {
    let starts: Vec<_> = (0..3).map(|_| subject.start(chance)).collect();
    let shares = [0.1, 0.45, 1.2];
    let rules = |factor: f64| {
        let [a, b, c] = shares.map(|share| subject.rate(share) / factor);
        format!("gd(lr={a:e});momentum(lr={b:e});gd(lr={c:e})")
    };
    let query = |text: String, starts: &[[f64; 2]], domain, factor: f64, goal: &str| {
        format!(
            "f={}&at={}&view={}&opt={}&steps=200&tol={:e}&goal={goal}",
            text.replace('+', "%2B"),
            subject.places(starts),
            subject.view(domain),
            rules(factor),
            subject.tolerance() * factor,
        )
    };
    // A power of two, so that nothing is rounded anew; what a link may say is at most 1e6.
    let factor = if subject.scale > 1.0 { 1.0 / 1024.0 } else { 1024.0 };
    let [x0, x1, y0, y1] = subject.domain;
    let plain = || subject.text("x", "y");
    let base = query(plain(), &starts, subject.domain, 1.0, "min");
    let reflected: Vec<_> = starts.iter().map(|[x, y]| [-x, *y]).collect();
    let shifted: Vec<_> = starts.iter().map(|[x, y]| [x + 8.0, *y]).collect();
    let changed = [
        ("mirrored", query(format!("-({})", plain()), &starts, subject.domain, 1.0, "max")),
        ("reflected", query(subject.text("(-x)", "y"), &reflected, [-x1, -x0, y0, y1], 1.0, "min")),
        (
            "scaled",
            query(format!("{factor}*({})", plain()), &starts, subject.domain, factor, "min"),
        ),
        (
            "shifted",
            query(subject.text("(x-8)", "y"), &shifted, [x0 + 8.0, x1 + 8.0, y0, y1], 1.0, "min"),
        ),
    ];
    let race = finished(&base);
    let (mut compared, mut differing) = (0, Vec::new());
    for (how, query) in changed {
        let other = finished(&query);
        for run in 0..race.racers().len() {
            let (a, b) = (race.verdict(run).unwrap(), other.verdict(run).unwrap());
            // Shifting rounds anew, which a run that does not settle makes much of.
            if how == "shifted" && !(a.stop == Stop::Converged && b.stop == Stop::Converged) {
                continue;
            }
            // A rate is capped.
            if how == "scaled" && subject.scale < 1e-5 {
                continue;
            }
            compared += 1;
            let expected = if how == "mirrored" { mirrored(a.outcome) } else { a.outcome };
            if a.stop != b.stop || b.outcome != expected {
                differing.push(format!(
                    "{how} {}: {} and {}\n  {base}\n  {query}",
                    subject.family,
                    a.id(),
                    b.id()
                ));
            }
        }
    }
    (compared, differing)
}

fn mirrored(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::GlobalMinimum => Outcome::GlobalMaximum,
        Outcome::LocalMinimum => Outcome::LocalMaximum,
        Outcome::GlobalMaximum => Outcome::GlobalMinimum,
        Outcome::LocalMaximum => Outcome::LocalMinimum,
        other => other,
    }
}
