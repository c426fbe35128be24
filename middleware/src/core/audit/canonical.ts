/** The one form of an audit record that is hashed, the same before it is written and after Salesforce gave it back. */
import { HASHED_FIELDS, type FieldForm } from './hashed-fields.ts';

export type FieldValue = string | number | null;
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/** What an audit record says: its fields, and those of its steps. */
export interface AuditContent {
  values: FieldValues;
  steps: readonly FieldValues[];
}

/** A hash as 64 hex digits: SHA-256 of the text in UTF-8. */
export type Digest = (text: string) => string;

// eslint-disable-next-line no-control-regex -- they are what is meant
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text without what no text field gives back: half characters and control characters that XML does not know. */
export function storable(text: string): string {
  return text.toWellFormed().replace(UNSTORABLE, '');
}

/**
 * The hash of what a record says, by the fields of that version. A field that a version names and the record lacks is
 * empty, so that records of before a field have a hash too. Throws RangeError for a version nobody knows.
 */
export function contentHash(version: number, { values, steps }: AuditContent, digest: Digest): string {
  return digest(JSON.stringify([version, ...canonicalContent(version, { values, steps })]));
}

/** Links a row to the one before it: whoever changes, removes or moves a row breaks every hash behind it. */
export function rowHash(
  orgId: string,
  row: { sequence: number; runId: string; previousHash: string; contentHash: string },
  digest: Digest,
): string {
  return digest(JSON.stringify([orgId, row.sequence, row.runId, row.previousHash, row.contentHash]));
}

/** What the first row of a chain has as the hash of the row before it. */
export const NO_HASH = '0'.repeat(64);

/** The fields whose values differ, for a finding in words; steps together count as the field `steps`. */
export function differingFields(version: number, one: AuditContent, other: AuditContent): string[] {
  const { interaction } = fieldsOf(version);
  const names = Object.keys(interaction).filter(
    (name) =>
      canonicalValue(interaction[name]!, one.values[name]) !==
      canonicalValue(interaction[name]!, other.values[name]),
  );
  const steps = [one, other].map((content) => JSON.stringify(canonicalContent(version, content)[1]));
  return steps[0] === steps[1] ? names : [...names, 'steps'];
}

function canonicalContent(version: number, { values, steps }: AuditContent): [unknown[], unknown[]] {
  const { interaction, step } = fieldsOf(version);
  const inOrder = steps.toSorted((left, right) => Number(left['sequence']) - Number(right['sequence']));
  return [canonicalFields(interaction, values), inOrder.map((one) => canonicalFields(step, one))];
}

/** Only fields that hold something, with their names: a field more in the metadata changes no hash. */
function canonicalFields(forms: Record<string, FieldForm>, values: FieldValues): [string, string][] {
  return Object.entries(forms)
    .map(([name, form]): [string, string] => [name, canonicalValue(form, values[name])])
    .filter(([, value]) => value !== '');
}

function fieldsOf(version: number) {
  const fields = HASHED_FIELDS[version];
  if (!fields) throw new RangeError(`No hash version ${version} is known`);
  return fields;
}

/**
 * Null and blank are one. Lines end with \n, ends are trimmed, a short text has single spaces; times have whole seconds;
 * numbers have the decimals of their field. Values of a wrong form stay as they are, so that they give another hash.
 */
export function canonicalValue(form: FieldForm, value: FieldValue | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (form === 'time') return wholeSeconds(String(value));
  if (typeof form === 'object') return decimal(Number(value), form.scale, String(value));
  const text = storable(String(value)).replace(/\r\n?/g, '\n').trim();
  return form === 'word' ? text.replace(/\s+/g, ' ') : text;
}

function wholeSeconds(text: string): string {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return text;
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19);
}

function decimal(value: number, scale: number, written: string): string {
  if (!Number.isFinite(value)) return written;
  const text = value.toFixed(scale);
  return Number(text) === 0 ? '0' : text;
}
