/** Literals of the tree → values. */
import type { LiteralContext } from '@apexdevtools/apex-parser';
import type { Expression, Site } from '../ast.ts';
import { InvalidApex, UnsupportedApex } from '../errors.ts';
import { sourceOf } from '../parse.ts';

const escapes: Record<string, string> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text between the quotes with its escapes read. */
export function readString(quoted: string, site: Site): string {
  return quoted.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, code: string) => {
    if (code.startsWith('u') && code.length === 5)
      return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const character = escapes[code];
    if (character === undefined) throw new InvalidApex(`Invalid string literal escape ${whole}`, site);
    return character;
  });
}

export function lowerLiteral(node: LiteralContext, site: Site): Expression {
  const text = sourceOf(node);
  if (node.NULL()) return { kind: 'literal', value: null, site };
  if (node.BooleanLiteral()) return { kind: 'literal', value: text.toLowerCase() === 'true', site };
  if (node.StringLiteral()) return { kind: 'literal', value: readString(text, site), site };
  if (node.IntegerLiteral()) return { kind: 'literal', value: readInteger(text, site), site };
  if (node.LongLiteral()) return { kind: 'literal', value: BigInt(text.slice(0, -1)), site };
  if (node.NumberLiteral() && /^[0-9.]+$/.test(text)) return { kind: 'decimal', text, site };
  throw new UnsupportedApex(`literal ${text}`, site);
}

function readInteger(text: string, site: Site): number {
  const value = Number(text);
  if (value > 2147483648) throw new InvalidApex(`Illegal Integer ${text}`, site);
  return value;
}
