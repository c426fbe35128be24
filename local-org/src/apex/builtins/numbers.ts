/** Integer, Long, Decimal, Boolean and Math. */
import { compareDecimals, DecimalValue, decimalOf, parseDecimal, setScale, stripZeros } from '../decimal.ts';
import { throwApex } from '../platform-exceptions.ts';
import { toText } from '../text.ts';
import type { Value } from '../values.ts';
import type { BuiltinFunction, BuiltinType, Call } from './table.ts';

function readInteger(text: string, call: Call): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text.trim()) || value > 2147483647 || value < -2147483648) {
    throwApex('TypeException', `Invalid integer: ${text}`, call.site);
  }
  return value;
}

/** Half to even, as Math.round and Decimal.round do. */
function roundHalfEven(value: DecimalValue): bigint {
  const factor = 10n ** BigInt(value.scale);
  const negative = value.unscaled < 0n;
  const size = negative ? -value.unscaled : value.unscaled;
  const whole = size / factor;
  const rest = (size % factor) * 2n;
  const up = rest > factor || (rest === factor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

function absolute(value: DecimalValue): DecimalValue {
  return value.unscaled < 0n ? new DecimalValue(-value.unscaled, value.scale) : value;
}

function grouped(value: Value): string {
  return toText(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export const integerType: BuiltinType = {
  name: 'Integer',
  methods: {
    'format()': (value: number) => grouped(value),
    'intValue()': (value: number) => value,
    'longValue()': (value: number) => BigInt(value),
  },
  statics: {
    'valueOf(String)': (_, [text], call) => readInteger(text, call),
    'valueOf(Integer)': (_, [value]) => value,
    'valueOf(Long)': (_, [value]) => Number(BigInt.asIntN(32, value as bigint)),
    'valueOf(Decimal)': (_, [value]) => Math.trunc(value.toNumber()),
  },
};

export const longType: BuiltinType = {
  name: 'Long',
  methods: {
    'format()': (value: bigint) => grouped(value),
    'intValue()': (value: bigint) => Number(BigInt.asIntN(32, value)),
    'longValue()': (value: bigint) => value,
  },
  statics: {
    'valueOf(String)': (_, [text], { site }) =>
      /^[+-]?\d+$/.test(text.trim())
        ? BigInt(text)
        : throwApex('TypeException', `Invalid long: ${text}`, site),
  },
};

export const decimalType: BuiltinType = {
  name: 'Decimal',
  methods: {
    'abs()': (value: DecimalValue) => absolute(value),
    'intValue()': (value: DecimalValue) => Math.trunc(value.toNumber()),
    'longValue()': (value: DecimalValue) => value.unscaled / 10n ** BigInt(value.scale),
    'round()': (value: DecimalValue) => roundHalfEven(value),
    'scale()': (value: DecimalValue) => value.scale,
    'precision()': (value: DecimalValue) => value.unscaled.toString().replace('-', '').length,
    'setScale(Integer)': (value: DecimalValue, [scale]) => setScale(value, scale),
    'stripTrailingZeros()': (value: DecimalValue) => stripZeros(value),
    'toPlainString()': (value: DecimalValue) => value.toString(),
  },
  statics: {
    'valueOf(String)': (_, [text], { site }) =>
      parseDecimal(text) ?? throwApex('TypeException', `Invalid decimal: ${text}`, site),
    'valueOf(Decimal)': (_, [value]) => value,
  },
};

export const booleanType: BuiltinType = {
  name: 'Boolean',
  statics: {
    'valueOf(String?)': (_, [text]) => text?.toLowerCase() === 'true',
    'valueOf(Boolean)': (_, [value]) => value,
  },
};

function pick(name: 'min' | 'max', sign: number): Record<string, BuiltinFunction> {
  return {
    [`${name}(Integer,Integer)`]: (_, [left, right]) =>
      name === 'min' ? Math.min(left, right) : Math.max(left, right),
    [`${name}(Long,Long)`]: (_, [left, right]) => (left < right === sign > 0 ? left : right),
    [`${name}(Decimal,Decimal)`]: (_, [left, right]) =>
      compareDecimals(left, right) * sign <= 0 ? left : right,
  };
}

export const mathType: BuiltinType = {
  name: 'Math',
  statics: {
    ...pick('min', 1),
    ...pick('max', -1),
    'abs(Integer)': (_, [value]) => Math.abs(value),
    'abs(Long)': (_, [value]) => ((value as bigint) < 0n ? -value : value),
    'abs(Decimal)': (_, [value]) => absolute(value),
    'ceil(Decimal)': (_, [value]) => decimalOf(Math.ceil(value.toNumber())),
    'floor(Decimal)': (_, [value]) => decimalOf(Math.floor(value.toNumber())),
    'mod(Integer,Integer)': (_, [left, right], { site }) =>
      right === 0 ? throwApex('MathException', 'Divide by 0', site) : left % right,
    'mod(Long,Long)': (_, [left, right], { site }) =>
      right === 0n ? throwApex('MathException', 'Divide by 0', site) : left % right,
    'round(Decimal)': (_, [value]) => Number(roundHalfEven(value)),
    'roundToLong(Decimal)': (_, [value]) => roundHalfEven(value),
  },
};
