//! The keys of a link about what is looked at, and about the page.

use std::borrow::Cow;

use crate::{
    flaw::{
        Flaw, Hint,
        link::{LinkFault, Named},
        pieces, shift, whole,
    },
    notation::number,
    prose::prose,
    rule::hyperparameter::{Hyperparameter, SPEED, STEPS},
    scenario::{
        dirty::Dirty,
        hidden::Hidden,
        key::{Key, Owner},
        lesson_step::LessonStep,
        map_row::{MAPS, read_map},
        mapped::Mapped,
        mark::MARKS,
        part::{PARTS, Part, Parts},
        reading::{declared, finite, numbers, read_integer, read_into, read_word, unknown},
        region::{read_region, write_region},
        scenario::{Scenario, Theme},
        section::SECTIONS,
        viewpoint::{PITCH, Viewpoint},
    },
    space::View,
    spelling::excerpt,
};

/// The keys of the picture and the page.
pub(super) const KEYS: &[Key] = &[
    Key {
        id: "view",
        meaning: || {
            prose("the region of the experiment, where random starts are drawn and critical points \
             searched: xmin,xmax,ymin,ymax (in one dimension xmin,xmax is enough, and y is only shown)").into()
        },
        example: "-5,5,-5,5",
        of: Owner::Objective,
        names: false,
        dirty: |before, now| {
            if before.domain() == now.domain() { Dirty::PICTURE } else { Dirty::RUNS }
        },
        read: |scenario, text| {
            let read = read_region(text, "view", scenario.dimension());
            take_region(&mut scenario.view, read)
        },
        write: |scenario| scenario.view.as_ref().map(write_region),
        reset: |scenario| scenario.view = None,
    },
    Key {
        id: "zoom",
        meaning: || prose("what is looked at, if not the view; it changes no run").into(),
        example: "-1,1,-1,1",
        of: Owner::Camera,
        names: false,
        dirty: |_, _| Dirty::PICTURE,
        read: |scenario, text| {
            let read = read_region(text, "zoom", scenario.dimension());
            take_region(&mut scenario.zoom, read)
        },
        write: |scenario| scenario.zoom.as_ref().map(write_region),
        reset: |scenario| scenario.zoom = None,
    },
    Key {
        id: "turn",
        meaning: || {
            prose(
                "from where a surface is seen, in degrees: how far it is turned counter-clockwise, \
             and how high the eye is above the horizon, from 5 to 90; it changes no run",
            )
            .into()
        },
        example: "-60,20",
        of: Owner::Camera,
        names: false,
        dirty: |_, _| Dirty::PICTURE,
        read: |scenario, text| match read_viewpoint(text) {
            Ok(viewpoint) => {
                scenario.viewpoint = viewpoint;
                Vec::new()
            }
            Err(flaw) => vec![flaw],
        },
        write: |&Scenario { viewpoint, .. }| {
            let Viewpoint { yaw, pitch } = viewpoint;
            (viewpoint != Viewpoint::default()).then(|| numbers([yaw, pitch].iter()))
        },
        reset: |scenario| scenario.viewpoint = Viewpoint::default(),
    },
    Key {
        id: "embed",
        meaning: || prose("`1` for the compact page of a frame").into(),
        example: "1",
        of: Owner::Page,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| read_word(&mut scenario.embed, text, &[("1", true), ("0", false)]),
        write: |scenario| scenario.embed.then(|| "1".to_owned()),
        reset: |scenario| scenario.embed = false,
    },
    Key {
        id: "play",
        meaning: || {
            prose(
                "`1` to play as soon as the page is opened, `0` not to: an element on another page \
                 plays when it is first seen, unless the link says a step",
            )
            .into()
        },
        example: "1",
        of: Owner::Page,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| {
            read_word(&mut scenario.play, text, &[("1", Some(true)), ("0", Some(false))])
        },
        write: |scenario| scenario.play.map(|play| u8::from(play).to_string()),
        reset: |scenario| scenario.play = None,
    },
    Key {
        id: "step",
        meaning: || prose("the step at which the page opens; the end if not given").into(),
        example: "12",
        of: Owner::Page,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| read_integer(text, &STEP, |n| scenario.step = Some(n as u32)),
        write: |scenario| scenario.step.map(|step| step.to_string()),
        reset: |scenario| scenario.step = None,
    },
    Key {
        id: "show",
        meaning: parts_meaning,
        example: "surface,linear",
        of: Owner::Page,
        names: false,
        dirty: dirty_parts,
        read: |scenario, text| {
            scenario.show = Parts::default();
            let known: Vec<_> = PARTS.iter().map(|row| row.id.id()).collect();
            read_names(text, Named::Part, &known, &mut |word| {
                Part::find(word).map(|part| scenario.show.set(part, true)).is_some()
            })
        },
        write: |scenario| write_names(scenario.show.iter().map(Part::id)),
        reset: |scenario| scenario.show = Parts::default(),
    },
    Key {
        id: "hide",
        meaning: hidden_meaning,
        example: "saddle,rules",
        of: Owner::Page,
        names: false,
        dirty: |before, now| Dirty {
            picture: before.hide.marks != now.hide.marks,
            page: before.hide.sections != now.hide.sections,
            runs: false,
        },
        read: |scenario, text| {
            scenario.hide = Hidden::default();
            let known: Vec<_> = Hidden::words().collect();
            read_names(text, Named::Hidden, &known, &mut |word| scenario.hide.insert(word))
        },
        write: |scenario| write_names(scenario.hide.iter()),
        reset: |scenario| scenario.hide = Hidden::default(),
    },
    Key {
        id: "map",
        meaning: maps_meaning,
        example: "basins",
        of: Owner::Page,
        names: false,
        dirty: |_, _| Dirty::PICTURE,
        read: read_map,
        write: |scenario| scenario.map.map(Mapped::write),
        reset: |scenario| scenario.map = None,
    },
    Key {
        id: SPEED.id,
        meaning: || {
            prose("1 to 10000 steps a second; a pace that can be followed if not given").into()
        },
        example: "20",
        of: Owner::Page,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| {
            let mut speed = SPEED.default;
            let flaws = read_into(&mut speed, text, &SPEED);
            if flaws.is_empty() {
                scenario.speed = Some(speed);
            }
            flaws
        },
        write: |scenario| scenario.speed.map(number),
        reset: |scenario| scenario.speed = None,
    },
    Key {
        id: "theme",
        meaning: || {
            prose(
                "`light`, `dark` or `host`: that of the page that holds it, else the reader's own \
                 preference, as if not given",
            )
            .into()
        },
        example: "dark",
        of: Owner::Page,
        names: false,
        dirty: |_, _| Dirty::LOOK,
        read: |scenario, text| {
            let themes = [
                ("light", Some(Theme::Light)),
                ("dark", Some(Theme::Dark)),
                ("host", None),
                ("auto", None),
            ];
            read_word(&mut scenario.theme, text, &themes)
        },
        write: |scenario| {
            scenario.theme.map(|theme| match theme {
                Theme::Light => "light".to_owned(),
                Theme::Dark => "dark".to_owned(),
            })
        },
        reset: |scenario| scenario.theme = None,
    },
    Key {
        id: "lesson",
        meaning: || {
            prose(
                "the lesson that it is shown in, and which of its steps; alone it opens that step",
            )
            .into()
        },
        example: "update-rule.2",
        of: Owner::Purpose,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| {
            let (at, trimmed) = whole(text);
            match LessonStep::read(trimmed) {
                Some(step) => {
                    scenario.lesson = Some(step);
                    Vec::new()
                }
                None => vec![unknown(trimmed, at, Named::Lesson, Vec::new())],
            }
        },
        write: |scenario| scenario.lesson.as_ref().map(LessonStep::write),
        reset: |scenario| scenario.lesson = None,
    },
];

