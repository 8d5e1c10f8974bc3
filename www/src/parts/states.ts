/** States of an element, for its style sheet: no attributes, which are a host's or a reader's. */

import type { Description } from 'gd-web';

/** Sets each state or takes it away. */
export function setStates({ states }: ElementInternals, all: Readonly<Record<string, boolean>>): void {
  for (const [name, isSo] of Object.entries(all)) {
    if (isSo) states.add(name);
    else states.delete(name);
  }
}

/** The states that styles/theme.css knows of; `host` is the theme where the link has none. */
export function lookOf(scenario: Description | undefined, host: 'light' | 'dark' | null = null): Record<'light' | 'dark' | 'present', boolean> {
  const theme = scenario?.theme ?? host;
  return {
    light: theme === 'light',
    dark: theme === 'dark',
    present: scenario?.show.includes('present') ?? false,
  };
}
