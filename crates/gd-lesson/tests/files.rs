//! Files that are no lessons, and files that mean no good: each is refused with a reason and its place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gd_core::{Race, Scenario};
use gd_lesson::{races::Races, read, render};

/// A lesson that is right, of which tests change a part.
const RIGHT: &str = r#"
title = "One step"
chapter = "slope"
summary = "A step."
[links]
far = "f=parabola&at=3&lr=1.1"
[[step]]
title = "First"
link = "f=parabola&at=3&lr=0.1&steps=1"
text = "From {x step=0} to {x step=1}; elsewhere it {far.stop}."
claims = ["x step=1 ~ 2.4", "far.stop = diverged"]
[step.predict]
kind = "value"
question = "Where is x after one step?"
label = "x"
answer = "x step=1"
right = "guess = x step=1 ± 0.05"
reply = "Yes, {guess}."
[[step.predict.wrong]]
when = "guess > x step=0"
reply = "Uphill, {guess}."
example = 3.6
[[step.predict.wrong]]
reply = "It is {x step=1}."
example = 2.9
[[step]]
title = "Second"
link = "f=parabola&at=3&lr=0.1"
text = "Reach it."
[step.try]
goal = "In one step."
reached = "mine.steps = 1"
change = ["lr"]
done = "With {mine.rate step=0}."
solution = "f=parabola&at=3&lr=0.5"
[[step.try.hint]]
text = "It took {mine.steps}."
example = "f=parabola&at=3&lr=0.4"
"#;

