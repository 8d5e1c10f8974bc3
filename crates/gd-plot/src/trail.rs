//! The trail of a run, drawn step by step.

use gd_core::{
    Point,
    number::{clamp::clamp, hypot::hypot},
};
use plotters::{prelude::DrawingBackend, style::Color};

use crate::{
    backend::{Area, Drawn},
    folds::Folds,
    frame::Frame,
    geometry::Rectangle,
    legend::HIDDEN,
    marker::Stamp,
    pen::{self, Lines, Pixel},
    style::{Stroke, Style},
};

/// Steps closer than this on the screen are one, in CSS pixels.
const NEAREST: f64 = 0.75;
/// A segment of which no place is farther than this from one drawn just before is drawn already, in
/// CSS pixels.
const COVERED: f64 = 0.5;
/// How far apart step markers stand at least, in CSS pixels: nearer ones could not be told apart.
const MARKER_GAP: f64 = 6.0;
/// How many of the last markers keep the next one at a distance: the last turns of a spiral.
const MARKERS_BACK: usize = 64;
/// A segment this long takes as long to draw as the segment's being there at all, in CSS pixels.
const LONG: f64 = 50.0;
/// By how much the casing is wider than the line on each side, in CSS pixels.
const CASING: f64 = 1.5;

/// Draws a trail as it grows. What is drawn depends on the points alone, not on how many came at a
/// time: dashes are measured along the trail, and nothing drawn is ever changed. What folds back on
/// the last few segments is not drawn again.
///
/// A new frame, style or stroke wants a new pen.
#[derive(Clone, Debug)]
pub struct TrailPen {
    stroke: Stroke,
    /// The last point, and the way along the trail to it.
    last: Option<Pixel>,
    along: f64,
    /// How far apart step markers stand at least; `None` for none at all.
    marker_gap: Option<f64>,
    /// How many step markers there are, and where the last ones stand.
    markers: usize,
    last_markers: [Option<Pixel>; MARKERS_BACK],
    /// See [`marks_every_step`](Self::marks_every_step).
    marks_every_step: bool,
    casing: f64,
    folds: Folds,
    /// The last segments of casing and line, at which the next ones join.
    casing_end: Option<(Pixel, Pixel)>,
    line_end: Option<(Pixel, Pixel)>,
}

/// A place that a trail passes, in the backend's pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vertex {
    pub(crate) at: Pixel,
    /// Whether a step ends here.
    pub(crate) is_step: bool,
}

/// What new points add to a trail.
#[derive(Clone, Debug)]
pub struct Growth {
    stroke: Stroke,
    casing_width: f64,
    casing: Lines,
    line: Lines,
    markers: Vec<Pixel>,
    /// See [`segments`](Self::segments).
    pub(crate) segments: usize,
    /// Where a surface is in front of it.
    pub(crate) hidden: Lines,
}

impl Growth {
    pub(crate) fn new(pen: &TrailPen) -> Self {
        Self {
            stroke: pen.stroke,
            casing_width: pen.casing,
            casing: Lines::default(),
            line: Lines::default(),
            markers: Vec::new(),
            segments: 0,
            hidden: Lines::default(),
        }
    }

    /// Draws what a surface hides, thin and pale; it belongs below the casing.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_hidden<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Drawn<DB> {
        let (width, share) = HIDDEN;
        self.hidden.draw(area, self.stroke.color.mix(share), style.px(width))
    }

    /// Draws the casing, which belongs below the lines of all trails.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_casing<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Drawn<DB> {
        let (Stroke { marker, width, .. }, casing) = (self.stroke, self.casing_width);
        if casing <= 0.0 {
            return Ok(());
        }
        self.casing.draw(area, style.halo, style.px(width + 2.0 * casing))?;
        let halo = Stamp::new(marker, style.px(0.6 + width + casing));
        self.markers.iter().try_for_each(|&at| pen::fill(area, &halo.at(at), style.halo))
    }

    /// Draws the line and its step markers.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw_line<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Drawn<DB> {
        let Stroke { color, marker, width, .. } = self.stroke;
        self.line.draw(area, color, style.px(width))?;
        let dot = Stamp::new(marker, style.px(0.6 + width));
        self.markers.iter().try_for_each(|&at| pen::fill(area, &dot.at(at), color))
    }

    /// Draws casing and line, where no other trail comes between.
    ///
    /// # Errors
    /// The backend's.
    pub fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, style: &Style) -> Drawn<DB> {
        self.draw_casing(area, style)?;
        self.draw_line(area, style)
    }

    /// What drawing it takes, in short segments: a dash counts as one, a step marker too, and a long
    /// segment as several.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.segments
    }
}

