import { ENTITY_TYPE_ROWS } from '../core/masking/entity-types.ts';
import { layersOf } from '../core/masking/layers.ts';
import type { MaskedRecord, MaskedValue } from '../core/masking/mask-record.ts';
import type { MaskingPolicy, MaskLayer } from '../core/masking/masking-policy.ts';
import { REDACTED, showOperators } from '../core/masking/operators.ts';
import { isFreeText } from '../core/masking/record-values.ts';
import { scanText } from '../core/masking/scanned-text.ts';
import { resolveSpans, type Span } from '../core/masking/span.ts';
import type { EntityType, Treatment, Vault } from '../core/types.ts';

/** Places by the label of their type and the layer that found them. */
export type LabelCounts = Partial<Record<string, Partial<Record<MaskLayer, number>>>>;

/** A place of a text, and what stands there in the prompt. */
export interface SpanView {
  start: number;
  end: number;
  type: EntityType;
  label: string;
  layer: MaskLayer;
  /** The row, rule or field that found it. */
  source: string;
  shown: string;
  /** True: detectors see it and it is sent all the same, because its type is switched off. */
  kept: boolean;
}

/** A value before and after. It holds the real one: for the person who asked, never for a log or a journal. */
export interface ValueView {
  path: string;
  text: string;
  treatment: Treatment;
  masked: string | null;
  spans: SpanView[];
}

const LABELS = new Map<EntityType, string>(ENTITY_TYPE_ROWS.map(({ word, label }) => [word, label]));

/** The picklist label of a type. */
export const labelOf = (type: EntityType): string => LABELS.get(type) ?? type;

/** Every value of a masked record with its places, masked and kept, in the order of the text. */
export function viewMasked({ values, vault }: MaskedRecord, policy: MaskingPolicy): ValueView[] {
  const shownOf = shownValues(vault);
  return values.map((value) => {
    const { path, text, field, spans, masked } = value;
    const hidden = spans.map((span) => viewSpan(value, span, shownOf(text, span)));
    const kept = keptPlaces(value, policy).map((span) => ({
      ...viewSpan(value, span, text.slice(span.start, span.end)),
      kept: true,
    }));
    const places = [...hidden, ...kept].toSorted((left, right) => left.start - right.start);
    const shown = masked === null ? null : showOperators(masked, vault);
    return { path, text, treatment: field.treatment, masked: shown, spans: places };
  });
}

/** How many places are masked, by type and layer. */
export function countPlaces(values: readonly MaskedValue[]): LabelCounts {
  const counts: LabelCounts = {};
  for (const { spans } of values) {
    for (const { type, layer } of spans) {
      const layers = (counts[labelOf(type)] ??= {});
      layers[layer] = (layers[layer] ?? 0) + 1;
    }
  }
  return counts;
}

/** What stands in place of a span: its token, or what its type's operator makes of it. */
function shownValues(vault: Vault): (text: string, span: Span) => string {
  const shown = new Map(
    vault.entries.map((entry) => [`${entry.type}|${entry.key}|${entry.value}`, entry.shown ?? entry.token]),
  );
  return (text, { type, key, start, end }) => shown.get(`${type}|${key}|${text.slice(start, end)}`) ?? '';
}

function viewSpan({ field }: MaskedValue, span: Span, shown: string): SpanView {
  const { start, end, type, layer, source } = span;
  const stands = field.treatment === 'redact' ? REDACTED : shown;
  return { start, end, type, label: labelOf(type), layer, source, shown: stands, kept: false };
}

/** What detectors see and leave, without what is masked for another reason. */
function keptPlaces(value: MaskedValue, policy: MaskingPolicy): Span[] {
  if (policy.off.length === 0 || !isFreeText(value)) return [];
  const left = resolveSpans(value.text, layersOf(policy).leave(scanText(value.text)));
  return left.filter(({ start, end }) => value.spans.every((span) => span.end <= start || span.start >= end));
}
