import { coverage } from '../../local-org/src/coverage.ts';
import { markdownTable } from './table.ts';

/** The local org's API, a row per path: what is supported, and by which test that is held. */
export async function coverageTable(): Promise<string> {
  const rows = coverage.map((row) => [
    row.family,
    row.method,
    `\`${row.path}\``,
    row.status,
    row.notes,
    `\`${row.testedBy}\``,
  ]);
  return markdownTable(['family', 'method', 'path', 'status', 'notes', 'tested by'], rows);
}
