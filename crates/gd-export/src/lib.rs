//! What leaves the page, in a module of its own that comes when it is asked for: pictures and
//! animations of a link, drawn anew for their size, the texts that bring it into other pages, and the
//! link in a file that left the page before.

mod source;

mod gif;
mod png;

mod qr_code;
mod sheet;
mod snippet;
mod worksheet;

pub use gif::Gif;
pub use png::with_texts;
pub use qr_code::QrCode;
pub use sheet::{Sheet, Wanted};
pub use snippet::{Snippets, file_name, title};
pub use source::{Found, link_in, source};
pub use worksheet::question;
