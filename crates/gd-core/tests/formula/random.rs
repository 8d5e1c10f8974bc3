//! Any formula against another implementation, and any text at all.

use std::fmt;

use gd_core::Objective;
use num_dual::{DualNum, HyperDual64};
use proptest::{prelude::*, sample, test_runner::RngSeed};

use super::{Flaw, Formula, read};

/// A formula as a tree, which is evaluated as it stands.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Number(f64),
    X,
    Y,
    Negate(Box<Tree>),
    Binary(char, Box<[Tree; 2]>),
    Power(Box<Tree>, f64),
    Call(&'static str, Box<Tree>),
    Call2(&'static str, Box<[Tree; 2]>),
}

const FUNCTIONS: &[&str] = &[
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "ln", "log10",
    "log2", "sqrt", "cbrt", "abs", "sigmoid", "softplus", "relu",
];
const FUNCTIONS_OF_TWO: &[&str] = &["atan2", "hypot", "min", "max", "pow"];

impl Tree {
    /// How tightly what it prints binds.
    fn precedence(&self) -> u8 {
        match self {
            Self::Binary('+' | '-', _) => 1,
            Self::Binary(..) => 2,
            Self::Negate(_) => 3,
            Self::Power(..) => 4,
            _ => 5,
        }
    }

    /// In parentheses only where they are needed.
    fn show(&self, at_least: u8) -> String {
        if self.precedence() < at_least { format!("({self})") } else { self.to_string() }
    }

    /// The value by num-dual, and the largest number on the way to it.
    fn walk(&self, x: HyperDual64, y: HyperDual64, largest: &mut f64) -> HyperDual64 {
        let one = HyperDual64::from_re(1.0);
        let value = match self {
            Self::Number(number) => HyperDual64::from_re(*number),
            Self::X => x,
            Self::Y => y,
            Self::Negate(tree) => -tree.walk(x, y, largest),
            Self::Binary(operator, trees) => {
                let [a, b] = trees.each_ref().map(|tree| tree.walk(x, y, largest));
                match operator {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ => a * pass(b.recip(), largest),
                }
            }
            Self::Power(tree, k) if k.fract() == 0.0 => tree.walk(x, y, largest).powi(*k as i32),
            Self::Power(tree, k) => {
                let a = tree.walk(x, y, largest);
                pass(a.recip(), largest);
                a.powf(*k)
            }
            Self::Call(name, tree) => {
                let a = tree.walk(x, y, largest);
                // How far a function's singularity is.
                match *name {
                    "asin" | "acos" => pass((one - a * a).recip(), largest),
                    "ln" | "log10" | "log2" | "sqrt" | "cbrt" => pass(a.recip(), largest),
                    _ => a,
                };
                match *name {
                    "sin" => a.sin(),
                    "cos" => a.cos(),
                    "tan" => a.tan(),
                    "asin" => a.asin(),
                    "acos" => a.acos(),
                    "atan" => a.atan(),
                    "sinh" => a.sinh(),
                    "cosh" => a.cosh(),
                    "tanh" => a.tanh(),
                    "exp" => a.exp(),
                    "ln" => a.ln(),
                    "log10" => a.log10(),
                    "log2" => a.log2(),
                    "sqrt" => a.sqrt(),
                    "cbrt" => a.cbrt(),
                    "sigmoid" => one / (one + (-a).exp()),
                    "softplus" => (one + a.exp()).ln(),
                    "relu" if a.re <= 0.0 => HyperDual64::from_re(0.0),
                    "abs" if a.re < 0.0 => -a,
                    _ => a,
                }
            }
            Self::Call2(name, trees) => {
                let [a, b] = trees.each_ref().map(|tree| tree.walk(x, y, largest));
                match *name {
                    "atan2" => {
                        // num-dual's is over the quotient of its operands.
                        pass(b.recip(), largest);
                        pass((a * a + b * b).recip(), largest);
                        a.atan2(b)
                    }
                    "hypot" => {
                        let square = a * a + b * b;
                        pass(square.recip(), largest);
                        square.sqrt()
                    }
                    "pow" => {
                        pass(a.recip(), largest);
                        a.powd(b)
                    }
                    "min" => {
                        if a.re < b.re {
                            a
                        } else {
                            b
                        }
                    }
                    _ => {
                        if a.re > b.re {
                            a
                        } else {
                            b
                        }
                    }
                }
            }
        };
        pass(value, largest)
    }
}

/// A number on the way, of which the largest counts.
fn pass(value: HyperDual64, largest: &mut f64) -> HyperDual64 {
    for part in [value.re, value.eps1, value.eps2, value.eps1eps2] {
        *largest = if part.is_nan() { f64::INFINITY } else { largest.max(part.abs()) };
    }
    value
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::X => f.write_str("x"),
            Self::Y => f.write_str("y"),
            Self::Negate(tree) => write!(f, "-{}", tree.show(3)),
            Self::Binary(operator, trees) => {
                let [left, right] = &**trees;
                let precedence = self.precedence();
                write!(f, "{}{operator}{}", left.show(precedence), right.show(precedence + 1))
            }
            Self::Power(tree, k) => write!(f, "{}^{k}", tree.show(5)),
            Self::Call(name, tree) => write!(f, "{name}({tree})"),
            Self::Call2(name, trees) => {
                let [a, b] = &**trees;
                write!(f, "{name}({a}, {b})")
            }
        }
    }
}

