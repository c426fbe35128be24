import { checkPattern as reasonAgainst, createPatternFinder } from '../core/masking/rules/admin-pattern.ts';
import { scanText } from '../core/masking/scanned-text.ts';
import type { Caller } from '../run-record.ts';
import { requireMaskingAdmin, type MaskingParts } from './masking-parts.ts';

export interface PatternCheck {
  valid: boolean;
  /** What to change; null when it is valid. */
  reason: string | null;
  /** Where it finds something in the sample, at most the first thousand places. */
  matches: { start: number; end: number }[];
}

const MOST_MATCHES = 1000;

/** Tries a pattern on a sample before it is saved. Throws MASKING_ADMIN_REQUIRED; what is wrong with it is in the answer. */
export async function checkPattern(
  parts: Pick<MaskingParts, 'masking'>,
  caller: Caller,
  { pattern, matchCase, sample }: { pattern: string; matchCase: boolean; sample: string },
): Promise<PatternCheck> {
  await requireMaskingAdmin(parts, caller);
  const reason = reasonAgainst(pattern, matchCase);
  if (reason !== null) return { valid: false, reason, matches: [] };
  const find = createPatternFinder([{ name: 'Pattern', type: 'PATTERN', pattern, matchCase }]);
  const matches = find(scanText(sample)).map(({ start, end }) => ({ start, end }));
  return { valid: true, reason: null, matches: matches.slice(0, MOST_MATCHES) };
}
