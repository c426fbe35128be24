/** String: methods and statics. Indexes out of range are the platform's StringException. */
import { toText } from '../text.ts';
import { throwApex } from '../platform-exceptions.ts';
import type { Site } from '../ast.ts';
import { primitive } from '../types.ts';
import { ListValue, SetValue, type Value } from '../values.ts';
import { toPattern } from './pattern-syntax.ts';
import { isBlank, pad, textHash } from './string-functions.ts';
import { stringPieces } from './string-pieces.ts';
import type { BuiltinType, Call } from './table.ts';

function items(value: Value): Value[] {
  if (value instanceof ListValue) return value.items;
  return value instanceof SetValue ? [...value.items.values()] : [];
}

function checked(index: number, most: number, site: Site): number {
  if (index < 0 || index > most)
    throwApex('StringException', `Starting position out of bounds: ${index}`, site);
  return index;
}

function slice(text: string, start: number, end: number, call: Call): string {
  checked(start, text.length, call.site);
  if (end < start || end > text.length)
    throwApex('StringException', `Ending position out of bounds: ${end}`, call.site);
  return text.slice(start, end);
}

function split(text: string, expression: string, limit: number, call: Call): ListValue {
  const pattern = toPattern(expression, 'g', call.site);
  const pieces: string[] = [];
  let position = 0;
  for (const match of text.matchAll(pattern)) {
    if (limit > 0 && pieces.length === limit - 1) break;
    // An empty match at the start makes no piece, as in Java.
    if (match[0] === '' && (match.index === 0 || match.index === text.length)) continue;
    pieces.push(text.slice(position, match.index));
    position = match.index + match[0].length;
  }
  pieces.push(text.slice(position));
  if (limit === 0) while (pieces.length > 1 && pieces.at(-1) === '') pieces.pop();
  return new ListValue(primitive('String'), pieces);
}

export const stringType: BuiltinType = {
  name: 'String',
  methods: {
    ...stringPieces,
    'charAt(Integer)': (text: string, [index], { site }) =>
      text.charCodeAt(checked(index, text.length - 1, site)),
    'compareTo(String)': (text: string, [other]) => (text < other ? -1 : text > other ? 1 : 0),
    'contains(String)': (text: string, [part]) => text.includes(part),
    'containsIgnoreCase(String)': (text: string, [part]) => text.toLowerCase().includes(part.toLowerCase()),
    'countMatches(String)': (text: string, [part]) => (part === '' ? 0 : text.split(part).length - 1),
    'endsWith(String)': (text: string, [part]) => text.endsWith(part),
    'endsWithIgnoreCase(String)': (text: string, [part]) => text.toLowerCase().endsWith(part.toLowerCase()),
    'equals(Object?)': (text: string, [other]) => text === (other === null ? null : toText(other)),
    'equalsIgnoreCase(String?)': (text: string, [other]) => text.toLowerCase() === other?.toLowerCase(),
    'hashCode()': (text: string) => textHash(text),
    'indexOf(String)': (text: string, [part]) => text.indexOf(part),
    'indexOf(String,Integer)': (text: string, [part, from]) => text.indexOf(part, from),
    'isNumeric()': (text: string) => /^\d+$/.test(text),
    'isAlpha()': (text: string) => /^\p{L}+$/u.test(text),
    'isAlphanumeric()': (text: string) => /^[\p{L}\p{Nd}]+$/u.test(text),
    'isWhitespace()': (text: string) => /^\s*$/.test(text),
    'lastIndexOf(String)': (text: string, [part]) => text.lastIndexOf(part),
    'lastIndexOf(String,Integer)': (text: string, [part, from]) => text.lastIndexOf(part, from),
    'leftPad(Integer)': (text: string, [length]) => pad(text, length, ' ') + text,
    'leftPad(Integer,String)': (text: string, [length, filler]) => pad(text, length, filler) + text,
    'rightPad(Integer)': (text: string, [length]) => text + pad(text, length, ' '),
    'rightPad(Integer,String)': (text: string, [length, filler]) => text + pad(text, length, filler),
    'length()': (text: string) => text.length,
    'replace(String,String)': (text: string, [from, to]) => text.replaceAll(from, () => to),
    'replaceAll(String,String)': (text: string, [from, to], { site }) =>
      text.replace(toPattern(from, 'g', site), to),
    'replaceFirst(String,String)': (text: string, [from, to], { site }) =>
      text.replace(toPattern(from, '', site), to),
    'split(String)': (text: string, [expression], call) => split(text, expression, 0, call),
    'split(String,Integer)': (text: string, [expression, limit], call) =>
      split(text, expression, limit, call),
    'startsWith(String)': (text: string, [part]) => text.startsWith(part),
    'startsWithIgnoreCase(String)': (text: string, [part]) =>
      text.toLowerCase().startsWith(part.toLowerCase()),
    'substring(Integer)': (text: string, [start], call) => slice(text, start, text.length, call),
    'substring(Integer,Integer)': (text: string, [start, end], call) => slice(text, start, end, call),
    'toString()': (text: string) => text,
  },
  statics: {
    'escapeSingleQuotes(String)': (_, [text]) => text.replace(/'/g, "\\'"),
    'format(String,List)': (_, [text, values]) =>
      text.replace(/\{(\d+)\}/g, (whole: string, index: string) =>
        toText(values.items[Number(index)] ?? whole),
      ),
    'fromCharArray(List)': (_, [codes]) => String.fromCharCode(...codes.items),
    'isBlank(String?)': (_, [text]) => isBlank(text),
    'isNotBlank(String?)': (_, [text]) => !isBlank(text),
    'isEmpty(String?)': (_, [text]) => text === null || text === '',
    'isNotEmpty(String?)': (_, [text]) => text !== null && text !== '',
    'join(Iterable,String)': (_, [values, separator]) =>
      items(values)
        .map((item) => (item === null ? '' : toText(item)))
        .join(separator),
    'valueOf(Object?)': (_, [value]) => toText(value),
  },
};
