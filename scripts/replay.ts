/** `npm run replay -- DIR [--facts FILE]`: replays recorded responses of providers through the adapters, over a real socket. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { factsOf } from './replay/facts.ts';
import { lineOf, totalLine } from './replay/lines.ts';
import { FolderError } from './replay/recording.ts';
import { replayFolder } from './replay/replay-folder.ts';

/** Replays a folder, prints a line for each recording, and resolves with the exit code. */
async function replay(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { facts: { type: 'string' } },
  });
  const [folder] = positionals;
  if (!folder) throw new FolderError('Which folder? Say: npm run replay -- DIR');
  const where = (file: string): string => path.resolve(process.env['INIT_CWD'] ?? '', file);
  const began = Date.now();
  const today = new Date().toISOString().slice(0, 10);
  const results = await replayFolder(where(folder), today, (result) => console.log(lineOf(result)));
  if (values.facts) {
    const facts = Object.fromEntries(results.map((result) => [result.name, factsOf(result)]));
    writeFileSync(where(values.facts), `${JSON.stringify(facts, null, 2)}\n`);
  }
  console.log(totalLine(results, Date.now() - began));
  return results.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
}

try {
  process.exit(await replay(process.argv.slice(2)));
} catch (error) {
  const { code } = error as { code?: unknown };
  if (!(error instanceof FolderError) && !String(code).startsWith('ERR_PARSE_ARGS')) throw error;
  console.error((error as Error).message);
  process.exit(2);
}
