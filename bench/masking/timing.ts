/** Speed and growth of a contender, measured in processes of their own. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Contender } from './contenders.ts';

export interface Speed {
  /** MB/s, null where it took too long. */
  short: number | null;
  long: number | null;
}

export interface Step {
  characters: number;
  milliseconds: number;
}

export interface Hostile {
  name: string;
  steps: Step[];
}

/** Below this many milliseconds a ratio says nothing. */
const TOO_FAST = 5;
/** A clock that counts whole ticks may have seen none. */
const TICK = 1;
/** Linear is 2 a doubling; above this it is not. */
export const SUPERLINEAR = 3;

const measure = (contender: Contender, what: string, seconds: number): unknown => {
  process.stderr.write(`${contender.label}: ${what}\n`);
  const script = path.join(import.meta.dirname, 'time-process.ts');
  const out = execFileSync(process.execPath, [script, contender.module, what, String(seconds)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64e6,
  });
  return JSON.parse(out);
};

export const speedOf = (contender: Contender): Speed => measure(contender, 'speed', 20) as Speed;

export const growthOf = (contender: Contender): Step[] => measure(contender, 'growth', 20) as Step[];

/** Repeated units, up to 64,000 characters or `seconds` for one of them: who grows with the square is given up. */
export const hostileOf = (contender: Contender, seconds: number): Hostile[] =>
  measure(contender, 'units', seconds) as Hostile[];

/** Near misses of all our rows. */
export const nearMissesOf = (contender: Contender): Hostile[] => measure(contender, 'rows', 20) as Hostile[];

/** The worst ratio of two neighbouring sizes, each twice the one before; from the third size on, which are warm. */
export function worstRatio(steps: readonly Step[]): number {
  const ratios = steps.flatMap(({ milliseconds }, index) =>
    index > 1 && milliseconds > TOO_FAST
      ? [milliseconds / Math.max(TICK, steps[index - 1]!.milliseconds)]
      : [],
  );
  return Math.max(0, ...ratios);
}
