import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AttemptRecord, RunEnding, RunRecord } from '../run-record.ts';
import { boundedNames } from './bounded-names.ts';
import { createMetrics, type Looked, type Metrics } from './metrics.ts';
import { METRICS } from './metric-table.ts';
import { serveMetrics, type MetricsPage } from './metrics-page.ts';
import { overheadMs } from './run-series.ts';

const attempt = (model: string, more: Partial<AttemptRecord>): AttemptRecord => ({
  ...{ model, name: `Name of ${model}`, layer: null, attempt: 1, outcome: 'answered', code: null },
  ...{ reason: 'because of Ana Souza', waitedMs: 0, durationMs: 1_000, usage: null, cost: null },
  ...{ providerRequestId: 'request-of-provider' },
  ...more,
});
const ENDING: RunEnding = {
  ...{ status: 'answered', answer: 'PERSON-K7-0010 wrote', notice: null, layer: null },
  attempts: [
    attempt('First', { outcome: 'failed', code: 'MODEL_OVERLOADED', waitedMs: 200 }),
    attempt('Second', {
      waitedMs: 300,
      usage: {
        ...{ inputTokens: 100, outputTokens: 20, cachedTokens: 7, cacheWriteTokens: 0, reasoningTokens: 0 },
        source: 'reported',
      },
      cost: { amount: '0.0125', currency: 'EUR' },
    }),
  ],
  ...{ usage: null, cost: null, finishReason: 'stop', finishReasonRaw: 'stop', providerModel: null },
  ...{ verdicts: [], providerRequestId: null, reportedRegion: null, error: null },
  timings: { queueMs: 500, contextMs: 40, firstTokenMs: 300, providerMs: 1_000, totalMs: 2_900 },
};
const RUN = {
  ...{ runId: 'run-of-ana', traceId: 'trace-of-ana', promptApiName: 'Prompt_Name', recordId: '500-record' },
  caller: { orgId: '00D-org', userId: '005-user', username: 'ana@example.com' },
  ...{
    channel: 'from Ana Souza',
    kind: 'prompt',
    status: 'answered',
    prompt: { label: 'Label of the prompt' },
  },
  sent: { system: 'Be brief.', prompt: 'PERSON-K7-0010', maskCounts: { PERSON: 3, EMAIL: 1 } },
  ending: ENDING,
} as unknown as RunRecord;

const looked: Looked = {
  readings: {
    queue: async () => [{ kind: 'person', waiting: 4, oldestSeconds: 2.5 }],
    atWork: async () => ({ runs: 3, limitedCalls: 2, limitedCallsWaiting: 1 }),
    batches: async () => [{ state: 'running', count: 2 }],
  },
  relay: { state: async () => ({ waiting: 6, oldestSeconds: 9, dead: [], paused: [] }) },
  breakers: () => ({ open: 1, halfOpen: 0 }),
  connections: () => ({ open: 8, idle: 5, waiting: 0 }),
};
let metrics: Metrics;
let page: MetricsPage;
let now: Looked = looked;

before(async () => {
  metrics = await createMetrics();
  page = await serveMetrics('127.0.0.1', 0, () => metrics.page(now));
});
after(() => page.close());

const read = async (): Promise<string> => (await fetch(page.url)).text();

test('counts what the end of a run says, and nothing of whose it was', async () => {
  metrics.runEnded(RUN);
  metrics.runTakenOver();
  metrics.actEnded({ kind: 'reveal', status: 'failed', errorCode: 'VALUES_GONE' });
  metrics.streams(1);
  metrics.requestAnswered({ method: 'POST', route: '/v1/runs', status: 202, milliseconds: 20 });
  metrics.requestAnswered({ method: 'ANA', route: null, status: 404, milliseconds: 1 });
  const text = await read();
  for (const line of [
    'byom_runs_total{status="answered",channel="other",kind="prompt"} 1',
    'byom_attempts_total{model="First",outcome="failed",code="MODEL_OVERLOADED"} 1',
    'byom_fallbacks_total{model="First",code="MODEL_OVERLOADED"} 1',
    'byom_tokens_total{model="Second",direction="input"} 100',
    'byom_tokens_total{model="Second",direction="cached"} 7',
    'byom_cost_total{model="Second",currency="EUR"} 0.0125',
    'byom_masks_total{type="PERSON"} 3',
    'byom_run_seconds_sum{phase="overhead"} 0.1',
    'byom_run_seconds_sum{phase="queue"} 0.5',
    'byom_model_wait_seconds_sum{model="First"} 0.2',
    'byom_runs_taken_over_total 1',
    'byom_http_requests_total{method="POST",route="/v1/runs",status="202"} 1',
    'byom_http_requests_total{method="other",route="none",status="404"} 1',
    'byom_breakers{state="open"} 1',
    'byom_queue_waiting{kind="person"} 4',
    'byom_limited_calls{state="waiting"} 1',
    'byom_batches{state="running"} 2',
    'byom_relay_oldest_seconds 9',
    'byom_database_connections{state="idle"} 5',
    'byom_runs_total{status="failed",channel="other",kind="reveal"} 1',
    'byom_run_errors_total{code="VALUES_GONE"} 1',
    'byom_streams 1',
  ])
    assert.ok(text.includes(`${line}\n`), line);
  assert.doesNotMatch(
    text,
    /ana|Souza|example\.com|005-user|00D-org|500-record|K7-0010|Prompt_Name|Label|Name of|Be brief/i,
  );
});

test('every metric of the table is on the page, with those of the process and the event loop', async () => {
  const text = await read();
  for (const { name, type } of METRICS) assert.ok(text.includes(`# TYPE byom_${name} ${type}\n`), name);
  for (const name of [
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
  ])
    assert.ok(text.includes(`# TYPE ${name} `), name);
});

test('a database that is away is said, and no old reading stands in its place', async () => {
  now = { ...looked, relay: { state: () => Promise.reject(new Error('away')) } };
  const text = await read();
  now = looked;
  assert.match(text, /\nbyom_database_up 0\n/);
  assert.doesNotMatch(text, /\nbyom_(relay_waiting|queue_waiting|batches|runs_at_work)[ {]/);
  assert.match(await read(), /\nbyom_database_up 1\n/);
});

test('an act counts as what it is and has no times, a run that asked nobody no overhead', () => {
  assert.equal(overheadMs({ ...ENDING, attempts: [attempt('First', { outcome: 'skipped' })] }), null);
  assert.equal(overheadMs(ENDING), 100);
});

test('names that never end become one', () => {
  const names = boundedNames(2);
  assert.deepEqual(['a', 'b', 'c', 'a', 'd'].map(names), ['a', 'b', 'other', 'a', 'other']);
});

test('the page is the only thing on its address', async () => {
  const other = new URL('/', page.url);
  assert.equal((await fetch(other)).status, 404);
  assert.equal((await fetch(page.url, { method: 'POST' })).status, 404);
});
