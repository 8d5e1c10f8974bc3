/**
 * Calls back at once, or while it plays at most every so many milliseconds, and then for the last
 * state there was.
 * @param {import('./player.js').Player} player
 * @param {number} pause
 * @param {() => void} update
 */
export function paced(player, pause, update) {
  let done = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pending;
  const now = () => {
    done = performance.now();
    pending = undefined;
    update();
  };
  return () => {
    const wait = player.playing ? done + pause - performance.now() : 0;
    if (wait > 0) {
      pending ??= setTimeout(now, wait);
    } else {
      clearTimeout(pending);
      now();
    }
  };
}
