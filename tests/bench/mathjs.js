// The map of a formula by math.js: its derivatives, compiled.
import { derivative } from 'mathjs';

/** @param {string} formula in x and y */
export function map(formula) {
  const [slopeX, slopeY] = ['x', 'y'].map((name) => derivative(formula, name).compile());

  /** @param {import('./inlined.js').Runs} runs @param {number} side @param {Float64Array} ends x and y of each */
  return ({ region, steps, alpha, beta, small }, side, ends) => {
    const [x0, x1, y0, y1] = region;
    const at = { x: 0, y: 0 };
    for (let k = 0; k < side * side; k += 1) {
      at.x = x0 + ((x1 - x0) * ((k % side) + 0.5)) / side;
      at.y = y0 + ((y1 - y0) * (Math.floor(k / side) + 0.5)) / side;
      let bx = 0;
      let by = 0;
      for (let t = 0; ; t += 1) {
        const gx = slopeX.evaluate(at);
        const gy = slopeY.evaluate(at);
        const square = gx * gx + gy * gy;
        if (!(square > small && square <= 1e300 && at.x * at.x + at.y * at.y <= 1e24) || t === steps) break;
        bx = beta * bx + gx;
        by = beta * by + gy;
        at.x -= alpha * bx;
        at.y -= alpha * by;
      }
      ends[2 * k] = at.x;
      ends[2 * k + 1] = at.y;
    }
  };
}
