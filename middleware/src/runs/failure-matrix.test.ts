/** Failures as providers make them, over real sockets and through the real adapter: what the run then does. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FAILURES, json, limit, streamed, works } from '../../test/failing-models.ts';
import { createWorld, invocationOf, modelOf } from '../../test/run-world.ts';
import { toAppError } from '../errors.ts';
import { startWireServer, type WireServer } from '../providers/contract/contract-harness.ts';
import { createProviders } from '../providers/index.ts';
import { frames } from '../providers/contract/wire-fixtures-chat-completions.ts';
import { invoke } from './invoke.ts';

const loadProvider = createProviders({ scriptedRepliesFile: null });
/** Long enough for a busy machine to answer, short enough for a test to wait for. */
const IDLE_MS = 1000;
const never = new AbortController().signal;

let first: WireServer;
let second: WireServer;
let asked = 0;
before(async () => {
  [first, second] = await Promise.all([startWireServer(), startWireServer()]);
  // The first call of all loads the SDK, which may take longer than a model may be silent here.
  first.answer = works;
  await run(first.url);
});
after(() => [first, second].forEach((server) => server.close()));

for (const [what, row] of Object.entries(FAILURES)) {
  const times = [...new Set(row.asked)].join(', or alone ');
  test(`${what}: ${row.code}, asked ${times}, then the run ${row.then}`, async () => {
    first.answer = (request, response) => {
      asked += 1;
      row.answer(request, response);
    };
    second.answer = works;
    const withStandIn = await run(first.url, second.url);
    assert.equal(withStandIn.asked, row.asked[0]);
    assert.equal(withStandIn.answer, row.then === 'falls back' ? 'It works.' : row.code);
    assert.equal(withStandIn.firstCode, row.code);
    const alone = row.code === 'MODEL_TIMEOUT' ? null : await run(first.url);
    if (alone)
      assert.deepEqual([alone.asked, alone.answer, alone.waits], [row.asked[1], row.code, row.waits]);
  });
}

test('a refused connection is retried, then falls back', async () => {
  const gone = await startWireServer();
  gone.close();
  const { answer: text, firstCode, waits } = await run(gone.url, second.url);
  assert.deepEqual([text, firstCode, waits], ['It works.', 'MODEL_UNREACHABLE', [250, 500]]);
});

test('a megabyte without a newline is an answer when the model says so, and none when the stream has no lines', async () => {
  const long = 'x'.repeat(1024 * 1024);
  const whole = frames({ text: [long] });
  first.answer = streamed([...whole.begin, ...whole.end]);
  assert.equal((await run(first.url)).answer, long);
  first.answer = streamed([`data: ${long}`]);
  const { firstCode, answer: text } = await run(first.url, second.url);
  assert.equal(text, 'It works.');
  assert.match(firstCode ?? '', /^MODEL_(?:REPLY_MALFORMED|STREAM_BROKEN)$/);
});

test('with FALLBACK_ON=none the same failures are retried and then stop', async () => {
  first.answer = json(503, {});
  second.answer = works;
  const { answer: text, waits } = await run(first.url, second.url, { fallbackOn: [] });
  assert.deepEqual([text, waits.length], ['MODEL_OVERLOADED', 2]);
});

test('a failure that passes is over with the second call', async () => {
  first.answer = (request, response) => {
    asked += 1;
    (asked === 1 ? limit('Limit reached') : works)(request, response);
  };
  const found = await run(first.url, second.url);
  assert.deepEqual(
    [found.answer, found.asked, found.trace],
    ['It works.', 2, ['first failed', 'first answered']],
  );
});

/** Runs a prompt on the models at these addresses; the answer, or the code of the failure. */
async function run(url: string, standIn?: string, changes: Parameters<typeof createWorld>[1] = {}) {
  asked = 0;
  const world = createWorld({}, changes);
  const parts = { ...world.parts, loadProvider };
  parts.settings.modelIdleTimeoutMs = IDLE_MS;
  const model = (name: string, endpoint: string) =>
    modelOf(name, { platform: 'openai-compatible', endpoint: `${endpoint}/v1`, capabilities: ['Streaming'] });
  const invocation = invocationOf(model('first', url), ...(standIn ? [model('second', standIn)] : []));
  const answered = await invoke(parts, invocation, never).then(
    ({ text }) => text,
    (thrown: unknown) => toAppError(thrown).code,
  );
  const { attempts } = invocation.progress;
  assert.equal(world.onRecord.length, attempts.length, 'every call is on record');
  return {
    answer: answered,
    asked,
    waits: world.waits,
    firstCode: attempts[0]?.code,
    trace: attempts.map(({ model: name, outcome }) => `${name} ${outcome}`),
  };
}
