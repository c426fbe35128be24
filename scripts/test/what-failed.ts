/** How many lines of a failed stage are shown: CI keeps only the first few dozen lines of what it is told. */
const LINES = 200;

/** Where each runner begins to repeat its failures: node's reporter `spec`, then Jest's. */
const BEGINNINGS = [/^✖ failing tests:$/m, /^ {2}● /m];

/**
 * The part of a failed stage's output that says what failed, at most 200 lines: from the runner's own list of failures
 * where there is one, otherwise the end (a crash, a compiler, a linter).
 */
export function whatFailed(text: string): string {
  const begin = BEGINNINGS.map((pattern) => text.search(pattern)).find((index) => index >= 0);
  if (begin !== undefined) return text.slice(begin).split('\n').slice(0, LINES).join('\n');
  return text.split('\n').slice(-LINES).join('\n');
}
