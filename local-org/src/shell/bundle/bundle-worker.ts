/** Child process: builds one bundle (`packages` or `shell`) into a folder, so that the server answers meanwhile. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageBundle, shellBundle, writeBundle } from './rollup-bundles.ts';

const [kind, folder] = process.argv.slice(2);
if ((kind !== 'packages' && kind !== 'shell') || !folder)
  throw new Error('Usage: bundle-worker.ts packages|shell <folder>');

/** File, line and the compiler's words; the rest of such an error is the bundler's own state. */
function inWords(error: unknown): string {
  const { message, filename, location } = error as {
    message: string;
    filename?: string;
    location?: { line: number };
  };
  return filename ? `${filename}:${location?.line ?? 1}\n${message}` : String(error);
}

try {
  await writeBundle(kind === 'packages' ? packageBundle() : shellBundle(), folder, (text) =>
    console.error(text),
  );
} catch (error) {
  console.error(inWords(error));
  process.exit(1);
}
const modules = readdirSync(join(folder, 'lightning'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -'.js'.length));
writeFileSync(join(folder, 'modules.json'), JSON.stringify(modules));
