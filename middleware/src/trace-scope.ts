import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string>();

/** Does `work` in the name of a request or a run: every log line it writes carries this trace id, wherever it is written. */
export const inTrace = <T>(traceId: string, work: () => T): T => scope.run(traceId, work);

/** The trace id in whose name this is done; undefined for what the service does by itself. */
export const currentTrace = (): string | undefined => scope.getStore();
