import { complement, divisible, isDay, luhn, weightedSum, valueAt } from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Ten digits; two of the century in front are not part of the sum. Day plus 60 stands for a coordination number. */
const swedishCheck: Check = (digits) => luhn(digits.slice(-10));
const isSwedishPerson = (digits: string): boolean => {
  const short = digits.slice(-10);
  const month = Number(short.slice(2, 4));
  const day = Number(short.slice(4, 6));
  return month >= 1 && month <= 12 && (day > 60 ? day - 60 : day) >= 1 && (day > 60 ? day - 60 : day) <= 31;
};

/** Remainder of birth date and individual number to 31. */
const finnishCheck: Check = (compact) => {
  const digits = compact.slice(0, 6) + compact.slice(-4, -1);
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(digits) % 31) === compact.slice(-1);
};

const norwegianCheck: Check = (digits) =>
  divisible([3, 7, 6, 1, 8, 9, 4, 5, 2, 1], 11)(digits) &&
  divisible([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11)(digits);

/** Estonia and Lithuania: a second row of weights when the first leaves ten. */
const balticCheck: Check = (digits) => {
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first === 10 ? second % 10 : first) === valueAt(digits, 10);
};

const latvianCheck: Check = (digits) =>
  ((1101 - weightedSum(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === valueAt(digits, 10);

const SWEDISH_PERSON = `
      personnummer | pnr | persnr | personal identity | samordningsnummer | personnr | personal
      number`;

export const NORTHERN_EUROPE: IdentifierRow[] = [
  {
    name: 'se-personal-number',
    type: 'NATIONALID',
    shapes: '999999=9999 19999999=9999 20999999=9999',
    separators: '-',
    rule: isSwedishPerson,
    check: swedishCheck,
    needs: 'check',
    cues: SWEDISH_PERSON,
    hits: ['boende «030261-6503» i huset', 'personnummer «760228-8707»'],
    misses: ['boende 781220-1354 i huset', 'order 721061-5899'],
  },
  {
    name: 'se-personal-number-plain',
    type: 'NATIONALID',
    shapes: '9999999999 1[89]9999999999 209999999999 18999999=9999',
    separators: '-',
    rule: isSwedishPerson,
    check: swedishCheck,
    needs: 'alone',
    cues: SWEDISH_PERSON,
    hits: ['personnummer «5711625284»', 'pnr: «9302033745»', '«3012143750»'],
    misses: ['we counted 4205028410 of them'],
  },
  {
    name: 'se-organization-number',
    type: 'TAXID',
    shapes: '[1-35-9]9[2-9]999-9999',
    check: luhn,
    needs: 'alone',
    cues: `
      organisationsnummer | org nr | orgnr | orgnummer | company identity | organization number |
      momsreg | momsnummer`,
    hits: ['organisationsnummer «386213-0907»', 'org.nr «2522421607»'],
    misses: ['we counted 3065724928 of them'],
  },
  {
    name: 'fi-personal-identity',
    type: 'NATIONALID',
    shapes: '999999[A-FU-Y]999X 999999=999X',
    separators: '-',
    rule: (compact) => isDay(compact, 2, 0),
    check: finnishCheck,
    needs: 'check',
    cues: 'henkilotunnus | hetu | henkilotunnukseni | personbeteckning | personal identity',
    hits: ['asuu «151262A8326» täällä', 'henkilötunnus «040858F5267»'],
    misses: ['asuu 110702W5407 täällä', '310289-211C'],
  },
  {
    name: 'fi-business-id',
    type: 'TAXID',
    shapes: '9999999=9 fi-99999999',
    separators: '- ',
    check: (compact) => complement([7, 9, 10, 5, 8, 4, 2], 11, -1)(compact.replace('FI', '')),
    needs: 'cue',
    cues: 'y tunnus | ytunnus | business id | fo nummer | alv | alv nro',
    hits: ['Y-tunnus «0451190-8»'],
    misses: ['osa 3573319-1'],
  },
  {
    name: 'dk-civil-registration',
    type: 'NATIONALID',
    shapes: '999999-9999',
    separators: '- ',
    rule: (digits) => isDay(digits, 2, 0),
    needs: 'cue',
    cues: 'cpr | cpr nummer | cpr nr | personnummer | civil registration',
    hits: ['CPR «130562-4321»', 'CPR-nr. «1305624321»'],
    misses: ['130562-4321', 'CPR 991362-4321'],
  },
  {
    name: 'dk-company',
    type: 'TAXID',
    shapes: '99-99-99-99 dk-99-99-99-99',
    check: (compact) => divisible([2, 7, 6, 5, 4, 3, 2, 1], 11)(compact.replace('DK', '')),
    needs: 'cue',
    cues: 'cvr | cvr nummer | cvr nr | moms | se nummer',
    hits: ['CVR-nr. «37279099»'],
    misses: ['we counted 14798560 of them'],
  },
  {
    name: 'no-birth-number',
    type: 'NATIONALID',
    shapes: '999999-99999',
    rule: (digits) =>
      isDay(
        String(Number(digits.slice(0, 2)) % 40).padStart(2, '0') +
          String(Number(digits.slice(2, 4)) % 40).padStart(2, '0'),
        2,
        0,
      ),
    check: norwegianCheck,
    needs: 'check',
    cues: 'fodselsnummer | personnummer | fnr | d nummer | fodselsnr | national identity',
    hits: ['bor «628757-66177» her', 'fødselsnummer «090380-51124»'],
    misses: ['bor 890781-30004 her', 'ordre 818734-07301'],
  },
  {
    name: 'no-organization-number',
    type: 'TAXID',
    shapes: '[89]99-999-999',
    check: complement([3, 2, 7, 6, 5, 4, 3, 2], 11),
    needs: 'alone',
    cues: 'orgnr | org nr | organisasjonsnummer | foretaksnummer | mva',
    hits: ['organisasjonsnummer «963-580-398»'],
    misses: ['we counted 862053702 of them'],
  },
  {
    name: 'is-identity-number',
    type: 'NATIONALID',
    shapes: '999999-9999',
    separators: '- ',
    rule: (digits) => /^(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2]).{5}[089]$/.test(digits),
    check: divisible([3, 2, 7, 6, 5, 4, 3, 2, 1], 11),
    needs: 'alone',
    cues: 'kennitala | kt | kennitolu',
    hits: ['kennitala «651012-1390»', '«290369-3128»'],
    misses: ['we counted 0603081870 of them'],
  },
  {
    name: 'ee-lt-personal-code',
    type: 'NATIONALID',
    shapes: '[1-8]9999999999',
    rule: (digits) => isDay(digits, 3, 5),
    check: balticCheck,
    needs: 'alone',
    cues: 'isikukood | asmens kodas | personal code | asmens kodo | isikukoodi',
    hits: ['isikukood «14309091373»', 'asmens kodas: «30407201670»'],
    misses: ['we counted 68508069063 of them'],
  },
  {
    name: 'lv-personal-code',
    type: 'NATIONALID',
    shapes: '999999-99999',
    separators: '- ',
    rule: (digits) => isDay(digits, 2, 0) || digits.startsWith('32'),
    check: latvianCheck,
    needs: 'alone',
    cues: 'personas kods | personas koda | personas kodu | personal code',
    hits: ['personas kods «061246-60471»', '«251007-83112»'],
    misses: ['we counted 05112489078 of them'],
  },
];
