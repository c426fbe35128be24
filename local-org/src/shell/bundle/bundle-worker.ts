/** Child process: builds one bundle (`packages` or `shell`) into a folder, so that the server answers meanwhile. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageBundle, shellBundle, writeBundle } from './rollup-bundles.ts';

const [kind, folder] = process.argv.slice(2);
if ((kind !== 'packages' && kind !== 'shell') || !folder) throw new Error('Usage: bundle-worker.ts packages|shell <folder>');

await writeBundle(kind === 'packages' ? packageBundle() : shellBundle(), folder, (text) => console.error(text));
const modules = readdirSync(join(folder, 'lightning'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -'.js'.length));
writeFileSync(join(folder, 'modules.json'), JSON.stringify(modules));
