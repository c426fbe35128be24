/** Expressions → values. Each kind has one row; the larger ones live in files of their own. */
import type { Expression } from './ast.ts';
import { checkIndex } from './builtins/list.ts';
import { cast, isInstance } from './convert.ts';
import { parseDecimal } from './decimal.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { assign, increment } from './evaluate-assign.ts';
import { evaluateCall, evaluateConstructorCall } from './evaluate-call.ts';
import { evaluateField, evaluateName } from './evaluate-name.ts';
import { evaluateNew, evaluateNewArray, evaluateNewItems, evaluateNewMap } from './evaluate-new.ts';
import { applyBinary, applyUnary } from './evaluate-operator.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { typeIn, type Frame } from './frame.ts';
import { throwNullPointer } from './platform-exceptions.ts';
import { classToken } from './tokens.ts';
import { ListValue, type Value } from './values.ts';

type Kind = Expression['kind'];
type Of<K extends Kind> = Extract<Expression, { kind: K }>;
type Evaluators = { [K in Kind]: (expression: Of<K>, frame: Frame) => Promise<Value> };

const evaluators: Evaluators = {
  literal: async (expression) => expression.value,
  decimal: async (expression) => parseDecimal(expression.text) ?? null,
  name: evaluateName,
  this: async (expression, frame) => {
    if (!frame.self) throw new InvalidApex('this in a static context', expression.site);
    return frame.self;
  },
  field: evaluateField,
  call: evaluateCall,
  'constructor-call': evaluateConstructorCall,
  index: evaluateIndex,
  new: evaluateNew,
  'new-items': evaluateNewItems,
  'new-map': evaluateNewMap,
  'new-array': evaluateNewArray,
  assign,
  increment,
  binary: async (expression, frame) => {
    const left = await evaluate(expression.left, frame);
    return applyBinary(expression.operator, left, await evaluate(expression.right, frame), expression.site);
  },
  logic: evaluateLogic,
  conditional: async (expression, frame) => {
    const test = condition(await evaluate(expression.test, frame), expression);
    return evaluate(test ? expression.then : expression.otherwise, frame);
  },
  unary: async (expression, frame) =>
    applyUnary(expression.operator, await evaluate(expression.operand, frame), expression.site),
  cast: async (expression, frame) => {
    const type = typeIn(frame, expression.type, expression.site);
    return cast(await evaluate(expression.value, frame), type, expression.site);
  },
  'instance-of': async (expression, frame) => {
    const type = typeIn(frame, expression.type, expression.site);
    return isInstance(await evaluate(expression.value, frame), type);
  },
  'class-literal': async (expression, frame) => classToken(typeIn(frame, expression.type, expression.site)),
  query: (expression, frame) => evaluateQuery(expression.query, frame, expression.site),
};

export function evaluate(expression: Expression, frame: Frame): Promise<Value> {
  const evaluator = evaluators[expression.kind] as (expression: Expression, frame: Frame) => Promise<Value>;
  return evaluator(expression, frame);
}

async function evaluateIndex(expression: Of<'index'>, frame: Frame): Promise<Value> {
  const target = await evaluate(expression.target, frame);
  const index = await evaluate(expression.index, frame);
  if (target === null || index === null) throwNullPointer(expression.site);
  if (!(target instanceof ListValue) || typeof index !== 'number')
    throw new UnsupportedApex('[ ] on something that is no list', expression.site);
  return target.items[checkIndex(target, index, expression.site)]!;
}

async function evaluateLogic(expression: Of<'logic'>, frame: Frame): Promise<Value> {
  const left = await evaluate(expression.left, frame);
  if (expression.operator === '??') return left ?? evaluate(expression.right, frame);
  const decided = condition(left, expression) === (expression.operator === '||');
  return decided ? left : condition(await evaluate(expression.right, frame), expression);
}

/** A condition's value; null is the platform's null pointer. */
export function condition(value: Value, expression: Expression): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) throwNullPointer(expression.site);
  throw new InvalidApex('Condition expression must be of type Boolean', expression.site);
}
