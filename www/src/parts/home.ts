/** Where the page is whose scripts these are; null in the npm package, which has none. */
export const HOME: URL | null = new URL('../', import.meta.url);
