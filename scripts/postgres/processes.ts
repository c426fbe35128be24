import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** What `postmaster.pid` says (PostgreSQL's `miscinit.h`: line 1 process, 2 data directory, 4 port). */
export interface PidFile {
  pid: number;
  dataDirectory: string;
  port: number;
}

/** Reads a cluster's `postmaster.pid`; null when there is none or it is not complete yet. */
export function readPidFile(file: string): PidFile | null {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, dataDirectory: lines[1] ?? '', port: Number(lines[3] ?? 0) || 0 };
}

/**
 * True when a PostgreSQL process with this id runs. A zombie (a container's first process may not reap) and a
 * process that merely got the same id are both no.
 */
export function isPostgres(pid: number): boolean {
  const found = existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
  return found !== null && found.name.includes('postgres') && !found.state.startsWith('Z');
}

/** True when any process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits until `condition` holds; false when `milliseconds` pass first. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() > end) return false;
    await delay(25);
  }
}

function fromProc(pid: number): { name: string; state: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name is in parentheses and may itself hold spaces and parentheses.
    const close = stat.lastIndexOf(')');
    return { name: stat.slice(stat.indexOf('(') + 1, close), state: stat.slice(close + 2, close + 3) };
  } catch {
    return null;
  }
}

function fromPs(pid: number): { name: string; state: string } | null {
  const result = spawnSync('ps', ['-o', 'state=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  if (result.status !== 0) return null;
  const [state = '', ...name] = result.stdout.trim().split(/\s+/);
  return { name: name.join(' '), state };
}
