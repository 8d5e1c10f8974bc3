//! Numbers that carry derivatives: what a function is written over.

pub mod clamp;
pub mod dual;
pub mod hypot;
pub mod scalar;