impl TrailPen {
    /// A pen that has drawn nothing.
    #[must_use]
    pub fn new(stroke: Stroke) -> Self {
        Self {
            stroke,
            last: None,
            along: 0.0,
            marker_gap: Some(MARKER_GAP),
            markers: 0,
            last_markers: [None; MARKERS_BACK],
            marks_every_step: true,
            casing: CASING,
            folds: Folds::default(),
            casing_end: None,
            line_end: None,
        }
    }

    /// The same without a casing and with step markers so far apart.
    pub(crate) fn uncased(stroke: Stroke, marker_gap: f64) -> Self {
        Self { marker_gap: Some(marker_gap), casing: 0.0, ..Self::new(stroke) }
    }

    /// The same for a curve that is no trail: without step markers.
    pub(crate) fn unmarked(stroke: Stroke) -> Self {
        Self { marker_gap: None, ..Self::new(stroke) }
    }

    /// Whether each step in sight so far has a marker of its own.
    #[must_use]
    pub fn marks_every_step(&self) -> bool {
        self.marks_every_step
    }

    /// Leaves out a step that is in sight.
    pub(crate) fn leave_out(&mut self) {
        self.marks_every_step = false;
    }

    /// Takes up new points. Where one is not finite, the trail is interrupted; what is outside the
    /// frame is cut off.
    #[must_use]
    pub fn grow(
        &mut self,
        frame: &Frame,
        style: &Style,
        points: impl IntoIterator<Item = Point>,
    ) -> Growth {
        let points = points.into_iter();
        let vertices = points.map(|point| Vertex { at: frame.to_pixel(point), is_step: true });
        self.follow(frame.plot(), style, vertices, usize::MAX)
    }

    /// Takes a trail further along places in the backend's pixels, until there are so many
    /// [segments](Growth::segments) more; the rest of the places is left.
    pub(crate) fn follow(
        &mut self,
        plot: Rectangle,
        style: &Style,
        mut vertices: impl Iterator<Item = Vertex>,
        segments: usize,
    ) -> Growth {
        let mut growth = Growth::new(self);
        let before = (self.casing_end, self.line_end);
        for (lines, end) in [(&mut growth.casing, before.0), (&mut growth.line, before.1)] {
            if let Some((from, to)) = end {
                lines.push(from, to);
            }
        }
        while growth.segments < segments
            && let Some(vertex) = vertices.next()
        {
            self.step(&mut growth, plot, style, vertex);
        }
        for (lines, end) in [(&mut growth.casing, before.0), (&mut growth.line, before.1)] {
            // What was only taken up again to join at has been drawn already.
            if end.is_some() && lines.0.first().is_some_and(|line| line.len() == 2) {
                lines.0.remove(0);
            }
        }
        growth
    }

    fn step(&mut self, growth: &mut Growth, plot: Rectangle, style: &Style, vertex: Vertex) {
        let at = vertex.at;
        if !(at.0.is_finite() && at.1.is_finite()) {
            (self.last, self.casing_end, self.line_end) = (None, None, None);
            return;
        }
        let Some(last) = self.last else {
            self.last = Some(at);
            return;
        };
        let length = hypot(at.0 - last.0, at.1 - last.1) / style.px(1.0);
        let is_seen = vertex.is_step && plot.contains(at);
        if length < NEAREST {
            self.marks_every_step &= !is_seen;
            return;
        }
        if let Some((from, to)) = pen::clip(last, at, plot)
            && !self.folds.cover(from, to, style.px(COVERED))
        {
            growth.casing.push(from, to);
            self.casing_end = Some((from, to));
            let skipped = hypot(from.0 - last.0, from.1 - last.1) / style.px(1.0);
            self.dash(growth, style, from, to, self.along + skipped);
        }
        // Far beyond the frame only the dashes' phase would suffer.
        self.along += if length.is_finite() { length } else { 0.0 };
        self.last = Some(at);
        if !is_seen {
            return;
        }
        if self.has_room(style, at) {
            growth.markers.push(at);
            growth.segments += 1;
            if let Some(oldest) = self.last_markers.get_mut(self.markers % MARKERS_BACK) {
                *oldest = Some(at);
            }
            self.markers += 1;
        } else {
            self.leave_out();
        }
    }

