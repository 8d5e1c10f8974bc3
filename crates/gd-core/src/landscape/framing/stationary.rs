//! Where a curve is stationary: its slope changes sign.

/// A place of a curve, with the value and the slope there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) at: f64,
    pub(crate) value: f64,
    slope: f64,
}

impl Place {
    pub(crate) fn is_finite(self) -> bool {
        self.value.is_finite() && self.slope.is_finite()
    }
}

/// A minimum or a maximum of a curve.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stationary {
    pub(crate) at: f64,
    pub(crate) value: f64,
}

/// Places at equal distances, both ends among them.
pub(crate) fn spread_evenly(from: f64, to: f64, count: u32) -> impl Iterator<Item = f64> {
    let share = move |k: u32| f64::from(k) / f64::from(count.max(2) - 1);
    (0..count).map(move |k| from * (1.0 - share(k)) + to * share(k))
}

/// The curve at places of it.
pub(crate) fn slope_along(
    curve: impl Fn(f64) -> [f64; 2],
    places: impl Iterator<Item = f64>,
) -> Vec<Place> {
    let place = |at| {
        let [value, slope] = curve(at);
        Place { at, value, slope }
    };
    places.map(place).collect()
}

/// Pairs of ascending places between which the slope changes its sign. Where the slope is exactly 0
/// it has none.
pub(crate) fn sign_changes(places: &[Place]) -> Vec<[Place; 2]> {
    let mut changes = Vec::new();
    let mut last: Option<Place> = None;
    for &place in places {
        if !place.is_finite() {
            last = None;
        } else if place.slope != 0.0 {
            let before = last.filter(|before| (before.slope < 0.0) != (place.slope < 0.0));
            changes.extend(before.map(|before| [before, place]));
            last = Some(place);
        }
    }
    changes
}

/// Whether a curve goes up and down more often than can be told apart, and by so much that nothing
/// else is seen of it.
pub(super) fn is_crowded(places: &[Place], most: usize) -> bool {
    if sign_changes(places).len() <= most {
        return false;
    }
    let values = places.iter().filter(|place| place.is_finite()).map(|place| place.value);
    let values: Vec<f64> = values.collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let pairs = values.windows(2).filter_map(|pair| Some(pair.first()? - pair.last()?));
    pairs.map(f64::abs).sum::<f64>() > 4.0 * (high - low)
}

impl Stationary {
    /// Where between two places of different slopes the curve is stationary, by bisection; `None` at
    /// a pole, towards which values do not settle.
    pub(crate) fn between(
        curve: &impl Fn(f64) -> [f64; 2],
        [mut from, mut to]: [Place; 2],
    ) -> Option<Self> {
        const HALVINGS: u32 = 12;
        let ends = [from.value, to.value];
        let mut midway = from.value;
        for k in 0..HALVINGS {
            let at = 0.5 * from.at + 0.5 * to.at;
            let [value, slope] = curve(at);
            let middle = Place { at, value, slope };
            if k == HALVINGS - 4 {
                midway = value;
            }
            if !middle.is_finite() {
                return None;
            } else if slope == 0.0 {
                return Some(Self { at, value });
            } else if (slope < 0.0) == (from.slope < 0.0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        let nearer = if from.slope.abs() < to.slope.abs() { from } else { to };
        let Place { at, value, .. } = nearer;
        let whole = ends.map(|end| (value - end).abs()).into_iter().fold(0.0, f64::max);
        ((value - midway).abs() <= 0.25 * whole).then_some(Self { at, value })
    }
}
