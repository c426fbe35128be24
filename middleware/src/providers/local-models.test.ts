import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, failure } from './contract/contract-harness.ts';

for (const [platform, technology] of [
  ['builtin', 'extractive'],
  ['scripted', 'demo'],
] as const) {
  test(`${platform}: streamed and whole are one text, with usage, a notice and a finish reason`, async () => {
    const streamed = await ask(platform, { connection: { technology } });
    const whole = await ask(platform, { connection: { technology }, request: { stream: false } });
    assert.ok(streamed.pieces.length > 1 || platform === 'builtin');
    assert.equal(streamed.pieces.join(''), whole.reply.text);
    assert.equal(streamed.reply.text, whole.reply.text);
    assert.ok(whole.reply.usage.input > 0 && whole.reply.usage.output > 0);
    assert.match(whole.reply.notice ?? '', /no language model was asked/);
    assert.equal(whole.reply.finish.unified, 'stop');
  });

  test(`${platform}: cancelling ends it at once`, async () => {
    const cancel = new AbortController();
    const connection = { technology: platform === 'scripted' ? 'slow' : technology };
    setTimeout(() => cancel.abort(), 3);
    const asked = ask(platform, { connection, options: { signal: cancel.signal } });
    assert.equal((await failure(asked)).code, 'MODEL_CANCELLED');
  });
}

const SCRIPTED_FAILURES = {
  'rate-limited': 'MODEL_RATE_LIMITED',
  breaks: 'MODEL_STREAM_BROKEN',
  unheard: 'MODEL_NOT_FOUND',
};
for (const [technology, code] of Object.entries(SCRIPTED_FAILURES)) {
  test(`scripted: ${technology} fails with ${code}`, async () => {
    const error = await failure(ask('scripted', { connection: { technology } }));
    assert.equal(error.code, code);
    assert.equal(error.beforeFirstToken, technology !== 'breaks');
  });
}
