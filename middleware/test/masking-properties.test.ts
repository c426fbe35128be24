import { test } from 'node:test';
import fc from 'fast-check';
import { assertMasked } from './masking-case.ts';
import { maskingCases } from './masking-texts.ts';

test('masked texts of every form restore, whole and in any pieces, and their requests hold no value', () => {
  fc.assert(fc.property(maskingCases, assertMasked), { numRuns: 5_000 });
});
