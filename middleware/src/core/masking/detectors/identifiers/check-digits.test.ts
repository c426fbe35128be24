import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stdnum, type Validator } from 'stdnum';
import { IDENTIFIER_ROWS } from './index.ts';
import type { IdentifierRow } from './identifier-row.ts';
import { isDay, luhn, mod11And10, mod11Dash2, travelDocument, verhoeff } from './check-digits.ts';

/** Our row, the validator that must agree with it, and numbers of the form: what begins them, digits, what ends them. */
type Same = [
  row: string,
  country: string,
  validator: string,
  prefix: string,
  digits: number,
  suffix?: string,
];
const SAME: Same[] = [
  ['ar-tax-code', 'AR', 'cuit', '20', 9],
  ['au-company', 'AU', 'acn', '', 9],
  ['au-tax-file', 'AU', 'tfn', '', 9],
  ['bg-civil-number', 'BG', 'egn', '850217', 4],
  ['br-company', 'BR', 'cnpj', '', 14],
  ['br-person-plain', 'BR', 'cpf', '', 11],
  ['ca-social-insurance', 'CA', 'sin', '', 9],
  ['ch-social-security', 'CH', 'ssn', '7569217', 6],
  ['cl-tax-role', 'CL', 'rut', '', 8],
  ['cn-resident', 'CN', 'ric', '11010119850217', 4],
  ['co-tax-number', 'CO', 'nit', '8', 9],
  ['dk-company', 'DK', 'cvr', '1', 7],
  ['ec-identity', 'EC', 'ci', '17', 8],
  ['ee-lt-personal-code', 'EE', 'ik', '3850217', 4],
  ['ee-lt-personal-code', 'LT', 'asmens', '3850217', 4],
  ['es-identity-number', 'ES', 'dni', '', 8, 'K'],
  ['fi-business-id', 'FI', 'ytunnus', '', 8],
  ['fr-company', 'FR', 'siren', '', 9],
  ['fr-social-security', 'FR', 'nir', '18502750', 7],
  ['gr-social-security', 'GR', 'amka', '170285', 5],
  ['gr-tax-number', 'GR', 'vat', '', 9],
  ['hr-personal-number', 'HR', 'oib', '', 11],
  ['il-identity', 'IL', 'idnr', '', 9],
  ['in-aadhaar', 'IN', 'aadhaar', '3', 11],
  ['is-identity-number', 'IS', 'kennitala', '120174', 3, '9'],
  ['kr-company', 'KR', 'brn', '1', 9],
  ['nl-citizen-service', 'NL', 'bsn', '', 9],
  ['no-organization-number', 'NO', 'orgnr', '9', 8],
  ['nz-inland-revenue', 'NZ', 'ird', '', 9],
  ['pl-company', 'PL', 'regon', '', 9],
  ['pl-pesel', 'PL', 'pesel', '850217', 5],
  ['pl-tax-number', 'PL', 'nip', '', 10],
  ['pt-tax-number', 'PT', 'nif', '2', 8],
  ['ro-personal-code', 'RO', 'cnp', '185021712', 4],
  ['ru-tax-number', 'RU', 'inn', '', 10],
  ['th-identity', 'TH', 'idnr', '1', 12],
  ['tr-identity-number', 'TR', 'tckimlik', '4', 10],
  ['uk-tax-reference', 'GB', 'utr', '', 10],
  ['uk-vat-without-country', 'GB', 'vat', '', 9],
];

const rows = new Map(IDENTIFIER_ROWS.map((row) => [row.name, row as IdentifierRow]));

/** Numbers that are the same in each run, spread over their range. */
function* numbers(prefix: string, digits: number, suffix = ''): Generator<string> {
  const range = 10 ** digits;
  for (let step = 1; step <= 3000; step += 1) {
    const middle = Math.floor(range * ((step * 0.6180339887498949) % 1));
    yield prefix + String(middle).padStart(digits, '0') + suffix;
  }
}

for (const [name, country, validator, prefix, digits, suffix] of SAME) {
  test(`${name} takes every number that ${country}.${validator} of the package stdnum finds right, and few others`, () => {
    const row = rows.get(name);
    const judge = (stdnum as Record<string, Record<string, Validator>>)[country]?.[validator];
    assert.ok(row?.check && judge, `${name} and ${country}.${validator} are there`);
    const all = [...numbers(prefix, digits, suffix)];
    const right = all.filter((number) => judge.validate(number).isValid);
    assert.ok(right.length > 10, `${right.length} of ${all.length} numbers are right`);
    for (const number of right) assert.ok(row.check(number), number);
    const others = all.filter((number) => row.check?.(number) && row.rule?.(number) !== false).length;
    // Some validators also know which offices exist.
    assert.ok(others <= right.length * 1.5, `ours takes ${others}, stdnum ${right.length}`);
  });
}

test('the published examples of the general checks are right, and wrong with one digit changed', () => {
  const examples: [check: (digits: string) => boolean, right: string, wrong: string][] = [
    [luhn, '79927398713', '79927398710'],
    [verhoeff, '2363', '2364'],
    [mod11And10, '794623', '794625'],
    [mod11Dash2, '0000000218250097'.slice(0, 15) + checkOf('000000021825009'), '0000000218250090'],
    [travelDocument, 'L898902C36', 'L898902C37'],
  ];
  for (const [check, right, wrong] of examples) {
    assert.ok(check(right), right);
    assert.ok(!check(wrong), wrong);
  }
});

/** The last sign of an ISNI, worked out the slow way. */
function checkOf(digits: string): string {
  const rest = [...digits].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'][(12 - rest) % 11] ?? '';
}

test('a day stands where it must, months moved for a century or for women count', () => {
  assert.ok(isDay('800229', 2, 4));
  assert.ok(!isDay('800230', 2, 4));
  assert.ok(!isDay('801301', 2, 4));
  assert.ok(isDay('805101', 2, 4, [0, 50]));
  assert.ok(!isDay('805101', 2, 4));
});
