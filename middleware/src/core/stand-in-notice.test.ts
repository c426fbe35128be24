import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standInNotice, type NoticedAttempt } from './stand-in-notice.ts';

const own = (code: string | null): NoticedAttempt => ({
  name: 'Fast One',
  layer: 'prompt version',
  outcome: code ? 'failed' : 'answered',
  code,
});
const house = (code: string | null): NoticedAttempt => ({
  name: 'House',
  layer: 'organization default',
  outcome: code ? 'skipped' : 'answered',
  code,
});
const last: NoticedAttempt = { name: 'Built-in', layer: 'platform default', outcome: 'answered', code: null };

const CASES: [what: string, NoticedAttempt[], string | null][] = [
  ['nothing when the model named first answered', [own(null)], null],
  ['nothing when it answered the second time', [own('MODEL_OVERLOADED'), own(null)], null],
  ['nothing when nobody answered', [own('MODEL_OVERLOADED'), house('MODEL_NOT_ACTIVE')], null],
  ['nothing when the default was the first one named', [house(null)], null],
  [
    'who did not answer, why, and who did',
    [own('MODEL_RATE_LIMITED'), own('MODEL_RATE_LIMITED'), house(null)],
    'Fast One did not answer (its requests are limited): the organization default, House, answered instead.',
  ],
  [
    'all of them',
    [own('MODEL_TIMEOUT'), house('MODEL_OUT_OF_REGION'), last],
    'Fast One and House did not answer (it took too long; it works in another region): the platform default, Built-in, answered instead.',
  ],
];
for (const [what, attempts, notice] of CASES) {
  test(`the notice says ${what}`, () => assert.equal(standInNotice(attempts), notice));
}
