import { divisible, isDay, isRepeated, luhn, valueAt, weightedSum } from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Australian Business Register: one less in front, weights 10, 1, 3 … 19, to 89. */
const businessCheck: Check = (digits) =>
  (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;

/** Inland Revenue: a second row of weights when the first leaves ten. */
const inlandRevenueCheck: Check = (compact) => {
  const digits = compact.padStart(9, '0');
  const digit = (weights: number[]): number => (11 - (weightedSum(digits, weights) % 11)) % 11;
  const first = digit([3, 2, 7, 6, 5, 4, 3, 2]);
  return (first === 10 ? digit([7, 4, 3, 2, 5, 2, 7, 6]) : first) === valueAt(digits, 8);
};

/** Letters count from 1; an X in front of a single letter is left out, the sum with the check is divisible by eleven. */
const hongKongCheck: Check = (compact) => {
  const last = compact.endsWith('A') ? 10 : valueAt(compact, compact.length - 1);
  const padded = compact.slice(0, -1).padStart(8, '[');
  const sum = weightedSum(padded, [9, 8, 7, 6, 5, 4, 3, 2]);
  return (sum + last) % 11 === 0;
};

export const SOUTH_EAST_ASIA: IdentifierRow[] = [
  {
    name: 'hk-identity',
    type: 'NATIONALID',
    shapes: 'A{1,2}999999[0-9A]',
    check: hongKongCheck,
    needs: 'cue',
    cues: 'hkid | hong kong id | hong kong identity | 身份證 | identity card',
    hits: ['HKID «YC8748785»'],
    misses: ['the valve FK0307582 is open'],
  },
  {
    name: 'ph-taxpayer',
    type: 'TAXID',
    shapes: '999-999-999 999-999-999-999 999-999-999-99999',
    needs: 'cue',
    cues: 'TIN | tin | bir | bir tin | tax id | taxpayer identification',
    hits: ['TIN: «222-333-444-000»', 'BIR TIN: «222333444000»'],
    misses: ['we counted 222333444000 of them'],
  },
  {
    name: 'ph-social-security',
    type: 'NATIONALID',
    shapes: '99-9999999-9 9999-9999999-9 99-999999999-9',
    needs: 'cue',
    cues: 'sss | SSS number | umid | crn | philhealth | philsys | gsis',
    hits: ['SSS «34-2233445-6»', 'UMID CRN: «0111-2233445-6»'],
    misses: ['lot 34-2233445-6'],
  },
  {
    name: 'my-identity',
    type: 'NATIONALID',
    shapes: '999999=99=9999',
    separators: '-',
    rule: (digits) => isDay(digits, 2, 4) && !/^.{6}(?:00|1[7-9]|20|69|7[03]|8[01]|9[4-7])/.test(digits),
    needs: 'form',
    cues: 'nric | mykad | kad pengenalan | ic number | ic no',
    hits: ['tinggal «810909-14-5542» di sini', 'MyKad «810909-14-5542»'],
    misses: ['811309-14-5542', '12-810909-14-5542'],
  },
  {
    name: 'my-identity-plain',
    type: 'NATIONALID',
    shapes: '999999999999',
    rule: (digits) => isDay(digits, 2, 4),
    needs: 'cue',
    cues: 'nric | mykad | kad pengenalan | ic number | ic no | IC',
    hits: ['kad pengenalan: «810909145542»'],
    misses: ['we counted 810909145542 of them'],
  },
  {
    name: 'id-population-number',
    type: 'NATIONALID',
    shapes: '9999999999999999 99-99-99-999999-9999',
    rule: (digits) => isDay(digits, 8, 6, [0]) || Number(digits.slice(6, 8)) > 40,
    needs: 'cue',
    cues: 'nik | ktp | nomor induk kependudukan | no ktp',
    hits: ['NIK «3171012203890001»'],
    misses: ['we counted 3171012203890001 of them'],
  },
  {
    name: 'id-taxpayer',
    type: 'TAXID',
    shapes: '99.999.999.9-999.999',
    needs: 'cue',
    cues: 'npwp | nomor pokok wajib pajak',
    hits: ['NPWP «02.333.444.5-666.000»'],
    misses: ['we counted 023334445666000 of them'],
  },
  {
    name: 'vn-citizen',
    type: 'NATIONALID',
    shapes: '0[0-9]{11} 999999999',
    needs: 'cue',
    cues: 'cccd | cmnd | can cuoc | can cuoc cong dan | chung minh nhan dan | chung minh thu',
    hits: ['CCCD «022333444555»'],
    misses: ['we counted 022333444555 of them'],
  },
  {
    name: 'pk-identity',
    type: 'NATIONALID',
    shapes: '[1-7][1-9]999=9999999=9',
    separators: '-',
    needs: 'form',
    cues: 'cnic | nicop | national identity',
    hits: ['CNIC «34201-2233445-6»', 'lives here as «42201-2233445-6» now'],
    misses: ['34201-223344-6', 'lot 34201-2233445-6'],
  },
  {
    name: 'pk-identity-plain',
    type: 'NATIONALID',
    shapes: '[1-7]999999999999',
    needs: 'cue',
    cues: 'cnic | nicop',
    hits: ['CNIC: «3420122334456»'],
    misses: ['we counted 3420122334456 of them'],
  },
  {
    name: 'lk-identity',
    type: 'NATIONALID',
    shapes: '999999999[VX]',
    needs: 'alone',
    cues: 'nic | NIC | national identity',
    hits: ['NIC «852233445V»'],
    misses: ['the valve 852233445V is open'],
  },
  {
    name: 'ae-identity',
    type: 'NATIONALID',
    shapes: '784=[0-9]{4}=[0-9]{7}=[0-9] 784[0-9]{12}',
    rule: (digits) => /^784(?:19|20)/.test(digits),
    needs: 'form',
    cues: 'emirates id | eid | الهوية',
    hits: ['Emirates ID «784-1984-2233445-6»', 'came with «784-1984-2233445-6» again'],
    misses: ['784-1884-2233445-6'],
  },
  {
    name: 'sa-identity',
    type: 'NATIONALID',
    shapes: '[12]999999999',
    check: luhn,
    needs: 'cue',
    cues: 'iqama | الهوية | رقم الهوية | saudi id | الإقامة',
    hits: ['iqama «2973278829»'],
    misses: ['we counted 1988614069 of them'],
  },
  {
    name: 'il-identity',
    type: 'NATIONALID',
    shapes: '999999999 99999999-9 9999999-9',
    rule: (digits) => !isRepeated(digits),
    check: (digits) => luhn(digits.padStart(9, '0')),
    needs: 'cue',
    cues: 'teudat zehut | תעודת זהות | ת ז | מספר זהות | israeli id | tz',
    hits: ['תעודת זהות «642402002»', 'teudat zehut: «755061747»'],
    misses: ['we counted 605326206 of them'],
  },
  {
    name: 'au-tax-file',
    type: 'TAXID',
    shapes: '999-999-999',
    rule: (digits) => !isRepeated(digits),
    check: divisible([1, 4, 3, 7, 5, 8, 6, 9, 10], 11),
    needs: 'alone',
    cues: 'tfn | tax file | tax file number',
    hits: ['TFN «396-434-591»', 'tax file number «585278524»'],
    misses: ['we counted 786014195 of them'],
  },
  {
    name: 'au-business',
    type: 'TAXID',
    shapes: '99-999-999-999',
    check: businessCheck,
    needs: 'alone',
    cues: 'abn | business number | australian business',
    hits: ['ABN «92-709-511-304»', '«30-063-323-227»'],
    misses: ['we counted 17895099873 of them'],
  },
  {
    name: 'au-company',
    type: 'TAXID',
    shapes: '999-999-999',
    check: divisible([8, 7, 6, 5, 4, 3, 2, 1, 1], 10),
    needs: 'alone',
    cues: 'acn | company number | australian company',
    hits: ['ACN «451-922-517»'],
    misses: ['we counted 632484765 of them'],
  },
  {
    name: 'au-medicare',
    type: 'NATIONALID',
    shapes: '[2-6]999-99999-9 [2-6]999-99999-9-9',
    check: divisible([1, 3, 7, 9, 1, 3, 7, 9, -1], 10),
    needs: 'alone',
    cues: 'medicare | medicare number | medicare card',
    hits: ['Medicare card «3285-65171-8»', '«3069677489»'],
    misses: ['we counted 4324307053 of them'],
  },
  {
    name: 'nz-inland-revenue',
    type: 'TAXID',
    shapes: '9{2,3}-999-999',
    check: inlandRevenueCheck,
    needs: 'cue',
    cues: 'ird | ird number | inland revenue | ird no',
    hits: ['IRD «524-605-449»', 'IRD number «264643112»'],
    misses: ['we counted 564308536 of them'],
  },
  {
    name: 'nz-health',
    type: 'NATIONALID',
    shapes: '[A-HJ-NP-Z]{3}-9999 [A-HJ-NP-Z]{3}99[A-HJ-NP-Z]{2}',
    needs: 'cue',
    cues: 'nhi | nhi number | national health index',
    hits: ['NHI «KLM2233»'],
    misses: ['the valve KLM2233 is open'],
  },
];
