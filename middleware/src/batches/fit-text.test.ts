import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable, fitText, plainText, wordsOf } from './fit-text.ts';

const ANSWER = `## Where it stands

The **refund** for _Ana Souza_ is late, see [the case](https://example.org/x).

* called \`twice\`
* 3 * 4 * 5 and snake_case_name stay

---
> quoted
`;

test('a plain field gets the words without the marks', () => {
  assert.equal(
    plainText(ANSWER),
    'Where it stands\n\nThe refund for Ana Souza is late, see the case.\n\n- called twice\n- 3 * 4 * 5 and snake_case_name stay\n\nquoted',
  );
});

test('a rich field gets HTML, and never the HTML of an answer', () => {
  assert.equal(
    fitText('# One\n\n1. **a** & b\n2. <img src=x onerror=alert(1)>\n\ndone', { length: 1000, rich: true }),
    '<p><b>One</b></p><ol><li><b>a</b> &amp; b</li><li>&lt;img src=x onerror=alert(1)&gt;</li></ol><p>done</p>',
  );
});

test('what is too long is cut with a mark, within a tag or a character never', () => {
  assert.equal(fitText('abcdefghijklmnop', { length: 10, rich: false }), 'abcdef […]');
  assert.equal(fitText('abcde😀fghijklm', { length: 10, rich: false }), 'abcde […]');
  assert.equal(fitText('short', { length: 10, rich: false }), 'short');
  const rich = fitText(`**${'bold '.repeat(50)}**`, { length: 60, rich: true });
  assert.ok(rich.length <= 60 && rich.endsWith(' […]</p>'), rich);
});

test('the same text is the same however the org has written it', () => {
  assert.equal(comparable('a\r\nb \n'), comparable('a\nb'));
  assert.equal(comparable(null), comparable(''));
  assert.equal(
    wordsOf('<p>a <b>b</b></p><p>c &amp; d</p>'),
    wordsOf('<div>a&nbsp;<strong>b</strong></div> c &amp; d'),
  );
});
