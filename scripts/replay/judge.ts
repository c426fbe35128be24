/** Holds an adapter's reading against the independent one. Every difference is a short sentence without any text of the answer. */

import { isDeepStrictEqual } from 'node:util';
import type { ModelReply } from '../../middleware/src/core/provider.ts';
import { ProviderError } from '../../middleware/src/core/provider-error.ts';
import { everythingOf, PROMPT, type Outcome } from './ask.ts';
import { expectedErrors, retryAfterOf, type Failure } from './expected-error.ts';
import { meaningOf } from './finish-words.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import { KEY } from './routes.ts';

/** What a recording must be read as. */
export type Verdict = { expected: 'reply' } | { expected: 'error'; codes: string[]; failure: Failure };

/** A reply, or an error and which: status 400 and above, an error inside the body, or an answer without an end. */
export function expectationOf(recording: Recording, reading: Reading, streamed: boolean): Verdict {
  const { status, headers } = recording.response;
  const body = reading.error ?? recording.response.body ?? recording.response.bodyText ?? '';
  const words = JSON.stringify([body, headers['x-amzn-errortype'] ?? '']);
  const failure: Failure = {
    status,
    words,
    kind: recording.kind,
    retryAfterMs: status >= 400 ? retryAfterOf(headers, words) : null,
  };
  if (status >= 400 || reading.error) return { expected: 'error', codes: expectedErrors(failure), failure };
  if (!reading.found || reading.broken)
    return { expected: 'error', codes: ['MODEL_REPLY_MALFORMED', 'MODEL_STREAM_BROKEN'], failure };
  if (streamed && reading.finish.length === 0)
    return { expected: 'error', codes: ['MODEL_STREAM_BROKEN'], failure };
  return { expected: 'reply' };
}

/** Everything that is wrong with an outcome; empty when it is what was expected. */
export function differences(
  recording: Recording,
  reading: Reading,
  verdict: Verdict,
  outcome: Outcome,
): string[] {
  if ('error' in outcome) {
    const code = outcome.error instanceof ProviderError ? outcome.error.code : 'not a ProviderError';
    if (verdict.expected === 'reply')
      return [`a reply was expected, and came ${code}${detailOf(outcome.error)}`];
    return errorDifferences(reading, verdict, outcome.error);
  }
  if (verdict.expected === 'error') return [`${verdict.codes.join(' or ')} was expected, and came a reply`];
  return replyDifferences(recording, reading, outcome.reply, outcome.pieces);
}

const detailOf = (error: unknown): string =>
  error instanceof ProviderError || !(error instanceof Error) ? '' : `: ${error.message.slice(0, 120)}`;

function errorDifferences(
  reading: Reading,
  { codes, failure }: Extract<Verdict, { expected: 'error' }>,
  error: unknown,
): string[] {
  if (!(error instanceof ProviderError)) return [`the adapter threw something else${detailOf(error)}`];
  const wrong: string[] = [];
  if (!codes.includes(error.code)) wrong.push(`${codes.join(' or ')} was expected, and came ${error.code}`);
  if (failure.status >= 400 && error.status !== failure.status) wrong.push(`the status is ${error.status}`);
  if (error.beforeFirstToken !== (reading.text === ''))
    wrong.push('before or after the first token is wrong');
  if (failure.retryAfterMs !== null && !(Math.abs(failure.retryAfterMs - (error.retryAfterMs ?? NaN)) <= 1))
    wrong.push(`to come back after ${failure.retryAfterMs} ms was read as ${error.retryAfterMs}`);
  const everything = everythingOf(error);
  if (everything.includes(PROMPT) || everything.includes(KEY))
    wrong.push('the error holds the prompt or the key');
  return wrong;
}

function replyDifferences(
  recording: Recording,
  reading: Reading,
  reply: ModelReply,
  pieces: string[],
): string[] {
  return [
    ...textDifference('text', reading.text, reply.text),
    ...textDifference('the pieces joined', reply.text, pieces.join('')),
    ...textDifference('reasoning', withoutSpace(reading.reasoning), withoutSpace(reply.reasoning ?? '')),
    ...callDifferences(reading, reply),
    ...usageDifferences(reading, reply),
    ...finishDifferences(reading, reply),
    ...origins(recording, reading, reply),
  ];
}

/** How parts of reasoning are put together is the adapter's choice. */
const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

