//! What a program computes with.

use crate::number::scalar::Scalar;

/// What a step does with its operands a and b and its constant k.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Operation {
    /// k
    Constant,
    /// −a
    Negate,
    /// a + b
    Add,
    /// a + k
    AddConstant,
    /// a − b
    Subtract,
    /// k − a
    SubtractFrom,
    /// a·b
    Multiply,
    /// k·a
    Scale,
    /// a / b
    Divide,
    /// a / k
    DivideBy,
    /// k / a
    DivideInto,
    /// a²
    Square,
    /// aᵏ for an integer k
    PowerInteger,
    /// aᵏ
    PowerConstant,
    /// A function of a, or of a and b.
    Call(Function),
}

impl Operation {
    /// How many operands it has.
    pub(super) fn operands(self) -> usize {
        match self {
            Self::Constant => 0,
            Self::Add | Self::Subtract | Self::Multiply | Self::Divide => 2,
            Self::Call(function) => function.arity(),
            _ => 1,
        }
    }
}

/// An operand that is read where it is needed. Not a closure, which is called from many places and
/// then not inlined where the code is made small.
pub(super) trait Operand<S>: Copy {
    /// Its value.
    fn read(self) -> S;
}

/// A number at hand.
impl Operand<Self> for f64 {
    fn read(self) -> Self {
        self
    }
}

/// Carries out an operation, of whose operands only those it has are read.
#[inline(always)]
pub(super) fn apply<S: Scalar>(
    operation: Operation,
    a: impl Operand<S>,
    b: impl Operand<S>,
    k: f64,
) -> S {
    match operation {
        Operation::Constant => S::constant(k),
        Operation::Negate => -a.read(),
        Operation::Add => a.read() + b.read(),
        Operation::AddConstant => a.read() + k,
        Operation::Subtract => a.read() - b.read(),
        Operation::SubtractFrom => -a.read() + k,
        Operation::Multiply => a.read() * b.read(),
        Operation::Scale => a.read() * k,
        Operation::Divide => a.read() / b.read(),
        Operation::DivideBy => a.read() / k,
        Operation::DivideInto => S::constant(k) / a.read(),
        Operation::Square => a.read().square(),
        Operation::PowerInteger => a.read().powi(k as i32),
        Operation::PowerConstant => a.read().powf(k),
        Operation::Call(function) => function.call(a.read(), b.read()),
    }
}

/// Declares [`Function`] from one row for each: its names, of which messages use the first, its
/// operands and what it computes.
macro_rules! functions {
    ($($($name:literal)|+ $function:ident($a:ident $(, $b:ident)?) => $value:expr,)*) => {
        /// A function that a formula may call.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Function {
            $($function,)*
        }

        impl Function {
            /// All of them.
            pub(super) const ALL: &[Self] = &[$(Self::$function,)*];

            /// What it is called.
            pub(super) fn names(self) -> &'static [&'static str] {
                match self {
                    $(Self::$function => &[$($name),+],)*
                }
            }

            /// How many operands it has, 1 or 2.
            pub(super) fn arity(self) -> usize {
                match self {
                    $(Self::$function => [stringify!($a) $(, stringify!($b))?].len(),)*
                }
            }

            /// Its value. Not inlined: an evaluation's other steps are far shorter.
            #[inline(never)]
            pub(super) fn call<S: Scalar>(self, a: S, b: S) -> S {
                match self {
                    $(Self::$function => {
                        let $a = a;
                        $(let $b = b;)?
                        $value
                    })*
                }
            }
        }
    };
}

functions! {
    "sin" Sin(a) => a.sin(),
    "cos" Cos(a) => a.cos(),
    "tan" Tan(a) => a.tan(),
    "sec" Sec(a) => a.sec(),
    "csc" | "cosec" Csc(a) => a.csc(),
    "cot" | "cotan" | "ctg" Cot(a) => a.cot(),
    "asin" | "arcsin" Asin(a) => a.asin(),
    "acos" | "arccos" Acos(a) => a.acos(),
    "atan" | "arctan" Atan(a) => a.atan(),
    "atan2" | "arctan2" Atan2(a, b) => a.atan2(b),
    "sinh" Sinh(a) => a.sinh(),
    "cosh" Cosh(a) => a.cosh(),
    "tanh" Tanh(a) => a.tanh(),
    "asinh" | "arsinh" | "arcsinh" Asinh(a) => a.asinh(),
    "acosh" | "arcosh" | "arccosh" Acosh(a) => a.acosh(),
    "atanh" | "artanh" | "arctanh" Atanh(a) => a.atanh(),
    "sinc" Sinc(a) => a.sinc(),
    "exp" Exp(a) => a.exp(),
    "expm1" Expm1(a) => a.expm1(),
    "ln" | "log" Ln(a) => a.ln(),
    "log1p" Log1p(a) => a.log1p(),
    "log10" | "log_10" Log10(a) => a.log10(),
    "log2" | "log_2" Log2(a) => a.log2(),
    "sqrt" Sqrt(a) => a.sqrt(),
    "cbrt" Cbrt(a) => a.cbrt(),
    "abs" | "fabs" Abs(a) => a.abs(),
    "sign" | "sgn" Sign(a) => a.sign(),
    "min" | "minimum" Min(a, b) => a.min(b),
    "max" | "maximum" Max(a, b) => a.max(b),
    "floor" Floor(a) => a.floor(),
    "ceil" Ceil(a) => a.ceil(),
    "round" Round(a) => a.round(),
    "hypot" Hypot(a, b) => a.hypot(b),
    "logaddexp" | "logsumexp" LogAddExp(a, b) => a.logaddexp(b),
    "logcosh" LogCosh(a) => a.logcosh(),
    "pow" | "power" Power(a, b) => a.pow(b),
    "sigmoid" Sigmoid(a) => a.sigmoid(),
    "softplus" Softplus(a) => a.softplus(),
    "relu" Relu(a) => a.relu(),
    "step" Step(a) => a.step(),
}

impl Function {
    /// What messages call it.
    pub(super) fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// Whether it takes further values beyond its arity, two at a time being combined.
    pub(super) fn takes_more(self) -> bool {
        matches!(self, Self::Min | Self::Max | Self::LogAddExp)
    }
}
