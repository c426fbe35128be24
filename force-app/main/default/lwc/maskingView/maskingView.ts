/** What masking found in a text or a record, as the page shows it. */

export type MaskLayer = 'field' | 'record' | 'detector' | 'block list' | 'pattern' | 'name' | 'external';

/** A place in a value: what was found there, by whom, and what stands there for the model. */
export interface Span {
  start: number;
  end: number;
  type: string;
  label: string;
  layer: MaskLayer;
  /** Which field, detector, list or pattern found it. */
  source: string;
  shown: string;
  /** True for a place that was found and left, because its type is switched off. */
  kept: boolean;
}

export interface MaskedValue {
  path: string;
  text: string;
  /** The gateway's word, see `treatmentOf`. */
  treatment: string;
  /** Null for a value that is not sent at all. */
  masked: string | null;
  spans: Span[];
}

/** Label of a type → layer → how often. */
export type LayerCounts = Record<string, Record<string, number>>;

export interface Preview {
  values: MaskedValue[];
  counts: LayerCounts;
  external: { status: 'asked' | 'unavailable'; detail: string | null } | null;
}

/** What the model receives, or what is stored. */
export type PreviewSide = 'sent' | 'stored';

/** Treatments as the mapping's picklist calls them, by the gateway's words. */
const TREATMENTS: Record<string, string> = {
  send: 'Send',
  'mask inside': 'Mask Inside',
  mask: 'Mask',
  redact: 'Redact',
  drop: 'Drop',
};

/** The picklist's label of a treatment. */
export function treatmentOf(word: string): string {
  return TREATMENTS[word] ?? word;
}

export interface LayerFacts {
  layer: MaskLayer | 'kept';
  label: string;
  about: string;
  className: string;
}

/** In the order in which they work; the last is what none of them hides. */
export const LAYERS: readonly LayerFacts[] = [
  facts('field', 'Mapped field', 'The mapping masks this field.'),
  facts('record', 'Record search', 'A value of the record, or of somebody around it, found in this text.'),
  facts('detector', 'Detector', 'It has the form of such a value.'),
  facts('block list', 'Block list', 'One of your terms.'),
  facts('pattern', 'Pattern', 'One of your patterns.'),
  facts('name', 'Name in text', 'It reads like a name, though no record has it.'),
  facts('external', 'External detector', 'Your external detector found it.'),
  facts('kept', 'Left in place', 'A detector sees it, but a rule switches its type off. It is sent.'),
];

function facts(layer: LayerFacts['layer'], label: string, about: string): LayerFacts {
  return { layer, label, about, className: `span layer-${layer.replace(' ', '-')}` };
}

/** The layer of a place, or that it is left. */
export function layerOf(span: Span): LayerFacts {
  const layer = span.kept ? 'kept' : span.layer;
  return LAYERS.find((known) => known.layer === layer) ?? LAYERS[2]!;
}

export interface Segment {
  key: string;
  text: string;
  /** Null for what nobody found anything in. */
  mark: { className: string; number: number; tag: string; title: string; spoken: string } | null;
}

/** A value cut at its places. `first` is the number of its first place in the list of all places. */
export function segmentsOf(value: MaskedValue, side: PreviewSide, first: number): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) {
      segments.push({ key: `text-${at}`, text: value.text.slice(at, to), mark: null });
    }
  };
  for (const [index, span] of value.spans.entries()) {
    // What is left in place may lie under something that is not.
    if (span.start >= at) {
      plain(span.start);
      const stored = value.text.slice(span.start, span.end);
      const text = side === 'sent' && !span.kept ? span.shown : stored;
      segments.push({ key: `span-${span.start}`, text, mark: markOf(span, first + index) });
      at = span.end;
    }
  }
  plain(value.text.length);
  return segments;
}

function markOf(span: Span, number: number): Segment['mark'] {
  const { label, className } = layerOf(span);
  const title = `${span.label} · ${label} · ${span.source}`;
  return { className, number, tag: span.label, title, spoken: ` (${span.label}, ${label}, ${number})` };
}

/** The places of a preview, numbered through, each with what stood there. */
export function placesOf(preview: Preview) {
  return preview.values
    .flatMap((value) => value.spans.map((span) => ({ value, span })))
    .map(({ value, span }, index) => ({
      key: `${index + 1}`,
      number: index + 1,
      path: value.path,
      stored: value.text.slice(span.start, span.end),
      shown: span.kept ? '' : span.shown,
      kept: span.kept,
      type: span.label,
      layer: layerOf(span).label,
      about: layerOf(span).about,
      source: span.source,
    }));
}

/** Spans in the order of the text; of two that begin together the masked one first. */
export function sorted(preview: Preview): Preview {
  const values = preview.values.map((value) => ({
    ...value,
    spans: [...value.spans].sort((a, b) => a.start - b.start || Number(a.kept) - Number(b.kept)),
  }));
  return { ...preview, values };
}

/** One sentence for the eye and the screen reader. */
export function summaryOf(preview: Preview): string {
  const places = placesOf(preview);
  const masked = places.filter(({ kept }) => !kept);
  if (places.length === 0) {
    return 'Nothing was found. Everything is sent as it is stored.';
  }
  const left = places.length - masked.length;
  const types = new Map<string, number>();
  for (const { type } of masked) {
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  const list = [...types].map(([type, count]) => `${count} ${type}`).join(', ');
  const first = masked.length === 0 ? 'Nothing is masked' : `${countOf(masked.length)} masked: ${list}`;
  return `${first}.${left > 0 ? ` ${countOf(left)} left, because a rule switches the type off.` : ''}`;
}

function countOf(places: number): string {
  return places === 1 ? '1 place' : `${places} places`;
}

/** Counts in words: `2 Person (Record search), 1 Email (Detector)`. */
export function countsText(counts: LayerCounts): string {
  return Object.entries(counts)
    .map(([type, layers]) => {
      const total = Object.values(layers).reduce((sum, count) => sum + count, 0);
      const names = Object.keys(layers).map(
        (layer) => LAYERS.find((known) => known.layer === layer)?.label ?? layer,
      );
      return `${total} ${type} (${names.join(', ')})`;
    })
    .join(', ');
}
