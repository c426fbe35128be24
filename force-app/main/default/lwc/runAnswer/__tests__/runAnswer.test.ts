import RunAnswer from 'c/runAnswer';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';

const ANSWER = [
  '# Summary',
  'Ann **needs** `help` [now](https://acme.example).',
  '- one\n  - two',
  '1. first',
  '> quoted',
  '```\ncode\n```',
  '| A | B |\n|---|---|\n| 1 | 2 |',
  '---',
].join('\n\n');

describe('c-run-answer', () => {
  afterEach(clearPage);

  it('shows markdown as real elements', async () => {
    const answer = show('c-run-answer', RunAnswer, { text: ANSWER });
    await settle();
    const texts = (selector: string) => findAll(answer, selector).map(textOf);
    expect(texts('h3')).toEqual(['Summary']);
    expect(texts('strong')).toEqual(['needs']);
    expect(texts('code')).toEqual(['help']);
    expect(texts('blockquote')).toEqual(['quoted']);
    expect(texts('pre')).toEqual(['code']);
    expect(texts('ul')).toEqual(['onetwo', 'two']);
    expect(texts('ol')).toEqual(['first']);
    expect(texts('td')).toEqual(['1', '2']);
    expect(findAll(answer, 'hr')).toHaveLength(1);
    expect(await accessibilityIssues(answer)).toEqual([]);
  });

  it('opens links in their own window, without a way back', async () => {
    const answer = show('c-run-answer', RunAnswer, { text: '[now](https://acme.example)' });
    await settle();
    const link = find<HTMLAnchorElement>(answer, 'a');
    expect(link?.getAttribute('href')).toBe('https://acme.example');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it('makes no element out of what a model writes as HTML', async () => {
    const text = '<img src=x onerror=alert(1)> <script>alert(2)</script> ![x](https://spy.example/p.png)';
    const answer = show('c-run-answer', RunAnswer, { text });
    await settle();
    expect(findAll(answer, 'img, script')).toEqual([]);
    expect(textOf(answer)).toBe(text);
  });

  it('shows plain text as it is', async () => {
    const answer = show('c-run-answer', RunAnswer, { text: '# not a heading', format: 'text' });
    await settle();
    expect(findAll(answer, 'h3')).toEqual([]);
    expect(textOf(answer)).toBe('# not a heading');
  });

  it('is busy while it is written, and keeps the elements that are done', async () => {
    const answer = show('c-run-answer', RunAnswer, { text: 'one\n\ntw', streaming: true });
    await settle();
    const first = findAll(answer, 'p')[0];
    expect(find(answer, '[role="region"]')?.getAttribute('aria-busy')).toBe('true');
    answer.text = 'one\n\ntwo\n\nthree';
    await settle();
    expect(findAll(answer, 'p')[0]).toBe(first);
    expect(textOf(answer)).toBe('onetwothree');
  });
});
