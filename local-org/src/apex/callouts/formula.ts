/**
 * Formulas in credential claims: `{!$User.Username}`, text and number literals, `+ - * / &`, parentheses and the
 * functions TEXT, FLOOR, CEILING, ROUND, NOW and DATETIMEVALUE. Anything else is refused by its name.
 */

/** What the merge fields mean: `$User.Username` → its value. */
export type MergeFields = Record<string, string>;

interface DateTime {
  /** Days since 1970-01-01T00:00:00Z: formulas count time in days. */
  days: number;
}

type Result = string | number | DateTime;

export class FormulaError extends Error {}

/** The value as text. Text without `{!…}` is itself. Throws FormulaError, naming what is not supported. */
export function evaluateFormula(source: string, fields: MergeFields, now: number): string {
  const match = /^\s*\{!([\s\S]*)\}\s*$/.exec(source);
  if (!match) {
    if (source.includes('{!')) throw new FormulaError(`Text around a formula is not supported: ${source}`);
    return source;
  }
  const result = new Parser(tokenize(match[1]!), fields, now).whole();
  if (typeof result === 'object') throw new FormulaError('A formula must give text or a number');
  return String(result);
}

type Token = { kind: 'number' | 'text' | 'name' | 'sign'; text: string };

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|(\d+(?:\.\d+)?)|"([^"]*)"|'([^']*)'|(\$?[A-Za-z_][\w.]*)|([-+*/&(),])|([\s\S])/g;
  for (const [whole, number, double, single, name, sign, other] of source.matchAll(pattern)) {
    const text = double ?? single;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (other !== undefined) throw new FormulaError(`Unsupported formula character: ${whole}`);
  }
  return tokens;
}

const functions: Record<string, (values: Result[], now: number) => Result> = {
  TEXT: ([value]) =>
    typeof value === 'number' ? String(value) : refuse('TEXT of something that is no number'),
  FLOOR: ([value]) => Math.floor(numberOf(value)),
  CEILING: ([value]) => Math.ceil(numberOf(value)),
  ROUND: ([value, digits]) => Number(numberOf(value).toFixed(numberOf(digits))),
  NOW: (_, now) => ({ days: now / 86_400_000 }),
  DATETIMEVALUE: ([text]) => {
    const time = typeof text === 'string' ? Date.parse(`${text.replace(' ', 'T')}Z`) : Number.NaN;
    return Number.isNaN(time)
      ? refuse('DATETIMEVALUE of something that is no date and time')
      : { days: time / 86_400_000 };
  },
};

function refuse(problem: string): never {
  throw new FormulaError(`Unsupported formula: ${problem}`);
}

function numberOf(value: Result | undefined): number {
  return typeof value === 'number' ? value : refuse('a number was expected');
}

class Parser {
  private readonly tokens: Token[];
  private readonly fields: MergeFields;
  private readonly now: number;
  private position = 0;

  constructor(tokens: Token[], fields: MergeFields, now: number) {
    this.tokens = tokens;
    this.fields = fields;
    this.now = now;
  }

  whole(): Result {
    const result = this.text();
    const rest = this.tokens[this.position];
    return rest ? refuse(`unexpected ${rest.text}`) : result;
  }

  /** `&` binds weakest. */
  private text(): Result {
    let left = this.sum();
    while (this.take('&')) {
      const right = this.sum();
      if (typeof left !== 'string' || typeof right !== 'string')
        return refuse('& of something that is no text');
      left += right;
    }
    return left;
  }

  private sum(): Result {
    let left = this.product();
    for (;;) {
      if (this.take('+')) left = add(left, this.product(), 1);
      else if (this.take('-')) left = add(left, this.product(), -1);
      else return left;
    }
  }

  private product(): Result {
    let left = this.operand();
    for (;;) {
      if (this.take('*')) left = numberOf(left) * numberOf(this.operand());
      else if (this.take('/')) left = numberOf(left) / numberOf(this.operand());
      else return left;
    }
  }

  private operand(): Result {
    if (this.take('(')) return this.closed();
    if (this.take('-')) return -numberOf(this.operand());
    const token = this.tokens[this.position++];
    if (!token) return refuse('it ends too early');
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'text') return token.text;
    if (token.kind === 'sign') return refuse(`unexpected ${token.text}`);
    return this.take('(') ? this.call(token.text) : this.mergeField(token.text);
  }

  private closed(): Result {
    const value = this.text();
    return this.take(')') ? value : refuse('a closing parenthesis is missing');
  }

  private call(name: string): Result {
    const run = functions[name.toUpperCase()];
    if (!run) return refuse(`function ${name}`);
    const values: Result[] = [];
    if (this.take(')')) return run(values, this.now);
    do values.push(this.text());
    while (this.take(','));
    return this.take(')') ? run(values, this.now) : refuse('a closing parenthesis is missing');
  }

  private mergeField(name: string): string {
    const found = Object.keys(this.fields).find((field) => field.toLowerCase() === name.toLowerCase());
    return found ? this.fields[found]! : refuse(`merge field ${name}`);
  }

  private take(sign: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.position += 1;
    return true;
  }
}

/** Times differ in days, and days move a time. */
function add(left: Result, right: Result, sign: 1 | -1): Result {
  if (typeof left === 'number' && typeof right === 'number') return left + sign * right;
  if (typeof left === 'object' && typeof right === 'number') return { days: left.days + sign * right };
  if (typeof left === 'object' && typeof right === 'object' && sign === -1) return left.days - right.days;
  if (typeof left === 'string' && typeof right === 'string' && sign === 1) return left + right;
  return refuse('+ or - of these types');
}
