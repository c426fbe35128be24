/** `npm run reference`: writes the pages of docs/reference that are generated from the code. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference/pages.ts';

const directory = path.resolve(import.meta.dirname, '..', 'docs', 'reference');
for (const [name, text] of Object.entries(await referencePages())) {
  writeFileSync(path.join(directory, name), text);
  console.log(`docs/reference/${name}`);
}
