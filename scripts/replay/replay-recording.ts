/** One recording, replayed and judged. */

import type { Catalogue } from '../../middleware/src/core/catalogue.ts';
import { costOf, type Cost } from '../../middleware/src/core/cost.ts';
import { pricesOf, type Prices } from '../../middleware/src/core/prices.ts';
import { ProviderError } from '../../middleware/src/core/provider-error.ts';
import type { LoadProvider, ModelReply } from '../../middleware/src/core/provider.ts';
import { askAdapter, asksForStream, type Outcome } from './ask.ts';
import { valuesOf } from './bodies.ts';
import { isExactCost } from './exact-money.ts';
import { differences, expectationOf } from './judge.ts';
import type { Reading, ReadUsage } from './reading.ts';
import type { Recording } from './recording.ts';
import type { RecordingServer } from './recording-server.ts';
import { routeOf, type Route } from './routes.ts';

/** What became of a recording. */
export interface Result {
  name: string;
  /** What was not as expected; empty when all of it was. */
  wrong: string[];
  /** Our word for the end, or the code of the error; null when nothing was asked. */
  ending: string | null;
  reply: ModelReply | null;
  cost: (Cost & { pricedBy: 'catalogue' | 'test price' }) | null;
}

/** What a replay needs besides the recording. `day` is an ISO date, for the prices. */
export interface Replay {
  server: RecordingServer;
  loadProvider: LoadProvider;
  catalogue: Catalogue;
  day: string;
}

/** Where the catalogue has no price: four different ones, so that a token in the wrong place shows. */
const TEST_PRICE: Prices = {
  input: '1.10',
  output: '7.30',
  cachedInput: '0.13',
  cacheWrite: '1.70',
  currency: 'USD',
  source: 'catalogue',
  from: null,
  longPrompt: null,
};

/** Asks the adapter over a real socket and says what is unexpected. Never throws. */
export async function replayRecording(recording: Recording, replay: Replay): Promise<Result> {
  const result: Result = { name: recording.name, wrong: [], ending: null, reply: null, cost: null };
  const route = routeOf(recording);
  if (typeof route === 'string') return { ...result, wrong: [route] };
  const reading = readingOf(recording, route);
  replay.server.answer(recording.response);
  const outcome = await askAdapter(recording, route, reading, replay.server, replay.loadProvider);
  const verdict = expectationOf(recording, reading, asksForStream(recording));
  const wrong = [
    ...differences(recording, reading, verdict, outcome),
    ...requestDifferences(route, replay.server),
  ];
  const priced = 'reply' in outcome ? price(route, outcome.reply, reading, replay) : null;
  return {
    ...result,
    wrong: [...wrong, ...(priced?.wrong ?? [])],
    ending: endingOf(outcome),
    reply: 'reply' in outcome ? outcome.reply : null,
    cost: priced?.cost ?? null,
  };
}

/** An error's body may be anything; what a broken answer said until then counts. */
function readingOf(recording: Recording, route: Route): Reading {
  const { values, whole } = valuesOf(recording.response);
  return { ...route.read(values), broken: !whole };
}

function requestDifferences({ path }: Route, { asked }: RecordingServer): string[] {
  const [first] = asked;
  if (!first) return ['the server was never asked'];
  const wrong = asked.length > 1 ? [`the server was asked ${asked.length} times`] : [];
  if (first.method !== 'POST' || !path.test(first.path)) wrong.push(`it asked ${first.method} ${first.path}`);
  return wrong;
}

function endingOf(outcome: Outcome): string {
  if ('reply' in outcome) return outcome.reply.finish.unified;
  return outcome.error instanceof ProviderError ? outcome.error.code : 'ERROR';
}

/** The cost by the middleware's own code, held against the tokens of the independent reading. */
function price(
  route: Route,
  reply: ModelReply,
  reading: Reading,
  { catalogue, day, server }: Replay,
): { cost: Result['cost']; wrong: string[] } {
  const blank = {
    inputPrice: null,
    outputPrice: null,
    cachedInputPrice: null,
    cacheWritePrice: null,
    currency: null,
    pricesFrom: null,
  };
  const { technology } = route.connection(server.url);
  const found = pricesOf({ platform: route.platform, technology, ...blank }, catalogue, day);
  const prices = found ?? TEST_PRICE;
  const cost = costOf(reply.usage, prices);
  const exact = cost !== null && isExactCost(cost.amount, chargedTokens(reading, reply), prices);
  const free = Number(prices.input) + Number(prices.output) === 0;
  const wrong = exact ? [] : ['the cost is not price times usage'];
  if (cost && Number(cost.amount) === 0 && !free) wrong.push('the cost is 0');
  return { cost: cost && { ...cost, pricedBy: found ? 'catalogue' : 'test price' }, wrong };
}

/** What the provider reported, or the estimate where it counted nothing. */
const chargedTokens = ({ usage }: Reading, reply: ModelReply): ReadUsage =>
  usage && usage.input + usage.output > 0 ? usage : reply.usage;
