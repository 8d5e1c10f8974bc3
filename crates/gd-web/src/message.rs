//! What comes from JavaScript.

use gd_core::scenario::{Edit, Message, Problem};
use js_sys::Reflect;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Whether a value is a list. It throws where one may no longer be asked.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The edit that an object asks for.
pub(crate) fn edit(value: &JsValue) -> Result<Edit, Vec<Problem>> {
    let message = message(value, Message::MOST_DEPTH)
        .map_err(|reason| vec![Problem::unreadable_edit(reason)])?;
    Edit::read(message)
}

/// An object as a message that may hold others so many levels deep.
pub(crate) fn message(value: &JsValue, depth: usize) -> Result<Message, &'static str> {
    Reader { left: MOST_VALUES }.read(value, depth)
}

/// The most values that a message may hold: far more than an edit needs.
const MOST_VALUES: usize = 10_000;

/// Reads what a host hands over, which may be without end and throw whatever is asked of it. A call
/// that threw through the bindings would leave them locked, so each is one that can be caught.
struct Reader {
    /// How many more values are read.
    left: usize,
}

impl Reader {
    /// A value as a message that may hold others so many levels deep.
    fn read(&mut self, value: &JsValue, depth: usize) -> Result<Message, &'static str> {
        self.left = self.left.checked_sub(1).ok_or(TOO_MUCH)?;
        if value.is_null() || value.is_undefined() {
            return Ok(Message::Nothing);
        }
        if let Some(flag) = value.as_bool() {
            return Ok(Message::Flag(flag));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Message::Number(number));
        }
        if let Some(text) = value.as_string() {
            return Ok(Message::Text(text));
        }
        let depth = depth.checked_sub(1).ok_or("it is nested too deep")?;
        let unreadable = |_| "it can't be read";
        if is_array(value).map_err(unreadable)? {
            let length = Reflect::get(value, &"length".into()).map_err(unreadable)?;
            let length = length.as_f64().filter(|length| *length <= self.left as f64);
            let mut items = Vec::new();
            for k in 0..length.ok_or(TOO_MUCH)? as u32 {
                items.push(self.read(&Reflect::get_u32(value, k).map_err(unreadable)?, depth)?);
            }
            return Ok(Message::List(items));
        }
        let mut fields = Vec::new();
        for key in Reflect::own_keys(value).map_err(unreadable)? {
            let Some(name) = key.as_string() else { continue };
            let field = Reflect::get(value, &key).map_err(unreadable)?;
            fields.push((name, self.read(&field, depth)?));
        }
        Ok(Message::Record(fields))
    }
}

const TOO_MUCH: &str = "it holds too much";

/// One of an object's fields, or undefined.
pub(crate) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
