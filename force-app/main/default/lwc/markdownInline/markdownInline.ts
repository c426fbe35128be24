/**
 * The inline half of the markdown subset: bold, italic, code, links, line breaks. The result is data for a template, never
 * HTML, so nothing a model writes can become a tag. Images do not exist here: `![x](y)` stays the text it is.
 */

export type SpanKind = 'text' | 'strong' | 'emphasis' | 'strongEmphasis' | 'code' | 'link' | 'break';

export interface Span {
  key: string;
  kind: SpanKind;
  text: string;
  /** Set for links only: http, https or mailto. */
  href: string | null;
}

interface Style {
  strong: boolean;
  emphasis: boolean;
}

type Piece = Omit<Span, 'key'>;

const PLAIN: Style = { strong: false, emphasis: false };
// In this order: a code span wins over everything in it; an image is text; then links, then the two emphases.
// Every construct has a longest length: without one, each of a thousand unclosed marks would be looked for to the end of
// the text, and a hostile answer would hold up the page.
const CODE = /^(`{1,20})(?!`)(.{1,1000}?)(?<!`)\1(?!`)/s;
const IMAGE = /^!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)/;
const LINK = /^\[([^\]\n]{1,500})\]\( ?<?([^)\s>]{1,2000})>?(?: {1,3}"[^"\n]{0,500}")? ?\)/;
const AUTOLINK = /^<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/;
const BARE_LINK = /^https?:\/\/[^\s<>"'`)\]*]+[^\s<>"'`)\]*.,;:!?]/;
const STRONG = /^(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1(?!\*)/s;
const EMPHASIS = /^(\*|_)(?=[^\s*_])(.{1,1000}?)(?<=[^\s*_])\1(?![\w*])/s;
const ESCAPED = /^\\([!-/:-@[-`{-~])/;
const HARD_BREAK = /^(?: {2,}|\\)\n/;
const ORDINARY = /^[^\\`!*_[<\n h]+/;

/** Spans of one paragraph, heading or list line. A construct that is not closed yet (streaming) is plain text. */
export function parseInline(text: string): Span[] {
  return merge(pieces(text, PLAIN)).map((piece, index) => ({ key: `s${index}`, ...piece }));
}

/** The address when it is one we let a person follow, else null: no script, data or file addresses. */
export function safeHref(address: string): string | null {
  return /^(?:https?:\/\/[^\s]+|mailto:[^\s]+)$/i.test(address) ? address : null;
}

function pieces(text: string, style: Style): Piece[] {
  const found: Piece[] = [];
  let rest = text;
  let before = '';
  while (rest) {
    const { length, add } = next(rest, style, before);
    found.push(...add);
    before = rest[length - 1] ?? '';
    rest = rest.slice(length);
  }
  return found;
}

function next(rest: string, style: Style, before: string): { length: number; add: Piece[] } {
  const plain = (source: string, shown = source) => ({ length: source.length, add: [styled(shown, style)] });
  const match = (pattern: RegExp) => pattern.exec(rest);
  let found: RegExpExecArray | null;
  if ((found = match(ORDINARY))) {
    return plain(found[0]);
  }
  if ((found = match(HARD_BREAK))) {
    return { length: found[0].length, add: [{ kind: 'break', text: '', href: null }] };
  }
  if ((found = match(ESCAPED))) {
    return plain(found[0], found[1]);
  }
  if ((found = match(CODE))) {
    return { length: found[0].length, add: [{ kind: 'code', text: group(found, 2).trim(), href: null }] };
  }
  if ((found = match(IMAGE))) {
    return plain(found[0]);
  }
  return link(rest, style, before) ?? emphasis(rest, style, before) ?? plain(rest.slice(0, 1));
}

function link(rest: string, style: Style, before: string): { length: number; add: Piece[] } | null {
  const named = LINK.exec(rest);
  if (named) {
    const href = safeHref(group(named, 2));
    const text = group(named, 1);
    return { length: named[0].length, add: [href ? { kind: 'link', text, href } : styled(text, style)] };
  }
  const auto = AUTOLINK.exec(rest) ?? (/\w/.test(before) ? null : BARE_LINK.exec(rest));
  if (!auto) {
    return null;
  }
  const href = auto[1] ?? auto[0];
  return { length: auto[0].length, add: [{ kind: 'link', text: href.replace(/^mailto:/i, ''), href }] };
}

function emphasis(rest: string, style: Style, before: string): { length: number; add: Piece[] } | null {
  // snake_case names and dates are full of underscores that mean nothing.
  if (rest.startsWith('_') && /\w/.test(before)) {
    return null;
  }
  const strong = STRONG.exec(rest);
  if (strong) {
    return { length: strong[0].length, add: pieces(group(strong, 2), { ...style, strong: true }) };
  }
  const light = EMPHASIS.exec(rest);
  return light && { length: light[0].length, add: pieces(group(light, 2), { ...style, emphasis: true }) };
}

function styled(text: string, { strong, emphasis: italic }: Style): Piece {
  const kind = strong && italic ? 'strongEmphasis' : strong ? 'strong' : italic ? 'emphasis' : 'text';
  return { kind, text, href: null };
}

/** Neighbours of the same kind become one; a line break inside a paragraph is a space. */
function merge(found: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of found) {
    const last = merged.at(-1);
    const text = piece.text.replace(/\s*\n\s*/g, ' ');
    if (last && last.kind === piece.kind && !piece.href && piece.kind !== 'code' && piece.kind !== 'break') {
      last.text += text;
    } else {
      merged.push({ ...piece, text });
    }
  }
  return merged;
}

function group(match: RegExpExecArray, index: number): string {
  return match[index] ?? '';
}
