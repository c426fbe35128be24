/**
 * A small, safe markdown: headings, paragraphs, nested lists, quotes, code blocks, tables, rules. It gives blocks as data for
 * `c-markdown-blocks`; no HTML is ever built. Half a text is fine: what is not closed yet is shown as it stands.
 */
import { parseInline } from 'c/markdownInline';
import type { Span } from 'c/markdownInline';

export type BlockKind = 'heading' | 'paragraph' | 'code' | 'quote' | 'bullets' | 'numbers' | 'table' | 'rule';

export interface Block {
  key: string;
  kind: BlockKind;
  /** The rank of a heading among the answer's own, from 1; else 0. */
  level: number;
  /** The text of a heading or paragraph. */
  spans: Span[];
  /** The text of a code block. */
  text: string;
  /** The blocks of a quote. */
  blocks: Block[];
  /** The items of a list. */
  items: { key: string; blocks: Block[] }[];
  /** The first number of a numbered list. */
  start: number;
  /** Rows of a table, the head first. */
  rows: { key: string; cells: { key: string; spans: Span[] }[] }[];
}

type Body = Partial<Omit<Block, 'key' | 'kind'>>;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(\s+|$)/;
const TABLE_RULE = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
// Deeper nesting than any person writes is flattened, so that no text can exhaust the stack.
const DEEPEST = 8;

/** Blocks of `source`, in order; keys are stable while text is only added at the end. */
export function parseMarkdown(source: string): Block[] {
  return rankHeadings(parseBlocks(source.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0));
}

/** Headings count from 1 without a gap, whatever level a model starts at: a page's outline must have no holes. */
function rankHeadings(blocks: Block[]): Block[] {
  const levels = [...new Set(blocks.map(({ level }) => level).filter(Boolean))].sort((a, b) => a - b);
  return blocks.map((found) => (found.level ? { ...found, level: levels.indexOf(found.level) + 1 } : found));
}

function parseBlocks(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (line(lines, at).trim() === '') {
      at += 1;
      continue;
    }
    const { kind, body, end } = readBlock(lines, at, depth);
    blocks.push(block(blocks.length, kind, body));
    at = end;
  }
  return blocks;
}

interface Reading {
  kind: BlockKind;
  body: Body;
  /** The first line that is not part of it. */
  end: number;
}

function readBlock(lines: string[], at: number, depth: number): Reading {
  const text = line(lines, at);
  const heading = HEADING.exec(text);
  if (FENCE.test(text)) {
    return readCode(lines, at);
  }
  if (heading) {
    const body = { level: heading[1]?.length ?? 1, spans: parseInline(heading[2] ?? '') };
    return { kind: 'heading', body, end: at + 1 };
  }
  if (RULE.test(text)) {
    return { kind: 'rule', body: {}, end: at + 1 };
  }
  if (QUOTE.test(text) && depth < DEEPEST) {
    return readQuote(lines, at, depth);
  }
  if (ITEM.test(text) && depth < DEEPEST) {
    return readList(lines, at, depth);
  }
  return text.includes('|') && TABLE_RULE.test(line(lines, at + 1))
    ? readTable(lines, at)
    : readParagraph(lines, at);
}

function readCode(lines: string[], at: number): Reading {
  const fence = FENCE.exec(line(lines, at))?.[1] ?? '```';
  let end = at + 1;
  while (end < lines.length && !line(lines, end).trim().startsWith(fence)) {
    end += 1;
  }
  return { kind: 'code', body: { text: lines.slice(at + 1, end).join('\n') }, end: end + 1 };
}

function readQuote(lines: string[], at: number, depth: number): Reading {
  let end = at;
  while (end < lines.length && QUOTE.test(line(lines, end))) {
    end += 1;
  }
  const inner = lines.slice(at, end).map((text) => text.replace(QUOTE, ''));
  return { kind: 'quote', body: { blocks: parseBlocks(inner, depth + 1) }, end };
}

/** Items of one kind; deeper lines (and lazy continuations) belong to the item above them. */
function readList(lines: string[], at: number, depth: number): Reading {
  const first = ITEM.exec(line(lines, at));
  const ordered = /\d/.test(first?.[2] ?? '');
  const items: string[][] = [];
  let indent = 0;
  let end = at;
  for (; end < lines.length; end += 1) {
    const text = line(lines, end);
    const item = ITEM.exec(text);
    const spaces = text.length - text.trimStart().length;
    const inside = items.length > 0 && spaces >= Math.min(indent, 2) && spaces > (first?.[1]?.length ?? 0);
    if (item && !inside && !RULE.test(text) && /\d/.test(item[2] ?? '') === ordered) {
      indent = item[0].length;
      items.push([text.slice(indent)]);
    } else if (inside || (text.trim() === '' && continues(lines, end, first?.[1]?.length ?? 0))) {
      items.at(-1)?.push(text.slice(Math.min(indent, spaces)));
    } else if (text.trim() === '' || startsBlock(text) || line(lines, end - 1).trim() === '') {
      break;
    } else {
      items.at(-1)?.push(text);
    }
  }
  const body = {
    start: ordered ? Number.parseInt(first?.[2] ?? '1', 10) : 1,
    items: items.map((inner, index) => ({ key: `i${index}`, blocks: parseBlocks(inner, depth + 1) })),
  };
  return { kind: ordered ? 'numbers' : 'bullets', body, end: Math.max(end, at + 1) };
}

/** After a blank line the list goes on when the next text is another item or stands deeper. */
function continues(lines: string[], blank: number, outer: number): boolean {
  const following = lines.slice(blank + 1).find((text) => text.trim() !== '') ?? '';
  return ITEM.test(following) || following.length - following.trimStart().length > outer + 1;
}

function readTable(lines: string[], at: number): Reading {
  let end = at;
  while (end < lines.length && line(lines, end).includes('|')) {
    end += 1;
  }
  const rows = lines.slice(at, end).filter((_text, index) => index !== 1);
  const cellsOf = (text: string) =>
    text
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|');
  const body = {
    rows: rows.map((text, row) => ({
      key: `r${row}`,
      cells: cellsOf(text).map((cell, column) => ({ key: `c${column}`, spans: parseInline(cell.trim()) })),
    })),
  };
  return { kind: 'table', body, end };
}

function readParagraph(lines: string[], at: number): Reading {
  let end = at + 1;
  while (end < lines.length && line(lines, end).trim() !== '' && !startsBlock(line(lines, end))) {
    end += 1;
  }
  const text = lines.slice(at, end).join('\n').trim();
  return { kind: 'paragraph', body: { spans: parseInline(text) }, end };
}

function startsBlock(text: string): boolean {
  return FENCE.test(text) || HEADING.test(text) || RULE.test(text) || QUOTE.test(text) || ITEM.test(text);
}

function line(lines: string[], at: number): string {
  return lines[at] ?? '';
}

function block(index: number, kind: BlockKind, body: Body): Block {
  const empty = { level: 0, spans: [], text: '', blocks: [], items: [], start: 1, rows: [] };
  return { key: `b${index}`, kind, ...empty, ...body };
}
