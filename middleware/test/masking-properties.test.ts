import { test } from 'node:test';
import fc from 'fast-check';
import { assertMasked } from './masking-case.ts';
import { maskingCases, type MaskingCase } from './masking-texts.ts';

/** The same cases every time: a landing must not depend on luck. `npm run bench:masking` looks at new ones each time. */
const SEED = 20_261_122;

test('masked texts of every form restore, whole and in any pieces, and their requests hold no value', () => {
  fc.assert(fc.property(maskingCases, assertMasked), { numRuns: 5_000, seed: SEED });
});

const person = (value: string) => ({ type: 'PERSON' as const, value });
const email = (value: string) => ({ type: 'EMAIL' as const, value });

/** What new cases have found: names before an address of somebody who shares a word with them. */
const FOUND: MaskingCase[] = [
  { known: [person('Will Price')], text: 'will%20 price🙂', pieces: [] },
  {
    known: [email('ana@example.com'), person('Ana Field'), person('Grace Field')],
    text: 'grace field ana@example.com',
    pieces: [],
  },
  {
    known: [email('zoe+work@mail.example'), person('Zoë van der Meulen'), person('Đức Brâncoveanu')],
    text: 'Meulen Brâncoveanu zoe+work@mail.example',
    pieces: [],
  },
  {
    known: [person('נועה Souza'), email('ana@example.co.uk')],
    text: 'נועה Souza--ana@example.co.uk נועה Souza',
    pieces: [],
  },
  {
    known: [email('tamsin.price@mail.example'), person('Tamsin Field'), person('Tamsin van der Meulen')],
    text: 'Field Meulen tamsin.price@mail.example called',
    pieces: [],
  },
];

for (const found of FOUND) {
  test(`${found.text} holds once masked`, () => assertMasked(found));
}
