//! What comes from JavaScript.

use gd_core::scenario::{Edit, Message, Problem};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

/// The edit that an object asks for.
pub(crate) fn edit(value: &JsValue) -> Result<Edit, Vec<Problem>> {
    let message = message(value, Message::MOST_DEPTH)
        .map_err(|reason| vec![Problem::unreadable_edit(reason)])?;
    Edit::read(message)
}

/// A value as a message that may hold others so many levels deep.
fn message(value: &JsValue, depth: usize) -> Result<Message, &'static str> {
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
    if Array::is_array(value) {
        let items = Array::from(value);
        return items
            .iter()
            .map(|item| message(&item, depth))
            .collect::<Result<_, _>>()
            .map(Message::List);
    }
    // An object of a host may throw whatever is asked of it.
    let unreadable = |_| "it can't be read";
    let mut fields = Vec::new();
    for key in Reflect::own_keys(value).map_err(unreadable)? {
        let Some(name) = key.as_string() else { continue };
        let field = Reflect::get(value, &key).map_err(unreadable)?;
        fields.push((name, message(&field, depth)?));
    }
    Ok(Message::Record(fields))
}

/// One of an object's fields, or undefined.
pub(crate) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
