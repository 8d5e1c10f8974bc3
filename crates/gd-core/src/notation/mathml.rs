//! Presentation MathML, as strings.

/// An element with what is in it.
pub(crate) fn element(name: &str, inner: &str) -> String {
    ["<", name, ">", inner, "</", name, ">"].concat()
}

/// An element of two parts, such as a fraction or a power.
pub(crate) fn pair(name: &str, first: &str, second: &str) -> String {
    element(name, &[element("mrow", first), element("mrow", second)].concat())
}
