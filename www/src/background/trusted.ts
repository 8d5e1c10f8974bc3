interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): URL };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The folder of these scripts, in which every worker's is. */
const FOLDER = new URL('.', import.meta.url).href;

/**
 * The address of a worker's script of this site, in the form that a page with Trusted Types wants it in.
 * @throws {TypeError} of another address
 */
export function trusted(url: URL): URL {
  const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('gd-worker', {
    createScriptURL: (href) => {
      if (!href.startsWith(FOLDER)) throw new TypeError(`${href} is none of these scripts`);
      return href;
    },
  });
  return policy?.createScriptURL(url.href) ?? url;
}
