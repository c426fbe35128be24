import { divisible, luhn, valueAt } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Numbers that the Social Security Administration never gives out are none. */
const isAssignable = (digits: string): boolean => /^(?!000|666)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);

const SOCIAL_SECURITY = `
      ssn | ssns | social security | social security number | soc sec | social insurance | tax id |
      taxpayer id`;

/** Drug Enforcement Administration: digits 1, 3, 5 plus twice 2, 4, 6; the last place of the sum is digit 7. */
function drugCheck(compact: string): boolean {
  const digit = (place: number): number => valueAt(compact, place + 1);
  return (digit(1) + digit(3) + digit(5) + 2 * (digit(2) + digit(4) + digit(6))) % 10 === digit(7);
}

export const UNITED_STATES: IdentifierRow[] = [
  {
    name: 'us-social-security-number',
    type: 'SSN',
    shapes: '[0-8]99=99=9999',
    rule: isAssignable,
    needs: 'form',
    cues: SOCIAL_SECURITY,
    hits: ['SSN «536-22-4471» on file', 'her «536 22 4471», he said', 'SSN-«536-22-4471»'],
    misses: [
      '000-12-3456',
      '666-12-3456',
      '912-34-5678',
      'order 536-22-4471',
      '536-22 4471',
      '12-536-22-4471',
    ],
  },
  {
    name: 'us-social-security-number-unusual',
    type: 'SSN',
    shapes: '999-99-9999 999999-999 99999-9999',
    rule: (digits) => !/^(?:000|666)|0000$/.test(digits),
    needs: 'cue',
    cues: SOCIAL_SECURITY,
    hits: ['social security number: «536224471»', 'his SSN is «922 22 4471»'],
    misses: ['order 536224471', 'we counted 536224471 of them', 'SSN 000-00-0000'],
  },
  {
    name: 'us-individual-taxpayer-number',
    type: 'TAXID',
    shapes: '[9]99=99=9999 [9]99-99-9999',
    rule: (digits) => /^9..(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(digits),
    needs: 'alone',
    cues: 'itin | itins | individual taxpayer | taxpayer identification | taxpayer id',
    hits: ['ITIN «912-78-4433»', '«912-78-4433»', 'taxpayer identification number «912784433»'],
    misses: ['ITIN 912-49-4433', 'we counted 912784433 of them'],
  },
  {
    name: 'us-employer-number',
    type: 'TAXID',
    shapes: '99-9999999',
    needs: 'cue',
    cues: `
      ein | fein | employer identification | employer identification number | employer id | federal
      tax id | tax id | tax identification`,
    hits: ['Employer identification number: «12-3456789»', 'federal tax ID «12-3456789»'],
    misses: ['12-3456789', 'lot 12-3456789'],
  },
  {
    name: 'us-medicare-beneficiary',
    type: 'NATIONALID',
    shapes:
      '[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]9-[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]9-[AC-HJKMNP-RT-Y]{2}99',
    needs: 'form',
    cues: 'mbi | medicare | medicare beneficiary | beneficiary',
    hits: ['covered under «4KH7-MN2-PQ33»', 'MBI «4KH7MN2PQ33»'],
    misses: ['MBI 1SG4-TE5-MK73', 'ABC4-TE5-MK73'],
  },
  {
    name: 'us-provider',
    type: 'CLINICIAN',
    shapes: '[12]999-999-999',
    check: (digits) => luhn(`80840${digits}`),
    needs: 'alone',
    cues: 'npi | npis | national provider | provider identifier | prescriber | provider id',
    hits: ['NPI «2143-196-717»', 'the prescriber, NPI «1975-242-988»'],
    misses: ['we counted 2068-250-937 of them', 'invoice 1652-843-982'],
  },
  {
    name: 'us-drug-prescriber',
    type: 'CLINICIAN',
    shapes: '[ABCDEFGHJKLMPRSTUX]A-9999999 [ABCDEFGHJKLMPRSTUX]99999999',
    rule: (compact) => /^[A-Z](?:[A-Z]|9)/.test(compact),
    check: drugCheck,
    needs: 'alone',
    cues: 'dea | dea number | dea registration | prescriber',
    hits: ['DEA number «AJ-2375310»', '«XW-0027400»'],
    misses: ['the valve KS-8295607 is open', 'model GR-0176948'],
  },
  {
    name: 'us-routing-number',
    type: 'ACCOUNT',
    shapes: '9999-9999-9',
    rule: (digits) => /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(digits),
    check: divisible([3, 7, 1, 3, 7, 1, 3, 7, 1], 10),
    needs: 'alone',
    cues: 'aba | rtn | routing | routing number | routing transit | transit number | bank routing',
    hits: ['routing number «036068401»', 'ABA «2390-9151-8»'],
    misses: ['we counted 281567906 of them', 'routing number 991042882'],
  },
  {
    name: 'us-passport',
    type: 'PASSPORT',
    shapes: 'A99999999 999999999',
    needs: 'cue',
    cues: 'us passport | passport | travel document | passport book | passport card',
    hits: ['travel document is «K23914567»', 'US passport «543914567»'],
    misses: ['valve K23914567 is open', 'we counted 543914567 of them'],
  },
  {
    name: 'us-tax-preparer',
    type: 'TAXID',
    shapes: 'p-99999999',
    needs: 'cue',
    cues: 'ptin | preparer | tax preparer',
    hits: ['PTIN «P02605957»', 'tax preparer P-number: «P-02605957»'],
    misses: ['valve P02605957 is open', 'PTIN P0260595'],
  },
];
