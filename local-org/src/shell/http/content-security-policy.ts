/** The Content-Security-Policy of the shell's pages: what Lightning allows, and the trusted sites of the metadata. */
import { createHash } from 'node:crypto';
import type { CspTrustedSiteMetadata } from '../../metadata/project-metadata.ts';

/** The source expression that admits exactly this inline script. */
export function scriptHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/**
 * Origins pages may connect to besides their own. `overrides` gives the address an admin typed over the deployed one, by
 * the trusted site's name. Throws `Error` when one is not an absolute address.
 */
export function trustedOrigins(sites: CspTrustedSiteMetadata[], overrides: Record<string, string>): string[] {
  const unknown = Object.keys(overrides).find((name) => !sites.some((site) => site.fullName === name));
  if (unknown) throw new Error(`There is no CSP trusted site ${unknown} whose address could be replaced.`);
  const used = sites.filter((site) => site.isActive && site.isApplicableToConnectSrc);
  return [...new Set(used.map((site) => new URL(overrides[site.fullName] ?? site.endpointUrl).origin))];
}

/** The header's value for a page with one inline script, its import map. */
export function contentSecurityPolicy(inlineScript: string | null, connectOrigins: string[]): string {
  const scripts = inlineScript === null ? "'self'" : `'self' ${scriptHash(inlineScript)}`;
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...connectOrigins].join(' ')}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