/// What is said of a file.
fn problems(text: &str) -> Vec<String> {
    let rendered =
        read("a.toml", text).and_then(|lesson| render(&lesson, text, &mut Races::default()));
    rendered.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// Asserts that a change of the right lesson is refused, once, with these words, on the line of the change.
fn refused(from: &str, to: &str, words: &str) {
    assert!(RIGHT.contains(from), "{from}");
    let text = RIGHT.replacen(from, to, 1);
    let found = problems(&text);
    assert_eq!(found.len(), 1, "{to}: {found:#?}");
    assert!(found[0].contains(words), "{to}: {found:#?}");
}

#[test]
fn the_right_lesson_is_right() {
    assert_eq!(problems(RIGHT), Vec::<String>::new());
}

#[test]
fn what_is_not_so_is_told() {
    refused("x step=1 ~ 2.4", "x step=1 ~ 2.5", "a claim does not hold");
    refused("x step=1 ~ 2.4", "x step=9 ~ 2.4", "there is no x");
    refused("far.stop = diverged", "far.stop = converged", "a claim does not hold");
    refused("± 0.05", "± 0.000000001 and 1 = 2", "the answer is not right");
    refused("example = 3.6", "example = 2.4", "is right");
    refused("example = 3.6", "example = 1", "does not get this reply, but number 2");
    refused("reached = \"mine.steps = 1\"", "reached = \"mine.steps != 10\"", "reached already");
    refused("lr=0.5\"", "lr=0.6\"", "does not reach it");
    refused("change = [\"lr\"]", "change = [\"at\"]", "changes `lr`");
}

#[test]
fn a_try_is_answered_by_what_it_came_to() {
    let text = RIGHT.replace("It took {mine.steps}.", "It took {mine.steps counted}.");
    let text = text.replace("With {mine.rate step=0}.", "In {mine.steps counted}.");
    let lesson = read("a.toml", &text).unwrap();
    let rendered = render(&lesson, &text, &mut Races::default()).unwrap();
    let said = |link: &str| rendered.said_to(2, &Race::finished(Scenario::parse(link).scenario));
    assert_eq!(said("f=parabola&at=3&lr=0.5").as_deref(), Some("✓ In 1 step."));
    assert_eq!(said("f=parabola&at=3&lr=0.1").as_deref(), Some("✗ It took 70 steps."));
    assert_eq!(rendered.said_to(1, &Race::finished(Scenario::default())), None);
}

#[test]
fn what_there_is_not_is_told_with_what_was_meant() {
    refused("x step=1 ~ 2.4", "z step=1 ~ 2.4", "there is no fact `z`");
    refused("x step=1 ~ 2.4", "stesp = 1", "did you mean `steps`?");
    refused("x step=1 ~ 2.4", "x stpe=1 ~ 2.4", "did you mean `step=`?");
    refused("x step=1 ~ 2.4", "x step=1", "a condition compares");
    refused("x step=1 ~ 2.4", "mine.x = 1", "nothing here that the reader has made");
    refused("x step=1 ~ 2.4", "guess = 1", "there is no answer here");
    refused("far.stop = diverged", "fra.stop = diverged", "there is no link `fra`");
    refused("far.stop = diverged", "far.stop = divergd", "did you mean `diverged`?");
    refused("goal =", "gaol =", "did you mean `goal`?");
    refused("chapter = \"slope\"", "chapter = \"hills\"", "a chapter is one of");
    refused("kind = \"value\"", "kind = \"valeu\"", "a kind is");
    refused("f=parabola&at=3&lr=0.1&steps=1", "f=parabola&at=3&lr=oops&steps=1", "the link:");
    refused(
        "f=parabola&at=3&lr=0.1&steps=1",
        "f=parabola&at=3&lr=0.1&steps=1&embed=1",
        "`embed` is the page’s",
    );
    refused("Reach it.", "Reach {it.", "a { is not closed");
    refused("Reach it.", "Reach *it.", "a * is not closed");
}

#[test]
fn each_problem_has_its_place() {
    let text = RIGHT.replace("x step=1 ~ 2.4", "x step=1 ~ 2.5");
    let place = RIGHT.lines().position(|line| line.starts_with("claims")).unwrap() + 1;
    assert!(problems(&text)[0].starts_with(&format!("{place}:")), "{:?}", problems(&text));
}

#[test]
fn markup_is_text() {
    let text = RIGHT.replace("Reach it.", "<img src=x onerror=alert(1)> &amp; <script>1</script>");
    let lesson = read("a.toml", &text).unwrap();
    let rendered = render(&lesson, &text, &mut Races::default()).unwrap();
    let json = serde_json::to_string(&rendered).unwrap();
    assert!(
        json.contains("{\"text\":\"<img src=x onerror=alert(1)> &amp; <script>1</script>\"}"),
        "{json}"
    );
    let sheet = rendered.sheet(true);
    assert!(
        sheet.contains("&lt;img src=x onerror=alert(1)&gt; &amp;amp; &lt;script&gt;")
            && !sheet.contains("<script")
    );
}

#[test]
fn addresses_are_of_papers_alone() {
    let with = |source: &str| {
        RIGHT.replacen("[links]", &format!("[[sources]]\ntext = \"A paper\"\n{source}\n[links]"), 1)
    };
    assert_eq!(problems(&with("arxiv = \"1412.6980\"")), Vec::<String>::new());
    assert_eq!(problems(&with("doi = \"10.1038/323533a0\"")), Vec::<String>::new());
    for source in [
        "arxiv = \"../evil\"",
        "arxiv = \"javascript:alert(1)//\\\"\"",
        "doi = \"evil.example/x\"",
        "doi = \"10.1/\\\" onclick=x\"",
        "href = \"https://evil.example\"",
    ] {
        assert!(!problems(&with(source)).is_empty(), "{source}");
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let long = "a".repeat(800);
    refused("Reach it.", &long, "at most 700");
    let huge = format!("{RIGHT}# {}", "a".repeat(2_000_000));
    let found = problems(&huge);
    assert!(found.len() == 1 && found[0].contains("at most 65536"), "{found:?}");
    let many = format!("x = {}{}", "[".repeat(30_000), "]".repeat(30_000));
    assert!(!problems(&many).is_empty());
    let steps = RIGHT.replace(
        "[[step]]\ntitle = \"Second\"",
        &"[[step]]\ntitle = \"n\"\nlink = \"f=parabola\"\ntext = \"n\"\n".repeat(9),
    );
    assert!(!problems(&steps).is_empty());
    for text in [
        "",
        "\u{0}",
        "]",
        "title = 1",
        "step = 3",
        "[step]\n",
        "[[step]]\n[[step]]",
        "\u{feff}",
        "a\u{202e}b = 1",
    ] {
        assert!(!problems(text).is_empty(), "{text:?}");
    }
    let turned = RIGHT.replace("Reach it.", "Reach \u{202e}it.");
    assert!(problems(&turned)[0].contains("control characters"));
}

#[test]
fn names_of_files_are_names_of_lessons() {
    for name in ["../a.toml", "A.toml", "a b.toml", ".toml", "ä.toml"] {
        let is_path = name.starts_with("..");
        assert_eq!(read(name, RIGHT).is_ok(), is_path, "{name}");
    }
    assert_eq!(
        read("05-too-large.toml", RIGHT).map(|lesson| (lesson.number, lesson.id)).ok(),
        Some((5, "too-large".to_owned()))
    );
}
