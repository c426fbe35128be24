/** Writes `data/*.json` anew: `node scripts/seed/generate.ts`. Files that the seed no longer has are removed. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSeed } from './build.ts';

const directory = path.join(import.meta.dirname, '..', '..', 'data');
const files = buildSeed();

mkdirSync(directory, { recursive: true });
for (const name of readdirSync(directory)) {
  if (name.endsWith('.json') && !files.has(name)) rmSync(path.join(directory, name));
}
for (const [name, content] of files) writeFileSync(path.join(directory, name), content);
console.log(`${files.size} files written`);
