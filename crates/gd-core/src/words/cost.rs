//! What the runs of a race say about batch sizes, in a sentence or two.

use crate::{
    cost::{Advice, NEAR},
    notation::number,
    run::batch::Batch,
    words::run_name::RunName,
};

/// Which batch size was cheapest, and which ended nearest to the optimum. Where the runs differ in
/// more than their batch sizes they are told by their names.
#[must_use]
pub fn told(advice: &Advice, names: Option<&[RunName]>) -> String {
    let name = |racer: usize, batch| {
        names.and_then(|names| names.get(racer)).map_or_else(|| named(batch), |of| of.name.clone())
    };
    let Advice { cheapest, samples, dearest, most_samples, nearest, .. } = *advice;
    let cheap = capital(&name(cheapest, advice.cheapest_batch));
    let share = number(100.0 * (1.0 - NEAR));
    let points = if samples == 1 { "1 sample".to_owned() } else { format!("{samples} samples") };
    let mut said = format!("{cheap} was {share} % of the way to the lowest loss after {points}");
    let is_dearer = most_samples > samples;
    if is_dearer {
        let dear = name(dearest, advice.dearest_batch);
        said.push_str(&format!("; {dear} needed {most_samples}"));
    }
    if is_dearer && nearest == dearest {
        said.push_str(", but ends closest to the minimum.");
    } else if nearest == cheapest {
        said.push_str(". It also ends closest to the minimum.");
    } else {
        let near = capital(&name(nearest, advice.nearest_batch));
        said.push_str(&format!(". {near} ends closest to the minimum."));
    }
    match advice.missed {
        0 => {}
        1 => said.push_str(" One run never came that near."),
        missed => said.push_str(&format!(" {missed} runs never came that near.")),
    }
    said
}

fn named(batch: Batch) -> String {
    match batch {
        Batch::Full => "the full batch".to_owned(),
        Batch::Mini(size) => format!("batch size {size}"),
    }
}

/// A text as a sentence begins.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
