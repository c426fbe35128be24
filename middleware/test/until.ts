import { setTimeout as delay } from 'node:timers/promises';

/** Resolves as soon as `condition` holds; throws after `milliseconds`, so that no test waits for ever. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  milliseconds: number,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Not so within ${milliseconds} ms: ${condition.toString()}`);
    await delay(20);
  }
}
