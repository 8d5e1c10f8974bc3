/** Addresses of this site's own scripts, in the form that a page with Trusted Types wants them in. */

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): URL };
}

/** The address by a policy of this name, which gives no other one; to be called once a document. */
export function trusted(name: string, url: URL): URL {
  const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy(name, { createScriptURL: () => url.href }).createScriptURL(url.href) ?? url;
}
