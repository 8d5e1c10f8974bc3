/** The release that is shown: kept for when there is no network, and told of when there is a newer one. */

import { LitElement, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { trusted } from '../background/trusted.js';
import base from '../styles/base.css';
import sheet from './release.css';

/** It lies beside the page, all of which it may answer for. */
const KEEPER = new URL('../service-worker.js', import.meta.url);

/** After so many milliseconds a page that is come back to looks for a newer release. */
const STALE = 3_600_000;

let registered: Promise<ServiceWorkerRegistration> | undefined;

/** Has the site kept, once; a frame of another page is that page's to keep. */
function register(): Promise<ServiceWorkerRegistration> | undefined {
  if (window.parent !== window || !navigator.serviceWorker) return undefined;
  return (registered ??= navigator.serviceWorker.register(trusted('gd-release', KEEPER, KEEPER.href), { updateViaCache: 'none' }));
}

/** Says that there is a newer release, which comes when the reader wants it. */
export class Release extends LitElement {
  /** What has kept a newer one. */
  @state() private newer: ServiceWorker | null = null;
  #end: AbortController | null = null;

  static override styles = [base, sheet];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = new AbortController();
    const { signal } = this.#end;
    // Where it is not to be kept, the page is as without it.
    register()?.then(
      (registration) => signal.aborted || this.#watch(registration, signal),
      () => {},
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.abort();
  }

  #watch(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
    const look = () => {
      // The first one has nothing before it.
      if (navigator.serviceWorker.controller) this.newer = registration.waiting ?? this.newer;
    };
    const follow = () => registration.installing?.addEventListener('statechange', look, { signal });
    registration.addEventListener('updatefound', follow, { signal });
    follow();
    look();
    let asked = performance.now();
    const ask = () => {
      if (document.hidden || performance.now() - asked < STALE) return;
      asked = performance.now();
      registration.update().catch(() => {});
    };
    document.addEventListener('visibilitychange', ask, { signal });
  }

  /** Lets the newer one answer, then loads the page again from it. */
  readonly #reload = () => {
    const again = () => location.reload();
    if (this.newer?.state !== 'installed') return again();
    navigator.serviceWorker.addEventListener('controllerchange', again, { once: true });
    this.newer.postMessage('take over');
  };

  readonly #later = () => (this.newer = null);

  override render() {
    // The place is there before what is said in it, so that it is heard.
    return html`<div role="status">
      ${this.newer
        ? html`<div class="news">
            <p>There is a new version of this page.</p>
            <div class="buttons">
              <button type="button" class="primary" @click=${this.#reload}>Reload</button>
              <button type="button" @click=${this.#later}>Later</button>
            </div>
          </div>`
        : nothing}
    </div>`;
  }
}
