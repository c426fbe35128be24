import type { Load } from './load.ts';

/** One load on one gateway. `microseconds` of CPU time per request. */
export interface Sample extends Load {
  gateway: 'upstream' | 'portkey' | 'ours';
  streamed: boolean;
  concurrency: number;
  microseconds: number;
  /** The same of PostgreSQL, which only our gateway has. */
  databaseMicroseconds: number;
}

/** The targets of the issue, as ratios to the peer. */
const TARGETS = { whole: 1.0, streamed: 0.8, added: 1.2 };

const median = (numbers: number[]): number =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? NaN;

/** Medians over the rounds, ratios to the peer, and whether each target is met. */
export function printTable(samples: Sample[]): void {
  const of = (gateway: Sample['gateway'], streamed: boolean, single: boolean): Sample[] =>
    samples.filter(
      (one) => one.gateway === gateway && one.streamed === streamed && (one.concurrency === 1) === single,
    );
  console.log('| | | CPU µs/request | PostgreSQL µs | p50 ms | p99 ms | requests/s | wrong |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const streamed of [false, true]) {
    for (const single of [true, false]) {
      for (const gateway of ['upstream', 'portkey', 'ours'] as const) {
        console.log(rowOf(of(gateway, streamed, single)));
      }
    }
  }
  for (const streamed of [false, true]) {
    const cpu = (gateway: Sample['gateway']): number =>
      median(of(gateway, streamed, false).map(({ microseconds }) => microseconds));
    verdict(
      `CPU per request, ${streamed ? 'streamed' : 'whole'}`,
      cpu('ours') / cpu('portkey'),
      streamed ? TARGETS.streamed : TARGETS.whole,
    );
    const p50 = (gateway: Sample['gateway']): number =>
      median(of(gateway, streamed, true).map((one) => one.p50));
    const added = (p50('ours') - p50('upstream')) / (p50('portkey') - p50('upstream'));
    verdict(`added p50 at one connection, ${streamed ? 'streamed' : 'whole'}`, added, TARGETS.added);
  }
}

function rowOf(samples: Sample[]): string {
  const [first] = samples;
  if (!first) return '';
  const middle = (pick: (sample: Sample) => number): string => median(samples.map(pick)).toFixed(2);
  const cells = [
    `${first.streamed ? 'streamed' : 'whole'}, c=${first.concurrency}`,
    first.gateway,
    String(Math.round(median(samples.map((one) => one.microseconds)))),
    String(Math.round(median(samples.map((one) => one.databaseMicroseconds)))),
    middle((one) => one.p50),
    middle((one) => one.p99),
    String(Math.round(median(samples.map((one) => one.perSecond)))),
    String(samples.reduce((sum, one) => sum + one.errors, 0)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function verdict(what: string, ratio: number, target: number): void {
  const met = ratio <= target ? 'met' : 'MISSED';
  console.log(`${met}: ${what}: ${ratio.toFixed(2)} × Portkey (target ≤ ${target.toFixed(1)})`);
}

/** CPU microseconds of each of our parts for one run, each alone in a loop. */
export function printParts(parts: Record<string, number>): void {
  console.log('\n| part of a run | CPU µs |\n|---|---|');
  for (const [part, microseconds] of Object.entries(parts))
    console.log(`| ${part} | ${Math.round(microseconds)} |`);
}
