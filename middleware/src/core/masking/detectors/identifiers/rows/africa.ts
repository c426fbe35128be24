import { isDay, luhn } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

export const AFRICA: IdentifierRow[] = [
  {
    name: 'za-identity',
    type: 'NATIONALID',
    shapes: '999999-9999-[0-2][0-9]-9',
    rule: (digits) => isDay(digits, 2, 4),
    check: luhn,
    needs: 'alone',
    cues: `
      south african id | sa id | rsa id | identity number | id number | resident number | id no | za
      id`,
    hits: ['South African ID is «3001226317142»', '«0409166402167»', 'SA ID «390628-4217-01-9»'],
    misses: ['we counted 1501197108034 of them'],
  },
  {
    name: 'ng-identity',
    type: 'NATIONALID',
    shapes: '9999-999-9999',
    needs: 'cue',
    cues: 'NIN | nin | bvn | national identification | bank verification',
    hits: ['NIN «22233344455»', 'BVN: «22233344455»'],
    misses: ['we counted 22233344455 of them'],
  },
  {
    name: 'ng-vehicle',
    type: 'VEHICLE',
    shapes: 'AAA=999-AA',
    separators: '- ',
    needs: 'alone',
    cues: 'plate | plates | plate number | vehicle | license plate | licence plate | registration | car',
    hits: ['Plates: «KLM-456KL» and «KLN-999KL»', '«KLM 456KL»'],
    misses: ['the valve KLM-456KL is open', 'ABCD-123EF'],
  },
  {
    name: 'ke-taxpayer',
    type: 'TAXID',
    shapes: '[AP]-999999999-A',
    needs: 'alone',
    cues: 'kra pin | KRA | PIN | kra',
    hits: ['KRA PIN «P022333444K»', '«A022333444K»'],
    misses: ['the valve P022333444K is open'],
  },
  {
    name: 'gh-identity',
    type: 'NATIONALID',
    shapes: 'gha-999999999-9',
    needs: 'form',
    cues: 'ghana card | ghanacard',
    hits: ['lives here as «GHA-222333444-5» now'],
    misses: ['GHA-2223334-5'],
  },
  {
    name: 'eg-identity',
    type: 'NATIONALID',
    shapes: '[23]9999999999999',
    rule: (digits) => isDay(digits, 3, 5),
    needs: 'cue',
    cues: 'الرقم القومي | القومي | egyptian id | national id',
    hits: ['الرقم القومي «28502221234567»', 'national ID «28502221234567»'],
    misses: ['we counted 28502221234567 of them'],
  },
];
