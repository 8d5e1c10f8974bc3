//! What is said of a link that can't be followed.

use crate::{
    flaw::{
        Hint,
        link::{Descended, LinkFault, Named},
    },
    notation::{number, parse},
};

/// What is wrong.
pub(super) fn fault(fault: &LinkFault) -> String {
    match fault {
        LinkFault::TooLong { most } => format!("The link is longer than {most} characters."),
        LinkFault::UnknownKey { key } => format!("There is no key “{key}”."),
        LinkFault::GivenAgain => "This key is given again further on.".to_owned(),
        LinkFault::NumberMissing { .. } => "A number is missing here.".to_owned(),
        LinkFault::NotFinite { text } if parse(text).is_some() => {
            format!("“{text}” is not a finite number.")
        }
        LinkFault::NotFinite { text } => format!("“{text}” is not a number."),
        LinkFault::NumberTooLarge { text } => format!("“{text}” is too large."),
        LinkFault::OutOfRange { declared, text } => {
            format!("{} = {text} is out of range.", declared.id)
        }
        LinkFault::WordMissing => "A word is missing here.".to_owned(),
        LinkFault::UnknownWord { word } => format!("“{word}” is not one of its values."),
        LinkFault::NameMissing { of } => format!("The name of the {} is missing.", named(*of)),
        LinkFault::NotNamed { of: Named::Part, name } => {
            format!("“{name}” is no part that can be shown.")
        }
        LinkFault::NotNamed { of, name } => format!("There is no {} “{name}”.", named(*of)),
        LinkFault::UnknownOption { of, option } => format!("{of} has no option “{option}”."),
        LinkFault::OptionTwice { option } => format!("{option} is given twice."),
        LinkFault::OptionsNeverClosed => "A closing parenthesis is missing.".to_owned(),
        LinkFault::BehindOptions => "This is not part of the options.".to_owned(),
        LinkFault::TooManyStarts { most } => format!("At most {most} starts are run."),
        LinkFault::TooManyRules { most } => format!("At most {most} rules are raced."),
        LinkFault::TooManyBatchSizes { most } => {
            format!("At most {most} batch sizes are raced.")
        }
        LinkFault::StartTooFar { .. } => "This start is too far out.".to_owned(),
        LinkFault::StartCoordinates { dimension: 1 } => {
            "A start of a function of x alone is one number.".to_owned()
        }
        LinkFault::StartCoordinates { .. } => {
            "A start of a function of x and y is two numbers.".to_owned()
        }
        LinkFault::RegionSides { .. } => "A region is four numbers.".to_owned(),
        LinkFault::RegionEmpty { low, high } => {
            format!("The range from {} to {} is empty.", number(*low), number(*high))
        }
        LinkFault::RegionSize => "The region is too wide, too narrow or too far out.".to_owned(),
        LinkFault::ViewpointAngles => "A viewpoint is two angles.".to_owned(),
        LinkFault::ChangeForm => "A change is a step and a rate.".to_owned(),
        LinkFault::ChangeOrder => "A change does not come after the one before it.".to_owned(),
        LinkFault::TooManyChanges { most } => {
            format!("There are more than {most} changes.")
        }
        LinkFault::GivenAsWell { other, kept } => {
            let other = match other {
                Descended::Function => "A function is",
                Descended::Data => "Data are",
                Descended::Model => "A model is",
                Descended::Layers => "Layers are",
            };
            format!("{other} given as well as {}.", descended(*kept))
        }
        LinkFault::NoData => "There are no data to learn from.".to_owned(),
        LinkFault::ModelUnsuited { model } => format!("{model} does not suit these points."),
        LinkFault::LossUnsuited { model, loss } => format!("{model} is not trained by {loss}."),
        LinkFault::TooManyBatchedRuns { rules, batches, .. } => {
            format!("{rules} rules and {batches} batch sizes make too many runs.")
        }
        LinkFault::TooManyRuns { starts, rules, batches, .. } => {
            let runs = starts * rules * batches;
            let rules = if *rules > 1 { format!(" × {rules} rules") } else { String::new() };
            let batches =
                if *batches > 1 { format!(" × {batches} batch sizes") } else { String::new() };
            format!("{starts} starts{rules}{batches} make {runs} runs.")
        }
        LinkFault::RuleNotRaced { rule, .. } => format!("There is no rule number {rule} to map."),
        LinkFault::NotSwept { of, option } => {
            format!("“{option}” is nothing that {of} can be tried with.")
        }
        LinkFault::SameAxes { option } => format!("{option} is on both axes."),
        LinkFault::SweepRange { low, high } => {
            format!("The range from {} to {} is empty.", number(*low), number(*high))
        }
        LinkFault::FixedByHole { key: key @ ("lesson" | "experiment") } => {
            format!("A hole is played, and no {key} beside it.")
        }
        LinkFault::FixedByHole { key } => {
            let what = match *key {
                "f" | "data" | "model" | "layers" => "function",
                "at" => "start",
                "steps" => "step limit",
                "tol" => "tolerance",
                key => key,
            };
            format!("At a hole there is no choice of {what}.")
        }
        LinkFault::NoHole => "A score is that of a hole, and none is played.".to_owned(),
        LinkFault::TooManySteps { runs, .. } => {
            format!("{runs} runs of so many steps are too many.")
        }
    }
}

