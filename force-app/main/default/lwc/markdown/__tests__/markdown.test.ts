import { parseMarkdown } from 'c/markdown';
import type { Block } from 'c/markdown';

/** Blocks in short: text of spans, nested blocks as arrays. */
function outline(blocks: Block[]): unknown[] {
  return blocks.map((block) => {
    const text = block.spans.map((span) => span.text).join('');
    const inner = {
      heading: `${'#'.repeat(block.level)} ${text}`,
      paragraph: text,
      code: `code:${block.text}`,
      quote: { quote: outline(block.blocks) },
      bullets: { bullets: block.items.map((item) => outline(item.blocks)) },
      numbers: { from: block.start, numbers: block.items.map((item) => outline(item.blocks)) },
      table: block.rows.map((row) => row.cells.map((cell) => cell.spans.map((span) => span.text).join(''))),
      rule: '---',
    };
    return inner[block.kind];
  });
}

const read = (text: string) => outline(parseMarkdown(text));

describe('markdown', () => {
  it('reads headings, paragraphs and rules', () => {
    expect(read('# One\ntext\nmore\n\n## Two ##\n---\n#no heading')).toEqual([
      '# One',
      'text more',
      '## Two',
      '---',
      '#no heading',
    ]);
  });

  it('leaves no hole in the outline, whatever level a model starts at', () => {
    expect(read('### A\n\n##### B\n\n### C')).toEqual(['# A', '## B', '# C']);
  });

  it('nests lists, of both kinds', () => {
    expect(read('- a\n  - b\n    1. c\n    2. d\n- e\n\n3. f\n4. g')).toEqual([
      { bullets: [['a', { bullets: [['b', { from: 1, numbers: [['c'], ['d']] }]] }], ['e']] },
      { from: 3, numbers: [['f'], ['g']] },
    ]);
  });

  it('keeps a list together over blank lines and lazy lines', () => {
    expect(read('* a\nstill a\n\n* b\n\n  second paragraph\n\nafter')).toEqual([
      { bullets: [['a still a'], ['b', 'second paragraph']] },
      'after',
    ]);
  });

  it('reads quotes with blocks inside', () => {
    expect(read('> a\n> - b\n\nc')).toEqual([{ quote: ['a', { bullets: [['b']] }] }, 'c']);
  });

  it('takes code as it is, also while its end is missing', () => {
    expect(read('```json\n{ "a": 1 }\n\n# no heading\n```\nafter')).toEqual([
      'code:{ "a": 1 }\n\n# no heading',
      'after',
    ]);
    expect(read('```\nhalf')).toEqual(['code:half']);
  });

  it('reads tables', () => {
    expect(read('| A | B |\n|---|:-:|\n| 1 | 2 |\n\nend')).toEqual([
      [
        ['A', 'B'],
        ['1', '2'],
      ],
      'end',
    ]);
  });

  it('shows HTML as text', () => {
    expect(read('<script>alert(1)</script>\n\n<img src=x onerror=y>')).toEqual([
      '<script>alert(1)</script>',
      '<img src=x onerror=y>',
    ]);
  });

  it('gives earlier blocks the same keys and content while text is added', () => {
    const whole = '# A\n\nparagraph **bold**\n\n- one\n- two\n\nlast';
    const final = parseMarkdown(whole);
    for (let length = 0; length <= whole.length; length += 1) {
      const blocks = parseMarkdown(whole.slice(0, length));
      expect(blocks.slice(0, -1)).toEqual(final.slice(0, Math.max(0, blocks.length - 1)));
    }
  });

  it('flattens what is nested deeper than any person writes', () => {
    const started = Date.now();
    parseMarkdown('>'.repeat(5000));
    parseMarkdown(Array.from({ length: 300 }, (_unused, depth) => `${'  '.repeat(depth)}- x`).join('\n'));
    parseMarkdown('- '.repeat(5000));
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it.each(['', '\n\n', '>', '-', '- ', '1.', '|', '```', '#', '> -', '-\n\n-', '* * *', '\t- x'])(
    'survives %p',
    (text) => {
      expect(Array.isArray(parseMarkdown(text))).toBe(true);
    },
  );
});
