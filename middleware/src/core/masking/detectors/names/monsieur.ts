import type { NameWord } from './name-words-of-text.ts';

/** Small words of French, one of which stands near every name in a French sentence. */
const FRENCH =
  /(?:^|[\s'’(])(?:les?|du|des|et|est|une?|notre|votre|nos|vos|avec|pour|que|qui|aux?|ma|mon|chez|bonjour|merci|par|sur|peut|a)(?=[\s,.'’]|$)/iu;
const BEFORE = 60;
const AFTER = 40;

/** True when a row of capitalised words begins with the French form of address "M.", and not with an initial. */
export function isMonsieur(text: string, words: readonly NameWord[]): boolean {
  const [first, second] = words;
  if (second === undefined || first!.form !== 'initial' || first!.folded !== 'm') return false;
  if (text.charAt(second.start - 1) !== ' ') return false;
  const around = `${text.slice(Math.max(0, first!.start - BEFORE), first!.start)} ${text.slice(second.end, second.end + AFTER)}`;
  return FRENCH.test(around);
}
