import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Load, LoadJob } from './load.ts';

/** A process of the bench; `url` is what it printed when it was ready. */
export interface Started {
  child: ChildProcess;
  url: string;
  /** The whole line it printed. */
  ready: Record<string, unknown>;
}

/** Starts a script with this Node and resolves with the JSON line it prints first. Its errors are shown. */
export async function startScript(
  file: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Started> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const piece of child.stdout!) {
    printed += String(piece);
    const line = printed.split('\n').find((one) => one.startsWith('{') && one.endsWith('}'));
    if (!line) continue;
    child.stdout!.resume();
    const ready = JSON.parse(line) as Record<string, unknown>;
    return { child, url: String(ready['url']), ready };
  }
  throw new Error(`${file} ended before it was ready.`);
}

/** Runs a job in a process of its own, so that the sender's work is nobody else's CPU time. */
export async function sendLoad(job: LoadJob): Promise<Load> {
  const child = spawn(process.execPath, [new URL('./load.ts', import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(job));
  const printed = await text(child.stdout);
  return JSON.parse(printed) as Load;
}

/** Ends a process and waits until it has. */
export async function end({ child }: Started): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Clock ticks per second of /proc, `getconf CLK_TCK` on every Linux. */
const TICKS = 100;

/** CPU seconds, user and system, that a process has used, all its threads and ended children. See proc(5), stat. */
export const cpuSeconds = (pid: number): number => readStat(String(pid))[0]?.seconds ?? 0;

/** The same of a process and everything below it: PostgreSQL has a process per connection. */
export function cpuSecondsOfAll(pid: number): number {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
  const below = (parent: number): number =>
    rows.filter((row) => row.parent === parent).reduce((sum, row) => sum + row.seconds + below(row.pid), 0);
  return cpuSeconds(pid) + below(pid);
}

function readStat(name: string): { pid: number; parent: number; seconds: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return [{ pid: Number(name), parent: Number(fields[1]), seconds: ticks / TICKS }];
  } catch {
    return [];
  }
}
