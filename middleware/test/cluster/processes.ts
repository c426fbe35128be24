import { freePort } from '../../../scripts/postgres/free-port.ts';
import { isAlive } from '../../../scripts/postgres/processes.ts';
import type { MiddlewareProcess } from '../start-stack.ts';

/** Middleware processes in fixed places, each with a port of its own that it keeps over kills. */
export interface Processes {
  urls: string[];
  /** Ids of those that run. */
  pids(): number[];
  pid(index: number): number | null;
  /** Ids of those that were killed. */
  killed: ReadonlySet<number>;
  /** How many ended although nobody had asked them to. */
  endedByThemselves(): number;
  /** Does nothing while the one of this place runs. `changes` are settings of this start only. */
  start(index: number, changes?: Record<string, string>): Promise<void>;
  /** kill -9. */
  kill(index: number): Promise<void>;
  /** SIGTERM; resolves when it is gone. */
  stop(index: number): Promise<void>;
  startAll(): Promise<void>;
  stopAll(): Promise<void>;
}

/** Starts one process with these settings. */
export type StartProcess = (settings: Record<string, string>) => Promise<MiddlewareProcess>;

/** Places for processes; none runs yet. */
export async function createProcesses(count: number, startProcess: StartProcess): Promise<Processes> {
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const running: (MiddlewareProcess | null)[] = ports.map(() => null);
  const killed = new Set<number>();
  let deaths = 0;
  const start: Processes['start'] = async (index, changes = {}) => {
    const before = running[index];
    if (before && !isAlive(before.pid)) {
      running[index] = null;
      deaths += 1;
    }
    if (!running[index]) running[index] = await startProcess({ ...changes, PORT: String(ports[index]) });
  };
  const end = async (index: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const one = running[index];
    if (!one) return;
    if (signal === 'SIGKILL') killed.add(one.pid);
    running[index] = null;
    await one.stop(signal);
  };
  return {
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    pids: () => running.flatMap((one) => (one ? [one.pid] : [])),
    pid: (index) => running[index]?.pid ?? null,
    killed,
    endedByThemselves: () => deaths,
    start,
    kill: (index) => end(index, 'SIGKILL'),
    stop: (index) => end(index, 'SIGTERM'),
    startAll: async () => void (await Promise.all(ports.map((_, index) => start(index)))),
    stopAll: async () => void (await Promise.all(ports.map((_, index) => end(index, 'SIGTERM')))),
  };
}
