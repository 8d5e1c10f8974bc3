// The same maps as one writes them for readers: a class for each function, one for the update rule, points as
// arrays. Without destructuring of arrays in the loop, which makes them three times as slow.

/** @typedef {[number, number]} Point */
/** @typedef {{ gradient(at: Point): Point }} Objective */

/** @type {Record<string, Objective>} */
export const OBJECTIVES = {
  himmelblau: new (class Himmelblau {
    /** @param {Point} at @returns {Point} */
    gradient(at) {
      const x = at[0];
      const y = at[1];
      const a = x * x + y - 11;
      const b = x + y * y - 7;
      return [4 * x * a + 2 * b, 2 * a + 4 * y * b];
    }
  })(),
  typed: new (class Typed {
    /** @param {Point} at @returns {Point} */
    gradient(at) {
      const x = at[0];
      const y = at[1];
      const a = x * x + y - 5;
      const b = x - y * y + 3;
      return [4 * x * a + 2 * b + 0.5 * y, 2 * a - 4 * y * b + 0.5 * x];
    }
  })(),
  rastrigin: new (class Rastrigin {
    /** @param {Point} at @returns {Point} */
    gradient(at) {
      const x = at[0];
      const y = at[1];
      const turn = 2 * Math.PI;
      return [2 * x + 10 * turn * Math.sin(turn * x), 2 * y + 10 * turn * Math.sin(turn * y)];
    }
  })(),
};

class Momentum {
  /** @param {number} alpha @param {number} beta */
  constructor(alpha, beta) {
    this.alpha = alpha;
    this.beta = beta;
    /** @type {Point} */
    this.velocity = [0, 0];
  }

  /** @param {Point} at @param {Point} gradient @returns {Point} */
  step(at, gradient) {
    const { alpha, beta, velocity } = this;
    this.velocity = [beta * velocity[0] + gradient[0], beta * velocity[1] + gradient[1]];
    return [at[0] - alpha * this.velocity[0], at[1] - alpha * this.velocity[1]];
  }
}

class Run {
  /** @param {Objective} objective @param {Momentum} rule @param {Point} start */
  constructor(objective, rule, start) {
    this.objective = objective;
    this.rule = rule;
    this.at = start;
  }

  /** @param {number} steps @param {number} small */
  finish(steps, small) {
    for (let t = 0; ; t += 1) {
      const gradient = this.objective.gradient(this.at);
      const square = gradient[0] * gradient[0] + gradient[1] * gradient[1];
      const hasConverged = square <= small;
      const hasDiverged = !(square <= 1e300 && this.at[0] * this.at[0] + this.at[1] * this.at[1] <= 1e24);
      if (hasConverged || hasDiverged || t === steps) return this.at;
      this.at = this.rule.step(this.at, gradient);
    }
  }
}

/** @param {Objective} objective @param {import('./inlined.js').Runs} runs @param {number} side @returns {Point[]} */
export function map(objective, { region, steps, alpha, beta, small }, side) {
  const [x0, x1, y0, y1] = region;
  /** @type {Point[]} */
  const ends = [];
  for (let j = 0; j < side; j += 1) {
    for (let i = 0; i < side; i += 1) {
      /** @type {Point} */
      const start = [x0 + ((x1 - x0) * (i + 0.5)) / side, y0 + ((y1 - y0) * (j + 0.5)) / side];
      ends.push(new Run(objective, new Momentum(alpha, beta), start).finish(steps, small));
    }
  }
  return ends;
}
