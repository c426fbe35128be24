/**
 * Masks a record context: every value at once, with one vault, before any template is rendered. First the mapping and the
 * layers say what is sensitive, then all of it is searched in every text, then each text is replaced once.
 */

import type { EntityType, Mapping, RecordContext, Vault } from '../types.ts';
import type { Found } from './detectors/detector.ts';
import { layersOf, spanOf } from './layers.ts';
import { DEFAULT_POLICY, MASK_LAYERS, type MaskingPolicy } from './masking-policy.ts';
import { REDACTED } from './operators.ts';
import { createRecordSearch, type RecordSearch } from './record-search.ts';
import {
  isFreeText,
  isMaskedInside,
  mapValues,
  peopleAround,
  valuesOf,
  type RecordValue,
} from './record-values.ts';
import { scanText, type ScannedText } from './scanned-text.ts';
import { keyOf, withKeys, type KnownValue } from './sensitive-values.ts';
import { resolveSpans, type Span } from './span.ts';
import { createMint, type MintOptions, type TokenMint } from './vault.ts';

export interface MaskingInput extends Omit<MintOptions, 'policy'> {
  /** The org's masking rules; DEFAULT_POLICY when absent. */
  policy?: MaskingPolicy;
  /** What an external detector found, by text of textsToDetect. */
  external?: ReadonlyMap<string, readonly Found[]>;
}

/** One value before and after: what the preview and the report show. Holds real values: never log it. */
export interface MaskedValue extends RecordValue {
  /** The places that were replaced; one over the whole text for a field that is masked or redacted. */
  spans: Span[];
  /** The value with tokens in its places; null for a dropped field. */
  masked: string | null;
}

export interface MaskedRecord {
  /** The same tree with tokens in place of values. */
  record: RecordContext;
  vault: Vault;
  values: MaskedValue[];
}

/** What a masked field without an entity type is called. */
const typeOf = ({ field }: RecordValue): EntityType => field.entityType ?? 'TEXT';

/** Masks all values of a record context as mapping and policy say. */
export function maskRecord(record: RecordContext, mapping: Mapping, input: MaskingInput): MaskedRecord {
  const mint = createMint(input);
  const find = findOnce(input);
  const sensitive = withKeys(collect(record, valuesOf(record, mapping), find));
  const search = createRecordSearch(sensitive);
  const keys = new Map(sensitive.map((value) => [`${value.type}|${value.text}`, value.key]));
  const values: MaskedValue[] = [];

  const masked = mapValues(record, mapping.root, (value) => {
    const spans = isMaskedInside(value) ? findAll(value, find, search, keys) : wholeValue(value, keys);
    const text = shownFor(value, spans, mint, keys);
    values.push({ ...value, spans, masked: text });
    return text;
  });
  // What is sensitive and stood nowhere as a whole is still known to the egress check.
  for (const { type, key, text, layer } of sensitive) mint.mint(type, key, text, layer);
  return { record: masked, vault: mint.vault(), values };
}

function shownFor(value: RecordValue, spans: Span[], mint: TokenMint, known: Keys): string | null {
  const { treatment } = value.field;
  if (treatment === 'drop') return null;
  const text = replace(value.text, spans, mint, known);
  return treatment === 'redact' ? REDACTED : text;
}

/** The keys of all values that are known to be sensitive, by type and text. */
type Keys = ReadonlyMap<string, string>;

type Find = (value: RecordValue) => { scanned: ScannedText; spans: Span[] };

/** All layers but the record search over a text. Every text is needed twice and looked at once. */
function findOnce({ external, policy = DEFAULT_POLICY }: MaskingInput): Find {
  const layers = layersOf(policy);
  const known = new Map<string, { scanned: ScannedText; spans: Span[] }>();
  return (value) => {
    const guessing = isFreeText(value);
    const id = `${guessing}|${value.text}`;
    const before = known.get(id);
    if (before) return before;
    const scanned = scanText(value.text);
    const spans = layers.find(scanned, guessing);
    for (const found of guessing ? (external?.get(value.text) ?? []) : []) {
      if (!policy.off.includes(found.type)) spans.push(spanOf(found, 'external'));
    }
    const result = { scanned, spans };
    known.set(id, result);
    return result;
  };
}

/** Whole values of masked and redacted fields, people around the record, and what the layers find in the texts sent. */
function collect(record: RecordContext, values: RecordValue[], find: Find): KnownValue[] {
  const found: KnownValue[] = [];
  for (const value of values) {
    const { treatment, apiName } = value.field;
    if (treatment === 'mask' || treatment === 'redact')
      found.push({ type: typeOf(value), text: value.text, layer: 'field', source: apiName });
    else if (isMaskedInside(value))
      for (const known of valuesIn(value.text, find(value).spans)) found.push(known);
  }
  for (const text of peopleAround(record))
    found.push({ type: 'PERSON', text, layer: 'field', source: 'people' });
  // What a field says of a value is surer than what a detector guessed of it in a text before.
  found.sort((left, right) => MASK_LAYERS.indexOf(left.layer) - MASK_LAYERS.indexOf(right.layer));
  const seen = new Set<string>();
  return found.filter(({ type, text }) => {
    const id = `${type}|${text}`;
    return seen.has(id) ? false : seen.add(id);
  });
}

function valuesIn(text: string, spans: Span[]): KnownValue[] {
  // Token-looking text is found by its shape everywhere; searching its words would mask the words themselves.
  const places = resolveSpans(text, spans).filter((span) => span.type !== 'LITERAL');
  return places.map(({ type, start, end, layer, source }) => ({
    type,
    text: text.slice(start, end),
    layer,
    source,
  }));
}

function findAll(value: RecordValue, find: Find, search: RecordSearch, keys: Keys): Span[] {
  const { scanned, spans: found } = find(value);
  const known = search(scanned, found);
  const all = known.length === 0 ? found : [...found, ...outsideAddresses(known, found)];
  const spans = resolveSpans(value.text, all);
  // A detector knows the text alone: that "A. Souza" is the record's Ana Souza is in the keys.
  for (const span of spans) {
    const text = value.text.slice(span.start, span.end);
    if (span.key === '') span.key = keys.get(`${span.type}|${text}`) ?? keyOf(span.type, text);
  }
  return spans;
}

function wholeValue(value: RecordValue, keys: Keys): Span[] {
  const type = typeOf(value);
  const key = keys.get(`${type}|${value.text}`) ?? keyOf(type, value.text);
  return [{ start: 0, end: value.text.length, type, key, layer: 'field', source: value.field.apiName }];
}

function replace(text: string, spans: Span[], mint: TokenMint, known: Keys): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, type, key, layer } of spans) {
    const spelling = text.slice(start, end);
    const whole = known.has(`${type}|${spelling}`);
    pieces.push(text.slice(from, start), mint.mint(type, key, spelling, layer, whole));
    from = end;
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
