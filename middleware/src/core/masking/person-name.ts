import { isParticle, isTitle } from './name-words.ts';
import { foldedWords } from './fold.ts';

/** One way to write a person's name, as folded words; `part` when it is less than the full name. */
export interface NameForm {
  words: string[];
  part: boolean;
}

/** The names inside a name, first to last, each as its folded words: `O'Brien` is two words of one name. */
export function partsOfName(name: string): string[][] {
  const comma = name.indexOf(',');
  const ordered = comma > 0 ? `${name.slice(comma + 1)} ${name.slice(0, comma)}` : name;
  const parts = ordered
    .split(/[\s,]+/)
    .map(foldedWords)
    .filter((words) => words.length > 0);
  const bare = parts.filter((words) => !(words.length === 1 && isTitle(words[0] ?? '')));
  return bare.length > 0 ? bare : parts;
}

/**
 * All the ways in which a person appears in a text: the full name, "Last, First", without middle names, every part that
 * can stand alone, the initial with the last name, and parts written together.
 */
export function formsOfName(name: string): NameForm[] {
  const parts = partsOfName(name).slice(0, 8);
  const forms: NameForm[] = [{ words: foldedWords(name), part: false }];
  const first = parts[0] ?? [];
  const last = parts.at(-1) ?? [];
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = from + 1; to <= parts.length; to += 1) {
      const words = parts.slice(from, to).flat();
      if (canStandAlone(words)) forms.push({ words, part: to - from < parts.length });
    }
    if (from > 0) forms.push({ words: [...parts.slice(from), ...parts.slice(0, from)].flat(), part: false });
  }
  if (parts.length > 1) {
    forms.push({ words: [...first, ...last], part: true }, { words: [...last, ...first], part: true });
    forms.push({ words: [first[0]?.charAt(0) ?? '', ...last], part: true });
    const together = [parts.flat(), [...first, ...last], [...last, ...first]];
    forms.push(...together.map((words) => ({ words: [words.join('')], part: true })));
  }
  for (const words of parts) if (words.length > 1) forms.push({ words: [words.join('')], part: true });
  return forms.filter((form) => form.words.join('').length > 1);
}

/** Particles, initials and numbers are never searched alone: "de" and "A" are in every text. */
function canStandAlone(words: string[]): boolean {
  const [first] = words;
  if (words.length > 1) return true;
  if (first === undefined || isParticle(first) || /^\d+$/.test(first)) return false;
  return first.length > 1;
}