/// The way out.
pub(super) fn way_out(fault: &LinkFault, hint: Option<&Hint>) -> Option<String> {
    let known = |separator| match hint {
        Some(Hint::Known(names)) => Some(names.join(separator)),
        _ => None,
    };
    let said = match fault {
        LinkFault::OutOfRange { declared, .. }
        | LinkFault::NumberMissing { declared: Some(declared) } => {
            return Some(declared.allowed());
        }
        LinkFault::WordMissing | LinkFault::UnknownWord { .. } => {
            return Some(format!("It is {}.", known(" or ")?));
        }
        LinkFault::UnknownOption { of, .. } => {
            let has = known(", ").unwrap_or_else(|| "none".to_owned());
            return Some(format!("{of} has {has}."));
        }
        LinkFault::NameMissing { of: Named::Hole }
        | LinkFault::NotNamed { of: Named::Hole, .. } => {
            "Write a number from 1 to 9, as in hole=3, or a day of the calendar, as in hole=2026-11-26."
        }
        LinkFault::NameMissing { of: Named::Lesson }
        | LinkFault::NotNamed { of: Named::Lesson, .. } => {
            "Write a lesson's name, and after a dot its step, from 1, as in lesson=update-rule.2."
        }
        LinkFault::NameMissing { .. }
        | LinkFault::NotSwept { .. }
        | LinkFault::NotNamed { .. }
        | LinkFault::ModelUnsuited { .. }
        | LinkFault::LossUnsuited { .. } => {
            return Some(format!("There are {}.", known(", ")?));
        }
        LinkFault::StartTooFar { most } => {
            return Some(format!("Coordinates up to {} are run from.", number(*most)));
        }
        LinkFault::StartCoordinates { dimension: 1 } => {
            "Write it like at=3, with ; between starts."
        }
        LinkFault::StartCoordinates { .. } => "Write it like at=1.5,2, with ; between starts.",
        LinkFault::RegionSides { key } => {
            return Some(format!("Write it like {key}=-5,5,-5,5: xmin,xmax,ymin,ymax."));
        }
        LinkFault::GivenAsWell { kept, .. } => {
            let followed = match kept {
                Descended::Function => "The function is",
                Descended::Data => "The data are",
                Descended::Model => "The model is",
                Descended::Layers => "The layers are",
            };
            return Some(format!("{followed} followed; leave the other out."));
        }
        LinkFault::TooManyBatchedRuns { most, .. } => {
            return Some(format!("At most {most} are run: fewer rules or batch sizes are needed."));
        }
        LinkFault::TooManyRuns { rules, batches, most, .. } => {
            let fewer = match (*rules > 1, *batches > 1) {
                (false, false) => "starts or restarts",
                (true, false) => "starts, restarts or rules",
                (false, true) => "starts, restarts or batch sizes",
                (true, true) => "starts, restarts, rules or batch sizes",
            };
            return Some(format!("At most {most} are run: fewer {fewer} are needed."));
        }
        LinkFault::RuleNotRaced { .. } => "The last rule is mapped.",
        LinkFault::SameAxes { .. } => "Another option takes its place on the second.",
        LinkFault::SweepRange { .. } => "The lesser number comes first.",
        LinkFault::TooManySteps { most, .. } => {
            return Some(format!("Each runs for at most {most} steps here."));
        }
        LinkFault::UnknownKey { .. } => "It is left out.",
        LinkFault::GivenAgain => "The last one counts.",
        LinkFault::NumberMissing { declared: None } | LinkFault::NotFinite { .. } => {
            "Write it like 0.5, -3 or 1e-6."
        }
        LinkFault::BehindOptions => "Put ; between two rules.",
        LinkFault::RegionEmpty { .. } => "The lesser number comes first: xmin,xmax,ymin,ymax.",
        LinkFault::RegionSize => "Numbers up to 1e9 are shown.",
        LinkFault::ViewpointAngles => "Write it like turn=30,40: to the side and up, in degrees.",
        LinkFault::ChangeForm => "Write it like 40:0.1.",
        LinkFault::ChangeOrder => "Steps are in ascending order, each once.",
        LinkFault::NoData => "Add data=line.",
        LinkFault::FixedByHole { key: "lesson" | "experiment" } => "Leave either out of the link.",
        LinkFault::FixedByHole { .. } => {
            "Yours are opt, lr, schedule and clip: the rule, its options, the rate."
        }
        LinkFault::NoHole => "Add the hole, as in hole=3.",
        LinkFault::TooLong { .. }
        | LinkFault::NumberTooLarge { .. }
        | LinkFault::OptionTwice { .. }
        | LinkFault::OptionsNeverClosed
        | LinkFault::TooManyStarts { .. }
        | LinkFault::TooManyRules { .. }
        | LinkFault::TooManyChanges { .. }
        | LinkFault::TooManyBatchSizes { .. } => return None,
    };
    Some(said.to_owned())
}

fn named(of: Named) -> &'static str {
    match of {
        Named::UpdateRule => "update rule",
        Named::Schedule => "schedule",
        Named::Clip => "way to clip",
        Named::DataSet => "data set",
        Named::Model => "model",
        Named::Loss => "loss",
        Named::Activation => "activation function",
        Named::Part => "part",
        Named::Hidden => "mark or part of the page",
        Named::Map => "kind of map",
        Named::Option => "option",
        Named::Hole => "hole",
        Named::Lesson => "lesson step",
    }
}

fn descended(of: Descended) -> &'static str {
    match of {
        Descended::Function => "a function",
        Descended::Data => "data",
        Descended::Model => "a model",
        Descended::Layers => "layers",
    }
}
