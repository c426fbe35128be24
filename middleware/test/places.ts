import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Client } from './client.ts';

const MIDDLEWARE = path.resolve(import.meta.dirname, '../src');

/** Everything that could be seen of the service, by where it was seen: what a test then searches. */
export interface Places {
  texts: Record<string, string>;
  note(place: string, text: string): void;
  /** A program of the middleware with exactly this environment; what it writes is noted. */
  spawn(file: string, parameters: string[], env: Record<string, string>): ChildProcess;
  /** Notes what every account, or its owner, can read of a process; `allowed` may stand there. */
  lookAt(process: ChildProcess, allowed: string): void;
  /** The same client, whose answers are noted. */
  listening(client: Client): Client;
  /** Notes every table, with every column, and the statements that run. */
  lookIntoDatabase(url: string): Promise<void>;
}

/** Places without anything in them. */
export function createPlaces(): Places {
  const texts: Record<string, string> = {};
  const note = (place: string, text: string): void => {
    texts[place] = `${texts[place] ?? ''}${text}\n`;
  };
  return {
    texts,
    note,
    spawn(file, parameters, env) {
      const started = spawn(process.execPath, [path.join(MIDDLEWARE, file), ...parameters], { env });
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (chunk) => note('output', String(chunk)));
      return started;
    },
    lookAt({ pid }, allowed) {
      for (const name of ['cmdline', 'environ']) {
        const file = `/proc/${pid}/${name}`;
        if (existsSync(file)) note('processes', readFileSync(file, 'latin1').replaceAll(allowed, ''));
      }
    },
    listening(client) {
      const noted = async (answer: ReturnType<Client['get']>) => {
        const { status, headers, body } = await answer;
        note('answers', JSON.stringify([status, Object.fromEntries(headers), body]));
        return { status, headers, body };
      };
      return {
        get: (where) => noted(client.get(where)),
        post: (where, body) => noted(client.post(where, body)),
        put: (where, body) => noted(client.put(where, body)),
        delete: (where) => noted(client.delete(where)),
      };
    },
    async lookIntoDatabase(url) {
      for (const [name, text] of Object.entries(await tables(url))) note(`table ${name}`, text);
    },
  };
}

/** Bytes as they are, and in the forms a tool would show them in. */
async function tables(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows;
  const names = await rows(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const found: Record<string, string> = {};
  for (const name of [...names.map((row) => String(row['name'])), 'pg_stat_activity']) {
    const all = await rows(`SELECT * FROM ${name}`);
    const bytes = all.flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)));
    const shown = bytes.flatMap((value) => [
      value.toString('latin1'),
      value.toString('hex'),
      value.toString('base64'),
    ]);
    found[name] = JSON.stringify(all) + shown.join('\n');
  }
  await client.end();
  return found;
}
