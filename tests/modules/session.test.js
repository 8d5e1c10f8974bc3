import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Scheduler } from '../../www/src/session/scheduler.js';
import { Changed, Session } from '../../www/src/session/session.js';
import { frames, isAwake, mediaQuery, memory, reported, told } from './browser.js';

/** @typedef {import('gd-web').Edit} Edit */
/** @typedef {import('gd-web').Declarations} Declarations */

/** What is declared never comes. @returns {Promise<Declarations>} */
const declarations = () => new Promise(() => {});

/** Edits can be followed. */
const WHOLE = { isWhole: true, whole: Promise.resolve() };

/** @type {Session[]} */
const sessions = [];

/** @param {string} query */
function begin(query, scheduler = new Scheduler()) {
  const session = new Session(query, { ...WHOLE, declarations, scheduler });
  sessions.push(session);
  return session;
}

afterEach(async () => {
  for (const session of sessions.splice(0)) session.dispose();
  await frames();
  mediaQuery('(prefers-reduced-motion: reduce)').matches = false;
  assert.deepEqual(reported.splice(0), []);
});

/** @type {Edit} */
const LARGER = { type: 'set', key: 'lr', value: '0.02' };
/** @type {Edit} */
const FAST = { type: 'set', key: 'lr', value: 'fast' };

test('changes are told later, all at once', async () => {
  const session = begin('f=booth&at=-1,-1');
  await told();
  /** @type {number[]} */
  const heard = [];
  session.listen((changed) => heard.push(changed));
  session.apply(LARGER);
  session.select(0);
  session.apply({ type: 'addStart', at: [1, 1] });
  assert.deepEqual(heard, []);
  await told();
  assert.equal(heard.length, 1);
  assert.ok((heard[0] ?? 0) & Changed.RUNS);
});

test('a drag ends when another link is opened in its midst', () => {
  const session = begin('f=booth&at=1,1');
  const drag = {};
  /** @param {number} x @returns {Edit} */
  const to = (x) => ({ type: 'moveStart', index: 0, to: [x, 1] });
  session.apply(to(2), drag);
  session.open('f=booth&at=5,5');
  assert.ok(session.apply(to(3), drag).refused);
  assert.equal(session.query, 'f=booth&at=5,5');
  assert.equal(session.refusal, null);
  session.apply(to(4), {});
  assert.equal(session.query, 'f=booth&at=4,1');
  session.undo();
  session.undo();
  assert.equal(session.query, 'f=booth&at=2,1');
});

test('a step that is no number is left out', () => {
  const session = begin('f=booth&at=1,1');
  for (const step of [NaN, undefined, 'x']) session.seek(/** @type {number} */ (step));
  assert.equal(session.time.step, 0);
  session.play();
  assert.equal(session.time.step, 0);
});

test('nothing is told while it is being told, and all hear of the last state', async () => {
  const session = begin('f=booth&at=-1,-1');
  await told();
  let telling = 0;
  let [first, second] = ['', ''];
  session.listen(() => {
    telling += 1;
    assert.equal(telling, 1);
    if (!session.query.includes('opt')) session.apply({ type: 'addRule', rule: 'adam' });
    first = session.query;
    telling -= 1;
  });
  session.listen(() => {
    telling += 1;
    assert.equal(telling, 1);
    second = session.query;
    telling -= 1;
  });
  session.apply(LARGER);
  await told();
  assert.equal(second, first);
  assert.match(first, /opt=gd;adam/);
});

test('the order of listeners makes no difference', async () => {
  /** @param {boolean} isReversed */
  const ends = async (isReversed) => {
    const session = begin('f=booth&at=-1,-1&opt=gd;momentum');
    await told();
    const listeners = [
      () => session.select(1),
      () => void session.apply({ type: 'setPart', part: 'field', on: true }),
      () => void (session.time.playing || session.seek(3)),
      () => void session.refusal,
    ];
    for (const listener of isReversed ? listeners.reverse() : listeners) {
      let isDone = false;
      session.listen(() => {
        if (!isDone) listener();
        isDone = true;
      });
    }
    session.apply(LARGER);
    await frames();
    return [session.query, session.time.step, session.selected, session.status?.theta];
  };
  assert.deepEqual(await ends(true), await ends(false));
});

test('a listener that fails leaves the others told', async () => {
  const session = begin('f=booth&at=-1,-1');
  await told();
  let heard = 0;
  session.listen(() => {
    throw new Error('broken');
  });
  session.listen(() => (heard += 1));
  session.apply(LARGER);
  await told();
  assert.equal(heard, 1);
  assert.match(String(reported.splice(0)[0]), /broken/);
});

