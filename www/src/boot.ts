/**
 * Says what is wrong where the page's own scripts do not come. A script of its own, and no module,
 * since browsers load no modules from a file.
 */

const FROM_A_FILE =
  'Browsers do not run this page from a file. Serve its folder instead, for example by `python3 -m http.server`, and open the address that it prints.';

/** Where the page's parts lie. */
const app = new URL('.', (document.currentScript as HTMLScriptElement | null)?.src ?? location.href).href;

/** Whether more is known than that something did not come. */
let isExplained = false;

function complain(text: string, explains = false): void {
  if (isExplained) return;
  isExplained = explains;
  const write = () => {
    for (const old of document.querySelectorAll('.trouble')) old.remove();
    const trouble = document.createElement('p');
    trouble.className = 'trouble';
    trouble.setAttribute('role', 'alert');
    const isFile = location.protocol === 'file:';
    trouble.append(isFile ? FROM_A_FILE : `${text} `);
    if (!isFile) {
      const again = document.createElement('a');
      again.href = '';
      again.textContent = 'Load the page again';
      trouble.append(again);
    }
    document.body.append(trouble);
  };
  if (document.body) write();
  else addEventListener('DOMContentLoaded', write, { once: true });
}

const MISSING = 'A part of the playground did not come: check the connection.';

addEventListener(
  'error',
  (event) => {
    const { target } = event;
    // One that does not come tells its own element, and whoever listens on the way down. What is only
    // asked for beforehand is told of by those who need it.
    if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'stylesheet')) {
      complain(MISSING);
    } else if (event instanceof ErrorEvent && event.filename.startsWith(app) && !customElements.get('gd-page')) {
      complain('A part of the playground arrived incomplete, or this browser is too old for it: load the page again, or try another browser.', true);
    }
  },
  true,
);
addEventListener('unhandledrejection', (event) => {
  const { reason } = event;
  // A part that is imported later.
  if (!(reason instanceof TypeError && reason.message.includes(app))) return;
  event.preventDefault();
  complain(MISSING);
});
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (!effectiveDirective.startsWith('script-src') || !blockedURI.startsWith(app)) return;
  complain(
    `This page’s security policy does not allow a part of the playground: ${effectiveDirective} blocks ${blockedURI}.`,
    true,
  );
});
