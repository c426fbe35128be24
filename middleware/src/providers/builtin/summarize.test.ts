import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../growth.ts';
import { splitSentences } from './summary-material.ts';
import { summarize } from './summarize.ts';

const PROMPT = `You are a service agent. Summarize the case for a colleague.

## Case
Subject: Login fails after update
Priority: High
Contact: PERSON-K7-0010
Budget: (none)
Description: PERSON-K7-0010 wrote that the portal login fails since the update. Dr. Smith saw the same error on his phone. \
The weather was nice. The outage delays the invoice run for all customers.

Comments:
- We sent a new password to EMAIL-K7-0010. The login error came back.
- PERSON-K7-0011 asked for a call back at PHONE-K7-0010 by Friday.
- Is the contract still valid?`;

test('a summary has facts, events in their order and open points', () => {
  const summary = summarize(PROMPT);
  assert.match(
    summary,
    /^### Key facts\n\n- \*\*Subject:\*\* Login fails after update\n- \*\*Priority:\*\* High\n/,
  );
  assert.match(
    summary,
    /### What happened\n\n- PERSON-K7-0010 wrote that the portal login fails since the update\./,
  );
  assert.match(
    summary,
    /### Open points\n\n- PERSON-K7-0011 asked for a call back at PHONE-K7-0010 by Friday\.\n- Is the contract still valid\?$/,
  );
});

test('every sentence stands in the record word for word: nothing is invented', () => {
  const points = summarize(PROMPT)
    .split('\n')
    .filter((line) => line.startsWith('- ') && !line.startsWith('- **'));
  assert.ok(points.length >= 5);
  for (const point of points) assert.ok(PROMPT.includes(point.slice(2)), point);
});

test("the author's instructions and headings are no part of it", () => {
  assert.doesNotMatch(summarize(PROMPT), /You are|Summarize|## Case|\(none\)/);
});

test('headings without material are left out, and an empty record is said to be empty', () => {
  assert.doesNotMatch(summarize('Name: Acme\nCity: Paris'), /What happened|Open points/);
  assert.equal(summarize('Summarize this record.\n\n'), 'The record holds no text to summarize.');
});

test('the same text gives the same summary', () => {
  assert.equal(summarize(PROMPT), summarize(PROMPT));
});

test('sentences do not end at titles, initials and short forms', () => {
  assert.deepEqual(splitSentences('Dr. Smith met J. Doe, e.g. Monday. "Fine," he said! Next? Yes.'), [
    'Dr. Smith met J. Doe, e.g. Monday.',
    '"Fine," he said!',
    'Next?',
    'Yes.',
  ]);
});

test('summarizing stays linear on a long text', () => {
  const sentence = 'The customer asked about the invoice number. ';
  assertLinear('summarizing', 300, (times) => {
    const text = Array.from({ length: times }, (_, index) => sentence + index).join('. ');
    return () => summarize(text);
  });
});

test('a customer who types nothing but punctuation holds nobody up', () => {
  for (const unit of ['.', '!?', '. ', '?")', '.   ']) {
    assertLinear(`summarizing ${JSON.stringify(unit)}`, 8_000, (size) => {
      const text = `It broke ${unit.repeat(size / unit.length)}`;
      return () => summarize(text);
    });
  }
});
