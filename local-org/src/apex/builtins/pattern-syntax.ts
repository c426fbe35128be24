/** Java's regular expressions as JavaScript's: the same where both agree, refused where they do not. */
import type { Site } from '../ast.ts';
import { UnsupportedApex } from '../errors.ts';
import { throwApex } from '../platform-exceptions.ts';

/** Constructs that mean something else, or nothing, in JavaScript. */
const different: [RegExp, string][] = [
  [/[*+?}]\+/, 'possessive quantifier'],
  [/\(\?[a-z]*[a-z-]+[):]/, 'inline flag'],
  [/\\[AzZGQEhHRX]/, 'Java-only escape'],
  [/\\p\{/, '\\p{…}'],
  [/\[[^\]]*&&/, 'character class intersection'],
];

/** Throws UnsupportedApex for what JavaScript does not share, and the platform's exception for a broken pattern. */
export function toPattern(source: string, flags: string, site: Site): RegExp {
  for (const [construct, name] of different) {
    if (construct.test(source)) throw new UnsupportedApex(`${name} in the pattern ${source}`, site);
  }
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throwApex('StringException', `Invalid regex: ${(error as Error).message}`, site);
  }
}

/** Text as a pattern that matches exactly itself. */
export function quotePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
