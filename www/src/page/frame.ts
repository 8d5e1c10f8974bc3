/**
 * The page as a frame: what it tells the page that holds it, and what it does when that asks. It listens
 * to the window around it alone and speaks to it alone; whatever else comes is left out in silence.
 */

import type { Edit } from 'gd-web';
import type { PlaygroundElement } from '../element/playground-element.js';
import { watchSight } from '../element/sight.js';
import { keepWithin } from '../element/squeeze.js';
import { tell } from '../element/telling.js';
import { Caption } from '../panels/caption.js';
import { define } from '../parts/define.js';
import type { Session } from '../session/session.js';
import { turn } from '../session/turn.js';
import { Height } from './height.js';

/** What a frame is asked to do. */
interface Call {
  readonly type: 'gd-call';
  /** By which the answer is known. */
  readonly id: number | string;
  readonly call: string;
  readonly value?: unknown;
}

/** One thing that can be asked: whether what is given with it has its shape, and what is done and answered. */
interface Asked<Value> {
  readonly is: (value: unknown) => value is Value;
  readonly do: (playground: PlaygroundElement, value: Value) => unknown;
}

const isNothing = (value: unknown): value is undefined => value === undefined;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isEdit = (value: unknown): value is Edit => typeof value === 'object' && value !== null && isText((value as { type?: unknown }).type);
const isTheme = (value: unknown): value is 'light' | 'dark' | null => value === 'light' || value === 'dark' || value === null;

const row = <Value>(is: Asked<Value>['is'], act: Asked<Value>['do']): Asked<unknown> => ({ is, do: act }) as Asked<unknown>;

/** What a frame can be asked, as an element. */
const ASKED = new Map<string, Asked<unknown>>([
  ['apply', row(isEdit, (it, edit) => it.apply(edit))],
  ['step', row(isNumber, (it, step) => void (it.step = step))],
  ['play', row(isNothing, (it) => it.play())],
  ['pause', row(isNothing, (it) => it.pause())],
  ['undo', row(isNothing, (it) => it.undo())],
  ['redo', row(isNothing, (it) => it.redo())],
  ['status', row(isNothing, (it) => it.status())],
  ['theme', row(isTheme, (it, theme) => void (it.hostTheme = theme))],
]);

/** Whether a message is a call. */
function isCall(data: unknown): data is Call {
  if (typeof data !== 'object' || data === null) return false;
  const { type, id, call } = data as Partial<Call>;
  const isKnown = (typeof id === 'string' && id.length <= 100) || Number.isSafeInteger(id);
  return type === 'gd-call' && isKnown && isText(call);
}

/** Joins a session to the page around its frame, until it ends. */
export function joinHost(playground: PlaygroundElement, session: Session, address: URL, ended: AbortSignal): void {
  // It is printed with its page.
  define('gd-caption', Caption);
  const host = window.parent;
  const send = (message: unknown) => host.postMessage(message, '*');
  // Of links that come one after another, each before the last is shown, the last alone is opened; all are answered then.
  let opening: { query: string; answers: (() => void)[] } | null = null;
  const open = () => {
    const last = opening;
    opening = null;
    if (!last || ended.aborted) return;
    playground.query = last.query;
    for (const answer of last.answers) answer();
  };
  const announce = () => send({ type: 'gd-ready', detail: { query: session.query } });

  addEventListener(
    'message',
    ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== host || !isCall(data)) return;
      const { id, call, value } = data;
      const answer = (value?: unknown) => host.postMessage({ type: 'gd-answer', id, value }, origin === 'null' ? '*' : origin);
      if (call === 'open' && isText(value)) {
        if (!opening) void turn().then(open);
        const answers = opening?.answers ?? [];
        answers.push(answer);
        opening = { query: value, answers };
        return;
      }
      // What is asked after a link is asked of that link.
      open();
      // A host that came later hears what was told before.
      if (call === 'hello' && value === undefined) return hello();
      const asked = ASKED.get(call);
      if (asked?.is(value)) answer(asked.do(playground, value));
    },
    { signal: ended },
  );
  const last = new Map<string, unknown>();
  const hello = () => {
    announce();
    for (const [type, detail] of last) send({ type, detail });
  };
  playground.addEventListener('gd-change', ({ detail }) => send({ type: 'gd-change', detail }), { signal: ended });
  announce();
  tell(session, (type, detail) => {
    // What became of other runs is no more.
    if (type === 'gd-step') last.delete('gd-verdict');
    last.set(type, detail);
    send({ type, detail });
  });
  new Height(playground, address, send, ended);
  for (const end of [keepWithin(playground), watchSight(playground, (sight) => session.hold(sight !== 'enough'))]) {
    ended.addEventListener('abort', end);
  }
}
