//! What other software adds to links that pass through it.

/// Keys of campaigns, clicks, mailings, shares and translations.
const KEYS: [&str; 44] = [
    "_ga",
    "_gl",
    "_kx",
    "__s",
    "__tn__",
    "__twitter_impression",
    "_openstat",
    "ck_subscriber_id",
    "cmpid",
    "dclid",
    "epik",
    "fb_action_ids",
    "fb_source",
    "fbclid",
    "gad_campaignid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igsh",
    "igshid",
    "li_fat_id",
    "mibextid",
    "mkt_tok",
    "msclkid",
    "rdt_cid",
    "ref",
    "ref_src",
    "ref_url",
    "referrer",
    "s_cid",
    "sccid",
    "si",
    "source",
    "spm",
    "srsltid",
    "trk",
    "ttclid",
    "twclid",
    "usp",
    "wbraid",
    "wickedid",
    "yclid",
];

/// How the keys of some begin.
const PREFIXES: [&str; 13] = [
    "utm_", "__cft__", "__hs", "_hs", "_x_tr_", "hsa_", "mc_", "ml_sub", "mtm_", "oly_", "pk_",
    "vero_", "wt_",
];

/// Whether other software adds a key to links, which is then nothing to do with them.
pub(super) fn is_foreign(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    KEYS.contains(&key.as_str()) || PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

/// Punctuation of the text around a link, which may have been taken for its end. Where a formula
/// stands there, what means something in one is kept.
pub(super) fn without_punctuation(query: &str) -> &str {
    const MOST: usize = 8;
    let mut kept = query.trim_end();
    for _ in 0..MOST {
        let Some(last) = kept.chars().next_back() else { break };
        let start = kept.bytes().rposition(|byte| byte == b'&').map_or(0, |mark| mark + 1);
        let pair = kept.get(start..).unwrap_or_default();
        let is_formula = pair.trim_start_matches(['?', '#']).starts_with("f=");
        let count = |bracket: char| pair.chars().filter(|c| *c == bracket).count();
        let closes = |open: char| count(last) > count(open);
        let is_around = match last {
            '.' | ',' | ';' | '?' | '"' | '>' | '_' | '~' | '`' | '”' | '’' | '»' | '…' => {
                true
            }
            ':' => !pair.ends_with("csv:"),
            '!' | '\'' | '*' | '/' => !is_formula,
            ')' => closes('('),
            ']' => closes('['),
            '}' => closes('{'),
            _ => false,
        };
        if !is_around {
            break;
        }
        kept = kept.strip_suffix(last).unwrap_or_default().trim_end();
    }
    kept
}
