//! What is said of a round of a hole.

use crate::{
    course::Hole,
    score::{Claim, End, Round},
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a hole is called, without its name: “Hole 3”, “Hole of 26 November 2026”.
#[must_use]
pub fn hole_name(hole: Hole) -> String {
    match hole {
        Hole::Numbered(row) => format!("Hole {}", row.id),
        Hole::Daily(date) => {
            let (day, month, year) = date.day_month_year();
            let month = usize::from(month).checked_sub(1).and_then(|month| MONTHS.get(month));
            format!("Hole of {day} {} {year}", month.copied().unwrap_or_default())
        }
    }
}

/// What a round has come to, in a sentence, beside par where that is known.
#[must_use]
pub fn round(round: &Round, par: Option<u32>) -> String {
    let name = hole_name(round.hole);
    match round.end {
        End::Holed(score) => {
            format!("{name} in {}{}.", gradients(score), beside(score, par))
        }
        End::Elsewhere => format!("{name}: the ball came to rest, but not in the hole."),
        End::RolledOver => {
            format!("{name}: the ball passed over the hole, and would not have stayed in it.")
        }
        End::StillRolling => {
            format!("{name}: the steps are over, and the ball has not come to rest.")
        }
        End::Lost => format!("{name}: the ball is lost."),
    }
}

/// What a score is beside par, in a table: “2 over”.
#[must_use]
pub fn against_par(score: u32, par: u32) -> String {
    match i64::from(score) - i64::from(par) {
        0 => "par".to_owned(),
        over @ 1.. => format!("{over} over"),
        under => format!("{} under", -under),
    }
}

/// What the score that a link claims is worth, if it claims one.
#[must_use]
pub fn claim(round: &Round) -> Option<String> {
    let claimed = round.claimed?;
    Some(match (round.claim()?, round.score()) {
        (Claim::True, _) => format!("The link claims {claimed}, and that is so."),
        (Claim::False, Some(score)) => format!("The link claims {claimed}, but it takes {score}."),
        (Claim::False, None) => {
            format!("The link claims {claimed}, but the ball is not in the hole.")
        }
    })
}

/// A score to be sent to others, without the link; nothing if the ball is not in the hole.
#[must_use]
pub fn shared(round: &Round, par: Option<u32>) -> Option<String> {
    let score = round.score()?;
    let (name, par) = (hole_name(round.hole), beside(score, par));
    Some(format!("{name} in {}{par}. Can you do it in fewer?", gradients(score)))
}

/// A score beside par, where that is known: “, 2 over its par of 12”.
fn beside(score: u32, par: Option<u32>) -> String {
    let told = par.map(|par| match i64::from(score) - i64::from(par) {
        0 => ", its par".to_owned(),
        over @ 1.. => format!(", {over} over its par of {par}"),
        under => format!(", {} under its par of {par}", -under),
    });
    told.unwrap_or_default()
}

fn gradients(count: u32) -> String {
    if count == 1 { "1 gradient".to_owned() } else { format!("{count} gradients") }
}
