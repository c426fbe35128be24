/**
 * For tests that a piece of work grows with its input and not with its square. Processor time is compared, not the
 * clock, and the best of several attempts counts, so that a busy machine does not fail an honest test.
 */

import assert from 'node:assert/strict';

const ATTEMPTS = 6;
const TIMES_LARGER = 8;
/** Linear work takes 8 times as long for 8 times the input, quadratic work 64 times. */
const WORST_RATIO = 28;
/** Below this many milliseconds a large input was handled too fast for a ratio to mean anything. */
const TOO_FAST = 8;

/** Fails when `work` on an input of 8 times `size` takes far more than 8 times as long as on `size`. */
export function assertLinear(what: string, size: number, work: (size: number) => () => unknown): void {
  const seen: string[] = [];
  const small = work(size);
  const large = work(size * TIMES_LARGER);
  small();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const few = Math.min(processorTime(small), processorTime(small), processorTime(small));
    const many = processorTime(large);
    if (many < TOO_FAST || many < few * WORST_RATIO) return;
    seen.push(`${few.toFixed(1)} ms, then ${many.toFixed(1)} ms`);
  }
  assert.fail(`${what} does not grow with its input: ${seen.join('; ')}`);
}

/** Milliseconds of processor time. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000;
}
