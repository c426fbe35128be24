/** One service with a reader of its metrics and a collector of its traces, both over real HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLog } from '../src/log.ts';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from './otlp-receiver.ts';
import { ANA, CASE_ID, startTestService, type TestService } from './service.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER_SPAN = '00f067aa0ba902b7';
const VALUES = /Souza|souza|4111|Refund|charged twice|ana@example|About/;

let collector: OtlpReceiver;
let service: TestService;
let log = '';

before(async () => {
  collector = await startOtlpReceiver();
  service = await startTestService(
    [
      { name: 'Answers', technology: 'answers', region: 'eu-1' },
      { name: 'Busy', technology: 'busy' },
      { name: 'Unknown_Field', technology: 'answers', template: '{{Secret__c}}' },
    ],
    {
      METRICS_PORT: 0,
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of%20the%20collector',
    },
    createLog('info', { write: (line: string) => void (log += line) }),
  );
});
after(async () => {
  await service.stop();
  await collector.close();
});

async function run(prompt: string, headers: Record<string, string> = {}): Promise<Record<string, any>> {
  const started = await service.as(ANA).post('/v1/runs', { prompt, recordId: CASE_ID }, headers);
  return (await service.as(ANA).get(`/v1/runs/${started.body['runId']}?wait=20`)).body;
}
/** Everything that was traced so far; a stop sends what is left. */
async function spansOf(traceId: string): Promise<ReceivedSpan[]> {
  await service.restart();
  return collector.spans().filter((span) => span.traceId === traceId);
}
const named = (spans: ReceivedSpan[], name: string): ReceivedSpan => {
  const found = spans.find((span) => span.name === name);
  assert.ok(found, `${name} of ${spans.map((span) => span.name).join()}`);
  return found;
};

test('a run is a trace of its caller, from reading the record to the call of the model', async () => {
  const view = await run('Answers', { traceparent: `00-${TRACE}-${CALLER_SPAN}-01` });
  assert.deepEqual([view['status'], view['traceId']], ['answered', TRACE]);
  const spans = await spansOf(TRACE);
  assert.deepEqual(spans.map(({ name }) => name).toSorted(), ['chat answers', 'context', 'mask', 'run']);
  const whole = named(spans, 'run');
  assert.equal(whole.parentSpanId, CALLER_SPAN);
  for (const name of ['context', 'mask', 'chat answers'])
    assert.equal(named(spans, name).parentSpanId, whole.spanId, name);
  assert.equal(whole.attributes['byom.correlation.id'], view['traceId']);
  assert.equal(whole.attributes['byom.run.id'], view['runId']);

  const chat = named(spans, 'chat answers');
  const { port } = new URL(service.model.url);
  assert.equal(chat.kind, 3, 'client');
  const expected = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'answers',
    'gen_ai.request.stream': true,
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': view['usage'].inputTokens,
    'gen_ai.usage.output_tokens': view['usage'].outputTokens,
    'server.address': '127.0.0.1',
    'server.port': Number(port),
    'byom.attempt': 1,
  };
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(chat.attributes[name], value, name);
  assert.ok(Number(chat.attributes['gen_ai.response.time_to_first_chunk']) >= 0);
  assert.ok(BigInt(chat.endTimeUnixNano) >= BigInt(chat.startTimeUnixNano));
});

test('the trace of a run without a caller that traces has the correlation id of the run', async () => {
  const view = await run('Answers');
  const spans = await spansOf(String(view['traceId']).replaceAll('-', ''));
  assert.equal(spans.length, 4);
  assert.ok(!named(spans, 'run').parentSpanId);
  const named8 = await run('Answers', { 'x-correlation-id': 'ticket-12345' });
  assert.equal(named8['traceId'], 'ticket-12345');
  await service.restart();
  const of = collector.spans().find(({ attributes }) => attributes['byom.correlation.id'] === 'ticket-12345');
  assert.match(of!.traceId, /^[0-9a-f]{32}$/);
});

test('what a caller does not trace is not traced, and a header that is none is left', async () => {
  const unsampled = TRACE.replace('4', '5');
  await run('Answers', { traceparent: `00-${unsampled}-${CALLER_SPAN}-00` });
  const view = await run('Answers', { traceparent: `00-${'0'.repeat(32)}-${CALLER_SPAN}-01` });
  assert.match(String(view['traceId']), /^[0-9a-f]{8}-/);
  assert.deepEqual(await spansOf(unsampled), []);
});

test('a failure is the error of its call and of the run, by its code', async () => {
  const view = await run('Busy');
  const spans = await spansOf(String(view['traceId']).replaceAll('-', ''));
  for (const name of ['run', 'chat busy']) {
    const { status, attributes } = named(spans, name);
    assert.deepEqual(
      [status.code, status.message, attributes['error.type']],
      [2, view['error'].code, view['error'].code],
    );
  }
  const early = await run('Unknown_Field');
  const context = named(await spansOf(String(early['traceId']).replaceAll('-', '')), 'context');
  assert.equal(context.status.message, 'TEMPLATE_FIELD_UNKNOWN');
});

test('the page of the metrics counts them, and is not on the address of the service', async () => {
  await run('Answers');
  await run('Busy');
  const text = await (await fetch(service.metricsUrl!)).text();
  for (const line of [
    'byom_runs_total{status="answered",channel="salesforce",kind="prompt"} 1',
    'byom_runs_total{status="failed",channel="salesforce",kind="prompt"} 1',
    'byom_masks_total{type="PERSON"}',
    'byom_queue_waiting{kind="person"} 0',
    'byom_database_up 1',
    'byom_run_seconds_count{phase="overhead"}',
    'byom_http_requests_total{method="POST",route="/v1/runs",status="202"} 2',
  ])
    assert.ok(text.includes(`\n${line}`), line);
  assert.doesNotMatch(text, VALUES);
  assert.equal((await fetch(new URL('/metrics', service.url))).status, 404);
});

test('every request is one line with its trace id, and neither lines nor spans hold anything of the record', async () => {
  await service.as(ANA).get('/v1/runs/00000000-0000-4000-8000-000000000000');
  const lines = log.split('\n').filter((line) => line.includes('"request-answered"'));
  const last = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
  const { method, route, status, traceId, milliseconds } = last;
  assert.deepEqual([method, route, status], ['GET', '/v1/runs/:runId', 404]);
  assert.match(String(traceId), /^[\w-]{8,64}$/);
  assert.equal(typeof milliseconds, 'number');
  for (const line of lines) assert.ok('traceId' in (JSON.parse(line) as object), line);

  const traced = collector.bodies.join();
  assert.doesNotMatch(traced, VALUES);
  assert.doesNotMatch(log, VALUES);
  assert.doesNotMatch(log, /of the collector|of%20the%20collector/);
  assert.ok(collector.headers.every((headers) => headers['authorization'] === 'Bearer of the collector'));
  for (const headers of service.model.headers)
    assert.deepEqual(
      [headers['traceparent'], headers['tracestate'], headers['baggage']],
      [undefined, undefined, undefined],
    );
});
