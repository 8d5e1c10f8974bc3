/**
 * Whether a text was copied. On plain http there is no clipboard but by the older way, which copies
 * what is selected.
 */
export async function copied(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const written = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return written === true || copiedSelection();
}

function copiedSelection(): boolean {
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
