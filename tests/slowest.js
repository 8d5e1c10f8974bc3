// A reporter that prints the files and the tests that take most of the time, and each test that failed at first.

/** How many of each. */
const MOST = 5;

/**
 * @typedef {import('@playwright/test/reporter').TestCase} TestCase
 * @typedef {import('@playwright/test/reporter').TestResult} TestResult
 * @typedef {import('@playwright/test/reporter').Reporter} Reporter
 * @implements {Reporter}
 */
export default class Slowest {
  /** @type {Map<string, number>} */
  #files = new Map();
  /** @type {Map<string, number>} */
  #tests = new Map();
  /** @type {string[]} */
  #flaky = [];

  /** @param {TestCase} test @param {TestResult} result */
  onTestEnd(test, { duration }) {
    const [, project = '', file = '', ...titles] = test.titlePath();
    this.#files.set(file, (this.#files.get(file) ?? 0) + duration);
    const name = `${project} ${file} ${titles.join(' › ')}`;
    this.#tests.set(name, duration);
    if (test.outcome() === 'flaky') this.#flaky.push(name);
  }

  onEnd() {
    for (const name of this.#flaky) console.log(`   flaky: ${name}`);
    for (const times of [this.#files, this.#tests]) {
      console.log();
      const longest = [...times].sort(([, a], [, b]) => b - a).slice(0, MOST);
      for (const [name, duration] of longest) console.log(`${(duration / 1000).toFixed(1).padStart(8)} s  ${name}`);
    }
  }

  printsToStdio() {
    return false;
  }
}
