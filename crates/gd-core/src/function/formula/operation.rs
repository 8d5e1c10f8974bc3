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
/// operands, what it computes, and its derivatives along them as formulas, in which x and y stand for
/// the first and the second; powers, and what is written as one, have a rule of their own.
macro_rules! functions {
    ($($($name:literal)|+ $function:ident($a:ident $(, $b:ident)?) => $value:expr, $slopes:expr;)*) => {
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

            /// Its derivative along each operand, as formulas of them.
            pub(super) fn slopes(self) -> &'static [&'static str] {
                match self {
                    $(Self::$function => &$slopes,)*
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
    "sin" Sin(a) => a.sin(), ["cos(x)"];
    "cos" Cos(a) => a.cos(), ["-sin(x)"];
    "tan" Tan(a) => a.tan(), ["1/cos(x)^2"];
    "sec" Sec(a) => a.sec(), ["sec(x)tan(x)"];
    "csc" | "cosec" Csc(a) => a.csc(), ["-csc(x)cot(x)"];
    "cot" | "cotan" | "ctg" Cot(a) => a.cot(), ["-1/sin(x)^2"];
    "asin" | "arcsin" Asin(a) => a.asin(), ["1/sqrt(1-x^2)"];
    "acos" | "arccos" Acos(a) => a.acos(), ["-1/sqrt(1-x^2)"];
    "atan" | "arctan" Atan(a) => a.atan(), ["1/(1+x^2)"];
    "atan2" | "arctan2" Atan2(a, b) => a.atan2(b), ["y/(x^2+y^2)", "-x/(x^2+y^2)"];
    "sinh" Sinh(a) => a.sinh(), ["cosh(x)"];
    "cosh" Cosh(a) => a.cosh(), ["sinh(x)"];
    "tanh" Tanh(a) => a.tanh(), ["1-tanh(x)^2"];
    "asinh" | "arsinh" | "arcsinh" Asinh(a) => a.asinh(), ["1/sqrt(x^2+1)"];
    "acosh" | "arcosh" | "arccosh" Acosh(a) => a.acosh(), ["1/sqrt(x^2-1)"];
    "atanh" | "artanh" | "arctanh" Atanh(a) => a.atanh(), ["1/(1-x^2)"];
    "sinc" Sinc(a) => a.sinc(), ["(cos(x)-sinc(x))/x"];
    "exp" Exp(a) => a.exp(), [];
    "expm1" Expm1(a) => a.expm1(), ["exp(x)"];
    "ln" | "log" Ln(a) => a.ln(), ["1/x"];
    "log1p" Log1p(a) => a.log1p(), ["1/(1+x)"];
    "log10" | "log_10" Log10(a) => a.log10(), ["1/(x ln(10))"];
    "log2" | "log_2" Log2(a) => a.log2(), ["1/(x ln(2))"];
    "sqrt" Sqrt(a) => a.sqrt(), [];
    "cbrt" Cbrt(a) => a.cbrt(), ["1/(3cbrt(x)^2)"];
    "abs" | "fabs" Abs(a) => a.abs(), ["sign(x)"];
    "sign" | "sgn" Sign(a) => a.sign(), ["0"];
    "min" | "minimum" Min(a, b) => a.min(b), ["(1-sign(x-y))/2", "(1+sign(x-y))/2"];
    "max" | "maximum" Max(a, b) => a.max(b), ["(1+sign(x-y))/2", "(1-sign(x-y))/2"];
    "floor" Floor(a) => a.floor(), ["0"];
    "ceil" Ceil(a) => a.ceil(), ["0"];
    "round" Round(a) => a.round(), ["0"];
    "hypot" Hypot(a, b) => a.hypot(b), [];
    "logaddexp" | "logsumexp" LogAddExp(a, b) => a.logaddexp(b), ["sigmoid(x-y)", "sigmoid(y-x)"];
    "logcosh" LogCosh(a) => a.logcosh(), ["tanh(x)"];
    "pow" | "power" Power(a, b) => a.pow(b), [];
    "sigmoid" Sigmoid(a) => a.sigmoid(), ["sigmoid(x)(1-sigmoid(x))"];
    "softplus" Softplus(a) => a.softplus(), ["sigmoid(x)"];
    "relu" Relu(a) => a.relu(), ["relu(sign(x))"];
    "step" Step(a) => a.step(), ["0"];
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
