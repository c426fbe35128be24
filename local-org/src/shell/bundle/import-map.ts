/** The page's import map: how the browser finds a module by the name a component imports it by. */
import type { Vendor } from './build-vendor.ts';

export interface ImportMap {
  imports: Record<string, string>;
}

/**
 * One explicit entry per `lightning/*` module: with a prefix rule the same module would be reachable under two
 * addresses and live twice, with its own wires each.
 */
export function importMap(vendor: Vendor, base = '/vendor'): ImportMap {
  const packages = `${base}/${vendor.packages.folder}`;
  const shell = `${base}/${vendor.shell.folder}`;
  const imports: Record<string, string> = {
    lwc: `${packages}/lwc.js`,
    '@lwc/engine-dom': `${packages}/lwc.js`,
    '@lwc/synthetic-shadow': `${packages}/synthetic-shadow.js`,
    'shell/apex': `${shell}/shell/apex.js`,
    'c/': '/m/c/',
    '@salesforce/': '/m/@salesforce/',
  };
  for (const name of vendor.packages.modules)
    imports[`lightning/${name}`] = `${packages}/lightning/${name}.js`;
  for (const name of vendor.shell.modules) imports[`lightning/${name}`] = `${shell}/lightning/${name}.js`;
  return { imports };
}
