//! Links that each show one thing.

/// A link to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Example {
    /// What it shows.
    pub title: &'static str,
    /// The link's query.
    pub query: &'static str,
}

const fn example(title: &'static str, query: &'static str) -> Example {
    Example { title, query }
}

/// The examples, the simplest ideas first.
pub const EXAMPLES: &[Example] = &[
    example("Downhill on a parabola", "f=parabola&at=3;-2"),
    example("A race on Himmelblau", "f=himmelblau&at=-1,-1&opt=gd;momentum;adam(lr=0.1)"),
    example("Far too small a learning rate", "f=sphere&at=4,3&lr=1e-6"),
    example("Far too large a learning rate", "f=sphere&at=4,3&lr=10"),
    example("Zigzag in a ravine", "f=ravine&opt=gd;momentum"),
    example(
        "A learning rate that decays",
        "f=x^2%2B10y^2&at=-4,1&lr=0.095&schedule=inverse-time(decay=0.02)",
    ),
    example("Stuck in the shallow well", "f=double-well&at=2&lr=0.02"),
    example("Random restarts", "f=styblinski-tang&restarts=16"),
    example(
        "Simulated annealing",
        "f=rastrigin&at=3.2,-3.1&opt=gd;anneal(lr=0.001,temp=20,cooling=0.995)&lr=0.001",
    ),
    example("Stuck on a saddle", "f=saddle&at=1,0&lr=0.1"),
    example("Noise escapes the saddle", "f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60"),
    example("A plateau", "f=plateau"),
    example("A cliff, and clipping", "f=cliff&clip=norm(c=1)"),
    example("Fit a line to data", "data=line"),
    example("Full batch, one point, mini-batch", "data=line&batch=full;1;32&steps=300&show=epochs"),
    example("Outliers: the squared loss follows them", "data=outliers&show=losses"),
    example("Classify two blobs", "data=overlap&opt=gd;momentum"),
    example("A fit with many valleys", "data=curve&restarts=8"),
    example("Vanishing and exploding gradients", "layers=50"),
    example("Through many layers with clipping", "layers=50&clip=norm(c=0.1)"),
    example("How rare are minima?", "experiment=hessians"),
    example("Low critical points are minima", "experiment=fields"),
    example("Ascent", "f=himmelblau&at=-1,-2;1,1&goal=max&lr=0.005"),
];

#[cfg(all(test, feature = "link"))]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn each_example_is_followed_to_the_letter_and_is_another() {
        for (k, Example { title, query }) in EXAMPLES.iter().enumerate() {
            let parsed = Scenario::parse(query);
            assert_eq!(parsed.problems, [], "{title}");
            assert_eq!(Scenario::parse(&parsed.scenario.write()).scenario, parsed.scenario);
            let mut others = EXAMPLES.iter().take(k);
            assert!(others.all(|other| other.title != *title && other.query != *query), "{title}");
        }
    }
}
