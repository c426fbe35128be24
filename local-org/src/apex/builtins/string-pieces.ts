/** String methods that take pieces of a text or give it another shape; indexes out of range are no error here. */
import type { BuiltinFunction } from './table.ts';

function capitalized(text: string, change: (letter: string) => string): string {
  return change(text.charAt(0)) + text.slice(1);
}

export const stringPieces: Record<string, BuiltinFunction> = {
  'abbreviate(Integer)': (text: string, [length]) =>
    text.length <= length ? text : `${text.slice(0, length - 3)}...`,
  'capitalize()': (text: string) => capitalized(text, (letter) => letter.toUpperCase()),
  'uncapitalize()': (text: string) => capitalized(text, (letter) => letter.toLowerCase()),
  'deleteWhitespace()': (text: string) => text.replace(/\s+/g, ''),
  'left(Integer)': (text: string, [length]) => text.slice(0, Math.max(0, length)),
  'right(Integer)': (text: string, [length]) => (length <= 0 ? '' : text.slice(-length)),
  'mid(Integer,Integer)': (text: string, [start, length]) =>
    text.slice(Math.max(0, start), Math.max(0, start) + Math.max(0, length)),
  'normalizeSpace()': (text: string) => text.trim().replace(/\s+/g, ' '),
  'remove(String)': (text: string, [part]) => (part === '' ? text : text.replaceAll(part, '')),
  'removeStart(String)': (text: string, [part]) => (text.startsWith(part) ? text.slice(part.length) : text),
  'removeEnd(String)': (text: string, [part]) =>
    part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text,
  'repeat(Integer)': (text: string, [count]) => text.repeat(Math.max(0, count)),
  'reverse()': (text: string) => [...text].reverse().join(''),
  'substringAfter(String)': (text: string, [part]) => {
    const index = text.indexOf(part);
    return index < 0 ? '' : text.slice(index + part.length);
  },
  'substringAfterLast(String)': (text: string, [part]) => {
    const index = text.lastIndexOf(part);
    return index < 0 || part === '' ? '' : text.slice(index + part.length);
  },
  'substringBefore(String)': (text: string, [part]) => {
    const index = text.indexOf(part);
    return index < 0 ? text : text.slice(0, index);
  },
  'substringBeforeLast(String)': (text: string, [part]) => {
    const index = text.lastIndexOf(part);
    return index < 0 || part === '' ? text : text.slice(0, index);
  },
  'substringBetween(String,String)': (text: string, [open, close]) => {
    const start = text.indexOf(open);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    return end < 0 ? null : text.slice(start + open.length, end);
  },
  'toLowerCase()': (text: string) => text.toLowerCase(),
  'toUpperCase()': (text: string) => text.toUpperCase(),
  'trim()': (text: string) => text.trim(),
};
