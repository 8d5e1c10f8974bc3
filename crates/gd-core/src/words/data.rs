//! What is said of a table of points that can't be followed.

use crate::{
    flaw::data::{DataFault, RowFault},
    function::data::LARGEST,
    notation::exponential,
};

const FORM: &str = "Write a row for each point: x,y or x₁,x₂,class.";

/// What is wrong.
pub(super) fn fault(fault: &DataFault) -> String {
    match fault {
        DataFault::NoRows => "There are no rows.".to_owned(),
        DataFault::NamesLeftOut => "The first row is taken for names and left out.".to_owned(),
        DataFault::ClassesNamed { words: [zero, one] } => {
            format!("“{zero}” is read as class 0, “{one}” as class 1.")
        }
        DataFault::TooManyRows { rows, taken } => {
            format!("There are {rows} rows; {taken} are taken, drawn evenly from all of them.")
        }
        DataFault::Row { row, fault } => format!("Row {row}: {}", of_row(fault)),
        DataFault::MoreRows { rows: 1 } => "1 more row is left out.".to_owned(),
        DataFault::MoreRows { rows } => format!("{rows} more rows are left out."),
        DataFault::TooFewPoints { points: 0 } => "There is no point to learn from.".to_owned(),
        DataFault::TooFewPoints { .. } => {
            "One point is not enough to learn from: at least two are needed.".to_owned()
        }
        DataFault::OneX => "All points have the same x.".to_owned(),
        DataFault::OnePlace => "All points are at the same place.".to_owned(),
    }
}

fn of_row(fault: &RowFault) -> String {
    match fault {
        RowFault::NumberMissing => "a number is missing.".to_owned(),
        RowFault::NotANumber { cell } => format!("“{cell}” is not a number."),
        RowFault::NotFinite { cell } => format!("“{cell}” is not a finite number."),
        RowFault::NumberTooLarge { cell } => format!("“{cell}” is too large."),
        RowFault::NotAClass => "the third number is not a class.".to_owned(),
        RowFault::OneNumber => "one number is not a point.".to_owned(),
        RowFault::UnlikeTheFirst => "it has not as many numbers as the first.".to_owned(),
        RowFault::ManyCommas => "it has more than three numbers.".to_owned(),
        RowFault::TooManyNumbers => "it has not two or three numbers.".to_owned(),
    }
}

/// The way out.
pub(super) fn way_out(fault: &DataFault) -> Option<String> {
    let said = match fault {
        DataFault::NoRows | DataFault::TooFewPoints { .. } => FORM,
        DataFault::OneX => "Lines of any slope fit them equally well.",
        DataFault::OnePlace => "Any line through it fits as well as any other.",
        DataFault::NamesLeftOut
        | DataFault::ClassesNamed { .. }
        | DataFault::TooManyRows { .. }
        | DataFault::MoreRows { .. } => return None,
        DataFault::Row { fault, .. } => match fault {
            RowFault::NotANumber { .. } => "Numbers are written like 0.5, -3 or 1e-6.",
            RowFault::NumberTooLarge { .. } => {
                return Some(format!("Numbers up to {} are taken.", exponential(LARGEST, 1)));
            }
            RowFault::NotAClass => "A class is 0 or 1.",
            RowFault::OneNumber | RowFault::UnlikeTheFirst | RowFault::TooManyNumbers => FORM,
            RowFault::ManyCommas => {
                "If these are decimal commas, write points in place of them: 1.5, not 1,5."
            }
            RowFault::NumberMissing | RowFault::NotFinite { .. } => return None,
        },
    };
    Some(said.to_owned())
}
