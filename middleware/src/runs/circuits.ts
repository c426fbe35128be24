import {
  CIRCUIT_RULES,
  CLOSED,
  permit,
  settle,
  type Circuit,
  type CircuitRules,
  type Outcome,
  type Permission,
} from '../core/circuit.ts';
import type { ModelProfile } from '../core/types.ts';

/** The circuit breakers of this process. Another process finds out for itself. */
export interface Circuits {
  /** May this model be asked now? A permission that was given must be settled. */
  permit(key: string, now: number): Permission;
  /** Whether `permit` would say no. */
  isOpen(key: string, now: number): boolean;
  /** How many circuits are not closed. */
  notClosed(): { open: number; halfOpen: number };
  settle(key: string, permission: 'ask' | 'probe', outcome: Outcome, now: number): void;
}

/** Models at work or in trouble that are remembered; the one asked longest ago is forgotten first. */
const MOST_CIRCUITS = 1_000;

/** What a breaker belongs to: a record that points elsewhere begins anew, and one org's trouble is not another's. */
export const circuitKey = (
  orgId: string,
  { id, technology, endpoint }: Pick<ModelProfile, 'id' | 'technology' | 'endpoint'>,
): string => JSON.stringify([orgId, id, technology, endpoint]);

/** Breakers that begin closed. Only models at work or in trouble take any memory. */
export function createCircuits(rules: CircuitRules = CIRCUIT_RULES): Circuits {
  const circuits = new Map<string, Circuit>();
  const keep = (key: string, circuit: Circuit): void => {
    circuits.delete(key);
    if (circuit === CLOSED) return;
    circuits.set(key, circuit);
    const [oldest] = circuits.keys();
    if (circuits.size > MOST_CIRCUITS) circuits.delete(oldest!);
  };
  return {
    permit(key, now) {
      const { permission, circuit } = permit(circuits.get(key) ?? CLOSED, now);
      keep(key, circuit);
      return permission;
    },
    isOpen(key, now) {
      return typeof permit(circuits.get(key) ?? CLOSED, now).permission === 'object';
    },
    notClosed() {
      const states = [...circuits.values()].map(({ state }) => state);
      const count = (wanted: Circuit['state']): number => states.filter((state) => state === wanted).length;
      return { open: count('open'), halfOpen: count('half-open') };
    },
    settle(key, permission, outcome, now) {
      keep(key, settle(circuits.get(key) ?? CLOSED, permission, outcome, now, rules));
    },
  };
}
