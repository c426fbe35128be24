import { digitsIn } from '../digit-groups.ts';
import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';
import { headWord, isOneOf, namesOtherNumber, wordsBefore, type NumberWords } from './number-words.ts';

const SEPARATORS = new Set([' ', '\u00a0', '-', '\u2010', '\u2011', '\u2013', '.', '/']);
const FEWEST = 12;
const MOST = 19;
/** First digits and lengths of the card networks (ISO/IEC 7812 and the networks' own pages). */
const NETWORKS: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/, // Visa
  /^(?:(?:5[1-5]|2[3-6])\d{14}|(?:22[2-9]|27[01])\d{13}|2720\d{12})$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^3(?:0[0-5]|[689])\d{11,13}$/, // Diners Club
  /^(?:35(?:2[89]|[3-8])\d{12,15}|(?:2131|1800)\d{11})$/, // JCB
  /^(?:6011|64[4-9]|65|62|81|60|508|220)\d{11,17}$/, // Discover, UnionPay, RuPay, Mir
  /^(?:50|5[6-9]|6\d)\d{10,17}$/, // Maestro
];
const CARD_WORDS: NumberWords = {
  words: new Set(
    (
      'card cards cc visa mastercard maestro amex discover jcb diners unionpay pan credit debit karte karten carte cartes cb ' +
      'tarjeta tarjetas cartão cartao carta kaart kort karta kartta'
    ).split(' '),
  ),
  stems: /^(?:credit|debit|kredit|girok|carte|tarjeta|kreditk|cartões)/,
};
/** Of all networks. */
const FIRST_DIGIT = /[1-68]/;
/** Any of them anywhere, for texts that have none. */
const ANY_CARD_WORD =
  /card|\bcc\b|\bcb\b|visa|maestro|amex|discover|diners|jcb|unionpay|\bpan\b|credit|debit|kart|carte|carta|cart[aã]o|cartões|tarjeta|kaart|kort/i;
/** Words between a card and its number: "card ending in", "card for Ana:". */
const WORDS_BETWEEN = 4;
/** Cards have a number, and so have their kinds: "card reference", "loyalty card". */
const OTHER_CARDS = new Set(
  'id identity identification loyalty gift sim membership insurance health social green sd'.split(' '),
);

function find({ text, digitGroups }: ScannedText): Place[] {
  const places: Place[] = [];
  if (digitGroups.length === 0) return places;
  const named = ANY_CARD_WORD.test(text);
  for (let from = 0; from < digitGroups.length; from += 1) {
    const to = cardEnd(text, digitGroups, from, named);
    if (to === null) continue;
    places.push({ start: digitGroups[from]!.start, end: digitGroups[to]!.end });
    from = to;
  }
  return places;
}

/** The index of the last group of a card that begins with a group. Looks at 19 digits at most. */
function cardEnd(text: string, groups: readonly Place[], from: number, named: boolean): number | null {
  const { start } = groups[from]!;
  if (!named && !FIRST_DIGIT.test(text.charAt(start))) return null;
  let found: number | null = null;
  let cued: boolean | null = null;
  let count = 0;
  for (let to = from; to < groups.length; to += 1) {
    const group = groups[to]!;
    if (to > from && !continues(text, groups[to - 1]!, group)) break;
    count += group.end - group.start;
    if (count > MOST) break;
    if (count < FEWEST || joins(text, start, group.end)) continue;
    cued ??= named && isCued(text, start);
    if (isCard(text, start, group.end, count, cued)) found = to;
  }
  return found;
}

/** Groups of a card are apart by one sign and have two digits at least. */
const continues = (text: string, last: Place, next: Place): boolean =>
  next.start - last.end === 1 && SEPARATORS.has(text.charAt(last.end)) && next.end - next.start > 1;

function joins(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const joined = /[-_./]/.test(before) && isWordCharacter(text.charAt(start - 2));
  const goesOn = /^[-_.,]\d/.test(text.slice(end, end + 2));
  return joined || isWordCharacter(before) || isWordCharacter(text.charAt(end)) || goesOn;
}

function isCard(text: string, start: number, end: number, count: number, cued: boolean): boolean {
  const digits = digitsIn(text, start, end);
  // A mistyped card number is still somebody's.
  if (cued) return count >= 13 || passesLuhn(digits);
  if (count < 13 || !passesLuhn(digits) || !isOfNetwork(digits)) return false;
  return !namesOtherNumber(wordsBefore(text, start));
}

function isCued(text: string, start: number): boolean {
  const words = wordsBefore(text, start);
  if (namesOtherNumber(words) && !isOneOf(headWord(words)!, CARD_WORDS)) return false;
  const at = words.slice(0, WORDS_BETWEEN).findIndex((word) => isOneOf(word, CARD_WORDS));
  return at >= 0 && !OTHER_CARDS.has(words[at + 1] ?? '');
}

const isOfNetwork = (digits: string): boolean => NETWORKS.some((network) => network.test(digits));

/** The check digit of ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

export const card: Detector = {
  name: 'payment-card',
  type: 'CARD',
  find,
  hits: [
    'Card «4111 1111 1111 1111» expires 04/29',
    'paid with «4111-1111-1111-1111».',
    'amex «378282246310005», declined',
    '«5555555555554444»',
    'purchase 12 «4012888888881881»',
    'diners «3056 930902 5904», jcb «3530111333300000»',
    'credit card number is «4111 1111 1111 1112»',
    'Kreditkarte: «4111 1111 1111 1113», bitte sperren',
    'ma carte «4111.1111.1111.1114» est bloquée',
    'mi tarjeta de crédito «5555 5555 5555 4445»',
    'cc «411111111111111»',
  ],
  misses: [
    '4111 1111 1111 1112',
    '0000 0000 0000 0000',
    'A4111111111111111',
    '1234567890123456',
    'tracking 4111111111111111',
    'Auftrag Nr. 4012888888881881',
    'gift card 1234567890123456',
    'id card 3784 8224 6310 012',
    'batch-4111111111111111',
    '4111111111111111-77',
  ],
};
