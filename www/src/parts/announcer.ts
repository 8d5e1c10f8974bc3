import { html } from 'lit';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { SessionElement } from './session-element.js';

/** Says what a session has to say to those who hear the page. */
export class Announcer extends SessionElement {
  protected override readonly hears = Changed.SAID;
  static override styles = base;

  override render() {
    return html`<p class="unseen" role="status" aria-live="polite">${this.session.said}</p>`;
  }
}
