import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, waitUntil } from './processes.ts';

const WAIT_MILLISECONDS = 60_000;

/**
 * Runs `work` while no other process holds the lock `file`. A lock whose holder has died is taken over.
 * Throws after a minute of waiting.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(mine, String(process.pid));
  try {
    const taken = await waitUntil(() => take(mine, file), WAIT_MILLISECONDS);
    if (!taken) throw new Error(`Another process has held ${file} for a minute; end it or delete the file.`);
    try {
      return await work();
    } finally {
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A hard link appears with its content and in one step, so nobody ever reads a half-written lock. */
function take(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    if (!isAlive(holder)) rmSync(file, { force: true });
  } catch {
    // The holder let go between the two calls.
  }
  return false;
}
