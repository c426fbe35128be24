import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../growth.ts';
import type { EntityType } from '../entity-types.ts';
import { scanText } from '../scanned-text.ts';
import { resolveSpans } from '../span.ts';
import { detect, DETECTOR_ROWS } from './index.ts';

/** What all rows together find, each place marked; `others` are the types of places that are not of this row's type. */
function mark(text: string, type: EntityType): { marked: string; others: string[] } {
  const spans = resolveSpans(
    text,
    detect(scanText(text)).map((found) => ({ ...found, key: '', layer: 'detector' })),
  );
  let marked = '';
  let from = 0;
  for (const span of spans) {
    marked += text.slice(from, span.start) + '«' + text.slice(span.start, span.end) + '»';
    from = span.end;
  }
  return {
    marked: marked + text.slice(from),
    others: spans.map((span) => span.type).filter((found) => found !== type),
  };
}

for (const row of DETECTOR_ROWS) {
  for (const hit of row.hits) {
    test(`${row.name} is found, with all rows on, in: ${hit}`, () => {
      assert.deepEqual(mark(hit.replace(/[«»]/g, ''), row.type), { marked: hit, others: [] });
    });
  }
  for (const miss of row.misses) {
    test(`${row.name} is not seen in: ${miss}`, () => {
      const found = detect(scanText(miss)).filter(({ source }) => source === row.name);
      assert.deepEqual(found, []);
    });
  }
}

test('every row has a name of its own, examples and counterexamples', () => {
  assert.equal(new Set(DETECTOR_ROWS.map(({ name }) => name)).size, DETECTOR_ROWS.length);
  for (const { name, hits, misses } of DETECTOR_ROWS) assert.ok(hits.length > 0 && misses.length > 0, name);
});

/** Texts made to be slow for patterns that look back. Twice the text must not take four times the work. */
const HOSTILE = [
  'a@',
  '1',
  '1-',
  '1 ',
  '@',
  ' ',
  '://',
  'http://a',
  'www.',
  ':',
  'a:',
  '1.',
  '+1',
  '(1',
  'DE89 ',
  'PERSON-',
  '\u0301',
];

for (const unit of HOSTILE) {
  test(`all rows together stay linear on ${JSON.stringify(unit)} again and again`, () => {
    assertLinear(unit, 6_000, (size) => {
      const text = unit.repeat(size / unit.length);
      return () => detect(scanText(text));
    });
  });
}
