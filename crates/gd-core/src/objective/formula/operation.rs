//! What a program computes with: one row for each operation.

use crate::scalar::Scalar;

/// A function that a formula may call.
pub(super) struct Function {
    /// What it is called; the first name is the one that messages use.
    pub(super) names: &'static [&'static str],
    pub(super) operation: Operation,
    /// How many values it takes.
    pub(super) arity: usize,
}

impl Function {
    pub(super) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    /// Whether it takes further values beyond its arity, two at a time being combined.
    pub(super) fn takes_more(&self) -> bool {
        matches!(self.operation, Operation::Min | Operation::Max)
    }
}

/// Declares [`Operation`], [`apply`] and [`FUNCTIONS`] from the same rows. An operation has one
/// operand or two, and may have a constant `k`.
macro_rules! operations {
    (
        |$k:ident|
        arithmetic {
            $($arithmetic:ident($($left:ident $(, $right:ident)?)?) => $computes:expr,)*
        }
        functions {
            $($($name:literal)|+ = $function:ident($a:ident $(, $b:ident)?) => $body:expr,)*
        }
    ) => {
        /// What a step of a program does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Operation {
            $($arithmetic,)*
            $($function,)*
        }

        /// Every function a formula may call.
        pub(super) const FUNCTIONS: &[Function] = &[$(
            Function {
                names: &[$($name),+],
                operation: Operation::$function,
                arity: [stringify!($a) $(, stringify!($b))?].len(),
            },
        )*];

        impl Operation {
            /// Whether it has a second operand.
            pub(super) fn is_binary(self) -> bool {
                let operands: &[&str] = match self {
                    $(Self::$arithmetic => &[$(stringify!($left) $(, stringify!($right))?)?],)*
                    $(Self::$function => &[stringify!($a) $(, stringify!($b))?],)*
                };
                operands.len() == 2
            }
        }

        /// Carries out one operation.
        #[inline(always)]
        pub(super) fn apply<S: Scalar>(
            operation: Operation,
            a: S,
            b: impl FnOnce() -> S,
            $k: f64,
        ) -> S {
            match operation {
                $(Operation::$arithmetic => {
                    $(let $left = a; $(let $right = b();)?)?
                    $computes
                })*
                $(Operation::$function => {
                    let $a = a;
                    $(let $b = b();)?
                    $body
                })*
            }
        }
    };
}

operations! {
    |k|
    arithmetic {
        Constant() => S::constant(k),
        Negate(a) => -a,
        Add(a, b) => a + b,
        AddConstant(a) => a + k,
        Subtract(a, b) => a - b,
        SubtractFrom(a) => -a + k,
        Multiply(a, b) => a * b,
        Scale(a) => a * k,
        Divide(a, b) => a / b,
        DivideBy(a) => a / k,
        DivideInto(a) => S::constant(k) / a,
        Square(a) => a.square(),
        PowerInteger(a) => a.powi(k as i32),
        PowerConstant(a) => a.powf(k),
    }
    functions {
        "sin" = Sin(a) => a.sin(),
        "cos" = Cos(a) => a.cos(),
        "tan" = Tan(a) => a.tan(),
        "asin" | "arcsin" = Asin(a) => a.asin(),
        "acos" | "arccos" = Acos(a) => a.acos(),
        "atan" | "arctan" = Atan(a) => a.atan(),
        "atan2" = Atan2(a, b) => a.atan2(b),
        "sinh" = Sinh(a) => a.sinh(),
        "cosh" = Cosh(a) => a.cosh(),
        "tanh" = Tanh(a) => a.tanh(),
        "exp" = Exp(a) => a.exp(),
        "ln" | "log" = Ln(a) => a.ln(),
        "log10" = Log10(a) => a.log10(),
        "log2" = Log2(a) => a.log2(),
        "sqrt" = Sqrt(a) => a.sqrt(),
        "cbrt" = Cbrt(a) => a.cbrt(),
        "abs" = Abs(a) => a.abs(),
        "sign" | "sgn" = Sign(a) => a.sign(),
        "min" = Min(a, b) => a.min(b),
        "max" = Max(a, b) => a.max(b),
        "floor" = Floor(a) => a.floor(),
        "ceil" = Ceil(a) => a.ceil(),
        "round" = Round(a) => a.round(),
        "hypot" = Hypot(a, b) => a.hypot(b),
        "pow" = Power(a, b) => a.pow(b),
        "sigmoid" = Sigmoid(a) => a.sigmoid(),
        "softplus" = Softplus(a) => a.softplus(),
        "relu" = Relu(a) => a.relu(),
        "step" = Step(a) => a.step(),
    }
}
