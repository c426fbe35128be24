import { parseInline, safeHref } from 'c/markdownInline';

const short = (text: string) =>
  parseInline(text).map(({ kind, text: shown, href }) => (href ? [kind, shown, href] : [kind, shown]));

describe('markdown inline', () => {
  it('reads bold, italic, both and code', () => {
    expect(short('a **b** *c* ***d*** `e * f` __g__ _h_')).toEqual([
      ['text', 'a '],
      ['strong', 'b'],
      ['text', ' '],
      ['emphasis', 'c'],
      ['text', ' '],
      ['strongEmphasis', 'd'],
      ['text', ' '],
      ['code', 'e * f'],
      ['text', ' '],
      ['strong', 'g'],
      ['text', ' '],
      ['emphasis', 'h'],
    ]);
  });

  it('nests emphasis', () => {
    expect(short('**a *b* c**')).toEqual([
      ['strong', 'a '],
      ['strongEmphasis', 'b'],
      ['strong', ' c'],
    ]);
  });

  it.each([
    '**not closed',
    '*not closed',
    '`not closed',
    '[not closed](http',
    '2 * 3 * 4',
    'snake_case_name',
    '<b>bold</b>',
  ])('shows %s as it stands', (text) => {
    expect(short(text)).toEqual([['text', text]]);
  });

  it('links only where a person may be sent', () => {
    expect(short('[site](https://acme.example/a?b=c "Title")')).toEqual([
      ['link', 'site', 'https://acme.example/a?b=c'],
    ]);
    expect(short('<mailto:ann@acme.example>')).toEqual([
      ['link', 'ann@acme.example', 'mailto:ann@acme.example'],
    ]);
    expect(short('see https://acme.example/x.')).toEqual([
      ['text', 'see '],
      ['link', 'https://acme.example/x', 'https://acme.example/x'],
      ['text', '.'],
    ]);
    expect(short('[run](javascript:alert(1))')[0]).toEqual(['text', 'run)']);
    expect(short('[x](data:text/html,hi)')).toEqual([['text', 'x']]);
  });

  /* eslint-disable no-script-url -- they are what is refused */
  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'file:///etc',
    '//acme.example',
    'vbscript:x',
    ' https://x y',
  ])('has no link for %s', (address) => {
    expect(safeHref(address)).toBeNull();
  });
  /* eslint-enable no-script-url */

  it('never makes an image: its address is not fetched', () => {
    expect(short('![pixel](https://spy.example/p.png?q=1)')).toEqual([
      ['text', '![pixel](https://spy.example/p.png?q=1)'],
    ]);
  });

  it('breaks a line where two spaces say so, and folds other line ends', () => {
    expect(short('a  \nb\nc')).toEqual([
      ['text', 'a'],
      ['break', ''],
      ['text', 'b c'],
    ]);
  });

  it('takes escapes', () => {
    expect(short('\\*a\\*')).toEqual([['text', '*a*']]);
  });

  it('looks for the end of a construct only so far, so that unclosed marks cost no more than their number', () => {
    const far = 'x'.repeat(1001);
    for (const text of [`**${far}**`, `*${far}*`, `\`${far}\``, `[${far}](https://example.com/)`]) {
      expect(parseInline(text).filter(({ kind }) => kind !== 'text' && kind !== 'link')).toEqual([]);
    }
    for (const hostile of ['**a ', '[', '![', '*_', '`', '<https://']) {
      const shown = parseInline(hostile.repeat(5000));
      expect(shown.every(({ kind }) => kind !== 'code')).toBe(true);
    }
  });
});