function textDifference(what: string, expected: string, found: string): string[] {
  if (expected === found) return [];
  let place = 0;
  while (place < expected.length && expected[place] === found[place]) place += 1;
  return [`${what} differs from character ${place} on (${expected.length} expected, ${found.length} came)`];
}

function callDifferences({ calls }: Reading, { toolCalls }: ModelReply): string[] {
  if (calls.length !== toolCalls.length)
    return [`${calls.length} tool calls were expected, ${toolCalls.length} came`];
  const ids = new Set(toolCalls.map(({ id }) => id));
  const wrong = ids.size === toolCalls.length && !ids.has('') ? [] : ['the ids of tool calls are not unique'];
  calls.forEach(({ name, argumentsText }, index) => {
    const call = toolCalls[index]!;
    if (call.name !== name) wrong.push(`tool call ${index + 1} has another name`);
    const expected = objectOf(argumentsText);
    if (!isDeepStrictEqual(call.arguments, expected))
      wrong.push(`tool call ${index + 1} has other arguments`);
    const same =
      expected === null
        ? call.argumentsText === argumentsText
        : isDeepStrictEqual(objectOf(call.argumentsText), expected);
    if (!same) wrong.push(`tool call ${index + 1} has another text of arguments`);
  });
  return wrong;
}

/** The object that a text is; null for any other text. No text at all means no arguments. */
function objectOf(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const COUNTED = ['input', 'output', 'cached', 'cacheWrite', 'reasoning'] as const;

function usageDifferences({ usage, text }: Reading, reply: ModelReply): string[] {
  // A host that reports 0 for all of it counted nothing.
  if (!usage || usage.input + usage.output === 0) {
    const estimated = reply.usage.source === 'estimated' && reply.usage.input > 0;
    return estimated && (text === '' || reply.usage.output > 0)
      ? []
      : ['the usage must be estimated and not 0'];
  }
  if (reply.usage.source !== 'reported') return ['the usage was reported, and is not marked so'];
  return COUNTED.filter((key) => usage[key] !== reply.usage[key]).map(
    (key) => `${key}: ${usage[key]} tokens were expected, ${reply.usage[key]} came`,
  );
}

function finishDifferences({ finish, calls, refused }: Reading, reply: ModelReply): string[] {
  const { unified, raw } = reply.finish;
  const wrong: string[] = [];
  if (finish.length > 0 && !finish.includes(raw ?? ''))
    wrong.push(`finish is ${raw} instead of ${finish.join(' or ')}`);
  const meaning = finish.map(meaningOf).find((one) => one !== null) ?? 'other';
  const expected = refused ? 'refusal' : meaning === 'stop' && calls.length > 0 ? 'tool-calls' : meaning;
  if (unified !== expected) wrong.push(`finish means ${expected}, not ${unified}`);
  return wrong;
}

/** Headers in which the providers give an id to ask their support about, the most telling first. */
const REQUEST_IDS =
  /^(?:x-request-id|request-id|apim-request-id|x-amzn-requestid|opc-request-id|x-ds-trace-id|mistral-correlation-id|x-ms-client-request-id)$/;

function origins({ request, response }: Recording, reading: Reading, reply: ModelReply): string[] {
  const headers = Object.entries(response.headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const ids = headers.flatMap(([name, value]) => (REQUEST_IDS.test(name) ? [value] : []));
  const region = headers.find(([name]) => name === 'x-ms-region')?.[1] ?? reading.region;
  // Amazon's profiles promise the part of the world in their name.
  const geography = /^\/model\/([a-z]+)\.[a-z0-9]+\./.exec(request?.path ?? '')?.[1];
  const wrong: string[] = [];
  if (ids.length > 0 && !ids.includes(reply.providerRequestId ?? ''))
    wrong.push('the request id of the headers is lost');
  if (reply.model !== reading.model) wrong.push(`the model is ${reply.model} instead of ${reading.model}`);
  if (reply.region !== region && reply.region !== geography)
    wrong.push(`the region is ${reply.region} instead of ${region}`);
  const said = reply.verdicts.map(({ category }) => category.toLowerCase());
  // An adapter may say which policy it was: `personal data: EMAIL`.
  const lost = [...reading.filters].filter(
    (category) => !said.some((one) => one.split(': ').at(-1) === category),
  );
  if (lost.length > 0) wrong.push(`what the filter said is lost: ${lost.join(', ')}`);
  return wrong;
}
