//! A sweep as a link has it: `sweep(x=lr,y=beta,y-from=0.5)`.

use std::ops::Range;

use crate::{
    flaw::{
        Flaw, Hint,
        link::{LinkFault, Named},
        pieces, shift,
    },
    notation::number,
    rule::hyperparameter::{Hyperparameter, STEPS},
    scenario::{
        limits::MOST_RULES,
        mapped::Mapped,
        reading::{declared, finite, inside, unknown},
        scenario::Scenario,
        sweep_axis::{COORDINATES, SweepAxis},
    },
    spelling::excerpt,
};

/// Which of the rules that are raced is mapped, counted from 1.
pub(super) const RULE: Hyperparameter = Hyperparameter {
    id: "rule",
    symbol: "",
    name: "Update rule",
    default: 1.0,
    max: MOST_RULES as f64,
    ..STEPS
};

/// The largest coordinate of a start that is tried.
const FARTHEST: f64 = 1e9;

impl Scenario {
    /// Leaves out of a sweep what is no option of its rule any more.
    pub(super) fn limit_sweep(&mut self) {
        let Some(Mapped::Sweep { rule, x, y }) = self.map else { return };
        if self.no_sweep(rule).is_some() {
            self.map = None;
            return;
        }
        let ids = self.sweepable(rule);
        let kept = |axis: SweepAxis| match axis.option {
            Some(option) if !ids.contains(&option) => SweepAxis::default(),
            _ => axis,
        };
        let (mut x, mut y) = (kept(x), kept(y));
        if x.option.is_some() && x.option == y.option {
            y = SweepAxis::default();
        }
        // Ranges are of the option that they were given with.
        let [of_x, of_y] = self.swept_options(rule, [x, y]);
        for (axis, of) in [(&mut x, of_x), (&mut y, of_y)] {
            let declared = self.swept_declared(rule, of);
            let ends = [axis.from, axis.to];
            if check([None, None], ends, declared).is_err() {
                (axis.from, axis.to) = (None, None);
            }
        }
        self.map = Some(Mapped::Sweep { rule, x, y });
    }
}

/// The words of its options.
const WORDS: [&str; 7] = ["rule", "x", "y", "x-from", "x-to", "y-from", "y-to"];

/// Reads `option=value,…)` from byte `start` on.
pub(super) fn read_sweep(
    scenario: &Scenario,
    text: Option<&str>,
    start: usize,
) -> (Mapped, Vec<Flaw>) {
    let (within, mut flaws) = text.map_or(("", Vec::new()), |text| inside(text, start));
    let mut given: [Option<(Range<usize>, &str)>; 7] = Default::default();
    if !within.trim().is_empty() {
        for (at, piece) in pieces(within, ',') {
            let at = shift(at, start);
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let (name, value) = (name.trim_end(), value.trim_start());
            let name_at = at.start..at.start + name.len();
            let place = WORDS.iter().position(|word| word.eq_ignore_ascii_case(name));
            let slot = place.and_then(|place| Some((*WORDS.get(place)?, given.get_mut(place)?)));
            match slot {
                None => {
                    let fault = LinkFault::UnknownOption { of: "sweep", option: excerpt(name) };
                    let hint = Hint::of_name(name, WORDS.to_vec());
                    flaws.push(Flaw { hint, ..Flaw::new(name_at, fault) });
                }
                Some((option, Some(_))) => {
                    flaws.push(Flaw::new(name_at, LinkFault::OptionTwice { option }));
                }
                Some((_, slot)) => *slot = Some((at.end - value.len()..at.end, value)),
            }
        }
    }
    let [rule, x, y, x_from, x_to, y_from, y_to] = given;
    let number = match rule.map(|(at, text)| declared(text, at, &RULE)) {
        Some(Ok(number)) => number,
        Some(Err(flaw)) => {
            flaws.push(flaw);
            RULE.default
        }
        None => RULE.default,
    };
    let rule = (number as usize).saturating_sub(1);
    let ids = scenario.sweepable(rule);
    let mut option = |given: Option<(Range<usize>, &str)>, other: Option<&str>| {
        let (at, text) = given?;
        let Some(id) = ids.iter().copied().find(|id| id.eq_ignore_ascii_case(text)) else {
            flaws.push(unswept(scenario, rule, text, at, &ids));
            return None;
        };
        if Some(id) == other {
            flaws.push(Flaw::new(at, LinkFault::SameAxes { option: id }));
            return None;
        }
        Some(id)
    };
    let x = option(x, None);
    let y = option(y, x);
    let axes = [x, y].map(|option| SweepAxis { option, ..SweepAxis::default() });
    let options = scenario.swept_options(rule, axes);
    let mut ends = [[x_from, x_to], [y_from, y_to]].into_iter().zip(axes).zip(options).map(
        |((ends, axis), id)| {
            let mut places = [None, None];
            let mut values = [None, None];
            for ((given, place), value) in ends.into_iter().zip(&mut places).zip(&mut values) {
                let Some((at, text)) = given else { continue };
                match finite(text, at.clone()) {
                    Ok(read) => (*place, *value) = (Some((at, text)), Some(read)),
                    Err(flaw) => flaws.push(flaw),
                }
            }
            match check(places, values, scenario.swept_declared(rule, id)) {
                Ok(()) => SweepAxis { from: values[0], to: values[1], ..axis },
                Err(flaw) => {
                    flaws.push(flaw);
                    axis
                }
            }
        },
    );
    let (x, y) = (ends.next().unwrap_or_default(), ends.next().unwrap_or_default());
    drop(ends);
    (Mapped::Sweep { rule, x, y }, flaws)
}

