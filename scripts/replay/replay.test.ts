import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { PLATFORMS } from '../../middleware/src/core/platforms.ts';
import { WIRE_FORMATS } from '../../middleware/src/providers/contract/wire-fixtures.ts';
import type { WireFormat } from '../../middleware/src/providers/contract/wire-format.ts';
import { factsOf } from './facts.ts';
import { replayAll, replayFolder } from './replay-folder.ts';
import type { Result } from './replay-recording.ts';
import { sampleRecordings } from './sample-recordings.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DAY = '2026-11-22';
const folder = mkdtempSync(path.join(os.tmpdir(), 'recordings-'));
after(() => rmSync(folder, { recursive: true }));

const unexpected = (results: Result[]): string[] =>
  results.filter(({ wrong }) => wrong.length > 0).map(({ name, wrong }) => `${name}: ${wrong.join('; ')}`);

/** Replayed once for all tests of a format. */
const replayed = new Map<string, Promise<Result[]>>();
function resultsOf(wire: WireFormat): Promise<Result[]> {
  const results = replayed.get(wire.name) ?? replayAll(sampleRecordings(wire), DAY);
  replayed.set(wire.name, results);
  return results;
}

for (const wire of WIRE_FORMATS) {
  test(`${wire.name}: own recordings of replies, tools, limits, cut streams replay as expected`, async () => {
    const results = await resultsOf(wire);
    assert.deepEqual(unexpected(results), []);
    assert.ok(results.length >= 6 && results.some(({ reply }) => !reply));
  });

  test(`${wire.name}: an answer costs price times usage, streamed or not; without usage an estimate`, async () => {
    const results = await resultsOf(wire);
    const found = (what: string): Result => results.find(({ name }) => name.endsWith(`/${what}`))!;
    const { input, output, cached, cacheWrite } = wire.usage;
    // The test price in cents: 1.10 in, 7.30 out, 0.13 cached, 1.70 written to a cache.
    const cents = (input - cached - cacheWrite) * 110 + output * 730 + cached * 13 + cacheWrite * 170;
    for (const what of ['text', 'text-streamed']) {
      const { reply, cost } = found(what);
      assert.equal(reply?.usage.source, 'reported', what);
      assert.equal(cost?.amount.padEnd(10, '0'), (cents / 100_000_000).toFixed(8), what);
    }
    const estimates = ['without-usage', 'without-usage-streamed'].map(found);
    for (const { reply, cost } of estimates) {
      assert.equal(reply?.usage.source, 'estimated');
      assert.ok(Number(cost?.amount) > 0);
    }
    assert.deepEqual(estimates[0]?.cost, estimates[1]?.cost);
  });
}

test('every platform with a network is among the own recordings', () => {
  const covered = new Set(WIRE_FORMATS.map(({ platform }) => platform));
  const lacking = Object.entries(PLATFORMS).filter(
    ([platform, { endpoint }]) => endpoint !== 'none' && !covered.has(platform as never),
  );
  assert.deepEqual(lacking, []);
});

const file = (name: string, content: unknown): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};
const chat = (response: object, more: object = {}): object => ({
  provider: 'openai',
  api: 'chat.completions',
  kind: [],
  request: null,
  response: { status: 200, headers: {}, framing: 'json', ...response },
  ...more,
});
const completion = {
  model: 'gpt-4o-2024-08-06',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1000, completion_tokens: 10, total_tokens: 1010 },
};

test('a folder is replayed by the command: a line for each file, what is wrong, a total, an exit code', () => {
  file('good.json', chat({ body: completion }));
  file('deeper/limit.json', chat({ status: 429, body: { error: { message: 'Rate limit reached' } } }));
  file('lines.json', {
    ...chat({
      headers: { 'content-type': 'application/vnd.amazon.eventstream' },
      framing: 'json-lines (payloads of aws-eventstream events)',
      bodyLines: [
        { messageStart: { role: 'assistant' } },
        { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hello' } } },
        JSON.stringify({ contentBlockStop: { contentBlockIndex: 0 } }),
        { messageStop: { stopReason: 'end_turn' } },
        {
          metadata: { usage: { inputTokens: 3, outputTokens: 1, totalTokens: 4 }, metrics: { latencyMs: 1 } },
        },
      ],
    }),
    provider: 'aws-bedrock',
    api: 'converse.stream',
  });
  file('ollama.json', {
    ...chat({
      headers: { 'content-type': 'application/x-ndjson' },
      framing: 'ndjson',
      bodyText:
        '{"model":"m","message":{"content":"Hel"},"done":false}\n{"model":"m","message":{"content":"lo"},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":2}\n',
    }),
    provider: 'ollama',
    api: 'ollama.chat',
  });
  file('index.json', { fixtures: [{ file: 'good.json' }, { file: 'gone.json' }] });
  file('no-json.json', '{');
  file('no-body.json', chat({}));
  file('stranger.json', chat({ body: completion }, { provider: 'nobody' }));
  file('new-api.json', chat({ body: completion }, { api: 'telepathy' }));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'scripts/replay.ts'), '.', '--facts', 'facts.out'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } },
  );
  const lines = stdout.split('\n');
  const has = (pattern: RegExp): void =>
    assert.ok(
      lines.some((line) => pattern.test(line)),
      `${pattern}\n${stdout}${stderr}`,
    );
  has(/^ok +good {2}stop {2}1000 in, 10 out {2}USD 0\.\d+/);
  has(/^ok +deeper\/limit {2}MODEL_RATE_LIMITED$/);
  has(/^ok +lines {2}stop {2}3 in, 1 out/);
  has(/^ok +ollama {2}stop {2}9 in, 2 out/);
  has(/^UNEXPECTED +gone$/);
  has(/index\.json names it, but there is no such file/);
  has(/^UNEXPECTED +no-json$/);
  has(/its response needs exactly one of body, bodyText/);
  has(/the provider "nobody" is not known/);
  has(/the interface "telepathy" is not known/);
  has(/^9 recordings, 4 as expected \(1 of them errors\), 5 unexpected/);
  assert.equal(status, 1);
  const facts = JSON.parse(readFileSync(path.join(folder, 'facts.out'), 'utf8')) as Record<string, string>;
  assert.match(facts['good'] ?? '', /^stop 1000 in 10 out 0 cached 0 written 0 thought, reported, 0 calls/);
});

test('a folder that is not there, or holds nothing, is named', async () => {
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  await assert.rejects(
    replayFolder(path.join(folder, 'nowhere'), DAY, () => undefined),
    /There is no folder .*nowhere/,
  );
  await assert.rejects(
    replayFolder(empty, DAY, () => undefined),
    /empty holds no recording/,
  );
});

const RECORDED = path.resolve(ROOT, '../shared/data/providers');
if (existsSync(RECORDED)) {
  const goldens = JSON.parse(readFileSync(path.join(import.meta.dirname, 'goldens.json'), 'utf8')) as Record<
    string,
    string
  >;

  test('what real providers answered replays with 0 unexpected outcomes, each as it was read before', async () => {
    const results = await replayFolder(RECORDED, DAY, () => undefined);
    assert.deepEqual(unexpected(results), []);
    const known = results.filter(({ name }) => name in goldens);
    assert.deepEqual(
      Object.fromEntries(known.map((result) => [result.name, factsOf(result)])),
      Object.fromEntries(known.map(({ name }) => [name, goldens[name]])),
      'A reading changed. If it is right: npm run replay -- DIR --facts scripts/replay/goldens.json',
    );
    assert.ok(known.length > 0);
  });
}
