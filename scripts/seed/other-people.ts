import type { SeededAccount } from './accounts.ts';
import type { Language } from './dates.ts';
import type { PersonalKind } from './ledger.ts';
import { phone, plain } from './numbers.ts';
import type { Random } from './random.ts';
import { THIRD_PARTIES } from './texts/third-parties.ts';

/** What stands for a word in braces, and what kind of personal value that is (null: none). */
export interface Slot {
  value: string;
  kind: PersonalKind | null;
}

export type Entry = [string, Slot];

/** A slot under its word. */
export function entry(word: string, value: unknown, kind: PersonalKind | null = null): Entry {
  return [word, { value: String(value), kind }];
}

const PRIVATE_MAIL = ['postfach.example', 'mailhaven.example', 'inboxly.test'];

/** Three people who are in no record of their own: `third` and `third2` write from private mailboxes, `fourth` from the office. */
export function otherPeople(
  random: Random,
  account: SeededAccount,
  story: { language: Language; third?: 'he' | 'she'; texts: string[] },
): Entry[] {
  const names = THIRD_PARTIES[story.language];
  const lasts = random.sample(names.last, 3);
  return ['third', 'third2', 'fourth'].flatMap((word, index) => {
    const fallback = random.pick(['he', 'she'] as const);
    const first = random.pick(
      names[titleOf(word, story.texts) ?? (word === 'third' ? story.third : null) ?? fallback],
    );
    const last = lasts[index] ?? '';
    const provider = word === 'fourth' ? account.domain : random.pick(PRIVATE_MAIL);
    return [
      entry(word, `${first} ${last}`, 'Third Party'),
      entry(`${word}Last`, last, 'Third Party Part'),
      entry(`${word}Email`, `${plain(first, '')}.${plain(last, '')}@${provider}`, 'Email'),
      entry(`${word}Phone`, phone(random, account.country, 'mobile'), 'Phone'),
    ];
  });
}

/** What the title before the name in the texts says. */
function titleOf(word: string, texts: string[]): 'he' | 'she' | null {
  const title =
    texts.join(' ').match(new RegExp(`(\\p{L}+)\\.? (?:Dr\\.? )?\\{${word}(?:Last)?\\}`, 'u'))?.[1] ?? '';
  if (['Mr', 'Herr', 'Herrn', 'M', 'Sr'].includes(title)) return 'he';
  return ['Mrs', 'Ms', 'Frau', 'Mme', 'Sra', 'Dra'].includes(title) ? 'she' : null;
}
