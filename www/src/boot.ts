/**
 * Says what is wrong where the page's own scripts do not come. A script of its own, and no module,
 * since browsers load no modules from a file.
 */

function complain(text: string): void {
  const trouble = document.querySelector('.trouble');
  if (!trouble || trouble.classList.contains('told')) return;
  trouble.classList.add('told');
  trouble.classList.remove('late');
  trouble.textContent = text;
}

function start(): void {
  if (location.protocol === 'file:') {
    complain(
      'Browsers do not run this page from a file. Serve its folder instead, for example by `python3 -m http.server`, and open the address that it prints.',
    );
  }
}

addEventListener('DOMContentLoaded', start);
// A script that does not come tells its own element, and whoever listens on the way down.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) {
      complain('A part of the playground did not come: check the connection, then load the page again.');
    }
  },
  true,
);
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective.startsWith('script-src')) {
    complain(`This page’s security policy does not allow a part of the playground: ${effectiveDirective} blocks ${blockedURI}.`);
  }
});
