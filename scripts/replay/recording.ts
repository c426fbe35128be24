/** A folder of recorded responses: one JSON file each, perhaps with an index.json that says what each of them is. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** One response of a provider as it was recorded. `body`, `bodyText`, `bodyBase64` and `bodyLines` exclude each other. */
export interface Recording {
  /** Path in the folder, with forward slashes and without `.json`. */
  name: string;
  provider: string;
  api: string;
  /** Words such as `stream`, `tool-call`, `error-429`. */
  kind: string[];
  /** Null when only the response was kept. */
  request: { path: string; body: unknown } | null;
  response: RecordedResponse;
}

export interface RecordedResponse {
  status: number;
  headers: Record<string, string>;
  /** `json`, `sse`, `aws-eventstream`, or lines that are to be framed. */
  framing: string;
  body?: unknown;
  bodyText?: string;
  bodyBase64?: string;
  bodyLines?: unknown[];
}

/** A file that is no recording, and why. */
export interface Malformed {
  name: string;
  why: string;
}

/** A folder that cannot be replayed at all. The message says what to do. */
export class FolderError extends Error {}

type Json = Record<string, unknown>;

/** Every recording of a folder, by name, and the files that are none. Throws FolderError when there is nothing to replay. */
export function readRecordings(folder: string): { recordings: Recording[]; malformed: Malformed[] } {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new FolderError(`There is no folder ${folder}. Name the folder that holds the recordings.`);
  }
  const files = filesOf(folder);
  const { rows, malformed } = readIndex(folder);
  for (const [name] of rows) {
    if (!files.includes(name))
      malformed.push({ name, why: 'index.json names it, but there is no such file' });
  }
  if (files.length + malformed.length === 0) {
    throw new FolderError(`${folder} holds no recording: a file is needed for each response, named *.json.`);
  }
  const recordings: Recording[] = [];
  for (const name of files) {
    try {
      recordings.push(toRecording(name, readJson(path.join(folder, `${name}.json`)), rows.get(name) ?? {}));
    } catch (error) {
      malformed.push({ name, why: (error as Error).message });
    }
  }
  return { recordings, malformed };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.json') && file !== 'index.json')
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** The rows of index.json by the name of their file; what they say stands in for what a file leaves out. */
function readIndex(folder: string): { rows: Map<string, Json>; malformed: Malformed[] } {
  const file = path.join(folder, 'index.json');
  if (!existsSync(file)) return { rows: new Map(), malformed: [] };
  try {
    const index = readJson(file);
    const rows = Array.isArray(index) ? index : (index as Json)['fixtures'];
    if (!Array.isArray(rows)) throw new Error('it has no list of fixtures');
    const named = rows.filter((row: Json) => typeof row['file'] === 'string') as Json[];
    return {
      rows: new Map(named.map((row) => [String(row['file']).replace(/\.json$/, ''), row])),
      malformed: [],
    };
  } catch (error) {
    return { rows: new Map(), malformed: [{ name: 'index', why: (error as Error).message }] };
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error('it is not JSON');
  }
}

const BODIES = ['body', 'bodyText', 'bodyBase64', 'bodyLines'] as const;

function toRecording(name: string, json: unknown, row: Json): Recording {
  if (typeof json !== 'object' || json === null) throw new Error('it is no JSON object');
  const found: Json = { ...row, ...json };
  const response = found['response'] as RecordedResponse | undefined;
  if (typeof response !== 'object' || response === null) throw new Error('it has no response');
  if (!Number.isInteger(response.status)) throw new Error('its response has no status');
  if (BODIES.filter((body) => body in response).length !== 1) {
    throw new Error(`its response needs exactly one of ${BODIES.join(', ')}`);
  }
  for (const word of ['provider', 'api']) {
    if (typeof found[word] !== 'string') throw new Error(`it names no ${word}`);
  }
  const request = found['request'] as { path?: unknown; body?: unknown } | null | undefined;
  const kind = Array.isArray(found['kind']) ? found['kind'].map(String) : [];
  return {
    name,
    provider: found['provider'] as string,
    api: found['api'] as string,
    kind,
    request: request ? { path: String(request.path ?? ''), body: request.body ?? null } : null,
    response: { ...response, headers: response.headers ?? {}, framing: response.framing ?? 'json' },
  };
}
