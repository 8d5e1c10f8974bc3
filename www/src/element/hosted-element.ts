import { css, html } from 'lit';
import { LoadError } from '../compile.js';
import { pictured } from '../session/pictured.js';
import type { Session } from '../session/session.js';
import { watchHostTheme } from './host-theme.js';
import { PlaygroundElement } from './playground-element.js';
import { watchSight, type Sight } from './sight.js';
import { keepWithin } from './squeeze.js';

/** How many hold a session at once at most, unless more are seen: the memory of a phone is small. */
const MOST = 12;

/** Those that hold one, the one seen last at the end. */
const live = new Set<HostedElement>();

/** What the page's policy has not let come last. */
let refused: SecurityPolicyViolationEvent | null = null;
const here = import.meta.url.slice(0, import.meta.url.lastIndexOf('/') + 1);
addEventListener('securitypolicyviolation', (event) => {
  const { effectiveDirective, blockedURI } = event;
  if (/^(connect|script)-src/.test(effectiveDirective) && blockedURI.startsWith(here)) refused = event;
});

/** What types, whose keys are not the page's around it. */
const FIELDS = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select';

/**
 * The element in a page of someone else: it begins once it is seen, rests out of sight, fits its box, and
 * follows the page's theme.
 */
export class HostedElement extends PlaygroundElement {
  static override styles = [
    ...PlaygroundElement.styles,
    css`
      /* What an article has set for its text is not meant for what is in it. */
      :host {
        overflow: clip;
        overflow-clip-margin: 4px;
        text-align: start;
        text-indent: 0;
        text-transform: none;
        letter-spacing: normal;
        word-spacing: normal;
        white-space: normal;
        hyphens: manual;
      }
    `,
  ];

  /** Where its scripts lie, whose name is another for each release. */
  static readonly folder = here;

  /** Whether it has not been seen yet, or rests since it was long ago. */
  #waits = true;
  #sight: Sight = 'none';
  /** How high it was when it went to rest. */
  #height = '';
  #ends: (() => void)[] = [];

  constructor() {
    super();
    for (const name of ['keydown', 'keypress', 'keyup'] as const) this.addEventListener(name, this.#keepKey);
  }

  override connectedCallback(): void {
    if (this.getAttribute('loading') === 'eager') this.#waits = false;
    super.connectedCallback();
    this.#ends = [
      watchSight(this, (sight) => this.#seen(sight)),
      watchHostTheme(this, (theme) => (this.hostTheme = theme)),
      keepWithin(this),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends.splice(0)) end();
  }

  protected override get begins(): boolean {
    return !this.#waits;
  }

  /** Begins now, seen or not. */
  start(): void {
    if (!this.#waits || !this.isConnected) return;
    this.#waits = false;
    this.begin();
  }

  protected override rest(): void {
    super.rest();
    live.delete(this);
    this.#waits = true;
  }

  protected override opened(session: Session, isResumed: boolean): void {
    live.add(this);
    session.hold(this.#sight !== 'enough');
    for (const other of live) {
      if (live.size <= MOST) break;
      if (other.#sight === 'none' && other !== this) other.#sleep();
    }
    const { play, step } = session.scenario;
    // From the start, once there is something to see.
    if (play === null && step === null && !isResumed && !session.prefersStill) {
      session.seek(0);
      void pictured(session).then(() => this.session === session && !session.begun && session.time.step === 0 && session.play());
    }
  }

  protected override told(error: unknown): string {
    const violation = refused;
    refused = null;
    if (violation && error instanceof LoadError) {
      const { effectiveDirective, blockedURI } = violation;
      return `This page’s security policy does not allow a part of the playground: ${effectiveDirective} blocks ${blockedURI}.`;
    }
    if (error instanceof RangeError) return 'There is no memory left for another playground: close other pages, then try again.';
    return super.told(error);
  }

  #seen(sight: Sight): void {
    this.#sight = sight;
    this.hold(sight !== 'enough');
    if (sight === 'none') return;
    if (live.delete(this)) live.add(this);
    this.start();
  }

  /** Frees what it holds until it is seen again, and keeps its place. */
  #sleep(): void {
    this.#height = `${this.offsetHeight}px`;
    this.rest();
    this.requestUpdate();
  }

  /** What is typed in it, and keys that it has followed, are no keys of the page around it. */
  readonly #keepKey = (event: KeyboardEvent) => {
    const [target] = event.composedPath();
    const isTyped = target instanceof Element && target.matches(FIELDS) && event.key !== 'Escape' && event.key !== 'Tab';
    if (isTyped || event.defaultPrevented) event.stopPropagation();
  };

  override render() {
    if (this.session || !this.#waits) return super.render();
    // Until it begins, what stands in its place.
    return html`<div class="skeleton" .style=${this.#height ? `block-size: ${this.#height}` : ''}><slot></slot></div>`;
  }
}
