//! A link as it is pasted into other pages and documents.

use gd_core::{Scenario, words::caption};
use percent_encoding::percent_decode_str;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file's name for a picture of a link, without an ending.
#[wasm_bindgen]
#[must_use]
pub fn file_name(query: &str) -> String {
    caption::file_name(&Scenario::parse(query).scenario)
}

/// What a link shows, as a title.
#[wasm_bindgen]
#[must_use]
pub fn title(query: &str) -> String {
    caption::title(&Scenario::parse(query).scenario)
}

/// A link in each form in which it is pasted.
#[wasm_bindgen(getter_with_clone)]
pub struct Snippets {
    /// A frame in HTML.
    pub frame: String,
    /// The element with its script, in HTML.
    pub element: String,
    /// A picture with its link, in Markdown.
    pub markdown: String,
    /// A figure with its link, in LaTeX with hyperref.
    pub latex: String,
}

#[wasm_bindgen]
impl Snippets {
    /// Those of a link: its query, its address, its address in a frame, the address of the element's
    /// script; and the size of a frame in CSS pixels, where nothing is as wide as there is room.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        query: &str,
        address: &str,
        framed: &str,
        script: &str,
        width: Option<u32>,
        height: u32,
    ) -> Self {
        let title = title(query);
        let file = file_name(query);
        let (name, link) = (html(&title), html(address));
        let wide = width.map_or("100%".to_owned(), |width| width.to_string());
        let css = width.map_or("100%".to_owned(), |width| format!("{width}px"));
        let framed = html(framed);
        let frame = format!(
            "<iframe src=\"{framed}\" title=\"{name}\" width=\"{wide}\" height=\"{height}\" \
             loading=\"lazy\" allow=\"clipboard-write; fullscreen\"></iframe>"
        );
        let script = html(script);
        let attributes = attributes(query);
        let element = format!(
            "<script type=\"module\" src=\"{script}\"></script>\n<gd-playground{attributes} \
             style=\"display: block; width: {css}; height: {height}px\"><a href=\"{link}\">{name}</a>\
             </gd-playground>"
        );
        let (said, picture) = (markdown(&title), format!("{file}.png"));
        let markdown = format!(
            "[![{said}]({picture})]({address})\n\n*{said}. [Open it and play with it]({address})*"
        );
        let (said, link) = (latex(&title), latex_link(address));
        let latex = format!(
            "\\begin{{figure}}\n  \\centering\n  \\href{{{link}}}{{\\includegraphics[width=\\linewidth]\
             {{{picture}}}}}\n  \\caption{{{said}. \\href{{{link}}}{{Open it and play with it.}}}}\n\
             \\end{{figure}}"
        );
        Self { frame, element, markdown, latex }
    }
}

/// A query's keys as attributes.
fn attributes(query: &str) -> String {
    let mut written = String::new();
    for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let value = percent_decode_str(value).decode_utf8_lossy();
        written.push_str(&format!(" {key}=\"{}\"", html(&value)));
    }
    written
}

