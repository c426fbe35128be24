import { isRepeated, verhoeff, weightedSum } from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

/** Codes of the states and territories on Indian plates. */
const STATES =
  /^(?:A[NPRS]|B[HR]|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|N[L]|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[APK]|WB)/;

/** Singapore: weights 2 7 6 5 4 3 2, four more for T and G, three for M; the remainder to 11 chooses the letter. */
const singaporeCheck: Check = (compact) => {
  const first = compact.charAt(0);
  const sum =
    weightedSum(compact, [2, 7, 6, 5, 4, 3, 2], 1) + ('TG'.includes(first) ? 4 : first === 'M' ? 3 : 0);
  const letters = 'ST'.includes(first) ? 'JZIHGFEDCBA' : first === 'M' ? 'XWUTRQPNJLK' : 'XWUTRQPNMLK';
  return letters.charAt(sum % 11) === compact.charAt(8);
};

export const SOUTH_ASIA: IdentifierRow[] = [
  {
    name: 'in-aadhaar',
    type: 'NATIONALID',
    shapes: '[2-9]999-9999-9999',
    rule: (digits) => !isRepeated(digits),
    check: verhoeff,
    needs: 'alone',
    cues: 'aadhaar | aadhar | adhaar | uid | uidai | आधार',
    hits: ['Aadhaar «6934-5794-5909»', '«4232-2739-0324»', 'aadhar no. «6243-1438-9468»'],
    misses: ['we counted 355434819916 of them', 'tracking 4475-1325-2931'],
  },
  {
    name: 'in-permanent-account',
    type: 'TAXID',
    shapes: '[A-Z]{3}[ABCFGHJLPT][A-Z]9999A A[0-9]{4}A{5}',
    rule: (compact) => /\d{4}/.test(compact),
    needs: 'alone',
    cues: 'PAN | pan card | pan number | pan no | permanent account | permanent account number',
    hits: ['My PAN is «KLMPN2345K»', '«KLMPN2345K»'],
    misses: ['the valve KLMPN2345K is open', 'sku KLMPN2345K'],
  },
  {
    name: 'in-goods-and-services-tax',
    type: 'TAXID',
    shapes: '[0-3]9A{5}9999A[1-9A-Z]zX',
    rule: (compact) => /^(?:0[1-9]|[12]\d|3[0-7])/.test(compact),
    needs: 'form',
    cues: 'gstin | gst | gst number | gst registration',
    hits: ['registered as «27KLMPN2345K1Z5»', 'GSTIN «07KLMPN2345K1Z2»'],
    misses: ['38KLMPN2345K1Z5', '27KLMPN2345K1Y5'],
  },
  {
    name: 'in-passport',
    type: 'PASSPORT',
    shapes: '[A-PR-WY][1-8]99999[1-8] [A-PR-WY][1-9]-999999',
    needs: 'cue',
    cues: 'indian passport | passport | पासपोर्ट',
    hits: ['passport number: «K7932157»'],
    misses: ['the valve K7932157 is open'],
  },
  {
    name: 'in-voter',
    type: 'NATIONALID',
    shapes: 'AAA-9999999',
    needs: 'cue',
    cues: 'voter | voter id | epic | epic number | election card | voters',
    hits: ['voter ID «KLM2289013»', 'EPIC no: «KLM2289013»'],
    misses: ['the valve KLM2289013 is open', 'part KLM2289013'],
  },
  {
    name: 'in-vehicle',
    type: 'VEHICLE',
    shapes: 'AA-9{1,2}-A{1,3}-9999 AA-9-A-AA-9999 9[0-9]-b-h-9999-A{1,2}',
    rule: (compact) => STATES.test(compact) || /^\d\dBH/.test(compact),
    needs: 'alone',
    cues: `
      registration | registration number | vehicle | bike | car | scooter | number plate | plate |
      license plate | rc`,
    hits: ["My bike's registration number is «OD02KL2341»", '«KA-53-KL-3456»', '«DL3CKL0001»'],
    misses: ['the valve OD02KL2341 is open', 'ABNE123456'],
  },
  {
    name: 'in-driving-licence',
    type: 'LICENSE',
    shapes: 'AA-99-99999999999 AA-99-9999-9999999',
    rule: (compact) => STATES.test(compact),
    needs: 'cue',
    cues: 'driving licence | driving license | DL | licence | license',
    hits: ['driving licence «MH12 20110012345»'],
    misses: ['the valve MH1220110012345 is open'],
  },
  {
    name: 'sg-identity',
    type: 'NATIONALID',
    shapes: '[STFGM]9999999A',
    check: singaporeCheck,
    needs: 'check',
    cues: 'nric | fin | FIN | nric fin | nric no | singapore id',
    hits: ['lives here as «G0600049K» now', 'NRIC «M3843176Z»'],
    misses: ['lives here as M2750731Z now', 'part S3736315D'],
  },
  {
    name: 'sg-company',
    type: 'TAXID',
    shapes: '99999999A [12]99999999A [TSR]99AA9999A',
    rule: (compact) => compact.length !== 10 || !/^\d/.test(compact) || /^(?:18|19|20)/.test(compact),
    needs: 'alone',
    cues: 'uen | unique entity | acra',
    hits: ['UEN «T16KL0037C»', '«201655443K»'],
    misses: ['the valve 201655443K is open', '53125226'],
  },
];