test('one that is ended while others are told is not told', async () => {
  const session = begin('f=booth&at=-1,-1');
  await told();
  let heard = 0;
  session.listen(() => end());
  const end = session.listen(() => (heard += 1));
  session.apply(LARGER);
  await told();
  assert.equal(heard, 0);
});

test('ten mixed acts are undone to the first link, byte for byte, and done again', async () => {
  const session = begin('?f=himmelblau&at=-1,-1&colour=red');
  await frames();
  const first = session.query;
  /** @type {Edit[]} */
  const edits = [
    { type: 'addStart', at: [2, 1] },
    { type: 'addRule', rule: 'momentum' },
    { type: 'setRuleOption', rule: 1, option: 'beta', value: 0.5 },
    LARGER,
    { type: 'zoom', to: [-1, 2, -1, 2] },
    { type: 'setPart', part: 'surface', on: true },
    { type: 'set', key: 'noise', value: '0.1' },
    { type: 'addRestarts' },
    { type: 'rewrite', formula: 'x^2+10y^2' },
    { type: 'set', key: 'theme', value: 'dark' },
  ];
  for (const edit of edits) {
    const reading = session.apply(edit);
    assert.equal(reading.refused, false, JSON.stringify([edit, reading.problems]));
    await frames(2);
  }
  const last = session.query;
  while (session.canUndo) session.undo();
  assert.equal(session.query, first);
  while (session.canRedo) session.redo();
  assert.equal(session.query, last);
});

test('a drag is one act however long it takes', () => {
  const session = begin('f=sphere&at=2,2');
  const first = session.query;
  const drag = {};
  /** @type {string[]} */
  const acts = [];
  for (let k = 0; k < 50; k += 1) {
    session.apply({ type: 'moveStart', index: 0, to: [2 - k / 100, 2] }, drag);
    acts.push(session.act);
  }
  // The first one moves it to where it is.
  assert.deepEqual(acts.slice(1), ['begun', ...Array(48).fill('continued')]);
  session.undo();
  assert.equal(session.query, first);
  assert.equal(session.canUndo, false);
});

test('a refused edit changes nothing, is told, and is forgotten with the next one', async () => {
  const session = begin('f=sphere&at=2,2');
  await frames();
  const { query, time } = session;
  const { step } = time;
  let heard = 0;
  session.listen((changed) => (heard |= changed));
  const reading = session.apply(FAST);
  await told();
  assert.equal(reading.refused, true);
  assert.equal(session.refusal?.problems[0]?.value, 'fast');
  assert.deepEqual([session.query, time.step, session.canUndo], [query, step, false]);
  assert.ok(heard & Changed.PROBLEMS && heard & Changed.SCENARIO, 'controls show what is so');
  session.apply(LARGER);
  assert.equal(session.refusal, null);
});

test('runs computed in slices are those that are computed at once', async () => {
  const link = 'f=himmelblau&restarts=8&opt=gd;anneal&noise=0.3&steps=300&seed=2';
  const [once, sliced] = [begin(link), begin(link)];
  once.compute(Infinity);
  for (let k = 0; k < 100_000 && sliced.compute(0); k += 1);
  assert.ok(once.time.complete && sliced.time.complete);
  assert.deepEqual(sliced.statuses, once.statuses);
});

test('a zoom, a pan or a theme keeps the step and the statuses, also when undone', async () => {
  const session = begin('f=himmelblau&restarts=3&noise=0.1&seed=5&steps=50&tol=0');
  await frames();
  session.seek(7);
  const before = JSON.stringify(session.statuses);
  /** @type {Edit[]} */
  const edits = [{ type: 'zoomBy', factor: 0.5, at: [0, 0] }, { type: 'pan', by: [0.2, 0] }, { type: 'set', key: 'theme', value: 'dark' }];
  for (const edit of edits) {
    session.apply(edit);
    assert.equal(JSON.stringify(session.statuses), before, edit.type);
  }
  session.undo();
  session.undo();
  assert.equal(session.time.step, 7);
  assert.equal(JSON.stringify(session.statuses), before);

  session.seek(0);
  session.play();
  await frames(3);
  session.apply({ type: 'zoomBy', factor: 2, at: [0, 0] });
  assert.equal(session.time.playing, true);
});

test('a link that differs only in its step or in play is shown', async () => {
  const session = begin('f=parabola&at=3&lr=0.1&step=4');
  await frames();
  assert.equal(session.time.step, 4);
  session.open('f=parabola&at=3&lr=0.1&step=2');
  assert.equal(session.time.step, 2);
  session.open('f=parabola&at=3&lr=0.1');
  assert.equal(session.time.step, session.time.last);
  session.open('f=parabola&at=3&lr=0.1&play=1');
  assert.deepEqual([session.time.step, session.time.playing], [0, true]);
  assert.equal(session.opened, 3);
});

