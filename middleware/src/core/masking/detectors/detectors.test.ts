import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../growth.ts';
import { resolveSpans, type Span } from '../span.ts';
import { DETECTORS } from './index.ts';

/** What all rows together find, each place marked. */
function mark(text: string, label: string): { marked: string; labels: string[] } {
  const found: Span[] = DETECTORS.flatMap((row) =>
    row.find(text).map((place) => ({ ...place, type: row.label, key: '' })),
  );
  const spans = resolveSpans(text, found);
  let marked = '';
  let from = 0;
  for (const span of spans) {
    marked += text.slice(from, span.start) + '«' + text.slice(span.start, span.end) + '»';
    from = span.end;
  }
  return {
    marked: marked + text.slice(from),
    labels: spans.map((span) => span.type).filter((type) => type !== label),
  };
}

for (const row of DETECTORS) {
  for (const hit of row.hits) {
    test(`${row.label} is found, with all rows on, in: ${hit}`, () => {
      assert.deepEqual(mark(hit.replace(/[«»]/g, ''), row.label), { marked: hit, labels: [] });
    });
  }
  for (const miss of row.misses) {
    test(`${row.label} is not seen in: ${miss}`, () => {
      assert.deepEqual(row.find(miss), []);
    });
  }
}

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

for (const row of DETECTORS) {
  test(`${row.label} stays linear on hostile texts`, () => {
    for (const unit of HOSTILE) {
      assertLinear(unit, 20_000, (size) => {
        const text = unit.repeat(size / unit.length);
        return () => row.find(text);
      });
    }
  });
}
