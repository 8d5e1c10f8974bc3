// What a host page may hand over: nothing of it throws into the page, runs, or leaves a playground that
// answers no more.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { query_of_attributes } from 'gd-web';
import { changed } from '../../www/src/element/attributes.js';
import { Scheduler } from '../../www/src/session/scheduler.js';
import { Session } from '../../www/src/session/session.js';
import { frames, reported } from './browser.js';

const LINK = 'f=booth&at=-1,-1';

/** @type {Session[]} */
const sessions = [];

/** @param {string} query */
function begin(query) {
  const session = new Session(query, { declarations: () => new Promise(() => {}), scheduler: new Scheduler(), isWhole: true, whole: Promise.resolve() });
  sessions.push(session);
  return session;
}

afterEach(async () => {
  for (const session of sessions.splice(0)) session.dispose();
  await frames();
  assert.deepEqual(reported.splice(0), []);
});

const thrown = () => {
  throw new Error('thrown by a host');
};

/** An object whose field throws when it is asked for, from so many times on. @param {string} name @param {object} rest */
function throwing(name, rest, times = 0) {
  let asked = 0;
  const value = Reflect.get(rest, name);
  return Object.defineProperty({ ...rest }, name, { enumerable: true, get: () => ((asked += 1) > times ? thrown() : value) });
}

/** @type {any} */
const cycle = { type: 'all' };
cycle.edits = [cycle];

/** Of few objects, and of more values than there is time for. */
let wide = /** @type {any} */ ({ type: 'resetStarts' });
for (let level = 0; level < 12; level += 1) wide = { type: 'all', edits: Array(64).fill(wide) };

/** @returns {[string, any][]} */
const edits = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  const trap = { ownKeys: thrown, get: thrown, getPrototypeOf: thrown, has: thrown, getOwnPropertyDescriptor: thrown };
  const at = Object.defineProperty([0, 1], 0, { get: thrown });
  const listed = Object.assign([1, 2], { [Symbol.iterator]: thrown });
  return [
    ['nothing', undefined],
    ['null', null],
    ['a number', NaN],
    ['a text', 'set'],
    ['a symbol', Symbol('set')],
    ['a function', () => 'set'],
    ['a big number', 10n],
    ['a date', new Date()],
    ['no type', {}],
    ['a type of another kind', { type: {} }],
    ['a prototype in place of fields', Object.create({ type: 'resetStarts' })],
    ['a polluted prototype', JSON.parse('{"__proto__":{"type":"resetStarts"}}')],
    ['an inherited name', { type: 'constructor' }],
    ['a field that throws', throwing('type', { type: 'resetStarts' })],
    ['a point that throws', { type: 'addStart', at }],
    ['a field within that throws', { type: 'all', edits: [throwing('key', { type: 'set', key: 'lr', value: '1' })] }],
    ['a proxy that throws', new Proxy({}, trap)],
    ['a proxy of a list that throws', { type: 'addStart', at: new Proxy([1, 2], trap) }],
    ['a proxy that is revoked', { type: 'addStart', at: proxy }],
    ['a cycle', cycle],
    ['more than can be counted', wide],
    ['a list of nothing', { type: 'addStart', at: new Array(4294967295) }],
    ['a length that lies', { type: 'setBatches', batches: new Proxy([], { get: (_, name) => (name === 'length' ? 2 ** 53 : 1) }) }],
    ['markup', { type: 'set', key: '<img src=x onerror=alert(1)>', value: '<script>' }],
    ['a list in place of an object', [{ type: 'resetStarts' }]],
    ['a list with other ways to go through it', { type: 'addStart', at: listed, index: Symbol('x') }],
  ];
};

test('what is no edit is refused in words, and the playground goes on', () => {
  for (const [name, edit] of edits()) {
    const session = begin(LINK);
    const reading = session.apply(edit);
    assert.ok(reading.refused, name);
    assert.equal(session.query, LINK, name);
    assert.ok(reading.problems.length > 0 && reading.problems.every(({ message }) => message), name);
    const after = session.apply({ type: 'addStart', at: [1, 1] });
    assert.ok(!after.refused, name);
    session.undo();
    assert.equal(session.query, LINK, name);
  }
  assert.equal(Reflect.get({}, 'type'), undefined, 'no prototype has got a field');
});

test('an edit that answers only once is followed, or refused, and nothing else', () => {
  for (const name of ['type', 'index']) {
    for (const times of [0, 1, 2, 3]) {
      const session = begin('f=booth&at=-1,-1;2,2');
      const edit = throwing(name, { type: 'removeStart', index: 0 }, times);
      const { refused } = session.apply(/** @type {any} */ (edit));
      assert.equal(session.query, refused ? 'f=booth&at=-1,-1;2,2' : 'f=booth&at=2,2', `${name} ${times}`);
    }
  }
});

test('an edit that asks the playground back is answered or refused', () => {
  const session = begin(LINK);
  let answer = '';
  const edit = {
    type: 'set',
    key: 'lr',
    get value() {
      try {
        session.apply({ type: 'resetStarts' });
        answer = session.query;
      } catch (error) {
        answer = String(error);
      }
      return '0.02';
    },
  };
  session.apply(/** @type {any} */ (edit));
  assert.notEqual(answer, '');
  assert.ok(!session.apply({ type: 'set', key: 'lr', value: '0.03' }).refused);
  assert.match(session.query, /lr=0\.03/);
});

test('attributes of any size and kind are a link', () => {
  const long = 'x+'.repeat(2 ** 20);
  /** @type {[string, string][]} */
  const attributes = [
    ['f', long],
    ['at', '<script>alert(1)</script>'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['opt', '\u0000\u202e"><img src=x onerror=alert(1)>'],
  ];
  for (const pair of attributes) {
    const session = begin(query_of_attributes([pair]));
    assert.ok(session.problems.length > 0, pair[0]);
    assert.ok(session.query.length < 1000, pair[0]);
  }
  const session = begin(LINK);
  for (const edit of changed([], attributes) ?? []) assert.ok(session.apply(edit).refused);
  for (const query of [long, '?'.repeat(2 ** 20), '\ud800', '%']) session.open(query);
  for (const query of [undefined, null, 3, {}, [], Symbol('x'), cycle]) session.open(/** @type {any} */ (query));
});
