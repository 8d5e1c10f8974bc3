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
pub(crate) fn spread_evenly(from: f64, to: f64, count: u32) -> Vec<f64> {
    let mut places = Vec::new();
    for k in 0..count {
        let share = f64::from(k) / f64::from(count.max(2) - 1);
        places.push(from * (1.0 - share) + to * share);
    }
    places
}

/// The curve at places of it.
pub(crate) fn slope_along(curve: &dyn Fn(f64) -> [f64; 2], places: &[f64]) -> Vec<Place> {
    let mut along = Vec::new();
    for &at in places {
        let [value, slope] = curve(at);
        along.push(Place { at, value, slope });
    }
    along
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
            if let Some(before) = last
                && (before.slope < 0.0) != (place.slope < 0.0)
            {
                changes.push([before, place]);
            }
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
    let (mut low, mut high, mut path) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
    let mut before = None;
    for Place { value, .. } in places.iter().filter(|place| place.is_finite()) {
        (low, high) = (low.min(*value), high.max(*value));
        path += before.map_or(0.0, |before: f64| (before - value).abs());
        before = Some(*value);
    }
    path > 4.0 * (high - low)
}

impl Stationary {
    /// Where between two places of different slopes the curve is stationary, by bisection; `None` at
    /// a pole, towards which values do not settle.
    pub(crate) fn between(
        curve: &dyn Fn(f64) -> [f64; 2],
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
        let [first, last] = ends.map(|end| (value - end).abs());
        let whole = first.max(last).max(0.0);
        ((value - midway).abs() <= 0.25 * whole).then_some(Self { at, value })
    }
}
