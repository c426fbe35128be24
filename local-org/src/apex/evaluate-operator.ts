/** Operators on values. Pure. */
import type { AssignOperator, BinaryOperator, Site } from './ast.ts';
import { typeOf } from './convert.ts';
import { add, compareDecimals, DecimalValue, decimalOf, divide, multiply, subtract } from './decimal.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { exactEquals, isNumeric, looseEquals } from './key.ts';
import { throwApex, throwNullPointer } from './platform-exceptions.ts';
import { toText } from './text.ts';
import { typeName } from './types.ts';
import { DateValue, DatetimeValue, IdValue, type Value } from './values.ts';

type Numeric = number | bigint | DecimalValue;

/** `left operator right`. Throws the exception the platform throws, or InvalidApex for types that do not go together. */
export function applyBinary(operator: BinaryOperator, left: Value, right: Value, site: Site): Value {
  switch (operator) {
    case '==':
      return looseEquals(left, right, site);
    case '!=':
      return !looseEquals(left, right, site);
    case '===':
      return exactEquals(left, right, site);
    case '!==':
      return !exactEquals(left, right, site);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, left, right, site);
    case '+':
      return plus(left, right, site);
    default:
      return typeof left === 'boolean' && typeof right === 'boolean'
        ? booleanOperation(operator, left, right, site)
        : arithmetic(operator, left, right, site);
  }
}

/** The operator inside `+=` and its like; undefined for plain `=`. */
export function operatorOf(operator: AssignOperator): BinaryOperator | undefined {
  return operator === '=' ? undefined : (operator.slice(0, -1) as BinaryOperator);
}

function plus(left: Value, right: Value, site: Site): Value {
  const texts = [left, right].filter((value) => typeof value === 'string' || value instanceof IdValue);
  if (texts.length > 0) {
    if (left instanceof DateValue || right instanceof DateValue)
      throw new UnsupportedApex('text + Date', site);
    return toText(left) + toText(right);
  }
  // Without declared types at hand, two nulls could be texts or numbers, and the results differ.
  if (left === null && right === null) throw new UnsupportedApex('null + null', site);
  if (left instanceof DateValue && typeof right === 'number') return new DateValue(left.day + right);
  return arithmetic('+', left, right, site);
}

function compare(operator: '<' | '>' | '<=' | '>=', left: Value, right: Value, site: Site): boolean {
  // A comparison with null is false on the platform, whichever way it points.
  if (left === null || right === null) return false;
  const order = compareValues(left, right, site);
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

/** Negative, zero or positive; neither value is null. Throws InvalidApex for types without an order. */
export function compareValues(left: Value, right: Value, site: Site): number {
  if (isNumeric(left) && isNumeric(right)) return compareDecimals(decimalOf(left), decimalOf(right));
  if (left instanceof DateValue && right instanceof DateValue) return left.day - right.day;
  if (left instanceof DatetimeValue && right instanceof DatetimeValue)
    return left.milliseconds - right.milliseconds;
  const [a, b] = [left instanceof IdValue ? left.text : left, right instanceof IdValue ? right.text : right];
  if (typeof a === 'string' && typeof b === 'string') {
    const [low, high] = [a.toLowerCase(), b.toLowerCase()];
    return low < high ? -1 : low > high ? 1 : 0;
  }
  throw new InvalidApex(`${typeName(typeOf(left))} and ${typeName(typeOf(right))} have no order`, site);
}

function booleanOperation(operator: BinaryOperator, left: boolean, right: boolean, site: Site): boolean {
  if (operator === '&') return left && right;
  if (operator === '|') return left || right;
  if (operator === '^') return left !== right;
  throw new InvalidApex(`${operator} on Boolean`, site);
}

function arithmetic(operator: BinaryOperator, left: Value, right: Value, site: Site): Value {
  if (left === null || right === null) throwNullPointer(site);
  if (!isNumeric(left) || !isNumeric(right)) {
    throw new InvalidApex(`${typeName(typeOf(left))} ${operator} ${typeName(typeOf(right))}`, site);
  }
  if (operator === '/' && decimalOf(right).unscaled === 0n) throwApex('MathException', 'Divide by 0', site);
  if (left instanceof DecimalValue || right instanceof DecimalValue)
    return decimalOperation(operator, left, right, site);
  const result = integerOperation(
    operator,
    BigInt(left),
    BigInt(right),
    typeof left === 'bigint' ? 64 : 32,
    site,
  );
  return typeof left === 'number' && typeof right === 'number'
    ? Number(BigInt.asIntN(32, result))
    : BigInt.asIntN(64, result);
}

function decimalOperation(operator: BinaryOperator, left: Numeric, right: Numeric, site: Site): DecimalValue {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  if (operator === '+') return add(a, b);
  if (operator === '-') return subtract(a, b);
  if (operator === '*') return multiply(a, b);
  if (operator === '/') return divide(a, b);
  throw new InvalidApex(`${operator} on Decimal`, site);
}

function integerOperation(
  operator: BinaryOperator,
  left: bigint,
  right: bigint,
  bits: number,
  site: Site,
): bigint {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '>>>':
      return BigInt.asUintN(bits, left) >> right;
    default:
      throw new UnsupportedApex(`operator ${operator}`, site);
  }
}

/** `-x`, `+x`, `!x`, `~x`. */
export function applyUnary(operator: '-' | '+' | '!' | '~', value: Value, site: Site): Value {
  if (value === null) throwNullPointer(site);
  if (operator === '!') {
    if (typeof value === 'boolean') return !value;
    throw new InvalidApex(`! on ${typeName(typeOf(value))}`, site);
  }
  if (operator === '+' && isNumeric(value)) return value;
  if (operator === '-') {
    if (typeof value === 'number') return -value | 0;
    if (typeof value === 'bigint') return -value;
    if (value instanceof DecimalValue) return new DecimalValue(-value.unscaled, value.scale);
  }
  if (operator === '~' && typeof value === 'number') return ~value;
  throw new InvalidApex(`${operator} on ${typeName(typeOf(value))}`, site);
}
