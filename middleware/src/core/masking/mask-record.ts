/**
 * Masks a record context: every value at once, with one vault, before any template is rendered. First the detectors and
 * the mapping say what is sensitive, then all of it is searched in every text, then each text is replaced once.
 */

import type { EntityType, Mapping, MappingField, MappingNode, RecordContext, Vault } from '../types.ts';
import { DETECTORS } from './detectors/index.ts';
import { createRecordSearch, type RecordSearch } from './record-search.ts';
import { keyOf, withKeys } from './sensitive-values.ts';
import { resolveSpans, type Span } from './span.ts';
import { createMint, type TokenMint } from './vault.ts';

export const REDACTED = '[redacted]';

export interface MaskedRecord {
  /** The same tree with tokens in place of values. */
  record: RecordContext;
  vault: Vault;
}

type Found = { type: EntityType; text: string };

/** What a masked field without an entity type is called. */
const typeOf = (field: MappingField): EntityType => field.entityType ?? 'TEXT';

/** Masks all values of a record context as the mapping says. `nonce`: see createMint. */
export function maskRecord(record: RecordContext, mapping: Mapping, nonce: string): MaskedRecord {
  const mint = createMint(nonce);
  const detect = detectOnce();
  const sensitive = withKeys(collect(record, mapping.root, detect));
  const search = createRecordSearch(sensitive);
  const keys = new Map(sensitive.map((value) => [`${value.type}|${value.text}`, value.key]));

  const masked = mapValues(record, mapping.root, (text, field) => {
    if (field.treatment === 'drop') return null;
    if (field.treatment === 'send') return maskText(text, detect(text), search, mint);
    const type = typeOf(field);
    const token = mint.mint(type, keys.get(`${type}|${text}`) ?? keyOf(type, text), text);
    return field.treatment === 'mask' ? token : REDACTED;
  });
  // What is sensitive and stood nowhere as a whole is still known to the egress check.
  for (const { type, key, text } of sensitive) mint.mint(type, key, text);
  return { record: masked, vault: mint.vault() };
}

/** Whole values of masked and redacted fields, and what the detectors find in the texts that are sent. */
function collect(record: RecordContext, root: MappingNode, detect: (text: string) => Span[]): Found[] {
  const found: Found[] = [];
  mapValues(record, root, (text, field) => {
    if (field.treatment === 'mask' || field.treatment === 'redact') found.push({ type: typeOf(field), text });
    if (field.treatment === 'send') found.push(...detectedValues(text, detect(text)));
    return text;
  });
  const seen = new Set<string>();
  return found.filter(({ type, text }) => {
    const id = `${type}|${text}`;
    return seen.has(id) ? false : seen.add(id);
  });
}

function detectedValues(text: string, detected: Span[]): Found[] {
  // Token-looking text is found by its shape everywhere; searching its words would mask the words themselves.
  const spans = resolveSpans(text, detected).filter((span) => span.type !== 'LITERAL');
  return spans.map((span) => ({ type: span.type, text: text.slice(span.start, span.end) }));
}

/** All rows over a text. Every text is needed twice and searched once. */
function detectOnce(): (text: string) => Span[] {
  const known = new Map<string, Span[]>();
  return (text) => {
    const spans =
      known.get(text) ??
      DETECTORS.flatMap((row) => row.find(text).map((place) => toSpan(text, row.label, place)));
    known.set(text, spans);
    return spans;
  };
}

const toSpan = (text: string, type: EntityType, place: { start: number; end: number }): Span => ({
  ...place,
  type,
  key: keyOf(type, text.slice(place.start, place.end)),
});

function maskText(text: string, detected: Span[], search: RecordSearch, mint: TokenMint): string {
  const pieces: string[] = [];
  let from = 0;
  for (const span of resolveSpans(text, [...detected, ...outsideAddresses(search(text), detected)])) {
    pieces.push(
      text.slice(from, span.start),
      mint.mint(span.type, span.key, text.slice(span.start, span.end)),
    );
    from = span.end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/**
 * Without the names that reach half into an address: in "Ana Souza, ana@example.com" the words "Souza, ana" are no name,
 * and the name before the comma has been found by itself.
 */
function outsideAddresses(found: Span[], detected: Span[]): Span[] {
  const addresses = detected.filter((span) => span.type === 'EMAIL' || span.type === 'URL');
  const starts = new Map(addresses.map((span) => [span.start, span]));
  if (starts.size === 0) return found;
  const sorted = [...starts.keys()].sort((left, right) => left - right);
  return found.filter((span) => {
    if (span.type !== 'PERSON') return true;
    const address = starts.get(sorted[countUpTo(sorted, span.end - 1) - 1] ?? -1);
    return !address || address.start <= span.start || address.end <= span.start || span.end >= address.end;
  });
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same tree with every non-empty value replaced by what `change` gives for it. */
export function mapValues(
  record: RecordContext,
  node: MappingNode,
  change: (text: string, field: MappingField) => string | null,
): RecordContext {
  const fields = node.fields.flatMap((field) => {
    const value = record.fields[field.apiName];
    if (!value) return [];
    const text = value.text === null || value.text === '' ? value.text : change(value.text, field);
    return [[field.apiName, { ...value, text }] as const];
  });
  const parents = node.parents.flatMap((parent) => {
    const above = record.parents[parent.relationshipName];
    if (above === undefined) return [];
    return [[parent.relationshipName, above && mapValues(above, parent, change)] as const];
  });
  const children = node.children.flatMap((child) => {
    const rows = record.children[child.relationshipName];
    return rows ? [[child.relationshipName, rows.map((row) => mapValues(row, child, change))] as const] : [];
  });
  return {
    ...record,
    fields: Object.fromEntries(fields),
    parents: Object.fromEntries(parents),
    children: Object.fromEntries(children),
  };
}
