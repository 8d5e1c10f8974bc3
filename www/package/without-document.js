// Where there is no document, as on a server, the element's class is there and does nothing. What is named
// as these are is taken from here by all that the package is made of.

const page = globalThis;

export const HTMLElement = page.HTMLElement ?? class {};
export const document = page.document ?? { createTreeWalker() {} };
export const customElements = page.customElements ?? { get() {}, define() {} };
export const addEventListener = page.addEventListener?.bind(page) ?? (() => {});
export const self = page.self ?? page;
