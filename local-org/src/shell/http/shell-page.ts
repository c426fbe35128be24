/** The one HTML document of the shell; everything in it is drawn by the shell's components. */
import type { Vendor } from '../bundle/build-vendor.ts';
import { importMap } from '../bundle/import-map.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { html, trusted } from './html.ts';
import { document } from './page-frame.ts';

export interface ShellPage {
  html: string;
  contentSecurityPolicy: string;
}

/** `</script>` inside JSON would end the element. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The page for one pair of bundles; the same for every person and every address. */
export function shellPage(vendor: Vendor, connectOrigins: string[]): ShellPage {
  const map = scriptSafe(importMap(vendor));
  const main = `/vendor/${vendor.shell.folder}/shell/main.js`;
  // Not inside the template: a formatter's line breaks would change what the policy's hash admits.
  const scripts = `<script type="importmap">${map}</script><script type="module" src="${main}"></script>`;
  const body = html`<div class="local-loading" role="status">Loading…</div>`;
  return {
    html: document('Local Org', trusted(scripts), body),
    contentSecurityPolicy: contentSecurityPolicy(map, connectOrigins),
  };
}
