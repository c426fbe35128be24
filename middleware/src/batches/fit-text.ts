import type { WriteField } from '../batch-record.ts';

/** Stands at the end of an answer that the field does not hold as a whole. */
const CUT = ' […]';

/**
 * An answer as a field takes it: as HTML where the field is rich text, else as plain text; cut to the field's length with a mark.
 * A text that is no Markdown stays as it is in a plain field.
 */
export function fitText(
  answer: string,
  field: Pick<WriteField, 'length' | 'rich'>,
  format: 'markdown' | 'text' = 'markdown',
): string {
  if (!field.rich) return cut(format === 'text' ? answer.trim() : plainText(answer), field.length);
  const whole = richText(answer);
  if (whole.length <= field.length) return whole;
  // Tags must not be cut: text is taken away until what is left fits with its tags.
  let characters = answer.length;
  for (;;) {
    characters = Math.floor(characters * 0.9);
    const text = characters === 0 ? '' : richText(answer.slice(0, characters).trimEnd() + CUT);
    if (text.length <= field.length) return text;
  }
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, Math.max(0, length - CUT.length));
  // Half a character outside the basic plane is none.
  return (kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd() + CUT).slice(0, length);
}

/** Markdown without its marks: what is left reads as a text in a field. */
export function plainText(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .filter((line) => !/^\s*(?:```|~~~)/.test(line) && !/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line))
    .filter((line) => !/^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/.test(line))
    .map((line) =>
      withoutInlineMarks(
        line
          .replace(/^\s{0,3}#{1,6}\s+/, '')
          .replace(/^\s*>\s?/, '')
          .replace(/^(\s*)[*+-]\s+/, '$1- '),
      ),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutInlineMarks(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, (_all, text: string) => text)
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1')
    .replace(/`([^`]+)`/g, '$1');
}

/** Headings, lists, paragraphs and bold as HTML; everything else as text. What looks like HTML in the answer is shown, not obeyed. */
function richText(markdown: string): string {
  const html: string[] = [];
  let list: string | null = null;
  const close = (): void => {
    if (list) html.push(`</${list}>`);
    list = null;
  };
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const [, bullet, text = ''] = /^\s*([*+-]|\d+[.)])\s+(.*)$/.exec(line) ?? [];
    const kind = bullet === undefined ? null : /\d/.test(bullet) ? 'ol' : 'ul';
    if (kind !== list) {
      close();
      if (kind) html.push(`<${kind}>`);
      list = kind;
    }
    const heading = /^\s{0,3}#{1,6}\s+(.*)$/.exec(line)?.[1];
    if (kind) html.push(`<li>${inline(text)}</li>`);
    else if (heading !== undefined) html.push(`<p><b>${inline(heading)}</b></p>`);
    else if (line.trim() !== '') html.push(`<p>${inline(line.trim())}</p>`);
  }
  close();
  return html.join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function inline(text: string): string {
  const bold = text.replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '\u0001$2\u0002');
  return withoutInlineMarks(bold)
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!)
    .replaceAll('\u0001', '<b>')
    .replaceAll('\u0002', '</b>');
}

/**
 * A field's text in the form in which two of them are compared: Salesforce trims texts, and its pages write line ends of two
 * characters. Null and nothing are the same.
 */
export function comparable(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim();
}

/** The words of a rich text, to see whether the org has only written its tags in another way. */
export function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
