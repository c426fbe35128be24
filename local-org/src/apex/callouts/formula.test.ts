import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateFormula, FormulaError } from './formula.ts';

const now = Date.UTC(2026, 10, 22, 10, 5, 7, 900);
const fields = { '$User.Username': 'sam@example.test', '$Organization.Id': '00D000000000001' };

const table: [formula: string, result: string][] = [
  ['urn:byom:gateway', 'urn:byom:gateway'],
  ['{!$User.Username}', 'sam@example.test'],
  ['{!$organization.ID}', '00D000000000001'],
  [`{!'Bearer ' & $User.Username & "!"}`, 'Bearer sam@example.test!'],
  [
    '{!Text(FLOOR((NOW() - DATETIMEVALUE( "1970-01-01 00:00:00" )) * 86400 + 120))}',
    String(Math.floor(now / 1000) + 120),
  ],
  ['{!1 + 2 * 3 - 8 / 4}', '5'],
  ['{!-(2 + 1)}', '-3'],
  ['{!TEXT(ROUND(1.256, 2)) & TEXT(CEILING(1.1))}', '1.262'],
];

test('a claim’s formula gives what the platform gives', () => {
  for (const [formula, result] of table) assert.equal(evaluateFormula(formula, fields, now), result, formula);
});

const refused: [formula: string, problem: RegExp][] = [
  ['{!$User.Phone}', /merge field \$User\.Phone/],
  ['{!HYPERLINK("a", "b")}', /function HYPERLINK/],
  ['{!NOW()}', /must give text or a number/],
  ['{!1 + "a"}', /\+ or - of these types/],
  ['{!(1}', /closing parenthesis is missing/],
  ['{!1 2}', /unexpected 2/],
  ['{!1 % 2}', /Unsupported formula character: %/],
  ['{!DATETIMEVALUE("soon")}', /DATETIMEVALUE of something/],
  ['{!}', /it ends too early/],
  ['a {!$User.Username} b', /Text around a formula/],
];

test('what the evaluator does not have is refused by its name', () => {
  for (const [formula, problem] of refused) {
    assert.throws(
      () => evaluateFormula(formula, fields, now),
      (error) => error instanceof FormulaError && problem.test(error.message),
      formula,
    );
  }
});
