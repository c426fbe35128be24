import { remainder, valueAt, weightedSum } from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Digit 10 is seven times the odd places less the even ones, digit 11 the sum of all. */
const turkishCheck: Check = (digits) => {
  const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === valueAt(digits, 9) && (odd + even + tenth) % 10 === valueAt(digits, 10);
};

const russianCheck: Check = (digits) =>
  digits.length === 10
    ? remainder([2, 4, 10, 3, 5, 9, 4, 6, 8], 11)(digits)
    : remainder([7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11)(digits) &&
      remainder([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11)(digits);

/** Weights 9 to 1 to 101; 100 is written 00. */
const pensionCheck: Check = (digits) =>
  (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(digits.slice(9));

export const TURKEY_RUSSIA: IdentifierRow[] = [
  {
    name: 'tr-identity-number',
    type: 'NATIONALID',
    shapes: '[1-9]9999999999',
    check: turkishCheck,
    needs: 'alone',
    cues: 'tckn | kimlik | tc kimlik | kimlik no | kimlik numarasi | tckimlik | tc no | vatandaslik',
    hits: ['TC Kimlik No: «88055472638»', '«96862040858»', 'TCKN «55269835147»'],
    misses: ['we counted 25270151610 of them'],
  },
  {
    name: 'tr-tax-number',
    type: 'TAXID',
    shapes: '9999999999',
    needs: 'cue',
    cues: 'vkn | vergi | vergi no | vergi kimlik | vergi numarasi',
    hits: ['Vergi No: «2223334445»'],
    misses: ['we counted 2223334445 of them'],
  },
  {
    name: 'tr-vehicle',
    type: 'VEHICLE',
    shapes: '[0-8]9-A-9{4,5} [0-8]9-AA-9{3,4} [0-8]9-AAA-9{2,4} [0-8]9=A=9{2,3} [0-8]9=AA=99',
    rule: (compact) => /^(?:0[1-9]|[1-7]\d|8[01])[A-PR-VYZ]/.test(compact),
    needs: 'alone',
    cues: `
      plaka | plakali | plakasi | license plate | licence plate | number plate | plate | arac |
      plakanin`,
    hits: ['Plaka «34 KLM 1234» ve «06 KL 567»', '«81 K 12»', 'plakası «07KLM22»'],
    misses: ['dün 34 KLM 1234 geldi', '99 KLM 123'],
  },
  {
    name: 'ru-tax-number',
    type: 'TAXID',
    shapes: '9999999999 999999999999',
    check: russianCheck,
    needs: 'cue',
    cues: 'инн | inn',
    hits: ['ИНН «5713286288»'],
    misses: ['мы взяли 7124502310 штук'],
  },
  {
    name: 'ru-pension-insurance',
    type: 'NATIONALID',
    shapes: '999-999-999.99',
    check: pensionCheck,
    needs: 'cue',
    cues: 'снилс | snils | страховой номер',
    hits: ['СНИЛС «222-333-444 12»'],
    misses: ['взяли 222-333-444 12 штук'],
  },
  {
    name: 'ru-ua-passport',
    type: 'PASSPORT',
    shapes: '99-99-999999 999999999',
    needs: 'cue',
    cues: 'паспорт | паспорта | паспортные данные | серия',
    hits: ['паспорт «45 22 333444»'],
    misses: ['взяли 45 22 333444 штук'],
  },
  {
    name: 'ua-tax-number',
    type: 'TAXID',
    shapes: '9999999999',
    needs: 'cue',
    cues: 'рнокпп | іпн | rnokpp | ідентифікаційний код | єдрпоу',
    hits: ['РНОКПП «2233344455»'],
    misses: ['взяли 2233344455 штук'],
  },
];
