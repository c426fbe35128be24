import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  /** The JSON line it printed when it was ready. */
  ready: Record<string, unknown>;
  pid: number;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts one of our programs and waits for its ready line. Throws with what it wrote when it ends before that. */
export async function startChild(entry: string, environment: Record<string, string>): Promise<Child> {
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let written = '';
  child.stderr.on('data', (chunk: Buffer) => (written = (written + String(chunk)).slice(-4000)));
  const lines = createInterface({ input: child.stdout });
  const ready = await Promise.race([
    once(lines, 'line').then(([line]) => JSON.parse(String(line)) as Record<string, unknown>),
    once(child, 'exit').then(() => null),
  ]);
  if (!ready) throw new Error(`${entry} ended before it was ready:\n${written}`);
  return { ready, pid: child.pid!, stop: (signal) => stop(child, signal) };
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
