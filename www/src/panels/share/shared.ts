import type { Session } from '../../session/session.js';

/** What is shared of a playground. */
export interface Shared {
  readonly session: Session;
  /** The query to be opened, and its whole address, alone and in a frame. */
  readonly query: string;
  readonly address: string;
  readonly framed: string;
}
