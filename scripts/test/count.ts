export interface Count {
  passed: number;
  failed: number;
}

function number(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text);
  return found ? Number(found[1]) : null;
}

/**
 * Reads the closing lines of `node --test` (reporter `spec`: `ℹ pass 12`). Skipped and cancelled tests count as
 * failed: nothing is switched off silently. Null when there is no such line.
 */
export function countNodeTests(text: string): Count | null {
  const passed = number(text, /^ℹ pass (\d+)$/m);
  if (passed === null) return null;
  const others = ['fail', 'cancelled', 'skipped', 'todo'].map(
    (word) => number(text, new RegExp(`^ℹ ${word} (\\d+)$`, 'm')) ?? 0,
  );
  return { passed, failed: others.reduce((sum, value) => sum + value, 0) };
}

/** Reads Jest's closing line (`Tests:       1 failed, 12 passed, 13 total`). Null when there is none. */
export function countJest(text: string): Count | null {
  const line = /^Tests:\s+(.+)$/m.exec(text)?.[1];
  if (!line) return null;
  const part = (word: string) => number(line, new RegExp(`(\\d+) ${word}`)) ?? 0;
  return { passed: part('passed'), failed: part('failed') + part('skipped') + part('todo') };
}
