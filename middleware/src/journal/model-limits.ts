import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { LimitedModel, ModelLimits } from '../ports.ts';
import type { Database } from './database.ts';

/** Seconds without a sign of life after which a process's calls count no more: renewed three times before. */
const LEASE_SECONDS = 30;
const RENEW_MILLISECONDS = 10_000;
/** How often a process asks for those that wait; what ends in this process is told at once. */
const LOOK_MILLISECONDS = 100;

const ROUND = `SELECT model_round AS call_id FROM model_round(model_gate_of($1, $2, $3), $1, $4, $5,
  make_interval(secs => $6), $7::uuid[], $8::boolean[], $9::boolean[], $10::uuid[])`;

interface Call {
  id: string;
  batch: boolean;
  underWay: boolean;
  begin(): void;
  fail(cause: unknown): void;
}

/**
 * Slots and minutes of models whose admins limit them, over all processes of this database. People come before batch items, and
 * orgs that share a credential take turns. A process that dies keeps its slots for half a minute by the database's clock.
 * `close` ends the looking and renewing; slots that are still held then run out.
 */
export function createModelLimits(
  database: Pick<Database, 'query'>,
  leaseSeconds = LEASE_SECONDS,
): ModelLimits & { waiting(): number; close(): void } {
  const gates = new Map<string, Gate>();
  const renewing = setInterval(() => {
    for (const gate of gates.values()) gate.look();
  }, RENEW_MILLISECONDS).unref();
  const gateOf = (model: LimitedModel): Gate => {
    const name = JSON.stringify(model);
    const gate = gates.get(name) ?? createGate(database, model, leaseSeconds, () => gates.delete(name));
    gates.set(name, gate);
    return gate;
  };
  return {
    enter: (model, { batch, signal, deadlineMs }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new AppError('MODEL_CANCELLED'));
        const gate = gateOf(model);
        const settled = (): void => {
          clearTimeout(deadline);
          signal.removeEventListener('abort', stop);
        };
        const giveUp = (code: 'MODEL_BUSY' | 'MODEL_CANCELLED') => (): void => {
          settled();
          gate.leave(call);
          reject(new AppError(code));
        };
        const stop = giveUp('MODEL_CANCELLED');
        const deadline = setTimeout(giveUp('MODEL_BUSY'), deadlineMs);
        signal.addEventListener('abort', stop, { once: true });
        const call: Call = {
          ...{ id: randomUUID(), batch, underWay: false },
          begin() {
            settled();
            resolve(() => gate.leave(call));
          },
          fail(cause) {
            settled();
            reject(cause);
          },
        };
        gate.add(call);
      }),
    /** Calls of this process that have no turn yet. */
    waiting: () => [...gates.values()].reduce((sum, gate) => sum + gate.waiting(), 0),
    close() {
      clearInterval(renewing);
      for (const gate of gates.values()) gate.close();
    },
  };
}

interface Gate {
  add(call: Call): void;
  /** Once more does no harm. */
  leave(call: Call): void;
  look(): void;
  waiting(): number;
  close(): void;
}

/** The calls of this process at one gate. One statement at a time tells and asks for all of them. */
function createGate(
  database: Pick<Database, 'query'>,
  { orgId, credential, model, maxConcurrent, requestsPerMinute }: LimitedModel,
  leaseSeconds: number,
  empty: () => void,
): Gate {
  const calls = new Map<string, Call>();
  let ended: string[] = [];
  let looking = false;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const round = async (): Promise<void> => {
    const [asked, told] = [[...calls.values()], ended];
    ended = [];
    // The numbers belong to the name: who names others has a gate of his own.
    const name = JSON.stringify([model, maxConcurrent, requestsPerMinute]);
    try {
      const rows = await database.query<{ call_id: string }>(
        ROUND,
        [
          ...[orgId, credential, name, maxConcurrent, requestsPerMinute, leaseSeconds],
          ...[asked.map(({ id }) => id), asked.map(({ batch }) => batch)],
          ...[asked.map(({ underWay }) => underWay), told],
        ],
        'model_round',
      );
      for (const { call_id: id } of rows) {
        const call = calls.get(id);
        if (!call || call.underWay) continue;
        call.underWay = true;
        call.begin();
      }
    } catch (cause) {
      ended.push(...told);
      for (const call of asked) {
        if (call.underWay || !calls.delete(call.id)) continue;
        ended.push(call.id);
        call.fail(cause);
      }
      again = false;
    }
  };
  const look = (): void => {
    again = true;
    if (looking || closed) return;
    looking = true;
    clearTimeout(timer);
    void (async () => {
      while (again && !closed) {
        again = false;
        await round();
      }
      looking = false;
      if (closed) return;
      if ([...calls.values()].some(({ underWay }) => !underWay)) timer = setTimeout(look, LOOK_MILLISECONDS);
      else if (calls.size === 0 && ended.length === 0) empty();
    })();
  };
  const waiting = (): number => [...calls.values()].filter(({ underWay }) => !underWay).length;
  return {
    look,
    waiting,
    add(call) {
      calls.set(call.id, call);
      look();
    },
    leave(call) {
      if (!calls.delete(call.id)) return;
      ended.push(call.id);
      look();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
