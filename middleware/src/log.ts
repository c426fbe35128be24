import { pino, type DestinationStream, type Logger } from 'pino';
import { currentTrace } from './trace-scope.ts';

/** What the parts of the service write: an event's name and facts. Never a prompt, an answer, a field value or a key. */
export interface Log {
  info(facts: Record<string, unknown>, event: string): void;
  warn(facts: Record<string, unknown>, event: string): void;
  error(facts: Record<string, unknown>, event: string): void;
}

const SECRET_PATHS = ['authorization', 'ticket', 'token', 'password', 'apiKey', 'secret', 'assertion', 'pem'];

/**
 * The service's log: one JSON line per event on stderr, so that stdout carries only the line that says it is ready. What is
 * done for a request or a run carries its trace id; the service's own work names the org or the run it is about.
 * Keys that can hold a secret are cut out wherever they stand in the first two levels.
 */
export function createLog(level: string, destination: DestinationStream = standardError()): Logger {
  const paths = SECRET_PATHS.flatMap((path) => [path, `*.${path}`]);
  const options = {
    level,
    redact: { paths, censor: '[removed]' },
    base: null,
    serializers: { cause: causeFacts },
    mixin: traceOfLine,
  };
  return pino(options, destination);
}

const traceOfLine = (): object => {
  const traceId = currentTrace();
  return traceId === undefined ? {} : { traceId };
};

const standardError = (): DestinationStream => pino.destination({ fd: 2, sync: false });

/**
 * What may be told of an error: its kind and codes. Messages of foreign errors are left out, because a database or an
 * HTTP library quotes the values it was given.
 */
export function causeFacts(thrown: unknown): Record<string, unknown> | null {
  if (!(thrown instanceof Error))
    return thrown === undefined || thrown === null ? null : { kind: typeof thrown };
  const { name, stack, cause } = thrown;
  const code =
    (thrown as { code?: unknown; errorCode?: unknown }).code ?? (thrown as { errorCode?: unknown }).errorCode;
  const frames = stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim());
  return { name, code, frames, cause: causeFacts(cause) };
}
