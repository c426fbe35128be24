/** What the replay prints: a line for each recording and a total. */

import type { Result } from './replay-recording.ts';

/** `ok` or `UNEXPECTED`, the name, how it ended, tokens in and out, tool calls and cost; what is wrong on lines of its own. */
export function lineOf(result: Result): string {
  const { name, wrong, ending, reply, cost } = result;
  const parts = [wrong.length === 0 ? 'ok        ' : 'UNEXPECTED', name];
  if (ending) parts.push(ending);
  if (reply) {
    const { input, output, cached, source } = reply.usage;
    const about = source === 'estimated' ? '~' : '';
    parts.push(`${about}${input}${cached > 0 ? ` (${cached} cached)` : ''} in, ${about}${output} out`);
    if (reply.toolCalls.length > 0)
      parts.push(`${reply.toolCalls.length} tool call${reply.toolCalls.length > 1 ? 's' : ''}`);
  }
  if (cost) parts.push(`${cost.currency} ${cost.amount}${cost.pricedBy === 'test price' ? '*' : ''}`);
  return [parts.join('  '), ...wrong.map((sentence) => `           ${sentence}`)].join('\n');
}

/** How many there were, how many were unexpected, and what the marks mean. */
export function totalLine(results: Result[], milliseconds: number): string {
  const unexpected = results.filter(({ wrong }) => wrong.length > 0).length;
  const errors = results.filter(({ reply, wrong }) => !reply && wrong.length === 0).length;
  const lines = [
    `${results.length} recordings, ${results.length - unexpected} as expected (${errors} of them errors), ${unexpected} unexpected, ${(milliseconds / 1000).toFixed(1)} s`,
  ];
  if (results.some(({ cost }) => cost?.pricedBy === 'test price'))
    lines.push('* the catalogue has no price for this model: a test price');
  if (results.some(({ reply }) => reply?.usage.source === 'estimated'))
    lines.push('~ the provider reported no tokens: an estimate');
  return lines.join('\n');
}
