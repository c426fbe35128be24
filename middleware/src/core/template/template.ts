/**
 * The template language: `{{Path.To.Field}}`, `{{#Children}}…{{/Children}}`, `{{^Children}}…{{/Children}}`, `{{$Today}}`.
 * A line that holds one section tag and nothing else disappears.
 */

export interface Position {
  /** Both count from 1. */
  line: number;
  column: number;
}

export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'today' }
  | ({ kind: 'value'; path: string[]; tag: string } & Position)
  | ({ kind: 'section'; name: string; inverted: boolean; body: TemplateNode[]; tag: string } & Position);

/** What is wrong with a tag, in a sentence for the author of the template. */
export interface TemplateProblem extends Position {
  tag: string;
  message: string;
}

export interface Template {
  nodes: TemplateNode[];
  problems: TemplateProblem[];
}

type Section = Extract<TemplateNode, { kind: 'section' }>;
interface Tag extends Position {
  tag: string;
  sign: string;
  name: string;
  start: number;
  end: number;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Reads a template into a tree. Never throws: what cannot be read is a problem with its place. */
export function parseTemplate(text: string): Template {
  const problems: TemplateProblem[] = [];
  const tags = scanTags(text, problems);
  const root: TemplateNode[] = [];
  const open: Section[] = [];
  let cursor = 0;
  for (const tag of tags) {
    const [start, end] = isSectionTag(tag) ? standaloneLine(text, tag, cursor) : [tag.start, tag.end];
    const body = open.at(-1)?.body ?? root;
    if (start > cursor) body.push({ kind: 'text', text: text.slice(cursor, start) });
    cursor = end;
    placeTag(tag, body, open, problems);
  }
  if (cursor < text.length) (open.at(-1)?.body ?? root).push({ kind: 'text', text: text.slice(cursor) });
  for (const section of open) {
    problems.push(
      problemAt(section, section.tag, `${section.tag} is never closed: add {{/${section.name}}}`),
    );
  }
  return { nodes: root, problems };
}

function placeTag(tag: Tag, body: TemplateNode[], open: Section[], problems: TemplateProblem[]): void {
  const { tag: source, name, line, column } = tag;
  if (tag.sign === '#' || tag.sign === '^') {
    const section: Section = {
      kind: 'section',
      name,
      inverted: tag.sign === '^',
      body: [],
      tag: source,
      line,
      column,
    };
    body.push(section);
    open.push(section);
    if (!NAME.test(name)) problems.push(problemAt(tag, source, `${source} does not name a related list`));
  } else if (tag.sign === '/') {
    closeSection(tag, open, problems);
  } else if (tag.sign === '$') {
    if (name === 'Today') body.push({ kind: 'today' });
    else problems.push(problemAt(tag, source, `${source} is unknown: only {{$Today}} exists`));
  } else {
    const path = name.split('.');
    if (path.every((part) => NAME.test(part))) body.push({ kind: 'value', path, tag: source, line, column });
    else problems.push(problemAt(tag, source, `${source} is not a field path such as {{Account.Name}}`));
  }
}

function closeSection(tag: Tag, open: Section[], problems: TemplateProblem[]): void {
  const last = open.at(-1);
  if (last && last.name.toLowerCase() === tag.name.toLowerCase()) {
    open.pop();
  } else if (last) {
    problems.push(
      problemAt(tag, tag.tag, `${tag.tag} closes a section, but ${last.tag} is open: close that one first`),
    );
  } else {
    problems.push(problemAt(tag, tag.tag, `${tag.tag} closes a section that was never opened`));
  }
}

function scanTags(text: string, problems: TemplateProblem[]): Tag[] {
  const tags: Tag[] = [];
  const place = positions(text);
  let from = 0;
  for (;;) {
    const start = text.indexOf('{{', from);
    if (start < 0) return tags;
    const close = text.indexOf('}}', start + 2);
    const next = text.indexOf('{{', start + 2);
    if (close < 0 || (next >= 0 && next < close)) {
      problems.push(problemAt(place(start), '{{', 'A tag is opened with {{ and never closed with }}'));
      if (close < 0) return tags;
      from = next;
      continue;
    }
    const inner = text.slice(start + 2, close).trim();
    const sign = /^[#^/$]/.test(inner) ? inner.charAt(0) : '';
    const name = inner.slice(sign.length).trim();
    tags.push({ tag: text.slice(start, close + 2), sign, name, start, end: close + 2, ...place(start) });
    from = close + 2;
  }
}

/** Offsets must be asked in rising order; the text is walked once. */
function positions(text: string): (offset: number) => Position {
  let line = 1;
  let lineStart = 0;
  let nextBreak = text.indexOf('\n');
  return (offset) => {
    while (nextBreak >= 0 && nextBreak < offset) {
      line += 1;
      lineStart = nextBreak + 1;
      nextBreak = text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}

const isSectionTag = (tag: Tag): boolean => tag.sign === '#' || tag.sign === '^' || tag.sign === '/';

/** The whole line, with its line break, when the tag stands alone on it; else only the tag. */
function standaloneLine(text: string, tag: Tag, cursor: number): [number, number] {
  let start = tag.start;
  while (start > cursor && /[ \t]/.test(text.charAt(start - 1))) start -= 1;
  let end = tag.end;
  while (end < text.length && /[ \t\r]/.test(text.charAt(end))) end += 1;
  const startsLine = start === 0 || text.charAt(start - 1) === '\n';
  const endsLine = end === text.length || text.charAt(end) === '\n';
  if (!startsLine || !endsLine) return [tag.start, tag.end];
  return [start, Math.min(end + 1, text.length)];
}

function problemAt(place: Position, tag: string, message: string): TemplateProblem {
  return { tag, message, line: place.line, column: place.column };
}
