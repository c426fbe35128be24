import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../growth.ts';
import type { BlockList } from '../masking-policy.ts';
import { scanText } from '../scanned-text.ts';
import { resolveSpans } from '../span.ts';
import { createBlockListFinder } from './block-list.ts';

const ANY: Pick<BlockList, 'matchCase' | 'wholeWords'> = { matchCase: false, wholeWords: true };
const EXACT = { matchCase: true, wholeWords: true };
const INSIDE = { matchCase: false, wholeWords: false };

function list(terms: string[], how = ANY, name = 'Projects'): BlockList {
  return { name, type: 'BLOCKED', terms, ...how };
}

/** The places as they are masked: to the end of the word that a place inside it touches. */
function mark(text: string, ...lists: BlockList[]): string {
  const found = createBlockListFinder(lists)(scanText(text));
  const spans = resolveSpans(
    text,
    found.map((one) => ({ ...one, key: '', layer: 'block list' as const })),
  );
  return spans.reduceRight(
    (marked, { start, end }) => `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
    text,
  );
}

const FOUND: [marked: string, ...lists: BlockList[]][] = [
  ['We sell «Falcon» and «FALCON».', list(['falcon'])],
  ['«Falcon»\'s end, "«falcon»"', list(['Falcon'])],
  ['Falconer and Superfalcon stay', list(['Falcon'])],
  ['«Superfalcon»', list(['Falcon'], INSIDE)],
  ['falcon stays, «Falcon» goes', list(['Falcon'], EXACT)],
  ['«Blue   Harbour» and «blue\n\tharbour»', list(['Blue Harbour'])],
  ['«Blue\u00a0Harbour»', list(['  Blue  Harbour '])],
  ['BlueHarbour stays', list(['Blue Harbour'])],
  ['«New Falcon Two»', list(['Falcon', 'New Falcon', 'New Falcon Two'])],
  ['«New Falcon» Twos', list(['Falcon', 'New Falcon', 'New Falcon Two'])],
  ['a «Falcon» in New', list(['New Falcon', 'Falcon'])],
  ['«C++» or «C++11»', list(['C++'])],
  ['AC++ stays', list(['C++'])],
  ['x_«falcon»_y', list(['falcon'])],
  ['«Pérez», «Perez», «PE\u0301REZ»', list(['perez'])],
  ['«Pérez», Perez, «Pe\u0301rez»', list(['Pérez'], EXACT)],
  ['«Perez», Pérez, Pe\u0301rez', list(['Perez'], EXACT)],
  ['«caf\u00e9», «cafe\u0301» and cafe\u0301s', list(['Cafe'])],
  ['«Hauptstraße» and «HAUPTSTRASSE»', list(['Hauptstraße'])],
  ['«Hauptstraße»', list(['Hauptstrasse'])],
  ['«Fal\u200bcon», «Fal\u00adcon»', list(['Falcon'])],
  ["«O’Neil-Works», «O'Neil‑Works»", list(["O'Neil-Works"])],
  ['«ΟΔΟΣ» and «οδος»', list(['Οδός'])],
  ['«İzmir» and «izmir»', list(['izmir'])],
  ['«Full»', list(['ＦＵＬＬ'])],
  ['在«東京»都', list(['東京'])],
  ['พบ«สมชาย»ที่', list(['สมชาย'])],
  ['to «👩‍🚀» 👩', list(['👩‍🚀'])],
  ['𝒳Falcon stays', list(['Falcon'])],
  ['line one: «4711-A»', list(['4711-a'])],
  ['14711-A', list(['4711-a'])],
  ['nothing', list(['', '  ', '\u200b'])],
  ['«a» «b»', list(['a']), list(['b'], EXACT)],
];

for (const [marked, ...lists] of FOUND) {
  const what = lists.map(({ terms, ...how }) => `${JSON.stringify(terms)} ${JSON.stringify(how)}`).join();
  test(`block list ${what} finds: ${marked}`, () => {
    assert.equal(mark(marked.replace(/[«»]/g, ''), ...lists), marked);
  });
}

test('what is found carries the type and the name of its list', () => {
  const find = createBlockListFinder([
    list(['Falcon']),
    { ...list(['Quill'], EXACT, 'Firms'), type: 'ORGANIZATION' },
  ]);
  assert.deepEqual(find(scanText('Quill, falcon')), [
    { start: 0, end: 5, type: 'ORGANIZATION', source: 'Firms' },
    { start: 7, end: 13, type: 'BLOCKED', source: 'Projects' },
  ]);
});

test('ten thousand terms find each of themselves', () => {
  const terms = Array.from({ length: 10_000 }, (_, index) => `term${index.toString(36)} x${index % 7}`);
  const find = createBlockListFinder([list(terms)]);
  for (let index = 0; index < terms.length; index += 97) {
    const [first] = find(scanText(`see ${terms[index]}.`));
    assert.deepEqual([first?.start, first?.end], [4, 4 + terms[index]!.length]);
  }
  assert.deepEqual(find(scanText('term x term1 x')), []);
});

const NESTED = Array.from({ length: 60 }, (_, index) => 'a'.repeat(index + 1));

for (const unit of ['a', 'a ', ' ', 'b', '\u0301', 'ß', 'aaab']) {
  test(`block lists stay linear on ${JSON.stringify(unit)} again and again`, () => {
    const find = createBlockListFinder([
      list(NESTED),
      list(['a a a a', 'aa b'], INSIDE),
      list(NESTED, EXACT),
    ]);
    assertLinear(unit, 5_000, (size) => {
      const scanned = scanText(unit.repeat(size / unit.length));
      return () => find(scanned);
    });
  });
}
