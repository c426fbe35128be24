/** What an outcome was, in one line of facts and hashes: enough to see that a reading changed, and nobody's text. */

import { createHash } from 'node:crypto';
import type { Result } from './replay-recording.ts';

/** `stop 16 in 363 out 0 cached 0 written 0 thought, reported, 1 call, text 1a2b3c4d5e6f, arguments …`; an error is its code. */
export function factsOf({ ending, reply }: Result): string {
  if (!reply) return ending ?? 'nothing was asked';
  const { input, output, cached, cacheWrite, reasoning, source } = reply.usage;
  return [
    `${ending} ${input} in ${output} out ${cached} cached ${cacheWrite} written ${reasoning} thought`,
    source,
    `${reply.toolCalls.length} calls`,
    `${reply.verdicts.length} verdicts`,
    `text ${hash(reply.text)}`,
    `thoughts ${hash((reply.reasoning ?? '').replace(/\s+/g, ''))}`,
    `arguments ${hash(reply.toolCalls.map((call) => [call.name, call.arguments ?? call.argumentsText]))}`,
  ].join(', ');
}

/** Twelve hexadecimal digits of a SHA-256: they tell two texts apart and give neither away. */
const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
