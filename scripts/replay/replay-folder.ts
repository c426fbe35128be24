import { readModelCatalogue } from '../../middleware/src/model-catalogue.ts';
import { createProviders } from '../../middleware/src/providers/index.ts';
import { readRecordings, type Recording } from './recording.ts';
import { startRecordingServer } from './recording-server.ts';
import { replayRecording, type Result } from './replay-recording.ts';

/**
 * Replays every recording of a folder; each result is reported as soon as it is there. A file that is no recording is a
 * result too. Throws FolderError when there is nothing to replay.
 */
export async function replayFolder(
  folder: string,
  day: string,
  report: (result: Result) => void,
): Promise<Result[]> {
  const { recordings, malformed } = readRecordings(folder);
  const unread = malformed.map(({ name, why }): Result => {
    const result = { name, wrong: [`not a recording: ${why}`], ending: null, reply: null, cost: null };
    report(result);
    return result;
  });
  return [...unread, ...(await replayAll(recordings, day, report))];
}

/** Replays recordings one after the other against one server. `day` is an ISO date: the prices of that day hold. */
export async function replayAll(
  recordings: Recording[],
  day: string,
  report: (result: Result) => void = () => undefined,
): Promise<Result[]> {
  const server = await startRecordingServer();
  const loadProvider = createProviders({ scriptedRepliesFile: null });
  const replay = { server, loadProvider, catalogue: readModelCatalogue(), day };
  const results: Result[] = [];
  try {
    for (const recording of recordings) {
      const result = await replayRecording(recording, replay);
      results.push(result);
      report(result);
    }
    return results;
  } finally {
    await server.close();
  }
}