/// The step at which the page opens.
const STEP: Hyperparameter = Hyperparameter { id: "step", name: "Step", min: 0.0, ..STEPS };

/// Reads a region into its place.
fn take_region(target: &mut Option<View>, read: Result<View, Flaw>) -> Vec<Flaw> {
    match read {
        Ok(view) => {
            *target = Some(view);
            Vec::new()
        }
        Err(flaw) => vec![flaw],
    }
}

fn read_viewpoint(text: &str) -> Result<Viewpoint, Flaw> {
    let (at, trimmed) = whole(text);
    let angles = pieces(trimmed, ',');
    let [(yaw_at, yaw), (pitch_at, pitch)] = angles.as_slice() else {
        return Err(Flaw::new(at, LinkFault::ViewpointAngles));
    };
    let yaw = finite(yaw, shift(yaw_at.clone(), at.start))?;
    let pitch = declared(pitch, shift(pitch_at.clone(), at.start), &PITCH)?;
    Ok(Viewpoint::new(yaw, pitch))
}

/// Takes each name of a list that `take` knows; the others are flaws.
fn read_names(
    text: &str,
    of: Named,
    known: &[&'static str],
    take: &mut dyn FnMut(&str) -> bool,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (k, (at, word)) in pieces(text, ',').into_iter().enumerate() {
        if !take(word) && (!word.is_empty() || k == 0) {
            let fault = if word.is_empty() {
                LinkFault::NameMissing { of }
            } else {
                LinkFault::NotNamed { of, name: excerpt(word) }
            };
            flaws.push(Flaw::new(at, fault).hint(Hint::Known(known.to_vec())));
        }
    }
    flaws
}

/// A list of names, if there is any.
fn write_names(names: impl Iterator<Item = &'static str>) -> Option<String> {
    let names: Vec<_> = names.collect();
    (!names.is_empty()).then(|| names.join(","))
}

/// What a change of parts makes out of date.
fn dirty_parts(before: &Scenario, now: &Scenario) -> Dirty {
    PARTS
        .iter()
        .filter(|row| before.shows(row.id) != now.shows(row.id))
        .fold(Dirty::default(), |dirty, row| dirty.and(row.dirty))
}

/// The help of `show`, which names every part.
fn parts_meaning() -> Cow<'static, str> {
    let rows = PARTS.iter().map(|row| (row.id.id(), row.meaning));
    listed("parts of the page that are turned on, `,` between them", rows)
}

/// The help of `hide`, which names every kind of mark and every part of the page.
fn hidden_meaning() -> Cow<'static, str> {
    let marks = MARKS.iter().map(|row| (row.word, row.meaning));
    let sections = SECTIONS.iter().map(|row| (row.word, row.meaning));
    listed(
        "kinds of mark and parts of the page that are left out, `,` between them",
        marks.chain(sections),
    )
}

/// The help of `map`, which names every kind of map.
fn maps_meaning() -> Cow<'static, str> {
    let rows = MAPS.iter().map(|row| (row.id, row.meaning));
    listed("what becomes of many runs at once, as colours", rows)
}

/// What a list is of, and each name with what it means; nothing where no prose is wanted.
fn listed<'a>(what: &str, rows: impl Iterator<Item = (&'a str, &'a str)>) -> Cow<'static, str> {
    if !cfg!(feature = "prose") {
        return "".into();
    }
    let rows: Vec<_> = rows.map(|(name, meaning)| format!("`{name}` ({meaning})")).collect();
    format!("{what}: {}", rows.join("; ")).into()
}
