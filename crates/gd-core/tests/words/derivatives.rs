use super::*;

/// What is read of MathML, without what is not seen.
fn text(markup: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for character in markup.chars() {
        match character {
            '<' => is_tag = true,
            '>' => is_tag = false,
            '\u{2061}' | '\u{2062}' => {}
            _ if !is_tag => text.push(character),
            _ => {}
        }
    }
    text
}

fn written(link: &str) -> Vec<String> {
    differentiated(&scenario(link).function).iter().map(|markup| text(markup)).collect()
}

fn scenario(link: &str) -> Scenario {
    Scenario::parse(link).scenario
}

#[test]
fn a_function_is_shown_with_what_is_differentiated() {
    assert_eq!(written("f=x^3"), ["f(x)=x3", "f′=3x2", "f″=6x"]);
    assert_eq!(written("f=x^2*y"), ["f(x,y)=x2y", "∂f∂x=2xy", "∂f∂y=x2", "H=2y2x2x0"]);
    // Entries that are long stand one below the other.
    let ackley = written("f=ackley");
    assert_eq!(ackley.len(), 6);
    assert!(ackley[4].starts_with("∂2f∂x∂y=−"), "{}", ackley[4]);
    let long = written(&format!("f={}y{}", "sin(x%2B".repeat(60), ")".repeat(60)));
    assert!(long[1].starts_with("∂f∂x=too long to be shown: "), "{}", long[1]);
    let line = written("data=line");
    assert_eq!(line[..2], ["loss(w,b)=1n∑i(wxi+b−yi)2", "∂loss∂w=1n∑i2xi(wxi+b−yi)"]);
    assert_eq!(written("layers=5"), [""; 0]);
}

/// x²y at (3, 2): ∇ = (2xy, x²) = (12, 9), H = [2y, 2x; 2x, 0].
#[test]
fn their_numbers_are_those_of_a_place() {
    let at = |link: &str, theta| -> Vec<String> {
        derivatives_at(&scenario(link).function, theta).iter().map(|markup| text(markup)).collect()
    };
    assert_eq!(at("f=x^2*y", [3.0, 2.0]), ["∇f=129", "H=4660"]);
    assert_eq!(at("f=x^3", [-2.0, 0.0]), ["f′=12", "f″=−12"]);
    // Without a formula there are numbers, too.
    assert_eq!(at("layers=1&activation=linear", [1.4, 0.0]), ["∇loss=00", "H=0.5112"]);
}

#[test]
fn what_a_run_takes_at_a_kink_is_said() {
    let said = |link: &str| kinks(&scenario(link).function).join(" ");
    assert_eq!(said("f=x^2"), "");
    assert!(said("f=|x|").contains("takes 0"), "{}", said("f=|x|"));
    assert!(said("f=max(x,y)").contains("takes the mean"));
    assert!(said("f=floor(x)").contains("jumps"));
    assert!(
        said("data=blobs&model=linear-classifier&loss=hinge").contains("max(0, x)"),
        "the hinge loss"
    );
}
