//! Values as plain JavaScript: objects, arrays, strings, numbers, `true`, `false` and `null`.

use std::{cell::RefCell, fmt};

use serde::{
    Serialize,
    ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple},
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// An object or an array that is being filled.
    type Target;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Target, key: &JsValue, value: JsValue);

    #[wasm_bindgen(method)]
    fn push(this: &Target, value: JsValue) -> u32;
}

/// The name of a field as JavaScript has it, and where it is in memory and how long.
type Key = ((usize, usize), JsValue);

thread_local! {
    /// The names of fields that have been written, in the order of their places: to decode one each
    /// time would take longer than all else.
    static KEYS: RefCell<Vec<Key>> = const { RefCell::new(Vec::new()) };
}

/// A value as plain JavaScript. Whole numbers beyond 2⁵³ are rounded.
///
/// # Errors
/// None in practice: an enum's variant with fields but no tag is refused.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let mut stack = Stack(Vec::new());
    value.serialize(&mut stack)?;
    Ok(stack.pop())
}

/// The values that are done, above the objects and arrays that they are to go into. Such a stack
/// keeps small what is compiled anew for every type: a call that leaves a value on it, and one that
/// takes it from there.
struct Stack(Vec<JsValue>);

/// Something that this cannot write.
#[derive(Debug)]
struct Unwritable;

type Written = Result<(), Unwritable>;

impl Stack {
    fn put(&mut self, value: JsValue) -> Written {
        self.0.push(value);
        Ok(())
    }

    fn number(&mut self, value: f64) -> Written {
        self.put(value.into())
    }

    fn pop(&mut self) -> JsValue {
        self.0.pop().unwrap_or(JsValue::UNDEFINED)
    }

    fn object(&mut self) -> Result<&mut Self, Unwritable> {
        self.put(js_sys::Object::new().into())?;
        Ok(self)
    }

    fn array(&mut self) -> Result<&mut Self, Unwritable> {
        self.put(js_sys::Array::new().into())?;
        Ok(self)
    }

    fn top(&self) -> Option<&Target> {
        self.0.last().map(wasm_bindgen::JsCast::unchecked_ref)
    }

    /// Gives the object below the last value that value.
    fn set(&mut self, key: &'static str) {
        let value = self.pop();
        let Some(target) = self.top() else { return };
        let place = (key.as_ptr().addr(), key.len());
        KEYS.with_borrow_mut(|keys| {
            let known = keys.binary_search_by_key(&place, |(place, _)| *place);
            let k = known.unwrap_or_else(|k| {
                keys.insert(k, (place, key.into()));
                k
            });
            if let Some((_, key)) = keys.get(k) {
                target.set(key, value);
            }
        });
    }

    /// Gives the object below the last two values the one under the other.
    fn set_of(&mut self) {
        let (value, key) = (self.pop(), self.pop());
        if let Some(target) = self.top() {
            target.set(&key, value);
        }
    }

    /// Puts the last value behind those of the array below it.
    fn append(&mut self) {
        let value = self.pop();
        if let Some(target) = self.top() {
            target.push(value);
        }
    }
}

macro_rules! numbers {
    ($($name:ident($type:ty))*) => {
        $(fn $name(self, value: $type) -> Written {
            self.number(value as f64)
        })*
    };
}

impl ser::Serializer for &mut Stack {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    numbers! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
        serialize_f32(f32) serialize_f64(f64)
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.put(value.into())
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        self.put(value.into())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Written {
        self.put(JsValue::NULL)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, of: &T) -> Written {
        of.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(Unwritable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.array()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritable> {
        self.array()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.object()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.object()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

impl SerializeSeq for &mut Stack {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        value.serialize(&mut **self)?;
        self.append();
        Ok(())
    }

    fn end(self) -> Written {
        Ok(())
    }
}

impl SerializeTuple for &mut Stack {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        Ok(())
    }
}

impl SerializeStruct for &mut Stack {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Written {
        value.serialize(&mut **self)?;
        self.set(key);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(())
    }
}

impl SerializeMap for &mut Stack {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Written {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        value.serialize(&mut **self)?;
        self.set_of();
        Ok(())
    }

    fn end(self) -> Written {
        Ok(())
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that can't be written as JavaScript")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl From<Unwritable> for JsValue {
    fn from(_: Unwritable) -> Self {
        JsValue::from_str("a value that can't be written as JavaScript")
    }
}
