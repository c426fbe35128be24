import { valueAt, weightedSum, divisible, isRepeated } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** HM Revenue and Customs: weights 6, 7, 8, 9, 10, 5, 4, 3, 2 over digits 2 to 10, looked up by the remainder to 11. */
const taxReference = (digits: string): boolean =>
  '21987654321'.charAt(weightedSum(digits, [6, 7, 8, 9, 10, 5, 4, 3, 2], 1) % 11) === digits.charAt(0);

/** Weights 8 to 2, the last two digits as they are: divisible by 97, since 2010 also with 55 more or less. */
function valueAdded(compact: string): boolean {
  const digits = compact.replace(/^(?:GB|XI)/, '').slice(0, 9);
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 10, 1]);
  return [0, 42, 55].includes(sum % 97);
}

/** Five letters of the surname, birth date with the year's digits apart, initials: the month of women is moved by 50. */
const isDrivingNumber = (compact: string): boolean =>
  /^[A-Z]{1,5}9*\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z]{1,2}9?[A-Z0-9][A-Z]{2}$/.test(
    compact,
  ) && /^[A-Z9]{5}\d{6}[A-Z]/.test(compact);

const PLATE_CUES = `
      registration | registration number | reg | reg plate | number plate | plate | plates | vehicle
      | car | vrm | vrn | licence plate | license plate | numberplate | van | truck | motorbike`;

export const UNITED_KINGDOM: IdentifierRow[] = [
  {
    name: 'uk-national-insurance',
    type: 'NATIONALID',
    shapes: '[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]-99-99-99-[A-D]',
    rule: (compact) => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(compact),
    needs: 'form',
    cues: 'nino | national insurance | ni number | insurance number',
    hits: ['NINO: «AB 12 34 56 C»', 'paid under «JG103759A» since May', 'ni number: «kl 22 33 44 a»'],
    misses: ['NINO BG 12 34 56 C', 'NINO AB 12 34 56 E', 'part JG103759A'],
  },
  {
    name: 'uk-health-service',
    type: 'NATIONALID',
    shapes: '999-999-9999',
    rule: (digits) => !isRepeated(digits),
    check: divisible([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11),
    needs: 'alone',
    cues: 'nhs | nhs number | national health | health service | nhs no',
    hits: ['NHS number «492-533-4069»', 'NHS no. «1697995721»'],
    misses: ['we counted 4449963601 of them', 'call 841-092-3289'],
  },
  {
    name: 'uk-tax-reference',
    type: 'TAXID',
    shapes: '99999-99999',
    check: taxReference,
    needs: 'cue',
    cues: 'utr | unique taxpayer | unique taxpayer reference | self assessment | tax reference',
    hits: ['UTR «75979-41016»', 'unique taxpayer reference: «3766285213»'],
    misses: ['we counted 9439696648 of them', 'UTR 12345'],
  },
  {
    name: 'uk-vat',
    type: 'TAXID',
    shapes: 'gb-999-9999-99 gb-999-9999-99-999',
    check: valueAdded,
    needs: 'check',
    cues: 'vat | vat number | vat registration | vat reg',
    hits: ['shown as «GB-452-6850-80»', 'VAT «GB-063-0613-90»'],
    misses: ['shown as GB-588-3485-96', 'valve GB12345'],
  },
  {
    name: 'uk-vat-without-country',
    type: 'TAXID',
    shapes: '999-9999-99 999-9999-99-999',
    check: valueAdded,
    needs: 'cue',
    cues: 'vat | vat number | vat registration | vat reg',
    hits: ['VAT reg no «518-9632-59»'],
    misses: ['we counted 058399131 of them'],
  },
  {
    name: 'uk-driving-licence',
    type: 'LICENSE',
    shapes: '[A-Z][A-Z9]{4}-999999-[A-Z][A-Z9]XAA',
    rule: isDrivingNumber,
    needs: 'form',
    cues: 'driving licence | driver number | licence | dvla | driving license | driver licence',
    hits: ['licence «MARTI754203KL9AB»', 'sent «FO999612118AA9XY» back', 'DVLA: «MARTI 754203 KL9AB»'],
    misses: ['licence MARTI774203KL9AB', 'MARTI754393KL9AB'],
  },
  {
    name: 'uk-passport',
    type: 'PASSPORT',
    shapes: 'AA9999999 999999999',
    needs: 'cue',
    cues: 'british passport | uk passport | passport | passports',
    hits: ['Passports: «KL7654321» and «KM7654321»', 'UK passport «533221100»'],
    misses: ['valve KL7654321 is open', 'PO KL7654321'],
  },
  {
    name: 'uk-vehicle',
    type: 'VEHICLE',
    shapes: '[A-HJ-PR-Y][A-HJ-PR-Y]99-[A-HJ-PR-Z]{3}',
    rule: (compact) => /^..(?:0[2-9]|[12]\d|5[1-9]|[67]\d)/.test(compact),
    needs: 'alone',
    cues: PLATE_CUES,
    hits: ['«BD62 XYZ»', 'drives a car, reg «LK23FGH»'],
    misses: ['the BD62 XYZ of it', 'reg BD00 XYZ', 'AB51 AIB'],
  },
  {
    name: 'uk-vehicle-older',
    type: 'VEHICLE',
    shapes: '[A-HJ-NPR-TV-Y]9{1,3}=[A-HJ-PR-Y]{3} [A-HJ-PR-Y]{3}-9{1,3}[A-HJ-NPR-TV-Y]',
    needs: 'alone',
    cues: PLATE_CUES,
    hits: ['number plate «K1 KLM»', '«KLM456G»', 'van with registration «K223 KLM»'],
    misses: ['the K223 KLM of it', 'model KLM456G'],
  },
  {
    name: 'uk-sort-code',
    type: 'ACCOUNT',
    shapes: '99=99=99 99-99-99',
    separators: ' -',
    needs: 'cue',
    cues: 'sort code | sortcode | sort',
    hits: ['sort code «20-45-11»', 'Sort code: «204511»'],
    misses: ['20-45-11', 'we counted 204511 of them'],
  },
  {
    name: 'uk-pupil',
    type: 'NATIONALID',
    shapes: '[A-HJ-NP-RT-Z]999999999999',
    check: (compact) =>
      'ABCDEFGHJKLMNPQRTUVWXYZ'.charAt(
        weightedSum(compact, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 1) % 23,
      ) === compact.charAt(0) && valueAt(compact, 1) < 10,
    needs: 'check',
    cues: 'upn | pupil | unique pupil',
    hits: ['pupil «Y375936807295»', 'moved with «B578983622513»'],
    misses: ['moved with P825865501367'],
  },
];
