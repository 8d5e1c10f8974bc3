use super::*;

fn edit() -> impl Strategy<Value = Edit> {
    let number = || {
        prop_oneof![
            4 => (-100..100_i32).prop_map(|n| f64::from(n) / 8.0),
            2 => -1e10..1e10_f64,
            1 => any::<f64>(),
        ]
    };
    let point = || [number(), number()];
    let place = || prop_oneof![point().prop_map(Given::Value), value().prop_map(Given::Text)];
    let option = || prop::sample::select(vec!["lr", "beta", "beta1", "eps", "decay", "c", "delta"]);
    let amount =
        move || prop_oneof![number().prop_map(Given::Value), value().prop_map(Given::Text)];
    let given = move || prop::option::of(amount());
    let batch = prop_oneof![Just(Batch::Full), any::<u32>().prop_map(Batch::Mini)];
    let key = || prop::sample::select(keys().map(|key| key.id.to_owned()).collect::<Vec<_>>());
    let example = prop::sample::select(keys().map(|key| (key.id, key.example)).collect::<Vec<_>>());
    let function = prop::sample::select(CATALOG.iter().map(|entry| entry.id).collect::<Vec<_>>());
    let rule =
        || prop::sample::select(RULES.iter().map(|rule| rule.id.to_owned()).collect::<Vec<_>>());
    let chosen = prop::sample::select(vec![Chosen::Schedule, Chosen::Clip, Chosen::Loss]);
    let mark = prop::sample::select(MARKS.iter().map(|row| row.id).collect::<Vec<_>>());
    let part = prop::sample::select(PARTS.iter().map(|row| row.id).collect::<Vec<_>>());
    let class = || 0..3_u8;
    let index = || 0..4_usize;
    let one = prop_oneof![
        (key(), value()).prop_map(|(key, value)| Edit::Set { key, value }),
        example.prop_map(|(key, value)| set(key, value)),
        function.prop_map(|id| set("f", id)),
        value().prop_map(|formula| Edit::Rewrite { formula }),
        prop::collection::vec(batch, 0..4).prop_map(|batches| Edit::SetBatches { batches }),
        key().prop_map(|key| Edit::Reset { key }),
        place().prop_map(|at| Edit::AddStart { at }),
        (index(), place()).prop_map(|(index, to)| Edit::MoveStart { index, to }),
        index().prop_map(|index| Edit::RemoveStart { index }),
        rule().prop_map(|rule| Edit::AddRule { rule }),
        index().prop_map(|index| Edit::DuplicateRule { index }),
        index().prop_map(|index| Edit::RemoveRule { index }),
        (index(), rule()).prop_map(|(index, rule)| Edit::ReplaceRule { index, rule }),
        (index(), option(), given()).prop_map(|(rule, option, value)| {
            Edit::SetRuleOption { rule, option: option.to_owned(), value }
        }),
        (chosen, option(), given()).prop_map(|(key, option, value)| {
            Edit::SetOption { key, option: option.to_owned(), value }
        }),
        (index(), prop::collection::vec(1e-9..1e7_f64, 0..5))
            .prop_map(|(rule, rates)| Edit::TryRates { rule, rates }),
        (0..200_u32, amount()).prop_map(|(step, rate)| Edit::ChangeRate { step, rate }),
        (point(), class()).prop_map(|(at, class)| Edit::AddPoint { at, class }),
        (index(), point()).prop_map(|(index, to)| Edit::MovePoint { index, to }),
        index().prop_map(|index| Edit::RemovePoint { index }),
        (index(), class()).prop_map(|(index, class)| Edit::SetClass { index, class }),
        prop::collection::vec(point(), 0..5).prop_map(|rows| {
            let rows = rows.iter().map(|[x, y]| format!("{x}\t{y}\n"));
            Edit::PasteData { text: rows.collect() }
        }),
        (part, any::<bool>()).prop_map(|(part, on)| Edit::SetPart { part, on }),
        (mark, any::<bool>()).prop_map(|(mark, on)| Edit::SetMark { mark, on }),
        [number(), number(), number(), number()].prop_map(|to| Edit::Zoom { to }),
        (0.0..3.0_f64, point()).prop_map(|(factor, at)| Edit::ZoomBy { factor, at }),
        point().prop_map(|by| Edit::Pan { by }),
        query().prop_map(|query| Edit::Open { query }),
        prop::sample::select(vec![
            Edit::ResetStarts,
            Edit::ClearPoints,
            Edit::ResetZoom,
            Edit::AddMomentum,
            Edit::AddAnnealing,
            Edit::ShakeGradient,
            Edit::AddRestarts,
        ]),
    ]
    .boxed();
    prop_oneof![
        8 => one.clone(),
        1 => prop::collection::vec(one, 0..4).prop_map(|edits| Edit::All { edits }),
    ]
}

/// A scenario as readers come to it: a link, likely of data, and edits.
fn scenario() -> impl Strategy<Value = Scenario> {
    let data = prop::sample::select(vec![
        "",
        "data=line",
        "data=blobs&",
        "data=csv:0,1;1,3;2,5",
        "data=csv:0,1;0,2",
        "data=csv:0,0;1,1;2,1&",
        "data=csv:0,0,0;1,1,1;2,1,1",
        "layers=9",
        "f=x^2",
    ]);
    let edits = prop::collection::vec(edit(), 0..4);
    (data, query(), edits).prop_map(|(data, query, edits)| {
        let link = Scenario::parse(&format!("{data}&{query}")).scenario;
        edits.iter().fold(link, |now, edit| match now.apply(edit) {
            Ok(change) => change.scenario,
            Err(_) => now,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn an_edit_is_undone_exactly_and_leaves_a_link_that_reads_the_same(
        before in scenario(),
        edit in edit(),
    ) {
        match before.apply(&edit) {
            Ok(change) => {
                let written = change.scenario.write();
                let again = Scenario::parse(&written);
                let is_note = |problem: &Problem| problem.severity == Severity::Note;
                prop_assert!(again.problems.iter().all(is_note), "{}", written);
                prop_assert_eq!(again.scenario.write(), written);
                prop_assert_eq!(&again.scenario, &change.scenario);
                prop_assert_eq!(change.dirty.runs, !change.scenario.runs_like(&before));
                let back = change.scenario.apply(&change.inverse).unwrap().scenario;
                prop_assert_eq!(back.write(), before.write());
                prop_assert_eq!(back, before);
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
