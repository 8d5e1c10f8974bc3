/** Whom the mistakes of a link are for. */

/** The name of a frame in which a link is tried by who writes it. */
const PREVIEW = 'gd-preview';

/** In a frame a link's mistakes are its author's, who sees them where it is tried. */
const isRead = window.parent !== window && window.name !== PREVIEW;

/** Whether what is shown is for readers, who are not told what its author did wrong. */
export const isForReaders = (embed: boolean): boolean => isRead && embed;
