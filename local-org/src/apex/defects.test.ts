/** What is outside the subset, or would not compile on the platform, is loud: named, with its place, past every catch. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, type SnippetOptions } from './testing/snippet.ts';

type Case = [code: string, message: RegExp, options?: SnippetOptions];

async function allRefused(cases: Case[]): Promise<void> {
  for (const [code, message, options] of cases) await assert.rejects(run(code, options), { message }, code);
}

test('a construct outside the subset is refused by its name and place', () =>
  allRefused([
    [`merge one two;`, /^Unsupported Apex: merge statement at Snippet\.cls:4:1$/],
    [
      `List<List<SObject>> found = [FIND 'x' IN ALL FIELDS RETURNING Account]; return found;`,
      /^Unsupported Apex: SoslPrimary at Snippet\.cls:4:29$/,
    ],
    [`Double d = 1; return d;`, /^Unsupported Apex: type Double at/],
    [`return 1.5d;`, /^Unsupported Apex: literal 1\.5d at/],
    [
      `return 'a'.codePointAt(0);`,
      /^Unsupported Apex: method String\.codePointAt\(Integer\) at Snippet\.cls:4:12$/,
    ],
    [`return System.isBatch();`, /^Unsupported Apex: method System\.isBatch\(\)/],
    [`return UserInfo.getSessionId();`, /^Unsupported Apex: method UserInfo\.getSessionId\(\)/],
    [`return Pattern.matches('(?i)a', 'A');`, /^Unsupported Apex: inline flag/],
    [`return Pattern.matches('a++', 'a');`, /^Unsupported Apex: possessive quantifier/],
    [`return '' + Date.today();`, /^Unsupported Apex: text \+ Date/],
    [`return null + null;`, /^Unsupported Apex: null \+ null/],
    [`return Datetime.now().format('EEE');`, /^Unsupported Apex: date pattern EEE/],
    [`return Datetime.now().format('HH', 'Europe/Berlin');`, /^Unsupported Apex: time zone Europe\/Berlin/],
    [`return Crypto.generateDigest('SHA3-256', Blob.valueOf('a'));`, /^Unsupported Apex: digest SHA3-256/],
    [
      `List<Thing> all = new List<Thing>{ new Thing(), new Thing() }; all.sort(); return all;`,
      /^Unsupported Apex: sorting Snippet\.Thing/,
      { members: 'class Thing {}' },
    ],
    [
      `return new Thing() == new Thing();`,
      /^Unsupported Apex: equals and hashCode of Snippet\.Thing/,
      {
        members:
          'class Thing { public Boolean equals(Object other) { return true; } public Integer hashCode() { return 1; } }',
      },
    ],
    [`Test.setMock(WebServiceMock.class, null); return 1;`, /^Invalid Apex: Invalid type: WebServiceMock/],
    [`System.runAs(new User()) { } return 1;`, /^Unsupported Apex: System\.runAs outside a test/],
    [`return 1;`, /^Unsupported Apex: webservice modifier/, { members: 'webservice static void old() {}' }],
  ]));

test('what the platform would not compile is refused', () =>
  allRefused([
    [`return missing;`, /^Invalid Apex: Variable does not exist: missing at Snippet\.cls:4:8$/],
    [`return missing();`, /^Invalid Apex: Method does not exist or incorrect signature: missing/],
    [
      `return Snippet.missing();`,
      /^Invalid Apex: Method does not exist or incorrect signature: Snippet\.missing/,
    ],
    [`Missing one; return one;`, /^Invalid Apex: Invalid type: Missing/],
    [`String text = 5; return text;`, /^Invalid Apex: Illegal assignment from Integer to String/],
    [`Integer count1 = 'a'; return count1;`, /^Invalid Apex: Illegal assignment from String to Integer/],
    [`Integer count1 = 1.5; return count1;`, /^Invalid Apex: Illegal assignment from Decimal to Integer/],
    [
      `List<Integer> all = new List<String>{ 'a' }; return all;`,
      /^Invalid Apex: Illegal assignment from List<String> to List<Integer>/,
    ],
    [
      `List<Integer> all = new List<Integer>(); all.add('a'); return all;`,
      /^Invalid Apex: Illegal assignment from String to Integer/,
    ],
    [`Integer a = 1; Integer A = 2; return a;`, /^Invalid Apex: Duplicate variable: A/],
    [`for (Integer i = 0; i < 1; i++) { Integer i = 2; } return 1;`, /^Invalid Apex: Duplicate variable: i/],
    [`final Integer a = 1; a = 2; return a;`, /^Invalid Apex: Final variable has already been set: a/],
    [
      `Integer hint = 1; return hint;`,
      /^Invalid Apex: Identifier name is reserved: hint at Snippet\.cls:4:9$/,
    ],
    [`return 1;`, /^Invalid Apex: Identifier name is reserved: of/, { members: 'static void of() {}' }],
    [`return 1 +;`, /^Invalid Apex: .* at Snippet\.cls:4:\d+$/],
    [`if (1) { } return 1;`, /^Invalid Apex: Condition expression must be of type Boolean/],
    [`return 'a' * 2;`, /^Invalid Apex: String \* Integer/],
    [`return this;`, /^Invalid Apex: this in a static context/],
    [`new Thing(1); return 1;`, /^Invalid Apex: Constructor not defined/, { members: 'class Thing {}' }],
    [
      `new Shape(); return 1;`,
      /^Invalid Apex: Type cannot be constructed: Snippet\.Shape/,
      { members: 'abstract class Shape {}' },
    ],
    [
      `Thing one = new Thing(); one.fixed = 2; return 1;`,
      /^Invalid Apex: Final members can only be set/,
      { members: 'class Thing { final Integer fixed = 1; }' },
    ],
    [
      `throw new Thing();`,
      /^Invalid Apex: Throw expression must be of type exception/,
      { members: 'class Thing {}' },
    ],
    [`return 5000000000;`, /^Invalid Apex: Illegal Integer 5000000000/],
    [`return 'a\\q';`, /^Invalid Apex: /],
  ]));

test('no catch of the program hides a defect', async () => {
  const code = `try { return UserInfo.getSessionId(); } catch (Exception any1) { return 'hidden'; }`;
  await assert.rejects(run(code), { message: /^Unsupported Apex: method UserInfo\.getSessionId/ });
});

test('a class whose name is not its file is refused', async () => {
  await assert.rejects(run(`Wrong.run()`, { classes: { Wrong: 'public class Right {}' } }), {
    message: /called Right but its file Wrong\.cls/,
  });
});
