import { beside_par, hole, type Hole } from 'gd-web';
import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { findPar, knownPar } from '../parts/par.js';
import type { Session } from '../session/session.js';
import base from '../styles/base.css';
import dialog from '../styles/dialog.css';
import { bestRounds, type Kept } from './best-rounds.js';

/** The dialog of the course: the nine holes and that of the day, par, and the best rounds on this machine. */
export class Course extends LitElement {
  @property({ attribute: false }) session!: Session;
  @state() private rounds: ReadonlyMap<string, Kept> = new Map();
  /** Today’s hole, the same for all: the day is that of Greenwich. */
  @state() private today = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [
    base,
    dialog,
    css`
      dialog {
        inline-size: min(38em, calc(100vw - 1em));
      }
      .rules {
        margin-block: 0.4em 0.8em;
        font-size: 0.9375em;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th {
        font-weight: inherit;
        text-align: start;
      }
      thead th {
        font-size: 0.8125em;
        color: var(--gd-muted);
      }
      :is(td, th) {
        padding: 0.25em 0.3em;
        border-block-end: 1px solid var(--gd-line);
      }
      .number {
        text-align: end;
      }
      tr[aria-current='true'] th {
        font-weight: 650;
      }
      td:last-child {
        inline-size: 4.6em;
        text-align: end;
      }
      @media (max-width: 30em) {
        dialog {
          padding: 0.8em 0.7em;
        }
      }
    `,
  ];

  /** Opens it; answers once it is shown. */
  async open(): Promise<void> {
    this.rounds = bestRounds();
    this.today = new Date().toISOString().slice(0, 10);
    for (const id of [...this.session.declarations.holes.map(({ id }) => id), this.today]) {
      void findPar(id).then(() => this.requestUpdate());
    }
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    const { session, today } = this;
    const day = today ? hole(today) : null;
    return html`<dialog aria-labelledby="title">
      <div class="head"><h2 id="title">Nine holes</h2>
        <button type="button" class="round quiet" aria-label="Close" title="Close" @click=${() => this.dialog.close()}>${icon('close')}</button></div>
      <p class="rules">Each hole is a function and a start. Bring the ball to rest at the lowest point, with as few gradients
        as you can, one for each step and one that finds it at rest: you choose the rule, its options, the learning rate,
        schedule and clipping. Your best rounds are kept in
        this browser alone.</p>
      <table>
        <thead>
          <tr><th scope="col">Hole</th><th scope="col" class="number">Par</th><th scope="col" class="number">Best</th>
            <th scope="col">To par</th><th scope="col"><span class="unseen">Play</span></th></tr>
        </thead>
        <tbody>
          ${session.declarations.holes.map(({ id, name }) => {
            const row = hole(id);
            return row ? this.#row(row, `${id}. ${name}`, `hole ${id}, ${name}`) : nothing;
          })}
          ${day ? this.#row(day, 'Today’s hole', 'today’s hole') : nothing}
        </tbody>
      </table>
    </dialog>`;
  }

  #row({ id, query }: Hole, name: string, spoken: string) {
    const [par, best] = [knownPar(id), this.rounds.get(id)];
    const isPlayed = this.session.scenario.hole === id;
    return html`<tr aria-current=${isPlayed ? 'true' : 'false'}>
      <th scope="row">${name}</th>
      <td class="number">${par ?? '…'}</td>
      <td class="number">${best?.score ?? '–'}</td>
      <td>${best && par !== null ? beside_par(best.score, par) : nothing}</td>
      <td><button type="button" aria-label="Play ${spoken}" @click=${() => this.#play(best?.query ?? query)}>Play</button></td>
    </tr>`;
  }

  /** From where the reader's best round of it has got to, if there is one. */
  #play(query: string): void {
    const { session } = this;
    session.open(query, {});
    session.replay();
    this.dialog.close();
  }
}
