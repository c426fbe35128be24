import { detect, layerOfRow } from './detectors/index.ts';
import type { Finder, Found } from './detectors/detector.ts';
import type { MaskingPolicy, MaskLayer } from './masking-policy.ts';
import { createPatternFinder } from './rules/admin-pattern.ts';
import { createBlockListFinder } from './rules/block-list.ts';
import type { ScannedText } from './scanned-text.ts';
import type { Span } from './span.ts';

/** What the layers that need nothing but the text find in it: detectors, block lists, patterns, names. */
export interface TextLayers {
  /** What is masked. `guessing` is false for values that are sent as they stand: only what an admin listed is found. */
  find(scanned: ScannedText, guessing: boolean): Span[];
  /** What detectors see and leave, because the type is switched off: for the preview. */
  leave(scanned: ScannedText): Span[];
}

const KEPT = new WeakMap<MaskingPolicy, TextLayers>();

/**
 * The layers as an org's rules want them, made once: a policy lives as long as the org's configuration is kept. Throws
 * MASKING_RULE_INVALID for a pattern outside the syntax.
 */
export function layersOf(policy: MaskingPolicy): TextLayers {
  const layers = KEPT.get(policy) ?? createTextLayers(policy);
  KEPT.set(policy, layers);
  return layers;
}

function createTextLayers(policy: MaskingPolicy): TextLayers {
  const off = new Set(policy.off);
  const listed: { layer: MaskLayer; find: Finder }[] = [
    { layer: 'block list', find: createBlockListFinder(policy.blockLists) },
    { layer: 'pattern', find: createPatternFinder(policy.patterns) },
  ];
  const detected = (scanned: ScannedText): Span[] =>
    detect(scanned).map((found) => spanOf(found, layerOfRow(found.source)));
  return {
    find(scanned, guessing) {
      const spans = guessing ? detected(scanned).filter(({ type }) => !off.has(type)) : [];
      for (const { layer, find } of listed) {
        for (const found of find(scanned)) spans.push(spanOf(found, layer));
      }
      return spans;
    },
    leave: (scanned) => (off.size === 0 ? [] : detected(scanned).filter(({ type }) => off.has(type))),
  };
}

/** A finding as a span whose key is asked for later: most findings are settled against others first. */
export function spanOf({ start, end, type, source, certainty }: Found, layer: MaskLayer): Span {
  return { start, end, type, key: '', layer, source, certainty };
}
