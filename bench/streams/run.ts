/**
 * Many streams at once through the real service, with an upstream that fails in every way there is. Ends with 1 when a run
 * did not end in exactly one state, in the journal and at its reader, or when memory grew after the warm-up.
 * `node bench/streams/run.ts [--streams 200] [--seconds 60] [--seed 1]`
 */
import { parseArgs } from 'node:util';
import { toId18 } from '../../middleware/src/salesforce-id.ts';
import { randomFrom } from '../../middleware/test/random.ts';
import { startTestService } from '../../middleware/test/service.ts';
import { checkJournal } from './check-journal.ts';
import { startFaultyModel } from './faulty-model.ts';
import { trendOf, type Sample } from './memory-trend.ts';
import { readRuns, type Seen } from './reader.ts';
import { startServiceProcess, type ServiceProcess } from './start-service-process.ts';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const streams = Number(values.streams);
const seconds = Number(values.seconds);
/** Below the number of streams one person may have open. */
const STREAMS_PER_PERSON = 15;
const LOOKS = 30;

const random = randomFrom(Number(values.seed));
const model = await startFaultyModel(random);
const prompts = Array.from({ length: 8 }, (_, index) => ({
  ...{ name: `Stream_${index}`, technology: `model-${index}`, endpoint: model.url },
  // The first is a stand-in for all.
  organizationDefault: index === 0,
}));
const people = Array.from({ length: Math.ceil(streams / STREAMS_PER_PERSON) }, (_, index) => ({
  userId: toId18(`005FK00000001${String(index).padStart(2, '0')}`),
  username: `reader${index}@example.com`,
}));
let running: ServiceProcess | null = null;
const service = await startTestService(
  prompts,
  {
    ...{ MAX_CONCURRENT_RUNS: streams, DATABASE_POOL_SIZE: 12, AUDIT_LINGER_MS: 1000, fallbackOn: 'default' },
    ...{ MODEL_ATTEMPTS: 3, MODEL_PAUSE_AFTER: 5, MODEL_IDLE_TIMEOUT_MS: 3000, RUN_DEADLINE_MS: 30_000 },
  },
  undefined,
  { people, start: async (config) => (running = await startServiceProcess(config)) },
);

const begin = performance.now();
const seen: Seen[] = [];
const samples: Sample[] = [];
let open = true;
const look = async (): Promise<void> => {
  while (open) {
    const at = (performance.now() - begin) / 1000;
    samples.push({ at, ...(await running!.measure()) });
    await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / LOOKS));
  }
};
const looking = look();
const reader = (index: number) => ({
  client: service.as(people[index % people.length]!),
  url: () => service.url,
  prompts: prompts.map(({ name }) => name),
  random,
  until: begin + seconds * 1000,
});
await Promise.all(
  Array.from({ length: streams }, (_, index) => readRuns(reader(index), (one) => void seen.push(one))),
);
open = false;
await looking;

const journal = await checkJournal(service.databaseUrl, seen);
const unread = seen.filter(({ problems }) => problems.length > 0);
const problems = [
  ...journal.problems,
  ...unread.slice(0, 5).map((one) => `run ${one.runId}: ${one.problems.join(', ')}`),
];
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

print(`${streams} streams for ${seconds} s: ${seen.length} runs, ${unread.length} read wrongly`);
for (const [name, count] of [...journal.counts].sort(([, left], [, right]) => right - left))
  print(`  ${String(count).padStart(6)} ${name}`);
const took = (performance.now() - begin) / 1000;
print(
  `${Math.round(journal.commits / took)} commits and ${(samples.at(-1)!.cpu / took).toFixed(2)} s of CPU per second`,
);
print('What the upstream did');
for (const [fault, count] of [...model.counts].sort(([, left], [, right]) => right - left))
  print(`  ${String(count).padStart(6)} ${fault}`);
print('Memory of the service in MB, garbage collected: second, resident, heap');
for (const { at, rss, heapUsed } of samples)
  print(`  ${at.toFixed(0).padStart(6)} ${megabytes(rss).padStart(7)} ${megabytes(heapUsed).padStart(7)}`);
for (const kind of ['rss', 'heapUsed'] as const) {
  const { slope, mean, growth, flat } = trendOf(
    samples.filter(({ at }) => at <= seconds),
    kind,
    seconds,
  );
  print(
    `${kind}: mean ${megabytes(mean)} MB, ${megabytes(slope)} MB per minute after the warm-up${flat ? '' : ': NOT FLAT'}`,
  );
  if (!flat) problems.push(`${kind} grew by ${megabytes(growth)} MB after the warm-up`);
}
for (const problem of problems) print(`WRONG: ${problem}`);
if (problems.length === 0) print('Every run ended in exactly one state; memory is flat.');

await service.stop();
await model.close();
process.exitCode = problems.length > 0 ? 1 : 0;
