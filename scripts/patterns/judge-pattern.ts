/** Asks recheck whether a text can be found for which a regular expression takes more than linear time. */
import { createRequire } from 'node:module';
import type { checkSync as Check } from 'recheck';
import { isBounded } from './bounded-work.ts';
import type { ShippedPattern } from './shipped-patterns.ts';

// Without this recheck starts a Java virtual machine or a program of its own.
process.env['RECHECK_SYNC_BACKEND'] = 'pure';
const { checkSync } = createRequire(import.meta.url)('recheck') as { checkSync: typeof Check };

/**
 * Characters read are counted, never time: a busy machine must not make a pattern look slow. Only `timeout`, after which a
 * pattern counts as undecided, goes by the clock; none that ships takes nearly as long.
 */
const PARAMETERS = {
  timeout: 60_000,
  incubationTimeout: null,
  attackTimeout: null,
  attackLimit: 100_000_000,
};

/**
 * Unicode's properties, each by a few characters that stand for it: recheck takes minutes for sets of ten thousands.
 * Properties that overlap do so here as well, so what is ambiguous stays ambiguous.
 */
const PROPERTIES: [name: RegExp, characters: string][] = [
  [/^(?:L|Letter|Alphabetic)$/, 'A-Za-zÀ-ÿʰא一あ가ก'],
  [/^(?:Lu|Uppercase)$/, 'A-ZÀ-Þ'],
  [/^(?:Ll|Lowercase)$/, 'a-zß-ÿ'],
  [/^Lt$/, 'ǅ'],
  [/^L[mo]$/, 'ʰא一あ가ก'],
  [/^(?:M|Mn)$/, '\\u0301\\u0300'],
  [/^(?:N|Nd)$/, '0-9٠-٩'],
  [/^P$/, "!.,;:?'\\x22()_\\-"],
  [/^S$/, '+<=>$'],
  [/^Sc$/, '$€'],
  [/^(?:Z|Zs)$/, ' \\u00a0'],
  [/^Cc$/, '\\x00-\\x1f'],
  [/^Cf$/, '\\u200b\\u00ad'],
  [/^(?:sc|scx|Script|Script_Extensions)=Latin$/, 'A-Za-zÀ-ÿ'],
  [/^(?:sc|scx|Script|Script_Extensions)=Han$/, '一-丁'],
  [/^(?:sc|scx|Script|Script_Extensions)=Hiragana$/, 'あい'],
  [/^(?:sc|scx|Script|Script_Extensions)=Katakana$/, 'アイ'],
  [/^(?:sc|scx|Script|Script_Extensions)=Hangul$/, '가각'],
  [/^(?:sc|scx|Script|Script_Extensions)=Thai$/, 'กข'],
];

export interface Verdict {
  status: 'safe' | 'vulnerable' | 'unknown';
  /** An attack, or why it is not known. */
  detail: string;
}

/** What recheck says of a pattern. */
export function judge({ source, flags }: ShippedPattern): Verdict {
  if (isBounded(source, flags)) return { status: 'safe', detail: 'bounded' };
  const { status, ...result } = checkSync(withoutProperties(source), flags, PARAMETERS);
  if (status === 'vulnerable' && 'attack' in result)
    return { status, detail: `${result.complexity?.summary}: ${result.attack?.pattern}` };
  return { status, detail: 'error' in result ? JSON.stringify(result.error) : '' };
}

/** The same pattern with classes of few characters. An unknown property stays. */
export function withoutProperties(source: string): string {
  let depth = 0;
  return source.replace(/\\([pP])\{([^}]+)\}|\\.|[[\]]/gsu, (piece, letter?: string, name?: string) => {
    if (piece === '[') depth += 1;
    if (piece === ']') depth -= 1;
    const characters = name && PROPERTIES.find(([known]) => known.test(name))?.[1];
    if (!characters) return piece;
    if (letter === 'P') return depth > 0 ? piece : `[^${characters}]`;
    return depth > 0 ? characters : `[${characters}]`;
  });
}
