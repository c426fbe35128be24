/** The language itself: operators, control flow, classes. No org stands behind it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, traceOf, type SnippetOptions } from './testing/snippet.ts';

const table: Record<string, [code: string, result: string, options?: SnippetOptions][]> = {
  'literals and arithmetic keep the declared type': [
    [`7 / 2`, '3'],
    [`-7 / 2`, '-3'],
    [`7.0 / 2`, '3.5'],
    [`1.0 / 3`, '0.333333333333333333333333333333333'],
    [`0.1 + 0.2`, '0.3'],
    [`2147483647 + 1`, '-2147483648'],
    [`2147483647L + 1`, '2147483648'],
    [`Long big = 5; return big / 2;`, '2'],
    [`Decimal price = 5; return price / 2;`, '2.5'],
    [`5 - 2 * 3`, '-1'],
    [
      `(5 & 3) + '|' + (5 | 3) + '|' + (5 ^ 3) + '|' + (1 << 4) + '|' + (-8 >> 1) + '|' + (-1 >>> 28) + '|' + ~5`,
      '1|7|6|16|-4|15|-6',
    ],
    [`'a' + 1 + null + true + 1.5`, 'a1nulltrue1.5'],
    [`'tab\\tquote\\'\\u0041'`, "tab\tquote'A"],
    [`Date.newInstance(2024, 2, 28) + 2`, '2024-03-01'],
    [`1 / 0`, 'System.MathException: Divide by 0'],
    [`Integer none; return none + 1;`, 'System.NullPointerException: Attempt to de-reference a null object'],
  ],
  'comparison follows the platform': [
    [`'Abc' == 'aBC'`, 'true'],
    [`'b' > 'A'`, 'true'],
    [`1 == 1.0 && 1 == 1L`, 'true'],
    [`null == null && 'a' != null`, 'true'],
    [`Integer none; return none > 1 || none < 1;`, 'false'],
    [
      `Id one = '005000000000001'; return one == '005000000000001AAA' && one == Id.valueOf('005000000000001');`,
      'true',
    ],
    [`new List<Integer>{ 1 } == new List<Integer>{ 1 }`, 'true'],
    [`new List<Integer>{ 1 } === new List<Integer>{ 1 }`, 'false'],
    [`List<Integer> one = new List<Integer>(); return one === one && one !== null;`, 'true'],
    [`1 <> 2`, 'true'],
    [`'a' === 'A'`, 'true'],
  ],
  'logic stops as soon as it is decided': [
    [`List<Integer> none; return none == null || none.isEmpty();`, 'true'],
    [`List<Integer> none; return none != null && none.isEmpty();`, 'false'],
    [`String none; return none ?? 'other';`, 'other'],
    [`String none; return none?.length();`, 'null'],
    [`true ? 'yes' : 'no'`, 'yes'],
    [`true ^ true`, 'false'],
    [`!false && (true & true) && (true | false)`, 'true'],
    [
      `Boolean none; if (none) { return 1; } return 2;`,
      'System.NullPointerException: Attempt to de-reference a null object',
    ],
  ],
  'assignment and increment read the place once': [
    [`Integer a = 1; a += 2; a *= 3; a -= 1; a /= 2; return a;`, '4'],
    [`Integer a = 6; a &= 3; a |= 8; a ^= 1; a <<= 2; a >>= 1; a >>>= 1; return a;`, '11'],
    [`Integer a = 1; return a++ + ++a + a-- + --a;`, '8'],
    [`String text = 'a'; text += 1; return text;`, 'a1'],
    [`Integer a, b = 2; a = b = 5; return a + b;`, '10'],
    [
      `List<Integer> all = new List<Integer>{ 1, 2 }; all[next()] += 5; return all + '|' + calls;`,
      '(1, 7)|1',
      { members: 'static Integer calls = 0; static Integer next() { calls++; return 1; }' },
    ],
    [`final Integer a = 1; return a;`, '1'],
    [`String[] names = new String[]{ 'x', 'y' }; names[0] = 'z'; return names;`, '(z, y)'],
    [`Integer[] sized = new Integer[3]; sized[1] = 4; return sized;`, '(null, 4, null)'],
  ],
  'control flow': [
    [
      `Integer sum = 0; for (Integer i = 0, j = 10; i < j; i++, j--) { if (i == 2) { continue; } sum += i; } return sum;`,
      '8',
    ],
    [
      `Integer sum = 0; for (Integer i : new Set<Integer>{ 1, 2, 3 }) { if (i == 3) break; sum += i; } return sum;`,
      '3',
    ],
    [`Integer i = 0; while (i < 5) i++; do { i += 10; } while (i < 20); return i;`, '25'],
    [`Integer i = 0; do { i++; if (i == 2) continue; if (i == 4) break; } while (true); return i;`, '4'],
    [`for (;;) { return 1; }`, '1'],
    [`if (1 > 2) return 1; else if (2 > 1) return 2; else return 3;`, '2'],
    [`String none; for (String each : new List<String>()) { none = each; } return none;`, 'null'],
    [
      `List<Integer> none; for (Integer each : none) { } return 1;`,
      'System.NullPointerException: Attempt to de-reference a null object',
    ],
    [
      `List<Integer> all = new List<Integer>{ 1, 2 }; for (Integer each : all) { all.add(3); } return all;`,
      'System.FinalException: Cannot modify a collection while it is being iterated.',
    ],
  ],
  'switch finds its clause': [
    [`switch on 2 { when 1, 2 { return 'low'; } when else { return 'high'; } }`, 'low'],
    [`switch on 'B' { when 'b' { return 'small'; } when 'B' { return 'big'; } } return 'none';`, 'big'],
    [`switch on -3 { when -3 { return 'minus'; } } return 'none';`, 'minus'],
    [`String none; switch on none { when 'a' { return 1; } when null { return 2; } } return 3;`, '2'],
    [
      `Suit one = Suit.SPADES; switch on one { when HEARTS { return 'h'; } when SPADES { return 's'; } } return null;`,
      's',
      { members: 'enum Suit { HEARTS, SPADES }' },
    ],
    [
      `Object thing = 5; switch on thing { when String text { return text; } when Integer number1 { return number1 + 1; } } return null;`,
      '6',
    ],
    [`switch on 5L { when 5L { return 'long'; } } return 'none';`, 'long'],
  ],
  'enums know their constants': [
    [
      `Suit.values() + '|' + Suit.valueOf('spades') + '|' + (Suit.HEARTS == Suit.valueOf('HEARTS'))`,
      '(HEARTS, SPADES)|SPADES|true',
      { members: 'enum Suit { HEARTS, SPADES }' },
    ],
    [
      `Suit.valueOf('x')`,
      'System.NoDataFoundException: No enum constant Snippet.Suit.x',
      { members: 'enum Suit { HEARTS }' },
    ],
    [
      `Map<Suit, Integer> all = new Map<Suit, Integer>{ Suit.HEARTS => 1 }; return all.get(Suit.HEARTS);`,
      '1',
      { members: 'enum Suit { HEARTS }' },
    ],
  ],
  'types are converted and checked': [
    [`Object thing = 'text'; return (String) thing + '!';`, 'text!'],
    [
      `Object thing = 5; return (String) thing;`,
      'System.TypeException: Invalid conversion from runtime type Integer to String',
    ],
    [
      `Object thing = new List<Object>(); return thing instanceof List<Object> && !(thing instanceof Map<String, Object>);`,
      'true',
    ],
    [`Object none; return none instanceof String;`, 'false'],
    [`Object thing = 1; return thing instanceof Integer && !(thing instanceof Long);`, 'true'],
    [`(Integer) 5000000000L`, '705032704'],
    [`(Integer) 5.9`, '5'],
    [`Id wrong = 'abc'; return wrong;`, 'System.StringException: Invalid id: abc'],
    [`Id short1 = '005000000000001'; String text = short1; return text;`, '005000000000001AAA'],
    [`Datetime moment = Date.newInstance(2024, 1, 2); return moment;`, '2024-01-02 00:00:00'],
    [`List<Object> all = new List<String>{ 'a' }; return all;`, '(a)'],
    [`Set<String> copied = new Set<String>(new List<String>{ 'a', 'a' }); return copied.size();`, '1'],
    [
      `Map<Id, String> names = new Map<Id, String>{ '005000000000001' => 'x' }; return names.get('005000000000001AAA');`,
      'x',
    ],
    [`new Map<String, Integer>(new Map<String, Integer>{ 'a' => 1 })`, '{a=1}'],
    [`new List<String>(new Set<String>{ 'a' })`, '(a)'],
    [`String.class`, 'String'],
  ],
  'names are found in any case, and the System namespace may stand in front': [
    [`INTEGER count1 = 1; return COUNT1 + System.Math.max(1, 2);`, '3'],
    [`SYSTEM.JSON.SERIALIZE(true)`, 'true'],
  ],
};
for (const [name, rows] of Object.entries(table)) {
  test(name, async () => {
    for (const [code, result, options] of rows) assert.equal(await run(code, options), result, code);
  });
}

test('an endless loop ends with the CPU limit', async () => {
  const code = `while (true) { } return 1;`;
  assert.equal(
    await run(code, { cpuMilliseconds: 100 }),
    'System.LimitException: Apex CPU time limit exceeded',
  );
});

test('endless recursion ends with the stack limit, which no catch sees', async () => {
  const members =
    'static Integer down(Integer n) { try { return down(n + 1); } catch (Exception any1) { return n; } }';
  assert.equal(await run(`down(0)`, { members }), 'System.LimitException: Maximum stack depth reached: 1001');
});

test('a stack trace names the methods the exception came through', async () => {
  const members =
    "static void deep() {\nthrow new CalloutException('x');\n}\nstatic void shallow() {\ndeep();\n}";
  const trace = await traceOf('shallow();', { members });
  assert.match(
    trace,
    /^Class\.Snippet\.deep: line \d+, column 1\nClass\.Snippet\.shallow: line \d+, column 1\nClass\.Snippet\.run: line \d+, column 1$/,
  );
});
