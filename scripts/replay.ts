/** `npm run replay -- DIR`: replays recorded responses of providers through the adapters, over a real socket. */
import path from 'node:path';
import { readModelCatalogue } from '../middleware/src/model-catalogue.ts';
import { createProviders } from '../middleware/src/providers/index.ts';
import { lineOf, totalLine } from './replay/lines.ts';
import { FolderError, readRecordings } from './replay/recording.ts';
import { startRecordingServer } from './replay/recording-server.ts';
import { replayRecording, type Result } from './replay/replay-recording.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Which folder? Say: npm run replay -- DIR');
  process.exit(2);
}

/** Replays every recording of a folder and prints a line for each; resolves with the exit code. */
async function replay(directory: string): Promise<number> {
  const { recordings, malformed } = readRecordings(path.resolve(process.env['INIT_CWD'] ?? '', directory));
  const catalogue = readModelCatalogue();
  const server = await startRecordingServer();
  const loadProvider = createProviders({ scriptedRepliesFile: null });
  const day = new Date().toISOString().slice(0, 10);
  const began = Date.now();
  const results: Result[] = [];
  const report = (result: Result): void => {
    results.push(result);
    console.log(lineOf(result));
  };
  try {
    for (const { name, why } of malformed)
      report({ name, wrong: [`not a recording: ${why}`], ending: null, reply: null, cost: null });
    for (const recording of recordings)
      report(await replayRecording(recording, { server, loadProvider, catalogue, day }));
  } finally {
    await server.close();
  }
  console.log(totalLine(results, Date.now() - began));
  return results.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
}

try {
  process.exit(await replay(folder));
} catch (error) {
  if (!(error instanceof FolderError)) throw error;
  console.error(error.message);
  process.exit(2);
}