/// A text as it stands in an attribute of HTML.
fn html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// A text in Markdown.
fn markdown(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        if "\\`*_[]<>&#|~!$^".contains(letter) {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

/// A text in LaTeX, as any of its engines sets it in any of its fonts.
fn latex(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        let set = match letter {
            '\\' => "\\textbackslash{}",
            '^' => "\\textasciicircum{}",
            '~' => "\\textasciitilde{}",
            '|' => "\\textbar{}",
            '<' => "\\textless{}",
            '>' => "\\textgreater{}",
            '"' => "\\textquotedbl{}",
            '&' => "\\&",
            '%' => "\\%",
            '$' => "\\$",
            '#' => "\\#",
            '_' => "\\_",
            '{' => "\\{",
            '}' => "\\}",
            '−' => "$-$",
            '·' => "$\\cdot$",
            '’' => "'",
            '–' => "--",
            // Two of them would be a dash.
            '-' if written.ends_with('-') => "{}-",
            _ => {
                written.push(letter);
                continue;
            }
        };
        written.push_str(set);
    }
    written
}

/// An address in LaTeX, in the argument of a macro.
fn latex_link(address: &str) -> String {
    address.replace('%', "\\%").replace('#', "\\#").replace('&', "\\&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gd_core::{CATALOG, scenario::EXAMPLES};

    const QUERY: &str = "f=x*y%2Babs%28x%29&at=1,1&opt=gd;momentum";

    fn snippets(query: &str) -> Snippets {
        let address = format!("https://example.org/play/?{query}");
        let framed = format!("{address}&embed=1");
        Snippets::new(query, &address, &framed, "https://example.org/gd-playground.js", None, 560)
    }

    #[test]
    fn a_frame_and_an_element_say_the_link() {
        let Snippets { frame, element, .. } = snippets(QUERY);
        assert!(frame.starts_with(
            "<iframe src=\"https://example.org/play/?f=x*y%2Babs%28x%29&amp;at=1,1&amp;opt=gd;momentum\
             &amp;embed=1\" title=\"Gradient descent on x*y+abs(x)\" width=\"100%\" height=\"560\""
        ));
        assert!(
            element.contains("<gd-playground f=\"x*y+abs(x)\" at=\"1,1\" opt=\"gd;momentum\" ")
        );
    }

    #[test]
    fn what_a_reader_has_typed_is_only_text() {
        let query = "f=\"><script>alert(1)</script>&at=1,1";
        let Snippets { frame, element, .. } = snippets(query);
        assert_eq!(frame.matches('<').count(), 2, "{frame}");
        assert_eq!(element.matches("<script").count(), 1, "{element}");
    }

    #[test]
    fn latex_sets_each_letter_as_it_is() {
        for (text, set) in [
            (r"\ ^ ~", r"\textbackslash{} \textasciicircum{} \textasciitilde{}"),
            ("_ % # & $ { }", r"\_ \% \# \& \$ \{ \}"),
            ("|x| < 1 > \"", r"\textbar{}x\textbar{} \textless{} 1 \textgreater{} \textquotedbl{}"),
            ("x - -y --z", "x - -y -{}-z"),
            ("f’s −1·2", "f's $-$1$\\cdot$2"),
        ] {
            assert_eq!(latex(text), set);
        }
        // Of all that a title can be only what is ASCII then is left.
        let queries = CATALOG.iter().map(|entry| format!("f={}", entry.id));
        let queries = queries.chain(EXAMPLES.iter().map(|example| example.query.to_owned()));
        for query in queries {
            let latex = snippets(&query).latex;
            assert!(latex.is_ascii(), "{latex}");
        }
    }

    /// What a link has of letters that LaTeX reads is `%`, `#`, `&` and what stands as it is within
    /// `\\href`.
    #[test]
    fn latex_leads_to_the_same_link() {
        let typed = "f={x}_1%20^~\\#$&at=1,1";
        let address =
            format!("https://example.org/?{}#map", Scenario::parse(typed).scenario.write());
        let within = latex_link(&address);
        assert_eq!(within.replace("\\", ""), address);
        let bare = within.replace("\\%", "").replace("\\#", "").replace("\\&", "");
        assert!(!bare.contains(['%', '#', '&', '\\', '{', '}', '^', '$']), "{within}");
    }

    #[test]
    fn documents_have_a_picture_and_a_link() {
        let Snippets { markdown, latex, .. } = snippets(QUERY);
        let address = format!("https://example.org/play/?{QUERY}");
        assert!(markdown.starts_with(&format!(
            "[![Gradient descent on x\\*y+abs(x)](gradient-descent-x-y-abs-x.png)]({address})"
        )));
        assert!(latex.contains(
            "\\href{https://example.org/play/?f=x*y\\%2Babs\\%28x\\%29\\&at=1,1\\&opt=gd;momentum}\
             {\\includegraphics[width=\\linewidth]{gradient-descent-x-y-abs-x.png}}"
        ));
    }
}
