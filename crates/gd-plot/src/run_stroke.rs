//! Which stroke a run has, on every picture and chart.

use gd_core::{race::Racer, scenario::Theme};

use crate::style::Stroke;

/// How many forms, dash and marker, one batch size is from the next.
const FORMS: usize = 3;

/// The stroke of a run: its rule's and batch size's, as legends and cards show it; where it starts is
/// seen. It does not depend on what other runs there are, so a run keeps it when others come or go
/// after it.
#[must_use]
pub fn run_stroke(racer: &Racer, theme: Theme) -> Stroke {
    let color = Stroke::nth(racer.rule + racer.batch, theme);
    // What has the colour of another rule has another form.
    let form = Stroke::nth(racer.rule + FORMS * racer.batch, theme);
    Stroke { color: color.color, ..form }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gd_core::{Race, Scenario};

    fn strokes(query: &str) -> Vec<([usize; 3], Stroke)> {
        let race = Race::new(Scenario::parse(query).scenario);
        let of = |racer: &Racer| {
            ([racer.start, racer.rule, racer.batch], run_stroke(racer, Theme::Light))
        };
        race.racers().iter().map(of).collect()
    }

    #[test]
    fn a_run_keeps_its_stroke_when_others_come_after_it() {
        let starts = "f=himmelblau&at=1,1;2,2;3,3";
        let rules = "data=line&opt=gd;adam;momentum";
        let batches = "data=line&batch=1;4;full";
        let both = "data=line&opt=gd;adam;momentum&batch=1;4;full";
        for (fewer, more) in [
            (starts, "f=himmelblau&at=1,1;2,2;3,3&opt=gd;adam"),
            ("f=himmelblau&opt=gd;adam&at=1,1", "f=himmelblau&opt=gd;adam&at=1,1;2,2"),
            (rules, both),
            (batches, both),
        ] {
            let (fewer, more) = (strokes(fewer), strokes(more));
            assert!(fewer.len() < more.len());
            assert!(fewer.iter().all(|run| more.contains(run)));
        }
    }

    #[test]
    fn rules_and_batch_sizes_are_told_apart() {
        let rules = "opt=gd;adam;momentum;nesterov;adagrad;rmsprop;adamw;signgd";
        let all = strokes(&format!("data=line&{rules}&batch=1;2;4;8"));
        assert!(all.len() >= 28);
        for (k, (_, stroke)) in all.iter().enumerate() {
            assert!(all.iter().skip(k + 1).all(|(_, other)| other != stroke), "{k}");
        }
    }
}
