//! Links that each show one thing.

/// A link to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Example {
    /// What it shows.
    pub title: &'static str,
    /// What to watch for: a claim that comes true.
    pub watch: &'static str,
    /// The link's query, as [`Scenario::write`](crate::Scenario::write) writes it.
    pub query: &'static str,
}

const fn example(title: &'static str, query: &'static str, watch: &'static str) -> Example {
    Example { title, watch, query }
}

/// The examples, the simplest ideas first.
pub const EXAMPLES: &[Example] = &[
    example(
        "Downhill on a parabola",
        "f=parabola&at=3;-2",
        "On the right the slope is positive, so the ball goes left; on the left it is negative, and the ball goes right.",
    ),
    example(
        "One of four valleys",
        "f=himmelblau",
        "The ball rolls down into one of four equally deep valleys: where it starts decides which. Click elsewhere on the map to try.",
    ),
    example(
        "A race on Himmelblau",
        "f=himmelblau&at=-1,-1&opt=gd;momentum;adam%28lr=0.1%29",
        "All three reach the same valley. Plain descent is there first: momentum overshoots and comes back, and Adam slows down late.",
    ),
    example(
        "Far too small a learning rate",
        "f=sphere&at=4,3&lr=1e-6",
        "A thousand steps take the ball a hundredth of a unit on: downhill, and all but still.",
    ),
    example(
        "Far too large a learning rate",
        "f=sphere&at=4,3&lr=10",
        "Each step lands on the other side of the valley, 19 times as far out.",
    ),
    example(
        "Zigzag in a ravine",
        "f=ravine&opt=gd;momentum%28beta=0.5%29&lr=0.09",
        "Descent jumps from wall to wall. Momentum adds up what the steps have in common, and arrives in a third of them.",
    ),
    example(
        "A learning rate that decays",
        "f=parabola&at=3&lr=1.1&schedule=inverse-time",
        "Above a rate of 1 each step lands farther out. Once the rate has fallen below, the ball comes back.",
    ),
    example(
        "Stuck in the shallow well",
        "f=double-well&at=2;-2&lr=0.02",
        "The start decides: from the right the ball stops at −1.07, from the left at −3.51.",
    ),
    example(
        "Random restarts",
        "f=styblinski-tang&restarts=16",
        "A start leads to the nearest of four valleys: 4 of these 17 to the deepest.",
    ),
    example(
        "Simulated annealing",
        "f=rastrigin&at=3.2,-3.1&opt=gd;anneal%28lr=0.005,cooling=0.995%29",
        "Descent stops in the nearest of many valleys. Annealing also takes steps up, while it is hot, and ends lower.",
    ),
    example(
        "Stuck on a saddle",
        "f=saddle&at=1,0&lr=0.1",
        "Along the ridge there is no slope sideways: the ball stops at (0, 0), though f falls on both sides.",
    ),
    example(
        "Noise escapes the saddle",
        "f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60",
        "The same start, with a little noise in the gradient: once the ball is off the ridge, each step takes it farther.",
    ),
    example(
        "A plateau",
        "f=plateau&at=4,0&opt=gd;rmsprop&lr=0.1",
        "Where the slope is almost zero, descent almost stands still. RMSProp divides by the slope's size, and arrives in 25 steps.",
    ),
    example(
        "Thrown off a cliff",
        "f=cliff&at=2,1&lr=0.2",
        "At the cliff's foot the slope is enormous: one step throws the ball far out of the picture.",
    ),
    example(
        "A cliff, and clipping",
        "f=cliff&at=2,1&lr=0.2&clip=norm",
        "The same start, with the gradient cut to a length of 1: no step is longer than 0.2.",
    ),
    example(
        "Fit a line to data",
        "data=line",
        "Each step on the map is another line through the points. In the valley the squared loss is least.",
    ),
    example(
        "Full batch, one point, mini-batch",
        "data=line&batch=full;1;32&steps=300&show=epochs",
        "Only the full batch comes to rest. By points seen, one point a step is near the minimum first.",
    ),
    example(
        "Outliers: the squared loss follows them",
        "data=outliers&show=losses",
        "The line of the squared loss is bent by a few points: its slope is 0.99, that of the absolute loss 1.47.",
    ),
    example(
        "Classify two blobs",
        "data=overlap&opt=gd;momentum",
        "The classes overlap, so the loss has a lowest point at finite weights, and both rules arrive there.",
    ),
    example(
        "A fit with many valleys",
        "data=curve&restarts=8",
        "Waves of several lengths fit the points a little: 5 of 9 starts find one that fits well.",
    ),
    example(
        "Vanishing gradients",
        "layers=50&step=0",
        "On the way back through 50 layers the gradient vanishes: 0.586 at the last, and 1e−64 at the first.",
    ),
    example(
        "Through many layers with clipping",
        "layers=50&clip=norm%28c=0.1%29",
        "Where the gradient explodes it is cut to a length of 0.1: no step is longer than 0.02.",
    ),
    example(
        "How rare are minima?",
        "f=himmelblau&experiment=hessians",
        "The more dimensions, the rarer a critical point that curves up in all of them.",
    ),
    example(
        "Low critical points are minima",
        "f=himmelblau&experiment=fields",
        "Saddles lie high and minima low: which one a critical point is follows its height.",
    ),
    example(
        "Every start at once",
        "f=himmelblau&lr=0.02&map=basins",
        "Each colour is a valley: the starts that end there. At this learning rate two of the four valleys are too steep to come to rest in.",
    ),
    example(
        "Two options at once",
        "f=x%5E2/2%2B50y%5E2&at=-9,1&opt=momentum&lr=0.01&map=sweep%28x=lr,y=beta%29",
        "Each place is a pair of learning rate and momentum. To the right of the dashed line no run arrives, and the quickest are close to it.",
    ),
    example(
        "Ascent",
        "f=himmelblau&at=-1,-2;1,1&lr=0.005&goal=max",
        "With + in place of − the same rule climbs: both starts reach the hill between the valleys.",
    ),
];

#[cfg(all(test, feature = "link"))]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn each_example_is_followed_to_the_letter_and_is_another() {
        for (k, Example { title, query, .. }) in EXAMPLES.iter().enumerate() {
            let parsed = Scenario::parse(query);
            assert_eq!(parsed.problems, [], "{title}");
            assert_eq!(parsed.scenario.write(), *query, "{title}");
            let mut others = EXAMPLES.iter().take(k);
            assert!(others.all(|other| other.title != *title && other.query != *query), "{title}");
        }
    }
}
