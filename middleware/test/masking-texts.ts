/**
 * Texts in every form that passes through the masking, made by fast-check; what must hold for them: masking-case.ts. All
 * people are made up. Addresses of links hold no values: there a value stays masked on purpose, see core/masking/link-state.ts.
 */
import fc from 'fast-check';
import type { EntityType } from '../src/core/masking/entity-types.ts';

export interface MaskingCase {
  /** Values of masked fields. */
  known: { type: EntityType; value: string }[];
  /** The text of a field that is sent. */
  text: string;
  /** Lengths of the pieces in which the masked text comes back; the last piece is the rest. */
  pieces: number[];
}

const FIRST = [
  'Ana',
  'Liesbeth',
  'Óscar',
  'Tamsin',
  'Yusuf',
  'Zoë',
  'Mei-Ling',
  'Will',
  'Grace',
  'Đức',
  'נועה',
  'Łukasz',
];
const LAST = [
  'Souza',
  'van der Meulen',
  "O'Farrell",
  'Achterberg',
  'Price',
  'Nakamura-Voss',
  'Ødegård',
  'Field',
  'לוין',
  'Brâncoveanu',
];

const names = fc
  .tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST))
  .map(([first, last]) => `${first} ${last}`);
const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const emails = fc
  .tuple(
    fc.constantFrom('ana', 'tamsin.price', 'y_yusuf', 'zoe+work'),
    fc.constantFrom('example.com', 'mail.example', 'example.co.uk'),
  )
  .map(([local, domain]) => `${local}@${domain}`);
const phones = digits(2).map((end) => `+1 415-555-01${end}`);

/** Values of a record, each with its type. */
const knownValues = fc.oneof(
  names.map((value) => ({ type: 'PERSON' as const, value })),
  emails.map((value) => ({ type: 'EMAIL' as const, value })),
  phones.map((value) => ({ type: 'PHONE' as const, value })),
  digits(9).map((number) => ({ type: 'IDENTIFIER' as const, value: `MRN-${number}` })),
);

/** Values that no record knows. The card and the IBAN are the documented test numbers. */
const strangers = fc.oneof(
  names,
  emails,
  phones,
  fc.constantFrom(
    '4111 1111 1111 1111',
    'DE89 3704 0044 0532 0130 00',
    '203.0.113.77',
    '2001:db8::7',
    '078-05-1120',
  ),
  fc.constantFrom(
    'born 4 May 1971',
    'Dr. Hana Quist',
    '12 Harbour Lane',
    'see https://example.com/a/b?c=1 now',
    'Dear Mr Voss,',
  ),
);

const WORDS = [
  'called',
  'about',
  'the',
  'order',
  'and',
  'will',
  'pay',
  'on',
  'Monday',
  'price',
  'grace',
  '42',
  'ok',
  'x',
];
/** Own tokens, another run's, half ones, and surrogates: all of them may stand in a record already. */
const TOKENS = [
  'PERSON-K7-0010',
  'EMAIL-Q9-0020',
  'person-k7-0011',
  'PERSON-K7-',
  'PERSON-',
  'HASH-0123456789ab',
  'email-k7-0010@masked.invalid',
  '+1-200-555-0110',
];
const SIGNS = [
  ' ',
  ' ',
  ', ',
  '. ',
  '\n',
  '\r\n',
  '-',
  '\u2011',
  "'s ",
  '_',
  '|',
  '&amp;',
  '\\n',
  '"',
  '(',
  ')',
  '%20',
];
const EMOJI = ['🙂', '👩‍🚀', '🇩🇪', '👍🏽', '\u{1F469}\u200D\u{1F467}', '✈️', '\u0301', '\u00ad'];
const RIGHT_TO_LEFT = ['שלום ', 'مرحبا ', '\u200f', '\u202b', 'תודה', '١٢٣'];

/** Anything, but no sign that could begin an address or a link. */
const graphemes = fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replace(/[/\\[\]]/g, '.'));

const fragments = (values: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values, ...values.flatMap(spellings)) },
    { weight: 2, arbitrary: strangers },
    { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.constantFrom(...TOKENS) },
    { weight: 5, arbitrary: fc.constantFrom(...SIGNS) },
    { weight: 1, arbitrary: fc.constantFrom(...EMOJI) },
    { weight: 1, arbitrary: fc.constantFrom(...RIGHT_TO_LEFT) },
    { weight: 1, arbitrary: graphemes },
  );

/** Ways in which people write a value again. */
function spellings(value: string): string[] {
  const parts = value.split(' ');
  return [
    value.toUpperCase(),
    value.toLowerCase(),
    parts.at(-1)!,
    `${parts.at(-1)}, ${parts[0]}`,
    value.replace(/\D/g, '') || 'none',
  ];
}

/** Two pieces with nothing between them, or a blank where they would become one word. */
const apart = (left: string, right: string): string =>
  /[\p{L}\p{N}\p{M}]$/u.test(left) && /^[\p{L}\p{N}\p{M}]/u.test(right) ? `${left} ${right}` : left + right;

type Shape = (parts: string[]) => string;

/** The forms in which texts come: as they are, and inside markup, data and style sheets. */
const SHAPES: Shape[] = [
  (parts) => parts.reduce(apart),
  (parts) => parts.join(' '),
  (parts) => `<div class="note" title="${parts[0]}"><p>${parts.join('</p><p>')}</p><br/></div>`,
  (parts) => JSON.stringify({ note: parts.join(' '), list: parts, deep: { a: [parts[0]] } }),
  (parts) => JSON.stringify(JSON.stringify(parts)),
  (parts) =>
    `.card::after { content: "${parts.join(' ')}"; width: calc(100% - 4px); color: #a1b2c3 }\n/* ${parts[0]} */`,
  (parts) =>
    `# ${parts[0]}\n\n- **${parts.join('**\n- _')}_\n\n> ${parts.join(' ')}\n\n| a | b |\n|---|---|\n| ${parts.join(' | ')} |\n`,
  (parts) => `\`\`\`\n${parts.join('\n')}\n\`\`\`\n\`${parts[0]}\``,
  (parts) => parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(';'),
  (parts) => `> On Monday, ${parts[0]} wrote:\n> ${parts.join('\n>> ')}\n-- \n${parts.at(-1)}`,
];

/** Any text with any record. */
export const maskingCases: fc.Arbitrary<MaskingCase> = fc
  .array(knownValues, { minLength: 1, maxLength: 4 })
  .chain((known) =>
    fc.record({
      known: fc.constant(known),
      text: fc
        .tuple(
          fc.constantFrom(...SHAPES),
          fc.array(fragments(known.map(({ value }) => value)), { minLength: 1, maxLength: 16 }),
        )
        .map(([shape, parts]) => shape(parts)),
      pieces: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 }),
    }),
  );
