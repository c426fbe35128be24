/** What must hold for every text that is masked. For the test run and for the bench, which asks it far more often. */
import assert from 'node:assert/strict';
import { findLeaks } from '../src/core/masking/egress.ts';
import { maskRecord } from '../src/core/masking/mask-record.ts';
import { restoreText } from '../src/core/masking/restore.ts';
import { createStreamRestore } from '../src/core/masking/stream.ts';
import type { Mapping, MappingField, RecordContext } from '../src/core/types.ts';
import type { MaskingCase } from './masking-texts.ts';

/** The case as a record and its mapping: fields F0, F1, … are masked, the field Text is sent. */
export function recordOf({ known, text }: MaskingCase): { record: RecordContext; mapping: Mapping } {
  const fields = [
    ...known.map(({ type }, index): MappingField => ({
      apiName: `F${index}`,
      treatment: 'mask',
      entityType: type,
      blankPolicy: 'omit',
    })),
    { apiName: 'Text', treatment: 'send', entityType: null, blankPolicy: 'omit' } satisfies MappingField,
  ];
  const node = { objectName: 'Case', relationshipName: '', filter: null, orderBy: null, rowLimit: null };
  const root = { ...node, nodeType: 'root' as const, fields, parents: [], children: [] };
  const values = [...known.map(({ value }) => value), text];
  return {
    mapping: { id: 'm', apiName: 'M', root },
    record: {
      objectName: 'Case',
      recordId: null,
      fields: Object.fromEntries(
        fields.map(({ apiName }, index) => [apiName, { text: values[index]!, visible: true }]),
      ),
      parents: {},
      children: {},
    },
  };
}

/**
 * Fails unless the masked text restores to the text, does so in any pieces, and the serialised request holds no value of
 * the vault.
 */
export function assertMasked(given: MaskingCase): void {
  const { record, mapping } = recordOf(given);
  const { record: masked, vault } = maskRecord(record, mapping, { nonce: 'K7' });
  const sent = masked.fields['Text']?.text ?? '';
  const whole = restoreText(sent, vault);
  assert.equal(whole.text, given.text);
  assert.equal(whole.unknownTokens, 0);
  assert.equal(inPieces(sent, given.pieces, createStreamRestore(vault)), given.text);
  const values = Object.values(masked.fields).map(({ text }) => text);
  assert.deepEqual(findLeaks(JSON.stringify({ model: 'm', messages: values }), vault), []);
}

function inPieces(text: string, lengths: number[], restore: ReturnType<typeof createStreamRestore>): string {
  let from = 0;
  let shown = '';
  for (const length of lengths) {
    shown += restore.push(text.slice(from, from + length));
    from += length;
  }
  return shown + restore.push(text.slice(from)) + restore.end();
}
