import {
  divisible,
  isDay,
  isRepeated,
  luhn,
  mod11And10,
  remainder,
  valueAt,
  weightedSum,
} from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Divisible by eleven; a remainder of ten was once written as 0. Nine digits are older than checks. */
const czechCheck: Check = (digits) =>
  digits.length === 10 &&
  (Number(digits) % 11 === 0 || (Number(digits.slice(0, 9)) % 11 === 10 && digits.endsWith('0')));

/** Digits times powers of two, to 11, ten is 0. */
const greekCheck: Check = (digits) =>
  (weightedSum(digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === valueAt(digits, 8);

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

export const EASTERN_EUROPE: IdentifierRow[] = [
  {
    name: 'pl-pesel',
    type: 'NATIONALID',
    shapes: ['99999999999'],
    rule: (digits) => isDay(digits, 2, 4, [0, 20, 40, 60, 80]),
    check: divisible([1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], 10),
    needs: 'alone',
    cues: ['pesel', 'numer ewidencyjny'],
    hits: ['PESEL «23440369102»', 'PESEL: «74651846631»'],
    misses: ['we counted 75080503301 of them', 'zamówienie 62071317920'],
  },
  {
    name: 'pl-tax-number',
    type: 'TAXID',
    shapes: ['999-999-99-99', '999-99-99-999', 'pl-9999999999'],
    check: (compact) => divisible([6, 5, 7, 2, 3, 4, 5, 6, 7, -1], 11)(compact.replace('PL', '')),
    needs: 'alone',
    cues: ['NIP', 'nip', 'numer identyfikacji podatkowej', 'vat'],
    hits: ['NIP «213-952-09-30»', 'NIP: «8689415957»'],
    misses: ['we counted 2811597837 of them'],
  },
  {
    name: 'pl-company',
    type: 'TAXID',
    shapes: ['999999999', '99999999999999'],
    check: (digits) => remainder([8, 9, 2, 3, 4, 5, 6, 7], 11)(digits.slice(0, 9)),
    needs: 'cue',
    cues: ['regon', 'krs'],
    hits: ['REGON «345887734»'],
    misses: ['we counted 278871593 of them'],
  },
  {
    name: 'pl-identity-card',
    type: 'NATIONALID',
    shapes: ['AAA-999999'],
    needs: 'cue',
    cues: ['dowod osobisty', 'dowodu osobistego', 'dowod', 'seria i numer'],
    hits: ['dowód osobisty «KLM 223344»'],
    misses: ['zawór KLM 223344 otwarty'],
  },
  {
    name: 'cz-sk-birth-number',
    type: 'NATIONALID',
    shapes: ['999999=9999'],
    separators: '/',
    rule: (digits) => isDay(digits, 2, 4, [0, 20, 50, 70]),
    check: czechCheck,
    needs: 'check',
    cues: ['rodne cislo', 'rc', 'r c', 'birth number', 'rodneho cisla'],
    hits: ['bydlí «007120/2670» tady', 'rodné číslo «183219/4313»'],
    misses: ['bydlí 608222/6593 tady'],
  },
  {
    name: 'cz-sk-birth-number-plain',
    type: 'NATIONALID',
    shapes: ['999999-9999', '999999-999'],
    rule: (digits) => isDay(digits, 2, 4, [0, 20, 50, 70]),
    check: czechCheck,
    needs: 'alone',
    cues: ['rodne cislo', 'RC', 'birth number', 'rodneho cisla'],
    hits: ['rodné číslo: «710319274»', '«695626-6669»'],
    misses: ['we counted 9903192745 of them'],
  },
  {
    name: 'cz-sk-company',
    type: 'TAXID',
    shapes: ['999-99-999', 'cz-99999999', 'cz-9999999999', 'sk-9999999999'],
    needs: 'cue',
    cues: ['ico', 'IC', 'dic', 'ic dph', 'identifikacni cislo'],
    hits: ['IČO «22233344»', 'DIČ: «CZ22233344»'],
    misses: ['we counted 22233344 of them'],
  },
  {
    name: 'ro-personal-code',
    type: 'NATIONALID',
    shapes: ['[1-8]999999999999'],
    rule: (digits) => isDay(digits, 3, 5) && /^.{7}(?:0[1-9]|[1-4]\d|5[12])/.test(digits),
    check: remainder([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 11, 1),
    needs: 'check',
    cues: ['cnp', 'cod numeric personal'],
    hits: ['stă «4031213235135» aici', 'CNP «6790616346793»'],
    misses: ['stă 4781220135410 aici'],
  },
  {
    name: 'ro-tax-number',
    type: 'TAXID',
    shapes: ['ro-9{6,10}', '9{6,10}'],
    needs: 'cue',
    wide: true,
    cues: ['cui', 'cif', 'cod fiscal', 'cod unic'],
    hits: ['CUI: «RO22233344»', 'cod fiscal «22233344»'],
    misses: ['we counted 22233344 of them'],
  },
  {
    name: 'bg-civil-number',
    type: 'NATIONALID',
    shapes: ['9999999999'],
    rule: (digits) => isDay(digits, 2, 4, [0, 20, 40]),
    check: remainder([2, 4, 8, 5, 10, 9, 7, 3, 6], 11),
    needs: 'alone',
    cues: ['egn', 'егн', 'единен граждански номер', 'лнч'],
    hits: ['ЕГН «5148228940»', 'EGN: «4243101962»'],
    misses: ['we counted 4101204519 of them'],
  },
  {
    name: 'gr-social-security',
    type: 'NATIONALID',
    shapes: ['99999999999'],
    rule: (digits) => isDay(digits, 2, 0),
    check: luhn,
    needs: 'alone',
    cues: ['amka', 'αμκα', 'α μ κ α'],
    hits: ['ΑΜΚΑ «27087575661»', 'AMKA: «23041763961»'],
    misses: ['we counted 31121089663 of them'],
  },
  {
    name: 'gr-tax-number',
    type: 'TAXID',
    shapes: ['999999999', 'el-999999999'],
    check: (compact) => greekCheck(compact.replace('EL', '')),
    needs: 'cue',
    cues: ['afm', 'αφμ', 'α φ μ', 'vat'],
    hits: ['ΑΦΜ «616477295»'],
    misses: ['we counted 942853981 of them'],
  },
  {
    name: 'hr-personal-number',
    type: 'NATIONALID',
    shapes: ['99999999999', 'hr-99999999999'],
    rule: (compact) => !isRepeated(compact),
    check: (compact) => mod11And10(compact.replace('HR', '')),
    needs: 'alone',
    cues: ['oib', 'osobni identifikacijski broj'],
    hits: ['OIB «62433033483»', 'OIB: «38409177391»'],
    misses: ['we counted 48907813000 of them'],
  },
  {
    name: 'si-rs-personal-number',
    type: 'NATIONALID',
    shapes: ['9999999999999'],
    rule: (digits) => isDay(digits, 2, 0) && /^.{4}[09]/.test(digits),
    check: divisible([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11),
    needs: 'check',
    cues: ['emso', 'jmbg', 'jedinstveni maticni broj', 'maticni broj', 'embg'],
    hits: ['živi «0510915096687» tukaj', 'EMŠO «1803910346810»'],
    misses: ['živi 2202957831502 tukaj'],
  },
  {
    name: 'hu-social-security',
    type: 'NATIONALID',
    shapes: ['999-999-999'],
    rule: (digits) => !isRepeated(digits),
    check: divisible([3, 7, 3, 7, 3, 7, 3, 7, -1], 10),
    needs: 'cue',
    cues: ['taj', 'taj szam', 'tajszam', 'tarsadalombiztositasi azonosito'],
    hits: ['TAJ-szám: «476-889-198»'],
    misses: ['we counted 023052521 of them'],
  },
  {
    name: 'hu-tax-number',
    type: 'TAXID',
    shapes: ['8999999999', '99999999-9-99', 'hu-99999999'],
    needs: 'cue',
    cues: ['adoazonosito', 'adoazonosito jel', 'adoszam', 'ado szam', 'vat'],
    hits: ['adóazonosító jel: «8222333444»', 'adószám «22233344-2-41»'],
    misses: ['we counted 8222333444 of them'],
  },
  {
    name: 'tr-identity-number',
    type: 'NATIONALID',
    shapes: ['[1-9]9999999999'],
    check: turkishCheck,
    needs: 'alone',
    cues: ['tckn', 'kimlik', 'tc kimlik', 'kimlik no', 'kimlik numarasi', 'tckimlik', 'tc no', 'vatandaslik'],
    hits: ['TC Kimlik No: «88055472638»', '«96862040858»', 'TCKN «55269835147»'],
    misses: ['we counted 25270151610 of them'],
  },
  {
    name: 'tr-tax-number',
    type: 'TAXID',
    shapes: ['9999999999'],
    needs: 'cue',
    cues: ['vkn', 'vergi', 'vergi no', 'vergi kimlik', 'vergi numarasi'],
    hits: ['Vergi No: «2223334445»'],
    misses: ['we counted 2223334445 of them'],
  },
  {
    name: 'tr-vehicle',
    type: 'VEHICLE',
    shapes: ['[0-8]9-A-9{4,5}', '[0-8]9-AA-9{3,4}', '[0-8]9-AAA-9{2,4}', '[0-8]9=A=9{2,3}', '[0-8]9=AA=99'],
    rule: (compact) => /^(?:0[1-9]|[1-7]\d|8[01])[A-PR-VYZ]/.test(compact),
    needs: 'alone',
    cues: [
      'plaka',
      'plakali',
      'plakasi',
      'license plate',
      'licence plate',
      'number plate',
      'plate',
      'arac',
      'plakanin',
    ],
    hits: ['Plaka «34 KLM 1234» ve «06 KL 567»', '«81 K 12»', 'plakası «07KLM22»'],
    misses: ['dün 34 KLM 1234 geldi', '99 KLM 123'],
  },
  {
    name: 'ru-tax-number',
    type: 'TAXID',
    shapes: ['9999999999', '999999999999'],
    check: russianCheck,
    needs: 'cue',
    cues: ['инн', 'inn'],
    hits: ['ИНН «5713286288»'],
    misses: ['мы взяли 7124502310 штук'],
  },
  {
    name: 'ru-pension-insurance',
    type: 'NATIONALID',
    shapes: ['999-999-999.99'],
    check: pensionCheck,
    needs: 'cue',
    cues: ['снилс', 'snils', 'страховой номер'],
    hits: ['СНИЛС «222-333-444 12»'],
    misses: ['взяли 222-333-444 12 штук'],
  },
  {
    name: 'ru-ua-passport',
    type: 'PASSPORT',
    shapes: ['99-99-999999', '999999999'],
    needs: 'cue',
    cues: ['паспорт', 'паспорта', 'паспортные данные', 'серия'],
    hits: ['паспорт «45 22 333444»'],
    misses: ['взяли 45 22 333444 штук'],
  },
  {
    name: 'ua-tax-number',
    type: 'TAXID',
    shapes: ['9999999999'],
    needs: 'cue',
    cues: ['рнокпп', 'іпн', 'rnokpp', 'ідентифікаційний код', 'єдрпоу'],
    hits: ['РНОКПП «2233344455»'],
    misses: ['взяли 2233344455 штук'],
  },
];
