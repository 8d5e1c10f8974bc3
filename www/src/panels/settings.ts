import { html } from 'lit';
import { SessionElement } from '../parts/session-element.js';
import base from '../styles/base.css';

export class Settings extends SessionElement {
  static override styles = base;
  override render() {
    return html`<p>soon</p>`;
  }
}
