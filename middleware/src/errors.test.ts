import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, ERRORS, errorView, toAppError } from './errors.ts';
import { ProviderError } from './core/provider-error.ts';
import { PROVIDER } from './errors/providers.ts';
import { ROUTES } from './http/route-table.ts';
import { causeFacts } from './log.ts';

test('gives every code a status, a sentence and a hint that says what to do', () => {
  for (const [code, { status, message, hint }] of Object.entries(ERRORS)) {
    assert.match(code, /^[A-Z]+(?:_[A-Z]+)+$/);
    assert.ok(status >= 400 && status < 600, code);
    assert.match(message, /^[A-Z].*\.$/, code);
    assert.match(hint, /^[A-Z].*\.$/, code);
  }
});

test('says the same about a provider error as the provider port', () => {
  for (const code of Object.keys(PROVIDER) as (keyof typeof PROVIDER)[]) {
    if (code === 'MODEL_CANCELLED') continue;
    const error = new ProviderError(code);
    assert.equal(toAppError(error).code, code);
    assert.equal(ERRORS[code].retryable, error.retryable, code);
  }
});

test('keeps the text of an unforeseen error to itself', () => {
  const error = toAppError(new Error('duplicate key value (Ana Souza)'));
  assert.equal(error.code, 'INTERNAL_ERROR');
  assert.doesNotMatch(JSON.stringify(errorView(error.code, error.detail)), /Souza/);
  assert.doesNotMatch(JSON.stringify(causeFacts(new AppError('INTERNAL_ERROR', { cause: error }))), /Souza/);
});

test('names only codes of the table in the routes', () => {
  for (const route of ROUTES) for (const code of route.errors) assert.ok(code in ERRORS, code);
});

test('says when a provider wants to be asked again', () => {
  const limited = (retryAfterMs: number | null) =>
    toAppError(new ProviderError('MODEL_RATE_LIMITED', { retryAfterMs })).detail;
  assert.deepEqual([null, 34_400, 86_400_000].map(limited), [
    null,
    'the provider asks to wait 35 s',
    'the provider asks to wait 24 h',
  ]);
});
