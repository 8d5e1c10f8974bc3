// The maps of kernels.js as a JavaScript programmer writes them for speed: typed arrays, numbers in locals,
// the gradient in the loop, nothing allocated.

/**
 * What a run needs beside its function. A squared gradient up to `small` has converged, which for a
 * tolerance of 0 none has.
 * @typedef {{ region: Float64Array, steps: number, alpha: number, beta: number, small: number }} Runs
 */

/** A squared gradient, and a squared distance from the origin, beyond which a run has diverged. */
const [LARGE, FAR] = [1e300, 1e24];

/** Himmelblau's function. @param {Runs} runs @param {number} side @param {Float64Array} ends x and y of each */
export function himmelblau({ region, steps, alpha, beta, small }, side, ends) {
  const [x0, x1, y0, y1] = region;
  let k = 0;
  for (let j = 0; j < side; j += 1) {
    for (let i = 0; i < side; i += 1) {
      let x = x0 + ((x1 - x0) * (i + 0.5)) / side;
      let y = y0 + ((y1 - y0) * (j + 0.5)) / side;
      let bx = 0;
      let by = 0;
      for (let t = 0; ; t += 1) {
        const a = x * x + y - 11;
        const b = x + y * y - 7;
        const gx = 4 * x * a + 2 * b;
        const gy = 2 * a + 4 * y * b;
        const square = gx * gx + gy * gy;
        if (!(square > small && square <= LARGE && x * x + y * y <= FAR) || t === steps) break;
        bx = beta * bx + gx;
        by = beta * by + gy;
        x -= alpha * bx;
        y -= alpha * by;
      }
      ends[k] = x;
      ends[k + 1] = y;
      k += 2;
    }
  }
}

/** (x²+y−5)² + (x−y²+3)² + 0.5xy. @param {Runs} runs @param {number} side @param {Float64Array} ends */
export function typed({ region, steps, alpha, beta, small }, side, ends) {
  const [x0, x1, y0, y1] = region;
  let k = 0;
  for (let j = 0; j < side; j += 1) {
    for (let i = 0; i < side; i += 1) {
      let x = x0 + ((x1 - x0) * (i + 0.5)) / side;
      let y = y0 + ((y1 - y0) * (j + 0.5)) / side;
      let bx = 0;
      let by = 0;
      for (let t = 0; ; t += 1) {
        const a = x * x + y - 5;
        const b = x - y * y + 3;
        const gx = 4 * x * a + 2 * b + 0.5 * y;
        const gy = 2 * a - 4 * y * b + 0.5 * x;
        const square = gx * gx + gy * gy;
        if (!(square > small && square <= LARGE && x * x + y * y <= FAR) || t === steps) break;
        bx = beta * bx + gx;
        by = beta * by + gy;
        x -= alpha * bx;
        y -= alpha * by;
      }
      ends[k] = x;
      ends[k + 1] = y;
      k += 2;
    }
  }
}

/** Rastrigin's function. @param {Runs} runs @param {number} side @param {Float64Array} ends */
export function rastrigin({ region, steps, alpha, beta, small }, side, ends) {
  const [x0, x1, y0, y1] = region;
  const turn = 2 * Math.PI;
  const height = 10 * turn;
  let k = 0;
  for (let j = 0; j < side; j += 1) {
    for (let i = 0; i < side; i += 1) {
      let x = x0 + ((x1 - x0) * (i + 0.5)) / side;
      let y = y0 + ((y1 - y0) * (j + 0.5)) / side;
      let bx = 0;
      let by = 0;
      for (let t = 0; ; t += 1) {
        const gx = 2 * x + height * Math.sin(turn * x);
        const gy = 2 * y + height * Math.sin(turn * y);
        const square = gx * gx + gy * gy;
        if (!(square > small && square <= LARGE && x * x + y * y <= FAR) || t === steps) break;
        bx = beta * bx + gx;
        by = beta * by + gy;
        x -= alpha * bx;
        y -= alpha * by;
      }
      ends[k] = x;
      ends[k + 1] = y;
      k += 2;
    }
  }
}
