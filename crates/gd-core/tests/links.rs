//! Published links work for ever.

use gd_core::Scenario;

#[test]
fn every_released_form_means_what_it_meant() {
    let fixture = include_str!("../../../tests/fixtures/links.txt");
    let links = fixture.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let mut tested = 0;
    for line in links {
        let (query, meaning) = line.split_once("=>").unwrap();
        let (query, meaning) = (query.trim(), meaning.trim());
        let parsed = Scenario::parse(query);
        assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
        assert_eq!(parsed.scenario.write(), meaning, "{query}");
        assert_eq!(Scenario::parse(meaning).scenario, parsed.scenario, "{query}");
        tested += 1;
    }
    assert!(tested > 50);
}
