import type { Client } from 'pg';
import type { Database } from './database.ts';

const CHANNEL = 'byom_news';
const RETRY_MILLISECONDS = 1_000;

/** The newest event of a run that another process has written. */
export interface RunNews {
  runId: string;
  sequence: number;
  type: string;
}

/** What is told of the other processes. A moment may be missed: behind each of these somebody looks for himself. */
export interface NewsListener {
  /** Events that another process has written. */
  written(news: RunNews[]): void;
  /** Something may have been missed: look at everything. */
  missed(): void;
}

/** Listens to what other processes write, on a connection of its own that is made again when it breaks. */
export function listenToNews(database: Database, listener: NewsListener): { stop(): Promise<void> } {
  let stopped = false;
  let client: Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const listen = async (): Promise<void> => {
    const connection = await database.connect();
    if (stopped) return void connection.end().catch(() => undefined);
    client = connection;
    connection.on('notification', ({ payload }) => hear(database.name, payload ?? '', listener));
    connection.once('end', again);
    await connection.query(`LISTEN ${CHANNEL}`);
    listener.missed();
  };
  const again = (): void => {
    client = null;
    if (stopped) return;
    clearTimeout(retry);
    retry = setTimeout(() => void listen().catch(again), RETRY_MILLISECONDS);
    retry.unref();
  };
  void listen().catch(again);
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}

/** What this process has written itself it knows. */
function hear(name: string, payload: string, listener: NewsListener): void {
  const [sender, told = ''] = payload.split('|');
  if (sender === name) return;
  if (told === '*') return listener.missed();
  listener.written(
    told.split(',').map((one) => {
      const [runId = '', sequence, type = ''] = one.split(':');
      return { runId, sequence: Number(sequence), type };
    }),
  );
}
