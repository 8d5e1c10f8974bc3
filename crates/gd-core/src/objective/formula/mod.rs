//! Typed formulas.
