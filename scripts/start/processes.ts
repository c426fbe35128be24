import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface RunningProcess {
  name: string;
  /** The JSON line the process printed when it was ready. */
  ready: Record<string, unknown>;
  process: ChildProcess;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  name: string;
  entry: string;
  env: Record<string, string>;
  logFile: string;
  /** Lines of the process that a person should see while it starts. */
  onLine?: (line: string) => void;
}

function parseReady(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    const parsed = JSON.parse(line) as Record<string, unknown>;
    return parsed['event'] === 'listening' ? parsed : null;
  } catch {
    return null;
  }
}

function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/**
 * Starts one of our own programs with this Node and resolves when it prints its ready line
 * (`{"event":"listening",…}`). Rejects with the last lines it wrote when it ends before that.
 */
export function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', options.entry], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: Ctrl-C reaches only the launcher, which stops its children in order.
    detached: true,
  });
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 });
  const last: string[] = [];
  return new Promise((resolve, reject) => {
    const take = (line: string): void => {
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > 20) last.shift();
      options.onLine?.(line);
      const ready = parseReady(line);
      if (ready) resolve({ name: options.name, ready, process: child, stop: () => stopProcess(child) });
    };
    createInterface({ input: child.stdout }).on('line', take);
    createInterface({ input: child.stderr }).on('line', take);
    child.once('exit', (code) =>
      reject(new Error(`${options.name} ended (${code}) before it was ready:\n${last.join('\n')}`)),
    );
  });
}
