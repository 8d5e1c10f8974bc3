//! Values as plain JavaScript: objects, arrays, strings, numbers, `true`, `false` and `null`.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as plain JavaScript.
///
/// # Errors
/// None in practice: of a value that has no such form.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
