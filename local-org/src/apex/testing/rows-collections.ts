/** What lists, sets, maps, enums and objects answer. */
import type { Row } from './rows.ts';

const list = `List<String> letters = new List<String>{ 'b', 'a' };`;
const set = `Set<Integer> numbers = new Set<Integer>{ 1, 2 };`;
const map = `Map<String, Integer> ages = new Map<String, Integer>{ 'Ann' => 1, 'Bob' => 2 };`;

export const collectionRows: Row[] = [
  ['List.add(T?)', `${list} letters.add(null); return letters;`, '(b, a, null)'],
  ['List.add(Integer,T?)', `${list} letters.add(0, 'x'); return letters;`, '(x, b, a)'],
  [
    'List.addAll(Iterable)',
    `${list} letters.addAll(new Set<String>{ 'c' }); letters.addAll(letters); return letters;`,
    '(b, a, c, b, a, c)',
  ],
  ['List.clear()', `${list} letters.clear(); return letters.size();`, '0'],
  [
    'List.clone()',
    `${list} List<String> other = letters.clone(); other.add('c'); return letters.size();`,
    '2',
  ],
  ['List.contains(T?)', `${list} return letters.contains('a') && !letters.contains('A');`, 'true'],
  ['List.equals(Object?)', `${list} return letters.equals(new List<String>{ 'b', 'a' });`, 'true'],
  [
    'List.get(Integer)',
    `${list} return letters.get(2);`,
    'System.ListException: List index out of bounds: 2',
  ],
  ['List.getSObjectType()', `new List<User>().getSObjectType()`, 'User'],
  ['List.indexOf(T?)', `${list} return letters.indexOf('a') + letters.indexOf('x');`, '0'],
  ['List.isEmpty()', `${list} return letters.isEmpty();`, 'false'],
  ['List.remove(Integer)', `${list} return letters.remove(0) + letters.size();`, 'b1'],
  ['List.set(Integer,T?)', `${list} letters.set(1, 'z'); return letters;`, '(b, z)'],
  ['List.size()', `${list} return letters.size();`, '2'],
  [
    'List.sort()',
    `${list} letters.add(null); letters.add('B'); letters.sort(); return letters;`,
    '(null, B, a, b)',
  ],
  ['List.toString()', `${list} return letters.toString();`, '(b, a)'],
  ['Set.add(T?)', `${set} return numbers.add(2) + '|' + numbers.add(3);`, 'false|true'],
  ['Set.addAll(Iterable)', `${set} return numbers.addAll(new List<Integer>{ 1, 2 });`, 'false'],
  ['Set.clear()', `${set} numbers.clear(); return numbers;`, '{}'],
  ['Set.clone()', `${set} Set<Integer> other = numbers.clone(); other.add(9); return numbers;`, '{1, 2}'],
  ['Set.contains(T?)', `${set} return numbers.contains(2);`, 'true'],
  ['Set.containsAll(Iterable)', `${set} return numbers.containsAll(new Set<Integer>{ 1, 3 });`, 'false'],
  ['Set.equals(Object?)', `${set} return numbers.equals(new Set<Integer>{ 2, 1 });`, 'true'],
  ['Set.isEmpty()', `${set} return numbers.isEmpty();`, 'false'],
  ['Set.remove(T?)', `${set} return numbers.remove(1);`, 'true'],
  ['Set.removeAll(Iterable)', `${set} numbers.removeAll(new Set<Integer>{ 1 }); return numbers;`, '{2}'],
  ['Set.retainAll(Iterable)', `${set} numbers.retainAll(new List<Integer>{ 1, 5 }); return numbers;`, '{1}'],
  ['Set.size()', `${set} return numbers.size();`, '2'],
  ['Set.toString()', `${set} return numbers.toString();`, '{1, 2}'],
  ['Map.clear()', `${map} ages.clear(); return ages.size();`, '0'],
  [
    'Map.clone()',
    `${map} Map<String, Integer> other = ages.clone(); other.put('C', 3); return ages.size();`,
    '2',
  ],
  ['Map.containsKey(K?)', `${map} return ages.containsKey('Ann') && !ages.containsKey('ann');`, 'true'],
  [
    'Map.equals(Object?)',
    `${map} return ages.equals(new Map<String, Integer>{ 'Bob' => 2, 'Ann' => 1 });`,
    'true',
  ],
  ['Map.get(K?)', `${map} return ages.get('Cid');`, 'null'],
  ['Map.isEmpty()', `${map} return ages.isEmpty();`, 'false'],
  ['Map.keySet()', `${map} return ages.keySet();`, '{Ann, Bob}'],
  ['Map.put(K?,V?)', `${map} return ages.put('Ann', 5) + ages.get('Ann');`, '6'],
  [
    'Map.putAll(Map)',
    `${map} ages.putAll(new Map<String, Integer>{ 'Ann' => 9 }); return ages;`,
    '{Ann=9, Bob=2}',
  ],
  [
    'Map.putAll(List)',
    `Map<Id, User> users = new Map<Id, User>(); users.putAll([SELECT Id FROM User WITH SYSTEM_MODE]); return users.containsKey(UserInfo.getUserId());`,
    'true',
  ],
  ['Map.remove(K?)', `${map} return ages.remove('Ann') + ages.size();`, '2'],
  ['Map.size()', `${map} return ages.size();`, '2'],
  ['Map.toString()', `${map} return ages.toString();`, '{Ann=1, Bob=2}'],
  ['Map.values()', `${map} return ages.values();`, '(1, 2)'],
  ['Enum.name()', `Color.GREEN.name()`, 'GREEN'],
  ['Enum.ordinal()', `Color.GREEN.ordinal()`, '1'],
  ['Enum.toString()', `Color.GREEN.toString()`, 'GREEN'],
  ['Type.getName()', `Map<Id, String>.class.getName()`, 'Map<Id,String>'],
  ['Type.toString()', `String.class.toString()`, 'String'],
  ['Object.equals(Object?)', `Object left = 5; return left.equals(5) && !left.equals('5');`, 'true'],
  ['Object.hashCode()', `Object left = 5; return left.hashCode() == (5).hashCode();`, 'true'],
  ['Object.toString()', `Object left = 5; return left.toString() + 'x';`, '5x'],
  [
    'Exception.getMessage()',
    `try { Integer x = 1 / 0; return x; } catch (MathException problem) { return problem.getMessage(); }`,
    'Divide by 0',
  ],
  [
    'Exception.getTypeName()',
    `return new CalloutException('x').getTypeName() + ' ' + new Oops('y').getTypeName();`,
    'System.CalloutException Snippet.Oops',
  ],
  [
    'Exception.setMessage(String)',
    `Oops problem = new Oops(); problem.setMessage('m'); return problem.getMessage();`,
    'm',
  ],
  ['Exception.getCause()', `return new Oops('outer', new Oops('inner')).getCause().getMessage();`, 'inner'],
  [
    'Exception.initCause(Exception)',
    `Oops problem = new Oops('a'); problem.initCause(new Oops('b')); return problem.getCause();`,
    'Snippet.Oops: b',
  ],
  ['Exception.toString()', `return new Oops('a').toString();`, 'Snippet.Oops: a'],
  [
    'Exception.getLineNumber()',
    `try {\nthrow new Oops('a');\n} catch (Oops problem) { return problem.getLineNumber() > 1; }`,
    'true',
  ],
  [
    'Exception.getStackTraceString()',
    `try { throw new Oops('a'); } catch (Oops problem) { return problem.getStackTraceString().startsWith('Class.Snippet.run: line'); }`,
    'true',
  ],
];

export const collectionMembers = `public enum Color { RED, GREEN } public class Oops extends Exception {}`;
