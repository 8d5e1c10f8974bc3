//! Lists the critical points of a formula in a region, lowest first:
//! `cargo run --release -q -p gd-core --example survey -- "x^4 - 3x^2 + x + y^2" -3,3,-2,2`.

use std::{error::Error, process::ExitCode};

use gd_core::{Function, landscape::survey::Survey};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [formula, region] = arguments.as_slice() else {
        eprintln!("usage: survey FORMULA XMIN,XMAX,YMIN,YMAX");
        return ExitCode::from(2);
    };
    match survey(formula, region) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn survey(formula: &str, region: &str) -> Result<(), Box<dyn Error>> {
    let function = Function::parse(formula)?;
    let numbers: Vec<f64> = region.split(',').map(str::parse).collect::<Result<_, _>>()?;
    let region = numbers.try_into().map_err(|_| "a region is four numbers")?;
    for point in Survey::new(&function, region).finish().critical {
        let ([x, y], [low, high]) = (point.at, point.eigenvalues);
        println!(
            "{:?} at ({x:.6}, {y:.6}): f = {:.6}, curvatures {low:.6} and {high:.6}",
            point.kind, point.value
        );
    }
    Ok(())
}
