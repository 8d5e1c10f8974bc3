/** Addresses of this site's own scripts, in the form that a page with Trusted Types wants them in. */

interface Policy {
  createScriptURL(url: string): URL;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

const policies = new Map<string, Policy | undefined>();

/** The folder of these scripts, in which every worker's is. */
const FOLDER = import.meta.url.slice(0, import.meta.url.lastIndexOf('/') + 1);

/**
 * The address of a script by a policy of this name, which gives only addresses that begin with its own.
 * @throws {TypeError} of another address
 */
export function trusted(name: string, url: URL, own = FOLDER): URL {
  if (!policies.has(name)) {
    const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
    const createScriptURL = (href: string) => {
      if (!href.startsWith(own)) throw new TypeError(`${href} is none of these scripts`);
      return href;
    };
    policies.set(name, trustedTypes?.createPolicy(name, { createScriptURL }));
  }
  return policies.get(name)?.createScriptURL(url.href) ?? url;
}