    /// Whether a step marker may stand at a place.
    fn has_room(&self, style: &Style, at: Pixel) -> bool {
        let Some(gap) = self.marker_gap.map(|gap| style.px(gap)) else { return false };
        let mut last = self.last_markers.iter().flatten();
        !last.any(|&(x, y)| (x - at.0) * (x - at.0) + (y - at.1) * (y - at.1) < gap * gap)
    }

    /// Draws a segment that begins so far along the trail, broken as the stroke is.
    fn dash(&mut self, growth: &mut Growth, style: &Style, from: Pixel, to: Pixel, along: f64) {
        let pattern = self.stroke.dash.pattern();
        let period: f64 = pattern.iter().sum();
        let length = hypot(to.0 - from.0, to.1 - from.1) / style.px(1.0);
        if period <= 0.0 || length <= 0.0 {
            growth.segments += effort(length);
            growth.line.push(from, to);
            self.line_end = Some((from, to));
            return;
        }
        let at = |way: f64| {
            if way <= 0.0 {
                from
            } else if way >= length {
                to
            } else {
                let share = way / length;
                (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
            }
        };
        // Far along the difference is of rounding alone; the phase is kept within a period then.
        let phase = clamp(along - (along / period).floor() * period, 0.0, period);
        let mut start = -phase;
        while start < length {
            for pair in pattern.chunks(2) {
                let (drawn, left_out) = match pair {
                    &[drawn, left_out] => (drawn, left_out),
                    _ => (period, 0.0),
                };
                if start + drawn > 0.0 && start < length {
                    let (a, b) = (at(start), at(start + drawn));
                    growth.segments += effort(drawn);
                    growth.line.push(a, b);
                    self.line_end = (start + drawn >= length).then_some((a, b));
                }
                start += drawn + left_out;
            }
        }
    }
}

/// What drawing a segment takes, in short ones, by its length in CSS pixels.
fn effort(length: f64) -> usize {
    1 + (length / LONG) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Dash;
    use gd_core::{
        number::sine::{cos, sin},
        scenario::Theme,
    };
    use std::collections::BTreeSet;

    type Segments = BTreeSet<[u64; 4]>;

    fn segments(lines: &Lines) -> Segments {
        let bits = |(a, b): (Pixel, Pixel)| [a.0, a.1, b.0, b.1].map(f64::to_bits);
        lines.0.iter().flat_map(|line| line.windows(2)).map(|s| bits((s[0], s[1]))).collect()
    }

    /// Casing, line and markers, fed with some vertices at a time.
    fn grown(
        dash: Dash,
        vertices: &[Vertex],
        at_a_time: usize,
    ) -> (Segments, Segments, Vec<Pixel>) {
        let style = Style::new(Theme::Light, 1.0, 1);
        let plot = Rectangle { left: 0, top: 0, right: 200, bottom: 200 };
        let mut pen = TrailPen::new(Stroke { dash, ..Stroke::nth(0, Theme::Light) });
        let mut all = (Segments::new(), Segments::new(), Vec::new());
        for chunk in vertices.chunks(at_a_time) {
            let growth = pen.follow(plot, &style, chunk.iter().copied(), usize::MAX);
            all.0.extend(segments(&growth.casing));
            all.1.extend(segments(&growth.line));
            all.2.extend(growth.markers);
        }
        all
    }

    #[test]
    fn what_is_drawn_depends_on_the_points_alone() {
        let mut vertices: Vec<Vertex> = (0..300)
            .map(|k| (f64::from(k) * 0.37, f64::from(k) * 0.4))
            .map(|(angle, r)| (100.0 + r * cos(angle), 100.0 + r * sin(angle)))
            .map(|at| Vertex { at, is_step: true })
            .collect();
        vertices[150].at.0 = f64::NAN;
        vertices[200].at = (1e300, -1e300);
        vertices[220].at = vertices[219].at;
        for dash in [Dash::Solid, Dash::Dashed, Dash::Dotted, Dash::DashDot] {
            let at_once = grown(dash, &vertices, 300);
            assert!(at_once.0.len() > 200 && at_once.2.len() > 50);
            for at_a_time in [1, 2, 7] {
                assert_eq!(grown(dash, &vertices, at_a_time), at_once, "{dash:?}");
            }
        }
    }

    /// As with α = 2/λmax, and where a run rests.
    #[test]
    fn what_folds_back_on_itself_is_drawn_once() {
        let places = [(50.0, 50.0), (150.0, 80.0)].map(|at| Vertex { at, is_step: true });
        let vertices: Vec<Vertex> = places.iter().copied().cycle().take(100_000).collect();
        for dash in [Dash::Solid, Dash::Dashed] {
            let (casing, line, markers) = grown(dash, &vertices, 1000);
            assert_eq!((casing.len(), markers.len()), (1, 2), "{dash:?}");
            // 104.4 pixels, of which dashes and gaps of 9 and 5 make seven and a half.
            assert_eq!(line.len(), if dash == Dash::Solid { 1 } else { 8 });
        }
    }

    /// A limit leaves the rest of the vertices, and what is drawn in the end is the same.
    #[test]
    fn a_trail_is_drawn_in_parts_of_so_many_segments() {
        let vertices: Vec<Vertex> = (0..500)
            .map(|k| (f64::from(k) * 0.37, 0.2 * f64::from(k)))
            .map(|(angle, r)| (100.0 + r * cos(angle), 100.0 + r * sin(angle)))
            .map(|at| Vertex { at, is_step: true })
            .collect();
        let style = Style::new(Theme::Light, 1.0, 1);
        let plot = Rectangle { left: 0, top: 0, right: 200, bottom: 200 };
        let mut pen = TrailPen::new(Stroke { dash: Dash::Solid, ..Stroke::nth(0, Theme::Light) });
        let (mut left, mut drawn) = (vertices.iter().copied(), Segments::new());
        while left.len() > 0 {
            let growth = pen.follow(plot, &style, &mut left, 40);
            // The last vertex may add a marker to its segment.
            assert!(growth.segments() <= 41);
            drawn.extend(segments(&growth.line));
        }
        assert_eq!(drawn, grown(Dash::Solid, &vertices, 500).1);
    }

    /// Steps 6 pixels apart all have a marker, those 3 apart every second; the first place is where
    /// the run starts. Whether all have one is told.
    #[test]
    fn steps_that_can_be_told_apart_have_markers() {
        let steps = |apart: f64, ends: &[Pixel]| -> Vec<Vertex> {
            let across = (180.0 / apart) as u32;
            let place =
                |k: u32| (f64::from(k % across) * apart, 10.0 + 20.0 * f64::from(k / across));
            let places = (0..8 * across).map(place).chain(ends.iter().copied());
            places.map(|at| Vertex { at, is_step: true }).collect()
        };
        let style = Style::new(Theme::Light, 1.0, 1);
        let plot = Rectangle { left: 0, top: 0, right: 200, bottom: 200 };
        let shown = |vertices: &[Vertex]| {
            let mut pen = TrailPen::new(Stroke::nth(0, Theme::Light));
            let growth = pen.follow(plot, &style, vertices.iter().copied(), usize::MAX);
            (growth.markers.len(), pen.marks_every_step())
        };
        assert_eq!(shown(&steps(6.0, &[])), (239, true));
        assert_eq!(shown(&steps(3.0, &[])), (240, false));
        // Out of sight, or not at all, is not left out; at the same place is.
        assert_eq!(shown(&steps(6.0, &[(900.0, 0.0), (f64::NAN, 0.0)])), (239, true));
        assert_eq!(shown(&steps(6.0, &[(174.0, 150.0), (174.0, 150.2)])), (239, false));
    }

    /// Along a straight line of 100 pixels, dashes of 9 and gaps of 5 leave 9 × 7 + 2 drawn.
    #[test]
    fn dashes_have_their_lengths() {
        let vertices: Vec<Vertex> =
            (0..=100).map(|k| Vertex { at: (f64::from(k), 50.0), is_step: false }).collect();
        let style = Style::new(Theme::Light, 1.0, 1);
        let plot = Rectangle { left: 0, top: 0, right: 200, bottom: 200 };
        let mut pen = TrailPen::new(Stroke { dash: Dash::Dashed, ..Stroke::nth(0, Theme::Light) });
        let growth = pen.follow(plot, &style, vertices.into_iter(), usize::MAX);
        let length: f64 = growth.line.0.iter().map(|line| line[line.len() - 1].0 - line[0].0).sum();
        assert!((length - 65.0).abs() < 1e-9);
        assert_eq!(growth.line.0.len(), 8);
    }
}
