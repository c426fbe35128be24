/** What must hold for every text, asked far more often than the test run does. */
import fc from 'fast-check';
import { assertMasked } from '../../middleware/test/masking-case.ts';
import { maskingCases } from '../../middleware/test/masking-texts.ts';

export interface Properties {
  cases: number;
  /** The seed of the run, and what failed, as a text to read; null when nothing did. */
  seed: number;
  failure: string | null;
}

/** Restoring gives the text, in any pieces too, and no value is in the request. Stops at the first failure. */
export function checkProperties(cases: number, seed: number = Date.now() & 0x7fffffff): Properties {
  const run = fc.check(fc.property(maskingCases, assertMasked), { numRuns: cases, seed });
  const failure = run.failed ? fc.defaultReportMessage(run) : null;
  return { cases: run.numRuns, seed, failure: failure ?? null };
}
