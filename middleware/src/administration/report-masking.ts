import { findLeaks } from '../core/masking/egress.ts';
import { maskRecord, type MaskedRecord, type MaskedValue } from '../core/masking/mask-record.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import { showOperators } from '../core/masking/operators.ts';
import { isMaskedInside } from '../core/masking/record-values.ts';
import type { Mapping, MappingField, MappingNode, Treatment } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { createDigest } from '../runs/digest.ts';
import { randomNonce } from '../runs/nonce.ts';
import { countPlaces, labelOf, type LabelCounts } from './masked-view.ts';
import { requireMaskingAdmin, type MaskingParts } from './masking-parts.ts';
import { detectFor, type ExternalView } from './preview-masking.ts';

/** One field of a mapping over all records that were looked at. */
export interface FieldReport {
  /** `Subject`, `Contact.Name`, `CaseComments.CommentBody`. */
  path: string;
  treatment: Treatment;
  /** Label of its entity type; null where the mapping names none. */
  label: string | null;
  /** Values that are not empty. */
  filled: number;
  counts: LabelCounts;
  /** Values that go out without any change. */
  sentAsStored: number;
}

export interface MaskingReport {
  /** How many were looked at: fewer than asked for where there are fewer, or where the time was over. */
  records: number;
  fields: FieldReport[];
  /** What the check of what leaves would still have found, by label: such runs would have been stopped. */
  residual: Record<string, number>;
  external: ExternalView;
}

/** Less than Apex waits. */
const DEADLINE_MILLISECONDS = 60_000;

/**
 * What a mapping would expose, over the newest records that the person may see: counts, never a value. One record after the
 * other, so that it costs the org and this service little at a time. Throws MASKING_ADMIN_REQUIRED, MASKING_RULE_INVALID,
 * MAPPING_NOT_FOUND, RECORD_NOT_FOUND.
 */
export async function reportMasking(
  parts: MaskingParts,
  caller: Caller,
  { mapping: name, sampleSize }: { mapping: string; sampleSize: number },
  gone: AbortSignal,
): Promise<MaskingReport> {
  await requireMaskingAdmin(parts, caller);
  const policy = await parts.masking.policy(caller.orgId);
  const mapping = await parts.masking.mapping(caller.orgId, name);
  const ids = await parts.masking.newest(caller, mapping.root.objectName, sampleSize);
  const signal = AbortSignal.any([gone, AbortSignal.timeout(DEADLINE_MILLISECONDS)]);
  const report: MaskingReport = { records: 0, fields: fieldsOf(mapping.root), residual: {}, external: null };
  for (const id of ids) {
    if (signal.aborted) break;
    const masked = await maskOne(parts, caller, policy, mapping, id, report, signal);
    if (masked) addRecord(report, masked);
  }
  return report;
}

/** Null for a record that went away, or out of sight, meanwhile. */
async function maskOne(
  parts: MaskingParts,
  caller: Caller,
  policy: MaskingPolicy,
  mapping: Mapping,
  recordId: string,
  report: MaskingReport,
  signal: AbortSignal,
): Promise<MaskedRecord | null> {
  const read = await parts.records.read(caller, mapping, recordId).catch((thrown: unknown) => {
    if (thrown instanceof AppError && thrown.code === 'RECORD_NOT_FOUND') return null;
    throw thrown;
  });
  if (!read) return null;
  // A detector that was away for one record is not waited for with every other one.
  const away = report.external?.status === 'unavailable';
  const asked = away ? { ...policy, external: null } : policy;
  const { external, found } = await detectFor(parts, caller, asked, read.record, mapping, signal);
  if (external) report.external = external;
  return maskRecord(read.record, mapping, {
    ...{ policy, external: found, nonce: randomNonce(), digest: createDigest() },
  });
}

function addRecord(report: MaskingReport, { values, vault }: MaskedRecord): void {
  report.records += 1;
  const fields = new Map(report.fields.map((field) => [field.path, field]));
  for (const value of values) {
    const field = fields.get(value.path.replace(/\[\d+\]/g, ''));
    if (field) addValue(field, value);
  }
  const sent = values.flatMap(({ masked }) => (masked === null ? [] : [showOperators(masked, vault)]));
  // Apart from each other, so that no value is read across the end of one text.
  const serialised = sent.map((text) => JSON.stringify(text)).join('\n\n.\n\n');
  for (const { type, count } of findLeaks(serialised, vault)) {
    const label = labelOf(type);
    report.residual[label] = (report.residual[label] ?? 0) + count;
  }
}

function addValue(field: FieldReport, value: MaskedValue): void {
  field.filled += 1;
  if (isMaskedInside(value) && value.spans.length === 0) field.sentAsStored += 1;
  for (const [label, layers = {}] of Object.entries(countPlaces([value]))) {
    const counts = (field.counts[label] ??= {});
    for (const [layer, count] of Object.entries(layers) as [keyof typeof layers, number][])
      counts[layer] = (counts[layer] ?? 0) + count;
  }
}

/** Every field of a mapping, in the order in which values come. */
function fieldsOf(node: MappingNode, prefix = ''): FieldReport[] {
  const own = node.fields.map((field) => emptyReport(prefix + field.apiName, field));
  const below = [...node.parents, ...node.children].flatMap((child) =>
    fieldsOf(child, `${prefix}${child.relationshipName}.`),
  );
  return [...own, ...below];
}

function emptyReport(path: string, { treatment, entityType }: MappingField): FieldReport {
  const label = entityType === null ? null : labelOf(entityType);
  return { path, treatment, label, filled: 0, counts: {}, sentAsStored: 0 };
}
