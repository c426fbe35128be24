import { maskRecord } from '../core/masking/mask-record.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import { textsToDetect } from '../core/masking/record-values.ts';
import type { Mapping, RecordContext } from '../core/types.ts';
import type { Detection } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import { askDetector } from '../runs/ask-detector.ts';
import { createDigest } from '../runs/digest.ts';
import { randomNonce } from '../runs/nonce.ts';
import { countPlaces, viewMasked, type LabelCounts, type ValueView } from './masked-view.ts';
import { requireMaskingAdmin, type MaskingParts } from './masking-parts.ts';
import { whatIfPolicy, type WhatIf } from './what-if-policy.ts';

/** A text, or a record of a mapping's object, with rules to try. */
export interface PreviewInput extends WhatIf {
  text?: string | undefined;
  mapping?: string | undefined;
  recordId?: string | undefined;
}

/** What the external detector did; null where the rules name none. */
export type ExternalView = { status: 'asked' | 'unavailable'; detail: string | null } | null;

export interface MaskingPreview {
  values: ValueView[];
  counts: LabelCounts;
  external: ExternalView;
}

/**
 * What would be sent of a text or record, and why. The record is read as the person who asks. Nothing of it is kept: not in
 * the journal, not in a log. Throws MASKING_ADMIN_REQUIRED, MASKING_RULE_INVALID, MAPPING_NOT_FOUND, RECORD_NOT_FOUND.
 */
export async function previewMasking(
  parts: MaskingParts,
  caller: Caller,
  input: PreviewInput,
  gone: AbortSignal,
): Promise<MaskingPreview> {
  await requireMaskingAdmin(parts, caller);
  const policy = whatIfPolicy(await parts.masking.policy(caller.orgId), input);
  const { record, mapping } =
    input.text === undefined ? await readRecord(parts, caller, input) : asRecord(input.text);
  const { external, found } = await detectFor(parts, caller, policy, record, mapping, gone);
  const masked = maskRecord(record, mapping, {
    ...{ policy, external: found, nonce: randomNonce(), digest: createDigest() },
  });
  return { values: viewMasked(masked, policy), counts: countPlaces(masked.values), external };
}

/** What the external detector finds in a record. That it is away is said, and stops nothing: nothing leaves here. */
export async function detectFor(
  parts: MaskingParts,
  { orgId }: Caller,
  { external }: MaskingPolicy,
  record: RecordContext,
  mapping: Mapping,
  signal: AbortSignal,
): Promise<{ external: ExternalView; found: Detection['found'] }> {
  if (!external) return { external: null, found: new Map() };
  const texts = textsToDetect(record, mapping);
  const { found, problem } = await askDetector(parts, orgId, external, texts, signal);
  const detail = problem === null ? null : `${external.name}: ${problem}`;
  return { external: { status: detail === null ? 'asked' : 'unavailable', detail }, found };
}

async function readRecord(
  parts: MaskingParts,
  caller: Caller,
  { mapping: name = '', recordId = '' }: PreviewInput,
): Promise<{ record: RecordContext; mapping: Mapping }> {
  const mapping = await parts.masking.mapping(caller.orgId, name);
  const { record } = await parts.records.read(caller, mapping, recordId);
  return { record, mapping };
}

/** A pasted text as the one field of a record, sent with what is sensitive in it masked. */
function asRecord(text: string): { record: RecordContext; mapping: Mapping } {
  const field = {
    apiName: 'Text',
    treatment: 'send' as const,
    entityType: null,
    blankPolicy: 'omit' as const,
  };
  const node = { objectName: 'Text', relationshipName: '', nodeType: 'root' as const, fields: [field] };
  const root = { ...node, filter: null, orderBy: null, rowLimit: null, parents: [], children: [] };
  const fields = { Text: { text, visible: true } };
  return {
    record: { objectName: 'Text', recordId: null, fields, parents: {}, children: {} },
    mapping: { id: '', apiName: 'Text', root },
  };
}
