/** Whether a word that is a name and an everyday word at once is the name where it stands. */

import { readsAsWord } from '../ambiguous-words.ts';
import { isTitle } from '../name-words.ts';
import type { ScannedText } from '../scanned-text.ts';

const set = (words: string): Set<string> => new Set(words.split(' '));

/** Before a name that is called or thanked: also in lower case, when a comma or the end of the line follows. */
const GREETINGS = set(
  'hi hello hey dear thanks thx cheers hallo liebe lieber danke bonjour salut merci hola gracias ciao grazie ola obrigado obrigada bedankt you',
);
/** At the start of a sentence these do not follow a name: "Mark the", "Price of", "Joy that". */
const AFTER_WORD = set(
  'the a an this that these those it them him us me my your our their its all each every any some of for on up off out down per by',
);
/** In a text in capitals these stand before the everyday word. */
const BEFORE_WORD = set(
  'the a an this that these those my your our their its no any some each every of per not to i we you they he she it',
);
const MONTHS = set('april may june august march mai juni jan');
const BEFORE_MONTH = set(
  'in by since until till of this next last early late mid from on before after during',
);

/** True where the word reads as a name: written with a capital letter and not as the everyday word would stand, or called. */
export function readsAsName({ text, words }: ScannedText, at: number): boolean {
  const word = words[at]!;
  const before = words[at - 1];
  const after = words[at + 1];
  if (!isCapital(text, word.start))
    return isCalled(text, word.end, before?.folded) || isSpeaker(text, word.start, word.end);
  if (before && isTitle(before.folded)) return true;
  if (MONTHS.has(word.folded) && isDate(before?.folded, after?.folded)) return false;
  if (readsAsWord(word.folded, after?.folded) && startsClause(text, word.start)) return false;
  if (isShouted(text, word.start, word.end) && word.end - word.start > 1) {
    return !(before && BEFORE_WORD.has(before.folded)) && !(after && AFTER_WORD.has(after.folded));
  }
  const spaced = after !== undefined && after.start - word.end === 1 && text.charAt(word.end) === ' ';
  return !(spaced && AFTER_WORD.has(after.folded) && startsSentence(text, word.start));
}

/** Whether a letter that is not lower case stands there: scripts without case have no other. */
export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase() || letter === letter.toUpperCase();
}

function isCalled(text: string, end: number, before: string | undefined): boolean {
  return before !== undefined && GREETINGS.has(before) && /^(?:[,.!?;\n]|$)/.test(text.charAt(end));
}

/** "will: when can you" at the start of a line of a chat. */
function isSpeaker(text: string, start: number, end: number): boolean {
  return text.charAt(end) === ':' && (start === 0 || text.charAt(start - 1) === '\n');
}

const isDate = (before: string | undefined, after: string | undefined): boolean =>
  (after !== undefined && /^\d/.test(after)) ||
  (before !== undefined && (BEFORE_MONTH.has(before) || /^\d/.test(before)));

/** Whether the word and what stands beside it are in capitals. */
function isShouted(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 20), end + 20);
  return /[A-Z]{2}/.test(text.slice(start, end)) && !/[a-z]/.test(around);
}

function startsClause(text: string, start: number): boolean {
  return startsSentence(text, start) || text.slice(Math.max(0, start - 2), start) === ', ';
}

function startsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && at > start - 6 && /[\s"'(*>•\-–—“„«¿¡]/.test(text.charAt(at))) at -= 1;
  return at < 0 || /[.!?:;\n]/.test(text.charAt(at)) || text.slice(at + 1, start).includes('\n');
}
