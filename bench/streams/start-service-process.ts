import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../../middleware/src/config.ts';
import type { RunningService } from '../../middleware/src/main.ts';
import type { Memory, Order } from './service-process.ts';

export interface ServiceProcess extends RunningService {
  /** Collects garbage, then looks. */
  measure(): Promise<Memory>;
}

interface Message {
  answer?: unknown;
  error?: string;
}

/** Starts the service in a child process that can be told to collect its garbage. */
export async function startServiceProcess(config: Config): Promise<ServiceProcess> {
  const child = fork(new URL('./service-process.ts', import.meta.url), {
    execArgv: ['--expose-gc'],
    serialization: 'advanced',
  });
  let heard: (message: Message) => void = () => undefined;
  child.on('message', (message: Message) => heard(message));
  child.once('exit', () => heard({ error: 'the service ended' }));
  // One order at a time: each answer belongs to the order before it.
  let last: Promise<unknown> = Promise.resolve();
  const tell = <T>(order: Order): Promise<T> => {
    const told = last.then(async () => {
      const message = await new Promise<Message>((resolve) => {
        heard = resolve;
        child.send(order);
      });
      if (message.error) throw new Error(message.error);
      return message.answer as T;
    });
    last = told.catch(() => undefined);
    return told;
  };
  const { url } = await tell<{ url: string }>({ do: 'start', config });
  return {
    url,
    measure: () => tell<Memory>({ do: 'measure' }),
    async stop() {
      await tell({ do: 'stop' });
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
