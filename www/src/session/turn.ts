/** Lets the browser do what else there is to do: what goes on after it is another task. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