/// What is wrong with the name of what can't be on an axis.
fn unswept(
    scenario: &Scenario,
    rule: usize,
    text: &str,
    at: Range<usize>,
    ids: &[&'static str],
) -> Flaw {
    if text.is_empty() {
        return unknown(text, at, Named::Option, ids.to_vec());
    }
    if scenario.hole.is_some() && COORDINATES.contains(&text) {
        return Flaw::new(at, LinkFault::FixedByHole { key: "at" });
    }
    let of = scenario.swept_rule(rule).map_or("", |rule| rule.id);
    let fault = LinkFault::NotSwept { of, option: excerpt(text) };
    Flaw { hint: Hint::of_name(text, ids.to_vec()), ..Flaw::new(at, fault) }
}

/// Whether the ends of an axis, where they are given, are those of a range of allowed values.
fn check(
    places: [Option<(Range<usize>, &str)>; 2],
    ends: [Option<f64>; 2],
    declared: Option<&'static Hyperparameter>,
) -> Result<(), Flaw> {
    let [min, max] = declared.map_or([-FARTHEST, FARTHEST], |of| [of.min, of.max]);
    let mut whole = 0..0;
    for (place, end) in places.into_iter().zip(ends) {
        let (at, text) = place.unwrap_or((0..0, ""));
        if end.is_some_and(|end| !(min..=max).contains(&end)) {
            return Err(Flaw::new(
                at,
                match declared {
                    Some(declared) => LinkFault::OutOfRange { declared, text: excerpt(text) },
                    None => LinkFault::StartTooFar { most: FARTHEST },
                },
            ));
        }
        whole = if whole == (0..0) { at } else { whole.start.min(at.start)..at.end.max(whole.end) };
    }
    let (low, high) = (ends[0].unwrap_or(min), ends[1].unwrap_or(max));
    if high - low > 1e-6 * low.abs().max(high.abs()) {
        Ok(())
    } else {
        Err(Flaw::new(whole, LinkFault::SweepRange { low, high }))
    }
}

/// The sweep as a link has it.
pub(super) fn write_sweep(rule: usize, axes: [SweepAxis; 2]) -> String {
    let mut written = "sweep".to_owned();
    let mut mark = "(";
    let mut write = |name: &str, value: &str| {
        written.extend([mark, name, "=", value]);
        mark = ",";
    };
    if rule > 0 {
        write("rule", &(rule + 1).to_string());
    }
    for (name, axis) in COORDINATES.into_iter().zip(axes) {
        if let Some(option) = axis.option {
            write(name, option);
        }
        for (end, value) in [("-from", axis.from), ("-to", axis.to)] {
            if let Some(value) = value {
                write(&[name, end].concat(), &number(value));
            }
        }
    }
    if mark == "," {
        written.push(')');
    }
    written
}