pub(super) fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        3 => Just(Tree::X),
        3 => Just(Tree::Y),
        2 => (0..60u32).prop_map(|tenths| Tree::Number(f64::from(tenths) / 10.0)),
    ];
    leaf.prop_recursive(5, 24, 2, |tree| {
        let pair = (tree.clone(), tree.clone()).prop_map(|(a, b)| Box::new([a, b]));
        let powers = vec![-3.0, -2.0, -1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 7.0];
        prop_oneof![
            1 => tree.clone().prop_map(|a| Tree::Negate(Box::new(a))),
            5 => (sample::select(vec!['+', '-', '*', '/']), pair.clone())
                .prop_map(|(operator, pair)| Tree::Binary(operator, pair)),
            2 => (tree.clone(), sample::select(powers))
                .prop_map(|(a, k)| Tree::Power(Box::new(a), k)),
            2 => (sample::select(FUNCTIONS), tree)
                .prop_map(|(name, a)| Tree::Call(name, Box::new(a))),
            1 => (sample::select(FUNCTIONS_OF_TWO), pair)
                .prop_map(|(name, pair)| Tree::Call2(name, pair)),
        ]
    })
}

/// [f], [∂x, ∂y] and [∂xx, ∂xy, ∂yy] by num-dual, and the largest number on the way.
pub(super) fn reference(tree: &Tree, [x, y]: [f64; 2]) -> ([f64; 6], f64) {
    let mut largest = 1.0;
    let number = HyperDual64::new;
    let mut walk = |[x1, x2]: [f64; 2], [y1, y2]: [f64; 2]| {
        tree.walk(number(x, x1, x2, 0.0), number(y, y1, y2, 0.0), &mut largest)
    };
    let xx = walk([1.0, 1.0], [0.0, 0.0]);
    let xy = walk([1.0, 0.0], [0.0, 1.0]);
    let yy = walk([0.0, 0.0], [1.0, 1.0]);
    ([xy.re, xy.eps1, xy.eps2, xx.eps1eps2, xy.eps1eps2, yy.eps1eps2], largest)
}

fn parts(f: &Formula, theta: [f64; 2]) -> [f64; 6] {
    let f = f.hessian(theta);
    let ([gx, gy], [xx, xy, yy]) = (f.gradient, f.hessian);
    [f.value, gx, gy, xx, xy, yy]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2000,
        max_global_rejects: 20_000,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn formulas_agree_with_num_dual(tree in tree(), x in -3.0..3.0, y in -3.0..3.0) {
        let f = read(&tree.to_string());
        let (expected, largest) = reference(&tree, [x, y]);
        prop_assume!(largest < 1e4);
        for (found, expected) in parts(&f, [x, y]).into_iter().zip(expected) {
            prop_assert!(
                (found - expected).abs() <= 1e-13 * largest * largest,
                "{tree}: {found} is not {expected}, largest {largest}"
            );
        }
        prop_assert_eq!(f.value([x, y]).to_bits(), f.hessian([x, y]).value.to_bits());
        prop_assert_eq!(f.gradient([x, y]).gradient, f.hessian([x, y]).gradient);
    }

    #[test]
    fn derivatives_agree_with_differences(tree in tree(), x in -3.0..3.0, y in -3.0..3.0) {
        let f = read(&tree.to_string());
        let (_, largest) = reference(&tree, [x, y]);
        prop_assume!(largest < 1e3);
        let slopes = |h: f64| {
            let along = |dx: f64, dy: f64| {
                let [ahead, behind] =
                    [1.0, -1.0].map(|side| parts(&f, [x + side * dx, y + side * dy]));
                let slope = |i: usize| (ahead[i] - behind[i]) / (2.0 * h);
                [slope(0), slope(1), slope(2)]
            };
            let ([vx, xx, xy], [vy, yx, yy]) = (along(h, 0.0), along(0.0, h));
            [vx, vy, xx, xy, yx, yy]
        };
        // The error of central differences falls with h², so halving h tells how large it is;
        // at a kink or a pole it doesn't, and there is nothing to compare.
        const H: f64 = 1e-4;
        let [_, gx, gy, xx, xy, yy] = parts(&f, [x, y]);
        let (fine, coarse) = (slopes(H), slopes(2.0 * H));
        for (exact, (fine, coarse)) in
            [gx, gy, xx, xy, xy, yy].into_iter().zip(fine.into_iter().zip(coarse))
        {
            let error = (fine - coarse).abs();
            if error < 1e-3 {
                prop_assert!(
                    (fine - exact).abs() <= error + 1e-15 / H * largest * largest,
                    "{tree}: {exact} is not {fine}"
                );
            }
        }
    }

    #[test]
    fn any_text_is_a_formula_or_a_placed_mistake(
        text in prop_oneof![
            any::<String>(),
            proptest::collection::vec(any::<u8>(), 0..40)
                .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            proptest::collection::vec(
                sample::select(vec![
                    "x", "y", "z", " ", "2", ".5", "3e2", "+", "-", "*", "**", "/", "^", "²",
                    "⁻¹", "(", ")", "|", ",", "=", "e", "pi", "π", "sin", "sin ", "max(", "min",
                    "√", "exp", "atan2(", "f(x,y)=", "'", "[", "\u{feff}", "é",
                ]),
                0..20,
            )
            .prop_map(|words| words.concat()),
        ],
    ) {
        match Formula::parse(&text) {
            Ok(f) => {
                let _ = f.hessian([1.0, -2.0]);
            }
            Err(Flaw { at, .. }) => prop_assert!(text.get(at.clone()).is_some(), "{at:?}"),
        }
    }
}
