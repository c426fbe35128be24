import { isDay, isRepeated, mod11Dash2, valueAt, weightedSum } from '../check-digits.ts';
import type { Check } from '../check-digits.ts';
import type { IdentifierRow } from '../identifier-row.ts';

const KOREAN_WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** Given at random since 2020: a check that is wrong says nothing. Foreigners' have two more. */
const koreanCheck: Check = (digits) => {
  const lacking = 11 - (weightedSum(digits, KOREAN_WEIGHTS) % 11);
  return [lacking % 10, (lacking + 2) % 10][/^.{6}[5-8]/.test(digits) ? 1 : 0] === valueAt(digits, 12);
};

const koreanCompanyCheck: Check = (digits) => {
  const sum = weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((valueAt(digits, 8) * 5) / 10);
  return (10 - (sum % 10)) % 10 === valueAt(digits, 9);
};

const japaneseCheck: Check = (digits) => {
  const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === valueAt(digits, 11);
};

const thaiCheck: Check = (digits) =>
  (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === valueAt(digits, 12);

/** The letter as the two digits of its place, 10 to 35 in Taiwan's own order. */
const taiwaneseCheck: Check = (compact) => {
  const value = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(compact.charAt(0)) + 10;
  return (
    (Math.floor(value / 10) + (value % 10) * 9 + weightedSum(compact, [8, 7, 6, 5, 4, 3, 2, 1, 1], 1)) %
      10 ===
    0
  );
};

export const EAST_ASIA: IdentifierRow[] = [
  {
    name: 'kr-resident',
    type: 'NATIONALID',
    shapes: '999999=[1-8]999999',
    separators: '-',
    rule: (digits) => isDay(digits, 2, 4),
    check: koreanCheck,
    needs: 'form',
    cues: '주민등록번호 | 주민번호 | 외국인등록번호 | rrn | frn | resident registration | foreign registration',
    hits: ['with «830417-1234567» as usual', '주민등록번호 «830417-2234567»'],
    misses: ['960111-10214131', '001332-1234567', '760413-9212134'],
  },
  {
    name: 'kr-resident-plain',
    type: 'NATIONALID',
    shapes: '999999[1-8]999999',
    rule: (digits) => isDay(digits, 2, 4),
    check: koreanCheck,
    needs: 'alone',
    cues: '주민등록번호 | 주민번호 | 외국인등록번호 | rrn | frn | resident registration | foreign registration',
    hits: ['RRN «4311237338688»', '«5808297433169»', '주민등록번호: «8709232281843»'],
    misses: ['we counted 9410163320214 of them'],
  },
  {
    name: 'kr-company',
    type: 'TAXID',
    shapes: '999-99-99999',
    check: koreanCompanyCheck,
    needs: 'alone',
    cues: 'brn | 사업자등록번호 | 사업자 | business registration',
    hits: ['BRN «213-09-07048»', '«731-11-57239»', '사업자등록번호 «7883103493»'],
    misses: ['we counted 5933837069 of them'],
  },
  {
    name: 'kr-passport',
    type: 'PASSPORT',
    shapes: '[MSRODG]99999999 [MSRODG]999A9999',
    needs: 'cue',
    cues: '여권 | 여권번호 | korean passport | passport',
    hits: ['여권번호 «M323K4567»', 'passport «S32345678»'],
    misses: ['the valve M323K4567 is open'],
  },
  {
    name: 'kr-passport-form',
    type: 'PASSPORT',
    shapes: '[MSRODG]999A9999',
    needs: 'alone',
    cues: '여권 | korean passport',
    hits: ['«S323K4567»'],
    misses: ['the valve M323K4567 is open'],
  },
  {
    name: 'kr-driver-licence',
    type: 'LICENSE',
    shapes: '99-99-999999-99',
    rule: (digits) => /^(?:1[1-9]|2[0-68])/.test(digits),
    needs: 'cue',
    cues: '운전면허 | 면허번호 | 운전면허번호 | driver license | driving licence | driving license | license',
    hits: ['운전면허번호 «132233445566»', "driver's license «13-22-334455-66»"],
    misses: ['we counted 132233445566 of them', 'license 99-22-334455-66'],
  },
  {
    name: 'kr-driver-licence-written-out',
    type: 'LICENSE',
    shapes: '99=99=999999=99',
    separators: '- ',
    rule: (digits) => /^(?:1[1-9]|2[0-68])/.test(digits),
    needs: 'alone',
    cues: '운전면허',
    hits: ['«13-22-334455-66»'],
    misses: ['99-22-334455-66', '113-22-334455-66'],
  },
  {
    name: 'jp-my-number',
    type: 'NATIONALID',
    shapes: '9999-9999-9999',
    rule: (digits) => !isRepeated(digits),
    check: japaneseCheck,
    needs: 'alone',
    cues: 'マイナンバー | 個人番号 | my number | mynumber',
    hits: ['マイナンバーは «323680550160»', 'My Number: «0018-1305-2403»'],
    misses: ['we counted 853371224850 of them', 'tracking 2988-1139-0665'],
  },
  {
    name: 'cn-resident',
    type: 'NATIONALID',
    shapes: '[1-8]9999999999999999[0-9X]',
    rule: (compact) => /^.{6}(?:19|20)/.test(compact) && isDay(compact, 10, 12),
    check: mod11Dash2,
    needs: 'check',
    cues: '身份证 | 身份证号 | 居民身份证 | 身份證 | resident id | chinese id',
    hits: ['住在 «612192197401257131» 这里', '身份证号 «16534120240418686X»'],
    misses: ['here 16534120240418686X is'],
  },
  {
    name: 'tw-identity',
    type: 'NATIONALID',
    shapes: 'A[1289]99999999',
    check: taiwaneseCheck,
    needs: 'alone',
    cues: '身分證 | 身分證字號 | 統一編號 | taiwan id | national id',
    hits: ['身分證字號 «H802593457»', '«J135411234»'],
    misses: ['the valve R127411324 is open'],
  },
  {
    name: 'th-identity',
    type: 'NATIONALID',
    shapes: '[1-8]-9999-99999-99-9',
    check: thaiCheck,
    needs: 'alone',
    cues: `
      tnin | เลขบัตรประชาชน | บัตรประชาชน | เลขประจำตัวประชาชน | thai id | thai national | national id |
      citizen id`,
    hits: ['Thai ID is «6116237227812»', 'เลขบัตรประชาชน «1-5684-70899-16-7»', '«4569715101583»'],
    misses: ['we counted 8209657373631 of them'],
  },
];
