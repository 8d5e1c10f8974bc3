//! Presentation MathML as the formula that a reader sees in it.

/// Reads markup as a reader would: what is beside each other is a product, a fraction's line divides.
pub(super) fn read_aloud(markup: &str) -> String {
    let (text, rest) = siblings(markup);
    assert_eq!(rest, "", "{markup}");
    text.concat()
}

/// The elements up to the end of the one around them, each as text, and what follows.
fn siblings(mut markup: &str) -> (Vec<String>, &str) {
    let mut read: Vec<String> = Vec::new();
    while let Some(rest) = markup.strip_prefix('<') {
        if rest.starts_with('/') {
            return (read, markup);
        }
        let (tag, inside) = rest.split_once('>').unwrap();
        let name = tag.split(' ').next().unwrap();
        let end = format!("</{name}>");
        let text = if matches!(name, "mi" | "mn" | "mo") {
            let (text, rest) = inside.split_once(end.as_str()).unwrap();
            markup = rest;
            assert!(!text.contains('<'), "{text}");
            letter(text).to_owned()
        } else {
            let (parts, rest) = siblings(inside);
            markup = rest.strip_prefix(end.as_str()).unwrap();
            element(name, &parts)
        };
        read.push(text);
    }
    (read, markup)
}

fn letter(text: &str) -> &str {
    match text {
        // Not seen.
        "\u{2062}" | "\u{2061}" => " ",
        "σ" => "sigmoid",
        "⌊" => "floor(",
        "⌈" => "ceil(",
        "⌋" | "⌉" => ")",
        "∞" => "1e308*10",
        "NaN" => "(0/0)",
        _ => text,
    }
}

fn element(name: &str, parts: &[String]) -> String {
    match (name, parts) {
        ("mspace", []) => " ".to_owned(),
        ("mrow", parts) => parts.concat(),
        ("msqrt", parts) => format!(" sqrt({})", parts.concat()),
        ("mroot", [inner, three]) if three == "3" => format!(" cbrt({inner})"),
        ("mfrac", [above, below]) => format!("(({above})/({below}))"),
        ("msub", [log, base]) if log == "log" => format!("log{base}"),
        ("msub", [name, index]) => format!("{name}_{index}"),
        ("munder", [sum, index]) => format!("{sum}_{index} "),
        // sin² x.
        ("msup", [base, power]) if is_function(base) => format!("{base}^{power}"),
        ("msup", [base, power]) => format!("{base}^({power})"),
        _ => panic!("{name}: {parts:?}"),
    }
}

fn is_function(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().count() > 1
        && name.chars().all(char::is_alphanumeric)
}
