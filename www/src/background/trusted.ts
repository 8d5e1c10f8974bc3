/** Addresses of this site's own scripts, in the form that a page with Trusted Types wants them in. */

interface Policy {
  createScriptURL(url: string): URL;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

const policies = new Map<string, Policy | undefined>();

/** An address by a policy of this name, which gives those that are named first, and no other one. */
export function trusted(name: string, own: readonly [URL, ...URL[]], url: URL): URL {
  if (!policies.has(name)) {
    const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
    const createScriptURL = (asked: string) => (own.find(({ href }) => href === asked) ?? own[0]).href;
    policies.set(name, trustedTypes?.createPolicy(name, { createScriptURL }));
  }
  return policies.get(name)?.createScriptURL(url.href) ?? url;
}