test('nothing plays by itself for a reader who wants it still', async () => {
  mediaQuery('(prefers-reduced-motion: reduce)').matches = true;
  const session = begin('f=parabola&at=3&lr=0.1&play=1');
  await frames();
  assert.equal(session.time.playing, false);
  assert.equal(session.time.step, session.time.last);
  session.replay();
  assert.equal(session.time.playing, false);
  session.play();
  assert.equal(session.time.playing, true, 'but when asked to');
});

test('it plays to its end, and then there are no more frames', async () => {
  const session = begin('f=parabola&at=3&lr=0.1&play=1&speed=100');
  await frames(5000);
  assert.equal(session.time.playing, false);
  assert.equal(session.time.step, session.time.last);
  assert.match(session.status?.verdictId ?? '', /^converged/);
  assert.equal(isAwake(), false);
});

test('sessions that have gone leave nothing behind', async () => {
  const scheduler = new Scheduler();
  const queries = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'];
  const comeAndGo = async () => {
    for (let k = 0; k < 30; k += 1) {
      const session = new Session('f=himmelblau&restarts=20&opt=gd;momentum&steps=500', { ...WHOLE, declarations, scheduler });
      session.invalidate({ rank: 0, pause: 0, paint: () => true });
      await frames(k % 4);
      session.dispose();
      session.dispose();
    }
    await frames();
  };
  await comeAndGo();
  const bytes = memory.buffer.byteLength;
  await comeAndGo();
  assert.equal(memory.buffer.byteLength, bytes);
  assert.equal(scheduler.size, 0);
  assert.equal(isAwake(), false);
  assert.deepEqual(queries.map((query) => mediaQuery(query).listeners), [0, 0]);
});

test('what is declared is asked for once there is a picture, and again where a reader tries anew', async () => {
  let asked = 0;
  let isThere = false;
  /** @type {Declarations | null} */
  let later = null;
  const session = new Session('f=booth&at=-1,-1', {
    ...WHOLE,
    scheduler: new Scheduler(),
    declarations: async () => {
      asked += 1;
      if (!later) throw new Error('offline');
      return later;
    },
  });
  sessions.push(session);
  const before = session.declarations;
  assert.deepEqual(before.functions, []);
  await frames(3);
  assert.equal(asked, 0);
  session.show([]);
  await told();
  assert.equal(asked, 1);
  assert.equal(session.undeclared, 'offline');
  session.show([]);
  assert.equal(asked, 1, 'another picture is no reason to ask again');
  later = { ...before, speeds: [{ value: 1, name: 'slow' }] };
  session.listen((changed) => (isThere ||= Boolean(changed & Changed.SCENARIO) && session.declarations === later));
  await session.declare();
  await told();
  assert.ok(isThere);
  assert.equal(session.undeclared, null);
  session.show([]);
  assert.equal(asked, 2);
});

test('the same marks again are no news: what is drawn beside them is not drawn anew', async () => {
  const session = begin('f=booth&at=-1,-1');
  await frames(3);
  let news = 0;
  session.listen((changed) => (news += Number(Boolean(changed & Changed.MARKS))));
  /** @returns {import('gd-web').LegendEntry[]} */
  const marks = () => [{ of: 'mark', id: 'start', hidden: false, name: 'start', shapes: [] }];
  for (let k = 0; k < 3; k += 1) {
    session.show(marks());
    await told();
  }
  assert.equal(news, 1);
  session.show([...marks(), { of: 'mark', id: 'now', hidden: false, name: 'now', shapes: [] }]);
  await told();
  assert.equal(news, 2);
});

test('links opened in one visit of a menu are one act', async () => {
  const session = begin('f=booth&at=-1,-1');
  const before = session.query;
  const visit = {};
  session.open('f=sphere&at=1,1', visit);
  const { begun } = session;
  session.open('f=saddle&at=1,1', visit);
  assert.equal(session.act, 'continued');
  session.open('f=saddle&at=1,1', visit);
  assert.equal(session.begun, begun, 'the same link again is none either');
  session.undo();
  assert.equal(session.query, before);
  session.redo();
  assert.match(session.query, /saddle/);
  session.open('f=sphere&at=1,1', {});
  assert.equal(session.act, 'begun', 'another visit');
});

test('without a speed it plays at its own pace, whatever the runs take to be computed', async () => {
  const session = begin('f=himmelblau&at=-1,-1&play=1');
  const seen = new Set();
  let shown = 0;
  while (shown < 600 && (shown < 10 || session.time.playing)) {
    await frames(1);
    seen.add(session.time.position);
    shown += 1;
  }
  assert.ok(shown * 16 > 4500 && shown * 16 < 6500, `${shown * 16} ms with the rest at the start`);
  assert.ok(seen.size > 200, `${seen.size} places`);
  assert.equal(session.time.step, session.time.last);
});
