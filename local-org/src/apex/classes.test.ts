/** Classes: construction, inheritance, interfaces, properties, statics, exceptions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, type SnippetOptions } from './testing/snippet.ts';

const animals = {
  Animal: `public virtual class Animal {
    protected String name = 'none';
    public static Integer made = 0;
    public Animal() { this('nobody'); }
    public Animal(String name) { this.name = name; made++; }
    public virtual String sound() { return '...'; }
    public String speak() { return name + ' says ' + sound(); }
  }`,
  Dog: `public class Dog extends Animal {
    private final String trick = 'sit';
    public Dog(String name) { super(name); }
    public override String sound() { return 'woof ' + trick + super.sound(); }
  }`,
};

const rows: Record<string, [code: string, result: string, options?: SnippetOptions][]> = {
  'constructors chain, methods are found in the nearest class': [
    [`new Dog('Rex').speak() + '|' + Animal.made`, 'Rex says woof sit...|1', { classes: animals }],
    [`new Animal().speak()`, 'nobody says ...', { classes: animals }],
    [
      `Animal pet = new Dog('Rex'); return pet instanceof Dog && pet instanceof Animal;`,
      'true',
      { classes: animals },
    ],
    [
      `Animal pet = new Animal(); return (Dog) pet;`,
      'System.TypeException: Invalid conversion from runtime type Animal to Dog',
      { classes: animals },
    ],
    [
      `new Later().order1`,
      'super,own,constructor',
      {
        members: `
      public virtual class Earlier { public String order1; public Earlier() { order1 = 'super'; } }
      public class Later extends Earlier { { order1 = 'super,own'; } public Later() { order1 += ',constructor'; } }`,
      },
    ],
  ],
  'an interface is a type': [
    [
      `Shape one = new Square(); return one.area() + '|' + (one instanceof Shape);`,
      '4|true',
      {
        members:
          'interface Shape { Integer area(); } class Square implements Shape { public Integer area() { return 4; } }',
      },
    ],
  ],
  'an abstract class has its methods filled in below': [
    [
      `Base one = new Real(); return one.text();`,
      'real!',
      {
        members: `abstract class Base { abstract String word(); String text() { return word() + '!'; } }
      class Real extends Base { override String word() { return 'real'; } }`,
      },
    ],
  ],
  'properties run their accessors': [
    [
      `Box one = new Box(); one.size = 3; return one.size + '|' + one.twice + '|' + one.plain;`,
      '3|6|null',
      {
        members: `
      class Box { public Integer size { get; set { size = value; } } public Integer twice { get { return size * 2; } } public String plain { get; private set; } }`,
      },
    ],
    [
      `counter`,
      '1',
      {
        members:
          'static Integer counter { get { if (counter == null) { counter = 0; } counter++; return counter; } set; }',
      },
    ],
  ],
  'statics are made once, in the order they are written': [
    [
      `second + '|' + list1`,
      '3|(a)',
      {
        members: `static Integer first = 2; static Integer second = first + 1; static List<String> list1; static { list1 = new List<String>{ 'a' }; }`,
      },
    ],
    [
      `Other.value + Snippet.own()`,
      '12',
      {
        members: `static String own() { return '2'; }`,
        classes: { Other: "public class Other { public static final String value = '1'; }" },
      },
    ],
    [
      `new Nested().read()`,
      'outer',
      { members: `private static String word = 'outer'; class Nested { String read() { return word; } }` },
    ],
  ],
  'overloads are chosen by what the arguments are': [
    [
      `show(1) + show('a') + show(1L) + show(true)`,
      'integer;string;long;object;',
      {
        members: `
      static String show(Integer n) { return 'integer;'; } static String show(String s) { return 'string;'; }
      static String show(Long l) { return 'long;'; } static String show(Object o) { return 'object;'; }`,
      },
    ],
    [`wide(1)`, '1', { members: 'static Decimal wide(Decimal value) { return value; }' }],
  ],
  'exceptions are thrown, caught by type and carried on': [
    [
      `try { throw new Oops('a'); } catch (NullPointerException other) { return 'wrong'; } catch (Oops own) { return own.getMessage(); }`,
      'a',
    ],
    [
      `try { throw new Worse('b'); } catch (Oops own) { return own.getTypeName() + own.code; }`,
      'Snippet.Worse7',
    ],
    [`throw new Oops('out');`, 'Snippet.Oops: out'],
    [
      `String trail = ''; try { try { throw new Oops('x'); } finally { trail += 'f'; } } catch (Exception any1) { trail += 'c'; } return trail;`,
      'fc',
    ],
    [`try { return 'body'; } finally { calls++; }`, 'body'],
    [`try { throw new Oops('x'); } finally { return 'finally'; }`, 'finally'],
    [
      `try { System.assert(false); } catch (Exception any1) { return 'caught'; } return null;`,
      'System.AssertException: Assertion Failed: Expected: true, Actual: false',
    ],
    [`new AuraHandledException('for the component').getMessage()`, 'Script-thrown exception'],
    [`Exception none; throw none;`, 'System.NullPointerException: Attempt to de-reference a null object'],
    [`new Oops(new Oops('inner')).getCause().getMessage()`, 'inner'],
  ],
};

const oops = `static Integer calls = 0; public virtual class Oops extends Exception { public Integer code = 7; } public class Worse extends Oops {}`;

for (const [name, cases] of Object.entries(rows)) {
  test(name, async () => {
    for (const [code, result, options] of cases)
      assert.equal(await run(code, options ?? { members: oops }), result, code);
  });
}
